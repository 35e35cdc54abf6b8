import type { ChangeShapes } from '../../../shared/frame/change';
import type { FrameBranch } from '../../../shared/frame/elements';
import type { FrameDraft } from '../draft';
import { MANUAL_HOURS, REMOTE_HOURS } from '../rates';
import { compact, elementsOf, needBranch, needFreeCode, needNode, refuse } from './context';

/** Cuts a branch with a switch, or puts a switch at its end. Figures are shared by length; switches at the far end go along. */
export function sectionalise(draft: FrameDraft, name: string, change: ChangeShapes['sectionalise']): void {
  needFreeCode(draft, change.newCode);
  const branch = needBranch(draft, change.element);
  const { at, newCode } = change;
  if (!(at >= 0 && at <= 1)) refuse('FRAME_CUT_OUTSIDE', { at });
  const device = (on: string, end: 'from' | 'to') =>
    compact({
      id: newCode,
      name,
      branch: on,
      end,
      kind: change.switchKind ?? ('loadSwitch' as const),
      operateHours: change.operateHours ?? (change.remote ? REMOTE_HOURS : MANUAL_HOURS),
      remote: change.remote,
    });
  if (at === 0 || at === 1) {
    draft.setSwitch(newCode, device(branch.id, at === 0 ? 'from' : 'to'));
    return;
  }
  if (branch.normallyOpen) refuse('FRAME_CUT_OPEN', { id: branch.id });
  if (draft.node(newCode) !== undefined) refuse('FRAME_CODE_TAKEN', { id: newCode });
  const from = needNode(draft, branch.from);
  const to = needNode(draft, branch.to);
  const between = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? undefined : a + at * (b - a);
  const township = from.township === to.township ? from.township : undefined;
  draft.setNode(
    newCode,
    compact({
      id: newCode,
      name,
      kind: 'junction' as const,
      customers: 0,
      averageKw: 0,
      peakKw: 0,
      peakKvar: 0,
      x: between(from.x, to.x),
      y: between(from.y, to.y),
      township,
    }),
  );
  const part = (share: number): Partial<FrameBranch> => {
    const of = (total: number | undefined) => (total === undefined ? undefined : total * share);
    return {
      failuresPerYear: branch.failuresPerYear * share,
      lengthKm: of(branch.lengthKm),
      rOhm: of(branch.rOhm),
      xOhm: of(branch.xOhm),
    } as Partial<FrameBranch>;
  };
  const far = draft.switchesOn(branch.id).filter((d) => d.end === 'to');
  draft.setBranch(
    newCode,
    compact({ ...branch, ...part(1 - at), id: newCode, from: newCode, splitFrom: branch.id, name }),
  );
  draft.setBranch(branch.id, compact({ ...branch, ...part(at), to: newCode }));
  for (const d of far) draft.setSwitch(d.id, { ...d, branch: newCode });
  draft.setSwitch(newCode, device(newCode, 'from'));
}

/** Makes switches, or ties by the code of their branch, remote. */
export function automate(
  draft: FrameDraft,
  change: Pick<ChangeShapes['terminal'], 'element' | 'elements' | 'operateHours'>,
  terminal?: 'ftu' | 'dtu',
): void {
  const operateHours = change.operateHours ?? REMOTE_HOURS;
  const ids = elementsOf(change);
  if (ids.length === 0) refuse('FRAME_ELEMENT_MISSING');
  for (const id of ids) {
    const device = draft.switch(id);
    const branch = draft.branch(id);
    if (device === undefined && !branch?.normallyOpen) refuse('FRAME_SWITCH_GONE', { id });
    if (device !== undefined) {
      draft.setSwitch(id, compact({ ...device, remote: true, operateHours, terminal: terminal ?? device.terminal }));
    }
    // A tie is closed by its switch: both carry the time.
    const tie = branch?.normallyOpen ? branch : device === undefined ? undefined : draft.branch(device.branch);
    if (tie?.normallyOpen) draft.setBranch(tie.id, { ...tie, remote: true, operateHours });
  }
}

/** Switches at the node's end of every branch there that has none yet. */
export function switchesAtNode(
  draft: FrameDraft,
  name: string,
  change: ChangeShapes['ringMainUnit'],
  kind: 'loadSwitch' | 'breaker',
): void {
  const node = needNode(draft, change.element);
  needFreeCode(draft, change.newCode);
  const branches = [...draft.branchesAt(node.id)].sort((a, b) => (a.id < b.id ? -1 : 1));
  branches.forEach((branch, i) => {
    const end = branch.from === node.id ? 'from' : 'to';
    if (draft.switchesOn(branch.id).some((device) => device.end === end)) return;
    const id = `${change.newCode}.${i + 1}`;
    if (draft.switch(id) !== undefined) refuse('FRAME_CODE_TAKEN', { id });
    draft.setSwitch(
      id,
      compact({
        id,
        name: `${name} ${i + 1}`,
        branch: branch.id,
        end: end as 'from' | 'to',
        kind: change.switchKind ?? kind,
        operateHours: change.operateHours ?? (change.remote ? REMOTE_HOURS : MANUAL_HOURS),
        remote: change.remote,
      }),
    );
  });
}

/** Closes a tie and opens other branches instead. */
export function moveOpenPoint(draft: FrameDraft, change: ChangeShapes['moveOpenPoint']): void {
  const tie = needBranch(draft, change.element);
  if (!tie.normallyOpen) refuse('FRAME_NOT_OPEN', { id: tie.id });
  draft.setBranch(tie.id, { ...tie, normallyOpen: false });
  for (const id of change.opens) open(draft, id, change);
}

/** Opens a closed branch, so that it becomes a tie; it takes the time of its quickest switch where none is stated. */
export function open(
  draft: FrameDraft,
  id: string,
  given: { operateHours?: number; remote?: boolean; capacityKw?: number } = {},
): void {
  const branch = needBranch(draft, id);
  if (branch.normallyOpen) refuse('FRAME_NOT_CLOSED', { id });
  const devices = draft.switchesOn(id).filter((device) => device.kind !== 'fuse');
  const remote = given.remote ?? devices.some((device) => device.remote === true);
  const hours = devices
    .filter((device) => device.kind !== 'breaker')
    .map((device) => device.operateHours ?? (device.remote ? REMOTE_HOURS : MANUAL_HOURS));
  const operateHours =
    given.operateHours ?? (hours.length > 0 ? Math.min(...hours) : remote ? REMOTE_HOURS : MANUAL_HOURS);
  draft.setBranch(id, {
    ...branch,
    normallyOpen: true,
    operateHours,
    ...(remote ? { remote } : {}),
    ...(given.capacityKw === undefined ? {} : { capacityKw: given.capacityKw }),
  });
}
