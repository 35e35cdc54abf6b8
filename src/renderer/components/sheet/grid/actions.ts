import type { SheetCellEdit } from '../../../../shared/api/sheet';
import { wordMessage } from '../../../../shared/messages';
import type { ColumnDescription } from '../../../../shared/model/describe';
import type { Choice } from '../edit/choices';
import { textReader } from '../edit/take';
import { newRowId } from '../model/id';
import * as sel from '../model/selection';
import { editTarget } from './activeCell';
import { selectedCells, textAt } from './cells';
import { columnLabel } from './columns';
import type { SheetController } from './controller';
import type { Finish } from './editor';

/** Typing, rows, and what is said about cells. */
export class SheetActions {
  constructor(private readonly sheet: SheetController) {}

  edit(options: { text?: string; quick?: boolean; open?: boolean } = {}): void {
    const target = editTarget(this.sheet);
    if (this.sheet.toggleGroup(this.sheet.selection.active.row)) return;
    if (target) this.sheet.editor.begin(target, options);
    else this.sayReadOnly();
  }

  /** Alt+Down: the list of a choice, else the column's sort and filter menu. */
  pick(): void {
    const { sheet } = this;
    const target = editTarget(sheet);
    if (target?.choices) {
      sheet.editor.begin(target, { open: true });
      return;
    }
    const key = sheet.columnAt(sheet.selection.active.column)?.key;
    const header = key ? sheet.root.querySelector<HTMLElement>(`.ag-header-cell[col-id="${CSS.escape(key)}"]`) : null;
    if (key && header) sheet.openMenu(key, header);
  }

