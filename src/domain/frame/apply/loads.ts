import type { ChangeShapes } from '../../../shared/frame/change';
import type { FrameBranch } from '../../../shared/frame/elements';
import type { FrameDraft } from '../draft';
import { type ApplyContext, compact, elementsOf, needBranch, needFreeCode, needNode, refuse } from './context';
import { newNode } from './lines';

export function newArea(draft: FrameDraft, context: ApplyContext, name: string, change: ChangeShapes['newArea']): void {
  needFreeCode(draft, change.newCode);
  const from = needNode(draft, change.fromNode);
  const { newCode, customers } = change;
  draft.setNode(
    newCode,
    newNode(draft, newCode, name, change, {
      kind: 'load',
      customers,
      averageKw: change.averageKw ?? 0,
      peakKw: change.peakKw ?? 0,
      peakKvar: change.peakKvar ?? 0,
      ...(from.township === undefined ? {} : { township: from.township }),
    }),
  );
  const rate = context.rates.transformer;
  draft.setBranch(
    newCode,
    compact<FrameBranch>({
      id: newCode,
      name,
      from: from.id,
      to: newCode,
      kind: 'transformer',
      normallyOpen: false,
      failuresPerYear: change.failuresPerYear ?? rate.ratePerYear * context.failureFactor,
      repairHours: change.repairHours ?? rate.hours,
      ...(change.lengthKm === undefined ? {} : { lengthKm: change.lengthKm }),
      ...(change.feeder === undefined ? {} : { feeder: change.feeder }),
    }),
  );
  if (change.switchKind !== undefined) {
    draft.setSwitch(newCode, { id: newCode, name, branch: newCode, end: 'from', kind: change.switchKind });
  }
}

export function enlargeArea(draft: FrameDraft, change: ChangeShapes['enlargeArea']): void {
  const node = needNode(draft, change.element);
  draft.setNode(node.id, {
    ...node,
    customers: change.customers ?? node.customers,
    averageKw: change.averageKw ?? node.averageKw,
    peakKw: change.peakKw ?? node.peakKw,
    peakKvar: change.peakKvar ?? node.peakKvar,
  });
}

export function compensate(draft: FrameDraft, change: ChangeShapes['compensation']): void {
  const node = needNode(draft, change.element);
  draft.setNode(node.id, { ...node, peakKvar: node.peakKvar - change.kvar });
}

/** Multiplies failure and repair figures of the branches named, or of all of a feeder. */
export function maintain(
  draft: FrameDraft,
  change: Pick<ChangeShapes['maintenance'], 'element' | 'elements' | 'feeder' | 'failureFactor' | 'repairFactor'>,
): void {
  const named = elementsOf(change);
  const branches =
    named.length > 0
      ? named.map((id) => needBranch(draft, id))
      : change.feeder === undefined
        ? []
        : draft.branchesOfFeeder(change.feeder);
  if (branches.length === 0) refuse('FRAME_ELEMENT_MISSING');
  for (const branch of branches) {
    draft.setBranch(branch.id, {
      ...branch,
      failuresPerYear: branch.failuresPerYear * (change.failureFactor ?? 1),
      ...(branch.repairHours === undefined ? {} : { repairHours: branch.repairHours * (change.repairFactor ?? 1) }),
    });
  }
}
