import { type Adjacency, otherEnd } from './adjacency';
import type { NetworkFinding } from './checkNetwork';
import { type Network, NODE_JUNCTION, NODE_LOAD, NODE_SOURCE } from './network';

/** Closed-branch tree from the sources, then from what they do not reach: each node's branch up and whether it has supply. */
interface Spanning {
  upBranch: Int32Array;
  /** Source or first node of each node's part. */
  rootOf: Int32Array;
  depth: Int32Array;
  isSupplied: Uint8Array;
  /** Closed branches that are not in the tree. */
  closing: number[];
}

function span(network: Network, adjacency: Adjacency): Spanning {
  const count = network.nodeCount;
  const upBranch = new Int32Array(count).fill(-1);
  const rootOf = new Int32Array(count).fill(-1);
  const depth = new Int32Array(count);
  const isSupplied = new Uint8Array(count);
  const inTree = new Uint8Array(network.branchCount);
  const queue = new Int32Array(count);
  const walk = (roots: number[], supplied: number) => {
    let end = 0;
    for (const root of roots) {
      if (rootOf[root] !== -1) continue;
      rootOf[root] = root;
      queue[end++] = root;
    }
    for (let at = 0; at < end; at++) {
      const node = queue[at]!;
      isSupplied[node] = supplied;
      for (let k = adjacency.start[node]!; k < adjacency.start[node + 1]!; k++) {
        const branch = adjacency.branch[k]!;
        if (network.normallyOpen[branch] === 1) continue;
        const other = otherEnd(network, branch, node);
        if (rootOf[other] !== -1) continue;
        rootOf[other] = rootOf[node]!;
        upBranch[other] = branch;
        depth[other] = depth[node]! + 1;
        inTree[branch] = 1;
        queue[end++] = other;
      }
    }
  };
  const nodes = Array.from({ length: count }, (_, i) => i);
  walk(
    nodes.filter((i) => network.nodeKind[i] === NODE_SOURCE),
    1,
  );
  for (const i of nodes) if (rootOf[i] === -1) walk([i], 0);
  const closing: number[] = [];
  for (let b = 0; b < network.branchCount; b++) if (network.normallyOpen[b] === 0 && inTree[b] === 0) closing.push(b);
  return { upBranch, rootOf, depth, isSupplied, closing };
}

/** Parts of more than one node without a source, and every load point without supply. */
export function findUnsupplied(network: Network, adjacency: Adjacency): NetworkFinding[] {
  const { rootOf, isSupplied } = span(network, adjacency);
  const parts = new Map<number, number[]>();
  const findings: NetworkFinding[] = [];
  for (let i = 0; i < network.nodeCount; i++) {
    if (isSupplied[i] === 1) continue;
    const members = parts.get(rootOf[i]!) ?? [];
    parts.set(rootOf[i]!, members);
    members.push(i);
    if (network.nodeKind[i] !== NODE_LOAD) continue;
    const id = network.nodeIds[i]!;
    findings.push({
      severity: 'error',
      code: 'NETWORK_LOAD_UNSUPPLIED',
      params: { id, customers: network.customers[i]! },
      where: { entity: 'node', id },
      elements: [id],
    });
  }
  for (const members of parts.values()) {
    if (members.length < 2) continue;
    const ids = members.map((i) => network.nodeIds[i]!);
    findings.push({
      severity: 'error',
      code: 'NETWORK_ISLAND',
      params: {
        id: ids[0]!,
        nodes: members.length,
        customers: members.reduce((sum, i) => sum + network.customers[i]!, 0),
      },
      where: { entity: 'node', id: ids[0]! },
      elements: ids,
    });
  }
  return findings;
}

/** Closed loops in normal operation, and closed ways from one source to another; each with the branches it consists of. */
export function findLoops(network: Network, adjacency: Adjacency): NetworkFinding[] {
  const { upBranch, rootOf, depth, closing } = span(network, adjacency);
  return closing.map((branch) => {
    let a = network.branchFrom[branch]!;
    let b = network.branchTo[branch]!;
    const isLoop = rootOf[a] === rootOf[b];
    const ways: [number[], number[]] = [[], []];
    while (a !== b && (isLoop || upBranch[a] !== -1 || upBranch[b] !== -1)) {
      const first = upBranch[b] === -1 || (upBranch[a] !== -1 && depth[a]! >= depth[b]!);
      const up = upBranch[first ? a : b]!;
      ways[first ? 0 : 1].push(up);
      if (first) a = otherEnd(network, up, a);
      else b = otherEnd(network, up, b);
    }
    const elements = [branch, ...ways[0], ...ways[1]].map((e) => network.branchIds[e]!);
    const id = network.branchIds[branch]!;
    const sources: Record<string, string> = isLoop ? {} : { source: network.nodeIds[a]!, other: network.nodeIds[b]! };
    return {
      severity: 'warning',
      code: isLoop ? 'NETWORK_LOOP' : 'NETWORK_SOURCES_JOINED',
      params: { id, branches: elements.length, ...sources },
      where: { entity: 'branch', id },
      elements,
    };
  });
}

/** Closed branches that lead to nothing: no load, no source, no tie behind them. One finding per stub, from its root on. */
export function findStubs(network: Network, adjacency: Adjacency): NetworkFinding[] {
  const arms = new Int32Array(network.nodeCount);
  const isUseful = new Uint8Array(network.nodeCount);
  for (let i = 0; i < network.nodeCount; i++) {
    const hasLoad = network.customers[i]! > 0 || network.averageKw[i]! > 0 || network.peakKw[i] !== 0;
    if (network.nodeKind[i] !== NODE_JUNCTION || hasLoad) isUseful[i] = 1;
  }
  for (let b = 0; b < network.branchCount; b++) {
    for (const node of [network.branchFrom[b]!, network.branchTo[b]!]) {
      if (network.normallyOpen[b] === 1) isUseful[node] = 1;
      else arms[node]!++;
    }
  }
  const isRemoved = new Uint8Array(network.branchCount);
  // Peels dead ends one after the other; what hangs on a node is kept with it until a stub's root is reached.
  const behind = new Map<number, number[]>();
  const queue: number[] = [];
  for (let i = 0; i < network.nodeCount; i++) if (isUseful[i] === 0 && arms[i] === 1) queue.push(i);
  for (const node of queue) {
    const branch = liveBranch(network, adjacency, isRemoved, node);
    if (branch < 0) continue;
    isRemoved[branch] = 1;
    const other = otherEnd(network, branch, node);
    behind.set(other, [...(behind.get(other) ?? []), branch, ...(behind.get(node) ?? [])]);
    behind.delete(node);
    arms[other]!--;
    if (isUseful[other] === 0 && arms[other] === 1) queue.push(other);
  }
  return [...behind].map(([root, branches]) => {
    const elements = branches.map((b) => network.branchIds[b]!);
    const lengthKm = branches.reduce((sum, b) => sum + (network.lengthKm[b]! > 0 ? network.lengthKm[b]! : 0), 0);
    return {
      severity: 'info',
      code: 'NETWORK_STUB',
      params: { id: elements[0]!, node: network.nodeIds[root]!, branches: elements.length, lengthKm },
      where: { entity: 'branch', id: elements[0]! },
      elements,
    };
  });
}

function liveBranch(network: Network, adjacency: Adjacency, isRemoved: Uint8Array, node: number): number {
  for (let k = adjacency.start[node]!; k < adjacency.start[node + 1]!; k++) {
    const branch = adjacency.branch[k]!;
    if (network.normallyOpen[branch] === 0 && isRemoved[branch] === 0) return branch;
  }
  return -1;
}
