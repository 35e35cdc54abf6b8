import { ClusterTree } from './clusterTree';
import type { Compact } from './compact';

/**
 * Groups tied by prerequisites or exclusions, to be judged together. Most have one group.
 */
export interface Cluster {
  groups: Int32Array;
  /** Rules inside the cluster: positions in `requires`. */
  requires: number[];
  /** Pairs inside the cluster. */
  excludes: [number, number][];
}

/** Splits the groups into clusters without a common rule. */
export function clustersOf(problem: Compact): Cluster[] {
  const parent = Int32Array.from({ length: problem.groups }, (_, g) => g);
  const find = (g: number): number => {
    let top = g;
    while (parent[top] !== top) top = parent[top] as number;
    let at = g;
    while (parent[at] !== top) {
      const next = parent[at] as number;
      parent[at] = top;
      at = next;
    }
    return top;
  };
  const join = (a: number, b: number): void => {
    const x = find(a);
    const y = find(b);
    if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
  };
  const groupOf = (o: number): number => problem.groupOf[o] as number;
  for (const rule of problem.requires) {
    const anchor = groupOf(rule.option >= 0 ? rule.option : (rule.anyOf[0] as number));
    for (const o of rule.anyOf) join(anchor, groupOf(o));
  }
  for (const [a, b] of problem.excludes) join(groupOf(a), groupOf(b));
  const at = new Map<number, number>();
  const members: number[][] = [];
  const out: Cluster[] = [];
  for (let g = 0; g < problem.groups; g++) {
    const top = find(g);
    let index = at.get(top);
    if (index === undefined) {
      index = out.length;
      at.set(top, index);
      members.push([]);
      out.push({ groups: new Int32Array(0), requires: [], excludes: [] });
    }
    members[index]?.push(g);
  }
  out.forEach((cluster, index) => {
    cluster.groups = Int32Array.from(members[index] as number[]);
  });
  problem.requires.forEach((rule, k) => {
    const anchor = groupOf(rule.option >= 0 ? rule.option : (rule.anyOf[0] as number));
    out[at.get(find(anchor)) as number]?.requires.push(k);
  });
  for (const pair of problem.excludes) out[at.get(find(groupOf(pair[0]))) as number]?.excludes.push(pair);
  return out;
}

/** Limits divided by a power of two per row, so that coefficients are about 1 and dual values comparable. */
export interface Scaled {
  value: Float64Array;
  min: Float64Array;
  max: Float64Array;
  scale: Float64Array;
}

/** Scales each row by the power of two nearest to its mean coefficient: exact in doubles. */
export function scaleRows(problem: Compact): Scaled {
  const total = new Float64Array(problem.rows);
  const count = new Float64Array(problem.rows);
  for (let k = 0; k < problem.useRow.length; k++) {
    const r = problem.useRow[k] as number;
    total[r] = (total[r] as number) + Math.abs(problem.useFen[k] as number);
    count[r] = (count[r] as number) + 1;
  }
  const scale = total.map((t, r) => 2 ** Math.round(Math.log2(Math.max(1, t / Math.max(1, count[r] as number)))));
  return {
    scale,
    value: problem.useFen.map((fen, k) => fen / (scale[problem.useRow[k] as number] as number)),
    min: problem.min.map((v, r) => v / (scale[r] as number)),
    max: problem.max.map((v, r) => v / (scale[r] as number)),
  };
}

/** Clusters of more groups than this are judged by a tree of their rules instead of a search. */
const SEARCHED_GROUPS = 6;

/** Search steps allowed for one cluster before its value is replaced by an upper bound. */
const CLUSTER_STEPS = 4000;

/**
 * Best choice of every cluster under given prices of the limits: the inner problem of the Lagrangean relaxation.
 * Groups on their own are a maximum, small clusters are searched depth first, large ones by a tree of their rules.
 */
export class Pricing {
  /** Benefit less the price of what is used, per option. */
  readonly profit: Float64Array;
  /** Choice per group of the last call: option or -1. */
  readonly choice: Int32Array;
  /** Value per cluster of the last call (an upper bound where the search was cut short). */
  readonly best: Float64Array;
  /** Large clusters: their trees; undefined for the others. */
  readonly trees: (ClusterTree | undefined)[];
  private readonly order: (Int32Array | undefined)[];

  constructor(
    readonly problem: Compact,
    readonly scaled: Scaled,
    readonly clusters: Cluster[],
  ) {
    this.profit = new Float64Array(problem.options);
    this.choice = new Int32Array(problem.groups).fill(-1);
    this.best = new Float64Array(clusters.length);
    this.order = new Array(problem.groups);
    this.trees = clusters.map((c) => (c.groups.length > SEARCHED_GROUPS ? new ClusterTree(problem, c) : undefined));
  }

  /**
   * Prices all options and takes the best choice of each cluster.
   * @param price price per scaled unit of each row
   * @returns the Lagrangean value: no split is worth more
   */
  evaluate(price: Float64Array): number {
    const { problem, scaled, profit, choice, best } = this;
    const { useStart, useRow, benefit, groupStart, required } = problem;
    const { value } = scaled;
    let k = 0;
    for (let o = 0; o < problem.options; o++) {
      let p = benefit[o] as number;
      const end = useStart[o + 1] as number;
      for (; k < end; k++) p -= (value[k] as number) * (price[useRow[k] as number] as number);
      profit[o] = p;
    }
    let bound = 0;
    for (let r = 0; r < problem.rows; r++) {
      const y = price[r] as number;
      if (y > 0) bound += y * (scaled.max[r] as number);
      else if (y < 0) bound += y * (scaled.min[r] as number);
    }
    for (let c = 0; c < this.clusters.length; c++) {
      const { groups, requires } = this.clusters[c] as Cluster;
      if (groups.length === 1 && requires.length === 0) {
        const g = groups[0] as number;
        let top = required[g] === 1 ? Number.NEGATIVE_INFINITY : 0;
        let at = -1;
        const end = groupStart[g + 1] as number;
        for (let o = groupStart[g] as number; o < end; o++) {
          if ((profit[o] as number) > top) {
            top = profit[o] as number;
            at = o;
          }
        }
        choice[g] = at;
        best[c] = top;
      } else best[c] = this.trees[c]?.solve(profit, choice) ?? this.searchCluster(c);
      bound += best[c] as number;
    }
    return bound;
  }

