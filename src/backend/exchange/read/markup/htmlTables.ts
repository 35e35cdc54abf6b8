import { MAX_COLUMNS } from '../limits';
import { decodeHtml } from './htmlEntities';

/** One cell of an HTML table, at its place in the grid after rowspan and colspan were laid out. */
export interface HtmlCell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  text: string;
  /** Value that the writing program left beside the text (`x:num`, `data-v`), or null. */
  value: string | null;
  /** `n`, `b`, `e`, `s` as told by the writing program, or null. */
  kind: string | null;
  /** Number format, where the writing program left it. */
  format: string | null;
}

/** What the parser tells about each table; tables within tables are told before the outer one ends. */
export interface HtmlTableSink {
  startTable(): void;
  cell(cell: HtmlCell): void;
  endTable(): void;
}

interface OpenTable {
  row: number;
  column: number;
  /** Last row that a cell from above covers, by column. */
  covered: number[];
  cell: HtmlCell | null;
  rowIsOpen: boolean;
}

/** No sheet is wider; what spans make wider still lies outside. */
const MAX_SPAN = MAX_COLUMNS;
/** Longest attribute value; a quote that is not closed within it is taken as an ordinary character. */
const MAX_VALUE = 1 << 16;

/**
 * Finds tables in HTML as old reporting systems write it: tags left open, unquoted attributes, any nesting.
 * @param html the whole document, decoded
 */
export class HtmlTables {
  private readonly stack: OpenTable[] = [];
  private skipping: string | null = null;

  constructor(private readonly sink: HtmlTableSink) {}

  /** @param pause called every few thousand tags */
  async read(html: string, pause: () => Promise<void>): Promise<void> {
    let at = 0;
    let tags = 0;
    let hasCommentEnds = true;
    while (at < html.length) {
      const less = html.indexOf('<', at);
      if (less < 0) break;
      if (less > at) this.text(html.slice(at, less));
      at = less;
      if (hasCommentEnds && html.startsWith('<!--', less)) {
        const end = html.indexOf('-->', less + 4);
        hasCommentEnds = end >= 0;
        at = end < 0 ? less + 4 : end + 3;
      } else if (/[a-zA-Z/!?]/.test(html.charAt(less + 1))) {
        const end = tagEnd(html, less + 1);
        const match = /^<(\/?)([a-zA-Z][\w:-]*)/.exec(html.slice(less, Math.min(end, less + 40)));
        if (match !== null)
          this.tag(match[2]!.toLowerCase(), match[1] === '/', html.slice(less + match[0].length, end));
        at = end + 1;
      } else {
        this.text('<');
        at = less + 1;
      }
      if ((++tags & 4095) === 0) await pause();
    }
    if (at < html.length) this.text(html.slice(at));
    while (this.stack.length > 0) this.closeTable();
  }

  private text(raw: string): void {
    const cell = this.stack.at(-1)?.cell;
    if (!cell || this.skipping !== null) return;
    const text = decodeHtml(raw.replace(/[ \t]*[\r\n][ \t\r\n]*|\t+/g, ' '));
    if (cell.text === '' || cell.text.endsWith('\n')) cell.text += text.replace(/^ /, '');
    else cell.text += text;
  }

  private tag(name: string, isClosing: boolean, attributes: string): void {
    if (name === 'script' || name === 'style' || name === 'xml') {
      this.skipping = isClosing ? null : name;
      return;
    }
    if (this.skipping !== null) return;
    const table = this.stack.at(-1);
    switch (name) {
      case 'table':
        if (!isClosing) this.openTable();
        else if (table) this.closeTable();
        return;
      case 'tr':
        if (!table) return;
        this.closeCell(table);
        this.closeRow(table);
        if (!isClosing) table.rowIsOpen = true;
        return;
      case 'td':
      case 'th':
        if (!table) return;
        this.closeCell(table);
        if (!isClosing) this.openCell(table, attributes);
        return;
      case 'br':
        if (table?.cell) table.cell.text = `${table.cell.text.replace(/ $/, '')}\n`;
        return;
      case 'p':
      case 'div':
      case 'li':
        if (table?.cell && table.cell.text.trim() !== '' && !table.cell.text.endsWith('\n')) table.cell.text += '\n';
        return;
    }
  }

  private openTable(): void {
    this.stack.push({ row: 0, column: 0, covered: [], cell: null, rowIsOpen: false });
    this.sink.startTable();
  }

  private closeTable(): void {
    const table = this.stack.at(-1)!;
    this.closeCell(table);
    this.sink.endTable();
    this.stack.pop();
  }

  private closeRow(table: OpenTable): void {
    if (!table.rowIsOpen) return;
    table.row += 1;
    table.column = 0;
    table.rowIsOpen = false;
  }

  private openCell(table: OpenTable, attributes: string): void {
    table.rowIsOpen = true;
    while (table.column < MAX_COLUMNS && (table.covered[table.column] ?? -1) >= table.row) table.column += 1;
    const rowSpan = span(attributes, 'rowspan');
    const columnSpan = span(attributes, 'colspan');
    const { row, column } = table;
    const end = Math.min(column + columnSpan, MAX_COLUMNS);
    if (rowSpan > 1) for (let c = column; c < end; c += 1) table.covered[c] = row + rowSpan - 1;
    table.column = column + columnSpan;
    const value = attribute(attributes, 'x:num') ?? attribute(attributes, 'data-v');
    const told = attribute(attributes, 'data-t');
    const kind = told ?? (/(?:^|\s)x:num(?:[\s=]|$)/i.test(attributes) ? 'n' : null);
    table.cell = { row, column, rowSpan, columnSpan, text: '', value, kind, format: attribute(attributes, 'data-z') };
  }

  private closeCell(table: OpenTable): void {
    const { cell } = table;
    if (cell === null) return;
    table.cell = null;
    cell.text = cell.text.replace(/[ \n]*\n[ \n]*$|^\n+/g, '').replace(/^[ \n]+$/, '');
    this.sink.cell(cell);
  }
}

/** Where the tag that opens before `from` ends; quotes count only behind an equals sign, as in browsers. */
function tagEnd(html: string, from: number): number {
  let afterEquals = false;
  for (let at = from; at < html.length; at += 1) {
    const c = html.charCodeAt(at);
    if (c === 62) return at;
    if (c === 61) afterEquals = true;
    else if (c > 32) {
      if (afterEquals && (c === 34 || c === 39)) {
        const close = html.slice(at + 1, at + 1 + MAX_VALUE).indexOf(c === 34 ? '"' : "'");
        if (close >= 0) at += close + 1;
      }
      afterEquals = false;
    }
  }
  return html.length;
}

function span(attributes: string, name: string): number {
  const value = Number(attribute(attributes, name));
  return Number.isInteger(value) && value > 1 ? Math.min(value, MAX_SPAN) : 1;
}

function attribute(attributes: string, name: string): string | null {
  if (attributes === '') return null;
  const match = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return match === null ? null : decodeHtml(match[1] ?? match[2] ?? match[3] ?? '');
}
