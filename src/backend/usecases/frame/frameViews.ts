import { listStates, statesOf } from '../../../domain/frame/states';
import { findFeeders } from '../../../domain/network/feeders';
import type { FrameElements, FrameOverview, FramePreview, FrameSummary } from '../../../shared/api/frame';
import type { FrameChange } from '../../../shared/frame/change';
import type { FrameKey } from '../../../shared/frame/elements';
import type { Issue } from '../../../shared/issue';
import { feederFigures, indicesOrNull, namedFeeders } from './feederFigures';
import { frameAt, networkOf, yearOfFrame } from './frameAt';
import type { FrameModel } from './frameModel';

/** What frames a plan has, how large they are, and the feeders of its current and target frame. */
export function frameOverview(model: FrameModel): FrameOverview {
  const keys: FrameKey[] = ['current', ...model.years, 'target'];
  const frames: FrameSummary[] = [];
  const feeders = new Map<string, FrameOverview['feeders'][number]>();
  for (const key of keys) {
    const stage = frameAt(model, key);
    const { draft } = stage;
    const summary = { nodes: 0, branches: 0, ties: 0, switches: 0, lengthKm: 0 };
    for (const _ of draft.allNodes()) summary.nodes++;
    for (const _ of draft.allSwitches()) summary.switches++;
    for (const branch of draft.allBranches()) {
      summary.branches++;
      if (branch.normallyOpen) summary.ties++;
      else if (branch.kind !== 'transformer') summary.lengthKm += branch.lengthKm ?? 0;
    }
    const refused: Issue[] = stage.refused.map(({ issue }) => issue);
    frames.push({ key, year: yearOfFrame(model, key), ...summary, changes: stage.applied.size, refused });
    if (key !== 'current' && key !== 'target') continue;
    for (const feeder of namedFeeders(model, networkOf(model, key, stage))) feeders.set(feeder.id, feeder);
  }
  const { nodes } = model.county.current;
  let placed = 0;
  for (const node of nodes.values()) if (node.x !== undefined && node.y !== undefined) placed++;
  return {
    planId: model.scope.planId,
    years: [...model.years],
    targetYear: model.targetYear,
    frames,
    hasCoordinates: placed >= 2,
    feeders: [...feeders.values()],
    issues: model.county.issues,
  };
}

/**
 * Elements of a frame with what is new, changed or retired in it.
 * @param heads head branches of the feeders wanted; absent: all
 */
export function frameElements(model: FrameModel, key: FrameKey, heads: readonly string[] | undefined): FrameElements {
  const stage = frameAt(model, key);
  const { draft } = stage;
  const states = listStates(statesOf(draft));
  const nodes = [...draft.allNodes()];
  const branches = [...draft.allBranches()];
  const switches = [...draft.allSwitches()];
  if (heads === undefined) return { nodes, branches, switches, states };
  const network = networkOf(model, key, stage);
  const feeders = findFeeders(network);
  const wanted = new Set(heads);
  const isWanted = Array.from(feeders.head, (head) => wanted.has(network.branchIds[head]!));
  const taken = new Set<string>();
  const nodeTaken = (n: number) => isWanted[feeders.ofNode[n]!] === true;
  for (let b = 0; b < network.branchCount; b++) {
    const own = isWanted[feeders.ofBranch[b]!] === true;
    const tie = network.normallyOpen[b] === 1 && (nodeTaken(network.branchFrom[b]!) || nodeTaken(network.branchTo[b]!));
    if (own || tie) taken.add(network.branchIds[b]!);
  }
  const ends = new Set<string>();
  for (const branch of branches) if (taken.has(branch.id)) ends.add(branch.from).add(branch.to);
  return {
    nodes: nodes.filter((node) => ends.has(node.id)),
    branches: branches.filter((branch) => taken.has(branch.id)),
    switches: switches.filter((device) => taken.has(device.branch)),
    states,
  };
}

/** What changes that are not saved would do to a frame's figures. */
export function framePreview(
  model: FrameModel,
  key: FrameKey,
  drafts: { upserts: readonly FrameChange[]; deletes: readonly string[] },
): FramePreview {
  const began = performance.now();
  const before = frameAt(model, key);
  const isEmpty = drafts.upserts.length === 0 && drafts.deletes.length === 0;
  const after = isEmpty ? before : frameAt(model, key, drafts);
  const feeders: FramePreview['feeders'] = [];
  if (!isEmpty) {
    const { engine } = model.county;
    const names = new Map(feederFigures(model, key).map((feeder) => [feeder.id, feeder.name]));
    const was = new Map(engine.feeders(before).map((own) => [own.head, own]));
    for (const own of engine.feeders(after)) {
      const old = was.get(own.head);
      if (old !== undefined && old.hours === own.hours && old.interruptions === own.interruptions) continue;
      feeders.push({
        id: own.head,
        name: names.get(own.head) ?? own.head,
        before: old === undefined ? null : indicesOrNull(old, before),
        after: indicesOrNull(own, after),
      });
    }
  }
  const own = new Set(drafts.upserts.map((change) => change.id));
  return {
    frame: key,
    before: indicesOrNull(before.sums, before),
    after: indicesOrNull(after.sums, after),
    feeders,
    refused: after.refused.filter(({ id }) => own.has(id)).map(({ id, issue }) => ({ changeId: id, issue })),
    milliseconds: performance.now() - began,
  };
}
