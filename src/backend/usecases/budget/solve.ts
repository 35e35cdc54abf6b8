import type { AllocateProgress, Allocation } from '../../../domain/budget/allocation';
import { type PortfolioMap, toPortfolio, weightsOf } from '../../../domain/budget/countySplit';
import type { SplitInput } from '../../../domain/budget/countySplitTypes';
import { type Effect, measuresOf } from '../../../domain/budget/effects';
import type { Portfolio } from '../../../domain/budget/portfolio';
import { type AllocateOptions, allocate } from '../../solver/allocate';

/** How a plan's split is solved. */
export type SolveOptions = Pick<AllocateOptions, 'gap' | 'timeLimitSeconds' | 'signal'> & {
  onProgress?: (progress: AllocateProgress) => void;
  /** Option ids to start from. */
  start?: readonly string[];
};

/** A solved plan: the last problem solved, and its answer. */
export interface Solved {
  input: SplitInput;
  portfolio: Portfolio;
  map: PortfolioMap;
  allocation: Allocation;
}

/** Sum of each measure over chosen options, in the steps that targets count in. */
function reachedBy(map: PortfolioMap, chosen: readonly string[]): Effect {
  const out: Effect = {};
  for (const option of chosen) {
    for (const [measure, value] of measuresOf(map.choices.get(option)?.effect ?? {})) {
      out[measure] = (out[measure] ?? 0) + Math.round(value * 100) / 100;
    }
  }
  return out;
}

/**
 * Solves a plan: at once, or measure by measure where it has an order of rank. Each rank keeps what the ones before it
 * reached, less the share they may give up (lexicographic order); the answer's gap is that of the last rank, and its
 * status is optimal only where every rank was proven.
 */
export async function solvePlan(input: SplitInput, options: SolveOptions = {}): Promise<Solved> {
  const settings = input.settings;
  const order = settings?.mode === 'mostEffect' ? settings.order : [];
  if (!settings || order.length === 0) return solveOnce(input, options);
  const floors: Effect = {};
  let solved: Solved | null = null;
  let isProven = true;
  const ranks = [...order.map((measure): Effect => ({ [measure]: 1 })), weightsOf(input)];
  for (const weights of ranks) {
    const step: SplitInput = { ...input, settings: { ...settings, weights, order: [] }, floors: { ...floors } };
    const start: readonly string[] | undefined = solved?.allocation.chosen ?? options.start;
    const next = await solveOnce(step, { ...options, ...(start ? { start } : {}) });
    if (next.allocation.objective === null) return solved ?? next;
    isProven &&= next.allocation.status === 'optimal';
    solved = next;
    const [measure] = measuresOf(weights)[0] ?? [];
    if (measure === undefined || weights === ranks.at(-1)) break;
    const reached = reachedBy(next.map, next.allocation.chosen)[measure] ?? 0;
    floors[measure] = Math.floor(reached * (1 - settings.orderLossPercent / 100) * 100) / 100;
    if (next.allocation.stoppedBy) break;
  }
  const last = solved as Solved;
  if (isProven || last.allocation.status !== 'optimal') return last;
  return { ...last, allocation: { ...last.allocation, status: 'feasible' } };
}

async function solveOnce(input: SplitInput, options: SolveOptions): Promise<Solved> {
  const { portfolio, map } = toPortfolio(input);
  const allocation = await allocate(portfolio, { ...options, start: options.start ?? map.decided });
  return { input, portfolio, map, allocation };
}
