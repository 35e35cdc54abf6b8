import type { Compact } from './compact';

/** A cluster with its rules, as in pricing.ts. */
interface TiedGroups {
  groups: Int32Array;
  requires: readonly number[];
  excludes: readonly (readonly [number, number])[];
}

interface Edge {
  child: number;
  parent: number;
  /** allowed[b * choices of child + a]: whether the child may take a when its parent takes b. */
  allowed: Uint8Array;
}

/**
 * Best choice of a large cluster when only a tree of its rules counts: dynamic programming from the leaves to the
 * root and back. Rules that close a circle or tie more than two groups are left out, so that the value is an upper
 * bound of what the cluster can really give.
 */
export class ClusterTree {
  /** Choices of each group: its options, then -1 (none) where it may be left out. */
  private readonly choices: Int32Array[] = [];
  private readonly possible: Uint8Array[] = [];
  /** Groups in an order in which parents come before children. */
  private readonly order: number[] = [];
  private readonly edgeOf: (Edge | undefined)[];
  private readonly children: number[][];
  /** Best worth of the subtree of a group by its choice. */
  private readonly up: Float64Array[];
  /** Best worth of all outside the subtree, by the choice of its top. */
  private readonly down: Float64Array[];
  /** Message of a child to its parent, by the parent's choice. */
  private readonly message: Float64Array[];

