import type { VanishedAction } from '../../../shared/api/imports';
import { findTable, refTextKey, storedColumns, tables } from '../../../shared/model';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import type { VanishedRecord } from './vanished';

/** Whether records of an entity can be marked as out of use. */
export function canRetire(entity: string): boolean {
  return findTable(entity).columns.some(({ key }) => key === 'retired');
}

/**
 * Does with vanished records what was asked for.
 * @returns how many were marked, and how many deleted
 */
export function settleVanished(
  store: Store,
  writer: ChangeWriter,
  records: readonly VanishedRecord[],
  actions: Readonly<Record<string, VanishedAction>>,
  today: string,
): { retired: number; deleted: number } {
  const done = { retired: 0, deleted: 0 };
  for (const { entity, id } of records) {
    const action = actions[entity] ?? 'keep';
    if (action === 'retire') {
      // What has no such column (an outage, a project) stays as it is.
      if (canRetire(entity) && writer.update(entity, id, { retired: today })) done.retired++;
    } else if (action === 'delete') {
      unlink(store, writer, entity, id);
      writer.delete(entity, id);
      done.deleted++;
    }
  }
  return done;
}

/** What referred to the record keeps its name; what cannot be without it goes with it. */
function unlink(store: Store, writer: ChangeWriter, entity: string, id: string): void {
  const { nameColumn } = findTable(entity);
  const name = store.get<{ name: string | null }>(
    `SELECT "${nameColumn}" AS name FROM "${entity}" WHERE id = ?`,
    id,
  )?.name;
  for (const table of tables) {
    for (const column of storedColumns(table)) {
      if (column.ref !== entity) continue;
      const rows = store.all<{ id: string }>(`SELECT id FROM "${table.entity}" WHERE "${column.key}" = ?`, id);
      const textKey = refTextKey(column);
      for (const row of rows) {
        if (textKey) writer.update(table.entity, row.id, { [column.key]: null, [textKey]: name ?? null });
        else {
          unlink(store, writer, table.entity, row.id);
          writer.delete(table.entity, row.id);
        }
      }
    }
  }
}
