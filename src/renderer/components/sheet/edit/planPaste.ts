import type { CellRange } from '../model/selection';

/** Where one cell of a pasted block goes. Row positions at and beyond the row count are rows to be added. */
export interface PasteTarget {
  row: number;
  column: number;
  text: string;
}

export interface PasteLayout {
  targets: PasteTarget[];
  /** Rows of the block that reach below the last row. */
  overflowRows: number;
  /** Columns of the block that reach beyond the last column; their cells are dropped. */
  overflowColumns: number;
  /** What is selected afterwards. */
  range: CellRange;
}

/**
 * Lays a block of texts over the sheet as Excel does: from the top left cell of the selection; where the selection is
 * a whole multiple of the block, the block is repeated to fill it.
 */
export function layPaste(block: string[][], selected: CellRange, rows: number, columns: number): PasteLayout {
  const height = block.length;
  const width = Math.max(...block.map((row) => row.length));
  const selectedHeight = selected.bottom - selected.top + 1;
  const selectedWidth = selected.right - selected.left + 1;
  const timesDown = selectedHeight % height === 0 ? selectedHeight / height : 1;
  const timesAcross = selectedWidth % width === 0 ? selectedWidth / width : 1;
  const tall = height * timesDown;
  const wide = width * timesAcross;
  const targets: PasteTarget[] = [];
  for (let r = 0; r < tall; r++) {
    const source = block[r % height]!;
    for (let c = 0; c < wide; c++) {
      const column = selected.left + c;
      if (column >= columns) break;
      const text = source[c % width];
      // A short row of a ragged block has nothing to say about the cells it lacks.
      if (text !== undefined) targets.push({ row: selected.top + r, column, text });
    }
  }
  return {
    targets,
    overflowRows: Math.max(0, selected.top + tall - rows),
    overflowColumns: Math.max(0, selected.left + wide - columns),
    range: {
      top: selected.top,
      left: selected.left,
      bottom: selected.top + tall - 1,
      right: Math.min(selected.left + wide, columns) - 1,
    },
  };
}
