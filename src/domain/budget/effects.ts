import type { Measure } from '../../shared/budget/settings';

/** What a project does, by measure; a measure that is absent is not known and counts nothing. */
export type Effect = Partial<Record<Measure, number>>;

/** Projects on one line: what they do there does not add up. */
export interface JointSet {
  projectIds: string[];
  /** Effect of some of them together, where an engine knows it; null = not known. */
  exact?: (projectIds: readonly string[]) => Effect | null;
}

/**
 * The one interface through which the split learns what projects do. Filled from the project library (customers
 * reached), findings, policies and forecasts, as far as a plan has them.
 */
export interface EffectBook {
  of: ReadonlyMap<string, Effect>;
  joint: readonly JointSet[];
}

/** The measures an effect names, with their values. */
export function measuresOf(effect: Effect): [Measure, number][] {
  return (Object.entries(effect) as [Measure, number | undefined][]).filter(
    (entry): entry is [Measure, number] => entry[1] !== undefined,
  );
}

/** Measures that several projects on one line do not sum: the line is cut short of outages once. */
const NOT_ADDITIVE: ReadonlySet<Measure> = new Set([
  'customerHours',
  'interruptions',
  'frequentLines',
  'findings3',
  'findings2',
  'findings1',
]);

export function isAdditive(measure: Measure): boolean {
  return !NOT_ADDITIVE.has(measure);
}

/**
 * Effect of projects together: as the engine says, else of each measure that does not add up on a line the largest on
 * each line, summed over lines, and the sum of the others. What works on several lines counts on each with an equal
 * part.
 * @param sets lines on which some of the projects meet
 */
export function jointEffect(book: EffectBook, sets: readonly JointSet[], projectIds: readonly string[]): Effect {
  const out: Effect = {};
  const onLine = sets.map((): Effect => ({}));
  for (const id of projectIds) {
    const lines = onLine.filter((_, at) => sets[at]?.projectIds.includes(id));
    for (const [measure, value] of measuresOf(book.of.get(id) ?? {})) {
      if (lines.length === 0 || isAdditive(measure)) out[measure] = (out[measure] ?? 0) + value;
      else for (const line of lines) line[measure] = Math.max(line[measure] ?? 0, value / lines.length);
    }
  }
  for (const line of onLine) {
    for (const [measure, value] of measuresOf(line)) out[measure] = (out[measure] ?? 0) + value;
  }
  const known = projectIds.length > 1 ? sets.map((set) => set.exact?.(projectIds)).find((effect) => effect) : null;
  return known ? { ...out, ...known } : out;
}

/** One measure as the objective counts it. */
export interface Scale {
  measure: Measure;
  weight: number;
  /** Sum over all projects: what 1,000 points stand for. */
  total: number;
  /** Points of the objective per unit of the measure. */
  pointsPerUnit: number;
}

/** Points that the whole of a measure is worth at weight 1. */
const POINTS = 1000;

/**
 * How measures become one objective: a single measure counts in its own unit, several are put on one scale on which
 * all projects together are worth 1,000 points of each measure, times its weight.
 */
export function scalesOf(weights: Effect, book: EffectBook): Scale[] {
  const used = measuresOf(weights).filter(([, weight]) => weight > 0);
  return used.map(([measure, weight]) => {
    let total = 0;
    for (const effect of book.of.values()) total += effect[measure] ?? 0;
    const pointsPerUnit = used.length === 1 ? weight : total > 0 ? (weight * POINTS) / total : 0;
    return { measure, weight, total, pointsPerUnit };
  });
}

/** Points of an effect on given scales. */
export function pointsOf(scales: readonly Scale[], effect: Effect): number {
  let points = 0;
  for (const { measure, pointsPerUnit } of scales) points += pointsPerUnit * (effect[measure] ?? 0);
  return points;
}
