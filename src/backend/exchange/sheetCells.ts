import type { Issue } from '../../shared/issue';

/**
 * The seam between reading a file (read/) and understanding it (understand/). A reader tells types and texts as stored,
 * nothing more: it fills no merged cells and turns no text into a number.
 */

/** Type of one cell. `text` of a cell always holds the stored characters. */
export const CellType = {
  empty: 0,
  /**
   * `text` is the decimal text of the number as stored in the file (never via a binary float where the file has text).
   * Only the 17-digit form in which spreadsheet programs write a double (67.900000000000006) is shortened to what was typed.
   */
  number: 1,
  text: 2,
  /** `text` is `TRUE` or `FALSE`. */
  boolean: 3,
  /** `text` is `#REF!`, `#N/A`, ... */
  error: 4,
  /**
   * Number under a date format, 1900/1904 resolved: `text` is `YYYY-MM-DD`, `YYYY-MM-DD HH:MM[:SS]` or `HH:MM[:SS]`
   * (in a time span the hours may exceed 23).
   */
  date: 5,
  /** Number under a percent format: `text` is the stored fraction, e.g. `0.156`. */
  percent: 6,
  /** Formula without a cached result: `text` is empty. */
  formulaWithoutResult: 7,
} as const;
export type CellType = (typeof CellType)[keyof typeof CellType];

/** One column's cells within a chunk; both arrays have the chunk's `rowCount`. */
export interface ColumnCells {
  types: Uint8Array;
  texts: string[];
  /** As `texts[row]`, where taking all of them at once is not worth it: rows are mostly asked for one after the other. */
  textAt?(row: number): string;
}

/** Up to 1,000 consecutive rows of one sheet, by column. Columns without any cell in the chunk are null. */
export interface SheetChunk {
  sheetIndex: number;
  /** 0-based index of the chunk's first row in the sheet. */
  firstRow: number;
  rowCount: number;
  columns: (ColumnCells | null)[];
}

/** 0-based, inclusive. */
export interface CellRange {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

export interface SheetInfo {
  index: number;
  name: string;
  visibility: 'visible' | 'hidden' | 'veryHidden';
  /** Extent that really holds cells (not the declared dimension). */
  rowCount: number;
  columnCount: number;
  merges: CellRange[];
  hiddenRows: number[];
  hiddenColumns: number[];
  /** Rows beyond the asked-for `maxRows` were left unread. */
  cut?: boolean;
}

/** Counts as stored, for `inspect --cells`. */
export interface CellCounts {
  nonEmpty: number;
  numbers: number;
  texts: number;
  dates: number;
  booleans: number;
  errors: number;
  numberSum: number;
}

export type FileKind = 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'fods' | 'spreadsheetml' | 'html' | 'csv';

export interface FileInfo {
  name: string;
  bytes: number;
  sha256: string;
  kind: FileKind;
  /** Text encoding or code page used, e.g. `utf-8`, `gb18030`, `cp936`; null for formats that are Unicode by nature. */
  encoding: string | null;
}

/** Everything a reader found out about a file; the cells come as chunks. */
export interface WorkbookInfo {
  file: FileInfo;
  sheets: SheetInfo[];
  issues: Issue[];
}

/** A sheet whose chunks can be gone through as often as needed, in row order; rows between chunks are empty. */
export interface SheetSource {
  info: SheetInfo;
  chunks: Iterable<SheetChunk>;
}

/** A sheet held in memory, for understanding and for showing it. */
export interface SheetCells {
  info: SheetInfo;
  /** In row order; rows between chunks are empty. */
  chunks: SheetChunk[];
}
