import type { ChangeShapes } from '../../../shared/frame/change';
import type { FrameNode } from '../../../shared/frame/elements';
import type { FrameDraft } from '../draft';
import { type ApplyContext, compact, needFreeCode, needNode, refuse } from './context';
import { newBranch, newNode } from './lines';
import { open } from './switches';

/** Takes a bay at a source's substation; refused where none is free. */
function takeBay(draft: FrameDraft, context: ApplyContext, source: FrameNode, substation: string | undefined): void {
  const at = substation ?? source.substation ?? source.id;
  const free = context.freeBays.get(at);
  const gained = draft.bays(at);
  // Where bays are not known nothing is refused; bays that a change brings make them known for a new substation.
  const isKnown = free !== undefined || !draft.base.nodes.has(source.id);
  if (context.judgesBays && isKnown && (free ?? 0) + gained < 1) {
    refuse('FRAME_NO_BAY', { substation: source.name ?? source.id });
  }
  draft.addBays(at, -1);
}

function breakerAt(draft: FrameDraft, id: string, name: string): void {
  draft.setSwitch(id, { id, name, branch: id, end: 'from', kind: 'breaker' });
}

/** A new head from a source to where it takes over, parted by the branches it opens. */
export function newFeeder(
  draft: FrameDraft,
  context: ApplyContext,
  name: string,
  change: ChangeShapes['newFeeder'],
): void {
  needFreeCode(draft, change.newCode);
  const source = needNode(draft, change.fromNode);
  if (source.kind !== 'source') refuse('FRAME_NOT_A_SOURCE', { id: source.id });
  const to = needNode(draft, change.toNode);
  if (source.id === to.id) refuse('FRAME_ENDS_EQUAL', { id: source.id });
  takeBay(draft, context, source, change.substation);
  draft.setBranch(change.newCode, newBranch(context, change.newCode, name, { from: source.id, to: to.id }, change));
  breakerAt(draft, change.newCode, name);
  for (const id of change.opens) open(draft, id);
}

export function newOutlet(
  draft: FrameDraft,
  context: ApplyContext,
  name: string,
  change: ChangeShapes['newOutlet'],
): void {
  needFreeCode(draft, change.newCode);
  const source = needNode(draft, change.fromNode);
  if (source.kind !== 'source') refuse('FRAME_NOT_A_SOURCE', { id: source.id });
  takeBay(draft, context, source, change.substation);
  draft.setNode(change.newCode, newNode(draft, change.newCode, name, change));
  const ends = { from: source.id, to: change.newCode };
  draft.setBranch(change.newCode, newBranch(context, change.newCode, name, ends, change));
  breakerAt(draft, change.newCode, name);
}

export function newSubstation(draft: FrameDraft, name: string, change: ChangeShapes['substation']): void {
  needFreeCode(draft, change.newCode);
  draft.setNode(
    change.newCode,
    newNode(
      draft,
      change.newCode,
      name,
      change,
      compact({ kind: 'source' as const, substation: change.substation }) as Partial<FrameNode>,
    ),
  );
  draft.addBays(change.substation ?? change.newCode, change.bays ?? 0);
}

export function newMainTransformer(draft: FrameDraft, change: ChangeShapes['mainTransformer']): void {
  const source = needNode(draft, change.element);
  if (source.kind !== 'source') refuse('FRAME_NOT_A_SOURCE', { id: source.id });
  draft.addBays(change.substation ?? source.substation ?? source.id, change.bays ?? 0);
}
