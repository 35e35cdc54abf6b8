import type { FrameBranch, FrameNode, FrameSwitch } from '../../shared/frame/elements';

/** What a frame says of the network as a whole. */
export interface FrameHead {
  title?: string;
  /** Line-to-line base voltage, kV. */
  baseKv?: number;
  /** Voltage of every source, per unit. */
  sourceVoltagePu?: number;
}

/** A frame: its elements by code, and what hangs where. Never changed; changes go on a draft over it. */
export interface Frame extends FrameHead {
  nodes: ReadonlyMap<string, FrameNode>;
  branches: ReadonlyMap<string, FrameBranch>;
  switches: ReadonlyMap<string, FrameSwitch>;
  /** Codes of the branches at each node, of the switches on each branch, and of the branches of each ledger feeder. */
  branchesAt: ReadonlyMap<string, readonly string[]>;
  switchesOn: ReadonlyMap<string, readonly string[]>;
  branchesOfFeeder: ReadonlyMap<string, readonly string[]>;
}

/**
 * Puts elements together; of equal codes the last one counts.
 * @param elements branches whose nodes are missing, and switches whose branch is missing, are left out
 */
export function makeFrame(
  elements: { nodes: Iterable<FrameNode>; branches: Iterable<FrameBranch>; switches: Iterable<FrameSwitch> },
  head: FrameHead = {},
): Frame {
  const nodes = new Map<string, FrameNode>();
  for (const node of elements.nodes) nodes.set(node.id, node);
  const branches = new Map<string, FrameBranch>();
  for (const branch of elements.branches) {
    if (nodes.has(branch.from) && nodes.has(branch.to)) branches.set(branch.id, branch);
  }
  const switches = new Map<string, FrameSwitch>();
  for (const device of elements.switches) if (branches.has(device.branch)) switches.set(device.id, device);
  const branchesAt = new Map<string, string[]>();
  const branchesOfFeeder = new Map<string, string[]>();
  for (const { id, from, to, feeder } of branches.values()) {
    addTo(branchesAt, from, id);
    if (to !== from) addTo(branchesAt, to, id);
    if (feeder !== undefined) addTo(branchesOfFeeder, feeder, id);
  }
  const switchesOn = new Map<string, string[]>();
  for (const { id, branch } of switches.values()) addTo(switchesOn, branch, id);
  const { title, baseKv, sourceVoltagePu } = head;
  return {
    ...(title === undefined ? {} : { title }),
    ...(baseKv === undefined ? {} : { baseKv }),
    ...(sourceVoltagePu === undefined ? {} : { sourceVoltagePu }),
    nodes,
    branches,
    switches,
    branchesAt,
    switchesOn,
    branchesOfFeeder,
  };
}

function addTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
