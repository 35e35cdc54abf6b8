import { type CellRange, CellType, type ColumnCells, type SheetInfo } from '../sheetCells';
import { MAX_COLUMNS, MAX_ROWS } from './limits';
import type { ReadContext } from './readContext';

const CHUNK_ROWS = 1000;
/** Slots (rows x columns in use) of one chunk: keeps a chunk of a very wide sheet small. */
const CHUNK_SLOTS = 400_000;
/** Characters after which a chunk ends with its row, and after which they are charged while the row still goes on. */
const CHUNK_CHARACTERS = 4_000_000;
const ROW_CHARACTERS = 32_000_000;

interface LateCell {
  row: number;
  column: number;
  type: CellType;
  text: string;
}

/** Collects the cells of one sheet and hands them on in chunks. */
export class SheetBuilder {
  /** Whether a row beyond `maxRows` was seen: nothing that follows is kept. */
  full = false;
  private readonly maxRows: number;
  private firstRow = -1;
  private rows = 0;
  private columns: (ColumnCells | undefined)[] = [];
  private columnsInUse = 0;
  private characters = 0;
  private late: LateCell[] = [];
  private closing = false;

  constructor(
    readonly info: SheetInfo,
    private readonly context: ReadContext,
  ) {
    this.maxRows = Math.min(context.options.maxRows ?? MAX_ROWS, MAX_ROWS);
  }

  /** Adds a cell; empty ones are ignored. Positions are 0-based; those outside a spreadsheet become an issue. */
  cell(row: number, column: number, type: CellType, text: string): void {
    if (type === CellType.empty || (type === CellType.text && text === '')) return;
    if (row >= this.maxRows || column >= MAX_COLUMNS || column < 0 || row < 0) {
      this.outside(row, column);
      return;
    }
    let offset = row - this.firstRow;
    if (
      this.firstRow < 0 ||
      offset >= CHUNK_ROWS ||
      (offset >= this.rows && (this.columnsInUse * offset > CHUNK_SLOTS || this.characters > CHUNK_CHARACTERS))
    ) {
      this.flush();
      this.firstRow = row;
      offset = 0;
    } else if (offset < 0) {
      this.addLate(row, column, type, text);
      return;
    }
    if (offset >= this.rows) this.rows = offset + 1;
    let cells = this.columns[column];
    if (cells === undefined) {
      cells = { types: new Uint8Array(CHUNK_ROWS), texts: [] };
      this.columns[column] = cells;
      this.columnsInUse += 1;
      if (column >= this.info.columnCount) this.info.columnCount = column + 1;
    }
    const texts = cells.texts;
    if (offset < texts.length) texts[offset] = text;
    else {
      while (texts.length < offset) texts.push('');
      texts.push(text);
    }
    cells.types[offset] = type;
    this.characters += text.length;
    if (this.characters > ROW_CHARACTERS) this.charge();
  }

  /** Whether a row lies beyond those asked for. */
  isUnwanted(row: number): boolean {
    return row >= this.maxRows;
  }

  merge(range: CellRange): void {
    if (range.lastRow < range.firstRow || range.lastColumn < range.firstColumn) return;
    if (range.lastRow === range.firstRow && range.lastColumn === range.firstColumn) return;
    if (range.firstRow < 0 || range.firstColumn < 0 || range.lastRow >= MAX_ROWS || range.lastColumn >= MAX_COLUMNS)
      return;
    if (this.info.merges.length >= this.context.limits.merges) {
      this.context.issue({
        severity: 'warning',
        code: 'MERGES_CUT',
        params: { limit: this.context.limits.merges },
        where: { sheet: this.info.name },
      });
      return;
    }
    this.info.merges.push(range);
  }

  hideRow(row: number): void {
    if (row >= 0 && row < this.maxRows) this.info.hiddenRows.push(row);
  }

  hideColumns(first: number, last: number): void {
    for (let column = Math.max(0, first); column <= last && column < MAX_COLUMNS; column += 1)
      this.info.hiddenColumns.push(column);
  }

  /** Ends the sheet: emits what is left and settles the extent. */
  finish(): void {
    this.flush();
    this.emitLate();
    const info = this.info;
    info.hiddenRows = ordered(info.hiddenRows, info.rowCount);
    info.hiddenColumns = ordered(info.hiddenColumns, info.columnCount);
  }

  private charge(): void {
    this.context.spend(0, this.characters);
    this.characters = 0;
  }

  private outside(row: number, column: number): void {
    if (row >= this.maxRows && row < MAX_ROWS) {
      this.full = true;
      this.info.cut = true;
      return;
    }
    this.context.issue({
      severity: 'warning',
      code: 'CELL_OUTSIDE_SHEET',
      params: { row: row + 1, column: column + 1 },
      where: { sheet: this.info.name },
    });
  }

  private addLate(row: number, column: number, type: CellType, text: string): void {
    if (this.late.length === 0)
      this.context.issue({
        severity: 'info',
        code: 'ROWS_OUT_OF_ORDER',
        where: { sheet: this.info.name, row: row + 1 },
      });
    this.late.push({ row, column, type, text });
    if (this.late.length > 2_000_000) this.emitLate();
  }

  private emitLate(): void {
    if (this.closing || this.late.length === 0) return;
    const late = this.late.sort((a, b) => a.row - b.row);
    this.late = [];
    this.closing = true;
    this.flush();
    for (const cell of late) this.cell(cell.row, cell.column, cell.type, cell.text);
    this.flush();
    this.closing = false;
  }

  private flush(): void {
    if (this.firstRow >= 0 && this.rows > 0) {
      let cells = 0;
      const rows = this.rows;
      const columns = Array.from(this.columns, (column) => {
        if (column === undefined) return null;
        while (column.texts.length < rows) column.texts.push('');
        const types = column.types.slice(0, rows);
        for (let i = 0; i < rows; i += 1) if (types[i] !== CellType.empty) cells += 1;
        return { types, texts: column.texts };
      });
      this.context.spend(cells, this.characters);
      this.context.emit({ sheetIndex: this.info.index, firstRow: this.firstRow, rowCount: rows, columns });
      this.info.rowCount = Math.max(this.info.rowCount, this.firstRow + rows);
    }
    this.firstRow = -1;
    this.rows = 0;
    this.columns = [];
    this.columnsInUse = 0;
    this.characters = 0;
  }
}

function ordered(values: number[], limit: number): number[] {
  return [...new Set(values)].filter((value) => value < limit).sort((a, b) => a - b);
}
