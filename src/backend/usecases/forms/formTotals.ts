import type { FormValue } from '../../exchange/form/fillForm';
import { CellType } from '../../exchange/sheetCells';
import type { Field } from '../../exchange/understand/fields';
import type { CellLook, FormTable } from './formRows';

/** A record's row in the order of the form. */
export interface OrderedRow {
  /** 1-based; half a row behind another where it is put in. */
  row: number;
  section: string;
  isGone: boolean;
  /** Values written to it, by 0-based column. */
  values: ReadonlyMap<number, FormValue>;
  /** The cells of a row that is put in. */
  inserted?: Map<number, FormValue>;
}

/** Decimals beyond which two printed totals are the same. */
const SAME = 1e-6;

/**
 * Totals that were typed follow the rows they were the total of: found by what they said before. Those that were the
 * total of nothing stay as they are.
 */
export function settleTotals(
  { summary }: FormTable,
  columns: readonly { column: number; field: Field }[],
  order: readonly OrderedRow[],
  look: CellLook,
  put: (row: number, column: number, value: FormValue) => void,
): void {
  const totals = summary?.skipped.filter(({ why }) => why === 'subtotal' || why === 'section') ?? [];
  for (const { row, why } of totals) {
    for (const { column } of columns) {
      const cell = look.at(row - 1, column);
      if (cell.type !== CellType.number) continue;
      const printed = Number(cell.text);
      const group = groupsOf(row, why === 'section', order, totals).find(
        (rows) => rows.length > 0 && Math.abs(sum(rows, (entry) => before(entry, column, look)) - printed) < SAME,
      );
      if (!group) continue;
      const total = sum(group, (entry) => after(entry, column, look));
      if (Math.abs(total - printed) >= SAME) {
        put(row, column, { kind: 'number', text: String(Number(total.toFixed(8))) });
      }
    }
  }
}

/** Rows a total could be of: those up to the next mark above (below, for a heading), then all of the table. */
function groupsOf(
  row: number,
  isHeading: boolean,
  order: readonly OrderedRow[],
  marks: readonly { row: number }[],
): OrderedRow[][] {
  const others = marks.map((mark) => mark.row).filter((mark) => mark !== row);
  const above = Math.max(0, ...others.filter((mark) => mark < row));
  const below = Math.min(Number.POSITIVE_INFINITY, ...others.filter((mark) => mark > row));
  const near = order.filter((entry) =>
    isHeading ? entry.row > row && entry.row < below : entry.row > above && entry.row < row,
  );
  const all = [...order];
  return [near, order.filter((entry) => (isHeading ? entry.row > row : entry.row < row)), all];
}

function sum(rows: readonly OrderedRow[], value: (row: OrderedRow) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}

function before(entry: OrderedRow, column: number, look: CellLook): number {
  return Number.isInteger(entry.row) && !entry.inserted ? cellNumber(look, entry.row, column) : 0;
}

function after(entry: OrderedRow, column: number, look: CellLook): number {
  if (entry.isGone) return 0;
  const written = entry.values.get(column);
  if (written) return written.kind === 'number' ? Number(written.text) : 0;
  return entry.inserted ? 0 : cellNumber(look, entry.row, column);
}

function cellNumber(look: CellLook, row: number, column: number): number {
  const { type, text } = look.at(row - 1, column);
  return type === CellType.number ? Number(text) : 0;
}
