import type { Compact } from './compact';
import { type Core, coreOf } from './core';
import { CoreSearch } from './coreSearch';
import { type Cluster, clustersOf, Pricing, type Scaled, scaleRows } from './pricing';
import { type Relaxation, relax } from './relaxation';

/** A split of the remaining problem: its options and their worth in steps of benefit. */
export interface Split {
  options: number[];
  worth: number;
}

/** How far a search is to go. */
export interface SearchGoal {
  /** Largest loss against the bound that is good enough for a split of the given worth. */
  enough: (worth: number) => number;
  /** Whether the worth that every split shares changes the grid: offset added to all worths. */
  offset: number;
  start?: Split;
  shouldStop: () => boolean;
  onBetter?: (split: Split, bound: number) => void;
  /** Branch-and-bound nodes allowed in all. */
  nodes: number;
}

/** What is known at the end of a search. */
export interface SearchResult {
  best: Split | null;
  /** No split is worth more (rounded down to the grid of worths). */
  bound: number;
  /** Prices per whole unit of each row at the bound. */
  price: Float64Array;
  /** Whether `best` was proven best (or, without one, that there is none). */
  isProven: boolean;
  /** Everything that is still open, for an exact solver; null where the search gave no usable core. */
  core: Core | null;
  /** Whether `core` holds every split better than `best`. */
  coversAll: boolean;
  scaled: Scaled;
  relaxation: Relaxation | null;
}

/** Rounds a bound down to the grid that all worths lie on, leaving room for the error of floating-point sums. */
export function boundOnGrid(problem: Compact, bound: number, offset: number): number {
  if (problem.stepsPerUnit === null || !Number.isFinite(bound)) return bound;
  const slack = 1e-6 * problem.grain + 1e-9 * Math.abs(bound + offset);
  return Math.floor((bound + offset + slack) / problem.grain) * problem.grain - offset;
}

/** Second-best losses of all clusters in ascending order: how wide a core must be to hold so many clusters. */
function widthsOf(pricing: Pricing): Float64Array {
  const { problem, clusters, profit, best, choice } = pricing;
  const seconds = new Float64Array(clusters.length);
  clusters.forEach((cluster: Cluster, c) => {
    if (cluster.groups.length > 1 || cluster.requires.length > 0) {
      let second = Number.POSITIVE_INFINITY;
      let count = 0;
      pricing.visit(c, Number.NEGATIVE_INFINITY, 200, (value) => {
        if (count++ > 0) second = Math.min(second, (best[c] as number) - value);
        return count > 8 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      });
      seconds[c] = Math.max(0, second);
      return;
    }
    const g = cluster.groups[0] as number;
    const top = best[c] as number;
    let second = problem.required[g] === 1 || choice[g] === -1 ? Number.POSITIVE_INFINITY : top;
    for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
      if (o !== choice[g]) second = Math.min(second, top - (profit[o] as number));
    }
    seconds[c] = second;
  });
  return seconds.sort();
}

/**
 * Looks for a good split and a proof: linear bound, then branch and bound on cores of growing width (Balas and Zemel
 * 1980; Pisinger 1995). A core as wide as the loss of the best split holds every better one, so its exhaustion is a
 * proof. Deterministic: limits count nodes.
 * @param problem reduced problem, no locks
 */
export function searchSplit(problem: Compact, goal: SearchGoal): SearchResult {
  const scaled = scaleRows(problem);
  const clusters = clustersOf(problem);
  const pricing = new Pricing(problem, scaled, clusters);
  const relaxation = relax(pricing, Math.max(0, goal.start?.worth ?? 0), goal.shouldStop);
  const noPrice = new Float64Array(problem.rows);
  if (relaxation === null) {
    return {
      best: null,
      bound: Number.NEGATIVE_INFINITY,
      price: noPrice,
      isProven: true,
      core: null,
      coversAll: false,
      scaled,
      relaxation,
    };
  }
  const plainBound = pricing.evaluate(relaxation.price);
  const bound = boundOnGrid(problem, plainBound, goal.offset);
  const price = relaxation.price.map((y, r) => y / (scaled.scale[r] as number));
  let best: Split | null = goal.start ?? null;
  let isProven = false;
  const lossLimit = (): number => (best === null ? Number.POSITIVE_INFINITY : plainBound - best.worth);
  const grain = problem.stepsPerUnit === null ? 0 : problem.grain;
  const isEnough = (): boolean => best !== null && bound - best.worth <= goal.enough(best.worth);
  const seconds = widthsOf(pricing);
  let core: Core | null = null;
  let left = goal.nodes;
  const search = (width: number, nodes: number): void => {
    const limit = lossLimit();
    const isWhole = width >= limit;
    core = coreOf(pricing, relaxation.price, plainBound, Math.min(width, limit));
    const open = core;
    const run = new CoreSearch(open, scaled.scale).run({
      lossBelow: limit,
      grain,
      nodes: Math.min(nodes, left),
      enough: (loss) => bound - (plainBound - loss) <= goal.enough(plainBound - loss),
      shouldStop: goal.shouldStop,
      onBetter: (choice) => {
        best = splitOf(open, choice);
        goal.onBetter?.(best, bound);
      },
    });
    left -= run.nodes;
    const isEverything = isWhole || !Number.isFinite(width);
    if (run.isExhausted && isEverything && open.isComplete && best !== null) isProven = true;
  };
  const smallest = Math.max(24, 2 * problem.rows + 10);
  for (const nodes of [300, 1500, 6000]) {
    for (let size = smallest; left > 0 && !isProven && !isEnough() && !goal.shouldStop(); size *= 2) {
      const isAll = size >= seconds.length;
      const width = isAll ? Number.POSITIVE_INFINITY : (seconds[size] as number);
      if (isAll && best === null && relaxation.breach > 1e-7 && nodes > 300) break;
      search(width, nodes);
      if (isAll || width >= lossLimit()) break;
    }
  }
  const found = best as Split | null;
  if (found !== null && bound <= found.worth) isProven = true;
  let coversAll = false;
  if (!isProven && !isEnough() && !goal.shouldStop()) {
    core = coreOf(pricing, relaxation.price, plainBound, lossLimit());
    coversAll = (core as Core).isComplete;
  }
  return {
    best: found,
    bound: isProven && found !== null ? found.worth : bound,
    price,
    isProven,
    core,
    coversAll,
    scaled,
    relaxation,
  };
}

/** Options and worth of a choice in a core. */
export function splitOf(core: Core, choice: Int32Array): Split {
  const options = core.closed.slice();
  for (const a of choice) options.push(...(core.options[a] as Int32Array));
  options.sort((a, b) => a - b);
  let worth = 0;
  for (const o of options) worth += core.problem.benefit[o] as number;
  return { options, worth };
}
