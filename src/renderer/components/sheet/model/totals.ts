import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';
import { isNumeric } from './format';
import type { SheetRows } from './rows';

/** Sums over all rows shown, by column key, in stored units; null where no row has a value. */
export type Totals = Record<string, number | null>;

/** Totals of the columns that add up, over the given slots. Money is whole fen and so exact. */
export function totalsOf(rows: SheetRows, columns: ColumnDescription[], slots: Int32Array): Totals {
  const totals: Totals = {};
  for (const column of columns) {
    if (column.total) totals[column.key] = sumOf(rows.column(column.key) ?? [], slots);
  }
  return totals;
}

/** Sum of the figures at the slots, compensated (Neumaier) so that long sums of decimals are exact to the digits shown. */
function sumOf(values: readonly CellValue[], slots: Int32Array): number | null {
  let sum = 0;
  let lost = 0;
  let count = 0;
  for (let i = 0; i < slots.length; i++) {
    const value = values[slots[i]!];
    if (typeof value !== 'number') continue;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    count++;
  }
  return count === 0 ? null : sum + lost;
}

/** What the status bar says about a selection. */
export interface SelectionStats {
  /** Cells selected, and how many of them hold something. */
  cells: number;
  filled: number;
  /** Cells that hold figures; sum and mean are over them. */
  numbers: number;
  /** In stored units (money: fen); null without figures or where the columns have different units. */
  sum: number | null;
  mean: number | null;
  /** Unit the figures share, as in the header; null: none. */
  unit: string | null;
  /** The figures are money in fen. */
  isMoney: boolean;
  /** Decimals to show. */
  decimals: number;
}

/** Selected cells: whole columns of slots. */
export interface SelectedBlock {
  slots: Int32Array;
  columns: ColumnDescription[];
}

/** Count, sum and mean of the selected cells. Years do not add up. */
export function statsOf(rows: SheetRows, blocks: SelectedBlock[]): SelectionStats {
  let cells = 0;
  let filled = 0;
  let numbers = 0;
  let sum = 0;
  let decimals = 0;
  const units = new Set<string>();
  let money = false;
  for (const { slots, columns } of blocks) {
    cells += slots.length * columns.length;
    for (const column of columns) {
      const values = rows.column(column.key);
      if (!values) continue;
      const adds = isNumeric(column) && column.kind !== 'year';
      let found = 0;
      for (const slot of slots) {
        const value = values[slot];
        if (value === null || value === undefined || value === '') continue;
        filled++;
        if (adds && typeof value === 'number') {
          found++;
          sum += value;
        }
      }
      if (found === 0) continue;
      numbers += found;
      units.add(column.kind === 'money' ? 'money' : (column.unit ?? ''));
      money ||= column.kind === 'money';
      decimals = Math.max(decimals, column.kind === 'integer' ? 0 : (column.decimals ?? 2));
    }
  }
  const alike = units.size === 1;
  const unit = alike ? [...units][0]! : null;
  return {
    cells,
    filled,
    numbers,
    sum: alike ? sum : null,
    mean: alike ? sum / numbers : null,
    unit: unit === 'money' ? '万元' : unit || null,
    isMoney: alike && money,
    decimals,
  };
}
