import type { ImportMapping } from '../../../shared/api/inspection';
import type { RefLabels, SheetColumns, SheetProvenance } from '../../../shared/api/sheet';
import { findTable, refTextKey, storedColumns } from '../../../shared/model';
import type { CellValue, ColumnDescription, TableDescription } from '../../../shared/model/describe';
import { planningYears, sheetColumns } from '../../../shared/model/sheetColumns';
import type { Store } from '../../store/store';
import { columnsRead, computeColumns } from './computed';
import { ownerCondition, type Scope } from './scope';

/** Ids a single query names at most; longer lists are read in parts. */
const IDS_PER_QUERY = 500;

/**
 * A whole table for the screen, by column; or only the named rows, in the order named (rows that are gone are left out).
 */
export function loadSheet(store: Store, scope: Scope, entity: string, ids?: string[]): SheetColumns {
  const table = findTable(entity);
  const columns = sheetColumns(table, planningYears(scope));
  const stored = storedColumns(table);
  const computed = columns.filter((column) => column.computed !== undefined);
  const keys = [...stored.map((column) => column.key), ...textKeys(stored)];
  const extraReads = columnsRead(computed).filter((key) => !keys.includes(key));
  const selected = ['id', 'batchId', ...keys, ...extraReads];
  const rows = readRows(store, scope, table, selected, ids);
  const result: SheetColumns = { entity, ids: rows.map((row) => row[0] as string), columns: {} };
  keys.forEach((key, index) => {
    const values = rows.map((row) => row[index + 2] as CellValue);
    if (isAllNull(values) && key.endsWith('Text')) return;
    result.columns[key] = values;
  });
  for (const column of stored) {
    if (column.kind === 'boolean') {
      result.columns[column.key] = result.columns[column.key]!.map((value) => (value === null ? null : value === 1));
    }
  }
  const reads = ['id', ...columnsRead(computed)];
  const positions = reads.map((key) => selected.indexOf(key));
  const objects = rows.map((row) =>
    Object.fromEntries(reads.map((key, i) => [key, row[positions[i]!] as string | number | null])),
  );
  Object.assign(result.columns, computeColumns(store, scope, table, computed, objects));
  result.refs = readRefs(store, scope, stored);
  const provenance = readProvenance(
    store,
    entity,
    rows.map((row) => row[1] as string | null),
  );
  if (provenance) result.provenance = provenance;
  return result;
}

function readRows(
  store: Store,
  scope: Scope,
  table: TableDescription,
  selected: string[],
  ids?: string[],
): unknown[][] {
  const list = selected.map((key) => `t."${key}"`).join(', ');
  const owner = ownerCondition(table, scope);
  if (!ids) {
    return store.arrays(`SELECT ${list} FROM "${table.entity}" t WHERE ${owner.sql} ORDER BY t.rowid`, ...owner.values);
  }
  const found = new Map<string, unknown[]>();
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    const part = ids.slice(start, start + IDS_PER_QUERY);
    const marks = part.map(() => '?').join(', ');
    for (const row of store.arrays(
      `SELECT ${list} FROM "${table.entity}" t WHERE ${owner.sql} AND t.id IN (${marks})`,
      ...owner.values,
      ...part,
    )) {
      found.set(row[0] as string, row);
    }
  }
  return ids.map((id) => found.get(id)).filter((row): row is unknown[] => row !== undefined);
}

function textKeys(columns: ColumnDescription[]): string[] {
  return columns.map(refTextKey).filter((key): key is string => key !== null);
}

function isAllNull(values: CellValue[]): boolean {
  return values.every((value) => value === null);
}

/** What the table's references show: every record each may point to. */
export function readRefs(store: Store, scope: Scope, columns: ColumnDescription[]): Record<string, RefLabels> {
  const refs: Record<string, RefLabels> = {};
  for (const column of columns) {
    if (column.kind !== 'ref' || !column.ref || refs[column.ref]) continue;
    const table = findTable(column.ref);
    const owner = ownerCondition(table, scope);
    const codeKey = table.columns.find((candidate) => candidate.key === 'code')?.key;
    const rows = store.arrays(
      `SELECT t.id, t."${table.nameColumn}"${codeKey ? ', t.code' : ''} FROM "${table.entity}" t WHERE ${owner.sql} ORDER BY t."${table.nameColumn}"`,
      ...owner.values,
    );
    refs[column.ref] = {
      ids: rows.map((row) => row[0] as string),
      labels: rows.map((row) => String(row[1] ?? '')),
      ...(codeKey ? { codes: rows.map((row) => row[2] as string | null) } : {}),
    };
  }
  return refs;
}

/** Which batch each row came from, and which columns that batch's file had. */
function readProvenance(store: Store, entity: string, batchIds: (string | null)[]): SheetProvenance | null {
  const known = new Map<string, number>();
  const batchOf = batchIds.map((id) => {
    if (id === null) return -1;
    const index = known.get(id) ?? known.size;
    known.set(id, index);
    return index;
  });
  if (known.size === 0) return null;
  return { batches: [...known.keys()].map((id) => ({ id, keys: mappedKeys(store, entity, id) })), batchOf };
}

/** Column keys a batch's mappings filled in an entity. */
function mappedKeys(store: Store, entity: string, batchId: string): string[] {
  const row = store.get<{ columnMap: string | null }>('SELECT columnMap FROM importBatch WHERE id = ?', batchId);
  const mappings = JSON.parse(row?.columnMap ?? '[]') as Pick<ImportMapping, 'entity' | 'columns'>[];
  const fields = mappings
    .filter((mapping) => mapping.entity === entity)
    .flatMap((mapping) => mapping.columns.map((column) => column.field));
  return fields.filter((field) => field !== null && field !== 'extra').map((field) => field!.replace(/\.code$/, ''));
}
