import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';
import { isNumeric } from '../model/format';
import { collator } from '../model/order';
import type { SheetRows } from '../model/rows';
import { setValue } from './model';

/** A value a set filter offers, with the number of rows that have it. */
export interface DistinctValue {
  value: string | number;
  text: string;
  count: number;
}

/**
 * The different values of a column among the given rows, in the column's own order, and how many rows are blank.
 * @param textOf a value as the column shows it
 */
export function distinctValues(
  rows: SheetRows,
  column: ColumnDescription,
  slots: Int32Array,
  textOf: (value: string | number) => string,
): { values: DistinctValue[]; blanks: number } {
  const counts = new Map<string | number, number>();
  const cells = rows.column(column.key);
  let blanks = 0;
  for (const slot of slots) {
    const raw: CellValue = cells?.[slot] ?? null;
    const value = setValue(rows, slot, column, raw);
    if (value === null) blanks++;
    else counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = [...counts].map(([value, count]) => ({ value, text: textOf(value), count }));
  if (column.kind === 'enum' && column.options) {
    const order = new Map(column.options.map((o, i) => [o.value as string | number, i]));
    values.sort((a, b) => (order.get(a.value) ?? 1e9) - (order.get(b.value) ?? 1e9));
  } else if (isNumeric(column)) values.sort((a, b) => Number(a.value) - Number(b.value));
  else if (column.kind === 'boolean') values.sort((a, b) => Number(b.value) - Number(a.value));
  else values.sort((a, b) => collator.compare(a.text, b.text));
  return { values, blanks };
}
