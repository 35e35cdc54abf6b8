import { readdirSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/ids';
import { refTextKey, storedColumns, tables } from '../../../src/shared/model/index';
import { ownerKey, rowSchema, type StoredRow, toStored } from '../../../src/shared/model/rowSchema';

const folder = 'src/backend/store/migrations';
const sql = readdirSync(folder)
  .sort()
  .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
  .join('\n');
let db: Database.Database;

beforeEach(() => {
  db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  db.exec(sql);
});

function insert(entity: string, row: StoredRow): string {
  const id = (row.id as string | undefined) ?? newId();
  const full = { ...row, id };
  const keys = Object.keys(full);
  db.prepare(
    `INSERT INTO "${entity}" (${keys.map((key) => `"${key}"`).join(', ')}) VALUES (${keys.map(() => '?').join(', ')})`,
  ).run(...Object.values(full));
  return id;
}

function newPlan(countyId: string, targetFrameId = newId(), id = newId()): { id: string; targetFrameId: string } {
  const years = { baseYear: 2025, firstYear: 2026, lastYear: 2028, targetYear: 2035 };
  insert('plan', { id, countyId, name: '规划', status: 'draft', ...years, targetFrameId });
  return { id, targetFrameId };
}

function frameOf(plan: { id: string; targetFrameId: string }): void {
  insert('targetFrame', { id: plan.targetFrameId, planId: plan.id, name: '目标网架', year: 2035 });
}

/** A value each column takes. */
function sample(kind: string, column: (typeof tables)[number]['columns'][number]): string | number {
  switch (kind) {
    case 'integer':
    case 'money':
    case 'decimal':
    case 'percent':
      return Math.max(1, column.min ?? 1);
    case 'year':
      return 2026;
    case 'boolean':
      return toStored(true)!;
    case 'date':
      return '2026-05';
    case 'dateTime':
      return '2026-05-01 08:05';
    case 'enum':
      return column.options![0]!.value;
    default:
      return ['decisions', 'result', 'columnMap', 'issues', 'changes'].includes(column.key) ? '{}' : '文本';
  }
}

describe.each(tables.map((table) => [table.entity, table] as const))('%s', (entity, table) => {
  it('has in the schema what is described, and the reverse', () => {
    const described = new Map<string, string>([['id', 'TEXT']]);
    const owner = ownerKey(table);
    if (owner) described.set(owner, 'TEXT');
    for (const column of storedColumns(table)) {
      const whole = ['integer', 'money', 'year', 'boolean'].includes(column.kind);
      const real = ['decimal', 'percent'].includes(column.kind);
      described.set(column.key, whole ? 'INTEGER' : real ? 'REAL' : 'TEXT');
      const textKey = refTextKey(column);
      if (textKey) described.set(textKey, 'TEXT');
    }
    for (const key of ['extra', 'batchId']) described.set(key, 'TEXT');
    for (const key of ['sourceSheet', 'sourceRow']) described.set(key, 'INTEGER');
    const actual = db.prepare('SELECT name, type, "notnull" AS required FROM pragma_table_info(?)').all(entity) as {
      name: string;
      type: string;
      required: number;
    }[];
    expect(Object.fromEntries(actual.map((column) => [column.name, column.type]))).toEqual(
      Object.fromEntries(described),
    );
    const required = storedColumns(table).filter((column) => column.required);
    expect(
      actual
        .filter((column) => column.required && !['id', owner].includes(column.name))
        .map((column) => column.name)
        .sort(),
    ).toEqual(required.map((column) => column.key).sort());
    expect(db.prepare("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?").get(entity)).toMatchObject({
      sql: expect.stringMatching(/\) STRICT$/),
    });
  });

  it('takes a full row that its schema takes, and refuses an unknown choice as the schema does', () => {
    db.pragma('foreign_keys = OFF');
    const row: StoredRow = { id: newId(), extra: '{"旧列":"1"}', batchId: null, sourceSheet: 0, sourceRow: 7 };
    const owner = ownerKey(table);
    if (owner) row[owner] = newId();
    for (const column of storedColumns(table)) {
      row[column.key] = sample(column.kind, column);
      const textKey = refTextKey(column);
      if (textKey) row[textKey] = null;
    }
    expect(rowSchema(table).safeParse(row).error).toBeUndefined();
    insert(entity, row);
    for (const column of storedColumns(table).filter((candidate) =>
      ['enum', 'boolean', 'date', 'dateTime'].includes(candidate.kind),
    )) {
      const wrong = { ...row, id: newId(), [column.key]: column.kind === 'boolean' ? 2 : 'nonsense' };
      expect(rowSchema(table).safeParse(wrong).success).toBe(false);
      expect(() => insert(entity, wrong)).toThrow(/CHECK/);
    }
  });
});

