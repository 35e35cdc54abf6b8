import type { Issue } from '../../shared/issue';
import type { Store } from '../store/store';

/**
 * Looks for damage in a store: pages and indexes that SQLite finds wrong, and references to records that are missing.
 * @returns an error issue for each place; empty where the store is sound
 * @throws what SQLite throws where the damage keeps it from reading on
 */
export function findDamage(store: Store): Issue[] {
  const { file } = store;
  const pages = store
    .all<{ detail: string }>('SELECT integrity_check AS detail FROM pragma_integrity_check')
    .filter(({ detail }) => detail !== 'ok')
    .map(
      ({ detail }): Issue => ({ severity: 'error', code: 'STORE_PAGE_DAMAGED', params: { detail }, where: { file } }),
    );
  const references = store
    .all<{ entity: string; row: number; parent: string }>(
      'SELECT "table" AS entity, rowid AS row, parent FROM pragma_foreign_key_check',
    )
    .map(({ entity, row, parent }): Issue => {
      const params = { entity, row: row ?? '-', parent };
      return { severity: 'error', code: 'STORE_REFERENCE_BROKEN', params, where: { file, entity } };
    });
  return [...pages, ...references];
}
