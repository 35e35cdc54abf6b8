import type { ChangeFields } from '../../../shared/frame/change';
import type { Construction, FrameBranch, FrameNode, FrameSwitch } from '../../../shared/frame/elements';
import type { Issue } from '../../../shared/issue';
import type { FrameDraft } from '../draft';
import type { Rates } from '../rates';

/** What applying changes needs to know besides the frame. */
export interface ApplyContext {
  rates: Rates;
  /** What the county's failure rates were multiplied by to fit the record; new lines follow it. */
  failureFactor: number;
  /** Free bays of the current frame by substation id; absent = not known, which never refuses. */
  freeBays: ReadonlyMap<string, number>;
  /** False where the bays were judged before. */
  judgesBays: boolean;
}

/** A change that cannot be applied, with the reason as an issue. */
export class ChangeRefused extends Error {
  constructor(readonly issue: Issue) {
    super(issue.code);
  }
}

export function refuse(code: string, params: Record<string, string | number> = {}): never {
  throw new ChangeRefused({ severity: 'warning', code, params });
}

export function needNode(draft: FrameDraft, id: string): FrameNode {
  return draft.node(id) ?? refuse('FRAME_NODE_GONE', { id });
}

export function needBranch(draft: FrameDraft, id: string): FrameBranch {
  return draft.branch(id) ?? refuse('FRAME_BRANCH_GONE', { id });
}

export function needSwitch(draft: FrameDraft, id: string): FrameSwitch {
  return draft.switch(id) ?? refuse('FRAME_SWITCH_GONE', { id });
}

/** Makes sure that a code is free for a node, a branch and a switch, since what a change creates shares it. */
export function needFreeCode(draft: FrameDraft, id: string): void {
  if (id === '') refuse('FRAME_CODE_MISSING');
  if (draft.branch(id) !== undefined || draft.switch(id) !== undefined) refuse('FRAME_CODE_TAKEN', { id });
}

/** All elements a change names, once each. */
export function elementsOf(change: Partial<Pick<ChangeFields, 'element' | 'elements'>>): string[] {
  return [...new Set([...(change.element ? [change.element] : []), ...(change.elements ?? [])])];
}

/** Failure figures of a line: as given, else by the rates of its construction and its length. */
export function lineFailures(
  context: ApplyContext,
  given: { failuresPerYear?: number; repairHours?: number; construction?: Construction; lengthKm?: number },
): { failuresPerYear: number; repairHours?: number } {
  const rate = given.construction === undefined ? undefined : context.rates[given.construction];
  const byRate = rate === undefined ? 0 : rate.ratePerYear * (given.lengthKm ?? 0) * context.failureFactor;
  const failuresPerYear = given.failuresPerYear ?? byRate;
  const repairHours = given.repairHours ?? rate?.hours ?? (failuresPerYear > 0 ? context.rates.bare.hours : undefined);
  return { failuresPerYear, ...(repairHours === undefined ? {} : { repairHours }) };
}

/** Drops what is undefined, so that restored elements equal those never changed. */
export function compact<T extends object>(element: T): T {
  return Object.fromEntries(Object.entries(element).filter(([, value]) => value !== undefined)) as T;
}
