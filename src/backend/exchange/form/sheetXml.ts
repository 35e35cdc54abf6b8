import { columnLetters } from '../read/xlsx/references';
import { decodeEntities } from '../read/xmlText';

/** A value put into a cell of a form. */
export type FormValue =
  | { kind: 'empty' }
  /** Plain decimal text. */
  | { kind: 'number'; text: string }
  | { kind: 'text'; text: string }
  /** `YYYY-MM-DD` with or without ` HH:MM`, for a cell whose format shows a date. */
  | { kind: 'date'; text: string };

/** A cell as its XML has it. */
export interface XmlCell {
  /** 0-based. */
  column: number;
  style: string | null;
  type: string | null;
  /** Formula element, whole, or ''. */
  formula: string;
  /** Everything inside but the formula. */
  inner: string;
}

export interface XmlRow {
  /** 1-based. */
  number: number;
  /** Attributes but for the number. */
  attributes: string;
  cells: XmlCell[];
}

/** A worksheet part taken apart: its rows, and what stands before and behind them. */
export interface SheetXml {
  /** Days count from 1904. */
  date1904?: boolean;
  /** Namespace prefix with its colon, or ''. */
  prefix: string;
  head: string;
  rows: XmlRow[];
  tail: string;
}

/** Takes a worksheet part apart. @returns null where it has no cells' element */
export function readSheetXml(xml: string): SheetXml | null {
  const prefix = /<([\w.-]+:)?worksheet[\s>]/.exec(xml)?.[1] ?? '';
  const open = new RegExp(`<${prefix}sheetData(\\s[^>]*?)?(/)?>`).exec(xml);
  if (!open) return null;
  const from = open.index + open[0].length;
  const close = open[2] ? from : xml.indexOf(`</${prefix}sheetData>`, from);
  const end = close < 0 ? xml.length : close;
  const tailAt = open[2] ? from : end + `</${prefix}sheetData>`.length;
  const rows: XmlRow[] = [];
  const row = new RegExp(`<${prefix}row\\b([^>]*?)(?:/>|>([\\s\\S]*?)</${prefix}row>)`, 'g');
  for (const match of xml.slice(from, end).matchAll(row)) {
    const attributes = match[1]!;
    const number = Number(attribute(attributes, 'r')) || (rows.at(-1)?.number ?? 0) + 1;
    rows.push({
      number,
      attributes: attributes.replace(/\s(?:r|spans)=(?:"[^"]*"|'[^']*')/g, ''),
      cells: readCells(match[2] ?? '', prefix),
    });
  }
  return { prefix, head: xml.slice(0, open.index), rows, tail: xml.slice(tailAt) };
}

/** Puts it together again. */
export function sheetXmlText({ prefix, head, rows, tail }: SheetXml): string {
  const lines = rows.map(({ number, attributes, cells }) => {
    const inside = cells.map((cell) => cellText(prefix, number, cell)).join('');
    return `<${prefix}row r="${number}"${attributes}>${inside}</${prefix}row>`;
  });
  return `${head}<${prefix}sheetData>${lines.join('')}</${prefix}sheetData>${tail}`;
}

/** Puts a value into a cell; its style stays, and its formula where `keepsFormula`. */
export function putValue(
  { prefix, date1904 = false }: Pick<SheetXml, 'prefix' | 'date1904'>,
  cell: XmlCell,
  given: FormValue,
  keepsFormula = false,
): void {
  const value: FormValue = given.kind === 'date' ? { kind: 'number', text: serialOf(given.text, date1904) } : given;
  if (!keepsFormula) cell.formula = '';
  cell.type = value.kind === 'text' ? (cell.formula ? 'str' : 'inlineStr') : null;
  if (value.kind === 'empty') cell.inner = '';
  else if (value.kind !== 'text' || cell.formula) cell.inner = `<${prefix}v>${escapeText(value.text)}</${prefix}v>`;
  else {
    const text = `<${prefix}t xml:space="preserve">${escapeText(value.text)}</${prefix}t>`;
    cell.inner = `<${prefix}is>${text}</${prefix}is>`;
  }
}

const MS_PER_DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Serial number of a date from March 1900 on. */
function serialOf(text: string, date1904: boolean): string {
  const [year, month, day, hour, minute] = (text.match(/\d+/g) ?? []).map(Number);
  const time = Date.UTC(year ?? 1900, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0);
  return String(Number(((time - (date1904 ? EPOCH_1904 : EPOCH_1900)) / MS_PER_DAY).toFixed(8)));
}

/** The cell of a column, made where there is none. */
export function cellAt(row: XmlRow, column: number): XmlCell {
  const found = row.cells.find((cell) => cell.column === column);
  if (found) return found;
  const made: XmlCell = { column, style: null, type: null, formula: '', inner: '' };
  const at = row.cells.findIndex((cell) => cell.column > column);
  row.cells.splice(at < 0 ? row.cells.length : at, 0, made);
  return made;
}

/** Number a cell holds; null for texts and empty cells. */
export function cellNumber(cell: XmlCell | undefined): number | null {
  if (!cell || (cell.type !== null && cell.type !== 'n')) return null;
  const text = /<(?:[\w.-]+:)?v[^>]*>([^<]*)</.exec(cell.inner)?.[1]?.trim();
  return text === undefined || text === '' || Number.isNaN(Number(text)) ? null : Number(text);
}

/** Text of a cell's formula, entities decoded; null where it has none, or only shares another's. */
export function formulaText(cell: XmlCell): string | null {
  const text = />([^<]+)</.exec(cell.formula)?.[1];
  return text === undefined ? null : decodeEntities(text);
}

export function isSharedFormula(cell: XmlCell): boolean {
  return /^<[^>]*\bt=["'](?:shared|array|dataTable)["']/.test(cell.formula);
}

function readCells(xml: string, prefix: string): XmlCell[] {
  const cells: XmlCell[] = [];
  const cell = new RegExp(`<${prefix}c\\b([^>]*?)(?:/>|>([\\s\\S]*?)</${prefix}c>)`, 'g');
  const formula = new RegExp(`<${prefix}f\\b[^>]*?(?:/>|>[\\s\\S]*?</${prefix}f>)`);
  for (const [, attributes = '', inside = ''] of xml.matchAll(cell)) {
    const letters = /^\$?([A-Za-z]+)/.exec(attribute(attributes, 'r') ?? '')?.[1];
    const found = formula.exec(inside)?.[0] ?? '';
    cells.push({
      column: letters === undefined ? (cells.at(-1)?.column ?? -1) + 1 : columnOf(letters),
      style: attribute(attributes, 's'),
      type: attribute(attributes, 't'),
      formula: found,
      inner: found === '' ? inside : inside.replace(found, ''),
    });
  }
  return cells;
}

function cellText(prefix: string, row: number, { column, style, type, formula, inner }: XmlCell): string {
  const s = style === null ? '' : ` s="${style}"`;
  const t = type === null ? '' : ` t="${type}"`;
  const start = `<${prefix}c r="${columnLetters(column)}${row}"${s}${t}`;
  return formula === '' && inner === '' ? `${start}/>` : `${start}>${formula}${inner}</${prefix}c>`;
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match ? (match[1] ?? match[2] ?? '') : null;
}

/** Text for XML: what it cannot hold is written the way OOXML does. */
export function escapeText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/(?![\t\n\r])\p{Cc}/gu, (c) => `_x${c.charCodeAt(0).toString(16).padStart(4, '0')}_`);
}
