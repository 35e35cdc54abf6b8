import {
  DEVICE_DISCONNECTOR,
  DEVICE_LOAD_SWITCH,
  END_TO,
  type NetworkColumns,
  NODE_LOAD,
  NODE_SOURCE,
} from '../network/network';

/**
 * The network as failures see it. A zone is what hangs together over closed branches without crossing any device: nodes
 * and branch bodies. All of a zone is faulted together, isolated together and fed together, so that the analysis works on
 * zones and the devices between them (a zone tree for a radial feeder), never on single nodes.
 *
 * Zones are numbered so that each electrically connected part (over closed branches) is one run of numbers, and in a
 * radial part with one supply zone every subtree is one run as well: `zone` .. `subtreeEnd[zone] - 1`.
 */
export interface Zones {
  zoneCount: number;
  zoneOfNode: Int32Array;
  /** Zone of a closed branch's body; -1 for a normally open branch. */
  zoneOfBranch: Int32Array;

  /** Connected part of each zone. */
  part: Int32Array;
  partCount: number;
  /** Zones of a part: partStart[p] .. partStart[p + 1] - 1. */
  partStart: Int32Array;
  /** PART_TREE, PART_MESH or PART_DEAD. */
  partKind: Uint8Array;

  /** 1 where the zone holds a source. */
  hasSource: Uint8Array;
  /** In a tree part, the zone towards the source, -1 at the root; unused elsewhere. */
  parent: Int32Array;
  subtreeEnd: Int32Array;
  /** In a tree part, hours until the joint towards the parent separates the zone (0 = at once). */
  parentOpenHours: Float64Array;

  /** Neighbouring zones: adjStart[z] .. adjStart[z + 1] - 1 in the adj columns. */
  adjStart: Int32Array;
  adjZone: Int32Array;
  /** Hours until the joint separates its two zones: 0 at a breaker or fuse. */
  adjOpenHours: Float64Array;
  /** Hours until load can be shed at the joint; Infinity where only breakers or fuses stand. */
  adjShedHours: Float64Array;

  /** Normally open branches that join two different zones. */
  tieCount: number;
  tieBranch: Int32Array;
  /** Zones at its two ends. */
  tieFrom: Int32Array;
  tieTo: Int32Array;
  /** Ties at a zone: tieStart[z] .. tieStart[z + 1] - 1 in `tieAt`. */
  tieStart: Int32Array;
  tieAt: Int32Array;

  customers: Float64Array;
  averageKw: Float64Array;
  /** Running sum of averageKw within the part, the zone itself included: load of a run of zones in two look-ups. */
  kwThrough: Float64Array;
  /** Load points of a zone: loadStart[z] .. loadStart[z + 1] - 1 in `loadAt` (node indices). */
  loadStart: Int32Array;
  loadAt: Int32Array;
  /** Branches that can fail in a zone, ascending repair time: failStart[z] .. failStart[z + 1] - 1 in `failAt`. */
  failStart: Int32Array;
  failAt: Int32Array;
}

/** A connected part without loops and with its sources in one zone: the zone tree holds. */
export const PART_TREE = 0;
/** A connected part with a closed loop of zones or several supply zones. */
export const PART_MESH = 1;
/** A connected part without a source. */
export const PART_DEAD = 2;

/** Whether a node is a load point: a load by kind, or anything with customers or load. */
export function isLoadPoint(network: NetworkColumns, node: number): boolean {
  return network.nodeKind[node] === NODE_LOAD || network.customers[node]! > 0 || network.averageKw[node]! > 0;
}

/**
 * Builds the zones of a network.
 * @param network any network, radial or not
 * @returns zones in the numbering described at `Zones`; cost and memory grow linearly with the network
 */
