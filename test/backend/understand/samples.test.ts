import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SheetCells } from '../../../src/backend/exchange/sheetCells';
import { findTables } from '../../../src/backend/exchange/understand/tables';
import { fixture, sheetOfCsv, sheetsOfWorkbook } from './support';

interface Truths {
  headerRows: [number, number];
  firstDataRow: number;
  lastDataRow: number;
  headerPaths: Record<string, string[]>;
  skipped: { row: number; why: string }[];
}

const truths = JSON.parse(readFileSync(fixture('truths.json'), 'utf8')) as Truths;
const workbooks = ['xls', 'xlsx', 'xlsm', 'xlsb', 'ods', 'fods', 'spreadsheetml.xls'];
const samples: [string, () => SheetCells][] = [
  ...workbooks.map((ending): [string, () => SheetCells] => [
    `A.${ending}`,
    () => sheetsOfWorkbook(`A_农网项目计划.${ending}`)[0]!,
  ]),
  ['B.csv', () => sheetOfCsv(readFileSync(fixture('B_utf8_nobom.csv'), 'utf8'))],
  ['D.xlsx (other cells beside the table)', () => sheetsOfWorkbook('D_exceljs_全特性.xlsx')[0]!],
];

describe('the project list of the samples', () => {
  it.each(samples)('%s: header rows, extent and skipped rows are what a careful reader finds', (_, read) => {
    const tables = findTables(read());
    expect(tables).toHaveLength(1);
    const table = tables[0]!;
    expect([table.firstDataRow + 1, table.lastDataRow + 1, table.dataRowCount]).toEqual([
      truths.firstDataRow,
      truths.lastDataRow,
      5,
    ]);
    expect([table.firstRow + 1, table.lastRow + 1]).toEqual(truths.headerRows);
    expect(table.skipped.map((s) => ({ row: s.row + 1, why: s.why }))).toEqual(truths.skipped);
    const paths = Object.fromEntries(table.columns.map((c) => [c.letter, c.path]));
    for (const [letter, path] of Object.entries(truths.headerPaths)) expect(paths[letter]).toEqual(path);
    expect(table.columns.map((c) => c.letter).join('')).toBe('ABCDEFGHIJKLMN');
    expect(table.columns.map((c) => c.unit)).toEqual([
      null,
      null,
      null,
      null,
      null,
      'km',
      '台',
      'kVA',
      '万元',
      '万元',
      '万元',
      null,
      null,
      null,
    ]);
  });
});
