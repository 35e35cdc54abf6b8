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

/** Facts shown beside a name at most. */
const MOST_FACTS = 3;

/**
 * What tells a record from others of its name: its codes, then what it belongs to, then the first figures of its ledger.
 * @returns values of at most three columns, in the order of the table
 */
export function recordDetail(store: Store, entity: string, id: string): string {
  const table = findTable(entity);
  const row = store.get<SqlRow>(`SELECT * FROM "${entity}" WHERE id = ?`, id);
  if (!row) return '';
  const rank = { code: 0, ref: 1 } as Record<string, number>;
  return table.columns
    .filter(
      ({ key, computed, kind }) => !computed && key !== table.nameColumn && !['note', 'enum', 'money'].includes(kind),
    )
    .map((column) => {
      const value = row[column.key] ?? null;
      const textKey = refTextKey(column);
      const text =
        column.kind === 'ref' && column.ref !== undefined && value !== null
          ? recordName(store, column.ref, String(value))
          : String(value ?? (textKey ? row[textKey] : null) ?? '');
      return { text: column.unit && text !== '' ? `${text} ${column.unit}` : text, rank: rank[column.kind] ?? 2 };
    })
    .filter(({ text }) => text !== '')
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_FACTS)
    .map(({ text }) => text)
    .join(' · ');
}
