import {
  BRANCH_TRANSFORMER,
  DEVICE_BREAKER,
  DEVICE_DISCONNECTOR,
  DEVICE_FUSE,
  type Network,
  NODE_JUNCTION,
  NODE_LOAD,
  NODE_SOURCE,
} from '../network/network';
import { feederAt, type RadialOrder } from '../powerflow/radialOrder';
import type { Ink, Marked, SymbolName } from './drawing';
import { childrenOf, contextOf, type DiagramLabels, devicesOf, type FeederContext, looseAt } from './feederContext';
import type { DiagramPaint } from './paint';
import type { EdgeSpec, LineSpec, NodeSpec, PathSpec, SlotSpec, TerminalSpec } from './pathSpec';

/** The network as runs of branches, ready for the layout. */
export interface FeederPaths {
  /** One run for each branch at a source, by source node. */
  feeders: { source: number; paths: PathSpec[] }[];
  /** One run for each island, its first node included. */
  islands: PathSpec[];
}

/** A straight run goes on into a tie rather than into a rest of this many branches or fewer. */
const SHORT_REST = 3;

/**
 * Splits the trees of a network into straight runs: from each source the trunk to its farthest tie (or, without ties, its farthest node), at each
 * of its nodes the laterals, and so on. Ties appear at both their ends.
 */
export function feederPaths(
  network: Network,
  order: RadialOrder,
  labels: DiagramLabels,
  paint: DiagramPaint,
  only?: ReadonlySet<number>,
): FeederPaths {
  const c = contextOf(network, order, labels, paint);
  const feeders: FeederPaths['feeders'] = [];
  const islands: PathSpec[] = [];
  for (let k = 0; k < order.node.length; k++) {
    if (order.parent[k] !== -1) continue;
    if (only !== undefined) {
      const heads = k < order.suppliedCount ? childrenOf(c, k).filter((child) => only.has(order.branch[child]!)) : [];
      if (heads.length > 0) feeders.push({ source: order.node[k]!, paths: heads.map((child) => run(c, child, true)) });
    } else if (k < order.suppliedCount) {
      const paths = childrenOf(c, k).map((child) => run(c, child, true));
      for (const tie of looseAt(c, order.node[k]!)) paths.push({ edges: [], end: tieEnd(c, tie, order.node[k]!) });
      feeders.push({ source: order.node[k]!, paths });
    } else islands.push(island(c, k));
  }
  return { feeders, islands };
}

function run(c: FeederContext, start: number, trunk: boolean): PathSpec {
  const edges: EdgeSpec[] = [];
  let end: TerminalSpec | null = null;
  for (let k: number = start; k >= 0; ) {
    const next = nextOf(c, k);
    const { node, tail } = nodeSpec(c, k, next);
    edges.push(edgeSpec(c, k, node, trunk));
    end = tail;
    k = next;
  }
  return { edges, end };
}

/** An island begins with a node that nothing supplies. */
function island(c: FeederContext, start: number): PathSpec {
  const next = nextOf(c, start);
  const { node, tail } = nodeSpec(c, start, next);
  const first: EdgeSpec = {
    line: lineOf(c, -1, false, false),
    slots: [],
    label: '',
    figure: '',
    figureInk: 'ink',
    marks: {},
    node,
  };
  if (next < 0) return { edges: [first], end: tail };
  const rest = run(c, next, false);
  return { edges: [first, ...rest.edges], end: rest.end };
}

/** The child that goes on straight: towards the farthest tie, else the farthest node; -1 where the run ends. */
function nextOf(c: FeederContext, k: number): number {
  let best = -1;
  for (const child of childrenOf(c, k)) {
    if (
      best < 0 ||
      c.tieDepth[child]! > c.tieDepth[best]! ||
      (c.tieDepth[child] === c.tieDepth[best] && c.depth[child]! > c.depth[best]!)
    ) {
      best = child;
    }
  }
  if (best < 0 || c.tieDepth[best]! >= 0) return best;
  const tied = looseAt(c, c.order.node[k]!).length > 0;
  return tied && c.depth[best]! < SHORT_REST ? -1 : best;
}

