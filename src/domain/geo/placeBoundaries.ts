import { gaussKrueger, meridianOf } from './plane';
import type { BoundaryKind, Polygons } from './readGeoJson';

export interface Boundary {
  kind: BoundaryKind;
  name: string | null;
  system: 'degrees' | 'metres';
  polygons: Polygons;
}

/** A boundary on the plane the nodes stand on, m. */
export interface PlacedBoundary {
  kind: BoundaryKind;
  name: string | null;
  rings: [x: number, y: number][][];
}

export interface Bounds {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/**
 * Puts boundaries onto the plane of the nodes: degrees are projected on the zone the nodes are in (told by the number in front
 * of their eastings, else the one on which both meet), metres with or without that number. What then meets the nodes
 * nowhere is of another system, a local one say: it cannot be drawn.
 * @param nodes the rectangle the nodes are in, m
 */
export function placeBoundaries(
  boundaries: readonly Boundary[],
  nodes: Bounds,
): { placed: PlacedBoundary[]; apart: number } {
  const placed: PlacedBoundary[] = [];
  let apart = 0;
  for (const system of ['degrees', 'metres'] as const) {
    const own = boundaries.filter((boundary) => boundary.system === system);
    if (own.length === 0) continue;
    // One way for all of a system, so that neighbours stay neighbours.
    const way = waysOf(own, nodes).find((candidate) =>
      own.some(({ polygons }) => meets(boundsOf(polygons, candidate), nodes)),
    );
    if (way === undefined) {
      apart += own.length;
      continue;
    }
    for (const { kind, name, polygons } of own) {
      placed.push({ kind, name, rings: polygons.flat().map((ring) => ring.map(([x, y]) => way(x, y))) });
    }
  }
  return { placed, apart };
}

type Way = (x: number, y: number) => [number, number];

function waysOf(boundaries: readonly Boundary[], nodes: Bounds): Way[] {
  const zone = Math.floor(nodes.x1 / 1e6);
  const prefix = zone >= 13 && zone <= 45 ? zone * 1e6 : 0;
  if (boundaries[0]!.system === 'metres') {
    return [(x, y) => [x, y], (x, y) => [(x % 1e6) + prefix, y]];
  }
  const longitude = boundaries[0]!.polygons[0]![0]![0]![0];
  const three = meridianOf(longitude);
  const six = 6 * Math.floor(longitude / 6) + 3;
  // 3-degree zones are numbered 25 to 45, 6-degree zones 13 to 23.
  const told = prefix === 0 ? [] : [zone >= 25 ? 3 * zone : 6 * zone - 3];
  return [...told, three, six, three - 3, three + 3].map((meridian): Way => {
    return (longitudeOf, latitude) => {
      const { x, y } = gaussKrueger(longitudeOf, latitude, meridian);
      return [x + prefix, y];
    };
  });
}

function boundsOf(polygons: Polygons, way: Way): Bounds {
  const bounds = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  for (const ring of polygons.flat()) {
    for (const [a, b] of ring) {
      const [x, y] = way(a, b);
      bounds.x1 = Math.min(bounds.x1, x);
      bounds.x2 = Math.max(bounds.x2, x);
      bounds.y1 = Math.min(bounds.y1, y);
      bounds.y2 = Math.max(bounds.y2, y);
    }
  }
  return bounds;
}

function meets(a: Bounds, b: Bounds): boolean {
  return a.x1 <= b.x2 && b.x1 <= a.x2 && a.y1 <= b.y2 && b.y1 <= a.y2;
}

/** Places looked at together: looking at all of a ring at once, a zigzag of a foreign file would take quadratic time. */
const SPAN = 500;

/**
 * A line with the places left out that lie within a tolerance of what is kept (Douglas-Peucker by spans of 500 places,
 * whose ends stay, and without recursion: rings of foreign files may be long).
 */
export function simplified(points: readonly [number, number][], tolerance: number): [number, number][] {
  if (points.length < 4) return [...points];
  const keep = new Uint8Array(points.length);
  keep[0] = 1;
  const last = points.length - 1;
  keep[last] = 1;
  const stack: [number, number][] = [];
  for (let from = 0; from < last; from += SPAN) {
    keep[from] = 1;
    stack.push([from, Math.min(from + SPAN, last)]);
  }
  for (let span = stack.pop(); span !== undefined; span = stack.pop()) {
    const [from, to] = span;
    const [[ax, ay], [bx, by]] = [points[from]!, points[to]!];
    const length = Math.hypot(bx - ax, by - ay);
    let far = -1;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const [x, y] = points[i]!;
      const away =
        length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / length;
      if (away > most) [far, most] = [i, away];
    }
    if (far < 0) continue;
    keep[far] = 1;
    stack.push([from, far], [far, to]);
  }
  return points.filter((_, i) => keep[i] === 1);
}
