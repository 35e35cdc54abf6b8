import type { ColumnDescription } from '../../../../shared/model/describe';
import { exactText } from '../model/format';
import * as sel from '../model/selection';
import type { SheetController } from './controller';

/** A cell's exact text, as it is copied and edited. */
export function textAt(sheet: SheetController, row: number, column: ColumnDescription): string {
  const slot = sheet.slotAt(row);
  if (slot === undefined) return sheet.look.text(row, column);
  return exactText(sheet.rows, slot, column, sheet.rows.value(slot, column.key), sheet.language);
}

/** Positions of all selected cells, each once. */
export function selectedCells(sheet: SheetController): sel.CellPosition[] {
  const seen = new Set<number>();
  const cells: sel.CellPosition[] = [];
  const width = sheet.bounds.columns;
  for (const range of sel.allRanges(sheet.selection)) {
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        const flat = row * width + column;
        if (seen.has(flat)) continue;
        seen.add(flat);
        cells.push({ row, column });
      }
    }
  }
  return cells;
}

/** The selected cells that may be emptied; a reference counts with the text beside it. */
export function editableCells(sheet: SheetController): { rowId: string; key: string }[] {
  return selectedCells(sheet).flatMap(({ row, column: at }) => {
    const column = sheet.columnAt(at);
    const slot = sheet.slotAt(row);
    if (!column || slot === undefined || !sheet.canEdit(column) || column.required) return [];
    const rowId = sheet.rows.idAt(slot);
    return column.kind === 'ref'
      ? [
          { rowId, key: column.key },
          { rowId, key: `${column.key}Text` },
        ]
      : [{ rowId, key: column.key }];
  });
}
