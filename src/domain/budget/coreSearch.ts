import { ColumnPool } from './columnPool';
import { activityOf, type Core, openClusters } from './core';
import { GubSimplex } from './gubSimplex';

/** What a search of a core came to. */
export interface CoreResult {
  /** Choice per open cluster of the best split found, null where none beats the limit. */
  choice: Int32Array | null;
  /** Loss of that split against the bound, in steps of benefit. */
  loss: number;
  /** Whether every split of the core with a smaller loss than the limit was looked at. */
  isExhausted: boolean;
  nodes: number;
}

/** Limits of a search. */
export interface CoreLimits {
  /** Only splits that lose less than this count. */
  lossBelow: number;
  /** Smallest step between different worths (grain), 0 where worths are not on a grid. */
  grain: number;
  nodes: number;
  /** Search ends early once a split with this loss is good enough. */
  enough: (loss: number) => boolean;
  shouldStop: () => boolean;
  /** Called with each better split. */
  onBetter?: (choice: Int32Array, loss: number) => void;
}

/** Breach of limits (scaled) from which a node has no answer. */
const BREACH = 1e-6;

interface Look {
  /** No split below loses less. */
  loss: number;
  /** Fractional choice to decide next, -1 where the answer is whole. */
  next: number;
  isSolved: boolean;
  /** Whether the decisions leave no answer within the limits. */
  isStuck: boolean;
}

interface Decision {
  column: number;
  isIn: boolean;
}

/**
 * Depth-first branch and bound over the choices of a core. The linear relaxation of each node is the simplex of the
 * core with columns ruled out by their worth, so that a step down or up is a few pivots.
 */
export class CoreSearch {
  private readonly simplex: GubSimplex;
  /** Column numbers are the numbers of the core's choices. */
  private readonly pool = new ColumnPool();
  private readonly ruledOut: Int32Array;
  private readonly plainWorth: Float64Array;
  private readonly barrier: number;
  private readonly offset: number;

  constructor(private readonly core: Core) {
    const { scale } = core;
    const n = openClusters(core);
    const min = core.min.map((v, r) => v / (scale[r] as number));
    const max = core.max.map((v, r) => v / (scale[r] as number));
    let steepest = 0;
    let offset = 0;
    core.price.forEach((y, r) => {
      steepest = Math.max(steepest, Math.abs(y) * (scale[r] as number));
      if (y !== 0) offset += y * ((y > 0 ? core.max[r] : core.min[r]) as number);
    });
    this.offset = offset;
    let span = 1;
    let widest = 1;
    for (let i = 0; i < n; i++) {
      for (let a = core.start[i] as number; a < (core.start[i + 1] as number); a++) {
        const from = core.useStart[a] as number;
        const to = core.useStart[a + 1] as number;
        const rows = core.useRow.slice(from, to);
        const values = core.useFen.slice(from, to).map((fen, k) => fen / (scale[rows[k] as number] as number));
        let worth = -(core.loss[a] as number);
        for (let k = from; k < to; k++) {
          worth += (core.useFen[k] as number) * (core.price[core.useRow[k] as number] as number);
        }
        for (const v of values) widest = Math.max(widest, Math.abs(v));
        span = Math.max(span, core.loss[a] as number);
        this.pool.add(i, worth, rows, values);
      }
    }
    const penalty = 30 * steepest + 4 * span;
    this.barrier = 20 * penalty * widest;
    this.simplex = new GubSimplex(min, max, this.pool, core.start.subarray(0, n), penalty);
    this.ruledOut = new Int32Array(this.pool.count);
    this.plainWorth = this.pool.worth.slice(0, this.pool.count);
  }

  private rule(column: number, by: 1 | -1): void {
    const was = this.ruledOut[column] as number;
    this.ruledOut[column] = was + by;
    const { worth } = this.pool;
    if (was === 0 && by === 1) worth[column] = (this.plainWorth[column] as number) - this.barrier;
    else if (was === 1 && by === -1) worth[column] = this.plainWorth[column] as number;
  }

  private apply(decision: Decision, by: 1 | -1): void {
    if (!decision.isIn) {
      this.rule(decision.column, by);
      return;
    }
    const cluster = this.pool.cluster[decision.column] as number;
    const from = this.core.start[cluster] as number;
    const to = this.core.start[cluster + 1] as number;
    for (let a = from; a < to; a++) if (a !== decision.column) this.rule(a, by);
  }

