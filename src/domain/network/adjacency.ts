import type { NetworkColumns } from './network';

/** Branches at each node: start[i] .. start[i + 1] - 1 in `branch`, open and closed alike, in the order of branches. */
export interface Adjacency {
  start: Int32Array;
  branch: Int32Array;
}

/** Lists the branches at each node. */
export function branchesAtNodes(network: NetworkColumns): Adjacency {
  const start = new Int32Array(network.nodeCount + 1);
  for (let b = 0; b < network.branchCount; b++) {
    start[network.branchFrom[b]! + 1]!++;
    start[network.branchTo[b]! + 1]!++;
  }
  for (let i = 0; i < network.nodeCount; i++) start[i + 1]! += start[i]!;
  const next = start.slice(0, network.nodeCount);
  const branch = new Int32Array(2 * network.branchCount);
  for (let b = 0; b < network.branchCount; b++) {
    branch[next[network.branchFrom[b]!]!++] = b;
    branch[next[network.branchTo[b]!]!++] = b;
  }
  return { start, branch };
}

/** The node at the other end of a branch. */
export function otherEnd(network: NetworkColumns, branch: number, node: number): number {
  return network.branchFrom[branch] === node ? network.branchTo[branch]! : network.branchFrom[branch]!;
}
