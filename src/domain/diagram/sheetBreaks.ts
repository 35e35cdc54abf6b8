import type { Drawing, Item } from './drawing';
import { itemBox } from './itemBox';
import type { Box } from './textMetrics';

/** Places to cut are looked for in steps of so many drawing units. */
const STEP = 0.5;
/** A sheet may end so much before its edge to cut nothing. */
const EARLIEST = 0.7;
/** What cutting something costs: a line goes on next door, a text or a symbol is lost, a busbar's source first of all. */
const COSTS = { line: 1, text: 8, symbol: 12, source: 60 } as const;

interface Piece {
  box: Box;
  cost: number;
}

export interface SheetBreaks {
  /** From 0 to the drawing's width or height, ascending. */
  columns: number[];
  rows: number[];
}

/**
 * Where a drawing is cut into sheets of at most the given size: at the last place of each sheet that cuts the least.
 * @param width of the room on a sheet, drawing units
 */
export function sheetBreaks(drawing: Drawing, width: number, height: number): SheetBreaks {
  const pieces: Piece[] = [];
  for (const item of drawing.items) collect(item, 0, 0, 1, pieces);
  return {
    columns: cuts(
      drawing.width,
      width,
      pieces.map(({ box, cost }) => [box.x1, box.x2, cost]),
    ),
    rows: cuts(
      drawing.height,
      height,
      pieces.map(({ box, cost }) => [box.y1, box.y2, cost]),
    ),
  };
}

function cuts(length: number, room: number, spans: readonly (readonly [number, number, number])[]): number[] {
  // Cost of a cut at each step, by differences: what begins before and ends after it.
  const steps = Math.ceil(length / STEP) + 1;
  const costs = new Float64Array(steps + 1);
  for (const [from, to, cost] of spans) {
    const first = Math.max(0, Math.floor(from / STEP) + 1);
    const last = Math.min(steps, Math.ceil(to / STEP));
    if (last <= first) continue;
    costs[first]! += cost;
    costs[last]! -= cost;
  }
  for (let i = 1; i <= steps; i++) costs[i]! += costs[i - 1]!;
  const found = [0];
  for (let at = 0; length - at > room + 1e-6; ) {
    const latest = Math.floor((at + room) / STEP);
    const earliest = Math.ceil((at + room * EARLIEST) / STEP);
    at = widestRun(costs, earliest, latest) * STEP;
    found.push(at);
  }
  found.push(length);
  return found;
}

/** The middle of the longest run of the least cost: a name stands close to its symbol, feeders stand apart. */
function widestRun(costs: Float64Array, earliest: number, latest: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = earliest; i <= latest; i++) least = Math.min(least, costs[i]!);
  let best = latest;
  let most = 0;
  for (let i = latest; i >= earliest; ) {
    let start = i;
    while (start >= earliest && costs[start]! <= least + 1e-9) start--;
    const length = i - start;
    // What is left of a sheet counts: a much longer run is worth going back for, a little longer one is not.
    if (length > most * 1.5) [best, most] = [start + Math.ceil(length / 2), length];
    i = start - 1;
  }
  return Math.max(earliest, Math.min(latest, best));
}

function collect(item: Item, dx: number, dy: number, scale: number, pieces: Piece[]): void {
  if (item.kind === 'group') {
    const own = item.scale ?? 1;
    for (const inner of item.items) {
      collect(inner, dx + (item.dx ?? 0) * scale, dy + (item.dy ?? 0) * scale, scale * own, pieces);
    }
    return;
  }
  const { x1, y1, x2, y2 } = itemBox(item);
  const box = { x1: dx + x1 * scale, y1: dy + y1 * scale, x2: dx + x2 * scale, y2: dy + y2 * scale };
  const kind = item.kind === 'symbol' ? (item.symbol === 'source' ? 'source' : 'symbol') : item.kind;
  pieces.push({ box, cost: kind === 'source' || kind === 'symbol' || kind === 'text' ? COSTS[kind] : COSTS.line });
}
