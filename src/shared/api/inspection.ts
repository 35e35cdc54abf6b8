import type { Issue } from '../issue';

/**
 * What inspecting a file finds (countyframe.inspection/1) and the import mapping made from it. Rows are 1-based as a
 * spreadsheet shows them (records in .csv), columns are letters.
 */

/** Why a row of a table is no record. */
export type SkipWhy = 'subtotal' | 'note' | 'blank' | 'section' | 'repeatedHeader' | 'example';

/** A row of a sheet that an import passes over, and why. */
export interface SkippedLine {
  /** 1-based. */
  row: number;
  why: SkipWhy | 'hidden';
}

export interface InspectedColumn {
  letter: string;
  /** Labels from the top header row down; empty for a column without one. */
  path: string[];
  /**
   * Column key of the table's entity; `<key>.code` where the column holds the code of the record a reference points to,
   * `<key>.time` where it holds a moment's time of day and another column its day.
   * No field appears twice in a table. Null: kept as an extra attribute.
   */
  field: string | null;
  /** Unit of the column's numbers, from its header, a unit row, or the unit line above the table. */
  unit: string | null;
}

export interface InspectedTable {
  /** A1 range from the first header row to the last record or total. */
  range: string;
  /** First and last. */
  headerRows: [number, number];
  columns: InspectedColumn[];
  /** The row after the header, totals included. */
  firstDataRow: number;
  /** The last record or total; `firstDataRow - 1` where the table is empty. */
  lastDataRow: number;
  /** Records, without the skipped rows. */
  dataRowCount: number;
  skipped: { row: number; why: SkipWhy }[];
  entity: string | null;
}

export interface CellTally {
  nonEmpty: number;
  numbers: number;
  texts: number;
  dates: number;
  booleans: number;
  errors: number;
  numberSum: number;
}

export interface InspectedSheet {
  name: string;
  visible: boolean;
  tables: InspectedTable[];
  /** Cells as stored, where asked for. */
  cells?: CellTally;
}

/** countyframe.inspection/1 */
export interface Inspection {
  format: 'countyframe.inspection/1';
  file: { name: string; bytes: number; sha256: string; kind: string; encoding: string | null };
  sheets: InspectedSheet[];
  issues: Issue[];
}

/** Why a column was given its field, as data; worded by src/shared/messages/understand.ts. */
export interface MappingReason {
  code: string;
  params: Record<string, string | number>;
}

/** What a column of the source becomes. Editable by the user. */
export interface ImportColumn {
  letter: string;
  path: string[];
  /** A field as in InspectedColumn; `extra`: kept as an extra attribute under its label; null: left out. */
  field: string | 'extra' | null;
  /** Unit its numbers are read in where the cell names none; null: the field's own unit. */
  unit: string | null;
  /** An empty cell takes the value above it (vertical group). */
  fillDown: boolean;
  /** 0..1; 1 for what the user chose. */
  confidence: number;
  reason: MappingReason;
  /** Other fields it could be, best first. */
  candidates: { field: string; confidence: number }[];
  /** First few cell texts, for showing the column. */
  samples: string[];
  /** What the user said of texts that are no option of the field: the option meant, or '' for none. */
  values?: Record<string, string>;
}

/** How one table of a file is imported: data that can be edited, kept and applied again. */
export interface ImportMapping {
  /** 0-based position of the sheet in the file, and of the table on the sheet. */
  sheetIndex: number;
  tableIndex: number;
  sheet: string;
  range: string;
  /** Whether the table is imported at all. */
  take: boolean;
  /** Null: not recognised; nothing can be taken until it is chosen. */
  entity: string | null;
  /** 0..1 and why, for `entity`. */
  confidence: number;
  reason: MappingReason;
  /** Other entities it could be, best first. */
  candidates: { entity: string; confidence: number }[];
  headerRows: [number, number];
  firstDataRow: number;
  lastDataRow: number;
  columns: ImportColumn[];
  /** Fields of the entity no column was found for. */
  missing: { field: string; required: boolean }[];
  /** Rows read although they look like no record, and rows left out although they look like one. */
  takeRows: number[];
  leaveRows: number[];
  /** Whether rows hidden in the sheet are read. They are never taken without being asked for. */
  hiddenRows: 'leave' | 'take';
  /** Records in hidden rows, of the table as found. */
  hiddenCount: number;
  /** Of sheet position and header, to find a remembered mapping again. */
  fingerprint: string;
}
