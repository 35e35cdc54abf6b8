import { formatHtml, formatTsv, type HtmlCell, parseTsv } from '../edit/clipboard';
import { pasteEdit, preparePaste } from '../edit/paste';
import { textReader } from '../edit/take';
import { isNumeric } from '../model/format';
import * as sel from '../model/selection';
import { editableCells, textAt } from './cells';
import { columnLabel } from './columns';
import type { SheetController } from './controller';

/** What was cut and will be cleared where it is pasted. */
interface Cut {
  text: string;
  cells: { rowId: string; key: string }[];
}

/** Takes the selection to the clipboard and blocks from it. */
export class ClipboardActions {
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
    const texts = area.rows.map((row) => columns.map((column) => textAt(sheet, row, column)));
    if (headers) texts.unshift(columns.map((c) => columnLabel(c, sheet.language) + (c.unit ? `(${c.unit})` : '')));
    const tsv = formatTsv(texts);
    const html: HtmlCell[][] = texts.map((row) =>
      row.map((text, i) => ({ text, asText: !isNumeric(columns[i]!) && columns[i]!.kind !== 'date' })),
    );
    clipboard.setData('text/plain', tsv);
    clipboard.setData('text/html', formatHtml(html));
    sheet.copied = sel.lastRange(sheet.selection);
    this.cut = cut ? { text: tsv, cells: editableCells(sheet) } : null;
    sheet.draw();
  }

  /** Lays a block over the selection. What meets no obstacle is written at once; otherwise the sheet asks first. */
  paste(text: string): void {
    const { sheet } = this;
    if (text === '' || sheet.props.readOnly || sheet.geometry.columns.length === 0) return;
    if (sheet.view.count === 0 && !sheet.props.newRow) return;
    // Group rows are passed over: a block goes to the records below one another.
    const places = recordPlaces(sheet);
    const rankOf = (place: number) => places.findIndex((own) => own >= place);
    const range = sel.lastRange(sheet.selection);
    const top = rankOf(range.top);
    if (top < 0 && sheet.view.count > 0) return;
    const bottom = Math.max(top, places.filter((place) => place <= range.bottom).length - 1);
    const pending = preparePaste(
      parseTsv(text),
      { ...range, top: Math.max(0, top), bottom: Math.max(0, bottom) },
      {
        rows: sheet.rows,
        order: Int32Array.from(places, (place) => sheet.view.order[place]!),
        columns: sheet.geometry.columns.map((c) => c.description),
        reader: (column) => textReader(column, sheet.rows, sheet.language),
      },
    );
    const placeOf = (rank: number) => places[rank] ?? sheet.view.count + rank - places.length;
    pending.range = { ...pending.range, top: placeOf(pending.range.top), bottom: placeOf(pending.range.bottom) };
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

  /** Esc: what was cut stays where it is. */
  forget(): void {
    this.cut = null;
    this.sheet.copied = null;
    this.sheet.draw();
  }
}

/** Places at which records stand. */
function recordPlaces(sheet: SheetController): number[] {
  const places: number[] = [];
  for (let place = 0; place < sheet.view.count; place++) {
    if (sheet.slotAt(place) !== undefined) places.push(place);
  }
  return places;
}
