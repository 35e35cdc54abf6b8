import { type RuleRow, ruleRowsOf } from './clusterRules';
import type { Compact } from './compact';
import { CoreBuilder } from './coreBuilder';
import type { Pricing } from './pricing';

/**
 * The part of a problem that is still open once prices are known, as an integer program of its own: clusters of which
 * exactly one choice is taken, and rows between limits. A split made of choices is worth `bound` less its loss: the
 * sum of the losses of its choices + price of every slack.
 */
export interface Core {
  problem: Compact;
  /** Rows: those of the problem first, then rules between open choices. */
  rows: number;
  /** Limits of what the open choices use, whole units. */
  min: Float64Array;
  max: Float64Array;
  /** Unit of each row for floating-point work: a power of two. */
  scale: Float64Array;
  /** Price per whole unit of each row: positive for a binding upper limit, negative for a lower one. */
  price: Float64Array;
  /** Choices of the i-th open cluster: start[i] .. start[i + 1] - 1. */
  start: Int32Array;
  /** What a choice loses against the best of its cluster, in steps of benefit. */
  loss: Float64Array;
  /** Use of each choice: rows and whole units. */
  useStart: Int32Array;
  useRow: Int32Array;
  useFen: Float64Array;
  /** Options of each choice. */
  options: Int32Array[];
  /** Options of what is closed. */
  closed: number[];
  /** Value that the losses count down from. */
  bound: number;
  /** Whether it holds every choice that a split with a loss within the width can take. */
  isComplete: boolean;
}

/** Choices kept per cluster at most. */
const MOST_CHOICES = 400;

/** Number of open clusters. */
export function openClusters(core: Core): number {
  return core.start.length - 1;
}

/**
 * Gathers the open part under the prices of the last evaluation of `pricing`.
 * @param pricing inner problem, evaluated at `price`
 * @param price price per scaled unit of each row
 * @param bound value of that evaluation
 * @param width largest loss of a choice that stays open
 * @param keep options of a split whose choices stay open whatever they lose
 */
export function coreOf(
  pricing: Pricing,
  price: Float64Array,
  bound: number,
  width: number,
  keep: readonly number[] = [],
): Core {
  const { problem, scaled, clusters } = pricing;
  const builder = new CoreBuilder(problem, scaled.scale, price, bound);
  const kept = new Uint8Array(problem.options);
  for (const o of keep) kept[o] = 1;
  const isKeeping = keep.length > 0;
  for (let c = 0; c < clusters.length; c++) {
    if (pricing.trees[c]) addTree(pricing, c, width, kept, isKeeping, builder);
    else addCluster(pricing, c, width, kept, isKeeping, builder);
  }
  return builder.finish();
}

/** A cluster whose choices are listed one by one. */
function addCluster(
  pricing: Pricing,
  c: number,
  width: number,
  kept: Uint8Array,
  isKeeping: boolean,
  builder: CoreBuilder,
): void {
  const { problem, profit, best } = pricing;
  const cluster = pricing.clusters[c] as Pricing['clusters'][number];
  const top = best[c] as number;
  const found: { loss: number; options: number[] }[] = [];
  if (cluster.groups.length > 1 || cluster.requires.length > 0) {
    const floor = top - width - 1e-9 * (1 + Math.abs(top));
    const isWhole = pricing.visit(c, floor, 20_000, (value, picked) => {
      found.push({ loss: Math.max(0, top - value), options: Array.from(picked.filter((o) => o >= 0)) });
      return found.length > MOST_CHOICES ? Number.POSITIVE_INFINITY : floor;
    });
    if (!isWhole || found.length > MOST_CHOICES) builder.isComplete = false;
    if (found.length === 0) found.push({ loss: 0, options: chosenIn(pricing, cluster.groups) });
  } else {
    const g = cluster.groups[0] as number;
    if (problem.required[g] === 0 && top <= width) found.push({ loss: top, options: [] });
    for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
      const behind = top - (profit[o] as number);
      if (behind <= width) found.push({ loss: behind, options: [o] });
    }
  }
  if (isKeeping) {
    const { options, value } = keptChoice(pricing, cluster.groups, kept);
    const isThere = found.some((f) => f.options.length === options.length && f.options.every((o) => kept[o] === 1));
    if (!isThere) found.push({ loss: Math.max(0, top - value), options });
  }
  if (found.length === 1) builder.close((found[0] as { options: number[] }).options);
  else builder.open(found.sort((a, b) => a.loss - b.loss));
}