  typeToday(): void {
    const now = new Date();
    const two = (n: number) => String(n).padStart(2, '0');
    this.edit({ text: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`, quick: true });
  }

  sayReadOnly(): void {
    this.sheet.setUi({ notice: wordMessage(this.sheet.language, 'CELL_READ_ONLY') });
  }

  /** Takes what the editor holds. @returns why not, in words; null: taken */
  commitEditor(text: string, choice: Choice | null, finish: Finish): string | null {
    const { sheet } = this;
    const cells = finish === 'all' ? selectedCells(sheet) : [sheet.selection.active];
    const edits: SheetCellEdit[] = [];
    for (const at of cells) {
      const column = sheet.columnAt(at.column);
      const slot = sheet.slotAt(at.row);
      if (!column || slot === undefined || !sheet.canEdit(column)) continue;
      const own = at.column === sheet.selection.active.column;
      if (finish !== 'all' && !choice && text === textAt(sheet, at.row, column)) continue;
      const taken = textReader(column, sheet.rows, sheet.language)(choice && own ? choice.label : text);
      if (!taken.ok) {
        if (own) return wordMessage(sheet.language, taken.code, taken.params);
        continue;
      }
      for (const { key, value } of taken.values) {
        const wanted = choice && own && key === column.key ? choice.value : value;
        const put = choice && own && key !== column.key ? null : wanted;
        if (sheet.rows.value(slot, key) !== put) edits.push({ rowId: sheet.rows.idAt(slot), key, value: put });
      }
    }
    const column = sheet.columnAt(sheet.selection.active.column)!;
    const code = finish === 'all' ? 'CHANGE_FILL' : 'SHEET_TYPE';
    if (edits.length > 0) {
      void sheet.commit({
        label: { code, params: { count: cells.length, column: columnLabel(column, sheet.language) } },
        cells: edits,
      });
    }
    const move = {
      down: ['rows', false],
      up: ['rows', true],
      right: ['columns', false],
      left: ['columns', true],
    } as const;
    if (finish !== 'stay' && finish !== 'all') {
      sheet.select(sel.walk(sheet.selection, move[finish][0], move[finish][1], sheet.bounds));
    }
    return null;
  }

  /** New rows below the selection, as many as it has whole rows; @param atEnd one row at the end */
  insertRows(atEnd = false): void {
    const { sheet } = this;
    const { newRow, readOnly } = sheet.props;
    if (!newRow || readOnly) return;
    const range = sel.lastRange(sheet.selection);
    const whole = range.left === 0 && range.right === sheet.bounds.columns - 1 && sheet.bounds.columns > 1;
    const count = whole && !atEnd && sheet.view.count > 0 ? Math.min(range.bottom - range.top + 1, 1000) : 1;
    const slot = atEnd ? undefined : sheet.slotAt(range.bottom);
    let after = slot === undefined ? null : sheet.rows.idAt(slot);
    const inserts = Array.from({ length: count }, () => {
      const insert = { rowId: newRowId(), values: newRow(), afterId: after };
      if (after !== null) after = insert.rowId;
      return insert;
    });
    void sheet.commit({ label: { code: 'CHANGE_INSERT', params: { count } }, cells: [], inserts });
    const row = sheet.view.order.indexOf(sheet.rows.slotOf(inserts[0]!.rowId)!);
    const column = sheet.geometry.columns.findIndex((c) => sheet.canEdit(c.description));
    if (row >= 0) sheet.select(sel.single({ row, column: Math.max(0, column) }));
    sheet.editor.focus();
  }

  deleteRows(): void {
    const { sheet } = this;
    if (sheet.props.keepRows || sheet.props.readOnly || sheet.isEmpty) return;
    const deletes = sel.rowsTouched(sheet.selection).flatMap((row) => {
      const slot = sheet.slotAt(row);
      return slot === undefined ? [] : [sheet.rows.idAt(slot)];
    });
    if (deletes.length === 0) return;
    void sheet.commit({ label: { code: 'CHANGE_DELETE', params: { count: deletes.length } }, cells: [], deletes });
    const { active } = sheet.selection;
    sheet.select(sel.single({ row: sel.lastRange(sheet.selection).top, column: active.column }));
  }

  openContextMenu(): void {
    const rect = this.sheet.geometry.cellRect(this.sheet.selection.active);
    if (rect) this.sheet.setUi({ context: { x: rect.left + 12, y: rect.bottom }, menu: null });
  }

  /** Whether Esc has something to give up here. */
  get canEscape(): boolean {
    const { ui, copied, selection } = this.sheet;
    return ui.paste !== null || ui.notice !== null || copied !== null || !sel.isSingle(selection);
  }

  /** Esc: forgets the clipboard range, then the selection's extent. */
  escape(): void {
    const { sheet } = this;
    if (sheet.ui.paste) sheet.clipboard.cancelPaste();
    else if (sheet.copied) sheet.clipboard.forget();
    else sheet.select(sel.single(sheet.selection.active), null);
    sheet.setUi({ notice: null });
  }

  /** Takes the cursor to the next cell that was not written. */
  nextRefused(): void {
    const { sheet } = this;
    const places = sheet.refused
      .list()
      .map((cell) => {
        const slot = sheet.rows.slotOf(cell.rowId);
        return {
          row: slot === undefined ? -1 : sheet.view.order.indexOf(slot),
          column: sheet.geometry.columns.findIndex((c) => c.description.key === cell.key),
        };
      })
      .filter((at) => at.row >= 0 && at.column >= 0)
      .sort((a, b) => a.row - b.row || a.column - b.column);
    if (places.length === 0) return;
    const { active } = sheet.selection;
    const later = places.find((at) => at.row > active.row || (at.row === active.row && at.column > active.column));
    sheet.select(sel.single(later ?? places[0]!));
    sheet.editor.focus();
  }

  dismissRefused(): void {
    this.sheet.refused.clear();
    this.sheet.refresh();
    this.sheet.editor.focus();
  }

  /** What is to be said about a cell, in words; null: nothing. */
  explain(slot: number, column: ColumnDescription): string | null {
    const { sheet } = this;
    const rowId = sheet.rows.idAt(slot);
    const refused = sheet.refused.at(rowId, column.key);
    if (refused) {
      const reason = wordMessage(sheet.language, refused.code, refused.params);
      return sheet.words('notTakenCell', { text: refused.text, reason });
    }
    const mark = sheet.rows.mark(slot, column.key, sheet.props.table.nameColumn);
    if (mark) return wordMessage(sheet.language, mark.code, mark.params);
    const at = column.kind === 'ref' && sheet.rows.value(slot, column.key) === null;
    return at && sheet.rows.value(slot, `${column.key}Text`) ? sheet.words('unlinked') : null;
  }
}
