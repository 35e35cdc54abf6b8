import type { FrameDifference, LawAnswer, NamedRef } from '../../shared/api/frame';
import { type FrameChange, isGivenFromOutside, touchesFrame } from '../../shared/frame/change';
import type { Patch } from './draft';
import { changesOfFrame, type FrameLists, projectOfChange } from './select';
import type { StageEngine } from './stage/engine';

/** One thing a change makes true of an element, as text: equal texts are equal effects. */
function effectsOf(patches: readonly Patch[]): string[] {
  const effects: string[] = [];
  for (const patch of patches) {
    if (patch.kind === 'bays') continue;
    const place = `${patch.kind} ${patch.id}`;
    if (patch.after === null) {
      effects.push(`${place} gone`);
      continue;
    }
    const before: object = patch.before ?? {};
    for (const [key, value] of Object.entries(patch.after)) {
      // Names are words about an element, not the element.
      if (key === 'id' || key === 'name' || same((before as Record<string, unknown>)[key], value)) continue;
      effects.push(`${place} ${key} ${typeof value === 'number' ? Number(value.toPrecision(6)) : String(value)}`);
    }
  }
  return effects;
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  return a === b;
}

/** Law 2 for one project: see `answerOf`. */
export interface Difference extends FrameDifference {
  answers: ReadonlyMap<string, LawAnswer>;
}

/**
 * Law 2: current + all projects against the target frame, as a set difference of what changes make true. A change that is
 * part of the target's list is the target's; one that stands on its own is, where the target makes the same true of the
 * same elements. A project follows where all of its changes to the 10 kV frame are the target's, deviates where one is
 * not, and does not touch the frame where it has none.
 */
export function differenceOf(lists: FrameLists, engine: StageEngine): Difference {
  const target = engine.apply(changesOfFrame(lists, 'target'));
  const all = engine.apply(changesOfFrame(lists, 'all'));
  const targetEffects = new Set<string>();
  for (const { patches } of target.applied.values()) for (const e of effectsOf(patches)) targetEffects.add(e);
  const projectEffects = new Set<string>();
  for (const [id, { patches }] of all.applied) {
    if (lists.byId.get(id)?.measure) for (const e of effectsOf(patches)) projectEffects.add(e);
  }
  const isIn = (effects: readonly string[], set: ReadonlySet<string>): boolean =>
    effects.length > 0 && effects.every((effect) => set.has(effect));
  const isTargets = (change: FrameChange): boolean =>
    change.inTarget || isIn(effectsOf(all.applied.get(change.id)?.patches ?? []), targetEffects);

  const strays = new Map<string, FrameChange[]>();
  const touching = new Set<string>();
  const unneeded: FrameDifference['unneeded'] = [];
  for (const change of lists.ordered) {
    const project = projectOfChange(lists, change);
    if (project === undefined || !touchesFrame(change.type)) continue;
    touching.add(project.id);
    if (isTargets(change)) continue;
    strays.set(project.id, [...(strays.get(project.id) ?? []), change]);
    unneeded.push({ ...named(change), type: change.type, projectId: project.id, projectName: project.name });
  }
  const answers = new Map<string, LawAnswer>();
  const difference: Difference = {
    ...{
      follows: [],
      deviates: [],
      notTouching: [],
      unplannedDue: [],
      unplannedLater: [],
      unneeded,
      gone: [],
      answers,
    },
  };
  for (const project of lists.projects) {
    const stray = strays.get(project.id);
    const answer = !touching.has(project.id) ? 'notTouching' : stray === undefined ? 'follows' : 'deviates';
    answers.set(project.id, answer);
    if (stray === undefined) difference[answer === 'follows' ? 'follows' : 'notTouching'].push(named(project));
    else difference.deviates.push({ ...named(project), reason: project.deviationReason, changes: stray.map(named) });
  }
  for (const change of lists.ordered) {
    if (!change.inTarget || isGivenFromOutside(change.type)) continue;
    if (projectOfChange(lists, change) !== undefined) continue;
    if (isIn(effectsOf(target.applied.get(change.id)?.patches ?? []), projectEffects)) continue;
    const dueYear = change.dueYear ?? lists.targetYear;
    const entry = {
      ...named(change),
      type: change.type,
      dueYear,
      feeder: 'feeder' in change ? (change.feeder ?? null) : null,
    };
    difference[dueYear <= lists.lastYear ? 'unplannedDue' : 'unplannedLater'].push(entry);
  }
  const names = new Map(lists.ordered.map((change) => [change.id, named(change)]));
  const gone = new Map([...target.refused, ...all.refused].map(({ id, issue }) => [id, issue]));
  for (const [id, issue] of gone) difference.gone.push({ ...names.get(id)!, issue });
  return difference;
}

function named({ id, name }: NamedRef): NamedRef {
  return { id, name };
}
