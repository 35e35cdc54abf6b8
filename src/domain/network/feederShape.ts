import { type Adjacency, otherEnd } from './adjacency';
import type { Feeders } from './feeders';
import { DEVICE_FUSE, END_FROM, type NetworkColumns } from './network';

/** What a feeder looks like from its head to its ties. */
export interface FeederShape {
  feeder: number;
  /** Branches of the trunk: ways from the head to each tie and to the farthest node with load that no fuse guards. */
  trunk: number[];
  /** Pieces the trunk can be switched into: 1 + trunk branches with a switch behind the head. */
  sections: number;
  /** Ties to what is not this feeder. */
  ties: FeederTie[];
  /** Normally open branches with both ends in this feeder. */
  innerTies: number[];
  /**
   * Trunk branches behind the head on the ways to ties (without ties: of the whole trunk), and how many of them have a
   * switch at both ends, as cables between ring main units have.
   */
  spans: number;
  ringedSpans: number;
  customers: number;
  averageKw: number;
  peakKw: number;
}

export interface FeederTie {
  branch: number;
  /** Feeder at the far end; -1 where it is a bus, or has no supply. */
  partner: number;
  /** Far end on a bus: the bus node; -1 otherwise. */
  bus: number;
}

/** The shape of every feeder. Linear in the size of the network. */
export function shapesOfFeeders(network: NetworkColumns, adjacency: Adjacency, feeders: Feeders): FeederShape[] {
  const switchedEnds = endsWithSwitch(network);
  const shapes: FeederShape[] = [];
  for (let f = 0; f < feeders.count; f++) {
    shapes.push({
      ...{ feeder: f, trunk: [], sections: 1, ties: [], innerTies: [], spans: 0, ringedSpans: 0 },
      ...{ customers: 0, averageKw: 0, peakKw: 0 },
    });
  }
  for (let i = 0; i < network.nodeCount; i++) {
    const shape = shapes[feeders.ofNode[i]!];
    if (shape === undefined) continue;
    shape.customers += network.customers[i]!;
    shape.averageKw += network.averageKw[i]!;
    shape.peakKw += network.peakKw[i]!;
  }
  const inTrunk = new Uint8Array(network.branchCount);
  collectTies(network, feeders, shapes, inTrunk);
  const farthest = farthestLoads(network, adjacency, feeders);
  for (const shape of shapes) {
    const head = feeders.head[shape.feeder]!;
    const countSpans = () => {
      const spans = shape.trunk.filter((b) => b !== head);
      shape.spans = spans.length;
      shape.ringedSpans = spans.filter((b) => switchedEnds[b] === 3).length;
    };
    const hasTies = shape.trunk.length > 0;
    if (hasTies) countSpans();
    addWay(network, feeders, farthest[shape.feeder]!, inTrunk, shape.trunk);
    if (!hasTies) countSpans();
    shape.sections += shape.trunk.filter((b) => b !== head && switchedEnds[b] !== 0).length;
  }
  return shapes;
}

/** Bit 1 (from) and bit 2 (to) of each branch: a breaker, disconnector or load switch stands there. */
function endsWithSwitch(network: NetworkColumns): Uint8Array {
  const ends = new Uint8Array(network.branchCount);
  for (let d = 0; d < network.deviceCount; d++) {
    if (network.deviceKind[d] === DEVICE_FUSE) continue;
    ends[network.deviceBranch[d]!]! |= network.deviceEnd[d] === END_FROM ? 1 : 2;
  }
  return ends;
}

function collectTies(network: NetworkColumns, feeders: Feeders, shapes: FeederShape[], inTrunk: Uint8Array): void {
  for (let b = 0; b < network.branchCount; b++) {
    if (network.normallyOpen[b] === 0) continue;
    const [from, to] = [network.branchFrom[b]!, network.branchTo[b]!];
    const [fromFeeder, toFeeder] = [feeders.ofNode[from]!, feeders.ofNode[to]!];
    if (fromFeeder === toFeeder) {
      shapes[fromFeeder]?.innerTies.push(b);
      continue;
    }
    for (const [near, far] of [
      [from, to],
      [to, from],
    ] as const) {
      const shape = shapes[feeders.ofNode[near]!];
      if (shape === undefined) continue;
      shape.ties.push({ branch: b, partner: feeders.ofNode[far]!, bus: feeders.isBus[far] === 1 ? far : -1 });
      addWay(network, feeders, near, inTrunk, shape.trunk);
    }
  }
}

/** Adds the way from a node towards its bus, up to where it is in the trunk already. */
function addWay(network: NetworkColumns, feeders: Feeders, node: number, inTrunk: Uint8Array, trunk: number[]): void {
  let at = node;
  while (at >= 0 && feeders.isBus[at] === 0) {
    const up = feeders.upBranch[at]!;
    if (up < 0 || inTrunk[up] === 1) return;
    inTrunk[up] = 1;
    trunk.push(up);
    at = otherEnd(network, up, at);
  }
}

/** Per feeder the node with load or a fused lateral, before any fuse, that is farthest from the bus, by length where known, else by branches; -1 without load. */
function farthestLoads(network: NetworkColumns, adjacency: Adjacency, feeders: Feeders): Int32Array {
  const best = new Int32Array(feeders.count).fill(-1);
  const bestKm = new Float64Array(feeders.count).fill(-1);
  const km = new Float64Array(network.nodeCount);
  const stack: number[] = [];
  const hasFuse = new Uint8Array(network.branchCount);
  for (let d = 0; d < network.deviceCount; d++) {
    if (network.deviceKind[d] === DEVICE_FUSE) hasFuse[network.deviceBranch[d]!] = 1;
  }
  for (let f = 0; f < feeders.count; f++) {
    const head = feeders.head[f]!;
    // A way that a fuse guards is a lateral, however long.
    if (hasFuse[head] === 0) stack.push(otherEnd(network, head, feeders.bus[f]!));
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const up = feeders.upBranch[node]!;
      const length = network.lengthKm[up]!;
      // A thousandth where no length is known: the way with more branches is the longer one.
      km[node] = km[otherEnd(network, up, node)]! + (length > 0 ? length : 0.001);
      let hasLoad = network.customers[node]! > 0 || network.averageKw[node]! > 0 || network.peakKw[node]! > 0;
      for (let k = adjacency.start[node]!; k < adjacency.start[node + 1]!; k++) {
        const branch = adjacency.branch[k]!;
        const other = otherEnd(network, branch, node);
        if (feeders.upBranch[other] !== branch || branch === up) continue;
        if (hasFuse[branch] === 0) stack.push(other);
        else hasLoad = true;
      }
      if (hasLoad && km[node]! > bestKm[f]!) {
        bestKm[f] = km[node]!;
        best[f] = node;
      }
    }
  }
  return best;
}
