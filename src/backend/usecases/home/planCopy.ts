import { AppError } from '../../../shared/appError';
import { newId } from '../../../shared/ids';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';

/** Tables of a plan's own that a copy begins without: it is not put away, and its history and adjustments are its own. */
const LEFT_OUT = new Set(['archivedPlan', 'planAdjustment', 'change', 'changeRow', 'importBatch', 'importFile']);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface OwnTable {
  name: string;
  /** Columns that refer to another table of a plan. */
  links: { column: string; table: string }[];
}

/**
 * Copies a plan with everything that belongs to it: programmes, money, projects, frames, policies, notes. Ledgers stay
 * with the county. Which tables belong to a plan is read from the schema, so that a new one is copied too.
 * @returns id of the copy
 * @throws AppError PLAN_NOT_FOUND
 */
export function copyPlan(store: Store, planId: string, name: string): string {
  const plan = store.get<SqlRow>('SELECT * FROM plan WHERE id = ?', planId);
  if (!plan) throw new AppError('PLAN_NOT_FOUND', { id: planId });
  const ids = new Map<string, string>([[planId, newId()]]);
  const copied: { table: string; rows: SqlRow[] }[] = [{ table: 'plan', rows: [plan] }];
  for (const { name: table, links } of ownTables(store)) {
    if (table === 'plan') continue;
    const rows = store
      .all<SqlRow>(`SELECT * FROM "${table}" ORDER BY rowid`)
      .filter((row) => links.some(({ column }) => ids.has(String(row[column]))));
    for (const row of rows) ids.set(String(row.id), newId());
    copied.push({ table, rows });
  }
  for (const table of ['recordNote', 'attachment']) {
    const rows = store.all<SqlRow>(`SELECT * FROM "${table}"`).filter((row) => ids.has(String(row.recordId)));
    for (const row of rows) ids.set(String(row.id), newId());
    copied.push({ table, rows });
  }
  store.write({ code: 'CHANGE_PLAN_COPIED', params: { name: String(plan.name), copy: name } }, (writer) => {
    for (const { table, rows } of copied) {
      for (const row of rows) {
        const copy = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, renamed(value, ids)]));
        writer.insert(table, table === 'plan' ? { ...copy, name, status: 'draft' } : copy);
      }
    }
  });
  return ids.get(planId)!;
}

/** Ids of copied records become those of their copies, also inside of JSON. */
function renamed(value: SqlRow[string], ids: ReadonlyMap<string, string>): SqlRow[string] {
  return typeof value === 'string' ? value.replace(UUID, (id) => ids.get(id) ?? id) : value;
}

/** Tables whose rows belong to a plan, each after those it refers to. */
function ownTables(store: Store): OwnTable[] {
  const names = store
    .all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .map((row) => row.name)
    .filter((name) => !LEFT_OUT.has(name));
  const tables = new Map(
    names.map((name) => [
      name,
      {
        columns: store.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', name).map((row) => row.name),
        keys: store.all<{ from: string; table: string }>(
          'SELECT "from", "table" FROM pragma_foreign_key_list(?)',
          name,
        ),
      },
    ]),
  );
  const own = new Map<string, OwnTable>([['plan', { name: 'plan', links: [] }]]);
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const [name, { columns, keys }] of tables) {
      if (own.has(name) || columns.includes('countyId') || !columns.includes('id')) continue;
      const links = keys.filter((key) => own.has(key.table)).map((key) => ({ column: key.from, table: key.table }));
      if (links.length === 0) continue;
      own.set(name, { name, links });
      isGrowing = true;
    }
  }
  for (const table of own.values()) {
    if (table.name === 'plan') continue;
    table.links = tables
      .get(table.name)!
      .keys.filter((key) => own.has(key.table))
      .map((key) => ({ column: key.from, table: key.table }));
  }
  return inOrder([...own.values()]);
}

function inOrder(tables: OwnTable[]): OwnTable[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const done = new Set<string>();
  const ordered: OwnTable[] = [];
  const visit = (table: OwnTable): void => {
    if (done.has(table.name)) return;
    done.add(table.name);
    for (const link of table.links) visit(byName.get(link.table)!);
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered;
}

/** Puts a plan away, or takes it up again. @throws AppError PLAN_NOT_FOUND */
export function archivePlan(store: Store, planId: string, isArchived: boolean): void {
  const plan = store.get<{ name: string }>('SELECT name FROM plan WHERE id = ?', planId);
  if (!plan) throw new AppError('PLAN_NOT_FOUND', { id: planId });
  const isAlready = store.get('SELECT 1 FROM archivedPlan WHERE id = ?', planId) !== undefined;
  if (isAlready === isArchived) return;
  const code = isArchived ? 'CHANGE_PLAN_ARCHIVED' : 'CHANGE_PLAN_REOPENED';
  store.write({ code, params: { name: plan.name } }, (writer) => {
    if (isArchived) writer.insert('archivedPlan', { id: planId, time: new Date().toISOString() });
    else writer.delete('archivedPlan', planId);
  });
}
