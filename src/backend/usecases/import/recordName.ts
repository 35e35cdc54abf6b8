import { findTable, refTextKey } from '../../../shared/model';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';

/** What names a record to a person: its name, or for records named after another one (an outage's feeder) that one's. */
export function recordName(store: Store, entity: string, id: string): string {
  const table = findTable(entity);
  const row = store.get<SqlRow>(`SELECT * FROM "${entity}" WHERE id = ?`, id);
  const column = table.columns.find((candidate) => candidate.key === table.nameColumn);
  const value = row?.[table.nameColumn] ?? null;
  if (!row || !column || column.kind !== 'ref') return String(value ?? '');
  if (value !== null && column.ref !== undefined && column.ref !== entity) {
    return recordName(store, column.ref, String(value));
  }
  const textKey = refTextKey(column);
  return String((textKey === null ? null : row[textKey]) ?? '');
}
