import type { Compact } from './compact';

/** A rule over options: sum of `plus` less sum of `minus` is at most `most`. */
export interface RuleRow {
  plus: number[];
  minus: number[];
  most: number;
}

/** The rules a set of groups is tied by. */
interface Tied {
  /** Positions in `requires`. */
  requires: readonly number[];
  excludes: readonly (readonly [number, number])[];
}

/**
 * Prerequisites and exclusions as rows, several at a time where a group's "at most one" allows it: options of one
 * group whose ways lie within the same set share a row; so do options that exclude the same others.
 */
export function ruleRowsOf(problem: Compact, tied: Tied): RuleRow[] {
  return [...requireRows(problem, tied.requires), ...excludeRows(problem, tied.excludes)];
}

function requireRows(problem: Compact, rules: readonly number[]): RuleRow[] {
  const byGroup = new Map<number, { option: number; ways: Set<number> }[]>();
  const out: RuleRow[] = [];
  for (const k of rules) {
    const { option, anyOf } = problem.requires[k] as Compact['requires'][number];
    if (option < 0) {
      out.push({ plus: [], minus: Array.from(anyOf), most: -1 });
      continue;
    }
    if (anyOf.includes(option)) continue;
    const group = problem.groupOf[option] as number;
    const ways = new Set(Array.from(anyOf).filter((o) => problem.groupOf[o] !== group));
    const list = byGroup.get(group);
    if (list) list.push({ option, ways });
    else byGroup.set(group, [{ option, ways }]);
  }
  for (const list of byGroup.values()) {
    const seen = new Set<string>();
    for (const { ways } of list) {
      const key = [...ways].sort((a, b) => a - b).join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      const plus = list.filter((r) => [...r.ways].every((o) => ways.has(o))).map((r) => r.option);
      out.push({ plus: [...new Set(plus)], minus: [...ways], most: 0 });
    }
  }
  return out;
}

function excludeRows(problem: Compact, pairs: readonly (readonly [number, number])[]): RuleRow[] {
  const others = new Map<number, Map<number, Set<number>>>();
  const merged = new Map<string, RuleRow>();
  for (const [a, b] of pairs) {
    // An option that excludes itself is out; two of one group exclude each other anyway.
    if (a === b) merged.set(`out:${a}`, { plus: [a], minus: [], most: 0 });
    if (problem.groupOf[a] === problem.groupOf[b]) continue;
    const [low, high] = (problem.groupOf[a] as number) < (problem.groupOf[b] as number) ? [a, b] : [b, a];
    const group = problem.groupOf[high] as number;
    const byGroup = others.get(low) ?? new Map<number, Set<number>>();
    others.set(low, byGroup);
    const set = byGroup.get(group) ?? new Set<number>();
    byGroup.set(group, set);
    set.add(high);
  }
  for (const [a, byGroup] of others) {
    for (const set of byGroup.values()) {
      const key = `${problem.groupOf[a]}:${[...set].sort((x, y) => x - y).join(' ')}`;
      const row = merged.get(key);
      if (row) row.plus.push(a);
      else merged.set(key, { plus: [a, ...set], minus: [], most: 1 });
    }
  }
  return [...merged.values()];
}
