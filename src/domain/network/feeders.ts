import { type Adjacency, branchesAtNodes, otherEnd } from './adjacency';
import { BRANCH_TRANSFORMER, type NetworkColumns, NODE_LOAD, NODE_SOURCE } from './network';

/**
 * The feeders of a network. A bus is a source, or what a source supplies through closed transformers alone (the 10 kV
 * busbar behind a main transformer), loads excepted; each closed branch that leaves a bus otherwise is the head of a
 * feeder, and the feeder is all that hangs on it over closed branches. Heads that lead into the same loop share a feeder.
 */
export interface Feeders {
  count: number;
  /** Head branch; of several the one with the smallest id. */
  head: Int32Array;
  /** Bus node the head leaves from. */
  bus: Int32Array;
  /** Feeder of each node; -1 on a bus and without supply. */
  ofNode: Int32Array;
  /** Feeder of each closed branch; -1 between buses, without supply, and for normally open branches. */
  ofBranch: Int32Array;
  /** 1 where the node is a bus. */
  isBus: Uint8Array;
  /** Branch towards the bus, per node of a feeder; -1 elsewhere. */
  upBranch: Int32Array;
}

/** Finds the feeders; they are numbered by the order of their heads' ids. Linear in the size of the network. */
export function findFeeders(network: NetworkColumns, adjacency: Adjacency = branchesAtNodes(network)): Feeders {
  const isBus = findBuses(network, adjacency);
  const heads: number[] = [];
  for (let b = 0; b < network.branchCount; b++) {
    if (network.normallyOpen[b] === 1) continue;
    if (isBus[network.branchFrom[b]!] !== isBus[network.branchTo[b]!]) heads.push(b);
  }
  heads.sort((a, b) => network.branchOrder[a]! - network.branchOrder[b]!);
  const ofNode = new Int32Array(network.nodeCount).fill(-1);
  const ofBranch = new Int32Array(network.branchCount).fill(-1);
  const upBranch = new Int32Array(network.nodeCount).fill(-1);
  const kept: number[] = [];
  const buses: number[] = [];
  const queue = new Int32Array(network.nodeCount);
  for (const head of heads) {
    const from = network.branchFrom[head]!;
    const bus = isBus[from] === 1 ? from : network.branchTo[head]!;
    const first = otherEnd(network, head, bus);
    if (ofNode[first] !== -1) continue;
    const feeder = kept.length;
    kept.push(head);
    buses.push(bus);
    ofNode[first] = feeder;
    upBranch[first] = head;
    queue[0] = first;
    let end = 1;
    for (let at = 0; at < end; at++) {
      const node = queue[at]!;
      for (let k = adjacency.start[node]!; k < adjacency.start[node + 1]!; k++) {
        const branch = adjacency.branch[k]!;
        if (network.normallyOpen[branch] === 1) continue;
        ofBranch[branch] = feeder;
        const other = otherEnd(network, branch, node);
        if (isBus[other] === 1 || ofNode[other] !== -1) continue;
        ofNode[other] = feeder;
        upBranch[other] = branch;
        queue[end++] = other;
      }
    }
  }
  const head = Int32Array.from(kept);
  return { count: kept.length, head, bus: Int32Array.from(buses), ofNode, ofBranch, isBus, upBranch };
}

function findBuses(network: NetworkColumns, adjacency: Adjacency): Uint8Array {
  const isBus = new Uint8Array(network.nodeCount);
  const queue: number[] = [];
  for (let i = 0; i < network.nodeCount; i++) {
    if (network.nodeKind[i] !== NODE_SOURCE) continue;
    isBus[i] = 1;
    queue.push(i);
  }
  for (const node of queue) {
    for (let k = adjacency.start[node]!; k < adjacency.start[node + 1]!; k++) {
      const branch = adjacency.branch[k]!;
      if (network.normallyOpen[branch] === 1 || network.branchKind[branch] !== BRANCH_TRANSFORMER) continue;
      const other = otherEnd(network, branch, node);
      if (isBus[other] === 1 || network.nodeKind[other] === NODE_LOAD) continue;
      isBus[other] = 1;
      queue.push(other);
    }
  }
  return isBus;
}
