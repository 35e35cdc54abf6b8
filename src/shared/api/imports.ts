import type { Issue } from '../issue';
import type { CellValue } from '../model/describe';
import type { ImportMapping, Inspection } from './inspection';

/** A file taken in for import; the server keeps its cells until the session is closed or committed. */
export interface ImportSession {
  sessionId: string;
  inspection: Inspection;
  /** One per recognised or choosable table, in the order of the inspection. */
  mappings: ImportMapping[];
  /** Whether the same bytes were imported before (the batch that did it). */
  importedBefore: { batchId: string; time: string } | null;
  /** Every file of the import, the first one among them, in order. */
  files: Inspection[];
  /** Which file each mapping is of. */
  fileOf: number[];
  /** Sheets on which no table was found; each can be opened. */
  bareSheets: BareSheet[];
  /** Files that were left out because they cannot be read. */
  unread: Issue[];
}

/** A sheet with cells and without a table. */
export interface BareSheet {
  /** Position of its file, and of the sheet in the file. */
  file: number;
  sheet: number;
  name: string;
  isHidden: boolean;
}

/** The mappings once such a sheet was opened: the table made of it stands among them. */
export interface OpenedSheet {
  /** Position of the new table's mapping. */
  mapping: number;
  mappings: ImportMapping[];
  fileOf: number[];
}

/** What becomes of records that an earlier file of the same form had and this one has not. */
export type VanishedAction = 'keep' | 'retire' | 'delete';

/** A name in the files that no record has, and the records that resemble it, if any. */
export interface NearName {
  entity: string;
  /** As the file writes it. */
  text: string;
  /** Rows that have it. */
  rows: number;
  /** First place. */
  sheet: string;
  row: number;
  /** Whether it names the row itself, which would become a new record; else it refers to another one. */
  isOwn: boolean;
  /** Best first; score 0..1. One with a place is the record of that row of the import: its id holds for this import. */
  candidates: { id: string; name: string; score: number; place?: { sheet: string; row: number } }[];
}

/** The user's word on a name: the record it means, or null for none. Remembered. */
export interface NameDecision {
  entity: string;
  text: string;
  target: string | null;
}

/** A text in the files that is no option of its column's list; an answer is kept in the column's mapping. */
export interface StrangeValue {
  /** Position of the table among the mappings. */
  mapping: number;
  /** The column. */
  letter: string;
  entity: string;
  field: string;
  text: string;
  /** The option that resembles it and is taken unless the user says otherwise; null: none, the cell stays empty. */
  guess: string | null;
  /** Rows that have it. */
  rows: number;
  /** First place. */
  sheet: string;
  row: number;
}

/** What the user decided about an import as a whole. */
export interface ImportDecisions {
  /** By entity; absent: kept. */
  vanished?: Record<string, VanishedAction>;
  names?: NameDecision[];
}

/** `vanished`: a record of the store that an earlier file of the same form had, and this one has not. */
export type RowState = 'new' | 'changed' | 'unchanged' | 'rejected' | 'ambiguous' | 'vanished';

/** One source row of a dry run. */
export interface DryRunRow {
  /** Position in the session: stable while mappings stand. Vanished records count down from -1. */
  index: number;
  entity: string;
  sheet: string;
  /** Name of the file, where there are several. */
  file?: string;
  /** 1-based sheet row. */
  row: number;
  state: RowState;
  /** What names the row to a person. */
  name: string;
  /** Columns that matched it to a record, e.g. `['code']`; null for a new row. */
  matchedBy: string[] | null;
  recordId: string | null;
  /** Candidates of an ambiguous match; `detail` tells those of one name apart. */
  candidates: { id: string; name: string; detail: string }[];
  changes: readonly { key: string; before: CellValue; after: CellValue }[];
  issues: Issue[];
  /** Cell texts by column key as the sheet has them, for fixing a rejected row. */
  texts: Record<string, string>;
}

export interface ImportCounts {
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
  skipped: number;
}

/** Outcome of a dry run: counts; rows are fetched by page. */
export interface DryRun {
  counts: Record<RowState, number>;
  skipped: number;
  byEntity: Record<string, Record<RowState, number>>;
  /** The mappings the rows were read by: proposed anew where header rows or entity were changed. */
  mappings: ImportMapping[];
  /** Issues that belong to no row: sheet totals that differ, missing columns, ... */
  issues: Issue[];
  /** Rows with at least one warning or error. */
  withIssues: number;
  /** Names to be judged. */
  nearNames: NearName[];
  /** Names that resemble no record, without candidates; each can be linked to any. */
  otherNames: NearName[];
  /** Texts of choice lists to be judged. */
  strangeValues: StrangeValue[];
}

/** A correction typed for one cell of a row, or a choice among candidates (`recordId`, null = as a new record). */
export interface RowFix {
  index: number;
  texts?: Record<string, string>;
  recordId?: string | null;
}

/** What a dry run asks: with `target` or `record` filled in it is what `--answers` takes. */
export interface ImportQuestions {
  /** Names that resemble records; `target` is the record meant (id, code or name), null for none of them. */
  names: {
    entity: string;
    text: string;
    rows: number;
    sheet: string;
    row: number;
    candidates: { id: string; name: string }[];
  }[];
  /** Names that resemble nothing; `target` may be filled in all the same. */
  others: { entity: string; text: string; rows: number; sheet: string; row: number }[];
  /** Rows that fit several records; `record` is the one meant, null for a new one. */
  rows: { file: string; sheet: string; row: number; entity: string; candidates: { id: string; name: string }[] }[];
}

/** countyframe.importResult/1 */
export interface ImportResult {
  format: 'countyframe.importResult/1';
  batchId: string | null;
  counts: ImportCounts;
  byEntity: Record<string, ImportCounts>;
  issues: Issue[];
  /** Of a dry run: what it could not decide by itself. */
  questions?: ImportQuestions;
  /** Records that were not in the files and were marked or deleted, where that was asked for. */
  vanished?: { retired: number; deleted: number };
}

/** A record that an undo left as it is, because it was changed later. */
export interface RecordConflict {
  entity: string;
  id: string;
  /** What names it to a person; empty where it is gone, and beyond the first hundred. */
  name: string;
  /** Columns that were changed; empty where the record as a whole was edited or deleted. */
  columns: string[];
}

/** An import that is in the store. */
export interface ImportBatch {
  id: string;
  files: string[];
  time: string;
  counts: ImportCounts;
  /** Whether it stands, or was undone. */
  stands: boolean;
  /** It was undone, but for records that had been changed since. */
  isPartlyUndone: boolean;
  changeId: string | null;
}
