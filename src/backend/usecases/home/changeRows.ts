import type { ChangeRowEntry } from '../../../shared/api/home';
import { AppError } from '../../../shared/appError';
import { storedColumns, tables } from '../../../shared/model';
import type { TableDescription } from '../../../shared/model/describe';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import { recordName } from '../import/recordName';

const described = new Map(tables.map((table) => [table.entity, table]));

/**
 * What one change did, record by record, in the order written.
 * @param offset rows left out at the beginning
 */
export function changeRows(
  store: Store,
  changeId: string,
  offset: number,
  limit: number,
): { total: number; rows: ChangeRowEntry[] } {
  const total = store.get<{ rows: number }>(
    'SELECT count(*) AS rows FROM changeRow WHERE changeId = ?',
    changeId,
  )!.rows;
  const rows = store.all<{
    entity: string;
    rowId: string;
    kind: ChangeRowEntry['kind'];
    before: string | null;
    after: string | null;
  }>(
    `SELECT entity, rowId, kind, "before", "after" FROM changeRow WHERE changeId = ?
     ORDER BY position LIMIT ? OFFSET ?`,
    changeId,
    limit,
    offset,
  );
  return {
    total,
    rows: rows.map(({ entity, rowId, kind, before, after }) => {
      const was = before === null ? null : (JSON.parse(before) as SqlRow);
      const became = after === null ? null : (JSON.parse(after) as SqlRow);
      return {
        entity,
        id: rowId,
        kind,
        name: nameOf(store, entity, rowId, was),
        isThere: exists(store, entity, rowId),
        before: kind === 'update' ? was : null,
        after: became,
        names: kind === 'update' ? refNames(store, entity, [was, became]) : {},
      };
    }),
  };
}

/**
 * Puts one value back to what it was before a change. Is itself a change.
 * @throws AppError CHANGE_NOT_FOUND, RECORD_NOT_FOUND, RESTORE_TARGET_GONE
 */
export function restoreValue(store: Store, changeId: string, entity: string, id: string, key: string): void {
  const row = store.get<{ before: string | null }>(
    `SELECT "before" FROM changeRow WHERE changeId = ? AND entity = ? AND rowId = ? AND kind = 'update'
     ORDER BY position LIMIT 1`,
    changeId,
    entity,
    id,
  );
  const before = row?.before ? (JSON.parse(row.before) as SqlRow) : null;
  if (!before || !(key in before)) throw new AppError('CHANGE_NOT_FOUND', {}, { id: changeId });
  if (!exists(store, entity, id)) throw new AppError('RECORD_NOT_FOUND', { entity, id }, { entity, id });
  const value = before[key] ?? null;
  const ref = described.get(entity)?.columns.find((column) => column.key === key)?.ref;
  if (ref && value !== null && !exists(store, ref, String(value))) {
    throw new AppError('RESTORE_TARGET_GONE', {}, { entity, id });
  }
  const name = nameOf(store, entity, id, null);
  store.write({ code: 'CHANGE_VALUE_RESTORED', params: { name } }, (writer) => {
    // A reference and the text kept beside it belong together.
    const beside = `${key}Text`;
    writer.update(entity, id, { [key]: value, ...(beside in before ? { [beside]: before[beside] ?? null } : {}) });
  });
}

/** Names of the records that the references in some values point to; those gone are left out. */
export function refNames(store: Store, entity: string, values: (SqlRow | null)[]): Record<string, string> {
  const table = described.get(entity);
  const names: Record<string, string> = {};
  if (!table) return names;
  for (const column of refColumns(table)) {
    for (const row of values) {
      const id = row?.[column.key];
      if (typeof id !== 'string' || id in names) continue;
      const name = recordName(store, column.ref!, id);
      if (name !== '') names[id] = name;
    }
  }
  return names;
}

function refColumns(table: TableDescription) {
  return storedColumns(table).filter((column) => column.kind === 'ref' && column.ref);
}

/** What names a record, also one that is gone; '' where nothing does. */
function nameOf(store: Store, entity: string, id: string, was: SqlRow | null): string {
  const table = described.get(entity);
  if (table) {
    const present = recordName(store, entity, id);
    return present !== '' ? present : String(was?.[table.nameColumn] ?? '');
  }
  const row = was ?? (hasTable(store, entity) ? store.get<SqlRow>(`SELECT * FROM "${entity}" WHERE id = ?`, id) : null);
  return String(row?.name ?? row?.text ?? '').slice(0, 60);
}

function exists(store: Store, entity: string, id: string): boolean {
  return hasTable(store, entity) && store.get(`SELECT 1 FROM "${entity}" WHERE id = ?`, id) !== undefined;
}

/** Entities come from the journal or a caller: only names of tables are put into a statement. */
function hasTable(store: Store, entity: string): boolean {
  return store.get("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", entity) !== undefined;
}
