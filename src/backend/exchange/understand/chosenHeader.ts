import { CellType, type SheetSource } from '../sheetCells';
import { MergeIndex, rowsOf, type SheetRow } from './grid';
import { describeHeader } from './headerLayout';
import { isNumbering } from './headerRows';
import { profileRow, type RowProfile } from './profile';
import { numbersInChinese, TableScanner } from './tables';
import type { FoundHeader, FoundTable } from './types';

/** Lines above a header that can be its title and unit line. */
const TITLE_ROWS = 6;

/** Rows searched for something that could be a header. */
const ROWS_SEARCHED = 200;

/**
 * The table under a header that the user chose, where the found one was wrong or none was found.
 * @param headerRows first and last row of the header, 1-based
 * @returns null where these rows have no cells
 */
export function tableUnderHeader(sheet: SheetSource, headerRows: [number, number]): FoundTable | null {
  const header = headerInRows(sheet, headerRows);
  if (!header) return null;
  const scanner = new TableScanner(sheet.info);
  scanner.startBelow(header);
  for (const chunk of sheet.chunks) scanner.push(chunk);
  return scanner.finish()[0] ?? null;
}

/**
 * What certain rows say as a header; only they and their neighbours are looked at.
 * @param headerRows first and last row of the header, 1-based
 * @returns null where these rows have no cells
 */
export function headerInRows(sheet: SheetSource, headerRows: [number, number]): FoundHeader | null {
  const [first, last] = [Math.min(...headerRows) - 1, Math.max(...headerRows) - 1];
  const merges = new MergeIndex(sheet.info.merges);
  const found: { row: SheetRow; profile: RowProfile }[] = [];
  for (const chunk of sheet.chunks) {
    if (chunk.firstRow > last + 12) break;
    if (chunk.firstRow + chunk.rowCount <= first - TITLE_ROWS) continue;
    for (const row of rowsOf(chunk)) {
      if (row.row >= first - TITLE_ROWS && row.row <= last + 12) found.push({ row, profile: profileRow(row) });
    }
  }
  const below = found.filter(({ row }) => row.row > last);
  const near = found.map(({ profile }) => profile).filter((profile) => profile.cells.length > 0);
  const rows = near.filter((p) => p.row >= first && p.row <= last);
  if (rows.length === 0) return null;
  const columns = near.filter((p) => p.row >= first && p.cells.length > 1).flatMap((p) => p.cells.map((c) => c.column));
  const labelled = rows.flatMap((p) => p.cells.map((c) => c.column));
  const span: [number, number] = [minimum([...columns, ...labelled]), maximum([...columns, ...labelled])];
  const special = specialRows(rows, span);
  const titles = near.filter((p) => p.row < first).flatMap((p) => p.cells.map((c) => c.text));
  const header = describeHeader(rows, rows.length - special.length, special, merges, span, titles);
  header.chineseSequence = numbersInChinese(header, below);
  // Rows of the chosen header that are blank belong to it all the same.
  return { ...header, firstRow: first, lastRow: last };
}

/**
 * Where to begin on a sheet on which no table was found: the first row with two texts, else the first with two cells,
 * else the first with any.
 * @returns 1-based; null where the first rows are empty
 */
export function likelyHeaderRow(sheet: SheetSource): number | null {
  let pair: number | null = null;
  let any: number | null = null;
  for (const chunk of sheet.chunks) {
    if (chunk.firstRow >= ROWS_SEARCHED) break;
    for (const row of rowsOf(chunk)) {
      const cells = row.filled();
      if (cells.length === 0) continue;
      if (cells.filter((column) => row.type(column) === CellType.text).length > 1) return row.row + 1;
      if (cells.length > 1) pair ??= row.row + 1;
      any ??= row.row + 1;
    }
  }
  return pair ?? any;
}

/** Rows of units and of column numbers at the end of a header. */
function specialRows(rows: RowProfile[], span: [number, number]): ('units' | 'numbers')[] {
  const special: ('units' | 'numbers')[] = [];
  for (let i = rows.length - 1; i > 0 && special.length < 2; i--) {
    const { cells } = rows[i]!;
    const above = new Set(rows[i - 1]!.cells.map((c) => c.column));
    if (isNumbering(cells, span)) special.unshift('numbers');
    else if (cells.every((c) => c.cls === 'unit' && above.has(c.column))) special.unshift('units');
    else break;
  }
  return special;
}

const minimum = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const maximum = (values: number[]) => values.reduce((a, b) => Math.max(a, b), 0);
