import type { SkipWhy } from '../../../shared/api/inspection';
import type { Issue } from '../../../shared/issue';
import type { CellValue } from '../../../shared/model/describe';
import type { FundingSource } from '../../../shared/model/enums';

/** A reference as the sheet gives it, to be linked by the importer. */
export interface ReadRef {
  name: string | null;
  code: string | null;
}

/** Money of one project in one year from one source; null where the sheet does not say. */
export interface ReadAmount {
  year: number | null;
  source: FundingSource | null;
  amountFen: number;
}

/** One record of a sheet, typed. */
export interface ReadRow {
  entity: string;
  sheet: string;
  /** 0-based sheet index and 1-based row. */
  sheetIndex: number;
  row: number;
  /** Id of the record, where the sheet is one of the program's own exports. */
  id: string | null;
  /**
   * Values by column key; null where the cell is empty or could not be read. References are under `<key>Text`. Keys of
   * columns the sheet does not have are absent.
   */
  values: Record<string, CellValue>;
  /** References by column key. */
  refs: Record<string, ReadRef>;
  /** Of projects: the amounts, one per year and source. Absent where the sheet has no money columns. */
  amounts?: ReadAmount[];
  /** Values the program computes itself: for checking, never stored. */
  computed: Record<string, CellValue>;
  /** Cell texts by field as the sheet has them. */
  texts: Record<string, string>;
  /** Texts of columns without a field, and of cells that could not be read, by label; null where there are none. */
  extra: Record<string, string> | null;
  /** Headings of the sections the row stands in, outermost first. */
  section: string[];
  issues: Issue[];
  /** Its identity or its money cannot be read. */
  rejected: boolean;
  /** It has a code or an id but lacks these identity columns: it can only change a record that exists. */
  incomplete: string[];
  /** Hidden in the sheet, and taken because that was asked for. */
  hidden: boolean;
}

/** What is known once all rows of a table were read. */
export interface ReadSummary {
  read: number;
  rejected: number;
  /** 1-based rows that are no records. */
  skipped: { row: number; why: SkipWhy }[];
  /** All of them, also beyond the listed ones. */
  skippedCount: number;
  /** Hidden rows that were left out, and rows the user left out. */
  hiddenLeft: number;
  leftOut: number;
  /** Issues that belong to no record: totals that differ from the rows, totals that cannot be read. */
  issues: Issue[];
}
