import { parseArgs } from 'node:util';
import { allocate } from '../../backend/solver/allocate';
import { closeSolvers } from '../../backend/solver/workerPool';
import { readPortfolio } from '../../domain/budget/portfolio';
import { AppError } from '../../shared/appError';
import { EXIT } from '../exit';
import { commonOptions, positiveNumber, required } from '../options';
import type { Output } from '../output';
import { readJson } from './evaluate';

interface Limits {
  gap?: number;
  timeLimitSeconds?: number;
}

/** `allocate`: splits the budget of a store's plan, or a portfolio in bare form. An infeasible split is a result. */
export async function allocateCommand(args: string[], output: Output): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      ...commonOptions,
      store: { type: 'string' },
      plan: { type: 'string' },
      portfolio: { type: 'string' },
      gap: { type: 'string' },
      'time-limit': { type: 'string' },
    },
  });
  const limits: Limits = {
    ...(values.gap === undefined ? {} : { gap: positiveNumber(values.gap, '--gap') }),
    ...(values['time-limit'] === undefined
      ? {}
      : { timeLimitSeconds: positiveNumber(values['time-limit'], '--time-limit') }),
  };
  if (values.portfolio !== undefined) return allocatePortfolio(values.portfolio, limits, output);
  return allocateStore(required(values.store, '--store or --portfolio'), values.plan, limits, output);
}

async function allocatePortfolio(file: string, limits: Limits, output: Output): Promise<number> {
  const json = await readJson(file);
  try {
    const allocation = await allocate(readPortfolio(json), { ...limits, inThread: true });
    output.result({ ...allocation, ...{ issues: [] } }, [
      `${allocation.status}  ${allocation.objective ?? '-'}  (${allocation.seconds} s)`,
      ...allocation.chosen,
    ]);
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, error.params, { ...error.where, file });
    throw error;
  }
  return EXIT.done;
}

async function allocateStore(
  file: string,
  planId: string | undefined,
  limits: Limits,
  output: Output,
): Promise<number> {
  // The bare form needs no store: what it would bring is loaded only here.
  const [{ Store }, { splitBudget }, { resolvePlan }, { findScope }] = await Promise.all([
    import('../../backend/store/store'),
    import('../../backend/usecases/budget/split'),
    import('../../backend/usecases/plans'),
    import('../../backend/usecases/sheet/scope'),
  ]);
  const store = Store.open(file);
  try {
    const scope = findScope(store, resolvePlan(store, planId));
    const split = await splitBudget(store, scope, limits);
    const chosen = split.decisions.filter((decision) => decision.chosen).map((decision) => decision.projectId);
    const used = Object.fromEntries(split.envelopes.map(({ envelopeId, usedFen }) => [envelopeId, usedFen]));
    const binding = split.envelopes.filter((envelope) => envelope.isBinding).map(({ envelopeId }) => envelopeId);
    const { status, objective, bound, gap, conflicts, seconds, envelopes, decisions, stoppedBy } = split;
    output.result(
      {
        format: 'countyframe.allocation/1',
        ...{ status, objective, bound, gap, chosen, used, binding, conflicts, seconds, stoppedBy },
        ...{ unallocated: Object.fromEntries(envelopes.map((row) => [row.envelopeId, row.unallocatedFen])) },
        ...{ decisions, issues: [] },
      },
      [`${status}  ${objective ?? '-'}  (${seconds} s)`, `${chosen.length} / ${decisions.length}`],
    );
  } finally {
    await closeSolvers();
    store.close();
  }
  return EXIT.done;
}
