import { choicesOf } from '../edit/choices';
import { exactText, isNumeric } from '../model/format';
import type { SheetController } from './controller';
import type { EditTarget } from './editor';

/** What editing the active cell would edit; null where it cannot be. Brings the cell into sight. */
export function editTarget(sheet: SheetController): EditTarget | null {
  const { active } = sheet.selection;
  const slot = sheet.slotAt(active.row);
  const column = sheet.columnAt(active.column);
  if (slot === undefined || !column || !sheet.canEdit(column)) return null;
  sheet.geometry.reveal(active);
  sheet.copied = null;
  const unlinked = column.kind === 'ref' && !column.required ? sheet.words('newValueHint') : null;
  const dates = column.kind === 'date' ? sheet.words('dateHint') : null;
  return {
    text: exactText(sheet.rows, slot, column, sheet.rows.value(slot, column.key), sheet.language),
    choices: choicesOf(column, sheet.rows, sheet.language),
    figure: isNumeric(column),
    hint: unlinked ?? dates,
  };
}

/** Where the active cell is drawn, in pixels from the sheet's corner; null where it is out of sight. */
export function activeBox(sheet: SheetController): { left: number; top: number; width: number; height: number } | null {
  if (sheet.isEmpty) return { left: 0, top: 0, width: 1, height: 1 };
  const { geometry, selection } = sheet;
  const rect = geometry.cellRect(selection.active);
  if (!rect) return null;
  const body = geometry.bodyRect();
  const column = geometry.columns[selection.active.column]!;
  const hiddenLeft = !column.frozen && rect.left < body.left + geometry.frozenWidth - 1;
  if (rect.bottom < body.top + 4 || rect.top > body.bottom - 4 || rect.left > body.right || hiddenLeft) return null;
  const origin = sheet.root.getBoundingClientRect();
  return {
    left: rect.left - origin.left - 1,
    top: rect.top - origin.top - 1,
    width: rect.width,
    height: rect.height,
  };
}
