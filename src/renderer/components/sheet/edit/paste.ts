import type { SheetCellEdit, SheetEdit, SheetInsert } from '../../../../shared/api/sheet';
import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';
import { newRowId } from '../model/id';
import type { RefusedCell } from '../model/refused';
import type { SheetRows } from '../model/rows';
import type { CellRange } from '../model/selection';
import { layPaste } from './planPaste';
import type { TextReader } from './take';

/** A block laid over the sheet and read, waiting to be written. */
export interface PendingPaste {
  /** Cells for rows that exist. */
  cells: SheetCellEdit[];
  /** Cells, counted as the user sees them, that can be written to existing rows. */
  good: number;
  bad: RefusedCell[];
  /** Values of the rows to be added, one record each. */
  added: Record<string, CellValue>[];
  goodAdded: number;
  /** Cells of the rows to be added that cannot be written, by the row's place among them. */
  badAdded: { index: number; key: string; text: string; code: string; params: Record<string, string | number> }[];
  overflowColumns: number;
  range: CellRange;
}

/** What preparing a paste needs of the sheet. */
export interface PasteSurface {
  rows: SheetRows;
  /** Slots in the order shown. */
  order: Int32Array;
  columns: ColumnDescription[];
  reader: (column: ColumnDescription) => TextReader;
}

/** Reads a block of texts for the cells it would cover. Nothing is written. */
export function preparePaste(block: string[][], selected: CellRange, surface: PasteSurface): PendingPaste {
  const { rows, order, columns } = surface;
  const layout = layPaste(block, selected, order.length, columns.length);
  const readers = new Map<number, TextReader>();
  const pending: PendingPaste = {
    cells: [],
    good: 0,
    bad: [],
    added: Array.from({ length: layout.overflowRows }, () => ({})),
    goodAdded: 0,
    badAdded: [],
    overflowColumns: layout.overflowColumns,
    range: layout.range,
  };
  for (const target of layout.targets) {
    let reader = readers.get(target.column);
    if (!reader) {
      reader = surface.reader(columns[target.column]!);
      readers.set(target.column, reader);
    }
    const taken = reader(target.text);
    const key = columns[target.column]!.key;
    const slot = order[target.row];
    if (slot === undefined) {
      const index = target.row - order.length;
      if (taken.ok) {
        pending.goodAdded++;
        for (const { key: column, value } of taken.values) pending.added[index]![column] = value;
      } else pending.badAdded.push({ index, key, text: target.text, code: taken.code, params: taken.params });
      continue;
    }
    const rowId = rows.idAt(slot);
    if (!taken.ok) {
      pending.bad.push({ rowId, key, text: target.text, code: taken.code, params: taken.params });
      continue;
    }
    pending.good++;
    for (const { key: column, value } of taken.values) {
      if (rows.value(slot, column) !== value) pending.cells.push({ rowId, key: column, value });
    }
  }
  return pending;
}

/** The edit a prepared paste becomes, with the cells that could not be read. */
export function pasteEdit(
  pending: PendingPaste,
  addRows: boolean,
  defaults: () => Record<string, CellValue>,
): { edit: SheetEdit; refused: RefusedCell[]; count: number } {
  const count = pending.good + (addRows ? pending.goodAdded : 0);
  const inserts: SheetInsert[] = addRows
    ? pending.added.map((values) => ({ rowId: newRowId(), values: { ...defaults(), ...values } }))
    : [];
  const refused = [...pending.bad];
  if (addRows) {
    for (const { index, ...cell } of pending.badAdded) refused.push({ ...cell, rowId: inserts[index]!.rowId });
  }
  return {
    edit: { label: { code: 'CHANGE_PASTE', params: { count } }, cells: pending.cells, inserts },
    refused,
    count,
  };
}
