import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CellObject, WorkBook } from '@e965/xlsx';
import { type CellRange, CellType, type SheetCells, type SheetInfo } from '../../../src/backend/exchange/sheetCells';
import { sheetFromRows } from '../../../src/backend/exchange/understand/grid';

const XLSX = createRequire(import.meta.url)('@e965/xlsx') as typeof import('@e965/xlsx');

export type Value = string | number | boolean | null | undefined | { type: CellType; text: string };

/** A typed cell. */
export const date = (text: string) => ({ type: CellType.date, text });
export const errorCell = (text: string) => ({ type: CellType.error, text });
export const noResult = { type: CellType.formulaWithoutResult, text: '' };

/** A merge from an A1 range. */
export function merge(range: string): CellRange {
  const r = XLSX.utils.decode_range(range);
  return { firstRow: r.s.r, lastRow: r.e.r, firstColumn: r.s.c, lastColumn: r.e.c };
}

/** A sheet from rows of values, with merges as A1 ranges. */
export function sheet(rows: Value[][], info: Partial<SheetInfo> & { merged?: string[] } = {}): SheetCells {
  const { merged, ...rest } = info;
  return sheetFromRows(rows, { ...rest, ...(merged ? { merges: merged.map(merge) } : {}) });
}

/** A block of tab-separated lines as a sheet; numbers stay texts, as in a .csv. */
export function textSheet(block: string, info: Partial<SheetInfo> & { merged?: string[] } = {}): SheetCells {
  return sheet(
    block
      .replace(/^\n|\n\s*$/g, '')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.replace(/^ +| +$/g, ''))),
    info,
  );
}

export const fixture = (name: string) => join(__dirname, '../../fixtures/workbooks', name);

function isoDate(serial: number): string {
  return new Date(Math.round((serial - 25569) * 86_400_000)).toISOString().slice(0, 10);
}

/** Sheets of a workbook as an independent library reads them, for feeding samples to the understanding. */
export function sheetsOfWorkbook(name: string): SheetCells[] {
  const book: WorkBook = XLSX.read(readFileSync(fixture(name)), { cellNF: true, cellFormula: true, cellStyles: true });
  return book.SheetNames.map((sheetName, index) => {
    const ws = book.Sheets[sheetName]!;
    const rows: Value[][] = [];
    const range = XLSX.utils.decode_range(ws['!ref'] ?? 'A1');
    for (let r = 0; r <= range.e.r; r++) {
      rows.push(
        Array.from({ length: range.e.c + 1 }, (_, c): Value => {
          const cell = ws[XLSX.utils.encode_cell({ r, c })] as CellObject | undefined;
          if (!cell || cell.t === 'z' || cell.v === undefined) return null;
          if (cell.t === 'e') return errorCell(String(cell.w));
          if (cell.t === 'n' && /[ymd]/.test(String(cell.z ?? '').replace(/"[^"]*"|General/g, '')))
            return date(isoDate(Number(cell.v)));
          return cell.t === 'd' ? null : cell.v instanceof Date ? null : cell.v;
        }),
      );
    }
    const hidden = (ws['!rows'] ?? []).flatMap((row, i) => (row?.hidden ? [i] : []));
    const merges = (ws['!merges'] ?? []).map((m) => ({
      firstRow: m.s.r,
      lastRow: m.e.r,
      firstColumn: m.s.c,
      lastColumn: m.e.c,
    }));
    return sheetFromRows(rows, { index, name: sheetName, merges, hiddenRows: hidden });
  });
}

/** Records of a .csv text: quotes and line breaks in quotes, every cell a text. */
export function sheetOfCsv(text: string, name = 'csv'): SheetCells {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const ch = text[i]!;
    if (quoted) {
      if (ch === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (ch === '"') quoted = false;
      else cell += ch;
    } else if (ch === '"') quoted = true;
    else if (ch === ',') {
      rows.at(-1)!.push(cell);
      cell = '';
    } else if (ch === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      rows.push([]);
    } else if (ch !== '\r') cell += ch;
  }
  rows.at(-1)!.push(cell);
  return sheetFromRows(rows, { name });
}
