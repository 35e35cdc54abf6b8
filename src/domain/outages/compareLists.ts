/** How a line stands against the previous list. */
export type ListChange = 'new' | 'stays' | 'improved' | 'left';

export interface ListedLine {
  /** Whatever identifies a line in both lists. */
  key: string;
  frequent: readonly string[];
  warning: readonly string[];
}

export interface ComparedLists {
  /** By key, for lines of the present list that are frequent or warned of. */
  changes: Map<string, ListChange>;
  /** Lines that were on the previous list and meet no rule any more. */
  left: string[];
}

const rank = ({ frequent, warning }: ListedLine): number => (frequent.length > 0 ? 2 : warning.length > 0 ? 1 : 0);

/**
 * New: on the list now and not before. Left: before and not now. Improved: a frequent line that is only warned of now, or
 * one that meets fewer rules of its grade. Only lines that meet a rule are on a list.
 */
export function compareLists(now: readonly ListedLine[], before: readonly ListedLine[]): ComparedLists {
  const known = new Map(before.filter((line) => rank(line) > 0).map((line) => [line.key, line]));
  const changes = new Map<string, ListChange>();
  for (const line of now) {
    if (rank(line) === 0) continue;
    const earlier = known.get(line.key);
    known.delete(line.key);
    if (!earlier) changes.set(line.key, 'new');
    else changes.set(line.key, isBetter(line, earlier) ? 'improved' : 'stays');
  }
  return { changes, left: [...known.keys()] };
}

function isBetter(now: ListedLine, before: ListedLine): boolean {
  if (rank(now) !== rank(before)) return rank(now) < rank(before);
  return rank(now) === 2 ? now.frequent.length < before.frequent.length : now.warning.length < before.warning.length;
}

/** Lines by rule, and how many lines there are in all: rules overlap, so the sum is more than the lines. */
export interface RuleOverlap {
  byRule: { rule: string; lines: number }[];
  /** Sum over the rules. */
  sum: number;
  /** Different lines. */
  lines: number;
  /** Lines that meet two rules or more. */
  severalRules: number;
}

/** @param grade which rules are counted */
export function overlapOf(
  rows: readonly ListedLine[],
  grade: 'frequent' | 'warning',
  rules: readonly string[],
): RuleOverlap {
  const byRule = rules.map((rule) => ({ rule, lines: rows.filter((row) => row[grade].includes(rule)).length }));
  return {
    byRule,
    sum: byRule.reduce((sum, { lines }) => sum + lines, 0),
    lines: rows.filter((row) => row[grade].length > 0).length,
    severalRules: rows.filter((row) => row[grade].length > 1).length,
  };
}
