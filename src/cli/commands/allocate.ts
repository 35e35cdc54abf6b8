import { allocate } from '../../backend/solver/allocate';
import { readPortfolio } from '../../domain/budget/portfolio';
import { AppError } from '../../shared/appError';
import type { Issue } from '../../shared/issue';
import { EXIT } from '../exit';
import { inFile } from '../fault';
import { amountNumber, readOptions, required } from '../options';
import type { Output } from '../output';
import { readJson } from '../readJson';
import { portfolioConflictIssue, splitLine, stopIssues } from '../splitWords';

/** How far a split is searched. */
export interface Limits {
  /** Relative gap that is good enough. */
  gap?: number;
  timeLimitSeconds?: number;
}

/** `allocate`: splits the budget of a store's plan, or a portfolio in bare form. An infeasible split is a result. */
export async function allocateCommand(args: string[], output: Output): Promise<number> {
  const kinds = { store: 'text', plan: 'text', portfolio: 'text', gap: 'text', 'time-limit': 'text' } as const;
  const { options } = readOptions('allocate', args, kinds);
  const { portfolio, store, gap } = options;
  const timeLimit = options['time-limit'];
  const limits: Limits = {
    ...(gap === undefined ? {} : { gap: amountNumber(gap, '--gap') }),
    ...(timeLimit === undefined ? {} : { timeLimitSeconds: amountNumber(timeLimit, '--time-limit') }),
  };
  if (portfolio === undefined) {
    const file = required(store, '--store | --portfolio');
    // The bare form needs no store: what a store brings is loaded only here.
    const { allocatePlan } = await import('./allocatePlan');
    await allocatePlan(file, options.plan, limits, output);
  } else {
    const other = store !== undefined ? '--store' : options.plan !== undefined ? '--plan' : null;
    if (other !== null) throw new AppError('USAGE_OPTIONS_EXCLUDE', { option: '--portfolio', other });
    await allocatePortfolio(portfolio, limits, output);
  }
  return EXIT.done;
}

async function allocatePortfolio(file: string, limits: Limits, output: Output): Promise<void> {
  const json = await readJson(file);
  try {
    const allocation = await allocate(readPortfolio(json), { ...limits, inThread: true });
    const issues: Issue[] = [
      ...stopIssues(allocation.stoppedBy),
      ...(allocation.conflicts ?? []).map((conflict) => portfolioConflictIssue(conflict, file, output)),
    ];
    output.result(allocation, [splitLine(allocation, output), ...allocation.chosen], issues);
  } catch (error) {
    throw inFile(error, file);
  }
}
