import type { SheetCellEdit } from '../../../../shared/api/sheet';
import { wordMessage } from '../../../../shared/messages';
import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';
import type { Choice } from '../edit/choices';
import { formatHtml, formatTsv, type HtmlCell, parseTsv } from '../edit/clipboard';
import { fillValues } from '../edit/fill';
import { pasteEdit, preparePaste } from '../edit/paste';
import { textReader } from '../edit/take';
import { exactText, isNumeric } from '../model/format';
import { newRowId } from '../model/id';
import * as sel from '../model/selection';
import { columnLabel } from './columns';
import type { SheetController } from './controller';
import type { Finish } from './editor';

/** What was cut and will be cleared where it is pasted. */
interface Cut {
  text: string;
  cells: { rowId: string; key: string }[];
}

/** Everything that changes the rows of a sheet or takes them to the clipboard. */
export class SheetActions {
  private cut: Cut | null = null;

  constructor(private readonly sheet: SheetController) {}

  /** Copying and pasting reach the sheet as events of its text area. */
  listen(): void {
    const { editor } = this.sheet;
    const idle = (run: (event: ClipboardEvent) => void) => (event: ClipboardEvent) => {
      if (editor.isEditing) return;
      event.preventDefault();
      run(event);
    };
    editor.input.addEventListener(
      'copy',
      idle((event) => this.copy(event.clipboardData, false)),
    );
    editor.input.addEventListener(
      'cut',
      idle((event) => this.copy(event.clipboardData, true)),
    );
    editor.input.addEventListener(
      'paste',
      idle((event) => this.paste(event.clipboardData?.getData('text/plain') ?? '')),
    );
  }

  // Clipboard

  /** The selection as TSV and HTML, exact and in the units of the headers. */
  copy(clipboard: DataTransfer | null, cut: boolean, headers = false): void {
    const { sheet } = this;
    if (!clipboard || sheet.isEmpty) return;
    const area = sel.copyable(sheet.selection);
    if (!area) {
      sheet.setUi({ notice: sheet.words('copyUneven') });
      return;
    }
    const columns = area.columns.map((at) => sheet.columnAt(at)!);
    const texts = area.rows.map((row) => columns.map((column) => this.textOf(row, column)));
    if (headers) texts.unshift(columns.map((c) => columnLabel(c, sheet.language) + (c.unit ? `(${c.unit})` : '')));
    const tsv = formatTsv(texts);
    const html: HtmlCell[][] = texts.map((row) =>
      row.map((text, i) => ({ text, asText: !isNumeric(columns[i]!) && columns[i]!.kind !== 'date' })),
    );
    clipboard.setData('text/plain', tsv);
    clipboard.setData('text/html', formatHtml(html));
    sheet.copied = sel.lastRange(sheet.selection);
    this.cut = cut ? { text: tsv, cells: this.editableCells() } : null;
    sheet.draw();
  }

  private textOf(row: number, column: ColumnDescription): string {
    const { sheet } = this;
    const slot = sheet.slotAt(row)!;
    return exactText(sheet.rows, slot, column, sheet.rows.value(slot, column.key), sheet.language);
  }

  /** Lays a block over the selection. What meets no obstacle is written at once; otherwise the sheet asks first. */
  paste(text: string): void {
    const { sheet } = this;
    if (text === '' || sheet.props.readOnly || sheet.geometry.columns.length === 0) return;
    if (sheet.view.count === 0 && !sheet.props.newRow) return;
    const pending = preparePaste(parseTsv(text), sel.lastRange(sheet.selection), {
      rows: sheet.rows,
      order: sheet.view.order,
      columns: sheet.geometry.columns.map((c) => c.description),
      reader: (column) => textReader(column, sheet.rows, sheet.language),
    });
    if (this.cut && this.cut.text !== text) this.cut = null;
    if (!sheet.props.newRow) pending.added = [];
    if (pending.bad.length + pending.added.length + pending.overflowColumns > 0) {
      sheet.setUi({ paste: pending, context: null });
      return;
    }
    sheet.setUi({ paste: pending });
    this.confirmPaste(false);
  }

