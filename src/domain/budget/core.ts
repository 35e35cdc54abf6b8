import type { Compact } from './compact';
import type { Pricing } from './pricing';

/**
 * The part of a problem that is still open once prices are known: of each cluster the choices whose loss against the
 * best one is within a width. Loss of a split = sum of the losses + price of every slack, so that its worth is the
 * bound less its loss.
 */
export interface Core {
  problem: Compact;
  /** Price per whole unit of each row: positive for a binding upper limit, negative for a lower one. */
  price: Float64Array;
  /** Open clusters; choices of the i-th: start[i] .. start[i + 1] - 1, the best one first. */
  clusters: Int32Array;
  start: Int32Array;
  /** What a choice loses against the best of its cluster, in steps of benefit. */
  loss: Float64Array;
  /** Use of each choice: rows and whole units. */
  useStart: Int32Array;
  useRow: Int32Array;
  useFen: Float64Array;
  /** Options of each choice. */
  options: Int32Array[];
  /** Options of the clusters that are closed at their best choice. */
  closed: number[];
  /** What `closed` uses of each row. */
  closedUse: Float64Array;
  /** Value that the losses count down from: the Lagrangean bound. */
  bound: number;
  /** Whether all choices within the width are in it (no search was cut short). */
  isComplete: boolean;
}

/** Choices kept per cluster at most. */
const MOST_CHOICES = 400;

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
  const { problem, scaled, clusters, profit, best, choice } = pricing;
  const open: number[] = [];
  const start = [0];
  const loss: number[] = [];
  const options: Int32Array[] = [];
  const closed: number[] = [];
  const closedUse = new Float64Array(problem.rows);
  let isComplete = true;
  const kept = new Uint8Array(problem.options);
  for (const o of keep) kept[o] = 1;
  for (let c = 0; c < clusters.length; c++) {
    const cluster = clusters[c] as (typeof clusters)[number];
    const top = best[c] as number;
    const found: { loss: number; options: number[] }[] = [];
    if (cluster.groups.length > 1 || cluster.requires.length > 0) {
      const floor = top - width - 1e-9 * (1 + Math.abs(top));
      const isWhole = pricing.visit(c, floor, 20_000, (value, picked) => {
        found.push({ loss: Math.max(0, top - value), options: Array.from(picked.filter((o) => o >= 0)) });
        return found.length > MOST_CHOICES ? Number.POSITIVE_INFINITY : floor;
      });
      if (!isWhole || found.length > MOST_CHOICES) isComplete = false;
      if (found.length === 0) found.push({ loss: 0, options: picks(cluster.groups, choice) });
    } else {
      const g = cluster.groups[0] as number;
      if (problem.required[g] === 0 && top <= width) found.push({ loss: top, options: [] });
      for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
        const behind = top - (profit[o] as number);
        if (behind <= width) found.push({ loss: behind, options: [o] });
      }
    }
    if (keep.length > 0) keepChoice(pricing, c, kept, found);
    if (found.length === 1) {
      for (const o of (found[0] as { options: number[] }).options) {
        closed.push(o);
        addUse(problem, o, closedUse);
      }
      continue;
    }
    found.sort((a, b) => a.loss - b.loss);
    open.push(c);
    for (const f of found) {
      loss.push(f.loss);
      options.push(Int32Array.from(f.options));
    }
    start.push(loss.length);
  }
  return {
    problem,
    price: price.map((y, r) => y / (scaled.scale[r] as number)),
    clusters: Int32Array.from(open),
    start: Int32Array.from(start),
    loss: Float64Array.from(loss),
    options,
    ...usesOf(problem, options),
    closed,
    closedUse,
    bound,
    isComplete,
  };
}

/** Adds the choice that a given split takes in a cluster, unless it is among those found. */
function keepChoice(pricing: Pricing, c: number, kept: Uint8Array, found: { loss: number; options: number[] }[]): void {
  const { problem, profit, best } = pricing;
  const options: number[] = [];
  let value = 0;
  for (const g of (pricing.clusters[c] as Pricing['clusters'][number]).groups) {
    for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
      if (kept[o] === 0) continue;
      options.push(o);
      value += profit[o] as number;
    }
  }
  const isThere = found.some((f) => f.options.length === options.length && f.options.every((o) => kept[o] === 1));
  if (!isThere) found.push({ loss: Math.max(0, (best[c] as number) - value), options });
}

/**
 * Choice of each open cluster that a set of options takes.
 * @returns null where some cluster has no such choice in the core
 */
export function pickedIn(core: Core, options: readonly number[]): Int32Array | null {
  const isIn = new Set(options);
  const picked = new Int32Array(core.clusters.length).fill(-1);
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

function picks(groups: Int32Array, choice: Int32Array): number[] {
  const out: number[] = [];
  for (const g of groups) if ((choice[g] as number) >= 0) out.push(choice[g] as number);
  return out;
}

function addUse(problem: Compact, option: number, into: Float64Array): void {
  for (let k = problem.useStart[option] as number; k < (problem.useStart[option + 1] as number); k++) {
    const r = problem.useRow[k] as number;
    into[r] = (into[r] as number) + (problem.useFen[k] as number);
  }
}

/** Uses of each choice, summed per row. */
function usesOf(problem: Compact, options: Int32Array[]): Pick<Core, 'useStart' | 'useRow' | 'useFen'> {
  const useStart = new Int32Array(options.length + 1);
  const useRow: number[] = [];
  const useFen: number[] = [];
  options.forEach((list, index) => {
    const from = useRow.length;
    for (const o of list) {
      for (let k = problem.useStart[o] as number; k < (problem.useStart[o + 1] as number); k++) {
        const r = problem.useRow[k] as number;
        let at = list.length > 1 ? useRow.indexOf(r, from) : -1;
        if (at < 0) {
          at = useRow.length;
          useRow.push(r);
          useFen.push(0);
        }
        useFen[at] = (useFen[at] as number) + (problem.useFen[k] as number);
      }
    }
    useStart[index + 1] = useRow.length;
  });
  return { useStart, useRow: Int32Array.from(useRow), useFen: Float64Array.from(useFen) };
}