describe('one county plan has exactly one target frame', () => {
  let countyId: string;
  beforeEach(() => {
    countyId = insert('county', { name: '云岭县' });
  });

  it('takes a plan with its frame', () => {
    db.transaction(() => frameOf(newPlan(countyId)))();
    expect(db.prepare('SELECT count(*) AS n FROM plan').get()).toEqual({ n: 1 });
  });

  it('refuses a plan without one at the commit', () => {
    expect(() => db.transaction(() => newPlan(countyId))()).toThrow(/FOREIGN KEY/);
    expect(db.prepare('SELECT count(*) AS n FROM plan').get()).toEqual({ n: 0 });
  });

  it('refuses a second frame of a plan', () => {
    db.transaction(() => {
      const plan = newPlan(countyId);
      frameOf(plan);
      expect(() => insert('targetFrame', { planId: plan.id, name: '另一', year: 2040 })).toThrow(/UNIQUE/);
    })();
  });

  it("refuses another plan's frame, also where two plans would swap theirs", () => {
    expect(() =>
      db.transaction(() => {
        const [a, b, frameA, frameB] = [newId(), newId(), newId(), newId()];
        newPlan(countyId, frameB, a);
        newPlan(countyId, frameA, b);
        insert('targetFrame', { id: frameA, planId: a, name: 'A', year: 2035 });
        insert('targetFrame', { id: frameB, planId: b, name: 'B', year: 2035 });
      })(),
    ).toThrow(/FOREIGN KEY/);
  });

  it('lets a frame go only together with its plan', () => {
    const plan = db.transaction(() => {
      const made = newPlan(countyId);
      frameOf(made);
      return made;
    })();
    expect(() => db.prepare('DELETE FROM targetFrame WHERE id = ?').run(plan.targetFrameId)).toThrow(/FOREIGN KEY/);
    db.transaction(() => {
      db.prepare('DELETE FROM targetFrame WHERE id = ?').run(plan.targetFrameId);
      db.prepare('DELETE FROM plan WHERE id = ?').run(plan.id);
    })();
  });
});

it('holds one amount per project, year and source, counting what is not assigned', () => {
  const countyId = insert('county', { name: '云岭县' });
  const planId = db.transaction(() => {
    const plan = newPlan(countyId);
    frameOf(plan);
    return plan.id;
  })();
  const projectId = insert('project', { planId, name: '改造' });
  const amount = { planId, projectId, year: null, source: null, amountFen: 100 };
  insert('projectAmount', amount);
  insert('projectAmount', { ...amount, year: 2026 });
  insert('projectAmount', { ...amount, source: 'company' });
  expect(() => insert('projectAmount', amount)).toThrow(/UNIQUE/);
  expect(() => insert('projectAmount', { ...amount, year: 2027, amountFen: 0.5 })).toThrow(/INTEGER/);
});

it('refuses an outage that ends before it starts', () => {
  const countyId = insert('county', { name: '云岭县' });
  expect(() => insert('outage', { countyId, start: '2026-05-01 08:05', end: '2026-05-01 08:04' })).toThrow(/CHECK/);
});

it('names no entity outside the descriptions, besides its own tables', () => {
  const all = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all() as string[];
  const own = [
    'boundary',
    'budgetSetting',
    'change',
    'changeRow',
    'formProfile',
    'importFile',
    'nameAlias',
    'rememberedHeader',
    'setting',
  ];
  const diagnosis = ['diagnosisFinding', 'diagnosisRun', 'ruleEdition', 'ruleOverride'];
  const office = ['archivedPlan', 'attachment', 'attachmentFile', 'namedView', 'recordNote'];
  expect(all).toEqual([...tables.map((table) => table.entity), ...own, ...diagnosis, ...office].sort());
});
