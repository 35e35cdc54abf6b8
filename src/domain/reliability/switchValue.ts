import { type Adjacency, branchesAtNodes, otherEnd } from '../network/adjacency';
import {
  columnsOf,
  DEFAULT_REMOTE_OPERATE_HOURS,
  END_FROM,
  emptyColumns,
  type NetworkColumns,
  NODE_JUNCTION,
  NODE_SOURCE,
} from '../network/network';
import { analyseReliability, type ReliabilityResult } from './analyseReliability';

/** What a change of one switch or tie is worth in a year; positive = the better with it. */
export interface SwitchSaving {
  customerInterruptions: number;
  customerHours: number;
  unservedKwh: number;
}

/** The part of a network that a change can matter to, as a network of its own, ready to be changed. */
interface Extract {
  columns: NetworkColumns;
  /** New index of each device and branch of the part; -1 elsewhere. */
  deviceAt: Map<number, number>;
  branchAt: Map<number, number>;
  unchanged: ReliabilityResult;
}

/**
 * What switches and ties save, each on its own: the part of the network it stands in is analysed with and without it.
 * A failure matters within its connected part only, so that the rest stands as supply behind ties; each part is cut out
 * once and its unchanged figures are kept.
 */
export function createSwitchValuer(network: NetworkColumns) {
  const adjacency = branchesAtNodes(network);
  const parts = connectedParts(network, adjacency);
  const devicesOf = devicesByBranch(network);
  const extracts = new Map<number, Extract>();
  const extractAt = (node: number) => extractOf(parts.ofNode[node]!);
  const extractOf = (part: number): Extract => {
    const known = extracts.get(part);
    if (known !== undefined) return known;
    const extract = cutOut(network, adjacency, devicesOf, parts, part);
    extracts.set(part, extract);
    return extract;
  };

  return {
    /** What device `device` saves: the figures without it less the figures with it. */
    savingOfDevice(device: number): SwitchSaving {
      const extract = extractAt(network.branchFrom[network.deviceBranch[device]!]!);
      const at = extract.deviceAt.get(device);
      // On a normally open branch a device does not matter.
      if (at === undefined) return { customerInterruptions: 0, customerHours: 0, unservedKwh: 0 };
      return difference(analyseReliability(withoutDevice(extract.columns, at)), extract.unchanged);
    },

    /** What making a disconnector or load switch remote (0.05 h unless stated) would save. */
    savingOfRemote(device: number, operateHours = DEFAULT_REMOTE_OPERATE_HOURS): SwitchSaving {
      const extract = extractAt(network.branchFrom[network.deviceBranch[device]!]!);
      const at = extract.deviceAt.get(device);
      if (at === undefined || extract.columns.deviceOperateHours[at]! <= operateHours) {
        return { customerInterruptions: 0, customerHours: 0, unservedKwh: 0 };
      }
      const deviceOperateHours = extract.columns.deviceOperateHours.slice();
      deviceOperateHours[at] = operateHours;
      return difference(extract.unchanged, analyseReliability({ ...extract.columns, deviceOperateHours }));
    },

    /** What a tie saves on both its sides, and beyond parts without a source that it links. */
    savingOfTie(branch: number): SwitchSaving {
      const ends = new Set([parts.ofNode[network.branchFrom[branch]!]!, parts.ofNode[network.branchTo[branch]!]!]);
      for (const part of ends)
        if (!parts.hasSource[part]) for (const p of neighbours(network, adjacency, parts, part)) ends.add(p);
      const total = { customerInterruptions: 0, customerHours: 0, unservedKwh: 0 };
      for (const part of ends) {
        if (!parts.hasSource[part]) continue;
        const extract = extractOf(part);
        const at = extract.branchAt.get(branch);
        if (at === undefined) continue;
        const operateHours = extract.columns.operateHours.slice();
        // A tie that is never closed is no tie.
        operateHours[at] = Number.POSITIVE_INFINITY;
        const saving = difference(analyseReliability({ ...extract.columns, operateHours }), extract.unchanged);
        total.customerInterruptions += saving.customerInterruptions;
        total.customerHours += saving.customerHours;
        total.unservedKwh += saving.unservedKwh;
      }
      return total;
    },
  };
}

function difference(worse: ReliabilityResult, better: ReliabilityResult): SwitchSaving {
  const a = worse.system;
  const b = better.system;
  return {
    customerInterruptions: a.saifi * a.customers - b.saifi * b.customers,
    customerHours: a.saidiHours * a.customers - b.saidiHours * b.customers,
    unservedKwh: a.ensKwh - b.ensKwh,
  };
}

function withoutDevice(columns: NetworkColumns, device: number): NetworkColumns {
  const keep = <T extends Uint8Array | Int32Array | Float64Array>(column: T): T =>
    column.filter((_, d) => d !== device) as T;
  return {
    ...columns,
    deviceCount: columns.deviceCount - 1,
    deviceBranch: keep(columns.deviceBranch),
    deviceEnd: keep(columns.deviceEnd),
    deviceKind: keep(columns.deviceKind),
    deviceOperateHours: keep(columns.deviceOperateHours),
    deviceRemote: keep(columns.deviceRemote),
  };
}

