import { join } from 'node:path';
import { SheetCollector } from '../../../src/backend/exchange/read/allSheets';
import type { ReadInput } from '../../../src/backend/exchange/read/byteSource';
import type { ReadOptions } from '../../../src/backend/exchange/read/readContext';
import { readWorkbookInProcess } from '../../../src/backend/exchange/read/readInProcess';
import { CellType, type SheetCells, type WorkbookInfo } from '../../../src/backend/exchange/sheetCells';

export const WORKBOOKS = join(import.meta.dirname, '../../fixtures/workbooks');

export interface ReadResult {
  info: WorkbookInfo;
  sheets: SheetCells[];
}

/** Reads a whole file in this process. */
export async function readHere(input: ReadInput, options: ReadOptions = {}): Promise<ReadResult> {
  const collector = new SheetCollector();
  const info = await readWorkbookInProcess(input, { ...options, onChunk: (chunk) => collector.add(chunk) });
  return { info, sheets: collector.sheets(info) };
}

export function readFixture(name: string, options: ReadOptions = {}): Promise<ReadResult> {
  return readHere(join(WORKBOOKS, name), options);
}

const LETTERS = ['', 'n', 's', 'b', 'e', 'd', 'p', 'f'];

/** Cells of a sheet by A1 address, each as type letter and text, such as `n:12.5`. */
export function cellsOf(sheet: SheetCells): Map<string, string> {
  const cells = new Map<string, string>();
  for (const chunk of sheet.chunks) {
    chunk.columns.forEach((column, index) => {
      if (column === null) return;
      for (let row = 0; row < chunk.rowCount; row += 1) {
        const type = column.types[row]!;
        if (type === CellType.empty) continue;
        cells.set(`${letters(index)}${chunk.firstRow + row + 1}`, `${LETTERS[type]}:${column.texts[row]}`);
      }
    });
  }
  return cells;
}

/** Texts of a sheet as a table, empty cells as ''. */
export function textsOf(sheet: SheetCells): string[][] {
  const table: string[][] = [];
  for (const chunk of sheet.chunks)
    chunk.columns.forEach((column, index) => {
      for (let row = 0; row < chunk.rowCount; row += 1) {
        const at = chunk.firstRow + row;
        while (table.length <= at) table.push([]);
        const line = table[at]!;
        while (line.length <= index) line.push('');
        if (column !== null) line[index] = column.texts[row]!;
      }
    });
  return table;
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** Codes of all issues. */
export function codesOf(result: { info: WorkbookInfo }): string[] {
  return result.info.issues.map((issue) => issue.code);
}
