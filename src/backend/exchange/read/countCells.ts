import { type CellCounts, CellType, type SheetChunk } from '../sheetCells';

/** Counts of a sheet without cells. */
export function noCells(): CellCounts {
  return { nonEmpty: 0, numbers: 0, texts: 0, dates: 0, booleans: 0, errors: 0, numberSum: 0 };
}

/**
 * Counts cells as stored, before merged cells are filled and before any text is read as a number. A percentage is a
 * number; a formula without a result is no cell.
 * @param into counts to add to
 */
export function countCells(chunks: Iterable<SheetChunk>, into: CellCounts = noCells()): CellCounts {
  for (const chunk of chunks) {
    for (const column of chunk.columns) {
      if (column === null) continue;
      for (let row = 0; row < chunk.rowCount; row += 1) countOne(into, column.types[row]!, column.texts[row]!);
    }
  }
  return into;
}

function countOne(counts: CellCounts, type: number, text: string): void {
  switch (type) {
    case CellType.number:
    case CellType.percent:
      counts.numbers += 1;
      counts.numberSum += Number(text);
      break;
    case CellType.text:
      counts.texts += 1;
      break;
    case CellType.date:
      counts.dates += 1;
      break;
    case CellType.boolean:
      counts.booleans += 1;
      break;
    case CellType.error:
      counts.errors += 1;
      break;
    default:
      return;
  }
  counts.nonEmpty += 1;
}
