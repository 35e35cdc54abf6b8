import type { PlacedBoundary } from '../geo/placeBoundaries';
import { simplified } from '../geo/placeBoundaries';
import type { BoundaryKind } from '../geo/readGeoJson';
import type { Item, PolylineItem, Stroke } from './drawing';

/** County, township and grid: told apart by width and dash, as on maps. */
export const BOUNDARY_STROKES: Record<BoundaryKind, Stroke> = {
  county: { ink: 'muted', width: 2.4, dash: 'dashed' },
  township: { ink: 'muted', width: 1.2, dash: 'dashed' },
  supplyGrid: { ink: 'muted', width: 1, dash: 'dotted' },
  other: { ink: 'faint', width: 1, dash: 'solid' },
};

/** Words of the legend, in the order of weight. */
export const BOUNDARY_WORDS: readonly (readonly [BoundaryKind, string])[] = [
  ['county', 'DIAGRAM_BOUNDARY_COUNTY'],
  ['township', 'DIAGRAM_BOUNDARY_TOWNSHIP'],
  ['supplyGrid', 'DIAGRAM_BOUNDARY_GRID'],
  ['other', 'DIAGRAM_BOUNDARY_OTHER'],
];

/** How far a line may stray from its places, drawing units: less than its width. */
const TOLERANCE = 0.6;

/**
 * Boundaries as lines of a drawing, and where their names may stand: the middle of the largest ring.
 * @param toDrawing from metres to drawing units
 */
export function boundaryItems(
  boundaries: readonly PlacedBoundary[],
  toDrawing: (x: number, y: number) => [number, number],
): { lines: Item[]; names: { text: string; x: number; y: number; isMain: boolean }[] } {
  const lines: Item[] = [];
  const names: { text: string; x: number; y: number; isMain: boolean }[] = [];
  for (const { kind, name, rings } of boundaries) {
    let largest = 0;
    let middle: [number, number] | null = null;
    for (const ring of rings) {
      const points = ring.map(([x, y]) => toDrawing(x, y));
      const shown = simplified(points, TOLERANCE);
      const { area, x, y } = centreOf(points);
      if (area > largest) [largest, middle] = [area, [x, y]];
      const line: PolylineItem = {
        kind: 'polyline',
        points: shown.flatMap(([px, py]) => [round(px), round(py)]),
        stroke: BOUNDARY_STROKES[kind],
        classes: ['boundary', kind],
        ...(name === null ? {} : { tooltip: name }),
      };
      lines.push(line);
    }
    // The county's name stands in the title.
    if (name !== null && middle !== null && kind !== 'county') {
      names.push({ text: name, x: middle[0], y: middle[1], isMain: kind === 'township' });
    }
  }
  return { lines, names };
}

function centreOf(points: readonly [number, number][]): { area: number; x: number; y: number } {
  let area = 0;
  let x = 0;
  let y = 0;
  // From the first point: coordinates are far from 0, their products lose digits.
  const [ox, oy] = points[0] ?? [0, 0];
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = [points[i - 1]![0] - ox, points[i - 1]![1] - oy];
    const [bx, by] = [points[i]![0] - ox, points[i]![1] - oy];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (area === 0) return { area: 0, x: ox, y: oy };
  return { area: Math.abs(area) / 2, x: ox + x / (3 * area), y: oy + y / (3 * area) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
