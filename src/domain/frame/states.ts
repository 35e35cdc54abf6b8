import type { FrameElements } from '../../shared/api/frame';
import type { FrameBranch, FrameNode } from '../../shared/frame/elements';
import type { FrameDraft } from './draft';

export type ElementState = 'new' | 'changed' | 'retired';

/** How the elements of a frame differ from the current one; what is not listed is the same. */
export interface ElementStates {
  nodes: ReadonlyMap<string, ElementState>;
  branches: ReadonlyMap<string, ElementState>;
  switches: ReadonlyMap<string, ElementState>;
}

/** Compares a draft with the frame below it, by what was written. */
export function statesOf(draft: FrameDraft): ElementStates {
  const nodes = new Map<string, ElementState>();
  const branches = new Map<string, ElementState>();
  const switches = new Map<string, ElementState>();
  const judge = <T>(
    id: string,
    before: T | undefined,
    after: T | undefined,
    states: Map<string, ElementState>,
  ): void => {
    if (before === undefined && after !== undefined) states.set(id, 'new');
    else if (before !== undefined && after === undefined) states.set(id, 'retired');
    else if (before !== after && !isSame(before, after)) states.set(id, 'changed');
  };
  for (const { kind, id } of draft.log) {
    if (kind === 'node') judge(id, draft.base.nodes.get(id), draft.node(id), nodes);
    else if (kind === 'branch') judge(id, draft.base.branches.get(id), draft.branch(id), branches);
    else if (kind === 'switch') judge(id, draft.base.switches.get(id), draft.switch(id), switches);
  }
  // A branch with another switch on it is drawn as changed.
  for (const id of switches.keys()) {
    const device = draft.switch(id) ?? draft.base.switches.get(id);
    if (device !== undefined && draft.branch(device.branch) !== undefined && !branches.has(device.branch)) {
      branches.set(device.branch, 'changed');
    }
  }
  return { nodes, branches, switches };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The states as a list, for the door. */
export function listStates(states: ElementStates): FrameElements['states'] {
  const list = (kind: 'node' | 'branch' | 'switch', map: ReadonlyMap<string, ElementState>) =>
    [...map].map(([id, state]) => ({ kind, id, state }));
  return [...list('node', states.nodes), ...list('branch', states.branches), ...list('switch', states.switches)];
}

/**
 * Retired elements as they can be drawn with the frame: a spur that went stands where it stood; a branch between nodes
 * that stay is drawn open, since closed it would make a loop that is not there.
 */
export function retiredParts(
  draft: FrameDraft,
  states: ElementStates,
): { nodes: FrameNode[]; branches: FrameBranch[] } {
  const nodes: FrameNode[] = [];
  for (const [id, state] of states.nodes) {
    const node = state === 'retired' ? draft.base.nodes.get(id) : undefined;
    if (node !== undefined) nodes.push({ ...node, customers: 0, averageKw: 0, peakKw: 0, peakKvar: 0 });
  }
  const branches: FrameBranch[] = [];
  for (const [id, state] of states.branches) {
    const branch = state === 'retired' ? draft.base.branches.get(id) : undefined;
    if (branch === undefined) continue;
    const bothStay = draft.node(branch.from) !== undefined && draft.node(branch.to) !== undefined;
    branches.push({ ...branch, normallyOpen: branch.normallyOpen || bothStay });
  }
  return { nodes, branches };
}
