import type { Words } from '../../shared/model/describe';

/** What a rule counts over. */
export type Span =
  /** The year judged: 1 January to the as-of day, or the 12 months that end with it. */
  | { unit: 'year' }
  /** Any `count` consecutive calendar dates (or whole months) whose last outage lies in the year judged. */
  | { unit: 'days' | 'months'; count: number; place: 'any' }
  /** The last `count` days, the as-of day included. */
  | { unit: 'days'; count: number; place: 'last' };

/** "So many outages of a kind in a span of time": frequent, or a warning of it. */
export interface OutageRule {
  id: string;
  label: Words;
  grade: 'frequent' | 'warning';
  kind: 'all' | 'fault' | 'planned';
  span: Span;
  /** Met from this number of outages on. */
  atLeast: number;
  /** No longer met beyond this number (a warning ends where the rule it warns of begins); null for no end. */
  atMost: number | null;
}

export interface OutageRuleSet {
  id: string;
  label: Words;
  edition: string;
  source: Words;
  /** Whether the thresholds were read in a public document. */
  standing: 'sourced' | 'toVerify';
  /** What the set was made for; the other one can be judged all the same. */
  judges: 'feeder' | 'area' | 'both';
  /** Cut again within this many minutes of restoration: the same outage. */
  mergeGapMinutes: number;
  year: 'calendar' | 'rolling';
  rules: OutageRule[];
}

/** Frequent and warning rules of all sets; the bits of a hit mask. */
export const MOST_RULES = 31;

/** @throws RangeError where the data is not what the judging can work on: a fault of the shipped file or of an override */
export function checkRuleSets(sets: readonly OutageRuleSet[]): void {
  const ids = sets.flatMap((set) => [set.id, ...set.rules.map((rule) => `${set.id} ${rule.id}`)]);
  if (new Set(ids).size !== ids.length) throw new RangeError('rule ids repeat');
  for (const set of sets) {
    if (set.rules.length > MOST_RULES) throw new RangeError(`${set.id}: more than ${MOST_RULES} rules`);
    if (!(set.mergeGapMinutes >= 0)) throw new RangeError(`${set.id}: mergeGapMinutes`);
    for (const rule of set.rules) {
      const isCount = Number.isInteger(rule.atLeast) && rule.atLeast >= 1;
      const isSpan = rule.span.unit === 'year' || (Number.isInteger(rule.span.count) && rule.span.count >= 1);
      if (!isCount || !isSpan) throw new RangeError(`${set.id} ${rule.id}: a count of 1 or more`);
      if (rule.atMost !== null && rule.atMost < rule.atLeast) throw new RangeError(`${set.id} ${rule.id}: atMost`);
    }
  }
}
