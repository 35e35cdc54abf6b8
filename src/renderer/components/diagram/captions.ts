import type { Box } from '../../../domain/diagram/textMetrics';
import { textWidthEm } from '../../../domain/diagram/textMetrics';
import type { View } from './view';

/** A name that stays readable however far out the drawing is: a feeder with its figure, a substation. */
export interface Caption {
  /** Key of the element it names. */
  key: string;
  text: string;
}

export interface PlacedCaption extends Caption {
  /** Window pixels, baseline. */
  x: number;
  y: number;
}

const SIZE = 12;

/** Places captions at the left end of their elements, those that would cover an earlier one left out. */
export function placeCaptions(
  captions: readonly Caption[],
  elements: ReadonlyMap<string, Box>,
  view: View,
  size: { width: number; height: number },
): PlacedCaption[] {
  const placed: PlacedCaption[] = [];
  const taken: Box[] = [];
  for (const caption of captions) {
    const box = elements.get(caption.key);
    if (!box) continue;
    const x = (box.x1 - view.x) * view.scale + 4;
    const y = ((box.y1 + box.y2) / 2 - view.y) * view.scale - 4;
    const width = textWidthEm(caption.text) * SIZE;
    const own = { x1: x - 2, y1: y - SIZE, x2: x + width + 2, y2: y + 3 };
    if (own.x2 < 0 || own.x1 > size.width || own.y2 < 0 || own.y1 > size.height) continue;
    if (taken.some((t) => t.x1 < own.x2 && own.x1 < t.x2 && t.y1 < own.y2 && own.y1 < t.y2)) continue;
    taken.push(own);
    placed.push({ ...caption, x, y });
  }
  return placed;
}
