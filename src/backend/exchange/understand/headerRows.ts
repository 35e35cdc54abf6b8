import type { CellRange } from '../sheetCells';
import type { MergeIndex } from './grid';
import { isLabelCell, type ProfiledCell, type RowProfile } from './profile';
import { isColumnNumber, isSubtotalWord, startsLikeNote } from './words';

/** Labels of a row inside a column span. */
function within(profile: RowProfile, first: number, last: number): ProfiledCell[] {
  return profile.cells.filter((c) => c.column >= first && c.column <= last);
}

/** Whether the row above the header belongs to it: labels over groups of its columns, no title. */
export function isGroupRow(above: RowProfile, header: RowProfile, merges: MergeIndex): boolean {
  const columns = header.cells.map((c) => c.column);
  const first = columns[0]!;
  const last = columns.at(-1)!;
  const cells = above.cells;
  if (isTied(above, header, merges)) return true;
  if (cells.length === 0 || !cells.every(isLabelCell)) return false;
  if (cells.some((c) => c.column > last || startsLikeNote(c.squeezed))) return false;
  const leftMost = cells[0]!.column;
  if (leftMost < first && !merges.at(above.row, leftMost) && !labelsLeftOf(cells, first)) return false;
  const width = last - first + 1;
  const spans = cells.map((c) => {
    const merge = merges.at(above.row, c.column);
    return merge ? merge.lastColumn - merge.firstColumn + 1 : 1;
  });
  if (cells.length === 1) {
    const span = spans[0]!;
    // Where the header merges its cells, a group would be merged too: a short text alone above it is its title.
    if (span === 1 && merges.startingAt(header.row).some((m) => m.firstColumn >= first && m.lastColumn <= last))
      return false;
    // Not merged it stands over all columns to its right: over nearly all of them it is a title beside a hidden column.
    const over = span > 1 ? span : last - cells[0]!.column + 1;
    return over < width * 0.8 && cells[0]!.column > first && (span > 1 || cells[0]!.text.length <= 10);
  }
  const under = new Set(columns);
  const grouping = cells.some(
    (c, i) => spans[i]! > 1 || (under.has(c.column + 1) && !cells.some((o) => o.column === c.column + 1)),
  );
  return grouping || cells.some((c) => !under.has(c.column));
}

/**
 * Whether a row labels the columns left of another one, as where merged cells were lost: only the groups further right have
 * labels of their own below. A title is one cell.
 */
function labelsLeftOf(cells: readonly ProfiledCell[], first: number): boolean {
  const left = cells.filter((c) => c.column < first && (c.cls === 'known' || c.cls === 'headerWord'));
  return left.length >= 2 && cells.some((c) => c.column >= first);
}

/**
 * Whether labels of one row are merged down into the next: then both are one header, however far each of them reaches. A
 * title or a remark that is merged over several rows ties nothing.
 */
function isTied(above: RowProfile, header: RowProfile, merges: MergeIndex): boolean {
  const labels = above.cells.filter(isLabelCell);
  if (labels.length < 2 || labels.length < above.cells.length * 0.75) return false;
  if (startsLikeNote(above.cells[0]!.squeezed)) return false;
  const own = new Set(header.cells.map((c) => c.column));
  return labels.some((cell) => {
    const merge = merges.at(above.row, cell.column);
    return merge !== undefined && merge.lastRow >= header.row && !own.has(cell.column);
  });
}

