import { letterOf } from './cells.mjs';

const FONT = { name: '宋体', size: 10 };
const THIN = { style: 'thin', color: { argb: 'FF808080' } };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/**
 * Writes one table the way an office lays it out: title over the whole width, a unit line, headers merged over several
 * rows, perhaps a row of units, records, perhaps a total, notes.
 * @param sheet exceljs worksheet
 * @param {object} table
 * @param {string} table.title
 * @param {string} [table.unitLine] 单位：... at the right above the header
 * @param {{key: string|null, path: string[], unit?: string, width?: number, format?: string, of: (row: object, index: number) => unknown, total?: boolean, mergeDown?: boolean}[]} table.columns
 * @param {object[]} table.rows elements
 * @param {string} table.on entity of the rows
 * @param {boolean} [table.unitRow] units in a row of their own below the header
 * @param {boolean} [table.total] a 合计 row with live sums at the end
 * @param {string[]} [table.notes]
 * @param {string} file
 * @param {import('./cells.mjs').CellIndex} index
 * @returns {{totals: Map<string, {cell: string, result: number}>}} what the 合计 row prints, by column key
 */
export function writeTable(sheet, table, file, index) {
  const { columns, rows } = table;
  const last = columns.length;
  titleRow(sheet, table.title, last);
  if (table.unitLine) {
    const row = sheet.addRow([]);
    const cell = row.getCell(Math.max(1, last - 1));
    cell.value = table.unitLine;
    cell.font = FONT;
  }
  header(sheet, columns);
  if (table.unitRow)
    plainRow(
      sheet,
      columns.map((column) => column.unit ?? null),
    );
  const first = sheet.rowCount + 1;
  rows.forEach((element, i) => {
    const values = columns.map((column) => column.of(element, i) ?? null);
    const row = plainRow(sheet, values);
    columns.forEach((column, c) => {
      if (column.format && values[c] !== null) row.getCell(c + 1).numFmt = column.format;
      if (column.key === null) return;
      const cell = `${letterOf(c)}${row.number}`;
      index.note(table.on, element, column.key, { file, sheet: sheet.name, cell, value: values[c] });
    });
  });
  mergeDown(sheet, columns, rows, first);
  const totals = table.total ? totalRow(sheet, columns, first, sheet.rowCount) : new Map();
  for (const note of table.notes ?? []) {
    const row = sheet.addRow([note]);
    row.getCell(1).font = FONT;
  }
  columns.forEach((column, c) => {
    sheet.getColumn(c + 1).width = column.width ?? 11;
  });
  return { totals };
}

function titleRow(sheet, title, last) {
  const row = sheet.addRow([title]);
  sheet.mergeCells(row.number, 1, row.number, last);
  row.getCell(1).font = { name: '黑体', size: 16, bold: true };
  row.getCell(1).alignment = { horizontal: 'center', vertical: 'middle' };
  row.height = 28;
}

function plainRow(sheet, values) {
  const row = sheet.addRow(values);
  for (let c = 1; c <= values.length; c++) {
    const cell = row.getCell(c);
    cell.font = FONT;
    cell.border = BORDER;
    cell.alignment = { vertical: 'middle' };
  }
  return row;
}

/** Header of as many rows as the longest path has labels; shorter ones are merged downwards. */
function header(sheet, columns) {
  const depth = Math.max(...columns.map((column) => column.path.length));
  const first = sheet.rowCount + 1;
  for (let level = 0; level < depth; level++) {
    const row = sheet.addRow([]);
    for (const [c, { path }] of columns.entries()) {
      const cell = row.getCell(c + 1);
      if (level < path.length && !isContinued(columns, c, level)) cell.value = path[level];
      cell.font = { ...FONT, bold: true };
      cell.border = BORDER;
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    }
  }
  for (const [c, { path }] of columns.entries()) {
    for (let level = 0; level < path.length; level++) {
      if (isContinued(columns, c, level)) continue;
      const isLeaf = level === path.length - 1;
      const bottom = isLeaf ? first + depth - 1 : first + level;
      const right = isLeaf ? c : lastOfGroup(columns, c, level);
      if (bottom > first + level || right > c) sheet.mergeCells(first + level, c + 1, bottom, right + 1);
    }
  }
}

function isSameGroup(a, b, level) {
  return (
    a.path.length > level + 1 &&
    b.path.length > level + 1 &&
    a.path.slice(0, level + 1).join('\n') === b.path.slice(0, level + 1).join('\n')
  );
}

function isContinued(columns, c, level) {
  return c > 0 && isSameGroup(columns[c - 1], columns[c], level);
}

function lastOfGroup(columns, c, level) {
  let last = c;
  while (last + 1 < columns.length && isSameGroup(columns[c], columns[last + 1], level)) last++;
  return last;
}

/** Equal values below each other become one merged cell, as people do with townships. */
function mergeDown(sheet, columns, rows, first) {
  for (const [c, column] of columns.entries()) {
    if (!column.mergeDown) continue;
    let start = 0;
    for (let i = 1; i <= rows.length; i++) {
      if (i < rows.length && column.of(rows[i], i) === column.of(rows[start], start)) continue;
      if (i - start > 1) sheet.mergeCells(first + start, c + 1, first + i - 1, c + 1);
      start = i;
    }
  }
}

/** Live sums, with the result a spreadsheet would have stored: texts do not count. */
function totalRow(sheet, columns, first, last) {
  const totals = new Map();
  const values = columns.map((column, c) => {
    if (c === 0) return '合计';
    if (!column.total) return null;
    const letter = letterOf(c);
    let result = 0;
    for (let r = first; r <= last; r++) {
      const { value } = sheet.getCell(r, c + 1);
      if (typeof value === 'number') result += value;
    }
    const total = { formula: `SUM(${letter}${first}:${letter}${last})`, result: Number(result.toFixed(4)) };
    totals.set(column.key, { cell: `${letter}${last + 1}`, result: total.result });
    return total;
  });
  plainRow(sheet, values);
  return totals;
}
