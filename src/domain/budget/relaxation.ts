import { ColumnPool } from './columnPool';
import { GubSimplex } from './gubSimplex';
import type { Pricing } from './pricing';

/** The linear bound of a problem and what led to it. */
export interface Relaxation {
  /** Price per scaled unit of each row at the best bound. */
  price: Float64Array;
  /** No split is worth more, in steps of benefit (without the fixed part). */
  bound: number;
  /** Whether the bound is the optimum of the relaxation (else only a valid bound). */
  isOptimal: boolean;
  /** Scaled breach of limits that remained: above zero hints at contradicting rules. */
  breach: number;
}

/** Adds the choice of a cluster to a pool. */
function addChoice(pricing: Pricing, pool: ColumnPool, cluster: number, options: readonly number[]): number {
  const { problem, scaled } = pricing;
  let worth = 0;
  const rows: number[] = [];
  const values: number[] = [];
  for (const o of options) {
    worth += problem.benefit[o] as number;
    for (let k = problem.useStart[o] as number; k < (problem.useStart[o + 1] as number); k++) {
      const r = problem.useRow[k] as number;
      const at = options.length > 1 ? rows.indexOf(r) : -1;
      if (at < 0) {
        rows.push(r);
        values.push(scaled.value[k] as number);
      } else values[at] = (values[at] as number) + (scaled.value[k] as number);
    }
  }
  return pool.add(cluster, worth, rows, values);
}

/** Takes the sum of what the present choice uses of each row. */
function activityOf(pricing: Pricing, into: Float64Array): void {
  const { problem, scaled, choice } = pricing;
  into.fill(0);
  for (let g = 0; g < problem.groups; g++) {
    const o = choice[g] as number;
    if (o < 0) continue;
    for (let k = problem.useStart[o] as number; k < (problem.useStart[o + 1] as number); k++) {
      const r = problem.useRow[k] as number;
      into[r] = (into[r] as number) + (scaled.value[k] as number);
    }
  }
}

/** Step of the subgradient of one row: towards the limit that is broken, or back to zero price. */
function slope(activity: number, min: number, max: number, price: number): number {
  if (activity > max) return activity - max;
  if (activity < min) return activity - min;
  if (price > 0) return activity - max;
  if (price < 0) return activity - min;
  return 0;
}

/**
 * A first set of prices by the subgradient method.
 * @param pricing inner problem
 * @param floor worth of a known split or a rough guess of one
 * @param rounds evaluations allowed
 */
function roughPrices(pricing: Pricing, floor: number, rounds: number): { price: Float64Array; bound: number } {
  const { rows } = pricing.problem;
  const { min, max } = pricing.scaled;
  let price = new Float64Array(rows);
  let best: Float64Array = price;
  let bound = Number.POSITIVE_INFINITY;
  let rate = 1;
  let stale = 0;
  const activity = new Float64Array(rows);
  const direction = new Float64Array(rows);
  for (let n = 0; n < rounds; n++) {
    const value = pricing.evaluate(price);
    if (value < bound - 1e-7 * Math.abs(bound)) stale = 0;
    else if (++stale >= 4) {
      rate /= 2;
      stale = 0;
      price = best.slice();
      pricing.evaluate(price);
    }
    if (value < bound) {
      bound = value;
      best = price.slice();
    }
    activityOf(pricing, activity);
    let norm = 0;
    for (let r = 0; r < rows; r++) {
      const g = slope(activity[r] as number, min[r] as number, max[r] as number, price[r] as number);
      direction[r] = g + 0.5 * (direction[r] as number);
      norm += (direction[r] as number) ** 2;
    }
    if (norm < 1e-18 || rate < 1e-3) break;
    const length = (rate * Math.max(value - floor, Math.abs(value) * 1e-4)) / norm;
    price = price.map((y, r) => {
      const next = y + length * (direction[r] as number);
      if (max[r] === Number.POSITIVE_INFINITY) return Math.min(0, next);
      if (min[r] === Number.NEGATIVE_INFINITY) return Math.max(0, next);
      return next;
    });
  }
  return { price: best, bound };
}

