import type { Box } from './textMetrics';

const CELL = 64;

/** Boxes that do not overlap, found again by place. */
export class PlacedBoxes {
  private readonly cells = new Map<string, Box[]>();

  /** Takes a box if it is free. */
  add(box: Box): boolean {
    const keys = keysOf(box);
    const free = keys.every((key) =>
      (this.cells.get(key) ?? []).every(
        (other) => box.x2 <= other.x1 || other.x2 <= box.x1 || box.y2 <= other.y1 || other.y2 <= box.y1,
      ),
    );
    if (!free) return false;
    for (const key of keys) {
      const cell = this.cells.get(key);
      if (cell === undefined) this.cells.set(key, [box]);
      else cell.push(box);
    }
    return true;
  }
}

function keysOf(box: Box): string[] {
  const keys: string[] = [];
  for (let i = Math.floor(box.x1 / CELL); i <= Math.floor(box.x2 / CELL); i++) {
    for (let j = Math.floor(box.y1 / CELL); j <= Math.floor(box.y2 / CELL); j++) keys.push(`${i}:${j}`);
  }
  return keys;
}