  /** Choices of a group, best first; -1 stands for none. */
  private ordered(g: number): Int32Array {
    const { problem, profit } = this;
    const from = problem.groupStart[g] as number;
    const to = problem.groupStart[g + 1] as number;
    const none = problem.required[g] === 1 ? 0 : 1;
    let list = this.order[g];
    if (!list) {
      list = Int32Array.from({ length: to - from + none }, (_, i) => (i < to - from ? from + i : -1));
      this.order[g] = list;
    }
    // Prices move little from call to call: insertion sort on the last order.
    for (let i = 1; i < list.length; i++) {
      const o = list[i] as number;
      const p = o < 0 ? 0 : (profit[o] as number);
      let j = i - 1;
      while (j >= 0) {
        const other = list[j] as number;
        if ((other < 0 ? 0 : (profit[other] as number)) >= p) break;
        list[j + 1] = other;
        j--;
      }
      list[j + 1] = o;
    }
    return list;
  }

  private searchCluster(c: number): number {
    let bestValue = Number.NEGATIVE_INFINITY;
    const { groups } = this.clusters[c] as Cluster;
    const isComplete = this.visit(c, Number.NEGATIVE_INFINITY, CLUSTER_STEPS, (value, picked) => {
      bestValue = value;
      for (let i = 0; i < groups.length; i++) this.choice[groups[i] as number] = picked[i] as number;
      return value;
    });
    if (isComplete) return bestValue;
    let bound = 0;
    for (const g of groups) {
      const first = (this.order[g] as Int32Array)[0] as number;
      bound += first < 0 ? 0 : (this.profit[first] as number);
    }
    return bound;
  }

  /**
   * Visits the choices of a cluster that keep its rules and are worth more than a floor, better ones tending to come
   * first.
   * @param c cluster
   * @param floor only choices worth more than this
   * @param steps search steps allowed
   * @param found called with the worth and the choice per group of the cluster; returns the new floor
   * @returns whether the search was complete
   */
  visit(c: number, floor: number, steps: number, found: (value: number, picked: Int32Array) => number): boolean {
    const cluster = this.clusters[c] as Cluster;
    const { groups } = cluster;
    const n = groups.length;
    const lists: Int32Array[] = [];
    const rest = new Float64Array(n + 1);
    for (let i = 0; i < n; i++) lists.push(this.ordered(groups[i] as number));
    for (let i = n - 1; i >= 0; i--) {
      const list = lists[i] as Int32Array;
      if (list.length === 0) return true;
      const first = list[0] as number;
      rest[i] = (rest[i + 1] as number) + (first < 0 ? 0 : (this.profit[first] as number));
    }
    const picked = new Int32Array(n).fill(-2);
    const tests = rulesByDepth(this.problem, cluster);
    let limit = floor;
    let left = steps;
    const descend = (depth: number, value: number): boolean => {
      if (depth === n) {
        limit = found(value, picked);
        return true;
      }
      for (const o of lists[depth] as Int32Array) {
        const worth = value + (o < 0 ? 0 : (this.profit[o] as number));
        if (worth + (rest[depth + 1] as number) <= limit) break;
        if (--left < 0) return false;
        picked[depth] = o;
        if (tests[depth]?.every((test) => test(picked)) && !descend(depth + 1, worth)) return false;
      }
      picked[depth] = -2;
      return true;
    };
    return descend(0, 0);
  }
}

type Test = (picked: Int32Array) => boolean;

const testCache = new WeakMap<Cluster, Test[][]>();

/** The rules of a cluster as tests, each at the first depth at which all its groups have been decided. */
function rulesByDepth(problem: Compact, cluster: Cluster): Test[][] {
  const known = testCache.get(cluster);
  if (known) return known;
  const depthOf = new Map<number, number>();
  cluster.groups.forEach((g, depth) => {
    depthOf.set(g, depth);
  });
  const place = (o: number): number => depthOf.get(problem.groupOf[o] as number) as number;
  const out: Test[][] = Array.from({ length: cluster.groups.length }, () => []);
  for (const [a, b] of cluster.excludes) {
    const atA = place(a);
    const atB = place(b);
    out[Math.max(atA, atB)]?.push((picked) => picked[atA] !== a || picked[atB] !== b);
  }
  for (const k of cluster.requires) {
    const rule = problem.requires[k] as Compact['requires'][number];
    const ways = Array.from(rule.anyOf, (o): [number, number] => [place(o), o]);
    const own = rule.option >= 0 ? place(rule.option) : -1;
    const last = Math.max(own, ...ways.map(([depth]) => depth));
    out[last]?.push((picked) => {
      if (own >= 0 && picked[own] !== rule.option) return true;
      for (const [depth, o] of ways) if (picked[depth] === o) return true;
      return false;
    });
  }
  testCache.set(cluster, out);
  return out;
}
