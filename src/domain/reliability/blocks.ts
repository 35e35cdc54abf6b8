import { emptyColumns, type NetworkColumns, NODE_SOURCE } from '../network/network';

/**
 * A large network is analysed in blocks of whole connected parts: a failure matters within its part alone, and a tie into
 * another block only needs to know that supply is there. A block's columns fit the processor's cache, and the memory of the
 * analysis stays that of one block, whatever the size of the network.
 */
export interface Blocks {
  count: number;
  /** Nodes of block k: nodeStart[k] .. nodeStart[k + 1] - 1 in `nodes`; branches (ties in each of their blocks) and devices alike. */
  nodeStart: Int32Array;
  nodes: Int32Array;
  branchStart: Int32Array;
  branches: Int32Array;
  deviceStart: Int32Array;
  devices: Int32Array;
}

/** Nodes per block, about: a few thousand fill no cache, and single blocks cost little to set up. */
export const BLOCK_NODES = 1500;

/** Groups parts, in the order of their first nodes, into blocks of at least `blockNodes` nodes. */
export function divideIntoBlocks(network: NetworkColumns, blockNodes: number): Blocks {
  const { nodeCount, branchCount, branchFrom, branchTo, normallyOpen } = network;
  const up = new Int32Array(nodeCount);
  for (let i = 0; i < nodeCount; i++) up[i] = i;
  const find = (start: number): number => {
    let x = start;
    while (up[x] !== x) {
      up[x] = up[up[x]!]!;
      x = up[x]!;
    }
    return x;
  };
  // The smaller root wins, so that roots are first nodes.
  const join = (a: number, b: number) => {
    const [x, y] = [find(a), find(b)];
    if (x < y) up[y] = x;
    else up[x] = y;
  };
  for (let b = 0; b < branchCount; b++) if (normallyOpen[b] === 0) join(branchFrom[b]!, branchTo[b]!);
  const isLive = new Uint8Array(nodeCount);
  for (let i = 0; i < nodeCount; i++) if (network.nodeKind[i] === NODE_SOURCE) isLive[find(i)] = 1;
  // Supply may pass through a part without a source: it goes with whatever its ties lead to.
  const chained: number[] = [];
  for (let b = 0; b < branchCount; b++) {
    if (normallyOpen[b] === 0) continue;
    if (isLive[find(branchFrom[b]!)] === 0 || isLive[find(branchTo[b]!)] === 0) chained.push(b);
  }
  for (const b of chained) join(branchFrom[b]!, branchTo[b]!);

  const size = new Int32Array(nodeCount);
  for (let i = 0; i < nodeCount; i++) size[find(i)]!++;
  const blockOf = new Int32Array(nodeCount).fill(-1);
  let count = 0;
  let filled = 0;
  for (let i = 0; i < nodeCount; i++) {
    const root = find(i);
    if (blockOf[root] === -1) {
      if (filled >= blockNodes) {
        count++;
        filled = 0;
      }
      blockOf[root] = count;
      filled += size[root]!;
    }
    blockOf[i] = blockOf[root]!;
  }
  count = nodeCount === 0 ? 0 : count + 1;
  const nodes = sorted(count, nodeCount, (i) => blockOf[i]!);
  const branches = sorted(
    count,
    branchCount,
    (b) => blockOf[branchFrom[b]!]!,
    (b) => blockOf[branchTo[b]!]!,
  );
  // A device on an open branch plays no part.
  const devices = sorted(count, network.deviceCount, (d) => {
    const branch = network.deviceBranch[d]!;
    return normallyOpen[branch] === 1 ? -1 : blockOf[branchFrom[branch]!]!;
  });
  return {
    count,
    nodeStart: nodes.start,
    nodes: nodes.items,
    branchStart: branches.start,
    branches: branches.items,
    deviceStart: devices.start,
    devices: devices.items,
  };
}

