import { applyChange } from '../../../domain/frame/apply/applyChange';
import { FrameDraft, type Patch } from '../../../domain/frame/draft';
import type { Frame } from '../../../domain/frame/frame';
import { changesOfFrame, projectOfChange } from '../../../domain/frame/select';
import type { FrameBranch } from '../../../shared/frame/elements';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { type FrameModel, frameModel } from './frameModel';
import { writeNetwork } from './writeNetwork';

/**
 * Folds commissioned projects into the current frame: their changes become rows of the network ledgers, elements keep
 * their codes, the changes go from the list. Feeders known from their ledger alone get the sections their changes need.
 * @returns projects folded
 */
export function foldProjects(store: Store, scope: Scope, projectIds: readonly string[]): number {
  const model = frameModel(store, scope);
  const { result } = store.write({ code: 'CHANGE_FRAME_FOLD', params: { count: projectIds.length } }, (writer) =>
    foldInto(store, writer, model, scope, new Set(projectIds)),
  );
  return result;
}

/** As foldProjects, inside a change of the caller. */
export function foldInto(
  store: Store,
  writer: ChangeWriter,
  model: FrameModel,
  scope: Scope,
  projects: ReadonlySet<string>,
): number {
  const { lists, county } = model;
  const taken = changesOfFrame(lists, 'all').filter((change) => {
    const project = projectOfChange(lists, change);
    return project !== undefined && projects.has(project.id);
  });
  if (taken.length === 0) return 0;
  // Rates as the ledgers have them: calibration is done anew from the record each time.
  const draft = new FrameDraft(county.current);
  const context = { ...county.engine.context, failureFactor: 1 };
  const folded = new Set<string>();
  const gone = new Set<string>();
  const touched = new Set<string>();
  for (const change of taken) {
    const { patches } = applyChange(draft, change, context);
    if (patches === null) continue;
    gone.add(change.id);
    folded.add(projectOfChange(lists, change)!.id);
    for (const feeder of feedersOf(patches, draft, county.current)) touched.add(feeder);
    writer.delete('frameChange', change.id);
  }
  for (const measure of lists.measures) {
    const own = lists.changesOf.get(measure.id) ?? [];
    // A measure goes with its last change.
    if (projects.has(measure.project) && own.every((change) => gone.has(change.id)))
      writer.delete('measure', measure.id);
  }
  const isLedgers = keptElements(model, touched);
  const elements = {
    nodes: [...draft.allNodes()].filter((node) => isLedgers.node(node.id)),
    branches: [...draft.allBranches()].filter((branch) => isLedgers.branch(branch)),
    switches: [...draft.allSwitches()].filter((device) => {
      const branch = draft.branch(device.branch);
      return branch !== undefined && isLedgers.branch(branch);
    }),
  };
  writeNetwork(store, writer, scope, elements, {}, county.current);
  return folded.size;
}

/** Feeders whose elements are altered, or have something built on them: their lines have to be on record. */
function feedersOf(patches: readonly Patch[], draft: FrameDraft, current: Frame): Set<string> {
  const feeders = new Set<string>();
  const add = (branch: FrameBranch | null | undefined): void => {
    if (branch?.feeder !== undefined) feeders.add(branch.feeder);
  };
  const around = (node: string): void => {
    if (current.nodes.get(node)?.kind === 'source') return;
    for (const id of current.branchesAt.get(node) ?? []) add(current.branches.get(id));
  };
  for (const patch of patches) {
    if (patch.kind === 'branch') {
      add(patch.before);
      add(patch.after);
      // A tie names its ends; what hangs on a line needs the line.
      if (patch.after !== null && !patch.after.normallyOpen) {
        around(patch.after.from);
        around(patch.after.to);
      }
    } else if (patch.kind === 'switch') {
      for (const device of [patch.before, patch.after]) if (device !== null) add(draft.branch(device.branch));
    } else if (patch.kind === 'node') around(patch.id);
  }
  return feeders;
}

/** What belongs into the network ledgers: what is there, what is new, and feeders whose stand-ins were changed. */
function keptElements(model: FrameModel, touched: ReadonlySet<string>) {
  const { ledgers, current, withSections } = model.county;
  const isStandIn = (feeder: string | undefined): boolean =>
    feeder !== undefined && !withSections.has(feeder) && !touched.has(feeder);
  const branch = (candidate: { id: string; feeder?: string }): boolean => {
    if (ledgers.rowIds.branches.has(candidate.id)) return true;
    const below = current.branches.get(candidate.id);
    if (below === undefined) return true;
    if (below.feeder === undefined) {
      // A tie between stand-ins stays one as long as both are; then its place is on record, whatever becomes of them.
      return [below.from, below.to].some((end) => node(end));
    }
    return !isStandIn(below.feeder);
  };
  const node = (id: string): boolean => {
    if (ledgers.rowIds.nodes.has(id) || !current.nodes.has(id)) return true;
    const around = current.branchesAt.get(id) ?? [];
    return around.some((at) => {
      const below = current.branches.get(at)!;
      return below.feeder !== undefined && !isStandIn(below.feeder);
    });
  };
  return { branch, node };
}
