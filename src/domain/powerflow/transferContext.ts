import { DEVICE_FUSE, type NetworkColumns } from '../network/network';
import { peakKwBehind } from './peakFlow';
import { orderFromSources, type RadialOrder } from './radialOrder';

/** What the N-1 of every feeder of a network needs, made once. */
export interface TransferContext {
  network: NetworkColumns;
  order: RadialOrder;
  /** Peak load behind each position, kW. */
  kwBehind: Float64Array;
  /** 1 where a branch carries a breaker, disconnector or load switch. */
  switches: Uint8Array;
  /** Open branches at node n: `openAt[openStart[n]] .. openAt[openStart[n + 1] - 1]`. */
  openStart: Int32Array;
  openAt: Int32Array;
}

/** An open branch from a feeder to a supplied node outside it, by positions. */
export interface TieEnd {
  tie: number;
  inside: number;
  outside: number;
}

/** @returns null where the network is not radial */
export function transferContext(network: NetworkColumns): TransferContext | null {
  const order = orderFromSources(network, network.normallyOpen);
  if (order.closing.length > 0) return null;
  const switches = new Uint8Array(network.branchCount);
  for (let d = 0; d < network.deviceCount; d++) {
    if (network.deviceKind[d] !== DEVICE_FUSE) switches[network.deviceBranch[d]!] = 1;
  }
  const openStart = new Int32Array(network.nodeCount + 1);
  const { branchFrom, branchTo, normallyOpen } = network;
  for (let b = 0; b < network.branchCount; b++) {
    if (!normallyOpen[b]) continue;
    openStart[branchFrom[b]! + 1]!++;
    openStart[branchTo[b]! + 1]!++;
  }
  for (let n = 0; n < network.nodeCount; n++) openStart[n + 1]! += openStart[n]!;
  const at = openStart.slice(0, network.nodeCount);
  const openAt = new Int32Array(openStart[network.nodeCount]!);
  for (let b = 0; b < network.branchCount; b++) {
    if (!normallyOpen[b]) continue;
    openAt[at[branchFrom[b]!]!++] = b;
    openAt[at[branchTo[b]!]!++] = b;
  }
  return { network, order, kwBehind: peakKwBehind(network, order), switches, openStart, openAt };
}

/** Position behind the last one that hangs on `start`. */
export function subtreeEnd(order: RadialOrder, start: number): number {
  let end = start + 1;
  while (end < order.parent.length && order.parent[end]! >= start) end++;
  return end;
}

/** The ties that lead out of the positions `start .. end - 1` to where there is supply. */
export function tiesOf(c: TransferContext, start: number, end: number): TieEnd[] {
  const { network, order } = c;
  const ties: TieEnd[] = [];
  for (let inside = start; inside < end; inside++) {
    const n = order.node[inside]!;
    for (let i = c.openStart[n]!; i < c.openStart[n + 1]!; i++) {
      const tie = c.openAt[i]!;
      const other = network.branchFrom[tie] === n ? network.branchTo[tie]! : network.branchFrom[tie]!;
      const outside = order.position[other]!;
      if (outside < order.suppliedCount && (outside < start || outside >= end)) ties.push({ tie, inside, outside });
    }
  }
  return ties.sort((a, b) => network.branchOrder[a.tie]! - network.branchOrder[b.tie]!);
}

/**
 * What the branch that supplies a position can carry beyond its own peak, kW, while the load of the feeder at `start` is away.
 */
export function marginKw(c: TransferContext, position: number, start: number): number {
  const away = position < start && subtreeHolds(c.order, position, start) ? c.kwBehind[start]! : 0;
  return Math.max(0, c.network.capacityKw[c.order.branch[position]!]! - (c.kwBehind[position]! - away));
}

function subtreeHolds(order: RadialOrder, ancestor: number, position: number): boolean {
  let k = position;
  while (k > ancestor) k = order.parent[k]!;
  return k === ancestor;
}