export function buildZones(network: NetworkColumns): Zones {
  const joints = readJoints(network);
  const raw = labelZones(network, joints);
  const edges = zoneEdges(network, joints, raw.zoneOfNode, raw.zoneOfBranch);
  const order = numberZones(network, raw.count, raw.zoneOfNode, edges);
  const { newOf } = order;
  const zoneOfNode = raw.zoneOfNode.map((z) => newOf[z]!);
  const zoneOfBranch = raw.zoneOfBranch.map((z) => (z < 0 ? -1 : newOf[z]!));
  const count = raw.count;
  const adj = adjacency(
    count,
    edges.a.map((z) => newOf[z]!),
    edges.b.map((z) => newOf[z]!),
    edges,
  );
  const sums = zoneLoads(network, count, zoneOfNode, order.columns.part);
  return {
    zoneCount: count,
    zoneOfNode,
    zoneOfBranch,
    ...order.columns,
    ...adj,
    ...zoneTies(network, count, zoneOfNode),
    ...sums,
    ...zoneFailures(network, count, zoneOfBranch),
  };
}

/** Devices of a branch end taken together: joint = 2 * branch + end. */
interface Joints {
  /** Hours until the joint separates; -1 where it has no device. */
  open: Float64Array;
  shed: Float64Array;
}

function readJoints(network: NetworkColumns): Joints {
  const open = new Float64Array(2 * network.branchCount).fill(-1);
  const shed = new Float64Array(2 * network.branchCount).fill(Number.POSITIVE_INFINITY);
  for (let d = 0; d < network.deviceCount; d++) {
    const joint = 2 * network.deviceBranch[d]! + (network.deviceEnd[d] === END_TO ? 1 : 0);
    const kind = network.deviceKind[d];
    const isSwitch = kind === DEVICE_DISCONNECTOR || kind === DEVICE_LOAD_SWITCH;
    const hours = isSwitch ? network.deviceOperateHours[d]! : 0;
    // Several devices in series at one joint: the quickest separates.
    open[joint] = open[joint] === -1 ? hours : Math.min(open[joint]!, hours);
    if (isSwitch) shed[joint] = Math.min(shed[joint]!, hours);
  }
  return { open, shed };
}

function labelZones(network: NetworkColumns, joints: Joints) {
  const { nodeCount, branchCount, branchFrom, branchTo, normallyOpen } = network;
  const up = Int32Array.from({ length: nodeCount + branchCount }, (_, i) => i);
  const find = (start: number): number => {
    let x = start;
    while (up[x] !== x) {
      up[x] = up[up[x]!]!;
      x = up[x]!;
    }
    return x;
  };
  for (let b = 0; b < branchCount; b++) {
    if (normallyOpen[b] === 1) continue;
    if (joints.open[2 * b] === -1) up[find(branchFrom[b]!)] = find(nodeCount + b);
    if (joints.open[2 * b + 1] === -1) up[find(branchTo[b]!)] = find(nodeCount + b);
  }
  const label = new Int32Array(nodeCount + branchCount).fill(-1);
  let count = 0;
  const zoneOf = (element: number): number => {
    const root = find(element);
    if (label[root] === -1) label[root] = count++;
    return label[root]!;
  };
  const zoneOfNode = new Int32Array(nodeCount);
  for (let i = 0; i < nodeCount; i++) zoneOfNode[i] = zoneOf(i);
  const zoneOfBranch = new Int32Array(branchCount).fill(-1);
  for (let b = 0; b < branchCount; b++) if (normallyOpen[b] === 0) zoneOfBranch[b] = zoneOf(nodeCount + b);
  return { count, zoneOfNode, zoneOfBranch };
}

interface Edges {
  a: Int32Array;
  b: Int32Array;
  open: Float64Array;
  shed: Float64Array;
}

