/** A group of causes and the words that point to it, in the order in which they are tried. */
export interface CauseWords {
  name: string;
  words: string[];
}

/** Group a written cause goes into, and on whose word. */
export interface CauseGrouping {
  cause: string;
  /** null where no word points anywhere and nobody has decided. */
  group: string | null;
  standing: 'approved' | 'proposed';
}

/** Spelling in which causes are compared: no spaces, no punctuation at the ends. */
export function causeKey(cause: string): string {
  return cause.replace(/\s+/g, '').replace(/^[，。、；：,.;:]+|[，。、；：,.;:]+$/g, '');
}

/** Words with which planned work is told from a fault of the same thing. */
const PLANNED_FIRST = new Set(['计划检修', '工程施工', '限电']);

/**
 * What a cause probably means: the group whose word stands in it; planned work is asked for groups of planned work first.
 * @returns null where no word is found
 */
export function proposeGroup(cause: string, isPlanned: boolean, groups: readonly CauseWords[]): string | null {
  const key = causeKey(cause);
  const inOrder = isPlanned
    ? [
        ...groups.filter(({ name }) => PLANNED_FIRST.has(name)),
        ...groups.filter(({ name }) => !PLANNED_FIRST.has(name)),
      ]
    : groups;
  return inOrder.find(({ words }) => words.some((word) => key.includes(word)))?.name ?? null;
}

/** A bar of the Pareto: most outages first. */
export interface CauseBar {
  /** null: no cause written, or none that is grouped. */
  group: string | null;
  outages: number;
  customerHours: number;
  /** Share of all outages up to and including this one, 0..1. */
  cumulative: number;
  causes: { cause: string; outages: number; standing: CauseGrouping['standing'] }[];
}

/** @param records cause as written (null for none), its customer hours, and whether it was planned */
export function causePareto(
  records: readonly { cause: string | null; customerHours: number; isPlanned: boolean }[],
  approved: ReadonlyMap<string, string>,
  groups: readonly CauseWords[],
): CauseBar[] {
  const bars = new Map<string | null, CauseBar>();
  for (const { cause, customerHours, isPlanned } of records) {
    const key = cause === null ? '' : causeKey(cause);
    const decided = approved.get(key);
    const group = key === '' ? null : (decided ?? proposeGroup(key, isPlanned, groups));
    let bar = bars.get(group);
    if (!bar) {
      bar = { group, outages: 0, customerHours: 0, cumulative: 0, causes: [] };
      bars.set(group, bar);
    }
    bar.outages++;
    bar.customerHours += customerHours;
    if (key === '') continue;
    const known = bar.causes.find((one) => one.cause === key);
    if (known) known.outages++;
    else bar.causes.push({ cause: key, outages: 1, standing: decided === undefined ? 'proposed' : 'approved' });
  }
  // What nobody could group stands last, whatever its number: it is no cause.
  const sorted = [...bars.values()].sort(
    (a, b) => Number(a.group === null) - Number(b.group === null) || b.outages - a.outages,
  );
  let sum = 0;
  for (const bar of sorted) {
    sum += bar.outages;
    bar.cumulative = sum / records.length;
    bar.causes.sort((a, b) => b.outages - a.outages || a.cause.localeCompare(b.cause));
  }
  return sorted;
}