interface Parts {
  ofNode: Int32Array;
  members: number[][];
  hasSource: boolean[];
}

/** Parts connected over closed branches. */
function connectedParts(network: NetworkColumns, adjacency: Adjacency): Parts {
  const ofNode = new Int32Array(network.nodeCount).fill(-1);
  const members: number[][] = [];
  const hasSource: boolean[] = [];
  for (let i = 0; i < network.nodeCount; i++) {
    if (ofNode[i] !== -1) continue;
    const part = members.length;
    const nodes = [i];
    ofNode[i] = part;
    let source = false;
    for (const node of nodes) {
      source ||= network.nodeKind[node] === NODE_SOURCE;
      for (let k = adjacency.start[node]!; k < adjacency.start[node + 1]!; k++) {
        const branch = adjacency.branch[k]!;
        const other = otherEnd(network, branch, node);
        if (network.normallyOpen[branch] === 1 || ofNode[other] !== -1) continue;
        ofNode[other] = part;
        nodes.push(other);
      }
    }
    members.push(nodes);
    hasSource.push(source);
  }
  return { ofNode, members, hasSource };
}

/** Copies a part, the sourceless parts ties link it with, and for each other part at a tie one source that stands for it. */
function cutOut(
  network: NetworkColumns,
  adjacency: Adjacency,
  devicesOf: Map<number, number[]>,
  parts: Parts,
  part: number,
): Extract {
  const taken = new Set([part]);
  const branches = new Set<number>();
  for (const p of taken) {
    for (const node of parts.members[p]!) {
      for (let k = adjacency.start[node]!; k < adjacency.start[node + 1]!; k++) {
        const branch = adjacency.branch[k]!;
        branches.add(branch);
        const other = parts.ofNode[otherEnd(network, branch, node)]!;
        if (!parts.hasSource[other]) taken.add(other);
      }
    }
  }
  const nodes = [...taken].flatMap((p) => parts.members[p]!);
  const nodeAt = new Map(nodes.map((node, i) => [node, i]));
  const branchAt = new Map([...branches].map((branch, i) => [branch, i]));
  const devices = [...branches].flatMap((b) => (network.normallyOpen[b] === 1 ? [] : (devicesOf.get(b) ?? [])));
  // The last node is the source that stands for all that lies beyond the ties.
  const columns = emptyColumns(nodes.length + 1, branches.size, devices.length);
  nodes.forEach((node, i) => {
    columns.nodeKind[i] = network.nodeKind[node]!;
    columns.customers[i] = network.customers[node]!;
    columns.averageKw[i] = network.averageKw[node]!;
    columns.nodeOrder[i] = network.nodeOrder[node]!;
    // Sourceless parts ask for nothing, here as in the whole.
    if (!parts.hasSource[parts.ofNode[node]!]) columns.nodeKind[i] = NODE_JUNCTION;
  });
  const beyond = nodes.length;
  columns.nodeKind[beyond] = NODE_SOURCE;
  for (const [branch, b] of branchAt) {
    columns.branchFrom[b] = nodeAt.get(network.branchFrom[branch]!) ?? beyond;
    columns.branchTo[b] = nodeAt.get(network.branchTo[branch]!) ?? beyond;
    columns.failuresPerYear[b] = network.failuresPerYear[branch]!;
    columns.repairHours[b] = network.repairHours[branch]!;
    columns.normallyOpen[b] = network.normallyOpen[branch]!;
    columns.operateHours[b] = network.operateHours[branch]!;
    columns.capacityKw[b] = network.capacityKw[branch]!;
    columns.branchOrder[b] = network.branchOrder[branch]!;
  }
  devices.forEach((device, d) => {
    columns.deviceBranch[d] = branchAt.get(network.deviceBranch[device]!)!;
    columns.deviceEnd[d] = network.deviceEnd[device] === END_FROM ? 0 : 1;
    columns.deviceKind[d] = network.deviceKind[device]!;
    columns.deviceOperateHours[d] = network.deviceOperateHours[device]!;
    columns.deviceRemote[d] = network.deviceRemote[device]!;
  });
  return {
    columns: columnsOf(columns),
    deviceAt: new Map(devices.map((device, d) => [device, d])),
    branchAt,
    unchanged: analyseReliability(columns),
  };
}

function neighbours(network: NetworkColumns, adjacency: Adjacency, parts: Parts, part: number): Set<number> {
  const found = new Set<number>();
  for (const node of parts.members[part]!) {
    for (let k = adjacency.start[node]!; k < adjacency.start[node + 1]!; k++) {
      found.add(parts.ofNode[otherEnd(network, adjacency.branch[k]!, node)]!);
    }
  }
  return found;
}

function devicesByBranch(network: NetworkColumns): Map<number, number[]> {
  const devices = new Map<number, number[]>();
  for (let d = 0; d < network.deviceCount; d++) {
    const branch = network.deviceBranch[d]!;
    const known = devices.get(branch);
    if (known === undefined) devices.set(branch, [d]);
    else known.push(d);
  }
  return devices;
}
