import { type Adjacency, branchesAtNodes, otherEnd } from '../network/adjacency';
import { DEVICE_BREAKER, DEVICE_FUSE, type NetworkColumns, NODE_SOURCE } from '../network/network';

/**
 * Parts of a network whose failures are each other's only business: what hangs together over closed branches, cut at
 * sources all of whose branches have a breaker or fuse at the source. A failure never reaches such a source, so that its
 * feeders do not concern one another; every other part is supply to it, or has none.
 */
export interface Components {
  count: number;
  /** Component of each node; a source that parts feeders is one of its own. */
  ofNode: Int32Array;
  /** 1 where a source of this network parts what hangs on it. */
  parts: Uint8Array;
  /** 1 where the component has a source, its own or one at its border. */
  hasSource: Uint8Array;
}

/** Finds the components; linear in the size of the network. */
export function componentsOf(network: NetworkColumns, adjacency: Adjacency = branchesAtNodes(network)): Components {
  const guarded = new Uint8Array(2 * network.branchCount);
  for (let d = 0; d < network.deviceCount; d++) {
    const kind = network.deviceKind[d]!;
    if (kind === DEVICE_BREAKER || kind === DEVICE_FUSE) {
      guarded[2 * network.deviceBranch[d]! + network.deviceEnd[d]!] = 1;
    }
  }
  const parts = new Uint8Array(network.nodeCount);
  for (let i = 0; i < network.nodeCount; i++) {
    if (network.nodeKind[i] !== NODE_SOURCE) continue;
    parts[i] = 1;
    for (let k = adjacency.start[i]!; k < adjacency.start[i + 1]!; k++) {
      const branch = adjacency.branch[k]!;
      if (network.normallyOpen[branch] === 1) continue;
      const end = network.branchFrom[branch] === i ? 0 : 1;
      if (guarded[2 * branch + end] === 0) parts[i] = 0;
    }
  }
  const ofNode = new Int32Array(network.nodeCount).fill(-1);
  const sources: number[] = [];
  const queue = new Int32Array(network.nodeCount);
  let count = 0;
  for (let first = 0; first < network.nodeCount; first++) {
    if (ofNode[first] !== -1) continue;
    const component = count++;
    ofNode[first] = component;
    sources[component] = network.nodeKind[first] === NODE_SOURCE ? 1 : 0;
    if (parts[first] === 1) continue;
    queue[0] = first;
    let end = 1;
    for (let at = 0; at < end; at++) {
      const node = queue[at]!;
      for (let k = adjacency.start[node]!; k < adjacency.start[node + 1]!; k++) {
        const branch = adjacency.branch[k]!;
        if (network.normallyOpen[branch] === 1) continue;
        const other = otherEnd(network, branch, node);
        if (network.nodeKind[other] === NODE_SOURCE) sources[component] = 1;
        if (ofNode[other] !== -1 || parts[other] === 1) continue;
        ofNode[other] = component;
        queue[end++] = other;
      }
    }
  }
  return { count, ofNode, parts, hasSource: Uint8Array.from(sources) };
}
