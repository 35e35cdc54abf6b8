import { type Language, wordMessage } from '../../shared/messages';
import { type Boundary, type PlacedBoundary, placeBoundaries } from '../geo/placeBoundaries';
import { findFeeders } from '../network/feeders';
import { type Network, NODE_LOAD, NODE_SOURCE } from '../network/network';
import type { RadialOrder } from '../powerflow/radialOrder';
import { boundaryItems } from './boundaryItems';
import { symbolBox } from './boxes';
import type { Drawing, Item, SymbolName } from './drawing';
import { nodeName } from './feederPaths';
import type { DiagramPaint } from './paint';
import { PlacedBoxes } from './placedBoxes';
import { textBox, textWidthEm } from './textMetrics';

const SIZE = 1400;
const MARGIN = 40;
const FOOT = 40;
const LABEL_SIZE = 11;

/** Whether a network can be drawn by its coordinates: at least two nodes have them. */
export function hasCoordinates(network: Network): boolean {
  let known = 0;
  for (let n = 0; n < network.nodeCount; n++) {
    if (!Number.isNaN(network.nodeX[n]!) && !Number.isNaN(network.nodeY[n]!)) known++;
  }
  return known >= 2;
}

/**
 * Drawing by plane coordinates (x east, y north, metres), without a base map: lines true to place, then symbols and names in the order of
 * their weight (substations, ties, loads), each left out where it would cover another. A node without coordinates
 * stands where the node that supplies it stands; feeders without any are left out and counted. With north arrow and scale bar.
 * @param more boundaries, drawn below everything else; head branches (indices) of the feeders wanted, default all;
 *   the room it has to fit into at full size, so that names keep theirs
 */
