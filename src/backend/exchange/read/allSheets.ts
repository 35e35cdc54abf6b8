import { CellType, type ColumnCells, type SheetCells, type SheetChunk, type WorkbookInfo } from '../sheetCells';

/** Collects the chunks of a read into sheets in row order, however the file's rows were ordered. */
export class SheetCollector {
  private readonly chunks = new Map<number, SheetChunk[]>();

  add(chunk: SheetChunk): void {
    const list = this.chunks.get(chunk.sheetIndex);
    if (list === undefined) this.chunks.set(chunk.sheetIndex, [chunk]);
    else list.push(chunk);
  }

  sheets(info: WorkbookInfo): SheetCells[] {
    return info.sheets.map((sheet) => ({ info: sheet, chunks: inOrder(this.chunks.get(sheet.index) ?? []) }));
  }
}

/** Chunks sorted by row; those that overlap (late rows) are laid over one another, the later one on top. */
function inOrder(chunks: SheetChunk[]): SheetChunk[] {
  const isOrdered = chunks.every(
    (chunk, i) => i === 0 || chunk.firstRow >= chunks[i - 1]!.firstRow + chunks[i - 1]!.rowCount,
  );
  if (isOrdered) return chunks;
  const sorted = chunks.map((chunk, age) => ({ chunk, age })).sort((a, b) => a.chunk.firstRow - b.chunk.firstRow);
  const result: SheetChunk[] = [];
  for (let i = 0; i < sorted.length; ) {
    let end = sorted[i]!.chunk.firstRow + sorted[i]!.chunk.rowCount;
    let j = i + 1;
    while (j < sorted.length && sorted[j]!.chunk.firstRow < end) {
      end = Math.max(end, sorted[j]!.chunk.firstRow + sorted[j]!.chunk.rowCount);
      j += 1;
    }
    const group = sorted.slice(i, j).sort((a, b) => a.age - b.age);
    result.push(
      group.length === 1
        ? group[0]!.chunk
        : overlay(
            group.map((member) => member.chunk),
            end,
          ),
    );
    i = j;
  }
  return result;
}

function overlay(chunks: SheetChunk[], end: number): SheetChunk {
  const firstRow = Math.min(...chunks.map((chunk) => chunk.firstRow));
  const rowCount = end - firstRow;
  const columns: (ColumnCells | null)[] = [];
  for (const chunk of chunks) {
    const shift = chunk.firstRow - firstRow;
    chunk.columns.forEach((column, index) => {
      while (columns.length <= index) columns.push(null);
      if (column === null) return;
      let target = columns[index];
      if (!target) {
        target = { types: new Uint8Array(rowCount), texts: new Array<string>(rowCount).fill('') };
        columns[index] = target;
      }
      for (let row = 0; row < chunk.rowCount; row += 1) {
        if (column.types[row] === CellType.empty) continue;
        target.types[row + shift] = column.types[row]!;
        target.texts[row + shift] = column.texts[row]!;
      }
    });
  }
  return { sheetIndex: chunks[0]!.sheetIndex, firstRow, rowCount, columns };
}
