import { performance } from 'node:perf_hooks';
import type { AllocateProgress, Allocation, Conflict, StopReason } from '../../domain/budget/allocation';
import { checkChoice, usageOf } from '../../domain/budget/check';
import { type Compact, compactOf, optionIds } from '../../domain/budget/compact';
import { greedyChoice } from '../../domain/budget/greedy';
import type { Portfolio } from '../../domain/budget/portfolio';
import { AppError } from '../../shared/appError';
import type { RuleConflict } from './conflicts';
import { type SolveNews, type SolveResult, solveCompact } from './solveCompact';
import { packProblem } from './wire';
import { runInWorker } from './workerPool';

/** How a split is to be searched. */
export interface AllocateOptions {
  /** Relative gap that is good enough, (bound - objective) / max(1, |objective|); 0 = proof of the best. */
  gap?: number;
  timeLimitSeconds?: number;
  /** Abort keeps the best split found so far. */
  signal?: AbortSignal;
  onProgress?: (progress: AllocateProgress) => void;
  /** Ids of a split to start from; it is kept where nothing better exists. Ignored where it breaks a rule. */
  start?: readonly string[];
  /** Solve on the calling thread, which blocks it: for tests and for processes that do nothing else. */
  inThread?: boolean;
}

/**
 * Splits a budget: the choice of options with the most benefit that obeys every rule. The answer is checked in whole
 * numbers before it is returned, whatever found it. Deterministic for the same input unless a time limit or cancel
 * ended it early (`stoppedBy`).
 * @param portfolio rules and options, read by `readPortfolio`
 * @returns countyframe.allocation/1; infeasible and stopped are results
 * @throws AppError SOLVER_DIED when the solver thread fails before it has found a split,
 *   ALLOCATION_CHECK_FAILED when an answer breaks a rule (a fault of the program)
 */
export async function allocate(portfolio: Portfolio, options: AllocateOptions = {}): Promise<Allocation> {
  return new AllocateRun(portfolio, options).run();
}

class AllocateRun {
  private readonly began = performance.now();
  private readonly source: Compact;
  private readonly ids: string[];
  private last: SolveNews = { incumbent: null, bound: null, stage: 'greedy' };
  private lastChosen: number[] = [];

  constructor(
    private readonly portfolio: Portfolio,
    private readonly options: AllocateOptions,
  ) {
    this.source = compactOf(portfolio);
    this.ids = optionIds(portfolio);
  }

  async run(): Promise<Allocation> {
    const { gap = 0, timeLimitSeconds, start } = this.options;
    const deadline = timeLimitSeconds === undefined ? null : Date.now() + Math.max(0, timeLimitSeconds) * 1000;
    const result = this.options.inThread
      ? await this.solveHere(gap, deadline, this.indices(start))
      : await this.solveInWorker(gap, deadline, this.indices(start));
    return this.allocationOf(result);
  }

  private indices(ids: readonly string[] | undefined): number[] | undefined {
    if (!ids) return undefined;
    const at = new Map(this.ids.map((id, index) => [id, index]));
    return ids.map((id) => at.get(id) ?? -1);
  }

  private stopReason(deadline: number | null): StopReason | null {
    if (this.options.signal?.aborted) return 'cancel';
    return deadline !== null && Date.now() >= deadline ? 'timeLimit' : null;
  }

  private solveHere(gap: number, deadline: number | null, start: number[] | undefined): Promise<SolveResult> {
    return solveCompact(this.source, {
      gap,
      start,
      stopReason: () => this.stopReason(deadline),
      ...(deadline === null ? {} : { secondsLeft: () => (deadline - Date.now()) / 1000 }),
      onProgress: (news) => this.hear(news),
    });
  }

  private async solveInWorker(gap: number, deadline: number | null, start: number[] | undefined): Promise<SolveResult> {
    try {
      const order = { problem: packProblem(this.source), gap, start, deadline };
      const answer = await runInWorker(order, this.options.signal, (news) => this.hear(news));
      return answer.kind === 'done' ? answer.result : this.fromNews(this.stopReason(deadline) ?? 'timeLimit');
    } catch (error) {
      // The thread died: what it had found so far, or the greedy split, is still a split.
      const rescued = this.fromNews('failure');
      if (rescued.chosen.length === 0 || !(error instanceof AppError)) throw error;
      return rescued;
    }
  }

  /** The best split the worker had reported, or the greedy one. */
  private fromNews(stoppedBy: StopReason): SolveResult {
    const { incumbent, bound } = this.last;
    const nothing = { price: new Float64Array(this.source.rows), conflicts: [], stoppedBy };
    let chosen = this.lastChosen;
    let objective = incumbent;
    if (objective === null) {
      const greedy = greedyChoice(this.portfolio);
      if (greedy === null) return { ...nothing, status: 'unknown', chosen: [], objective: null, bound };
      chosen = this.indices(greedy) ?? [];
      objective = this.worthOf(chosen);
    }
    return { ...nothing, status: 'feasible', chosen, objective, bound: bound ?? this.simpleBound() };
  }

