import { type NetworkColumns, NODE_SOURCE } from '../network/network';

/** What the traversal needs of a network. */
export type BranchEnds = Pick<NetworkColumns, 'nodeCount' | 'nodeKind' | 'branchCount' | 'branchFrom' | 'branchTo'>;

/**
 * The nodes in the order of supply: a parent stands before its children and everything behind one head branch (one
 * feeder) is one contiguous run, so that a sweep walks straight through memory whatever the order of the file. First
 * come the trees of the sources, then, from `suppliedCount` on, the islands without a source.
 */
export interface RadialOrder {
  /** Node index at each position. */
  node: Int32Array;
  /** Position of the node that supplies this one; -1 for a source and for the first node of an island. */
  parent: Int32Array;
  /** Branch that supplies this node; -1 where `parent` is. */
  branch: Int32Array;
  /** Position of each node. */
  position: Int32Array;
  suppliedCount: number;
  /** First position of each feeder; feeder f is `feederStart[f] .. feederEnd[f] - 1`. */
  feederStart: Int32Array;
  feederEnd: Int32Array;
  /** Closed branches outside the trees, in file order; empty where the network is radial. */
  closing: Int32Array;
  /** The first closed branch that joins two sources; -1 where there is none. */
  joining: number;
}

/**
 * Orders a network from its sources outwards in linear time. A meshed network is ordered along spanning trees; the
 * branches left over are named in `closing`.
 * @param open 1 where a branch carries nothing, by branch index (`normallyOpen`, or what a switching leaves open)
 */
export function orderFromSources(network: BranchEnds, open: Uint8Array): RadialOrder {
  const { nodeCount, branchCount, branchFrom: from, branchTo: to } = network;
  const { start, incident } = closedBranchesByNode(network, open);
  const node = new Int32Array(nodeCount);
  const parent = new Int32Array(nodeCount);
  const branch = new Int32Array(nodeCount);
  const position = new Int32Array(nodeCount);
  /** 1 + index of the source that a node hangs on; 0 = not seen; one more than the last source = an island. */
  const root = new Int32Array(nodeCount);
  const inTree = new Uint8Array(branchCount);
  const stack = new Int32Array(nodeCount);
  const stackParent = new Int32Array(nodeCount);
  const stackBranch = new Int32Array(nodeCount);
  const feederStart: number[] = [];
  const sources: number[] = [];
  for (let n = 0; n < nodeCount; n++) if (network.nodeKind[n] === NODE_SOURCE) root[n] = sources.push(n);
  let count = 0;

  const walk = (origin: number, mark: number, supplied: boolean): void => {
    const first = count;
    let depth = 1;
    stack[0] = origin;
    stackParent[0] = -1;
    stackBranch[0] = -1;
    while (depth > 0) {
      depth--;
      const n = stack[depth]!;
      const here = count++;
      node[here] = n;
      parent[here] = stackParent[depth]!;
      branch[here] = stackBranch[depth]!;
      position[n] = here;
      if (supplied && parent[here] === first) feederStart.push(here);
      for (let i = start[n + 1]! - 1; i >= start[n]!; i--) {
        const b = incident[i]!;
        const other = from[b] === n ? to[b]! : from[b]!;
        if (root[other] !== 0) continue;
        root[other] = mark;
        inTree[b] = 1;
        stack[depth] = other;
        stackParent[depth] = here;
        stackBranch[depth] = b;
        depth++;
      }
    }
  };

  sources.forEach((s, i) => {
    walk(s, i + 1, true);
  });
  const suppliedCount = count;
  const island = sources.length + 1;
  for (let n = 0; n < nodeCount; n++) {
    if (root[n] !== 0) continue;
    root[n] = island;
    walk(n, island, false);
  }

  const closing: number[] = [];
  let joining = -1;
  for (let b = 0; b < branchCount; b++) {
    if (open[b] || inTree[b]) continue;
    closing.push(b);
    if (joining < 0 && root[from[b]!] !== root[to[b]!]) joining = b;
  }
  return {
    node,
    parent,
    branch,
    position,
    suppliedCount,
    feederStart: Int32Array.from(feederStart),
    feederEnd: feederEnds(feederStart, parent, suppliedCount),
    closing: Int32Array.from(closing),
    joining,
  };
}

/** The closed branches at each node, in file order: those of node n are `incident[start[n]] .. incident[start[n + 1] - 1]`. */
function closedBranchesByNode(network: BranchEnds, open: Uint8Array): { start: Int32Array; incident: Int32Array } {
  const { nodeCount, branchFrom: from, branchTo: to } = network;
  const start = new Int32Array(nodeCount + 1);
  for (let b = 0; b < from.length; b++) {
    if (open[b]) continue;
    start[from[b]! + 1]!++;
    start[to[b]! + 1]!++;
  }
  for (let n = 0; n < nodeCount; n++) start[n + 1]! += start[n]!;
  const at = start.slice(0, nodeCount);
  const incident = new Int32Array(start[nodeCount]!);
  for (let b = 0; b < from.length; b++) {
    if (open[b]) continue;
    incident[at[from[b]!]!++] = b;
    incident[at[to[b]!]!++] = b;
  }
  return { start, incident };
}

/** A feeder ends where the next one starts, or at the next source. */
function feederEnds(feederStart: readonly number[], parent: Int32Array, suppliedCount: number): Int32Array {
  const ends = new Int32Array(feederStart.length);
  let stop = suppliedCount;
  let f = feederStart.length - 1;
  for (let k = suppliedCount - 1; k >= 0 && f >= 0; k--) {
    if (parent[k] === -1) stop = k;
    else if (k === feederStart[f]) {
      ends[f] = stop;
      stop = k;
      f--;
    }
  }
  return ends;
}

/** The feeder that holds a position; -1 for a source. */
export function feederAt(order: RadialOrder, position: number): number {
  if (order.parent[position] === -1) return -1;
  let low = 0;
  let high = order.feederStart.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (order.feederStart[middle]! <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
