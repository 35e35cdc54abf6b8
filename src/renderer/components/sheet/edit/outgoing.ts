import type { SheetCellEdit, SheetEdit, SheetInsert } from '../../../../shared/api/sheet';
import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';

/**
 * An edit as it leaves the sheet. Inside, a reference is two columns (its id, and the text kept while it is unlinked);
 * outside it is one cell that holds an id or the text.
 */
export function outgoing(edit: SheetEdit, columns: Map<string, ColumnDescription>): SheetEdit {
  const refs = [...columns.values()].filter((c) => c.kind === 'ref');
  const textKeys = new Map(refs.map((c) => [`${c.key}Text`, c.key]));
  if (textKeys.size === 0) return edit;
  return {
    ...edit,
    cells: foldCells(edit.cells, textKeys),
    ...(edit.inserts ? { inserts: edit.inserts.map((insert) => foldInsert(insert, textKeys)) } : {}),
  };
}

function foldCells(cells: SheetCellEdit[], textKeys: Map<string, string>): SheetCellEdit[] {
  const folded = new Map<string, SheetCellEdit>();
  for (const cell of cells) {
    const key = textKeys.get(cell.key) ?? cell.key;
    const name = `${cell.rowId}\u0000${key}`;
    const known = folded.get(name);
    if (!known) folded.set(name, { rowId: cell.rowId, key, value: cell.value });
    else if (cell.value !== null) known.value = cell.value;
  }
  return [...folded.values()];
}

function foldInsert(insert: SheetInsert, textKeys: Map<string, string>): SheetInsert {
  const values: Record<string, CellValue> = {};
  for (const [key, value] of Object.entries(insert.values)) {
    const own = textKeys.get(key) ?? key;
    if (value !== null || !(own in values)) values[own] = value;
  }
  return { ...insert, values };
}