/** A node with what hangs on it, apart from the run that goes on; at the end of a run, one of them continues the line. */
function nodeSpec(c: FeederContext, k: number, next: number): { node: NodeSpec; tail: TerminalSpec | null } {
  const { network, order } = c;
  const n = order.node[k]!;
  const laterals: PathSpec[] = [];
  let tail: TerminalSpec | null = null;
  const ties = looseAt(c, n).map((tie) => tieEnd(c, tie, n));
  const children = childrenOf(c, k).filter((child) => child !== next);
  const loaded = hasLoad(network, n);
  const paint = c.paint.node?.(n);
  const ends = next < 0;
  const nameAtEnd = ends && loaded && ties.length === 0;
  if (ends && ties.length > 0) tail = ties.shift()!;
  if (loaded) {
    const load = loadEnd(c, n, nameAtEnd, k < order.suppliedCount);
    if (nameAtEnd) tail = load;
    else laterals.push({ edges: [], end: load });
  }
  for (const child of children) laterals.push(run(c, child, false));
  for (const tie of ties) laterals.push({ edges: [], end: tie });
  const branching = laterals.length > 0 || ends;
  const shown =
    c.labels.nodes === 'all' ||
    (c.labels.nodes === 'main' &&
      (network.nodeNames[n] !== undefined || network.nodeKind[n] !== NODE_JUNCTION || branching));
  return {
    tail,
    node: {
      label: shown && !nameAtEnd ? nodeName(network, n) : '',
      figure: nameAtEnd ? '' : (paint?.figure ?? ''),
      symbol: paint?.symbol ?? (branching ? 'node' : null),
      ink: paint?.ink ?? (k < order.suppliedCount ? 'ink' : 'retired'),
      marks: {
        classes: ['node', ...(k < order.suppliedCount ? [] : ['unsupplied']), ...(paint?.classes ?? [])],
        ref: { entity: 'node', id: network.nodeIds[n]! },
      },
      laterals,
    },
  };
}

function edgeSpec(c: FeederContext, k: number, node: NodeSpec, trunk: boolean): EdgeSpec {
  const { network, order } = c;
  const b = order.branch[k]!;
  const supplyEnd = network.branchFrom[b] === order.node[order.parent[k]!] ? 0 : 1;
  const paint = c.paint.branch?.(b);
  const line = lineOf(c, b, trunk, k < order.suppliedCount);
  const slots = devicesOf(c, b).map((d) =>
    deviceSlot(c, d, false, network.deviceEnd[d] === supplyEnd ? 'near' : 'far', line.ink),
  );
  if (network.branchKind[b] === BRANCH_TRANSFORMER) slots.push(plainSlot('transformer', line.ink, 'middle'));
  if (paint?.mark !== undefined) slots.push(plainSlot(paint.mark, line.ink, 'middle'));
  return {
    line,
    slots,
    label: branchLabel(c, b),
    figure: paint?.figure ?? '',
    figureInk: line.ink,
    marks: branchMarks(c, b, k < order.suppliedCount ? [] : ['unsupplied']),
    node,
  };
}

/** A branch outside the trees, as seen from one of its nodes: its switch and where it leads. */
function tieEnd(c: FeederContext, b: number, n: number): TerminalSpec {
  const { network } = c;
  const open = network.normallyOpen[b] === 1;
  const here = network.branchFrom[b] === n ? 0 : 1;
  const other = here === 0 ? network.branchTo[b]! : network.branchFrom[b]!;
  const paint = c.paint.branch?.(b);
  const ink: Ink = paint?.ink ?? 'ink';
  const slots: SlotSpec[] = [];
  let opened = !open;
  // The first switch of an open branch is the one that stands open.
  for (const d of devicesOf(c, b)) {
    const opens = !opened && network.deviceKind[d] !== DEVICE_FUSE;
    opened ||= opens;
    if (network.deviceEnd[d] === here) slots.push(deviceSlot(c, d, opens, 'near', ink));
  }
  if (!opened && here === 0) slots.push(plainSlot('switchOpen', ink, 'near'));
  if (paint?.mark !== undefined) slots.push(plainSlot(paint.mark, ink, 'near'));
  slots.push(plainSlot('connector', ink, 'near'));
  const figure = paint?.figure ?? '';
  return {
    slots,
    line: { ink, width: paint?.width ?? 1.6, dash: paint?.dash ?? (open ? 'dashed' : 'solid') },
    marks: branchMarks(c, b, [open ? 'tie' : 'closing']),
    texts: [
      { text: network.branchNames[b] ?? network.branchIds[b]!, ink: 'ink', bold: false },
      { text: `→ ${farEnd(c, n, other)}`, ink: 'muted', bold: false },
      ...(figure === '' ? [] : [{ text: figure, ink, bold: true }]),
    ],
    tie: b,
  };
}

