import type { ChangeShapes } from '../../../shared/frame/change';
import type { FrameBranch, FrameNode } from '../../../shared/frame/elements';
import type { FrameDraft } from '../draft';
import { MANUAL_HOURS, REMOTE_HOURS } from '../rates';
import {
  type ApplyContext,
  compact,
  elementsOf,
  lineFailures,
  needBranch,
  needFreeCode,
  needNode,
  refuse,
} from './context';

type LineGiven = Partial<
  Pick<
    ChangeShapes['newSection'],
    | 'lengthKm'
    | 'construction'
    | 'model'
    | 'rOhm'
    | 'xOhm'
    | 'failuresPerYear'
    | 'repairHours'
    | 'capacityKw'
    | 'feeder'
  >
>;

/** A new branch with what a change says of it. */
export function newBranch(
  context: ApplyContext,
  id: string,
  name: string,
  ends: { from: string; to: string },
  given: LineGiven,
  more: Partial<FrameBranch> = {},
): FrameBranch {
  return compact<FrameBranch>({
    id,
    name,
    ...ends,
    kind: 'line',
    normallyOpen: false,
    ...(given.lengthKm === undefined ? {} : { lengthKm: given.lengthKm }),
    ...(given.rOhm === undefined ? {} : { rOhm: given.rOhm }),
    ...(given.xOhm === undefined ? {} : { xOhm: given.xOhm }),
    ...(given.capacityKw === undefined ? {} : { capacityKw: given.capacityKw }),
    ...(given.construction === undefined ? {} : { construction: given.construction }),
    ...(given.model === undefined ? {} : { model: given.model }),
    ...(given.feeder === undefined ? {} : { feeder: given.feeder }),
    ...lineFailures(context, given),
    ...more,
  });
}

/** A node for what a change creates. */
export function newNode(
  draft: FrameDraft,
  id: string,
  name: string,
  given: { x?: number; y?: number },
  more: Partial<FrameNode> = {},
): FrameNode {
  if (draft.node(id) !== undefined) refuse('FRAME_CODE_TAKEN', { id });
  return compact<FrameNode>({
    id,
    name,
    kind: 'junction',
    customers: 0,
    averageKw: 0,
    peakKw: 0,
    peakKvar: 0,
    ...(given.x === undefined ? {} : { x: given.x }),
    ...(given.y === undefined ? {} : { y: given.y }),
    ...more,
  });
}

/** The feeder a new line belongs to where none is stated: that of a branch at its start. */
function feederAt(draft: FrameDraft, node: string): string | undefined {
  return draft.branchesAt(node).find((branch) => !branch.normallyOpen && branch.feeder !== undefined)?.feeder;
}

export function newSection(
  draft: FrameDraft,
  context: ApplyContext,
  name: string,
  change: ChangeShapes['newSection'],
): void {
  needFreeCode(draft, change.newCode);
  const from = needNode(draft, change.fromNode);
  if (change.toNode === undefined) draft.setNode(change.newCode, newNode(draft, change.newCode, name, change));
  const to = needNode(draft, change.toNode ?? change.newCode);
  if (from.id === to.id) refuse('FRAME_ENDS_EQUAL', { id: from.id });
  const feeder = change.feeder ?? feederAt(draft, from.id);
  const ends = { from: from.id, to: to.id };
  draft.setBranch(change.newCode, newBranch(context, change.newCode, name, ends, compact({ ...change, feeder })));
  if (change.switchKind === undefined) return;
  draft.setSwitch(
    change.newCode,
    compact({
      id: change.newCode,
      name,
      branch: change.newCode,
      end: 'from' as const,
      kind: change.switchKind,
      operateHours: change.operateHours ?? (change.remote ? REMOTE_HOURS : MANUAL_HOURS),
      remote: change.remote,
    }),
  );
}

export function newTie(draft: FrameDraft, context: ApplyContext, name: string, change: ChangeShapes['newTie']): void {
  needFreeCode(draft, change.newCode);
  const from = needNode(draft, change.fromNode);
  const to = needNode(draft, change.toNode);
  if (from.id === to.id) refuse('FRAME_ENDS_EQUAL', { id: from.id });
  const operateHours = change.operateHours ?? (change.remote ? REMOTE_HOURS : MANUAL_HOURS);
  draft.setBranch(
    change.newCode,
    newBranch(context, change.newCode, name, { from: from.id, to: to.id }, change, {
      kind: 'tie',
      normallyOpen: true,
      operateHours,
      ...(change.remote === undefined ? {} : { remote: change.remote }),
    }),
  );
  draft.setSwitch(
    change.newCode,
    compact({
      id: change.newCode,
      name,
      branch: change.newCode,
      end: 'from' as const,
      kind: change.switchKind ?? 'loadSwitch',
      operateHours,
      remote: change.remote,
    }),
  );
}

/** New conductor or cable along existing branches. */
export function rebuild(
  draft: FrameDraft,
  context: ApplyContext,
  change: ChangeShapes['rebuildConductor'],
  isCable: boolean,
): void {
  const ids = elementsOf(change);
  const branches = ids.map((id) => needBranch(draft, id));
  const known = branches.reduce((sum, branch) => sum + (branch.lengthKm ?? 0), 0);
  const construction = change.construction ?? (isCable ? 'cable' : undefined);
  for (const branch of branches) {
    const share = known > 0 ? (branch.lengthKm ?? 0) / known : 1 / branches.length;
    const lengthKm = change.lengthKm === undefined ? branch.lengthKm : change.lengthKm * share;
    const stretch = branch.lengthKm && lengthKm !== undefined ? lengthKm / branch.lengthKm : 1;
    const of = (total: number | undefined) => (total === undefined ? undefined : total * share);
    const figures =
      change.failuresPerYear !== undefined || construction !== undefined
        ? lineFailures(
            context,
            compact({
              failuresPerYear: of(change.failuresPerYear),
              repairHours: change.repairHours,
              construction: construction ?? branch.construction,
              lengthKm,
            }),
          )
        : {
            failuresPerYear: branch.failuresPerYear * stretch,
            ...(change.repairHours === undefined ? {} : { repairHours: change.repairHours }),
          };
    draft.setBranch(
      branch.id,
      compact<FrameBranch>({
        ...branch,
        ...figures,
        model: change.model,
        construction: construction ?? branch.construction,
        lengthKm,
        rOhm: of(change.rOhm) ?? (branch.rOhm === undefined ? undefined : branch.rOhm * stretch),
        xOhm: of(change.xOhm) ?? (branch.xOhm === undefined ? undefined : branch.xOhm * stretch),
        capacityKw: change.capacityKw ?? branch.capacityKw,
      } as FrameBranch),
    );
  }
}

/** Takes branches away with their switches, and nodes that nothing is left at; a code that is a switch's takes that alone. */
export function retire(draft: FrameDraft, change: ChangeShapes['retire']): void {
  for (const id of elementsOf(change)) {
    const branch = draft.branch(id);
    if (branch === undefined) {
      if (draft.switch(id) === undefined) refuse('FRAME_BRANCH_GONE', { id });
      draft.setSwitch(id, null);
      continue;
    }
    for (const device of draft.switchesOn(id)) draft.setSwitch(device.id, null);
    draft.setBranch(id, null);
    for (const end of [branch.from, branch.to]) {
      const node = draft.node(end);
      if (node !== undefined && node.kind !== 'source' && draft.branchesAt(end).length === 0) draft.setNode(end, null);
    }
  }
}
