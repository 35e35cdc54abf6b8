import type { FrameBranch, FrameNode, FrameSwitch } from '../../shared/frame/elements';
import type { Issue } from '../../shared/issue';
import type { Network1, Network1Branch, Network1Device, Network1Node } from '../network/network1';
import { NETWORK_FORMAT, readNetwork } from '../network/readNetwork';
import { compact } from './apply/context';
import type { FrameHead } from './frame';

/** A network document's elements, as they go into the ledgers: codes are its ids. */
export interface Network1Elements {
  nodes: FrameNode[];
  branches: FrameBranch[];
  switches: FrameSwitch[];
  head: FrameHead;
  issues: Issue[];
}

/**
 * Takes a countyframe.network/1 document as a frame. What it leaves out stays left out, so that writing it back changes no
 * figure; switches get codes of their branch, end and place.
 * @throws AppError NETWORK_INVALID
 */
export function elementsOfNetwork1(json: unknown): Network1Elements {
  const { issues } = readNetwork(json);
  const document = json as Network1;
  const nodes = document.nodes.map(
    (node): FrameNode =>
      compact({
        id: node.id,
        kind: node.kind,
        name: node.name ?? undefined,
        customers: node.customers ?? 0,
        averageKw: node.averageKw ?? 0,
        peakKw: node.peakKw ?? 0,
        peakKvar: node.peakKvar ?? 0,
        x: node.x ?? undefined,
        y: node.y ?? undefined,
      }) as FrameNode,
  );
  const branches = document.branches.map((branch): FrameBranch => {
    const remote = (branch as { remote?: boolean | null }).remote;
    return compact({
      id: branch.id,
      from: branch.from,
      to: branch.to,
      kind: branch.kind ?? ('line' as const),
      name: branch.name ?? undefined,
      lengthKm: branch.lengthKm ?? undefined,
      rOhm: branch.rOhm ?? undefined,
      xOhm: branch.xOhm ?? undefined,
      failuresPerYear: branch.failuresPerYear ?? 0,
      repairHours: branch.repairHours ?? undefined,
      normallyOpen: branch.normallyOpen ?? false,
      operateHours: branch.operateHours ?? undefined,
      remote: remote ?? undefined,
      capacityKw: branch.capacityKw ?? undefined,
    }) as FrameBranch;
  });
  const taken = new Set<string>();
  const switches = (document.devices ?? []).map((device): FrameSwitch => {
    let id = `${device.branch}/${device.end}`;
    for (let n = 2; taken.has(id); n++) id = `${device.branch}/${device.end} ${n}`;
    taken.add(id);
    return compact({
      id,
      branch: device.branch,
      end: device.end,
      kind: device.kind,
      name: device.name ?? undefined,
      operateHours: device.operateHours ?? undefined,
      remote: device.remote ?? undefined,
    }) as FrameSwitch;
  });
  const head = compact({
    title: document.title ?? document.id ?? undefined,
    baseKv: document.baseKv ?? undefined,
    sourceVoltagePu: document.sourceVoltagePu ?? undefined,
  }) as FrameHead;
  return { nodes, branches, switches, head, issues };
}

/** A frame as a countyframe.network/1 document. */
export function network1Of(
  elements: { nodes: Iterable<FrameNode>; branches: Iterable<FrameBranch>; switches: Iterable<FrameSwitch> },
  head: FrameHead,
): Network1 {
  const nodes: Network1Node[] = [];
  for (const { id, kind, name, customers, averageKw, peakKw, peakKvar, x, y } of elements.nodes) {
    nodes.push(
      compact({
        ...{ id, kind, name, x, y },
        customers: customers || undefined,
        averageKw: averageKw || undefined,
        peakKw: peakKw || undefined,
        peakKvar: peakKvar || undefined,
      }) as Network1Node,
    );
  }
  const branches: Network1Branch[] = [];
  for (const branch of elements.branches) {
    const { id, from, to, kind, name, lengthKm, rOhm, xOhm, repairHours, operateHours, capacityKw, remote } = branch;
    branches.push(
      compact({
        ...{ id, from, to, kind, name, lengthKm, rOhm, xOhm, repairHours, operateHours, capacityKw, remote },
        failuresPerYear: branch.failuresPerYear || undefined,
        normallyOpen: branch.normallyOpen || undefined,
      }) as Network1Branch,
    );
  }
  const devices: Network1Device[] = [];
  for (const { branch, end, kind, name, operateHours, remote } of elements.switches) {
    devices.push(compact({ branch, end, kind, name, operateHours, remote }) as Network1Device);
  }
  return {
    format: NETWORK_FORMAT,
    ...(head.title === undefined ? {} : { title: head.title }),
    ...(head.baseKv === undefined ? {} : { baseKv: head.baseKv }),
    ...(head.sourceVoltagePu === undefined ? {} : { sourceVoltagePu: head.sourceVoltagePu }),
    nodes,
    branches,
    devices,
  };
}