export function geographicDiagram(
  network: Network,
  order: RadialOrder,
  paint: DiagramPaint,
  title: string,
  language: Language,
  more: {
    boundaries?: readonly Boundary[] | undefined;
    feeders?: ReadonlySet<number> | undefined;
    room?: { width: number; height: number } | undefined;
  } = {},
): Drawing {
  const wanted = wantedParts(network, more.feeders);
  const places = placeNodes(network, order, wanted.node, more.boundaries ?? [], more.room);
  const { x, y, metresPerUnit, width, height } = places;
  const isPlaced = (n: number): boolean => !Number.isNaN(x[n]!) && !Number.isNaN(y[n]!);
  const lines: Item[] = [];
  const symbolItems: Item[] = [];
  const texts: Item[] = [];
  const taken = new PlacedBoxes();

  const symbol = (name: SymbolName, sx: number, sy: number, turn: 0 | 90, marks: Partial<Item>): boolean => {
    const item = { kind: 'symbol', symbol: name, x: sx, y: sy, turn, ink: 'ink', ...marks } as Item & {
      kind: 'symbol';
    };
    if (!taken.add(symbolBox(item))) return false;
    symbolItems.push(item);
    return true;
  };
  const label = (text: string, lx: number, ly: number, away: number, bold = false): void => {
    const w = (textWidthEm(text) * LABEL_SIZE * 1.06) / 2;
    for (const [dx, dy, anchor] of [
      [away, 4, 'start'],
      [-away, 4, 'end'],
      [0, -away, 'middle'],
      [0, away + 9, 'middle'],
    ] as const) {
      const item = {
        kind: 'text',
        x: lx + dx,
        y: ly + dy,
        text,
        size: LABEL_SIZE,
        anchor,
        ink: 'ink',
        bold,
        halo: true,
      } as const;
      const box = textBox(item);
      if (box.x1 < 4 || box.x2 > width - 4 || w === 0 || !taken.add(box)) continue;
      texts.push(item);
      return;
    }
  };

  for (let b = 0; b < network.branchCount; b++) {
    const f = network.branchFrom[b]!;
    const t = network.branchTo[b]!;
    if (!wanted.branch(b) || !isPlaced(f) || !isPlaced(t) || (x[f] === x[t] && y[f] === y[t])) continue;
    const painted = paint.branch?.(b);
    const open = network.normallyOpen[b] === 1;
    lines.push({
      kind: 'line',
      x1: x[f]!,
      y1: y[f]!,
      x2: x[t]!,
      y2: y[t]!,
      classes: ['branch', open ? 'tie' : 'line', ...(painted?.classes ?? [])],
      ref: { entity: 'branch', id: network.branchIds[b]! },
      stroke: {
        ink: painted?.ink ?? 'ink',
        width: painted?.width ?? 1.4,
        dash: painted?.dash ?? (open ? 'dashed' : 'solid'),
      },
    });
  }
  const heads = new Set(Array.from(order.feederStart, (start) => order.branch[start]!));
  const sources = order.node.subarray(0, order.suppliedCount).filter((_, k) => order.parent[k] === -1);
  for (const n of sources) {
    if (!wanted.node(n) || !isPlaced(n)) continue;
    symbol('source', x[n]!, y[n]!, 0, { ref: { entity: 'node', id: network.nodeIds[n]! } });
    label(nodeName(network, n), x[n]!, y[n]!, 14, true);
  }
  for (let b = 0; b < network.branchCount; b++) {
    if (!wanted.branch(b) || !isPlaced(network.branchFrom[b]!) || !isPlaced(network.branchTo[b]!)) continue;
    const mx = (x[network.branchFrom[b]!]! + x[network.branchTo[b]!]!) / 2;
    const my = (y[network.branchFrom[b]!]! + y[network.branchTo[b]!]!) / 2;
    const ref = { entity: 'branch', id: network.branchIds[b]! } as const;
    const painted = paint.branch?.(b);
    const ink = painted?.ink ?? 'ink';
    if (painted?.mark !== undefined) symbol(painted.mark, mx, my, 0, { ref, ink });
    else if (network.normallyOpen[b]) {
      if (symbol('switchOpen', mx, my, 0, { ref, ink }))
        label(network.branchNames[b] ?? network.branchIds[b]!, mx, my, 14);
    }
    const figured = painted?.emphasis || heads.has(b);
    if (painted?.figure && figured) label(painted.figure, mx, my, 9, true);
  }
  for (let n = 0; n < network.nodeCount; n++) {
    if (network.nodeKind[n] === NODE_SOURCE || !wanted.node(n) || !isPlaced(n)) continue;
    const painted = paint.node?.(n);
    const load = network.nodeKind[n] === NODE_LOAD;
    const name: SymbolName = painted?.symbol ?? (load ? 'terminal' : 'node');
    const ref = { entity: 'node', id: network.nodeIds[n]! } as const;
    const drawn = symbol(name, x[n]!, y[n]!, 0, { ref, ink: painted?.ink ?? 'ink' });
    if (drawn && (load || network.nodeNames[n] !== undefined)) label(nodeName(network, n), x[n]!, y[n]!, 7);
    if (drawn && painted?.figure) label(painted.figure, x[n]!, y[n]!, 7, true);
  }
  const { lines: borders, names } = boundaryItems(places.boundaries, places.toDrawing);
  for (const { text, x: nx, y: ny, isMain } of names) {
    const item = {
      kind: 'text',
      x: nx,
      y: ny,
      text,
      size: isMain ? LABEL_SIZE + 2 : LABEL_SIZE,
      anchor: 'middle',
      ink: 'muted',
      halo: true,
    } as const;
    const box = textBox(item);
    if (box.x1 >= 4 && box.x2 <= width - 4 && taken.add(box)) texts.push(item);
  }
  let left = 0;
  for (const head of heads) {
    const ends = [network.branchFrom[head]!, network.branchTo[head]!];
    if (wanted.branch(head) && !ends.every(isPlaced)) left++;
  }
  const notes = [
    ...(left > 0 ? [wordMessage(language, 'DIAGRAM_UNPLACED', { count: left })] : []),
    ...(places.apart > 0 ? [wordMessage(language, 'DIAGRAM_BOUNDARIES_APART', { count: places.apart })] : []),
  ];
  notes.forEach((text, i) => {
    texts.push({ kind: 'text', x: MARGIN, y: 18 + 16 * i, text, size: LABEL_SIZE, anchor: 'start', ink: 'alarm' });
  });
  const items = [
    ...borders,
    ...lines,
    ...symbolItems,
    ...texts,
    ...scaleBar(metresPerUnit, MARGIN, height - FOOT / 2),
    ...northArrow(width - MARGIN, height - FOOT / 2, wordMessage(language, 'DIAGRAM_NORTH')),
  ];
  return { width, height, title, items, metresPerUnit };
}

interface Places {
  x: Float64Array;
  y: Float64Array;
  metresPerUnit: number;
  width: number;
  height: number;
  boundaries: PlacedBoundary[];
  /** Boundaries of another coordinate system than the nodes. */
  apart: number;
  toDrawing(x: number, y: number): [number, number];
}