  constructor(
    private readonly problem: Compact,
    private readonly cluster: TiedGroups,
  ) {
    const n = cluster.groups.length;
    this.edgeOf = new Array(n).fill(undefined);
    this.children = Array.from({ length: n }, () => []);
    for (const g of cluster.groups) {
      const list: number[] = [];
      for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) list.push(o);
      if (problem.required[g] === 0) list.push(-1);
      this.choices.push(Int32Array.from(list));
      this.possible.push(new Uint8Array(list.length).fill(1));
    }
    this.build(n);
    this.up = this.choices.map((c) => new Float64Array(c.length));
    this.down = this.choices.map((c) => new Float64Array(c.length));
    this.message = this.choices.map((_, i) => {
      const edge = this.edgeOf[i];
      return new Float64Array(edge ? (this.choices[edge.parent] as Int32Array).length : 0);
    });
  }

  private build(n: number): void {
    const { problem, cluster } = this;
    const placeOf = new Map<number, number>();
    cluster.groups.forEach((g, i) => {
      placeOf.set(g, i);
    });
    const place = (o: number): number => placeOf.get(problem.groupOf[o] as number) as number;
    const indexIn = (o: number): number => o - (problem.groupStart[problem.groupOf[o] as number] as number);
    /** Forbidden pairs by (low place, high place): matrix low x high. */
    const banned = new Map<number, Uint8Array>();
    const matrix = (i: number, j: number): Uint8Array => {
      const key = Math.min(i, j) * n + Math.max(i, j);
      let m = banned.get(key);
      if (!m) {
        const rows = (this.choices[Math.min(i, j)] as Int32Array).length;
        m = new Uint8Array(rows * (this.choices[Math.max(i, j)] as Int32Array).length);
        banned.set(key, m);
      }
      return m;
    };
    const ban = (i: number, a: number, j: number, b: number): void => {
      const width = (this.choices[Math.max(i, j)] as Int32Array).length;
      matrix(i, j)[i < j ? a * width + b : b * width + a] = 1;
    };
    for (const [a, b] of cluster.excludes) {
      if (place(a) !== place(b)) ban(place(a), indexIn(a), place(b), indexIn(b));
    }
    for (const k of cluster.requires) {
      const { option, anyOf } = problem.requires[k] as Compact['requires'][number];
      if (anyOf.includes(option)) continue;
      const own = option < 0 ? -1 : place(option);
      const ways = Array.from(anyOf).filter((o) => place(o) !== own);
      const places = new Set(ways.map(place));
      if (places.size > 1) continue;
      const [other] = places;
      if (other === undefined) {
        if (own >= 0) (this.possible[own] as Uint8Array)[indexIn(option)] = 0;
        continue;
      }
      const isWay = new Set(ways.map(indexIn));
      const count = (this.choices[other] as Int32Array).length;
      for (let b = 0; b < count; b++) {
        if (isWay.has(b)) continue;
        if (own < 0) (this.possible[other] as Uint8Array)[b] = 0;
        else ban(own, indexIn(option), other, b);
      }
    }
    this.span(n, banned);
  }

  /** Takes a spanning forest of the pairs with rules, those with most forbidden first. */
  private span(n: number, banned: Map<number, Uint8Array>): void {
    const weight = (m: Uint8Array): number => m.reduce((sum, v) => sum + v, 0) / m.length;
    const edges = [...banned].map(([key, m]) => ({ low: Math.floor(key / n), high: key % n, m, w: weight(m) }));
    edges.sort((a, b) => b.w - a.w || a.low - b.low || a.high - b.high);
    const root = Int32Array.from({ length: n }, (_, i) => i);
    const find = (i: number): number => {
      let top = i;
      while (root[top] !== top) top = root[top] as number;
      root[i] = top;
      return top;
    };
    const near: { to: number; low: number; high: number; m: Uint8Array }[][] = Array.from({ length: n }, () => []);
    for (const { low, high, m } of edges) {
      if (find(low) === find(high)) continue;
      root[find(low)] = find(high);
      near[low]?.push({ to: high, low, high, m });
      near[high]?.push({ to: low, low, high, m });
    }
    const isSeen = new Uint8Array(n);
    for (let start = 0; start < n; start++) {
      if (isSeen[start] === 1) continue;
      isSeen[start] = 1;
      let at = this.order.length;
      this.order.push(start);
      for (; at < this.order.length; at++) {
        const parent = this.order[at] as number;
        for (const { to, low, m } of near[parent] ?? []) {
          if (isSeen[to] === 1) continue;
          isSeen[to] = 1;
          this.order.push(to);
          this.children[parent]?.push(to);
          this.edgeOf[to] = { child: to, parent, allowed: this.oriented(m, low === parent, parent, to) };
        }
      }
    }
  }

  /** Allowed pairs with the parent's choice as the row. */
  private oriented(m: Uint8Array, parentIsLow: boolean, parent: number, child: number): Uint8Array {
    const rows = (this.choices[parent] as Int32Array).length;
    const columns = (this.choices[child] as Int32Array).length;
    const out = new Uint8Array(rows * columns);
    for (let b = 0; b < rows; b++) {
      for (let a = 0; a < columns; a++) {
        out[b * columns + a] = m[parentIsLow ? b * columns + a : a * rows + b] === 0 ? 1 : 0;
      }
    }
    return out;
  }

  /**
   * Best choice under given profits.
   * @param profit by option of the problem
   * @param choice receives the choice of each group of the cluster (option or -1)
   * @returns its worth; -Infinity where the tree's rules leave none
   */
  solve(profit: Float64Array, choice: Int32Array): number {
    const { order, choices, up } = this;
    for (let at = order.length - 1; at >= 0; at--) this.gather(order[at] as number, profit);
    let total = 0;
    const picked = new Int32Array(order.length);
    for (const i of order) {
      const edge = this.edgeOf[i];
      const own = up[i] as Float64Array;
      let best = -1;
      for (let a = 0; a < own.length; a++) {
        if (edge && edge.allowed[(picked[edge.parent] as number) * own.length + a] === 0) continue;
        if (best < 0 || (own[a] as number) > (own[best] as number)) best = a;
      }
      if (best < 0 || own[best] === Number.NEGATIVE_INFINITY) return Number.NEGATIVE_INFINITY;
      if (!edge) total += own[best] as number;
      picked[i] = best;
      choice[this.cluster.groups[i] as number] = (choices[i] as Int32Array)[best] as number;
    }
    return total;
  }

  private gather(i: number, profit: Float64Array): void {
    const own = this.up[i] as Float64Array;
    const list = this.choices[i] as Int32Array;
    const possible = this.possible[i] as Uint8Array;
    for (let a = 0; a < list.length; a++) {
      const o = list[a] as number;
      let worth = possible[a] === 0 ? Number.NEGATIVE_INFINITY : o < 0 ? 0 : (profit[o] as number);
      for (const child of this.children[i] as number[]) worth += (this.message[child] as Float64Array)[a] as number;
      own[a] = worth;
    }
    const edge = this.edgeOf[i];
    if (!edge) return;
    const message = this.message[i] as Float64Array;
    for (let b = 0; b < message.length; b++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let a = 0; a < own.length; a++) {
        if (edge.allowed[b * own.length + a] === 1 && (own[a] as number) > best) best = own[a] as number;
      }
      message[b] = best;
    }
  }

  /**
   * For every choice of every group: how much less the whole cluster is worth when it is taken. To be called after
   * `solve` with the same profits.
   * @param visit called with group, option (-1 = none) and loss
   */
  eachLoss(visit: (group: number, option: number, loss: number) => void): void {
    const { order, choices, up, down } = this;
    const topOf = new Float64Array(order.length);
    for (const i of order) {
      const edge = this.edgeOf[i];
      const own = down[i] as Float64Array;
      if (!edge) {
        own.fill(0);
        topOf[i] = Math.max(...(up[i] as Float64Array));
      } else {
        topOf[i] = topOf[edge.parent] as number;
        const above = up[edge.parent] as Float64Array;
        const beyond = down[edge.parent] as Float64Array;
        const message = this.message[i] as Float64Array;
        for (let a = 0; a < own.length; a++) {
          let best = Number.NEGATIVE_INFINITY;
          for (let b = 0; b < above.length; b++) {
            if (edge.allowed[b * own.length + a] === 0 || message[b] === Number.NEGATIVE_INFINITY) continue;
            const rest = (above[b] as number) - (message[b] as number) + (beyond[b] as number);
            if (rest > best) best = rest;
          }
          own[a] = best;
        }
      }
      const list = choices[i] as Int32Array;
      for (let a = 0; a < list.length; a++) {
        const worth = ((up[i] as Float64Array)[a] as number) + (own[a] as number);
        visit(this.cluster.groups[i] as number, list[a] as number, Math.max(0, (topOf[i] as number) - worth));
      }
    }
  }
}
