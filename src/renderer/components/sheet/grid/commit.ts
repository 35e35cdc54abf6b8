import type { SheetEdit, SheetInsert, SheetRefusal } from '../../../../shared/api/sheet';
import { hasMessage, wordMessage } from '../../../../shared/messages';
import { outgoing } from '../edit/outgoing';
import type { RefusedCell } from '../model/refused';
import type { SheetRows } from '../model/rows';
import type { SheetController } from './controller';

/**
 * Writes an edit here at once, hands it on, and takes back what is refused.
 * @param refused cells that could not even be read, marked together with those the backend refuses
 */
export async function commitEdit(sheet: SheetController, edit: SheetEdit, refused: RefusedCell[]): Promise<void> {
  const { rows } = sheet;
  sheet.refused.settle(edit.cells);
  sheet.refused.add(refused);
  const deleted = deletedRows(rows, edit.deletes ?? []);
  const written = rows.write(edit);
  if (written.length === 0 && !edit.inserts?.length && deleted.length === 0) {
    sheet.refresh();
    return;
  }
  try {
    const result = await sheet.props.onEdit(outgoing(edit, sheet.byKey));
    if (result.refused.length === 0) return;
    const back = new Set(result.refused.map((r) => `${r.rowId}\u0000${r.key}`));
    const isBack = (w: { rowId: string; key: string }) =>
      back.has(`${w.rowId}\u0000${w.key}`) || back.has(`${w.rowId}\u0000${w.key.replace(/Text$/, '')}`);
    rows.revert(written.filter(isBack));
    sheet.refused.add(refusedCells(edit, result.refused));
    takeRowsBack(sheet, edit, deleted, result.refused);
  } catch (error) {
    rows.revert(written);
    rows.applyPatch({ deleted: (edit.inserts ?? []).map((i) => i.rowId), inserted: deleted });
    const reason = sheet.props.explainError?.(error) ?? errorWords(sheet, error);
    sheet.setUi({ notice: sheet.words('saveFailed', { reason }) });
  }
  sheet.refresh();
}

/** Rows about to be deleted, as they would be inserted again. */
function deletedRows(rows: SheetRows, ids: string[]): SheetInsert[] {
  const gone = new Set(ids);
  let after: string | null = null;
  const inserts: SheetInsert[] = [];
  if (gone.size === 0) return inserts;
  for (const slot of rows.natural) {
    const rowId = rows.idAt(slot);
    if (gone.has(rowId)) inserts.push({ rowId, values: rows.rowValues(slot), afterId: after });
    after = rowId;
  }
  return inserts;
}

function refusedCells(edit: SheetEdit, refused: SheetRefusal[]): RefusedCell[] {
  const texts = new Map(edit.cells.map((c) => [`${c.rowId}\u0000${c.key}`, c.value]));
  return refused.flatMap((r) => {
    if (r.key === null) return [];
    const text = String(texts.get(`${r.rowId}\u0000${r.key}`) ?? '');
    return [{ rowId: r.rowId, key: r.key, text, code: r.code, params: r.params ?? {} }];
  });
}

/** Whole rows that were refused: deleted ones come back, inserted ones go, and the reason is said. */
function takeRowsBack(sheet: SheetController, edit: SheetEdit, deleted: SheetInsert[], refused: SheetRefusal[]): void {
  const whole = new Map(refused.filter((r) => r.key === null).map((r) => [r.rowId, r]));
  const first = whole.values().next().value;
  if (!first) return;
  sheet.rows.applyPatch({
    inserted: deleted.filter((row) => whole.has(row.rowId)),
    deleted: (edit.inserts ?? []).map((i) => i.rowId).filter((rowId) => whole.has(rowId)),
  });
  sheet.setUi({ notice: wordMessage(sheet.language, first.code, first.params) });
}

function errorWords(sheet: SheetController, error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const known = [code, message].find((text): text is string => typeof text === 'string' && hasMessage(text));
  return known
    ? wordMessage(sheet.language, known)
    : wordMessage(sheet.language, 'UNEXPECTED', { detail: String(message ?? error) });
}
