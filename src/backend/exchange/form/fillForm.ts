import { decodeEntities } from '../read/xmlText';
import { fillSheet, rowMapOf, type SheetEdit } from './fillSheet';
import { moveFormula, moveRange, type RowMap } from './rowMap';
import { escapeText, readSheetXml, sheetXmlText } from './sheetXml';
import { EditedPackage } from './zipPackage';

export type { InsertedRow, SheetEdit } from './fillSheet';
export type { FormValue } from './sheetXml';

/** A workbook that is filled: its bytes and the names of its sheets as read. */
export interface Form {
  name: string;
  /** An .xlsx or .xlsm package. */
  bytes: Uint8Array;
  sheetNames: readonly string[];
}

const MACRO_BOOK = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
const PLAIN_BOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/**
 * Fills a copy of a workbook. Sheets, styles, widths, pictures and everything that is not named stay as they are; rows
 * below those put in or taken out move, with what refers to them. Macros are left out: the copy is an .xlsx.
 * @returns the .xlsx, and the sheets whose rows moved beneath pictures, shapes or comments, which stay where they were
 * @throws AppError where the package cannot be read
 */
export async function fillForm(
  form: Form,
  edits: readonly SheetEdit[],
): Promise<{ bytes: Uint8Array<ArrayBuffer>; movedBeneath: string[] }> {
  const book = await EditedPackage.open(form.bytes, form.name);
  const maps = new Map<string, RowMap>();
  for (const edit of edits) {
    const map = rowMapOf(edit);
    if (!map.isIdentity) maps.set(form.sheetNames[edit.sheetIndex] ?? '', map);
  }
  const date1904 = /<(?:[\w.-]+:)?workbookPr\s[^>]*date1904=["'](?:1|true)["']/.test(
    book.text('xl/workbook.xml') ?? '',
  );
  const movedBeneath: string[] = [];
  for (const [index, part] of book.sheets.entries()) {
    const edit = edits.find((candidate) => candidate.sheetIndex === index) ?? null;
    const xml = part === null || (edit === null && maps.size === 0) ? null : book.text(part);
    const sheet = xml === null ? null : readSheetXml(xml);
    if (!sheet || part === null) continue;
    const name = form.sheetNames[index] ?? '';
    sheet.date1904 = date1904;
    fillSheet(sheet, name, edit, maps);
    book.write(part, sheetXmlText(sheet));
    const map = maps.get(name);
    if (!map) continue;
    moveTables(book, part, map);
    if (hasDrawings(book, part)) movedBeneath.push(name);
  }
  settleWorkbook(book, maps);
  return { bytes: book.bytes(), movedBeneath };
}

function relationsOf(book: EditedPackage, sheetPart: string): string {
  return book.text(sheetPart.replace(/([^/]+)$/, '_rels/$1.rels')) ?? '';
}

/** Whether pictures, shapes, charts or comments are anchored to the cells of a sheet. */
function hasDrawings(book: EditedPackage, sheetPart: string): boolean {
  return /Type=["'][^"']*\/(?:drawing|comments|vmlDrawing|threadedComment)["']/.test(relationsOf(book, sheetPart));
}

/** Tables of a sheet cover rows as well. */
function moveTables(book: EditedPackage, sheetPart: string, map: RowMap): void {
  const relations = relationsOf(book, sheetPart);
  for (const [, target] of relations.matchAll(/Target=["']([^"']*tables\/[^"']*)["']/g)) {
    const part = `xl/${target!.replace(/^.*?(tables\/)/, '$1')}`;
    const xml = book.text(part);
    if (xml === null) continue;
    book.write(
      part,
      xml.replace(
        /(<(?:[\w.-]+:)?(?:table|autoFilter)\s[^>]*?\bref=["'])([^"']*)/g,
        (_whole, start: string, ref: string) => `${start}${moveRange(ref, map) ?? ref}`,
      ),
    );
  }
}

/** The workbook part: names move, everything is calculated anew on opening, macros and the order of calculation go. */
function settleWorkbook(book: EditedPackage, maps: ReadonlyMap<string, RowMap>): void {
  const part = book.names.find((name) => /^xl\/workbook\.xml$/i.test(name));
  const xml = part === undefined ? null : book.text(part);
  if (part === undefined || xml === null) return;
  const named = xml.replace(
    /(<(?:[\w.-]+:)?definedName\s[^>]*>)([^<]*)(<)/g,
    (_whole, start: string, text: string, end: string) =>
      `${start}${escapeText(moveFormula(decodeEntities(text), null, maps))}${end}`,
  );
  book.write(part, calculatedOnOpening(named));
  const gone = book.names.filter((name) =>
    /^xl\/(?:calcChain\.xml|vbaProject[^/]*\.bin|_rels\/vbaProject[^/]*)$/i.test(name),
  );
  for (const name of gone) book.remove(name);
  const types = book.text('[Content_Types].xml');
  if (types !== null) {
    const rest = types
      .replace(MACRO_BOOK, PLAIN_BOOK)
      .replace(/<Override\s[^>]*PartName=["']\/xl\/(?:calcChain|vbaProject)[^>]*\/>/gi, '');
    book.write('[Content_Types].xml', rest);
  }
  const relations = part.replace(/([^/]+)$/, '_rels/$1.rels');
  const links = book.text(relations);
  if (links !== null) {
    book.write(relations, links.replace(/<Relationship\s[^>]*(?:calcChain|vbaProject)[^>]*\/>/gi, ''));
  }
}

function calculatedOnOpening(xml: string): string {
  if (/<(?:[\w.-]+:)?calcPr\b/.test(xml)) {
    return xml.replace(
      /(<(?:[\w.-]+:)?calcPr)\b([^>]*?)(\/?>)/,
      (_whole, start: string, attributes: string, end: string) =>
        `${start}${attributes.replace(/\sfullCalcOnLoad=["'][^"']*["']/, '')} fullCalcOnLoad="1"${end}`,
    );
  }
  const prefix = /<([\w.-]+:)?workbook[\s>]/.exec(xml)?.[1] ?? '';
  const mark = ['definedNames', 'externalReferences', 'functionGroups', 'sheets']
    .map((name) => `</${prefix}${name}>`)
    .find((end) => xml.includes(end));
  return mark === undefined ? xml : xml.replace(mark, `${mark}<${prefix}calcPr calcId="0" fullCalcOnLoad="1"/>`);
}
