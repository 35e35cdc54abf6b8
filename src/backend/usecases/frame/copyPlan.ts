import { newId } from '../../../shared/ids';
import { refTextKey, storedColumns, tables } from '../../../shared/model';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import type { SqlRow, SqlValue } from '../../store/tableWriter';

/**
 * Copies a plan with all that belongs to it under new ids; links among what is copied follow, links to the county's
 * ledgers stay.
 * @param values columns of the copy that differ
 * @returns id of the copy
 */
export function copyPlan(store: Store, writer: ChangeWriter, planId: string, values: SqlRow): string {
  const owned = tables.filter((table) => table.owner === 'plan');
  const ids = new Map<string, string>();
  const rowsOf = new Map<string, SqlRow[]>();
  for (const { entity } of owned) {
    const rows = store.all<SqlRow>(`SELECT * FROM "${entity}" WHERE planId = ? ORDER BY rowid`, planId);
    rowsOf.set(entity, rows);
    for (const row of rows) ids.set(row.id as string, newId());
  }
  const plan = store.get<SqlRow>('SELECT * FROM plan WHERE id = ?', planId)!;
  const copyId = newId();
  const moved = (value: SqlValue): SqlValue => (typeof value === 'string' ? (ids.get(value) ?? value) : value);
  writer.insert('plan', { ...plan, ...values, id: copyId, targetFrameId: moved(plan.targetFrameId ?? null) });
  for (const table of inOrder(owned)) {
    const refs = storedColumns(table).filter((column) => column.kind === 'ref');
    for (const row of rowsOf.get(table.entity)!) {
      const copy: SqlRow = { ...row, id: ids.get(row.id as string)!, planId: copyId };
      for (const column of refs) {
        copy[column.key] = moved(row[column.key] ?? null);
        const text = refTextKey(column);
        if (text !== null) copy[text] = row[text] ?? null;
      }
      // Notes hold ids of projects as JSON (decisions of scenarios, conditions of rules).
      for (const column of storedColumns(table)) {
        const text = copy[column.key];
        if (column.kind === 'note' && typeof text === 'string') copy[column.key] = withMovedIds(text, ids);
      }
      writer.insert(table.entity, copy);
    }
  }
  return copyId;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function withMovedIds(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replace(UUID, (id) => ids.get(id) ?? id);
}

/** Tables after those they link to. */
function inOrder(owned: readonly (typeof tables)[number][]): (typeof tables)[number][] {
  const order: (typeof tables)[number][] = [];
  const visit = (table: (typeof tables)[number], path: ReadonlySet<string>): void => {
    if (order.includes(table) || path.has(table.entity)) return;
    for (const column of table.columns) {
      const parent = owned.find((candidate) => candidate.entity === column.ref);
      if (parent !== undefined) visit(parent, new Set([...path, table.entity]));
    }
    order.push(table);
  };
  for (const table of owned) visit(table, new Set());
  return order;
}
