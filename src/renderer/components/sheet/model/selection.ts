/**
 * Selection of a sheet as data: positions are places on screen (row in the current order, column among those shown).
 * Nothing here knows the grid; every function returns a new selection.
 */
export interface CellPosition {
  row: number;
  column: number;
}

/** A rectangle, all ends included. */
export interface CellRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Selection {
  /** Where typing goes; always inside the last range. */
  active: CellPosition;
  /** Corner of the last range that stays when it is extended. */
  anchor: CellPosition;
  /** Corner of the last range that moves. */
  end: CellPosition;
  /** Ranges made before with Ctrl held. */
  others: CellRange[];
}

export interface Bounds {
  rows: number;
  columns: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

const steps: Record<Direction, CellPosition> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

export const start: Selection = single({ row: 0, column: 0 });

/** Only this cell. */
export function single(at: CellPosition): Selection {
  return { active: at, anchor: at, end: at, others: [] };
}

/** The rectangle between two corners. */
export function rangeBetween(a: CellPosition, b: CellPosition): CellRange {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

/** The range being worked on. */
export function lastRange(selection: Selection): CellRange {
  return rangeBetween(selection.anchor, selection.end);
}

export function allRanges(selection: Selection): CellRange[] {
  return [...selection.others, lastRange(selection)];
}

export function isSingle(selection: Selection): boolean {
  const range = lastRange(selection);
  return selection.others.length === 0 && range.top === range.bottom && range.left === range.right;
}

export function contains(range: CellRange, at: CellPosition): boolean {
  return at.row >= range.top && at.row <= range.bottom && at.column >= range.left && at.column <= range.right;
}

/** Stretches the last range to a cell (Shift+click, dragging). */
export function extendTo(selection: Selection, at: CellPosition): Selection {
  return { ...selection, active: selection.anchor, end: at };
}

/** Starts a further range (Ctrl+click). */
export function addRange(selection: Selection, at: CellPosition): Selection {
  return { active: at, anchor: at, end: at, others: allRanges(selection) };
}

/** Whole rows between two row positions. */
export function selectRows(from: number, to: number, bounds: Bounds, others: CellRange[] = []): Selection {
  const anchor = { row: from, column: 0 };
  return { active: anchor, anchor, end: { row: to, column: bounds.columns - 1 }, others };
}

/** Whole columns between two column positions. */
export function selectColumns(from: number, to: number, bounds: Bounds, others: CellRange[] = []): Selection {
  const anchor = { row: 0, column: from };
  return { active: anchor, anchor, end: { row: bounds.rows - 1, column: to }, others };
}

/** Ctrl+A. The active cell stays. */
export function selectAll(selection: Selection, bounds: Bounds): Selection {
  return {
    active: selection.active,
    anchor: { row: 0, column: 0 },
    end: { row: bounds.rows - 1, column: bounds.columns - 1 },
    others: [],
  };
}

/** Ctrl+Space: the columns of the last range; Shift+Space: its rows. The active cell stays. */
export function growTo(selection: Selection, what: 'columns' | 'rows', bounds: Bounds): Selection {
  const range = lastRange(selection);
  return {
    active: selection.active,
    anchor: what === 'columns' ? { row: 0, column: range.left } : { row: range.top, column: 0 },
    end:
      what === 'columns'
        ? { row: bounds.rows - 1, column: range.right }
        : { row: range.bottom, column: bounds.columns - 1 },
    others: selection.others,
  };
}

/** Moves a position by whole steps, staying inside. */
export function moved(at: CellPosition, rows: number, columns: number, bounds: Bounds): CellPosition {
  return clampPosition({ row: at.row + rows, column: at.column + columns }, bounds);
}

/** Arrow key: one cell further from the active one, alone. */
export function step(selection: Selection, direction: Direction, bounds: Bounds): Selection {
  const by = steps[direction];
  return single(moved(selection.active, by.row, by.column, bounds));
}

/** Shift+arrow: the moving corner goes one cell further. */
export function stretch(selection: Selection, direction: Direction, bounds: Bounds): Selection {
  const by = steps[direction];
  return stretchTo(selection, moved(selection.end, by.row, by.column, bounds));
}

/**
 * Takes the moving corner elsewhere. Where that would leave the active cell outside (it has walked through the block
 * with Enter or Tab), the range starts anew from the active cell, as in Excel.
 */
export function stretchTo(selection: Selection, end: CellPosition): Selection {
  const next = { ...selection, end };
  return contains(lastRange(next), selection.active) ? next : { ...next, anchor: selection.active };
}

/**
 * Ctrl+arrow as in Excel: to the end of the filled run; from its end or from an empty cell, to the next filled cell;
 * without one, to the edge.
 */
export function jump(
  from: CellPosition,
  direction: Direction,
  bounds: Bounds,
  isFilled: (at: CellPosition) => boolean,
): CellPosition {
  const by = steps[direction];
  const next = (at: CellPosition) => ({ row: at.row + by.row, column: at.column + by.column });
  const inside = (at: CellPosition) =>
    at.row >= 0 && at.column >= 0 && at.row < bounds.rows && at.column < bounds.columns;
  let at = next(from);
  if (!inside(at)) return from;
  if (isFilled(from) && isFilled(at)) {
    while (inside(next(at)) && isFilled(next(at))) at = next(at);
    return at;
  }
  while (!isFilled(at) && inside(next(at))) at = next(at);
  return at;
}

/**
 * Enter and Tab: inside a selection of several cells the active cell walks through it and the selection stays;
 * otherwise it moves on by itself.
 * @param along 'rows' walks down each column (Enter), 'columns' walks along each row (Tab)
 */
export function walk(selection: Selection, along: 'rows' | 'columns', backwards: boolean, bounds: Bounds): Selection {
  const { active } = selection;
  if (isSingle(selection)) {
    const by = backwards ? -1 : 1;
    if (along === 'rows') return single(moved(active, by, 0, bounds));
    const flat = active.row * bounds.columns + active.column + by;
    if (flat < 0 || flat >= bounds.rows * bounds.columns) return selection;
    return single({ row: Math.floor(flat / bounds.columns), column: flat % bounds.columns });
  }
  const range = lastRange(selection);
  const height = range.bottom - range.top + 1;
  const width = range.right - range.left + 1;
  const row = active.row - range.top;
  const column = active.column - range.left;
  const size = height * width;
  const inside = contains(range, active);
  const flat = inside ? (along === 'rows' ? column * height + row : row * width + column) : backwards ? size : -1;
  const at = (flat + (backwards ? -1 : 1) + size) % size;
  return {
    ...selection,
    active:
      along === 'rows'
        ? { row: range.top + (at % height), column: range.left + Math.floor(at / height) }
        : { row: range.top + Math.floor(at / width), column: range.left + (at % width) },
  };
}

export function clampPosition(at: CellPosition, bounds: Bounds): CellPosition {
  return {
    row: Math.max(0, Math.min(at.row, bounds.rows - 1)),
    column: Math.max(0, Math.min(at.column, bounds.columns - 1)),
  };
}

/** The selection cut to new bounds, after rows or columns went away. */
export function clamp(selection: Selection, bounds: Bounds): Selection {
  return {
    active: clampPosition(selection.active, bounds),
    anchor: clampPosition(selection.anchor, bounds),
    end: clampPosition(selection.end, bounds),
    others: selection.others
      .filter((r) => r.top < bounds.rows && r.left < bounds.columns)
      .map((r) => ({
        ...r,
        bottom: Math.min(r.bottom, bounds.rows - 1),
        right: Math.min(r.right, bounds.columns - 1),
      })),
  };
}

/** Positions of the rows touched, ascending and without repeats. */
export function rowsTouched(selection: Selection): number[] {
  const ranges = allRanges(selection);
  if (ranges.length === 1) {
    const { top, bottom } = ranges[0]!;
    return Array.from({ length: bottom - top + 1 }, (_, i) => top + i);
  }
  const rows = new Set<number>();
  for (const { top, bottom } of ranges) for (let row = top; row <= bottom; row++) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}

/**
 * What a copy takes: the single range, or several that share their rows or their columns set side by side (as Excel
 * does); null where the ranges do not make a rectangle.
 */
export function copyable(selection: Selection): { rows: number[]; columns: number[] } | null {
  const ranges = allRanges(selection);
  const first = ranges[0]!;
  const sameRows = ranges.every((r) => r.top === first.top && r.bottom === first.bottom);
  const sameColumns = ranges.every((r) => r.left === first.left && r.right === first.right);
  if (!sameRows && !sameColumns) return null;
  const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const merge = (parts: number[][]) => [...new Set(parts.flat())].sort((a, b) => a - b);
  return {
    rows: sameRows ? span(first.top, first.bottom) : merge(ranges.map((r) => span(r.top, r.bottom))),
    columns: sameColumns ? span(first.left, first.right) : merge(ranges.map((r) => span(r.left, r.right))),
  };
}