/** A large cluster: each group is open on its own, the rules between them are rows. */
function addTree(
  pricing: Pricing,
  c: number,
  width: number,
  kept: Uint8Array,
  isKeeping: boolean,
  builder: CoreBuilder,
): void {
  const { problem, profit, best, choice } = pricing;
  const cluster = pricing.clusters[c] as Pricing['clusters'][number];
  const rules = rulesOfCluster(problem, cluster);
  const lists = new Map<number, { loss: number; options: number[]; near: boolean }[]>();
  let tops = 0;
  for (const g of cluster.groups) lists.set(g, []);
  pricing.trees[c]?.eachLoss((g, o, behind) => {
    const isNear = behind <= width || o === choice[g] || (isKeeping && isKeptChoice(problem, g, o, kept));
    lists.get(g)?.push({ loss: o < 0 ? 0 : -(profit[o] as number), options: o < 0 ? [] : [o], near: isNear });
  });
  const isOpen = new Set<number>();
  for (const [g, list] of lists) if (list.filter((e) => e.near).length > 1) isOpen.add(g);
  openBroken(problem, rules, choice, isOpen);
  for (const [g, list] of lists) {
    const least = Math.min(...list.map((e) => e.loss));
    tops -= least;
    const entries = list.map((e) => ({ ...e, loss: e.loss - least }));
    if (!isOpen.has(g)) {
      const taken = choice[g] as number;
      const own = entries.find((e) => (taken < 0 ? e.options.length === 0 : e.options[0] === taken));
      tops -= own?.loss ?? 0;
      builder.close(taken < 0 ? [] : [taken]);
      continue;
    }
    const near = entries.filter((e) => e.near);
    // A group opened for the sake of a broken rule has all its choices.
    builder.open((near.length > 1 ? near : entries).sort((a, b) => a.loss - b.loss));
  }
  builder.raiseBound(tops - (best[c] as number));
  for (const rule of rules) builder.addRule(rule);
}

const ruleCache = new WeakMap<object, RuleRow[]>();

function rulesOfCluster(problem: Compact, cluster: Pricing['clusters'][number]): RuleRow[] {
  let rules = ruleCache.get(cluster);
  if (!rules) {
    rules = ruleRowsOf(problem, cluster);
    ruleCache.set(cluster, rules);
  }
  return rules;
}

/** Opens the groups of rules that the choices of closed groups break: the tree leaves some rules out. */
function openBroken(problem: Compact, rules: RuleRow[], choice: Int32Array, isOpen: Set<number>): void {
  const groupOf = (o: number): number => problem.groupOf[o] as number;
  const count = (list: number[]): number => list.filter((o) => choice[groupOf(o)] === o).length;
  for (const rule of rules) {
    if (count(rule.plus) - count(rule.minus) <= rule.most) continue;
    for (const o of [...rule.plus, ...rule.minus]) isOpen.add(groupOf(o));
  }
}

function isKeptChoice(problem: Compact, g: number, o: number, kept: Uint8Array): boolean {
  if (o >= 0) return kept[o] === 1;
  for (let k = problem.groupStart[g] as number; k < (problem.groupStart[g + 1] as number); k++) {
    if (kept[k] === 1) return false;
  }
  return true;
}

/** The choice that a given split takes in some groups, and its profit. */
function keptChoice(pricing: Pricing, groups: Int32Array, kept: Uint8Array): { options: number[]; value: number } {
  const { problem, profit } = pricing;
  const options: number[] = [];
  let value = 0;
  for (const g of groups) {
    for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
      if (kept[o] === 0) continue;
      options.push(o);
      value += profit[o] as number;
    }
  }
  return { options, value };
}

function chosenIn(pricing: Pricing, groups: Int32Array): number[] {
  return Array.from(groups, (g) => pricing.choice[g] as number).filter((o) => o >= 0);
}

/**
 * Choice of each open cluster that a set of options takes.
 * @returns null where some cluster has no such choice in the core
 */
export function pickedIn(core: Core, options: readonly number[]): Int32Array | null {
  const isIn = new Set(options);
  const picked = new Int32Array(openClusters(core)).fill(-1);
  for (let i = 0; i < picked.length; i++) {
    let most = -1;
    for (let a = core.start[i] as number; a < (core.start[i + 1] as number); a++) {
      const taken = core.options[a] as Int32Array;
      if (taken.length > most && taken.every((o) => isIn.has(o))) {
        most = taken.length;
        picked[i] = a;
      }
    }
    if (picked[i] === -1) return null;
  }
  return picked;
}

/** What a choice uses of each row. */
export function activityOf(core: Core, picked: Int32Array): Float64Array {
  const act = new Float64Array(core.rows);
  for (const a of picked) {
    for (let k = core.useStart[a] as number; k < (core.useStart[a + 1] as number); k++) {
      const r = core.useRow[k] as number;
      act[r] = (act[r] as number) + (core.useFen[k] as number);
    }
  }
  return act;
}
