import exceljs from 'exceljs';
import type { ImportColumn } from '../../../shared/api/inspection';
import type { Issue } from '../../../shared/issue';
import { type Language, wordMessage } from '../../../shared/messages';
import { bodyFont, borders, headFill, headFont } from './styles';

/** A table of the file with its rows that were not taken. */
export interface RejectedTable {
  sheet: string;
  columns: Pick<ImportColumn, 'letter' | 'path' | 'unit' | 'field'>[];
  /** Cells in the order of the columns, as the file has them. */
  rows: { row: number; cells: string[]; issues: Issue[] }[];
}

/**
 * Writes rejected rows under the headings of their own file, one sheet per table, so that the corrected workbook is read
 * as the file itself was; each fault is a comment at its cell, and the reasons stand in the last column.
 */
export async function writeRejectedWorkbook(
  tables: readonly RejectedTable[],
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new exceljs.Workbook();
  for (const { sheet: name, columns, rows } of tables) {
    const paths = [
      [wordMessage(language, 'WORKBOOK_REJECTED_ROW')],
      ...columns.map(headings),
      [wordMessage(language, 'WORKBOOK_REJECTED_WHY')],
    ];
    const depth = Math.max(...paths.map((path) => path.length));
    const sheet = workbook.addWorksheet(sheetName(workbook, name), { views: [{ state: 'frozen', ySplit: depth }] });
    writeHeader(sheet, paths, depth);
    const mark = language === 'zh' ? '；' : '; ';
    for (const { row, cells, issues } of rows) {
      const told = issues.filter((issue) => issue.severity !== 'info');
      const reasons = told.map((issue) => wordMessage(language, issue.code, issue.params)).join(mark);
      const line = sheet.addRow([row, ...cells.map((text) => (text === '' ? null : text)), reasons]);
      line.font = bodyFont;
      const notes = notesByColumn(told, columns, language, mark);
      for (const [column, note] of notes) line.getCell(column).note = note;
      if (notes.size === 0 && reasons !== '') line.getCell(1).note = reasons;
    }
    sheet.columns.forEach((column, index) => {
      column.width = index === paths.length - 1 ? 48 : 16;
    });
  }
  if (tables.length === 0) workbook.addWorksheet(wordMessage(language, 'WORKBOOK_REJECTED'));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Labels of a column as its file has them; a unit that stood beside the table goes into the label. */
function headings({ letter, path, unit }: RejectedTable['columns'][number]): string[] {
  if (path.length === 0) return [letter];
  const own = path.at(-1)!;
  const isSaid = unit === null || path.some((label) => label.includes(unit));
  return isSaid ? [...path] : [...path.slice(0, -1), `${own}（${unit}）`];
}

/** Header rows: a label of one row goes down over all of them, equal labels side by side are one group. */
function writeHeader(sheet: exceljs.Worksheet, paths: string[][], depth: number): void {
  for (let level = 0; level < depth; level++) {
    sheet.addRow(paths.map((path) => path[level] ?? null)).eachCell({ includeEmpty: true }, (cell) => {
      cell.font = headFont;
      cell.fill = headFill;
      cell.border = borders;
    });
  }
  for (const [index, path] of paths.entries()) {
    if (path.length < depth) sheet.mergeCells(path.length, index + 1, depth, index + 1);
  }
  for (let level = 0; level < depth - 1; level++) {
    const groupOf = (path: string[] | undefined) =>
      path && path.length > level + 1 ? path.slice(0, level + 1).join('\u0001') : null;
    for (let start = 0; start < paths.length; ) {
      let end = start;
      const group = groupOf(paths[start]);
      while (group !== null && groupOf(paths[end + 1]) === group) end++;
      if (end > start) sheet.mergeCells(level + 1, start + 1, level + 1, end + 1);
      start = end + 1;
    }
  }
}

const MOST_NAME = 31;

/** The sheet's own name as far as it can be one, and another than those there are. */
function sheetName(workbook: exceljs.Workbook, wanted: string): string {
  const own =
    wanted
      .replace(/[\\/?*[\]:]/g, ' ')
      .trim()
      .slice(0, MOST_NAME) || 'Sheet';
  const isUsed = (name: string) => workbook.worksheets.some((one) => one.name.toLowerCase() === name.toLowerCase());
  for (let number = 2, name = own; ; number++) {
    if (!isUsed(name)) return name;
    const end = ` (${number})`;
    name = own.slice(0, MOST_NAME - end.length) + end;
  }
}

/** What is wrong with single cells, by 1-based column of the workbook; the row's number stands in the first. */
function notesByColumn(
  issues: readonly Issue[],
  columns: RejectedTable['columns'],
  language: Language,
  mark: string,
): Map<number, string> {
  const notes = new Map<number, string>();
  for (const { code, params = {}, where } of issues) {
    const letter = /^[A-Z]+/.exec(where?.cell ?? '')?.[0];
    const fields = [params.field, ...String(params.fields ?? '').split(',')].filter((field) => field !== '');
    const places = columns.flatMap((column, index) =>
      (column.field !== null && fields.includes(column.field)) || (fields.length === 0 && column.letter === letter)
        ? [index + 2]
        : [],
    );
    for (const at of places) {
      const text = wordMessage(language, code, params);
      const known = notes.get(at);
      notes.set(at, known === undefined ? text : `${known}${mark}${text}`);
    }
  }
  return notes;
}
