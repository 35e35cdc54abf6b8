import type { Provenance } from '../../shared/api/app';
import type { ImportMapping } from '../../shared/api/inspection';
import { AppError } from '../../shared/appError';
import { findTable } from '../../shared/model';
import { readAllSheets } from '../exchange/read/readWorkbook';
import type { SheetCells } from '../exchange/sheetCells';
import type { Store } from '../store/store';
import { readKeptFile } from './history';

/** Rows shown above and below the record's own. */
const NEIGHBOURS = 3;

/**
 * Where a record came from: file, sheet and row, with the cells around it read again from the kept file.
 * @returns null for a record that was typed
 * @throws AppError RECORD_NOT_FOUND
 */
export async function readProvenance(store: Store, entity: string, id: string): Promise<Provenance | null> {
  findTable(entity);
  const origin = store.get<{
    batchId: string | null;
    sourceSheet: number | null;
    sourceRow: number | null;
    fileName: string;
    fileHash: string;
    time: string;
    extra: string | null;
    columnMap: string | null;
  }>(
    `SELECT t.batchId, t.sourceSheet, t.sourceRow, t.extra, b.fileName, b.fileHash, b.time, b.columnMap
     FROM "${entity}" t LEFT JOIN importBatch b ON b.id = t.batchId WHERE t.id = ?`,
    id,
  );
  if (!origin) throw new AppError('RECORD_NOT_FOUND', { entity, id });
  const { batchId, sourceSheet, sourceRow } = origin;
  if (batchId === null || sourceSheet === null || sourceRow === null) return null;
  const bytes = readKeptFile(store, origin.fileHash);
  const found = bytes
    ? await readAllSheets({ name: origin.fileName, bytes }, { maxRows: sourceRow + NEIGHBOURS, sheets: [sourceSheet] })
    : null;
  const sheet = found?.sheets.find((candidate) => candidate.info.index === sourceSheet);
  return {
    batchId,
    file: origin.fileName,
    sheet: sheet?.info.name ?? '',
    row: sourceRow,
    time: origin.time,
    rows: sheet ? cellRows(sheet, sourceRow - NEIGHBOURS, sourceRow + NEIGHBOURS) : [],
    columns: columnsOf(origin.columnMap, sourceSheet, sourceRow),
    extra: extraOf(origin.extra),
  };
}

/** The columns of the table a row stands in; none for what was no spreadsheet. */
function columnsOf(columnMap: string | null, sheet: number, row: number): Provenance['columns'] {
  const mappings = JSON.parse(columnMap ?? '[]') as ImportMapping[];
  const own = mappings.find(
    ({ sheetIndex, headerRows, lastDataRow }) => sheetIndex === sheet && row > headerRows[1] && row <= lastDataRow,
  );
  return (own?.columns ?? []).map(({ letter, path, field }) => ({
    letter,
    path,
    field: field === 'extra' ? null : field,
  }));
}

function extraOf(extra: string | null): Provenance['extra'] {
  const texts = JSON.parse(extra ?? '{}') as Record<string, unknown>;
  return Object.entries(texts).map(([label, text]) => ({ label, text: String(text) }));
}

/**
 * Cell texts of a stretch of rows.
 * @param first 1-based first row
 * @param last 1-based last row, inclusive
 */
export function cellRows(sheet: SheetCells, first: number, last: number): { row: number; cells: string[] }[] {
  const rows: { row: number; cells: string[] }[] = [];
  for (let row = Math.max(1, first); row <= Math.min(last, sheet.info.rowCount); row++) {
    const chunk = sheet.chunks.find(
      (candidate) => row - 1 >= candidate.firstRow && row - 1 < candidate.firstRow + candidate.rowCount,
    );
    const cells = chunk?.columns.map((column) => column?.texts[row - 1 - chunk.firstRow] ?? '') ?? [];
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    rows.push({ row, cells });
  }
  return rows;
}
