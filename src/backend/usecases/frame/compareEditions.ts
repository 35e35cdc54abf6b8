import { compareFrames } from '../../../domain/frame/compareFrames';
import type { Frame } from '../../../domain/frame/frame';
import type { EditionComparison } from '../../../shared/api/frame';
import { findTable, storedColumns } from '../../../shared/model';
import type { Store } from '../../store/store';
import type { SqlRow, SqlValue } from '../../store/tableWriter';
import { readPlan } from '../plans';
import { findScope } from '../sheet/scope';
import { frameAt } from './frameAt';
import { frameModel } from './frameModel';

interface Edition {
  plan: SqlRow;
  current: Frame;
  target: Frame;
  projects: Map<string, SqlRow>;
  money: Map<number | null, number>;
}

/** Two editions of a county's plan: frames, projects, money and targets. */
export function compareEditions(store: Store, from: string, to: string): EditionComparison {
  const [before, after] = [readEdition(store, from), readEdition(store, to)];
  const named = (row: SqlRow) => ({ id: row.id as string, name: row.name as string });
  const projects: EditionComparison['projects'] = { added: [], removed: [], changed: [] };
  for (const [key, project] of after.projects) {
    const old = before.projects.get(key);
    if (old === undefined) {
      projects.added.push(named(project));
      continue;
    }
    const fields = COMPARED.filter((field) => !isSame(old[field], project[field])).map((field) => ({
      field,
      before: text(old[field]),
      after: text(project[field]),
    }));
    if (fields.length > 0) projects.changed.push({ ...named(project), fields });
  }
  for (const [key, project] of before.projects) if (!after.projects.has(key)) projects.removed.push(named(project));
  const years = [...new Set([...before.money.keys(), ...after.money.keys()])].sort((a, b) => (a ?? 0) - (b ?? 0));
  return {
    from: named(before.plan),
    to: named(after.plan),
    frames: [
      { key: 'current', ...compareFrames(before.current, after.current) },
      { key: 'target', ...compareFrames(before.target, after.target) },
    ],
    projects,
    money: years.map((year) => ({
      year,
      beforeFen: before.money.get(year) ?? 0,
      afterFen: after.money.get(year) ?? 0,
    })),
    targets: TARGETS.filter((field) => !isSame(before.plan[field], after.plan[field])).map((field) => ({
      field,
      before: (before.plan[field] ?? null) as number | null,
      after: (after.plan[field] ?? null) as number | null,
    })),
  };
}

/** What a planner looks at in a project: its time, its standing and its scale; links have other ids in every edition. */
const COMPARED = storedColumns(findTable('project'))
  .filter((column) => column.kind !== 'ref')
  .map((column) => column.key);

const TARGETS = storedColumns(findTable('plan'))
  .filter((column) => column.kind === 'percent' || column.kind === 'decimal')
  .map((column) => column.key);

function readEdition(store: Store, planId: string): Edition {
  const plan = readPlan(store, planId);
  const model = frameModel(store, findScope(store, planId));
  const projects = new Map<string, SqlRow>();
  for (const row of store.all<SqlRow>('SELECT * FROM project WHERE planId = ? ORDER BY rowid', planId)) {
    const key = (row.officialCode ?? row.ownCode ?? row.name) as string;
    projects.set(projects.has(key) ? `${key}\n${projects.size}` : key, row);
  }
  const money = new Map<number | null, number>();
  for (const { year, fen } of store.all<{ year: number | null; fen: number }>(
    'SELECT year, sum(amountFen) AS fen FROM projectAmount WHERE planId = ? GROUP BY year',
    planId,
  )) {
    money.set(year, fen);
  }
  return { plan, current: model.county.current, target: frameAt(model, 'target').draft.toFrame(), projects, money };
}

function isSame(a: SqlValue | undefined, b: SqlValue | undefined): boolean {
  return (a ?? null) === (b ?? null);
}

function text(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
