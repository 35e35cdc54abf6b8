import { CellType, type SheetChunk } from '../sheetCells';

/** Counts formulas without a result: they are reported, never read as 0. */
export class FormulaTally {
  count = 0;
  first: { row: number; column: number } | null = null;

  add(chunk: SheetChunk): void {
    for (let column = 0; column < chunk.columns.length; column++) {
      const types = chunk.columns[column]?.types;
      if (!types?.includes(CellType.formulaWithoutResult)) continue;
      for (let i = 0; i < chunk.rowCount; i++) {
        if (types[i] !== CellType.formulaWithoutResult) continue;
        this.count++;
        this.first ??= { row: chunk.firstRow + i, column };
      }
    }
  }
}