  private worthOf(chosen: readonly number[]): number {
    let steps = 0;
    for (const o of chosen) steps += this.source.benefit[o] as number;
    return steps / (this.source.stepsPerUnit ?? 1);
  }

  /** Best option of every group: a bound that needs no solver. */
  private simpleBound(): number {
    const { source } = this;
    let bound = 0;
    for (let g = 0; g < source.groups; g++) {
      let top = source.required[g] === 1 ? Number.NEGATIVE_INFINITY : 0;
      for (let o = source.groupStart[g] as number; o < (source.groupStart[g + 1] as number); o++) {
        top = Math.max(top, source.benefit[o] as number);
      }
      bound += top;
    }
    return bound / (source.stepsPerUnit ?? 1);
  }

  private seconds(): number {
    return Math.round(performance.now() - this.began) / 1000;
  }

  private hear(news: SolveNews): void {
    this.last = news;
    if (news.chosen) this.lastChosen = news.chosen;
    this.options.onProgress?.({
      incumbent: news.incumbent,
      bound: news.bound,
      gap: gapOf(news.incumbent, news.bound),
      seconds: this.seconds(),
      stage: news.stage,
      ...(news.chosen ? { chosen: news.chosen.map((o) => this.ids[o] as string) } : {}),
    });
  }

  private allocationOf(result: SolveResult): Allocation {
    const { portfolio } = this;
    const hasSplit = result.objective !== null;
    const chosen = hasSplit ? result.chosen.map((o) => this.ids[o] as string) : [];
    if (hasSplit) {
      const broken = checkChoice(portfolio, chosen);
      if (broken.length > 0) throw new AppError('ALLOCATION_CHECK_FAILED', { rules: broken.length });
    }
    const { used, totals } = usageOf(portfolio, chosen);
    const binding = portfolio.envelopes.filter((envelope, r) => {
      const total = totals[r] as bigint;
      const isFull = envelope.maxFen !== null && total === BigInt(envelope.maxFen);
      const isAtFloor = envelope.minFen !== 0 && total === BigInt(envelope.minFen);
      return isFull || isAtFloor || Math.abs(result.price[r] as number) * Math.max(1, Number(total)) > 1e-6;
    });
    return {
      format: 'countyframe.allocation/1',
      status: result.status,
      objective: result.objective,
      bound: hasSplit ? result.bound : result.status === 'unknown' ? result.bound : null,
      gap: gapOf(result.objective, result.bound),
      chosen,
      used: Object.fromEntries(used),
      binding: hasSplit ? binding.map((e) => e.id) : [],
      ...(result.status === 'infeasible' ? { conflicts: result.conflicts.map((c) => this.conflictOf(c)) } : {}),
      ...(result.stoppedBy ? { stoppedBy: result.stoppedBy } : {}),
      seconds: this.seconds(),
    };
  }

  private conflictOf(rule: RuleConflict): Conflict {
    const { portfolio } = this;
    const relax = rule.relax ? { relax: rule.relax } : {};
    switch (rule.kind) {
      case 'envelopeMax': {
        const envelope = portfolio.envelopes[rule.at] as Portfolio['envelopes'][number];
        return { kind: 'envelopeMax', id: envelope.id, limitFen: envelope.maxFen ?? 0, ...relax };
      }
      case 'envelopeMin': {
        const envelope = portfolio.envelopes[rule.at] as Portfolio['envelopes'][number];
        return { kind: 'envelopeMin', id: envelope.id, limitFen: envelope.minFen, ...relax };
      }
      case 'requiredGroup':
        return { kind: 'requiredGroup', id: (portfolio.groups[rule.at] as Portfolio['groups'][number]).id, ...relax };
      case 'lock':
        return { kind: 'lock', id: this.ids[rule.at] as string, chosen: rule.chosen, ...relax };
      case 'requires': {
        const { option, needsAnyOf } = portfolio.requires[rule.at] as Portfolio['requires'][number];
        return { kind: 'requires', id: option, needsAnyOf, index: rule.at, ...relax };
      }
      case 'excludes': {
        const [id, other] = portfolio.excludes[rule.at] as [string, string];
        return { kind: 'excludes', id, other, index: rule.at, ...relax };
      }
    }
  }
}

/** Relative gap between a split and a bound. */
export function gapOf(objective: number | null, bound: number | null): number | null {
  if (objective === null || bound === null) return null;
  return Math.max(0, bound - objective) / Math.max(1, Math.abs(objective));
}