/** Where a tie leads: the node, before it the feeder where that is another one with a name. */
function farEnd(c: FeederContext, here: number, there: number): string {
  const { network, order } = c;
  const feeder = (n: number): number => {
    const position = order.position[n]!;
    return position < order.suppliedCount ? feederAt(order, position) : -1;
  };
  const other = feeder(there);
  const head =
    other < 0 || other === feeder(here) ? undefined : network.branchNames[order.branch[order.feederStart[other]!]!];
  return head === undefined ? nodeName(network, there) : `${head} ${nodeName(network, there)}`;
}

function loadEnd(c: FeederContext, n: number, named: boolean, supplied: boolean): TerminalSpec {
  const { network } = c;
  const paint = c.paint.node?.(n);
  const own: Ink = supplied ? 'ink' : 'retired';
  const ink = paint?.ink ?? own;
  const texts: TerminalSpec['texts'] = [];
  if (named && c.labels.nodes !== 'none') texts.push({ text: nodeName(network, n), ink: 'ink', bold: false });
  if (named && paint?.figure) texts.push({ text: paint.figure, ink, bold: true });
  return {
    slots: [plainSlot('load', ink, 'near')],
    line: { ink: own, width: 1.4, dash: 'solid' },
    marks: { classes: ['load'], ref: { entity: 'node', id: network.nodeIds[n]! } },
    texts,
    tie: -1,
  };
}

function lineOf(c: FeederContext, b: number, trunk: boolean, supplied: boolean): LineSpec {
  const paint = b < 0 ? undefined : c.paint.branch?.(b);
  return {
    ink: paint?.ink ?? (supplied ? 'ink' : 'retired'),
    width: paint?.width ?? (trunk ? 2.4 : 1.6),
    dash: paint?.dash ?? (supplied ? 'solid' : 'dotted'),
  };
}

function branchMarks(c: FeederContext, b: number, classes: readonly string[]): Marked {
  const kind = c.network.branchKind[b] === BRANCH_TRANSFORMER ? 'transformer' : 'line';
  return {
    classes: ['branch', kind, ...classes, ...(c.paint.branch?.(b)?.classes ?? [])],
    ref: { entity: 'branch', id: c.network.branchIds[b]! },
  };
}

function branchLabel(c: FeederContext, b: number): string {
  const { network, labels } = c;
  if (labels.branches === 'none') return '';
  const name = network.branchNames[b];
  if (network.branchKind[b] === BRANCH_TRANSFORMER) return name ?? '';
  const km = network.lengthKm[b]!;
  const length = labels.branches === 'namesAndLengths' && km > 0 ? `${Number(km.toFixed(3))} km` : '';
  return [name ?? network.branchIds[b]!, length].filter((t) => t !== '').join('  ');
}

function deviceSlot(c: FeederContext, d: number, open: boolean, place: SlotSpec['place'], ink: Ink): SlotSpec {
  const { network } = c;
  return {
    symbol: deviceSymbol(network.deviceKind[d]!, open),
    ink,
    place,
    name: network.deviceNames[d] ?? '',
    remote: network.deviceRemote[d] === 1,
    marks: { classes: ['device'], ref: { entity: 'device', id: network.deviceIds?.[d] ?? String(d) } },
  };
}

export function deviceSymbol(kind: number, open: boolean): SymbolName {
  if (kind === DEVICE_BREAKER) return open ? 'breakerOpen' : 'breaker';
  if (kind === DEVICE_FUSE) return open ? 'fuseOpen' : 'fuse';
  if (kind === DEVICE_DISCONNECTOR) return open ? 'disconnectorOpen' : 'disconnector';
  return open ? 'loadSwitchOpen' : 'loadSwitch';
}

function plainSlot(symbol: SymbolName, ink: Ink, place: SlotSpec['place']): SlotSpec {
  // Viewers leave parts out where the drawing is small; marks of change stay.
  const marks = { classes: [symbol.startsWith('mark') ? 'mark' : 'part'] };
  return { symbol, ink, place, name: '', remote: false, marks };
}

function hasLoad(network: Network, n: number): boolean {
  if (network.nodeKind[n] === NODE_SOURCE) return false;
  return (
    network.nodeKind[n] === NODE_LOAD ||
    network.peakKw[n]! > 0 ||
    network.averageKw[n]! > 0 ||
    network.customers[n]! > 0
  );
}

export function nodeName(network: Network, n: number): string {
  return network.nodeNames[n] ?? network.nodeIds[n]!;
}
