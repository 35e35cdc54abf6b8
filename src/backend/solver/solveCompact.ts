import type { AllocateProgress, StopReason } from '../../domain/budget/allocation';
import type { Compact } from '../../domain/budget/compact';
import { greedySplit } from '../../domain/budget/greedy';
import { groupCore } from '../../domain/budget/groupCore';
import { keepsAll } from '../../domain/budget/keepsAll';
import { presolve, type Reduced } from '../../domain/budget/presolve';
import { boundOnGrid, type SearchResult, type Split, searchSplit } from '../../domain/budget/searchSplit';
import { findConflicts, type RuleConflict } from './conflicts';
import { solveExact } from './exactMip';
import { dropHighsRuntime, highsRuntime } from './highsRuntime';

/** What a solve is to reach and how it is watched; all in index terms. */
export interface SolveGoal {
  /** Relative gap that is good enough, 0 for a proof. */
  gap: number;
  /** Options of a split to start from; ignored where it breaks a rule. */
  start?: number[];
  /** Asked often; a reason ends the search with the best split so far. */
  stopReason: () => StopReason | null;
  /** Seconds left of a time limit; absent = no limit. */
  secondsLeft?: () => number;
  onProgress?: (news: SolveNews) => void;
}

/** Progress in index terms: worth and bound in units of benefit. */
export interface SolveNews {
  incumbent: number | null;
  bound: number | null;
  stage: AllocateProgress['stage'];
  chosen?: number[];
}

export interface SolveResult {
  status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  chosen: number[];
  objective: number | null;
  bound: number | null;
  /** Price of each envelope in the linear bound, per whole unit. */
  price: Float64Array;
  conflicts: RuleConflict[];
  stoppedBy: StopReason | null;
}

/**
 * Nodes of the own search before the work is handed to HiGHS: the same on every machine, about a second for a small
 * split and some seconds for thousands of lines, where HiGHS has little to add.
 */
function searchNodes(problem: Compact): number {
  return 3000 + 3 * problem.options;
}

/**
 * Solves a portfolio in index form: greedy split, presolve, core search, branch and cut; where no split exists, the
 * conflict. Runs on the calling thread and blocks it.
 */
export async function solveCompact(source: Compact, goal: SolveGoal): Promise<SolveResult> {
  return new Solve(source, goal).run();
}

class Solve {
  private readonly units: number;
  private best: Split | null = null;
  private bound = Number.POSITIVE_INFINITY;
  private reduced: Reduced | null = null;
  private readonly price: Float64Array;

  constructor(
    private readonly source: Compact,
    private readonly goal: SolveGoal,
  ) {
    this.units = source.stepsPerUnit ?? 1;
    this.price = new Float64Array(source.rows);
  }

  private get isStopped(): boolean {
    return this.goal.stopReason() !== null;
  }

  async run(): Promise<SolveResult> {
    const reduced = presolve(this.source);
    this.reduced = reduced;
    if (reduced === null) return this.infeasible();
    const { problem } = reduced;
    const greedy = this.startIn(reduced) ?? greedySplit(problem);
    if (greedy) {
      this.best = greedy;
      this.report('greedy', true);
    }
    const search = searchSplit(problem, {
      enough: (worth) => this.enough(worth),
      offset: reduced.fixedBenefit,
      start: greedy ?? undefined,
      shouldStop: () => this.isStopped,
      nodes: searchNodes(problem),
      onBetter: (split, bound) => {
        this.best = split;
        this.bound = bound;
        this.report('search', true);
      },
    });
    this.best = search.best;
    this.bound = search.bound;
    this.keepPrices(search, reduced);
    if (search.best === null && search.isProven) return this.infeasible();
    this.report('search', false);
    if (this.isGood() || this.isStopped) return this.result(this.isGood() ? null : this.goal.stopReason());
    return this.prove(search, reduced);
  }

  /** HiGHS ends on its own clock a moment before ours. */
  private isOutOfTime(): boolean {
    return (this.goal.secondsLeft?.() ?? Number.POSITIVE_INFINITY) < 1;
  }

