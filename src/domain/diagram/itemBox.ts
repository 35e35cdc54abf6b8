import { symbolBox } from './boxes';
import type { Item } from './drawing';
import { type Box, textBox } from './textMetrics';

/** The rectangle an item takes, in the units it is placed in; a group's holds all that it holds. */
export function itemBox(item: Item): Box {
  switch (item.kind) {
    case 'line':
      return pointsBox([item.x1, item.y1, item.x2, item.y2]);
    case 'polyline':
      return pointsBox(item.points);
    case 'rect':
      return { x1: item.x, y1: item.y, x2: item.x + item.width, y2: item.y + item.height };
    case 'symbol':
      return symbolBox(item);
    case 'text':
      return textBox(item);
    case 'group': {
      const { dx = 0, dy = 0, scale = 1 } = item;
      const inner = item.items.map(itemBox).reduce(unionBox, NOTHING);
      return {
        x1: inner.x1 * scale + dx,
        y1: inner.y1 * scale + dy,
        x2: inner.x2 * scale + dx,
        y2: inner.y2 * scale + dy,
      };
    }
  }
}

const NOTHING: Box = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };

export function unionBox(a: Box, b: Box): Box {
  return {
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
    x2: Math.max(a.x2, b.x2),
    y2: Math.max(a.y2, b.y2),
  };
}

function pointsBox(points: readonly number[]): Box {
  const box = { ...NOTHING };
  for (let i = 0; i + 1 < points.length; i += 2) {
    box.x1 = Math.min(box.x1, points[i]!);
    box.x2 = Math.max(box.x2, points[i]!);
    box.y1 = Math.min(box.y1, points[i + 1]!);
    box.y2 = Math.max(box.y2, points[i + 1]!);
  }
  return box;
}