  /** Writes the waiting paste: the good cells, with or without the rows that reach below the end. */
  confirmPaste(addRows: boolean): void {
    const { sheet } = this;
    const pending = sheet.ui.paste;
    if (!pending) return;
    const { edit, refused } = pasteEdit(pending, addRows, sheet.props.newRow ?? (() => ({})));
    if (this.cut) {
      const written = new Set(edit.cells.map((c) => `${c.rowId}\u0000${c.key}`));
      const cleared = this.cut.cells.filter((c) => !written.has(`${c.rowId}\u0000${c.key}`));
      edit.cells.push(...cleared.map((c) => ({ ...c, value: null })));
      edit.label.code = 'SHEET_MOVE';
      this.cut = null;
      sheet.copied = null;
    }
    sheet.setUi({ paste: null });
    void sheet.commit(edit, refused);
    const { range } = pending;
    const bottom = Math.min(range.bottom, sheet.view.count - 1);
    const anchor = { row: range.top, column: range.left };
    sheet.select({ active: anchor, anchor, end: { row: bottom, column: range.right }, others: [] }, null);
    sheet.editor.focus();
  }

  cancelPaste(): void {
    this.sheet.setUi({ paste: null });
    this.sheet.editor.focus();
  }

  // Typing

  edit(options: { text?: string; quick?: boolean; open?: boolean } = {}): void {
    const target = this.sheet.editTarget();
    if (target) this.sheet.editor.begin(target, options);
    else this.sayReadOnly();
  }

