import type { Inspection } from '../../../shared/api/inspection';
import { countCells } from '../../exchange/read/countCells';
import { understandUntil } from '../../exchange/read/limits';
import { readWorkbook } from '../../exchange/read/readWorkbook';
import type { CellCounts } from '../../exchange/sheetCells';
import { understandWorkbook } from '../../exchange/understand/inspect';
import { PackedCollector } from './packedSheet';

/**
 * Describes a spreadsheet file.
 * @param options countCells: add to each sheet its cells as stored
 * @throws AppError where nothing can be read
 */
export async function inspectFile(
  file: string,
  options: { countCells?: boolean; encoding?: string; signal?: AbortSignal } = {},
): Promise<Inspection> {
  const start = performance.now();
  const cells = new PackedCollector();
  const info = await readWorkbook(file, {
    ...(options.encoding ? { encoding: options.encoding } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
    onPacked: (chunk) => cells.add(chunk),
  });
  const sheets = cells.sheets(info);
  const counts = options.countCells
    ? new Map<number, CellCounts>(sheets.map((sheet) => [sheet.info.index, countCells(sheet.chunks)]))
    : undefined;
  return understandWorkbook(info, sheets, counts, understandUntil(start, info.file.bytes), (sheet) =>
    cells.findings(sheet),
  ).inspection;
}
