import type { Network } from '../network/network';
import type { RadialOrder } from '../powerflow/radialOrder';
import type { Drawing, GroupItem, Item } from './drawing';
import { emitPath } from './emitPath';
import type { DiagramLabels } from './feederContext';
import { feederPaths, nodeName } from './feederPaths';
import { type PlacedPath, placePath } from './layoutPath';
import type { DiagramPaint } from './paint';
import type { PathSpec } from './pathSpec';
import { textWidthEm } from './textMetrics';

const MARGIN = 24;
const NAME_SIZE = 14;
const ROW_GAP = 14;
/** The busbar goes on beyond its outermost feeders. */
const BUS_OVERHANG = 16;
/** From the symbol of a source to its busbar. */
const INFEED = 26;
/** Bare line between the busbar and the first label. */
const LEAD = 10;
const TRACK = 18;

/**
 * Single-line diagram of all feeders of a network: each source a busbar, each feeder a straight trunk to the right with its
 * laterals at right angles, islands without supply below. Ties between the ends of two trunks are drawn as lines at the
 * right edge; others stand at both ends with the name of the other end. Linear time.
 * @param only head branches of the feeders to draw, without islands; default: everything
 */
export function feederDiagram(
  network: Network,
  order: RadialOrder,
  labels: DiagramLabels,
  paint: DiagramPaint,
  title: string,
  only?: ReadonlySet<number>,
): Drawing {
  const { feeders, islands } = feederPaths(network, order, labels, paint, only);
  const joins = joinedEnds(feeders.flatMap((f) => f.paths));
  const items: Item[] = [];
  const ends = new Map<number, { x: number; y: number }[]>();
  const names = feeders.map(({ source }) => textWidthEm(nodeName(network, source)) * NAME_SIZE * 1.06);
  const busX = MARGIN + Math.max(INFEED + 10, ...names.map((width) => width + 10));
  let y = MARGIN;
  let right = busX + 60;

  const place = (spec: PathSpec): { placed: PlacedPath; at: number } => {
    const placed = placePath(spec, 0, LEAD);
    const at = y + placed.neg;
    y = at + placed.pos + ROW_GAP;
    right = Math.max(right, busX + placed.length);
    return { placed, at };
  };

  for (const { source, paths } of feeders) {
    const top = y;
    const rows = paths.map((spec) => ({ spec, ...place(spec) }));
    const first = rows[0]?.at ?? y + BUS_OVERHANG;
    const last = rows[rows.length - 1]?.at ?? first;
    // Name and symbol stand left of the busbar at its middle, the name above.
    const middle = Math.max((first + last) / 2, top + NAME_SIZE + 14);
    items.push(busbar(network, source, busX, middle, Math.min(first, middle), Math.max(last, middle), paint));
    y = Math.max(y, middle + BUS_OVERHANG + ROW_GAP);
    for (const { spec, placed, at } of rows) {
      const group: GroupItem = { kind: 'group', classes: ['feeder'], items: [] };
      emitPath(placed, busX, at, group.items);
      items.push(group);
      const tie = spec.end?.tie ?? -1;
      if (joins.has(tie)) ends.set(tie, [...(ends.get(tie) ?? []), { x: busX + placed.endLine, y: at }]);
    }
    y += ROW_GAP;
  }
  for (const spec of islands) {
    const { placed, at } = place(spec);
    const group: GroupItem = { kind: 'group', classes: ['island', 'unsupplied'], items: [] };
    emitPath(placed, busX, at, group.items);
    items.push(group);
  }
  right += joinTrunks(network, joins, ends, right, items);
  return { width: Math.ceil(right + MARGIN), height: Math.ceil(y - ROW_GAP + MARGIN), title, items };
}

function busbar(
  network: Network,
  source: number,
  x: number,
  middle: number,
  first: number,
  last: number,
  paint: DiagramPaint,
): GroupItem {
  const at = x - INFEED;
  const ink = paint.node?.(source)?.ink ?? 'ink';
  return {
    kind: 'group',
    classes: ['source'],
    ref: { entity: 'node', id: network.nodeIds[source]! },
    items: [
      { kind: 'line', x1: at, y1: middle, x2: x, y2: middle, stroke: { ink: 'ink', width: 2.4 } },
      {
        kind: 'line',
        x1: x,
        y1: first - BUS_OVERHANG,
        x2: x,
        y2: last + BUS_OVERHANG,
        stroke: { ink: 'ink', width: 6 },
      },
      { kind: 'symbol', symbol: 'source', x: at, y: middle, turn: 0, ink },
      {
        kind: 'text',
        x: x - 8,
        y: middle - 15,
        text: nodeName(network, source),
        size: NAME_SIZE,
        anchor: 'end',
        ink: 'ink',
        bold: true,
      },
    ],
  };
}

/** Ties whose two ends are ends of trunks; their stubs lose connector and reference, the switch takes the name. */
function joinedEnds(trunks: readonly PathSpec[]): Map<number, PathSpec> {
  const byTie = new Map<number, PathSpec[]>();
  for (const trunk of trunks) {
    const tie = trunk.end?.tie ?? -1;
    if (tie >= 0 && trunk.edges.length > 0) byTie.set(tie, [...(byTie.get(tie) ?? []), trunk]);
  }
  const joins = new Map<number, PathSpec>();
  for (const [tie, both] of byTie) {
    if (both.length !== 2) continue;
    let name = both[0]!.end!.texts[0]!.text;
    for (const { end } of both) {
      end!.joined = true;
      end!.slots = end!.slots.filter((s) => s.symbol !== 'connector');
      end!.texts = [];
      for (const slot of end!.slots) {
        if (name !== '' && slot.symbol.endsWith('Open') && slot.name === '') {
          slot.name = name;
          name = '';
        }
      }
    }
    joins.set(tie, both[0]!);
  }
  return joins;
}

/**
 * Draws the lines between ends of trunks right of everything, each in a track that no other line shares at its height.
 * @returns the width of the tracks
 */
function joinTrunks(
  network: Network,
  joins: ReadonlyMap<number, PathSpec>,
  ends: ReadonlyMap<number, readonly { x: number; y: number }[]>,
  right: number,
  items: Item[],
): number {
  const lines = [...ends]
    .filter(([, both]) => both.length === 2)
    .map(([tie, both]) => ({ tie, a: both[0]!, b: both[1]! }))
    .sort((p, q) => p.b.y - p.a.y - (q.b.y - q.a.y));
  const tracks: { from: number; to: number }[][] = [];
  for (const { tie, a, b } of lines) {
    let track = tracks.findIndex((taken) => taken.every((t) => t.to < a.y || t.from > b.y));
    if (track < 0) track = tracks.push([]) - 1;
    tracks[track]!.push({ from: a.y, to: b.y });
    const x = right + TRACK * (track + 0.5);
    const { line, marks } = joins.get(tie)!.end!;
    items.push({
      kind: 'group',
      ...marks,
      classes: [...(marks.classes ?? []), 'joined'],
      ref: { entity: 'branch', id: network.branchIds[tie]! },
      items: [{ kind: 'polyline', points: [a.x, a.y, x, a.y, x, b.y, b.x, b.y], stroke: line }],
    });
  }
  return TRACK * tracks.length;
}
