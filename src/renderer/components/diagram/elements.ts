import type { Drawing, Item, Marked } from '../../../domain/diagram/drawing';
import { itemBox, unionBox } from '../../../domain/diagram/itemBox';
import type { Box } from '../../../domain/diagram/textMetrics';

/** What a symbol or line stands for. */
export type DiagramRef = NonNullable<Marked['ref']>;

/** An element of a drawing as one string. */
export function keyOf(ref: DiagramRef): string {
  return `${ref.entity}:${ref.id}`;
}

export function refOf(key: string): DiagramRef {
  const at = key.indexOf(':');
  return { entity: key.slice(0, at) as DiagramRef['entity'], id: key.slice(at + 1) };
}

/** Where each element of a drawing stands; texts count only where an element has nothing else. */
export function elementsOf(drawing: Drawing): Map<string, Box> {
  const shapes = new Map<string, Box>();
  const texts = new Map<string, Box>();
  collect(drawing.items, { dx: 0, dy: 0, scale: 1 }, null, shapes, texts);
  for (const [key, box] of texts) if (!shapes.has(key)) shapes.set(key, box);
  return shapes;
}

interface Place {
  dx: number;
  dy: number;
  scale: number;
}

function collect(
  items: readonly Item[],
  place: Place,
  owner: string | null,
  shapes: Map<string, Box>,
  texts: Map<string, Box>,
): void {
  for (const item of items) {
    const key = item.ref ? keyOf(item.ref) : owner;
    if (item.kind === 'group') {
      const inner = {
        dx: place.dx + place.scale * (item.dx ?? 0),
        dy: place.dy + place.scale * (item.dy ?? 0),
        scale: place.scale * (item.scale ?? 1),
      };
      collect(item.items, inner, key, shapes, texts);
      continue;
    }
    if (key === null) continue;
    const box = itemBox(item);
    const into = item.kind === 'text' ? texts : shapes;
    const placed = {
      x1: box.x1 * place.scale + place.dx,
      y1: box.y1 * place.scale + place.dy,
      x2: box.x2 * place.scale + place.dx,
      y2: box.y2 * place.scale + place.dy,
    };
    const known = into.get(key);
    into.set(key, known ? unionBox(known, placed) : placed);
  }
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The element to go to from one in a direction: the nearest whose middle lies that way, those straight ahead before
 * those aside.
 * @returns null where there is none
 */
export function neighbourOf(elements: ReadonlyMap<string, Box>, from: string, direction: Direction): string | null {
  const start = elements.get(from);
  if (!start) return null;
  const at = middleOf(start);
  let best: string | null = null;
  let least = Infinity;
  for (const [key, box] of elements) {
    if (key === from) continue;
    const to = middleOf(box);
    const [ahead, aside] =
      direction === 'left'
        ? [at.x - to.x, to.y - at.y]
        : direction === 'right'
          ? [to.x - at.x, to.y - at.y]
          : direction === 'up'
            ? [at.y - to.y, to.x - at.x]
            : [to.y - at.y, to.x - at.x];
    if (ahead <= 0.5 || Math.abs(aside) > 4 * ahead) continue;
    const cost = ahead + 3 * Math.abs(aside);
    if (cost < least) {
      least = cost;
      best = key;
    }
  }
  return best;
}

/** The element nearest to a point of the drawing. */
export function nearestTo(elements: ReadonlyMap<string, Box>, x: number, y: number): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const [key, box] of elements) {
    const to = middleOf(box);
    const distance = Math.hypot(to.x - x, to.y - y);
    if (distance < least) {
      least = distance;
      best = key;
    }
  }
  return best;
}

function middleOf(box: Box): { x: number; y: number } {
  return { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
}
