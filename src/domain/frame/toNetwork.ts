import type { FrameBranch, FrameNode, FrameSwitch } from '../../shared/frame/elements';
import { toMetres } from '../geo/plane';
import {
  BRANCH_KINDS,
  DEFAULT_OPERATE_HOURS,
  DEFAULT_REMOTE_OPERATE_HOURS,
  DEVICE_KINDS,
  emptyColumns,
  type Network,
  NODE_KINDS,
  orderOfIds,
} from '../network/network';
import type { FrameHead } from './frame';

/** Load of a node in the year a frame is looked at. */
export interface NodeLoad {
  customers: number;
  averageKw: number;
  peakKw: number;
  peakKvar: number;
}

export interface NetworkParts {
  nodes: readonly FrameNode[];
  branches: readonly FrameBranch[];
  switches: readonly FrameSwitch[];
}

/**
 * The columns engines compute on, as reading the frame's countyframe.network/1 document would give them.
 * @param loadOf load of each node in the frame's year; default: as the node states it
 * @returns the network; branches whose nodes are not among `parts` are the caller's fault
 */
export function toNetwork(parts: NetworkParts, head: FrameHead, loadOf?: (node: FrameNode) => NodeLoad): Network {
  const { nodes, branches, switches } = parts;
  const columns = emptyColumns(nodes.length, branches.length, switches.length);
  const network: Network = {
    ...columns,
    baseKv: head.baseKv ?? Number.NaN,
    sourceVoltagePu: head.sourceVoltagePu ?? 1,
    id: undefined,
    title: head.title,
    nodeIds: nodes.map((node) => node.id),
    branchIds: branches.map((branch) => branch.id),
    nodeNames: nodes.map((node) => node.name),
    branchNames: branches.map((branch) => branch.name),
    deviceNames: switches.map((device) => device.name),
    deviceIds: switches.map((device) => device.id),
    nodeX: Float64Array.from(nodes, (node) => node.x ?? Number.NaN),
    nodeY: Float64Array.from(nodes, (node) => node.y ?? Number.NaN),
  };
  toMetres(network.nodeX, network.nodeY);
  const nodeAt = new Map<string, number>();
  nodes.forEach((node, i) => {
    nodeAt.set(node.id, i);
    const load = loadOf === undefined ? node : loadOf(node);
    network.nodeKind[i] = NODE_KINDS.indexOf(node.kind);
    network.customers[i] = load.customers;
    network.averageKw[i] = load.averageKw;
    network.peakKw[i] = load.peakKw;
    network.peakKvar[i] = load.peakKvar;
  });
  const branchAt = new Map<string, number>();
  branches.forEach((branch, b) => {
    branchAt.set(branch.id, b);
    network.branchFrom[b] = nodeAt.get(branch.from)!;
    network.branchTo[b] = nodeAt.get(branch.to)!;
    network.branchKind[b] = BRANCH_KINDS.indexOf(branch.kind);
    network.lengthKm[b] = branch.lengthKm ?? Number.NaN;
    network.rOhm[b] = branch.rOhm ?? Number.NaN;
    network.xOhm[b] = branch.xOhm ?? Number.NaN;
    network.failuresPerYear[b] = branch.failuresPerYear;
    network.repairHours[b] = branch.repairHours ?? Number.NaN;
    network.capacityKw[b] = branch.capacityKw ?? Number.POSITIVE_INFINITY;
    network.normallyOpen[b] = branch.normallyOpen ? 1 : 0;
    const byHand = branch.remote ? DEFAULT_REMOTE_OPERATE_HOURS : DEFAULT_OPERATE_HOURS;
    network.operateHours[b] = branch.operateHours ?? (branch.normallyOpen ? byHand : Number.NaN);
  });
  switches.forEach((device, d) => {
    network.deviceBranch[d] = branchAt.get(device.branch)!;
    network.deviceEnd[d] = device.end === 'from' ? 0 : 1;
    network.deviceKind[d] = DEVICE_KINDS.indexOf(device.kind);
    network.deviceRemote[d] = device.remote ? 1 : 0;
    const acts = device.kind === 'breaker' || device.kind === 'fuse';
    const hours = device.operateHours ?? (device.remote ? DEFAULT_REMOTE_OPERATE_HOURS : DEFAULT_OPERATE_HOURS);
    network.deviceOperateHours[d] = acts ? 0 : hours;
  });
  network.nodeOrder = orderOfIds(network.nodeIds);
  network.branchOrder = orderOfIds(network.branchIds);
  return network;
}
