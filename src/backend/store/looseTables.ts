import type { ChangeWriter } from './changeWriter';
import type { Store } from './store';
import type { SqlRow } from './tableWriter';

/**
 * Tables whose rows users change by journaled changes and imports keep outside of the journal as well, with the column
 * that is unique beside the id: a row the journal tells of may have gone since, or another have come in its place.
 */
const UNIQUE_KEYS: ReadonlyMap<string, string> = new Map([
  ['rememberedHeader', 'fingerprint'],
  ['formProfile', 'form'],
]);

/** Whether a row of a loose table is there no more: there is nothing to take back of it. */
export function isLooseAndGone(store: Store, entity: string, id: string): boolean {
  return UNIQUE_KEYS.has(entity) && !store.get(`SELECT 1 FROM "${entity}" WHERE id = ?`, id);
}

/** @returns id of the row that came in the place of a deleted one; null where none did, or the table is no loose one */
export function rowInPlaceOf(store: Store, entity: string, row: SqlRow): string | null {
  const key = UNIQUE_KEYS.get(entity);
  if (!key) return null;
  return store.get<{ id: string }>(`SELECT id FROM "${entity}" WHERE "${key}" = ?`, row[key])?.id ?? null;
}

/** Inserts a row again that was deleted, in place of one that came meanwhile. */
export function insertAgain(store: Store, writer: ChangeWriter, entity: string, row: SqlRow): void {
  const other = rowInPlaceOf(store, entity, row);
  if (other !== null) writer.delete(entity, other);
  writer.insert(entity, row);
}