/** Adds the choices that lose at most `width` against the best one of their cluster. */
function addNear(pricing: Pricing, pool: ColumnPool, width: number): void {
  const { problem, clusters, profit, best, choice } = pricing;
  for (let c = 0; c < clusters.length; c++) {
    const cluster = clusters[c] as (typeof clusters)[number];
    if (pricing.trees[c]) continue;
    const floor = (best[c] as number) - width;
    if (cluster.groups.length > 1 || cluster.requires.length > 0) {
      let count = 0;
      pricing.visit(c, floor, 400, (_, picked) => {
        addChoice(
          pricing,
          pool,
          c,
          Array.from(picked).filter((o) => o >= 0),
        );
        return ++count < 12 ? floor : Number.POSITIVE_INFINITY;
      });
      continue;
    }
    const g = cluster.groups[0] as number;
    if (problem.required[g] === 0 && floor <= 0 && choice[g] !== -1) addChoice(pricing, pool, c, []);
    for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
      if (o !== choice[g] && (profit[o] as number) >= floor) addChoice(pricing, pool, c, [o]);
    }
  }
}

/** Options of the present choice of a cluster. */
function chosenIn(pricing: Pricing, c: number): number[] {
  const out: number[] = [];
  for (const g of (pricing.clusters[c] as Pricing['clusters'][number]).groups) {
    if ((pricing.choice[g] as number) >= 0) out.push(pricing.choice[g] as number);
  }
  return out;
}

/**
 * Bound by Lagrangean relaxation of the limits, solved as a linear program by column generation: prices from a short
 * subgradient run, a pool of near-best choices, a simplex over the pool, new columns by pricing until none improves
 * (Geoffrion 1974; Dantzig and Wolfe 1960). Every evaluation is a valid bound, so it may be cut short anywhere.
 * @param pricing inner problem
 * @param floor worth of a known split, or 0
 * @param shouldStop asked between rounds
 * @returns null when some cluster has no choice at all
 */
export function relax(pricing: Pricing, floor: number, shouldStop: () => boolean): Relaxation | null {
  const { problem, scaled, clusters } = pricing;
  const rough = roughPrices(pricing, floor, problem.rows === 0 ? 1 : 120);
  if (rough.bound === Number.NEGATIVE_INFINITY) return null;
  let bound = pricing.evaluate(rough.price);
  let price = rough.price;
  const pool = new ColumnPool();
  const keys = clusters.map((_, c) => addChoice(pricing, pool, c, chosenIn(pricing, c)));
  let largest = 0;
  for (let o = 0; o < problem.options; o++) largest = Math.max(largest, Math.abs(problem.benefit[o] as number));
  let steepest = 0;
  for (const y of price) steepest = Math.max(steepest, Math.abs(y));
  const simplex = new GubSimplex(scaled.min, scaled.max, pool, keys, 20 * steepest + largest * 1e-3 + 1e-3);
  // Enough undecided clusters for the simplex to move in: a few per limit.
  addNear(pricing, pool, widthFor(pricing, 6 * problem.rows + 60));
  let isOptimal = false;
  let raised = 0;
  for (let round = 0; round < 60; round++) {
    const isSolved = simplex.solve(40 * problem.rows + 2000);
    simplex.settle();
    const value = pricing.evaluate(simplex.price);
    if (value < bound) {
      bound = value;
      price = simplex.price.slice();
    }
    let added = 0;
    for (let c = 0; c < clusters.length; c++) {
      const has = simplex.clusterPrice(c);
      if ((pricing.best[c] as number) - has <= 1e-7 * (1 + Math.abs(has))) continue;
      addChoice(pricing, pool, c, chosenIn(pricing, c));
      added++;
    }
    if (added === 0) {
      if (simplex.breach() > 1e-7 && raised < 4) {
        simplex.raisePenalty(50);
        raised++;
        continue;
      }
      isOptimal = isSolved;
      break;
    }
    if (shouldStop()) break;
  }
  return { price, bound, isOptimal, breach: simplex.breach() };
}

/** Width of the reduced-profit window in which about `wanted` clusters have a second choice. */
function widthFor(pricing: Pricing, wanted: number): number {
  const { problem, clusters, profit, best } = pricing;
  const seconds: number[] = [];
  for (let c = 0; c < clusters.length; c++) {
    const { groups } = clusters[c] as (typeof clusters)[number];
    if (groups.length > 1) continue;
    const g = groups[0] as number;
    const top = best[c] as number;
    let second = problem.required[g] === 1 || pricing.choice[g] === -1 ? Number.POSITIVE_INFINITY : top;
    for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
      if (o !== pricing.choice[g]) second = Math.min(second, top - (profit[o] as number));
    }
    seconds.push(second);
  }
  if (seconds.length === 0) return Number.POSITIVE_INFINITY;
  const sorted = Float64Array.from(seconds).sort();
  return sorted[Math.min(sorted.length - 1, wanted)] as number;
}
