import { findTable, refTextKey } from '../../../shared/model';
import type { CellValue, ColumnDescription } from '../../../shared/model/describe';
import { extraKey } from '../../../shared/model/extraKey';
import type { SqlRow, SqlValue } from '../../store/tableWriter';
import { findRef, type LinkIndex } from '../sheet/links';
import { type AmountRow, sumFen } from '../sheet/projectMoney';
import { normaliseName } from './names';
import type { SourceKeys } from './recordIndex';

export interface CellChange {
  key: string;
  before: CellValue;
  after: CellValue;
}

/** Digits a decimal must differ in to count as changed: both come from text, but units may have been converted. */
const RELATIVE_TOLERANCE = 1e-12;

function isSame(before: SqlValue, after: SqlValue): boolean {
  if (typeof before === 'number' && typeof after === 'number') {
    return Math.abs(before - after) <= RELATIVE_TOLERANCE * Math.max(Math.abs(before), Math.abs(after));
  }
  return before === after;
}

/** What a row's keys are in the store, by key; computed once per entity. */
interface Writable {
  plain: Set<string>;
  refs: Map<string, ColumnDescription>;
}

const writables = new Map<string, Writable>();

function writableOf(entity: string): Writable {
  let writable = writables.get(entity);
  if (!writable) {
    const columns = findTable(entity).columns.filter((column) => !column.computed);
    writable = {
      plain: new Set(columns.filter((column) => column.kind !== 'ref').map((column) => column.key)),
      refs: new Map(columns.filter((column) => column.kind === 'ref').map((column) => [column.key, column])),
    };
    writables.set(entity, writable);
  }
  return writable;
}

/**
 * Columns to write for what a source row says. An empty cell says nothing: it never erases.
 * @returns SQL columns by name
 */
export function sourceColumns(entity: string, source: SourceKeys, links: LinkIndex): SqlRow {
  const row: SqlRow = {};
  putSource(entity, source, links, (key, value) => {
    row[key] = value;
  });
  return row;
}

/**
 * As sourceColumns, column by column.
 * @param put is given the columns that say something
 */
export function putSource(
  entity: string,
  source: SourceKeys,
  links: LinkIndex,
  put: (key: string, value: SqlValue) => void,
): void {
  const { plain, refs } = writableOf(entity);
  for (const key in source.values) {
    const value = source.values[key];
    if (value === undefined || value === null || value === '' || !plain.has(key)) continue;
    put(key, typeof value === 'boolean' ? Number(value) : value);
  }
  for (const key in source.refs) {
    const column = refs.get(key);
    const ref = source.refs[key]!;
    if (!column || (ref.name === null && ref.code === null)) continue;
    const id = findRef(links, column.ref!, ref);
    put(key, id);
    const textKey = refTextKey(column);
    if (textKey) put(textKey, id === null ? (ref.name ?? ref.code) : null);
  }
}

/**
 * What a source row would change in a record.
 * @param record the stored row
 * @param columns result of `sourceColumns`
 * @returns changed cells (refs by their text where they are not linked) and the columns to write
 */
export function compareRow(entity: string, record: SqlRow, columns: SqlRow): { changes: CellChange[]; patch: SqlRow } {
  const changes: CellChange[] = [];
  const patch: SqlRow = {};
  for (const column of findTable(entity).columns) {
    if (!(column.key in columns)) continue;
    const textKey = refTextKey(column);
    if (textKey) {
      const id = columns[column.key] ?? null;
      const text = columns[textKey] ?? null;
      if (record[column.key] === id && isSameText(record[textKey] ?? null, text)) continue;
      changes.push({
        key: column.key,
        before: record[column.key] ?? record[textKey] ?? null,
        after: id ?? text,
      });
      patch[column.key] = id;
      patch[textKey] = text;
    } else if (!isSame(record[column.key] ?? null, columns[column.key] ?? null)) {
      changes.push({ key: column.key, before: record[column.key] ?? null, after: columns[column.key] ?? null });
      patch[column.key] = columns[column.key] ?? null;
    }
  }
  return { changes, patch };
}

/**
 * What a row adds to a record that another one speaks of first: the columns that are empty there.
 * @param record the stored row
 * @param columns result of `sourceColumns`
 */
export function blanksOf(entity: string, record: SqlRow, columns: SqlRow): SqlRow {
  const patch: SqlRow = {};
  for (const column of findTable(entity).columns) {
    if (!(column.key in columns)) continue;
    const textKey = refTextKey(column);
    const isBlank = (record[column.key] ?? null) === null && (!textKey || (record[textKey] ?? null) === null);
    if (!isBlank) continue;
    patch[column.key] = columns[column.key] ?? null;
    if (textKey) patch[textKey] = columns[textKey] ?? null;
  }
  return patch;
}

/**
 * What a source row would change in the texts that a record keeps without a field. Texts the row does not have stay.
 * @param kept texts of the row, by label
 * @returns changed texts, and all that the record keeps then, as it is stored; null where nothing changes
 */
export function compareExtra(
  record: SqlRow,
  kept: Readonly<Record<string, string>> | null,
): { changes: CellChange[]; extra: string | null } {
  const before = storedExtra(record);
  const changes: CellChange[] = [];
  for (const label in kept) {
    const after = kept[label]!;
    const old = Object.hasOwn(before, label) ? before[label]! : null;
    if (old !== after) changes.push({ key: extraKey(label), before: old, after });
  }
  return { changes, extra: changes.length > 0 ? JSON.stringify({ ...before, ...kept }) : null };
}

/** Texts that a record keeps without a field, by label. */
export function storedExtra(record: SqlRow): Record<string, string> {
  return record.extra ? (JSON.parse(String(record.extra)) as Record<string, string>) : {};
}

function isSameText(before: SqlValue, after: SqlValue): boolean {
  if (before === null || after === null) return before === after;
  return normaliseName(String(before)) === normaliseName(String(after));
}

/**
 * Whether the stored amounts already say what the sheet says, seen at the sheet's own detail: a sheet with totals only
 * agrees with any split of the same total.
 */
export function areAmountsSame(
  stored: AmountRow[],
  source: { year: number | null; source: string | null; amountFen: number }[],
): boolean {
  const hasYears = source.some((amount) => amount.year !== null);
  const hasSources = source.some((amount) => amount.source !== null);
  const total = source.reduce((sum, amount) => sum + amount.amountFen, 0);
  if ((sumFen(stored) ?? 0) !== total) return false;
  return source.every((amount) => {
    const same = (row: { year: number | null; source: string | null }) =>
      (!hasYears || row.year === amount.year) && (!hasSources || row.source === amount.source);
    const given = source.filter(same).reduce((sum, row) => sum + row.amountFen, 0);
    return (sumFen(stored, same) ?? 0) === given;
  });
}
