import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SheetCollector } from '../../../src/backend/exchange/read/allSheets';
import { readWorkbookInProcess } from '../../../src/backend/exchange/read/readInProcess';
import type { SheetCells } from '../../../src/backend/exchange/sheetCells';
import { understandWorkbook } from '../../../src/backend/exchange/understand/inspect';
import { readAllRows } from '../../../src/backend/exchange/understand/readRows';
import type { ReadRow } from '../../../src/backend/exchange/understand/readTypes';
import { columnOfLetter } from '../../../src/backend/exchange/understand/text';
import type { ImportMapping } from '../../../src/shared/api/inspection';
import type { Issue } from '../../../src/shared/issue';

export const SAMPLE = join(import.meta.dirname, '../../../resources/sample');

export interface Truth {
  rule: string;
  dimension: string;
  element: { kind: string; code: string; name: string };
  measured: number | string;
  limit: number | string;
  unit: string;
  basis: 'cell' | 'age' | 'crossSection' | 'share' | 'count' | 'ratio' | 'kinds';
  file: string;
  sheet: string;
  cell: string;
  cells?: string[];
}

export interface Truths {
  format: string;
  asOf: string;
  findings: Truth[];
  consequences: Truth[];
  discrepancies: { code: string; file: string; sheet: string; cell: string; printed: number; sum: number }[];
}

export const readJson = <T>(name: string): T => JSON.parse(readFileSync(join(SAMPLE, name), 'utf8')) as T;

export interface SampleTable {
  file: string;
  sheet: string;
  mapping: ImportMapping;
  rows: ReadRow[];
  issues: Issue[];
  /** Totals that differ, and the like: issues of no row. */
  tableIssues: Issue[];
}

export interface SampleFile {
  name: string;
  kind: string;
  encoding: string | null;
  issues: Issue[];
  sheets: SheetCells[];
  tables: SampleTable[];
}

/** Reads and understands the sample's files as an import does, with the mappings as proposed. */
export async function readSample(names: string[]): Promise<SampleFile[]> {
  const files: SampleFile[] = [];
  for (const name of names) {
    const collector = new SheetCollector();
    const info = await readWorkbookInProcess(join(SAMPLE, name), { onChunk: (chunk) => collector.add(chunk) });
    const sheets = collector.sheets(info);
    const { inspection, tables } = understandWorkbook(info, sheets);
    files.push({
      name,
      kind: info.file.kind,
      encoding: info.file.encoding,
      issues: inspection.issues,
      sheets,
      tables: tables
        .filter(({ mapping }) => mapping.take)
        .map(({ table, mapping }) => {
          const { rows, summary } = readAllRows(sheets[table.sheetIndex]!, table, mapping);
          const issues = rows.flatMap((row) => row.issues);
          return { file: name, sheet: table.sheetName, mapping, rows, issues, tableIssues: summary.issues };
        }),
    });
  }
  return files;
}

/** Text of a cell as stored. */
export function cellText(files: SampleFile[], file: string, sheet: string, cell: string): string {
  const sheets = files.find((candidate) => candidate.name === file)?.sheets ?? [];
  const cells = sheets.find((candidate) => candidate.info.name === sheet);
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const row = Number(digits) - 1;
  const chunk = cells?.chunks.find((c) => row >= c.firstRow && row < c.firstRow + c.rowCount);
  return chunk?.columns[columnOfLetter(letters)]?.texts[row - chunk.firstRow] ?? '';
}

/** Rows of an entity over all files. */
export function rowsOf(files: SampleFile[], entity: string): ReadRow[] {
  return files.flatMap((file) => file.tables.flatMap((table) => table.rows.filter((row) => row.entity === entity)));
}

export const numberAt = (row: ReadRow, key: string): number => Number(row.values[key] ?? row.computed[key] ?? 0);
export const textAt = (row: ReadRow, key: string): string => String(row.values[key] ?? row.computed[key] ?? '');

/** What a reference says: the code where there is one, else the name. */
export const refAt = (row: ReadRow, key: string): string => row.refs[key]?.code ?? row.refs[key]?.name ?? '';

export const total = (rows: readonly ReadRow[], key: string): number =>
  rows.reduce((sum, row) => sum + numberAt(row, key), 0);