/** Nodes and branches of the feeders wanted, with the ties at them; all where none are named. */
function wantedParts(network: Network, heads: ReadonlySet<number> | undefined) {
  if (heads === undefined) return { node: () => true, branch: () => true };
  const { ofNode, ofBranch, head, bus } = findFeeders(network);
  const feeders = new Set(Array.from(head, (branch, f) => (heads.has(branch) ? f : -1)).filter((f) => f >= 0));
  const buses = new Set([...feeders].map((f) => bus[f]!));
  const isOwn = (n: number): boolean => feeders.has(ofNode[n]!);
  const nodes = new Set<number>(buses);
  for (let b = 0; b < network.branchCount; b++) {
    const [from, to] = [network.branchFrom[b]!, network.branchTo[b]!];
    // The other end of a tie shows where it leads.
    if (network.normallyOpen[b] === 1 && (isOwn(from) || isOwn(to))) nodes.add(from).add(to);
  }
  const node = (n: number): boolean => isOwn(n) || nodes.has(n);
  const branch = (b: number): boolean =>
    feeders.has(ofBranch[b]!) ||
    (network.normallyOpen[b] === 1 && (isOwn(network.branchFrom[b]!) || isOwn(network.branchTo[b]!)));
  return { node, branch };
}

function placeNodes(
  network: Network,
  order: RadialOrder,
  isWanted: (node: number) => boolean,
  given: readonly Boundary[],
  room: { width: number; height: number } = {
    width: SIZE + 2 * MARGIN,
    height: SIZE + 2 * MARGIN + FOOT,
  },
): Places {
  const x = Float64Array.from(network.nodeX);
  const y = Float64Array.from(network.nodeY);
  // A parent stands before its children, so places run outwards.
  order.node.forEach((n, k) => {
    if ((!Number.isNaN(x[n]!) && !Number.isNaN(y[n]!)) || order.parent[k]! < 0) return;
    const from = order.node[order.parent[k]!]!;
    x[n] = x[from]!;
    y[n] = y[from]!;
  });
  const bounds = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  for (let n = 0; n < network.nodeCount; n++) {
    if (!isWanted(n) || Number.isNaN(x[n]!) || Number.isNaN(y[n]!)) continue;
    bounds.x1 = Math.min(bounds.x1, x[n]!);
    bounds.x2 = Math.max(bounds.x2, x[n]!);
    bounds.y1 = Math.min(bounds.y1, y[n]!);
    bounds.y2 = Math.max(bounds.y2, y[n]!);
  }
  // Nothing of what is wanted has a place: an empty sheet that says so.
  if (bounds.x1 > bounds.x2) Object.assign(bounds, { x1: 0, y1: 0, x2: 1, y2: 1 });
  const { placed: boundaries, apart } = placeBoundaries(given, bounds);
  for (const [bx, by] of boundaries.flatMap(({ rings }) => rings.flat())) {
    bounds.x1 = Math.min(bounds.x1, bx);
    bounds.x2 = Math.max(bounds.x2, bx);
    bounds.y1 = Math.min(bounds.y1, by);
    bounds.y2 = Math.max(bounds.y2, by);
  }
  const metresPerUnit = Math.max(
    (bounds.x2 - bounds.x1) / (room.width - 2 * MARGIN),
    (bounds.y2 - bounds.y1) / (room.height - 2 * MARGIN - FOOT),
    1 / SIZE,
  );
  const toDrawing = (px: number, py: number): [number, number] => [
    MARGIN + (px - bounds.x1) / metresPerUnit,
    MARGIN + (bounds.y2 - py) / metresPerUnit,
  ];
  for (let n = 0; n < network.nodeCount; n++) [x[n], y[n]] = toDrawing(x[n]!, y[n]!);
  return {
    x,
    y,
    boundaries,
    apart,
    toDrawing,
    metresPerUnit,
    width: Math.ceil(2 * MARGIN + Math.max(320, (bounds.x2 - bounds.x1) / metresPerUnit)),
    height: Math.ceil(2 * MARGIN + FOOT + (bounds.y2 - bounds.y1) / metresPerUnit),
  };
}

/** The longest of 1, 2 or 5 times a power of ten that takes at most 150 units. */
function scaleBar(metresPerUnit: number, x: number, y: number): Item[] {
  const most = 150 * metresPerUnit;
  const ten = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((f) => f * ten).find((m) => m <= most)!;
  const length = metres / metresPerUnit;
  const text = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  const stroke = { ink: 'ink', width: 1.4 } as const;
  return [
    { kind: 'polyline', points: [x, y - 5, x, y, x + length, y, x + length, y - 5], stroke },
    { kind: 'text', x: x + length + 8, y: y + 2, text, size: LABEL_SIZE, anchor: 'start', ink: 'ink' },
  ];
}

function northArrow(x: number, y: number, text: string): Item[] {
  const stroke = { ink: 'ink', width: 1.4 } as const;
  return [
    { kind: 'polyline', points: [x, y + 6, x, y - 18], stroke },
    { kind: 'polyline', points: [x - 5, y - 9, x, y - 18, x + 5, y - 9], stroke },
    { kind: 'text', x: x - 12, y: y + 4, text, size: LABEL_SIZE, anchor: 'end', ink: 'ink', bold: true },
  ];
}
