import * as sel from '../model/selection';
import { statsOf } from '../model/totals';
import type { SheetSelection } from '../types';
import type { SheetController } from './controller';

/** Records named in a report at most: the surroundings show or delete them, nobody reads more. */
const MOST_IDS = 1000;

/** What the surroundings of a sheet are told of its selection: active cell, records touched, statistics of the cells. */
export function selectionReport(sheet: SheetController): SheetSelection {
  const { selection, view, isEmpty } = sheet;
  const slot = sheet.slotAt(selection.active.row);
  const column = sheet.columnAt(selection.active.column);
  const touched = isEmpty ? [] : sel.rowsTouched(selection).filter((row) => row < view.count);
  const ranges = isEmpty ? [] : sel.allRanges(selection);
  return {
    active: slot === undefined || !column ? null : { rowId: sheet.rows.idAt(slot), key: column.key },
    rowIds: idsAt(sheet, touched),
    rowCount: touched.length,
    stats: statsOf(
      sheet.rows,
      ranges.map((range) => ({
        slots: view.order.slice(range.top, range.bottom + 1),
        columns: sheet.geometry.columns.slice(range.left, range.right + 1).map((shown) => shown.description),
      })),
    ),
  };
}

/** Ids of the records at the places, group rows left out. */
function idsAt(sheet: SheetController, places: number[]): string[] {
  const ids: string[] = [];
  for (const place of places) {
    const slot = sheet.slotAt(place);
    if (slot !== undefined) ids.push(sheet.rows.idAt(slot));
    if (ids.length >= MOST_IDS) break;
  }
  return ids;
}
