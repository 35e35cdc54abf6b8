import { type FrameChange, type FrameProject, isGivenFromOutside, type Measure } from '../../shared/frame/change';
import type { FrameKey } from '../../shared/frame/elements';

/** What a plan says of its frames. */
export interface FramePlan {
  changes: readonly FrameChange[];
  measures: readonly Measure[];
  projects: readonly FrameProject[];
  targetYear: number;
  lastYear: number;
}

/** Year in which a measure's changes stand; null where none is known. */
export function yearOfMeasure(measure: Measure, projects: ReadonlyMap<string, FrameProject>): number | null {
  return measure.year ?? projects.get(measure.project)?.year ?? null;
}

/** Lookups over a plan, made once. */
export interface FrameLists extends FramePlan {
  /** In the order they are applied, whatever the years. */
  ordered: readonly FrameChange[];
  byId: ReadonlyMap<string, FrameChange>;
  measureOf: ReadonlyMap<string, Measure>;
  projectOf: ReadonlyMap<string, FrameProject>;
  changesOf: ReadonlyMap<string, readonly FrameChange[]>;
  yearOf(change: FrameChange): number | null;
}

export function listFrames(plan: FramePlan): FrameLists {
  const ordered = [...plan.changes].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const measureOf = new Map(plan.measures.map((measure) => [measure.id, measure]));
  const projectOf = new Map(plan.projects.map((project) => [project.id, project]));
  const changesOf = new Map<string, FrameChange[]>();
  for (const change of ordered) {
    if (change.measure === null) continue;
    const list = changesOf.get(change.measure);
    if (list === undefined) changesOf.set(change.measure, [change]);
    else list.push(change);
  }
  return {
    ...plan,
    ordered,
    byId: new Map(ordered.map((change) => [change.id, change])),
    measureOf,
    projectOf,
    changesOf,
    yearOf(change) {
      const measure = change.measure === null ? undefined : measureOf.get(change.measure);
      if (measure !== undefined) return yearOfMeasure(measure, projectOf);
      return isGivenFromOutside(change.type) ? change.dueYear : null;
    },
  };
}

/** The project that makes a change; undefined where none does. */
export function projectOfChange(lists: FrameLists, change: FrameChange): FrameProject | undefined {
  const measure = change.measure === null ? undefined : lists.measureOf.get(change.measure);
  return measure === undefined ? undefined : lists.projectOf.get(measure.project);
}

/**
 * Changes of a frame, in the order they are applied: those of the target; those of measures commissioned by a year, with
 * what is given from outside by then; none for the current frame; `all` for current + all projects.
 */
export function changesOfFrame(lists: FrameLists, key: FrameKey | 'all'): FrameChange[] {
  if (key === 'current') return [];
  if (key === 'target') return lists.ordered.filter((change) => change.inTarget);
  return lists.ordered.filter((change) => {
    const isOwn = change.measure !== null && lists.measureOf.has(change.measure);
    if (key === 'all') return isOwn || isGivenFromOutside(change.type);
    const year = lists.yearOf(change);
    return year !== null && year <= key;
  });
}