/** Whether the row below the header belongs to it: labels under groups, units, or column numbers. */
export function isSubHeader(
  below: RowProfile,
  header: RowProfile[],
  merges: MergeIndex,
  span: [number, number],
): 'labels' | 'units' | 'numbers' | null {
  const cells = within(below, span[0], span[1]);
  if (cells.length === 0 || cells.length < below.cells.length * 0.6) return null;
  const labels = new LabelRows(header, merges, span);
  const texts = new Map(below.cells.map((c) => [c.column, c.squeezed]));
  const open = new Set(cells.filter((c) => labels.isOpen(c.column, below.row) || labels.isFilled(c.column, texts)));
  // Units under labels of their own are a row of units; units under a group are its sub-headers (配变 over 台 and kVA).
  if (cells.every((c) => c.cls === 'unit' || c.cls === 'placeholder') && cells.some((c) => c.cls === 'unit')) {
    if (cells.every((c) => labels.has(c.column) || !open.has(c))) return 'units';
  }
  if (isNumbering(cells, span)) return 'numbers';
  if (!cells.every(isLabelCell)) return null;
  if (cells.some((c) => isSubtotalWord(c.squeezed) && c === cells[0] && c.column <= span[0] + 1)) return null;
  const bottom = new Set(header.at(-1)!.cells.map((c) => c.column));
  if (!cells.every((c) => open.has(c) || (c.cls === 'unit' && open.size > 0))) return null;
  // A data row of a table whose first columns have no label would pass otherwise.
  return cells.some((c) => !bottom.has(c.column)) || cells.length >= 2 ? 'labels' : null;
}

/** The labels of header rows by column, with the merged range each column lies in. */
class LabelRows {
  private readonly own: Map<number, string>[];
  private readonly covers: Map<number, CellRange>[];

  constructor(
    private readonly rows: RowProfile[],
    private readonly merges: MergeIndex,
    private readonly span: [number, number],
  ) {
    this.own = rows.map((r) => new Map(r.cells.map((c) => [c.column, c.squeezed])));
    this.covers = rows.map((r) => {
      const cover = new Map<number, CellRange>();
      for (const merge of merges.startingAt(r.row)) {
        const last = Math.min(merge.lastColumn, span[1]);
        for (let c = Math.max(merge.firstColumn, span[0]); c <= last; c++) cover.set(c, merge);
      }
      return cover;
    });
  }

  has(column: number): boolean {
    return this.own.some((row) => row.has(column));
  }

  /** Whether the row or one above it has a label in the column. */
  private taken(k: number, column: number): boolean {
    for (let i = 0; i <= k; i++) if (this.own[i]!.has(column)) return true;
    return false;
  }

  /**
   * Whether the lowest label of a column is written again beside itself, a merged one that was filled, and what stands below
   * tells the two apart.
   * @param below texts of the row below by column
   */
  isFilled(column: number, below: ReadonlyMap<number, string>): boolean {
    const own = this.own.findLast((row) => row.has(column));
    const label = own?.get(column);
    return [column - 1, column + 1].some(
      (beside) => own?.get(beside) === label && below.has(beside) && below.get(beside) !== below.get(column),
    );
  }

  /**
   * Whether a column is still open for labels below: it lies under a merged group, or under a label with nothing beside
   * it.
   */
  isOpen(column: number, row: number): boolean {
    const { rows, span } = this;
    for (let k = rows.length - 1; k >= 0; k--) {
      const cover = this.covers[k]!.get(column);
      if (cover) return cover.lastColumn > cover.firstColumn && cover.lastRow < row;
      if (this.own[k]!.has(column)) return column < span[1] && !this.taken(k, column + 1);
      if (this.taken(k, column)) continue;
      let left = column - 1;
      while (left >= span[0] && !this.taken(k, left)) left--;
      if (this.own[k]!.has(left) && !this.merges.at(rows[k]!.row, left)) return true;
    }
    return false;
  }
}

/** `1 2 3 4`, `甲 乙 1 2`, `① ② ③=①+②` across the header. */
export function isNumbering(cells: ProfiledCell[], span: [number, number]): boolean {
  if (cells.length < 3 || cells.length < (span[1] - span[0] + 1) * 0.6) return false;
  if (!cells.every((c) => isColumnNumber(c.squeezed))) return false;
  const numbers = cells.map((c) => Number.parseInt(c.squeezed.replace(/^[(]/, ''), 10)).filter((n) => !Number.isNaN(n));
  if (numbers.length < cells.length * 0.5 || numbers[0]! > 2) return false;
  return numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1);
}