  /** Loss of a whole choice, or null where it breaks a limit; exact where totals are below 2^53. */
  lossOf(choice: Int32Array): number | null {
    const { core } = this;
    const act = activityOf(core, choice);
    let loss = 0;
    for (const a of choice) loss += core.loss[a] as number;
    for (let r = 0; r < act.length; r++) {
      const a = act[r] as number;
      if (a > (core.max[r] as number) || a < (core.min[r] as number)) return null;
      const y = core.price[r] as number;
      if (y > 0) loss += y * ((core.max[r] as number) - a);
      else if (y < 0) loss += y * ((core.min[r] as number) - a);
    }
    return loss;
  }

  /** Looks at the linear relaxation under the present decisions. */
  private look(limit: number): Look {
    const { simplex } = this;
    const isSolved = simplex.solve(3000);
    let parts = simplex.fractional();
    let loss = this.offset - simplex.worth() + simplex.breachCost();
    const isStuck = (): boolean => simplex.breach() > BREACH || parts.some((p) => this.ruledOut[p.column] !== 0);
    if (isSolved && (loss > limit || isStuck())) {
      // Judged on fresh numbers: a branch is cut off for good here.
      simplex.settle();
      simplex.solve(3000);
      parts = simplex.fractional();
      loss = this.offset - simplex.worth() + simplex.breachCost();
    }
    let next = -1;
    let share = -1;
    for (const part of parts) {
      if (this.ruledOut[part.column] === 0 && part.share > share) {
        share = part.share;
        next = part.column;
      }
    }
    return { loss, next, isSolved, isStuck: isStuck() };
  }

  /** A choice still open in a whole answer: branching on it reaches every split below. */
  private openColumn(picked: Int32Array): number {
    for (let i = 0; i < picked.length; i++) {
      let open = 0;
      for (let a = this.core.start[i] as number; a < (this.core.start[i + 1] as number); a++) {
        if (this.ruledOut[a] === 0) open++;
      }
      if (open > 1 && this.ruledOut[picked[i] as number] === 0) return picked[i] as number;
    }
    return -1;
  }

  /** Searches within the limits. */
  run(limits: CoreLimits): CoreResult {
    const stack: Decision[] = [];
    let limit = limits.lossBelow;
    let choice: Int32Array | null = null;
    let best = Number.POSITIVE_INFINITY;
    let nodes = 0;
    let isDone = false;
    /** Least loss that a branch cut off as beyond the limits could still have had. */
    let leastCut = Number.POSITIVE_INFINITY;
    const rounding = 1e-9 * Math.abs(this.core.bound);
    const cut = (): number => limit - limits.grain + (limits.grain === 0 ? -rounding : 1e-6 * limits.grain + rounding);
    while (nodes < limits.nodes && !limits.shouldStop()) {
      nodes++;
      const seen = this.look(cut());
      let next = seen.next;
      const isWorse = seen.isSolved && seen.loss > cut();
      const isDead = isWorse || (seen.isSolved && seen.isStuck);
      if (isDead && !isWorse) leastCut = Math.min(leastCut, seen.loss);
      if (!isDead && next < 0) {
        const picked = this.simplex.leading();
        const exact = this.lossOf(picked);
        if (exact !== null && exact < limit) {
          limit = exact;
          best = exact;
          choice = picked;
          limits.onBetter?.(picked, exact);
          if (limits.enough(exact)) break;
        }
        // Whole in floating point, yet over a limit by less than its tolerance (or not worked out): look below.
        if (exact === null || !seen.isSolved) next = this.openColumn(picked);
      }
      if (!isDead && next >= 0) {
        const decision = { column: next, isIn: true };
        this.apply(decision, 1);
        stack.push(decision);
        continue;
      }
      if (!this.stepBack(stack)) {
        isDone = true;
        break;
      }
    }
    for (let top = stack.pop(); top; top = stack.pop()) this.apply(top, -1);
    return { choice, loss: best, isExhausted: isDone && leastCut > cut(), nodes };
  }

  /** Takes back decisions up to the last "in" and turns that into "out". */
  private stepBack(stack: Decision[]): boolean {
    for (let top = stack.pop(); top; top = stack.pop()) {
      this.apply(top, -1);
      if (!top.isIn) continue;
      const other = { column: top.column, isIn: false };
      this.apply(other, 1);
      stack.push(other);
      return true;
    }
    return false;
  }
}
