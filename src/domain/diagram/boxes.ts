import type { Drawing, Item, SymbolItem } from './drawing';
import { symbols } from './symbols';
import { type Box, textBox } from './textMetrics';

/** A text or a symbol of a drawing with the rectangle it takes, in the units of the drawing. */
export interface ItemBox {
  kind: 'text' | 'symbol';
  /** The text, or the name of the symbol. */
  what: string;
  box: Box;
}

/** The rectangles of all texts and symbols; lines and frames are not counted. */
export function boxesOf(drawing: Drawing): ItemBox[] {
  const boxes: ItemBox[] = [];
  collect(drawing.items, 0, 0, 1, boxes);
  return boxes;
}

/** Extent of a symbol where it stands. */
export function symbolBox(item: Pick<SymbolItem, 'symbol' | 'x' | 'y' | 'turn'>): Box {
  const { along, across } = symbols[item.symbol];
  const [w, h] = item.turn % 180 === 0 ? [along / 2, across / 2] : [across / 2, along / 2];
  return { x1: item.x - w, y1: item.y - h, x2: item.x + w, y2: item.y + h };
}

/** Pairs of texts and symbols that overlap by more than `tolerance` units, found by a sweep over x. */
export function overlapsOf(boxes: readonly ItemBox[], tolerance = 0.01): [ItemBox, ItemBox][] {
  const sorted = [...boxes].sort((a, b) => a.box.x1 - b.box.x1);
  const pairs: [ItemBox, ItemBox][] = [];
  let active: ItemBox[] = [];
  for (const item of sorted) {
    active = active.filter((other) => other.box.x2 - tolerance > item.box.x1);
    for (const other of active) {
      const apart = other.box.y2 - tolerance <= item.box.y1 || item.box.y2 - tolerance <= other.box.y1;
      if (!apart) pairs.push([other, item]);
    }
    active.push(item);
  }
  return pairs;
}

function collect(items: readonly Item[], dx: number, dy: number, scale: number, boxes: ItemBox[]): void {
  const placed = (box: Box): Box => ({
    x1: box.x1 * scale + dx,
    y1: box.y1 * scale + dy,
    x2: box.x2 * scale + dx,
    y2: box.y2 * scale + dy,
  });
  for (const item of items) {
    if (item.kind === 'text') boxes.push({ kind: 'text', what: item.text, box: placed(textBox(item)) });
    else if (item.kind === 'symbol') boxes.push({ kind: 'symbol', what: item.symbol, box: placed(symbolBox(item)) });
    else if (item.kind === 'group') {
      const inner = scale * (item.scale ?? 1);
      const { x = 0, y = 0 } = item.window ?? {};
      collect(
        item.items,
        dx + scale * (item.dx ?? 0) - inner * x,
        dy + scale * (item.dy ?? 0) - inner * y,
        inner,
        boxes,
      );
    }
  }
}
