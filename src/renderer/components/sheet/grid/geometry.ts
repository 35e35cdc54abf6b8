import type { GridApi } from 'ag-grid-community';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { ROW_HEIGHT } from '../../../theme/tokens';
import type { CellPosition, CellRange } from '../model/selection';
import { type Place, ROW_NUMBERS } from './columns';

/** A column as it stands on screen. */
export interface ShownColumn {
  description: ColumnDescription;
  /** Left edge in pixels: from the grid's edge for frozen columns, from the end of the frozen part for the others. */
  left: number;
  width: number;
  frozen: boolean;
}

/** A piece of a range: the frozen part and the scrolling part are drawn apart. */
export interface Piece {
  frozen: boolean;
  left: number;
  top: number;
  width: number;
  height: number;
  /** The range goes on in the other part, so that this edge is open. */
  openLeft: boolean;
  openRight: boolean;
}

/** Places and sizes of the columns shown; rows are all of one height. */
export class Geometry {
  columns: ShownColumn[] = [];
  frozenWidth = 0;
  private viewport: HTMLElement | null = null;

  constructor(
    private readonly api: GridApi<Place>,
    private readonly root: HTMLElement,
    private readonly byKey: Map<string, ColumnDescription>,
  ) {}

  /** Reads the columns from the grid; called whenever they move. */
  refresh(): void {
    this.frozenWidth = 0;
    this.columns = [];
    for (const column of this.api.getAllDisplayedColumns()) {
      const frozen = column.getPinned() === 'left';
      const left = column.getLeft() ?? 0;
      const width = column.getActualWidth();
      if (frozen) this.frozenWidth = Math.max(this.frozenWidth, left + width);
      const description = this.byKey.get(column.getColId());
      if (column.getColId() === ROW_NUMBERS || !description) continue;
      this.columns.push({ description, left, width, frozen });
    }
  }

  /** The element that scrolls. */
  get scroller(): HTMLElement {
    this.viewport ??= this.root.querySelector<HTMLElement>('.ag-grid-viewport');
    if (!this.viewport) throw new Error('the grid is not drawn');
    return this.viewport;
  }

  /** The element rows are placed in. */
  get canvas(): HTMLElement {
    return this.root.querySelector<HTMLElement>('.ag-grid-scrolling-container')!;
  }

  /** Rectangle of the rows in sight, in client coordinates, without heads and totals. */
  bodyRect(): { left: number; top: number; right: number; bottom: number } {
    const outer = this.scroller.getBoundingClientRect();
    const head = this.root.querySelector('.ag-grid-pinned-top-rows')?.getBoundingClientRect();
    const foot = this.root.querySelector('.ag-grid-pinned-bottom-rows')?.getBoundingClientRect();
    return {
      left: outer.left,
      right: outer.left + this.scroller.clientWidth,
      top: head ? head.bottom : outer.top,
      bottom: foot && foot.height > 0 ? Math.min(foot.top, outer.bottom) : outer.bottom,
    };
  }

  /**
   * The place under a client point; points outside are drawn to the nearest cell.
   * @returns column -1 over the row numbers
   */
  hit(clientX: number, clientY: number, rows: number): CellPosition {
    const canvas = this.canvas.getBoundingClientRect();
    const row = Math.max(0, Math.min(Math.floor((clientY - canvas.top) / ROW_HEIGHT), rows - 1));
    const body = this.bodyRect();
    const x = Math.max(body.left, Math.min(clientX, body.right - 1));
    const frozenX = x - body.left;
    if (frozenX < this.frozenWidth) {
      const at = this.columns.findIndex((c) => c.frozen && frozenX >= c.left && frozenX < c.left + c.width);
      return { row, column: at };
    }
    const centerX = frozenX - this.frozenWidth + this.scroller.scrollLeft;
    const at = this.columns.findIndex((c) => !c.frozen && centerX < c.left + c.width);
    return { row, column: at < 0 ? this.columns.length - 1 : at };
  }

  /** The pieces of a range in the coordinates of its part. */
  pieces(range: CellRange): Piece[] {
    const top = range.top * ROW_HEIGHT;
    const height = (range.bottom - range.top + 1) * ROW_HEIGHT;
    const cut = (frozen: boolean): Piece | null => {
      let first = -1;
      let last = -1;
      for (let i = Math.max(0, range.left); i <= range.right && i < this.columns.length; i++) {
        if (this.columns[i]!.frozen !== frozen) continue;
        if (first < 0) first = i;
        last = i;
      }
      if (first < 0) return null;
      const left = this.columns[first]!.left;
      const right = this.columns[last]!.left + this.columns[last]!.width;
      return {
        frozen,
        left,
        top,
        width: right - left,
        height,
        openLeft: first > range.left,
        openRight: last < Math.min(range.right, this.columns.length - 1),
      };
    };
    return [cut(true), cut(false)].filter((p) => p !== null);
  }

  /** Client rectangle of one cell, wherever it is scrolled to. */
  cellRect(at: CellPosition): DOMRect | null {
    const column = this.columns[at.column];
    if (!column) return null;
    const canvas = this.canvas.getBoundingClientRect();
    const body = this.bodyRect();
    const left = column.frozen
      ? body.left + column.left
      : body.left + this.frozenWidth + column.left - this.scroller.scrollLeft;
    return new DOMRect(left, canvas.top + at.row * ROW_HEIGHT, column.width, ROW_HEIGHT);
  }

  /** Scrolls a cell into sight. */
  reveal(at: CellPosition): void {
    const column = this.columns[at.column];
    this.api.ensureIndexVisible(at.row);
    if (column && !column.frozen) this.api.ensureColumnVisible(column.description.key);
  }

  /** Whole rows in sight: the step of Page Down. */
  pageRows(): number {
    const body = this.bodyRect();
    return Math.max(1, Math.floor((body.bottom - body.top) / ROW_HEIGHT) - 1);
  }
}
