/** A change's name as data: a message code with its values. */
export interface Label {
  code: string;
  params: Record<string, string | number>;
}

export interface PlanSummary {
  id: string;
  countyId: string;
  countyName: string;
  name: string;
  baseYear: number;
  firstYear: number;
  lastYear: number;
  targetYear: number;
  status: string;
  /** Put away: kept, and not offered for work. */
  isArchived: boolean;
}

/** Where a store on a removable or network drive stands: it is worked on as a local copy and written back whole. */
export interface DriveState {
  kind: 'removable' | 'network';
  /** `written`: the drive holds everything; `pending`: it will in a moment; `failed`: it cannot be reached and is tried again. */
  state: 'written' | 'pending' | 'failed';
  /** Time the drive last got everything, ISO 8601. */
  writtenAt: string | null;
  /** A working copy a crash left, which could not be joined with a file changed since: kept at this path. */
  keptAside: string | null;
}

/** What the frame of the window shows. */
export interface AppState {
  storeFile: string;
  /** Null for a store on a local disk. */
  drive: DriveState | null;
  isReadonly: boolean;
  /** Older than this program's schema allows writing: made by a newer program. */
  plans: PlanSummary[];
  planId: string | null;
  undo: Label | null;
  redo: Label | null;
  /** Time of the last committed change, ISO 8601; null where there is none. */
  savedAt: string | null;
  /** The program before this one did not end properly: what was committed is there, the step under way is not. */
  wasInterrupted: boolean;
  version: string;
}

/** Pushed to every view after each committed change. */
export interface StoreNews {
  seq: number;
  label: Label;
  /** Entities touched, with ids; a list is cut to null where it is too long to follow row by row. */
  entities: Record<string, { inserted: string[]; updated: string[]; deleted: string[] } | null>;
  state: AppState;
}

/** Long work says how far it is. */
export interface Progress {
  /** Message code of the step. */
  step: string;
  done: number;
  /** Null where the end is not known. */
  total: number | null;
}

export interface HistoryEntry {
  id: string;
  seq: number;
  label: Label;
  kind: string;
  time: string;
  rows: number;
  batchId: string | null;
  /** Who made it; null where that was not recorded. */
  author: string | null;
  /** Whether its effect stands. */
  stands: boolean;
}

/** One change of one record, newest first. */
export interface RecordHistoryEntry {
  changeId: string;
  author: string | null;
  label: Label;
  time: string;
  kind: 'insert' | 'update' | 'delete';
  before: Record<string, string | number | null> | null;
  after: Record<string, string | number | null> | null;
  /** Names of the records that values of references point to, by id; those still there. */
  names: Record<string, string>;
}

/** Where a record came from, and the cells around it as the file had them. */
export interface Provenance {
  batchId: string;
  file: string;
  sheet: string;
  row: number;
  time: string;
  /** Sheet rows around the source row. */
  rows: { row: number; cells: string[] }[];
  /** The columns of the record's table, as they were read. */
  columns: { letter: string; path: string[]; field: string | null }[];
  /** What the file says in columns that no field was found for, by label. */
  extra: { label: string; text: string }[];
}