  /** Hands what is open to HiGHS. */
  private async prove(search: SearchResult, reduced: Reduced): Promise<SolveResult> {
    const { problem } = reduced;
    let stoppedBy: StopReason | null = null;
    try {
      const highs = await highsRuntime();
      const whole = search.coversAll ? search.core : null;
      const exact = solveExact(highs, whole ?? groupCore(problem), {
        start: this.best,
        bound: this.bound,
        enough: (worth) => this.enough(worth),
        shouldStop: () => this.isStopped,
        secondsLeft: this.goal.secondsLeft,
        onProgress: (best, bound) => {
          const isBetter = best !== null && best !== this.best;
          this.best = best;
          this.bound = bound;
          this.report('proof', isBetter);
        },
      });
      this.best = exact.best;
      if (exact.best === null && exact.isProven) return this.infeasible();
      this.bound = boundOnGrid(problem, exact.bound, reduced.fixedBenefit);
      if (!this.isGood()) stoppedBy = this.goal.stopReason() ?? (this.isOutOfTime() ? 'timeLimit' : 'failure');
    } catch {
      // The WebAssembly heap is full or HiGHS gave up: the split and bound found so far still stand.
      dropHighsRuntime();
      stoppedBy = 'memory';
    }
    return this.result(stoppedBy);
  }

  /** The caller's start in terms of the reduced problem, where it obeys every rule. */
  private startIn(reduced: Reduced): Split | null {
    const { start } = this.goal;
    if (!start || !keepsAll(this.source, start)) return null;
    const isIn = new Set(start);
    const options: number[] = [];
    let worth = 0;
    reduced.origin.forEach((o, index) => {
      if (!isIn.has(o)) return;
      options.push(index);
      worth += reduced.problem.benefit[index] as number;
    });
    // Presolve may have ruled out parts of a start that obeys the rules but cannot be best.
    if (options.length + reduced.fixed.filter((o) => isIn.has(o)).length !== isIn.size) return null;
    return keepsAll(reduced.problem, options) ? { options, worth } : null;
  }

  private enough(worth: number): number {
    return this.goal.gap * Math.max(this.units, Math.abs(worth + (this.reduced?.fixedBenefit ?? 0)));
  }

  private isGood(): boolean {
    return this.best !== null && this.bound - this.best.worth <= this.enough(this.best.worth) + this.tolerance();
  }

  /** Benefits without a common step are compared within the error of their sums. */
  private tolerance(): number {
    return this.source.stepsPerUnit === null && this.best !== null ? 2e-9 * Math.abs(this.bound) : 0;
  }

  private keepPrices(search: SearchResult, reduced: Reduced): void {
    search.price.forEach((y, r) => {
      this.price[reduced.rowOrigin[r] as number] = y / this.units;
    });
  }

  private chosen(): number[] {
    const { reduced, best } = this;
    if (!reduced || !best) return [];
    const out = [...reduced.fixed, ...best.options.map((o) => reduced.origin[o] as number)];
    return out.sort((a, b) => a - b);
  }

  private worthOf(chosen: number[]): number {
    let steps = 0;
    for (const o of chosen) steps += this.source.benefit[o] as number;
    return steps / this.units;
  }

  private inUnits(steps: number): number | null {
    return Number.isFinite(steps) ? (steps + (this.reduced?.fixedBenefit ?? 0)) / this.units : null;
  }

  private report(stage: SolveNews['stage'], isBetter: boolean): void {
    const { onProgress } = this.goal;
    if (!onProgress) return;
    onProgress({
      incumbent: this.best ? this.inUnits(this.best.worth) : null,
      bound: this.inUnits(this.bound),
      stage,
      ...(isBetter ? { chosen: this.chosen() } : {}),
    });
  }

  private result(stoppedBy: StopReason | null): SolveResult {
    const chosen = this.chosen();
    const objective = this.best ? this.worthOf(chosen) : null;
    let bound = this.inUnits(this.bound);
    let status: SolveResult['status'] = this.best === null ? 'unknown' : 'feasible';
    if (objective !== null && bound !== null) {
      if (this.best && this.bound - this.best.worth <= this.tolerance()) {
        status = 'optimal';
        bound = objective;
      }
      bound = Math.max(bound, objective);
    }
    return { status, chosen, objective, bound, price: this.price, conflicts: [], stoppedBy };
  }

  private async infeasible(): Promise<SolveResult> {
    this.goal.onProgress?.({ incumbent: null, bound: null, stage: 'conflicts' });
    const conflicts = await findConflicts(this.source, () => this.isStopped);
    const nothing = { chosen: [], objective: null, bound: null, price: this.price };
    return { ...nothing, status: 'infeasible', conflicts, stoppedBy: this.goal.stopReason() };
  }
}
