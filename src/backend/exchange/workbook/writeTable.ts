import type { Style, stream, Worksheet } from 'exceljs';
import type { Language } from '../../../shared/messages';
import type { CellValue, ColumnDescription } from '../../../shared/model/describe';
import { cellContent, columnWidth, headerText, isNumeric, numberFormat } from './cellFormat';
import { bodyFont, borders, headFill, headFont, pageSetup, requiredFill, titleFont, totalFill } from './styles';

/** A table on its way into a sheet: rows are pulled one by one. */
export interface SheetTable {
  /** Sheet name, at most 31 characters. */
  name: string;
  title: string;
  columns: ColumnDescription[];
  rows: Iterable<{ id: string | null; values: CellValue[] }>;
  /** A pinned sum under the rows, as live formulas. */
  hasTotals: boolean;
  /** Text of the total row. */
  totalLabel: string;
  /** Empty rows that get the data-validation lists as well (templates). */
  spareRows: number;
}

/** A choice list: cells of the hidden sheet of choices, or null where the column has none. */
export type ChoiceRange = (column: ColumnDescription) => string | null;

const ID_HEADER = 'id';

/**
 * Writes one table: title, header of one or two rows, rows, totals; the record's id in a hidden first column, so that a
 * round trip does not depend on names.
 */
export function writeTable(
  workbook: stream.xlsx.WorkbookWriter,
  table: SheetTable,
  language: Language,
  choices: ChoiceRange,
): void {
  const { columns } = table;
  const hasGroups = columns.some((column) => column.group);
  const headerRows: [number, number] = [2, hasGroups ? 3 : 2];
  const sheet = workbook.addWorksheet(table.name, {
    pageSetup: pageSetup(headerRows[0], headerRows[1]),
    views: [{ state: 'frozen', xSplit: 1 + columns.filter((column) => column.frozen).length, ySplit: headerRows[1] }],
    headerFooter: { oddFooter: language === 'zh' ? '第 &P 页 共 &N 页' : 'Page &P of &N' },
  });
  sheet.columns = [{ width: 10, hidden: true }, ...columns.map((column) => ({ width: columnWidth(column) }))];
  const styles = columns.map(cellStyle);
  writeTitle(sheet, table.title);
  writeHeader(sheet, columns, headerRows, language);
  const firstRow = headerRows[1] + 1;
  const sums = columns.map(() => 0);
  let row = firstRow;
  for (const { id, values } of table.rows) {
    const line = sheet.getRow(row++);
    if (id !== null) line.getCell(1).value = id;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!;
      const value = values[i] ?? null;
      if (column.total && typeof value === 'number') sums[i]! += value;
      const content = cellContent(column, value, language);
      if (content === null) continue;
      const cell = line.getCell(i + 2);
      cell.value = content;
      cell.style = styles[i]!;
    }
    line.commit();
  }
  const lastRow = row - 1;
  if (table.hasTotals && lastRow >= firstRow) writeTotals(sheet, table, firstRow, lastRow, sums);
  for (const [index, column] of columns.entries()) {
    const range = choices(column);
    if (range === null) continue;
    const letter = sheet.getColumn(index + 2).letter;
    const last = Math.max(lastRow, firstRow) + table.spareRows;
    validations(sheet).add(`${letter}${firstRow}:${letter}${last}`, {
      type: 'list',
      allowBlank: true,
      formulae: [range],
      showErrorMessage: false,
    });
  }
  sheet.commit();
}

/** One style object per column: exceljs recognises it by identity and works it out once. */
function cellStyle(column: ColumnDescription): Partial<Style> {
  return {
    font: bodyFont,
    numFmt: numberFormat(column),
    alignment: {
      horizontal: isNumeric(column) ? 'right' : 'left',
      vertical: 'middle',
      wrapText: column.kind === 'note',
    },
  };
}

function writeTitle(sheet: Worksheet, title: string): void {
  const row = sheet.getRow(1);
  row.height = 28;
  const cell = row.getCell(2);
  cell.value = title;
  cell.font = titleFont;
  cell.alignment = { horizontal: 'left', vertical: 'middle' };
  cell.numFmt = '@';
  row.commit();
}

function writeHeader(
  sheet: Worksheet,
  columns: ColumnDescription[],
  [first, last]: [number, number],
  language: Language,
): void {
  const top = sheet.getRow(first);
  const bottom = sheet.getRow(last);
  top.getCell(1).value = ID_HEADER;
  for (const [index, column] of columns.entries()) {
    const text = headerText(column, language);
    const position = index + 2;
    if (last > first && column.group) {
      top.getCell(position).value = column.group[language];
      bottom.getCell(position).value = text;
    } else top.getCell(position).value = text;
  }
  for (const row of last > first ? [top, bottom] : [top]) {
    row.height = 30;
    for (let position = 1; position <= columns.length + 1; position++) {
      const cell = row.getCell(position);
      cell.font = headFont;
      cell.fill = columns[position - 2]?.required ? requiredFill : headFill;
      cell.border = borders;
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.numFmt = '@';
    }
  }
  if (last > first) mergeHeader(sheet, columns, first, last);
  top.commit();
  if (last > first) bottom.commit();
}

function mergeHeader(sheet: Worksheet, columns: ColumnDescription[], first: number, last: number): void {
  sheet.mergeCells(first, 1, last, 1);
  for (let start = 0; start < columns.length; ) {
    const group = columns[start]!.group;
    let end = start;
    if (group) while (end + 1 < columns.length && columns[end + 1]!.group?.zh === group.zh) end++;
    if (!group) sheet.mergeCells(first, start + 2, last, start + 2);
    else if (end > start) sheet.mergeCells(first, start + 2, first, end + 2);
    start = end + 1;
  }
}

/** Live sums with their results beside them, so that a reader that does not calculate sees them too. */
function writeTotals(sheet: Worksheet, table: SheetTable, firstRow: number, lastRow: number, sums: number[]): void {
  const row = sheet.getRow(lastRow + 1);
  row.getCell(2).value = table.totalLabel;
  for (const [index, column] of table.columns.entries()) {
    const cell = row.getCell(index + 2);
    cell.font = headFont;
    cell.fill = totalFill;
    cell.border = borders;
    if (!column.total) continue;
    const letter = sheet.getColumn(index + 2).letter;
    const result = cellContent(column, sums[index]!, 'zh');
    cell.value = { formula: `SUM(${letter}${firstRow}:${letter}${lastRow})`, result: result ?? 0 };
  }
  row.commit();
}

interface Validations {
  add(range: string, rule: object): void;
}

/** exceljs has data validations on its streaming sheets, but not in their types. */
function validations(sheet: Worksheet): Validations {
  return (sheet as unknown as { dataValidations: Validations }).dataValidations;
}