function zoneEdges(network: NetworkColumns, joints: Joints, zoneOfNode: Int32Array, zoneOfBranch: Int32Array): Edges {
  const picked: number[] = [];
  for (let b = 0; b < network.branchCount; b++) {
    if (network.normallyOpen[b] === 1) continue;
    // A device that a path without devices goes around separates nothing.
    if (joints.open[2 * b]! >= 0 && zoneOfNode[network.branchFrom[b]!] !== zoneOfBranch[b]) picked.push(2 * b);
    if (joints.open[2 * b + 1]! >= 0 && zoneOfNode[network.branchTo[b]!] !== zoneOfBranch[b]) picked.push(2 * b + 1);
  }
  const edges: Edges = {
    a: new Int32Array(picked.length),
    b: new Int32Array(picked.length),
    open: new Float64Array(picked.length),
    shed: new Float64Array(picked.length),
  };
  picked.forEach((joint, e) => {
    const branch = joint >> 1;
    const node = (joint & 1) === 0 ? network.branchFrom[branch]! : network.branchTo[branch]!;
    edges.a[e] = zoneOfNode[node]!;
    edges.b[e] = zoneOfBranch[branch]!;
    edges.open[e] = joints.open[joint]!;
    edges.shed[e] = joints.shed[joint]!;
  });
  return edges;
}

function adjacency(count: number, a: Int32Array, b: Int32Array, edges: Edges) {
  const adjStart = new Int32Array(count + 1);
  for (let e = 0; e < a.length; e++) {
    adjStart[a[e]! + 1]!++;
    adjStart[b[e]! + 1]!++;
  }
  for (let z = 0; z < count; z++) adjStart[z + 1]! += adjStart[z]!;
  const next = adjStart.slice(0, count);
  const adjZone = new Int32Array(2 * a.length);
  const adjOpenHours = new Float64Array(2 * a.length);
  const adjShedHours = new Float64Array(2 * a.length);
  const put = (from: number, to: number, e: number) => {
    const place = next[from]!++;
    adjZone[place] = to;
    adjOpenHours[place] = edges.open[e]!;
    adjShedHours[place] = edges.shed[e]!;
  };
  for (let e = 0; e < a.length; e++) {
    put(a[e]!, b[e]!, e);
    put(b[e]!, a[e]!, e);
  }
  return { adjStart, adjZone, adjOpenHours, adjShedHours };
}

function numberZones(network: NetworkColumns, count: number, zoneOfNode: Int32Array, edges: Edges) {
  const { adjStart, adjZone, adjOpenHours } = adjacency(count, edges.a, edges.b, edges);
  const sourceZone = new Uint8Array(count);
  for (let i = 0; i < network.nodeCount; i++) if (network.nodeKind[i] === NODE_SOURCE) sourceZone[zoneOfNode[i]!] = 1;
  const newOf = new Int32Array(count).fill(-1);
  const part = new Int32Array(count);
  const parent = new Int32Array(count).fill(-1);
  const parentOpenHours = new Float64Array(count);
  const hasSource = new Uint8Array(count);
  const subtreeEnd = new Int32Array(count);
  const partStart: number[] = [];
  const partKind: number[] = [];
  // Depth first with the place reached among the neighbours kept beside each zone on the way.
  const stack = new Int32Array(count);
  const at = adjStart.slice(0, count);
  let placed = 0;
  const walk = (root: number) => {
    const first = placed;
    const p = partStart.length;
    partStart.push(first);
    let joints = 0;
    let supplies = 0;
    let depth = 0;
    const enter = (zone: number, from: number, hours: number) => {
      newOf[zone] = placed;
      part[placed] = p;
      parent[placed] = from;
      parentOpenHours[placed] = hours;
      hasSource[placed] = sourceZone[zone]!;
      supplies += sourceZone[zone]!;
      joints += adjStart[zone + 1]! - adjStart[zone]!;
      placed++;
      stack[depth++] = zone;
    };
    enter(root, -1, 0);
    while (depth > 0) {
      const zone = stack[depth - 1]!;
      const place = at[zone]!;
      if (place === adjStart[zone + 1]) {
        subtreeEnd[newOf[zone]!] = placed;
        depth--;
        continue;
      }
      at[zone] = place + 1;
      const other = adjZone[place]!;
      if (newOf[other] === -1) enter(other, newOf[zone]!, adjOpenHours[place]!);
    }
    const isTree = joints / 2 === placed - first - 1 && supplies === 1;
    partKind.push(supplies === 0 ? PART_DEAD : isTree ? PART_TREE : PART_MESH);
  };
  for (let z = 0; z < count; z++) if (sourceZone[z] === 1 && newOf[z] === -1) walk(z);
  for (let z = 0; z < count; z++) if (newOf[z] === -1) walk(z);
  const partCount = partStart.length;
  partStart.push(count);
  return {
    newOf,
    columns: {
      part,
      partCount,
      partStart: Int32Array.from(partStart),
      partKind: Uint8Array.from(partKind),
      hasSource,
      parent,
      subtreeEnd,
      parentOpenHours,
    },
  };
}

