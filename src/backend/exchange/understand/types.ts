import type { CellRange, CellType } from '../sheetCells';

/** Why a row between the header and the end of a table is no record. */
export type SkipReason = 'subtotal' | 'note' | 'blank' | 'section' | 'repeatedHeader' | 'example';

export type RowKind = 'data' | SkipReason;

export interface SkippedRow {
  /** 0-based row in the sheet. */
  row: number;
  why: SkipReason;
}

/** What stands in a column over the first data rows. */
export interface ColumnSample {
  filled: number;
  numbers: number;
  dates: number;
  words: number;
  percents: number;
  /** Data rows looked at. */
  rows: number;
  /** Whether the first data row has a value. */
  firstFilled: boolean;
  /** First texts met, as stored, at most 30. */
  texts: string[];
}

export interface FoundColumn {
  /** 0-based column in the sheet. */
  column: number;
  /** A, B, ... AA. */
  letter: string;
  /** Labels from the top header row down to the column's own; empty for a column without a label. */
  path: string[];
  /** Unit the header or its unit row gives, as written; null where it gives none. */
  unit: string | null;
  sample: ColumnSample;
}

/** A header on a sheet: enough to classify the rows below it one by one. */
export interface FoundHeader {
  /** 0-based, inclusive. */
  firstRow: number;
  lastRow: number;
  columns: FoundColumn[];
  /** Lines above the header: 附件, title, unit line. */
  titles: string[];
  /** Units named by a unit line above the header, in order. */
  lineUnits: string[];
  /** Squeezed labels by column, one map per header row, to know the header again where it is repeated. */
  labels: Map<number, string>[];
  /** 0-based column of the running number; null where there is none. */
  sequenceColumn: number | null;
  /** Columns that can hold what identifies a row: names and codes. */
  nameColumns: number[];
  codeColumns: number[];
  /** The running number of real rows is written 一, 二, 三. */
  chineseSequence: boolean;
}

export interface FoundTable extends FoundHeader {
  sheetIndex: number;
  sheetName: string;
  /** From the first header row to the last row of the table's body, notes and trailing blanks left out. */
  range: CellRange;
  /** 0-based; the row after the header, totals included. */
  firstDataRow: number;
  /** 0-based; the last record or total. Equals `lastRow` of the header where there is none. */
  lastDataRow: number;
  dataRowCount: number;
  skipped: SkippedRow[];
  /** Skipped rows beyond the listed ones (a sheet can have a million blank ones). */
  skippedUnlisted: number;
  /** Data rows that are hidden in the sheet, 0-based, at most 1,000. */
  hiddenRows: number[];
}

export interface RawCell {
  type: CellType;
  text: string;
}
