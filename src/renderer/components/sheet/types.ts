import type { ReactNode, Ref } from 'react';
import type { EditResult, SheetEdit } from '../../../shared/api/sheet';
import type { Language } from '../../../shared/messages';
import type { CellValue, ColumnDescription, TableDescription } from '../../../shared/model/describe';
import type { ColumnFilter } from './filters/model';
import type { PrintColumn, Printout } from './grid/printout';
import type { SortKey } from './model/order';
import type { SheetRows } from './model/rows';
import type { SelectionStats } from './model/totals';

/** What a sheet remembers between visits. Plain JSON. */
export interface SheetLayout {
  /** Column keys in their order, with width and whether they are shown; unknown keys are ignored. */
  columns?: { key: string; width: number; shown: boolean; frozen?: boolean }[];
  sort?: SortKey[];
  filters?: Record<string, ColumnFilter>;
  search?: string;
  /** Columns the rows are grouped by, outermost first. */
  groups?: string[];
}

/** The selection as the screens around the sheet need it. */
export interface SheetSelection {
  /** Record and column of the active cell; null in an empty sheet. */
  active: { rowId: string; key: string } | null;
  /** Ids of the rows touched, in the order shown, up to 1,000 of them. */
  rowIds: string[];
  /** Number of rows touched. */
  rowCount: number;
  stats: SelectionStats;
}

/** A cell of an imported record whose origin is asked for. */
export interface OriginRequest {
  rowId: string;
  key: string;
}

/** What a screen can do to its sheet, through the `handle` ref. */
export interface SheetHandle {
  focus(): void;
  /**
   * Makes a record the active one and brings it into sight.
   * @returns false where the table has no such record, or filters hide it
   */
  reveal(rowId: string, key?: string): boolean;
  setFilter(key: string, filter: ColumnFilter | null): void;
  clearFilters(): void;
  setSearch(text: string): void;
  setSort(keys: SortKey[]): void;
  setGroups(keys: string[]): void;
  /** The present columns, sort, filters and groups. */
  layout(): SheetLayout;
  applyLayout(layout: SheetLayout): void;
  /** Opens find and replace. */
  replace(): void;
  /** Columns that can be printed. */
  printColumns(): PrintColumn[];
  /** The rows in sight and in closed groups' heads, as texts. */
  printRows(keys: string[], limit: number): Printout;
}

export interface SheetProps {
  table: TableDescription;
  /** Columns to offer, in order; the table's own where absent. */
  columns?: ColumnDescription[];
  rows: SheetRows;
  language: Language;
  /** Writes an edit as one change. Refusals come back; a rejection takes the whole edit back. */
  onEdit: (edit: SheetEdit) => Promise<EditResult>;
  /** Words for an edit that failed altogether, where the caller knows its own errors. */
  explainError?: (error: unknown) => string;
  onUndo?: () => void;
  onRedo?: () => void;
  onSelection?: (selection: SheetSelection) => void;
  /** The faint corner of an imported cell was clicked. */
  onOrigin?: (request: OriginRequest) => void;
  /** Enter with Ctrl held, or a double click on the row number: the row's details beside the sheet, and with the keys those of the active cell. */
  onOpenRow?: (rowId: string, columnKey?: string) => void;
  /** What hangs on records, by record: a mark at the row number, with this text beside it. */
  marks?: ReadonlyMap<string, string>;
  /** Layout to start with; read once. */
  layout?: SheetLayout;
  onLayout?: (layout: SheetLayout) => void;
  /** Values a new row starts with (its parent, say); null: rows cannot be added here. */
  newRow?: (() => Record<string, CellValue>) | null;
  /** Rows cannot be deleted here. */
  keepRows?: boolean;
  /** Nothing can be changed: a store opened read-only, an approved plan. */
  readOnly?: boolean;
  /** Shown instead of rows where the table has none. */
  empty?: ReactNode;
  /** More controls at the right end of the bar above the sheet. */
  tools?: ReactNode;
  handle?: Ref<SheetHandle>;
  /** Nonce of the page's content security policy. */
  styleNonce?: string;
}