function zoneTies(network: NetworkColumns, count: number, zoneOfNode: Int32Array) {
  const picked: number[] = [];
  for (let b = 0; b < network.branchCount; b++) {
    if (network.normallyOpen[b] === 0) continue;
    if (zoneOfNode[network.branchFrom[b]!] !== zoneOfNode[network.branchTo[b]!]) picked.push(b);
  }
  const tieBranch = Int32Array.from(picked);
  const tieFrom = tieBranch.map((b) => zoneOfNode[network.branchFrom[b]!]!);
  const tieTo = tieBranch.map((b) => zoneOfNode[network.branchTo[b]!]!);
  const ends = new Int32Array(2 * tieBranch.length);
  tieFrom.forEach((zone, t) => {
    ends[2 * t] = zone;
    ends[2 * t + 1] = tieTo[t]!;
  });
  const { start, items } = groupBy(count, ends);
  return { tieCount: picked.length, tieBranch, tieFrom, tieTo, tieStart: start, tieAt: items.map((end) => end >> 1) };
}

function zoneLoads(network: NetworkColumns, count: number, zoneOfNode: Int32Array, part: Int32Array) {
  const customers = new Float64Array(count);
  const averageKw = new Float64Array(count);
  const keys = new Int32Array(network.nodeCount).fill(-1);
  for (let i = 0; i < network.nodeCount; i++) {
    if (!isLoadPoint(network, i)) continue;
    keys[i] = zoneOfNode[i]!;
    customers[keys[i]!]! += network.customers[i]!;
    averageKw[keys[i]!]! += network.averageKw[i]!;
  }
  const kwThrough = new Float64Array(count);
  for (let z = 0; z < count; z++)
    kwThrough[z] = averageKw[z]! + (z > 0 && part[z] === part[z - 1] ? kwThrough[z - 1]! : 0);
  const { start, items } = groupBy(count, keys);
  return { customers, averageKw, kwThrough, loadStart: start, loadAt: items };
}

function zoneFailures(network: NetworkColumns, count: number, zoneOfBranch: Int32Array) {
  const keys = zoneOfBranch.map((zone, b) => (network.failuresPerYear[b]! > 0 ? zone : -1));
  const { start, items } = groupBy(count, keys);
  const repair = network.repairHours;
  for (let z = 0; z < count; z++) {
    if (start[z + 1]! - start[z]! > 1) items.subarray(start[z]!, start[z + 1]!).sort((a, b) => repair[a]! - repair[b]!);
  }
  return { failStart: start, failAt: items };
}

/** Indices of `keys` grouped by key 0..count-1 (keys below 0 are left out), each group ascending. */
function groupBy(count: number, keys: Int32Array): { start: Int32Array; items: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const key of keys) if (key >= 0) start[key + 1]!++;
  for (let k = 0; k < count; k++) start[k + 1]! += start[k]!;
  const next = start.slice(0, count);
  const items = new Int32Array(start[count]!);
  keys.forEach((key, i) => {
    if (key >= 0) items[next[key]!++] = i;
  });
  return { start, items };
}
