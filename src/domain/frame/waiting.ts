import type { FrameChange } from '../../shared/frame/change';
import { analyseReliability } from '../reliability/analyseReliability';
import { FrameDraft } from './draft';
import { networkOfComponents } from './stage/cluster';
import type { AppliedStep, StageEngine } from './stage/engine';

/** Hours that outlast every switching time, so that only those who wait for the repair count. */
const LONG_HOURS = 1e6;

/** By branch; they are those of the current frame, whatever the changes. */
const waitingOf = new WeakMap<StageEngine, Map<string, number>>();

/**
 * Customers of the current frame who cannot be supplied another way while a change is built: those who would wait out a
 * long outage of the stretch it is done on. Changes of areas count the customers of their own node.
 */
export function createWaiting(engine: StageEngine): (change: FrameChange, applied: AppliedStep | undefined) => number {
  const known = waitingOf.get(engine) ?? new Map<string, number>();
  waitingOf.set(engine, known);
  const { base } = engine;
  const ofBranch = (id: string): number => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const branch = base.frame.branches.get(id)!;
    const components = [branch.from, branch.to].map((node) => base.componentOf.get(node)!);
    const network = networkOfComponents(base, new FrameDraft(base.frame), components);
    const at = network.branchIds.indexOf(id);
    network.failuresPerYear.fill(0);
    network.failuresPerYear[at] = 1;
    network.repairHours[at] = LONG_HOURS;
    const customers = analyseReliability(network).customerHours[at]! / LONG_HOURS;
    const rounded = Math.round(customers * 1000) / 1000;
    known.set(id, rounded);
    return rounded;
  };
  return (change, applied) => {
    if (applied === undefined) return 0;
    if (change.type === 'enlargeArea' || change.type === 'compensation') {
      return base.frame.nodes.get(change.element)?.customers ?? 0;
    }
    const stretches = new Set<string>();
    for (const patch of applied.patches) {
      if (patch.kind === 'branch' && base.frame.branches.get(patch.id)?.normallyOpen === false) stretches.add(patch.id);
      if (patch.kind === 'switch' && patch.before !== null) {
        if (base.frame.branches.get(patch.before.branch)?.normallyOpen === false) stretches.add(patch.before.branch);
      }
    }
    if (stretches.size > 0) return Math.max(...[...stretches].map(ofBranch));
    // What is only attached to a node needs one of the stretches there to be dead: the one that costs least.
    const atNodes: string[] = [];
    for (const node of applied.nodes) {
      for (const id of base.frame.branchesAt.get(node) ?? []) {
        if (!base.frame.branches.get(id)!.normallyOpen) atNodes.push(id);
      }
    }
    return atNodes.length === 0 ? 0 : Math.min(...atNodes.map(ofBranch));
  };
}
