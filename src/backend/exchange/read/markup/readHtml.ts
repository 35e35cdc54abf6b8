import { CellType } from '../../sheetCells';
import type { ByteSource } from '../byteSource';
import { FormatKind, formatKind, numberText, serialText } from '../numberFormat';
import type { ReadContext } from '../readContext';
import type { SheetBuilder } from '../sheetBuilder';
import { detectEncoding, encodingLabel, type TextEncoding } from '../text/encoding';
import { chooseEncoding } from '../text/readCsv';
import { decodeHtml } from './htmlEntities';
import { type HtmlCell, HtmlTables } from './htmlTables';

/**
 * Reads the tables of an HTML page (reporting systems name it .xls). Each table with a cell becomes a sheet of its own;
 * texts stay texts unless the writing program left a number beside them.
 * @returns the encoding used
 * @throws AppError HTML_WITHOUT_TABLE, ENCODING_NOT_SUPPORTED
 */
export async function readHtml(source: ByteSource, context: ReadContext): Promise<string> {
  const encoding = htmlEncoding(source, context);
  const bytes = source.read(encoding.skip, source.size);
  const html = new TextDecoder(encoding.label).decode(bytes);
  await readHtmlText(html, context);
  return encoding.label;
}

/** The same for a page already decoded. */
export async function readHtmlText(html: string, context: ReadContext): Promise<void> {
  const names = sheetNames(html);
  const sheets: SheetBuilder[] = [];
  const open: Pending[] = [];
  const tables = new HtmlTables({
    startTable: () => void open.push({ sheet: null }),
    cell: (cell) => {
      const pending = open.at(-1)!;
      if (cell.text === '' && cell.value === null) return;
      if (pending.sheet === null) {
        const index = sheets.length;
        pending.sheet = context.startSheet(names[index] ?? `Sheet${index + 1}`);
        sheets.push(pending.sheet);
      }
      if (context.wants(pending.sheet.info.index)) putCell(pending.sheet, cell);
    },
    endTable: () => open.pop()?.sheet?.finish(),
  });
  await tables.read(html, () => context.breathe());
  if (sheets.length === 0) throw context.fault('HTML_WITHOUT_TABLE');
  context.announce(sheets.map(({ info }) => ({ index: info.index, name: info.name, visibility: 'visible' })));
  await context.breathe();
}

interface Pending {
  sheet: SheetBuilder | null;
}

function putCell(sheet: SheetBuilder, cell: HtmlCell): void {
  const { row, column } = cell;
  if (cell.rowSpan > 1 || cell.columnSpan > 1)
    sheet.merge({
      firstRow: row,
      lastRow: row + cell.rowSpan - 1,
      firstColumn: column,
      lastColumn: column + cell.columnSpan - 1,
    });
  const number = cell.kind === 'n' ? numberText(cell.value ?? cell.text) : null;
  const date = number === null ? null : dateOf(cell, Number(number));
  if (date !== null) sheet.cell(row, column, CellType.date, date);
  else if (number !== null) sheet.cell(row, column, CellType.number, number);
  else if (cell.kind === 'b') sheet.cell(row, column, CellType.boolean, cell.text.toUpperCase());
  else if (cell.kind === 'e') sheet.cell(row, column, CellType.error, cell.text);
  else sheet.cell(row, column, CellType.text, cell.text);
}

/** A number that the page shows as a date, by its format or by its text. */
function dateOf(cell: HtmlCell, serial: number): string | null {
  const kind = cell.format === null ? FormatKind.number : formatKind(cell.format);
  const isShownAsDate = /^\d{4}[-/.年]\d{1,2}([-/.月]|$)/.test(cell.text) && numberText(cell.text) === null;
  if (kind !== FormatKind.date && kind !== FormatKind.elapsed && !isShownAsDate) return null;
  return serialText(serial, false, kind === FormatKind.elapsed ? kind : FormatKind.date);
}

/** Sheet names that Excel leaves in an XML island of its pages. */
function sheetNames(html: string): string[] {
  const island = /<x:ExcelWorksheets>([\s\S]{0,100000}?)<\/x:ExcelWorksheets>/i.exec(html)?.[1] ?? '';
  return [...island.matchAll(/<x:Name>([^<]{1,100})<\/x:Name>/gi)].map((match) => decodeHtml(match[1]!));
}

/** Asked for, else byte order mark or strict UTF-8, else what the page declares, else detection. */
function htmlEncoding(source: ByteSource, context: ReadContext): TextEncoding {
  if (context.options.encoding !== undefined) return chooseEncoding(source, context);
  const found = detectEncoding(source);
  if (found.by === 'mark' || found.label === 'utf-8' || found.label.startsWith('utf-16')) return found;
  const head = source.read(0, 4096).toString('latin1');
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  const label = declared === undefined ? null : encodingLabel(declared);
  if (label === null || label === 'utf-8') return chooseEncoding(source, context);
  return { label: label === 'gbk' ? 'gb18030' : label, by: 'strict', skip: 0 };
}