  /** Alt+Down: the list of a choice, else the column's sort and filter menu. */
  pick(): void {
    const { sheet } = this;
    const target = sheet.editTarget();
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
    const cells = finish === 'all' ? this.selectedCells() : [sheet.selection.active];
    const edits: SheetCellEdit[] = [];
    for (const at of cells) {
      const column = sheet.columnAt(at.column);
      const slot = sheet.slotAt(at.row);
      if (!column || slot === undefined || !sheet.canEdit(column)) continue;
      const own = at.column === sheet.selection.active.column;
      if (finish !== 'all' && !choice && text === this.textOf(at.row, column)) continue;
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

  // Filling and clearing

  private selectedCells(): sel.CellPosition[] {
    const seen = new Set<number>();
    const cells: sel.CellPosition[] = [];
    const width = this.sheet.bounds.columns;
    for (const range of sel.allRanges(this.sheet.selection)) {
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

  private editableCells(): { rowId: string; key: string }[] {
    const { sheet } = this;
    return this.selectedCells().flatMap(({ row, column: at }) => {
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

  /** Del: empties what may be empty. */
  clear(): void {
    const { sheet } = this;
    if (sheet.props.readOnly) return;
    const cells = this.editableCells().filter(
      ({ rowId, key }) => sheet.rows.value(sheet.rows.slotOf(rowId)!, key) !== null,
    );
    if (cells.length === 0) {
      if (this.editableCells().length === 0) this.sayReadOnly();
      return;
    }
    void sheet.commit({
      label: { code: 'CHANGE_CLEAR', params: { count: cells.length } },
      cells: cells.map((cell) => ({ ...cell, value: null })),
    });
  }

  /** Ctrl+D, Ctrl+R: the first row or column of the selection into the rest; of a single one, from its neighbour. */
  fillFrom(side: 'above' | 'left'): void {
    const range = sel.lastRange(this.sheet.selection);
    const down = side === 'above';
    const alone = down ? range.top === range.bottom : range.left === range.right;
    const shift = alone ? 1 : 0;
    const from = down
      ? { ...range, top: range.top - shift, bottom: range.top - shift }
      : { ...range, left: range.left - shift, right: range.left - shift };
    if (from.top < 0 || from.left < 0) return;
    const to = down ? { ...range, top: from.top } : { ...range, left: from.left };
    this.fillRange(from, to, true, !alone);
  }

  /** Double click on the fill handle: down to the end of the column beside it. */
  fillToEnd(): void {
    const { sheet } = this;
    const from = sel.lastRange(sheet.selection);
    const beside = from.left > 0 ? from.left - 1 : from.right + 1;
    const column = sheet.columnAt(beside);
    let bottom = from.bottom;
    if (!column) return;
    while (bottom + 1 < sheet.view.count && sheet.look.text(bottom + 1, column) !== '') bottom++;
    if (bottom > from.bottom) this.fillRange(from, { ...from, bottom }, false);
  }

  /**
   * Fills a stretched range from its source part.
   * @param from the source; it lies at one edge of `to`
   * @param copyOnly repeat, do not continue series
   */
  fillRange(from: sel.CellRange, to: sel.CellRange, copyOnly: boolean, keepSelection = true): void {
    const { sheet } = this;
    if (sheet.props.readOnly) return;
    const cells: SheetCellEdit[] = [];
    const across = to.left < from.left || to.right > from.right;
    const refused = across ? this.fillAcross(from, to, cells) : this.fillAlong(from, to, copyOnly, cells);
    if (keepSelection) {
      const anchor = { row: from.top, column: from.left };
      const end = { row: to.top < from.top ? to.top : to.bottom, column: to.left < from.left ? to.left : to.right };
      const start = {
        row: to.top < from.top ? from.bottom : anchor.row,
        column: to.left < from.left ? from.right : anchor.column,
      };
      sheet.select({ active: start, anchor: start, end, others: [] }, null);
    }
    if (cells.length === 0) {
      if (refused) this.sayReadOnly();
      return;
    }
    void sheet.commit({ label: { code: 'CHANGE_FILL', params: { count: cells.length } }, cells });
  }

  private fillAlong(from: sel.CellRange, to: sel.CellRange, copyOnly: boolean, cells: SheetCellEdit[]): boolean {
    const { sheet } = this;
    const up = to.top < from.top;
    const span = (a: number, b: number) => Array.from({ length: Math.max(0, b - a + 1) }, (_, i) => a + i);
    const sources = up ? span(from.top, from.bottom).reverse() : span(from.top, from.bottom);
    const targets = up ? span(to.top, from.top - 1).reverse() : span(from.bottom + 1, to.bottom);
    let refused = false;
    for (let at = to.left; at <= to.right; at++) {
      const column = sheet.columnAt(at);
      if (!column) continue;
      if (!sheet.canEdit(column)) {
        refused = true;
        continue;
      }
      for (const key of column.kind === 'ref' && !column.required ? [column.key, `${column.key}Text`] : [column.key]) {
        const source = sources.map((row): CellValue => sheet.rows.value(sheet.slotAt(row)!, key));
        const values = fillValues(source, targets.length, column, copyOnly);
        targets.forEach((row, i) => {
          const slot = sheet.slotAt(row)!;
          if (sheet.rows.value(slot, key) !== values[i]) {
            cells.push({ rowId: sheet.rows.idAt(slot), key, value: values[i] ?? null });
          }
        });
      }
    }
    return refused;
  }

  /** Sideways the columns differ, so that texts are read anew for each of them. */
  private fillAcross(from: sel.CellRange, to: sel.CellRange, cells: SheetCellEdit[]): boolean {
    const { sheet } = this;
    const width = from.right - from.left + 1;
    let refused = false;
    for (let at = to.left; at <= to.right; at++) {
      if (at >= from.left && at <= from.right) continue;
      const column = sheet.columnAt(at);
      const source = sheet.columnAt(from.left + ((((at - from.left) % width) + width) % width));
      if (!column || !source) continue;
      const reader = textReader(column, sheet.rows, sheet.language);
      for (let row = to.top; row <= to.bottom; row++) {
        const taken = sheet.canEdit(column) ? reader(this.textOf(row, source)) : null;
        if (!taken?.ok) {
          refused = true;
          continue;
        }
        const slot = sheet.slotAt(row)!;
        for (const { key, value } of taken.values) {
          if (sheet.rows.value(slot, key) !== value) cells.push({ rowId: sheet.rows.idAt(slot), key, value });
        }
      }
    }
    return refused;
  }

  // Rows

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
    const deletes = sel.rowsTouched(sheet.selection).map((row) => sheet.rows.idAt(sheet.slotAt(row)!));
    void sheet.commit({ label: { code: 'CHANGE_DELETE', params: { count: deletes.length } }, cells: [], deletes });
    const { active } = sheet.selection;
    sheet.select(sel.single({ row: sel.lastRange(sheet.selection).top, column: active.column }));
  }

  // Menus and words

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
    if (sheet.ui.paste) this.cancelPaste();
    else if (sheet.copied) {
      sheet.copied = null;
      this.cut = null;
      sheet.draw();
    } else sheet.select(sel.single(sheet.selection.active), null);
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
