import type { Network } from '../network/network';
import type { RadialOrder } from '../powerflow/radialOrder';
import type { DiagramPaint } from './paint';

/** What is written beside the elements. */
export interface DiagramLabels {
  branches: 'none' | 'names' | 'namesAndLengths';
  nodes: 'none' | 'main' | 'all';
}

/** A network with what hangs where, for drawing. */
export interface FeederContext {
  network: Network;
  order: RadialOrder;
  labels: DiagramLabels;
  paint: DiagramPaint;
  /** Positions supplied by position k, in file order. */
  childStart: Int32Array;
  children: Int32Array;
  /** Branches outside the trees at each node: open ones, and closed ones that close loops. */
  looseStart: Int32Array;
  loose: Int32Array;
  deviceStart: Int32Array;
  devices: Int32Array;
  /** Branches to the farthest node and to the farthest tie behind each position (-1: no tie). */
  depth: Int32Array;
  tieDepth: Int32Array;
}

export function childrenOf(c: FeederContext, k: number): number[] {
  return Array.from(c.children.subarray(c.childStart[k]!, c.childStart[k + 1]!));
}

export function looseAt(c: FeederContext, n: number): number[] {
  return Array.from(c.loose.subarray(c.looseStart[n]!, c.looseStart[n + 1]!));
}

export function devicesOf(c: FeederContext, b: number): number[] {
  return Array.from(c.devices.subarray(c.deviceStart[b]!, c.deviceStart[b + 1]!));
}

/** Sorts out in linear time what hangs where. */
export function contextOf(
  network: Network,
  order: RadialOrder,
  labels: DiagramLabels,
  paint: DiagramPaint,
): FeederContext {
  const count = order.node.length;
  const parents: [number, number][] = [];
  for (let k = 0; k < count; k++) if (order.parent[k]! >= 0) parents.push([order.parent[k]!, k]);
  const looseEnds: [number, number][] = [];
  const closing = new Set(order.closing);
  for (let b = 0; b < network.branchCount; b++) {
    if (!network.normallyOpen[b] && !closing.has(b)) continue;
    looseEnds.push([network.branchFrom[b]!, b], [network.branchTo[b]!, b]);
  }
  const devices = Array.from(network.deviceBranch, (b, d): [number, number] => [b, d]);
  const children = listsOf(parents, count);
  const loose = listsOf(looseEnds, network.nodeCount);
  const ofBranch = listsOf(devices, network.branchCount);
  const depth = new Int32Array(count);
  const tieDepth = new Int32Array(count).fill(-1);
  for (let k = count - 1; k >= 0; k--) {
    const n = order.node[k]!;
    if (loose.start[n + 1]! > loose.start[n]!) tieDepth[k] = Math.max(tieDepth[k]!, 0);
    const up = order.parent[k]!;
    if (up < 0) continue;
    depth[up] = Math.max(depth[up]!, depth[k]! + 1);
    if (tieDepth[k]! >= 0) tieDepth[up] = Math.max(tieDepth[up]!, tieDepth[k]! + 1);
  }
  return {
    network,
    order,
    labels,
    paint,
    childStart: children.start,
    children: children.items,
    looseStart: loose.start,
    loose: loose.items,
    deviceStart: ofBranch.start,
    devices: ofBranch.items,
    depth,
    tieDepth,
  };
}

/** Pairs [list, item] as lists: those of list i are `items[start[i]] .. items[start[i + 1] - 1]`, in the order given. */
function listsOf(
  pairs: readonly (readonly [number, number])[],
  lists: number,
): { start: Int32Array; items: Int32Array } {
  const start = new Int32Array(lists + 1);
  for (const [list] of pairs) start[list + 1]!++;
  for (let i = 0; i < lists; i++) start[i + 1]! += start[i]!;
  const at = start.slice(0, lists);
  const items = new Int32Array(pairs.length);
  for (const [list, item] of pairs) items[at[list]!++] = item;
  return { start, items };
}