/** Items 0..itemCount-1 listed by key; twice where a second key differs from the first. */
function sorted(count: number, itemCount: number, key: (i: number) => number, secondKey = key) {
  const start = new Int32Array(count + 1);
  for (let i = 0; i < itemCount; i++) {
    const a = key(i);
    const b = secondKey(i);
    if (a >= 0) start[a + 1]!++;
    if (b >= 0 && b !== a) start[b + 1]!++;
  }
  for (let k = 0; k < count; k++) start[k + 1]! += start[k]!;
  const next = start.slice(0, count);
  const items = new Int32Array(start[count]!);
  for (let i = 0; i < itemCount; i++) {
    const a = key(i);
    const b = secondKey(i);
    if (a >= 0) items[next[a]!++] = i;
    if (b >= 0 && b !== a) items[next[b]!++] = i;
  }
  return { start, items };
}

/** Copies one block after the other into the same columns. */
export function createBlockReader(network: NetworkColumns, blocks: Blocks): (block: number) => NetworkColumns {
  const most = (start: Int32Array) => {
    let largest = 0;
    for (let k = 0; k < blocks.count; k++) largest = Math.max(largest, start[k + 1]! - start[k]!);
    return largest;
  };
  const columns = emptyColumns(most(blocks.nodeStart) + 1, most(blocks.branchStart), most(blocks.deviceStart));
  const nodeAt = new Int32Array(network.nodeCount).fill(-1);
  const branchAt = new Int32Array(network.branchCount);
  return (block) => {
    const { nodes, branches, devices } = blocks;
    const firstNode = blocks.nodeStart[block]!;
    const nodeCount = blocks.nodeStart[block + 1]! - firstNode;
    for (let k = 0; k < nodeCount; k++) {
      const node = nodes[firstNode + k]!;
      nodeAt[node] = k;
      columns.nodeKind[k] = network.nodeKind[node]!;
      columns.customers[k] = network.customers[node]!;
      columns.averageKw[k] = network.averageKw[node]!;
      columns.nodeOrder[k] = network.nodeOrder[node]!;
    }
    // One source more stands for all supply beyond the block.
    columns.nodeKind[nodeCount] = NODE_SOURCE;
    columns.customers[nodeCount] = 0;
    columns.averageKw[nodeCount] = 0;
    const firstBranch = blocks.branchStart[block]!;
    const branchCount = blocks.branchStart[block + 1]! - firstBranch;
    for (let k = 0; k < branchCount; k++) {
      const branch = branches[firstBranch + k]!;
      const from = nodeAt[network.branchFrom[branch]!]!;
      const to = nodeAt[network.branchTo[branch]!]!;
      branchAt[branch] = k;
      columns.branchFrom[k] = from < 0 ? nodeCount : from;
      columns.branchTo[k] = to < 0 ? nodeCount : to;
      columns.lengthKm[k] = network.lengthKm[branch]!;
      columns.failuresPerYear[k] = network.failuresPerYear[branch]!;
      columns.repairHours[k] = network.repairHours[branch]!;
      columns.normallyOpen[k] = network.normallyOpen[branch]!;
      columns.operateHours[k] = network.operateHours[branch]!;
      columns.capacityKw[k] = network.capacityKw[branch]!;
      columns.branchOrder[k] = network.branchOrder[branch]!;
    }
    const firstDevice = blocks.deviceStart[block]!;
    const deviceCount = blocks.deviceStart[block + 1]! - firstDevice;
    for (let k = 0; k < deviceCount; k++) {
      const device = devices[firstDevice + k]!;
      columns.deviceBranch[k] = branchAt[network.deviceBranch[device]!]!;
      columns.deviceEnd[k] = network.deviceEnd[device]!;
      columns.deviceKind[k] = network.deviceKind[device]!;
      columns.deviceOperateHours[k] = network.deviceOperateHours[device]!;
    }
    for (let k = 0; k < nodeCount; k++) nodeAt[nodes[firstNode + k]!] = -1;
    return { ...columns, nodeCount: nodeCount + 1, branchCount, deviceCount };
  };
}
