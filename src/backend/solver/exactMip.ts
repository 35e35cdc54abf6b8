import type { Highs, Model, SymbolDisposable } from 'highs';
import type { Core } from '../../domain/budget/core';
import { type Split, splitOf } from '../../domain/budget/searchSplit';
import { buildMip, coverCut, type MipForm } from './mipForm';

/** What HiGHS is asked for. */
export interface ExactGoal {
  /** Split to start from; only better ones are looked for. */
  start: Split | null;
  /** Bound known already, in steps. */
  bound: number;
  /** Absolute gap, in steps, that ends the search for a best worth. */
  enough: (worth: number) => number;
  /** Ends with the first split that obeys every limit. */
  isFirstEnough?: boolean;
  shouldStop: () => boolean;
  /** Seconds that are left; HiGHS looks at its own clock more often than it calls back. */
  secondsLeft?: () => number;
  onProgress?: (best: Split | null, bound: number) => void;
}

export interface ExactResult {
  best: Split | null;
  /** No split of the model is worth more; -Infinity where it has none. */
  bound: number;
  /** Whether the end was a proof: best split within `enough`, or none at all. */
  isProven: boolean;
}

/** Rounds of exact repair before the search settles for a proven gap. */
const REPAIR_ROUNDS = 60;

/** Model statuses of HiGHS used here. */
const OPTIMAL = 7;
const INFEASIBLE = 8;

/**
 * Branch and cut by HiGHS on a core, with the answer of each run checked in whole numbers. HiGHS works with
 * tolerances; where its answer goes over a limit, the inequality that the limit implies for whole choices (a cover)
 * is added and the search repeated, so that no answer overspends and the bound stays valid.
 * @param highs loaded runtime
 * @param core open choices; a complete core keeps the proof valid for the whole problem
 */
export function solveExact(highs: Highs, core: Core, goal: ExactGoal): ExactResult {
  const form = buildMip(highs, core);
  const model = highs.createModel(form.data);
  try {
    return new ExactRun(highs, model, form, core, goal).run();
  } finally {
    model.dispose();
  }
}

class ExactRun {
  private best: Split | null;
  private bound: number;

  constructor(
    private readonly highs: Highs,
    private readonly model: SymbolDisposable<Model>,
    private readonly form: MipForm,
    private readonly core: Core,
    private readonly goal: ExactGoal,
  ) {
    this.best = goal.start;
    this.bound = goal.bound;
  }

  run(): ExactResult {
    const { model, goal } = this;
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-9,
      mip_feasibility_tolerance: 1e-9,
      random_seed: 1,
    });
    for (let round = 0; round < REPAIR_ROUNDS; round++) {
      const gap = this.best === null ? this.form.step : Math.max(this.form.step, goal.enough(this.best.worth));
      model.options.set({ mip_abs_gap: gap * this.form.worthScale * 0.999 });
      const secondsLeft = goal.secondsLeft?.() ?? Number.POSITIVE_INFINITY;
      if (Number.isFinite(secondsLeft))
        model.options.set({ time_limit: model.getRunTime() + Math.max(0.01, secondsLeft) });
      if (this.best !== null) this.seed(this.best);
      this.runOnce();
      const status = model.getModelStatus();
      if (status === INFEASIBLE) {
        return this.best === null
          ? { best: null, bound: Number.NEGATIVE_INFINITY, isProven: true }
          : { best: this.best, bound: this.best.worth, isProven: true };
      }
      const dual = Number(model.info.get('mip_dual_bound')) / this.form.worthScale;
      if (Number.isFinite(dual)) this.bound = Math.min(this.bound, this.form.onGrid(dual));
      if (status !== OPTIMAL) break;
      const picked = this.form.pickedFrom(model.getSolution().colValue);
      const cut = this.consider(picked) ? null : coverCut(this.core, picked, this.form);
      if (goal.isFirstEnough && this.best !== null) break;
      if (cut === null) break;
      model.addRow(cut.lower, cut.upper, { indices: cut.indices, values: cut.values });
    }
    const isProven = this.best !== null && this.bound - this.best.worth <= goal.enough(this.best.worth);
    if (this.best !== null) this.bound = Math.max(this.bound, this.best.worth);
    return { best: this.best, bound: this.bound, isProven };
  }

  private runOnce(): void {
    const { goal } = this;
    this.model.run({
      [this.highs.constants.callbackType.mipInterrupt]: (event: {
        data: { mip_dual_bound?: number };
        interrupt(): void;
      }) => {
        const dual = event.data.mip_dual_bound;
        if (dual !== undefined && Math.abs(dual) < 1e100) {
          this.bound = Math.min(this.bound, this.form.onGrid(dual / this.form.worthScale));
        }
        const isGood = this.best !== null && this.bound - this.best.worth <= goal.enough(this.best.worth);
        if (isGood || (goal.isFirstEnough && this.best !== null) || goal.shouldStop()) event.interrupt();
        goal.onProgress?.(this.best, this.bound);
        return undefined;
      },
      [this.highs.constants.callbackType.mipImprovingSolution]: (event: { data: { mip_solution?: Float64Array } }) => {
        if (event.data.mip_solution) this.consider(this.form.pickedFrom(event.data.mip_solution));
        return undefined;
      },
    });
  }

  /**
   * Takes a choice over as the best split where it obeys every limit and is worth more.
   * @returns whether it obeys every limit
   */
  private consider(picked: Int32Array): boolean {
    if (!this.form.obeys(picked)) return false;
    const split = splitOf(this.core, picked);
    if (this.best === null || split.worth > this.best.worth) {
      this.best = split;
      this.goal.onProgress?.(split, this.bound);
    }
    return true;
  }

  private seed(split: Split): void {
    const picked = this.form.pickedOf(split);
    if (picked === null) return;
    const colValue = new Float64Array(this.form.data.numCols);
    for (const a of picked) colValue[a] = 1;
    this.model.setSolution({ colValue });
  }
}
