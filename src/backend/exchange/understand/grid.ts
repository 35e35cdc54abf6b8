import { type CellRange, CellType, type SheetCells, type SheetChunk, type SheetInfo } from '../sheetCells';
import { isBlankText } from './text';

/** One row of a chunk. Light: it holds no cells of its own. */
export class SheetRow {
  constructor(
    private readonly chunk: SheetChunk,
    private readonly index: number,
    /** Columns that have cells somewhere in the chunk, ascending. */
    private readonly used: number[],
    /** Only columns from here .. */
    private readonly from = 0,
    /** .. to here, inclusive, are seen. */
    private readonly to = Number.POSITIVE_INFINITY,
  ) {}

  /** 0-based row in the sheet. */
  get row(): number {
    return this.chunk.firstRow + this.index;
  }

  type(column: number): CellType {
    if (column < this.from || column > this.to) return CellType.empty;
    const cells = this.chunk.columns[column];
    return cells ? (cells.types[this.index] as CellType) : CellType.empty;
  }

  text(column: number): string {
    if (column < this.from || column > this.to) return '';
    const cells = this.chunk.columns[column];
    if (!cells) return '';
    return cells.textAt?.(this.index) ?? cells.texts[this.index] ?? '';
  }

  /** Empty, or text of nothing but white space. */
  isBlank(column: number): boolean {
    const type = this.type(column);
    return type === CellType.empty || (type === CellType.text && isBlankText(this.text(column)));
  }

  /** Whether there is nothing in any column. */
  isEmpty(): boolean {
    for (const column of this.used) if (!this.isBlank(column)) return false;
    return true;
  }

  /** The only column with something in it; -1 where there are none or several. */
  loneColumn(): number {
    let found = -1;
    for (const column of this.used) {
      if (this.isBlank(column)) continue;
      if (found >= 0) return -1;
      found = column;
    }
    return found;
  }

  /** The first columns with something in them, at most so many. */
  firstFilled(most: number): number[] {
    const columns: number[] = [];
    for (const column of this.used) {
      if (this.isBlank(column)) continue;
      columns.push(column);
      if (columns.length === most) break;
    }
    return columns;
  }

  /** Columns with something in them, ascending. */
  filled(): number[] {
    const columns: number[] = [];
    for (const column of this.used) if (!this.isBlank(column)) columns.push(column);
    return columns;
  }
}

/** Columns a sheet can have in a spreadsheet; a file that says more is not believed. */
const MOST_COLUMNS = 16_384;

/** Columns with any cells in a chunk. */
function usedColumns(chunk: SheetChunk): number[] {
  const used: number[] = [];
  const width = Math.min(chunk.columns.length, MOST_COLUMNS);
  for (let i = 0; i < width; i++) if (chunk.columns[i]) used.push(i);
  return used;
}

/**
 * The rows of a chunk, first to last, blank ones included.
 * @param band first and last 0-based column to be seen; the whole width where absent
 */
export function* rowsOf(chunk: SheetChunk, band?: [number, number]): Generator<SheetRow, void, undefined> {
  const used = usedColumns(chunk);
  for (let i = 0; i < chunk.rowCount; i++) yield new SheetRow(chunk, i, used, band?.[0], band?.[1]);
}

/** Merged ranges by the rows they touch; made once per sheet. */
export class MergeIndex {
  private readonly byFirstRow = new Map<number, CellRange[]>();
  private readonly tall: CellRange[] = [];

  constructor(merges: readonly CellRange[]) {
    for (const merge of merges) {
      const list = this.byFirstRow.get(merge.firstRow);
      if (list) list.push(merge);
      else this.byFirstRow.set(merge.firstRow, [merge]);
      if (merge.lastRow > merge.firstRow) this.tall.push(merge);
    }
    this.tall.sort((a, b) => a.firstRow - b.firstRow);
  }

  /** Merges whose first row is this one. */
  startingAt(row: number): readonly CellRange[] {
    return this.byFirstRow.get(row) ?? [];
  }

  /** Merges that touch any of the rows; for header windows, not for each data row. */
  touching(firstRow: number, lastRow: number): CellRange[] {
    const found: CellRange[] = [];
    for (let row = firstRow; row <= lastRow; row++) found.push(...this.startingAt(row));
    for (const merge of this.tall) {
      if (merge.firstRow >= firstRow) break;
      if (merge.lastRow >= firstRow) found.push(merge);
    }
    return found;
  }

  /** The merge that starts at this cell, if any. */
  at(row: number, column: number): CellRange | undefined {
    return this.startingAt(row).find((m) => m.firstColumn === column);
  }
}

/**
 * Builds a sheet from rows of plain values, as a reader of .csv would: strings are texts, numbers numbers, null is empty.
 * For tests, pasted blocks and sheets made in memory.
 */
export function sheetFromRows(
  rows: readonly (readonly (string | number | boolean | null | undefined | { type: CellType; text: string })[])[],
  info: Partial<SheetInfo> = {},
): SheetCells {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const sheetIndex = info.index ?? 0;
  const chunks: SheetChunk[] = [];
  for (let first = 0; first < rows.length; first += 1000) {
    const part = rows.slice(first, first + 1000);
    const columns = Array.from({ length: width }, (_, c) => {
      const types = new Uint8Array(part.length);
      const texts = part.map((row, r) => {
        const value = row[c];
        if (value === null || value === undefined || value === '') return '';
        if (typeof value === 'object') {
          types[r] = value.type;
          return value.text;
        }
        if (typeof value === 'boolean') types[r] = CellType.boolean;
        else types[r] = typeof value === 'number' ? CellType.number : CellType.text;
        return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
      });
      return types.some((t) => t !== CellType.empty) ? { types, texts } : null;
    });
    chunks.push({ sheetIndex, firstRow: first, rowCount: part.length, columns });
  }
  return {
    info: {
      index: sheetIndex,
      name: 'Sheet1',
      visibility: 'visible',
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
      ...info,
      rowCount: info.rowCount ?? rows.length,
      columnCount: info.columnCount ?? width,
    },
    chunks,
  };
}
