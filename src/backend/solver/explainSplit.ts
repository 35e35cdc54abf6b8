import type { Allocation } from '../../domain/budget/allocation';
import {
  type CurvePoint,
  curveCeilings,
  type Displacement,
  differenceOf,
  type MarginalValue,
  withCeiling,
  withLock,
} from '../../domain/budget/explain';
import type { Portfolio } from '../../domain/budget/portfolio';
import { type AllocateOptions, allocate } from './allocate';

/** How the splits compared are solved; gap 0 unless given. */
export type ExplainOptions = Pick<AllocateOptions, 'gap' | 'timeLimitSeconds' | 'signal' | 'inThread'>;

function settle(options: ExplainOptions, start: readonly string[]): AllocateOptions {
  return { ...options, start };
}

/**
 * What one more step of money in an envelope buys: the split solved again with the ceiling raised.
 * @param now the present split of the portfolio
 * @param stepFen whole units to add
 */
export async function marginalValue(
  portfolio: Portfolio,
  now: Allocation,
  envelopeId: string,
  stepFen: number,
  options: ExplainOptions = {},
): Promise<MarginalValue> {
  const envelope = portfolio.envelopes.find((e) => e.id === envelopeId);
  const none = { envelopeId, stepFen, added: [], dropped: [] };
  if (!envelope || envelope.maxFen === null || now.objective === null) return { ...none, gain: 0, isProven: true };
  const richer = withCeiling(portfolio, envelopeId, envelope.maxFen + stepFen);
  const then = await allocate(richer, settle(options, now.chosen));
  return {
    ...none,
    gain: then.objective === null ? null : then.objective - now.objective,
    isProven: now.status === 'optimal' && then.status === 'optimal',
    ...differenceOf(now.chosen, then.chosen),
  };
}

/**
 * What an option that is out would displace: the split solved again with it locked in.
 * @param now the present split of the portfolio
 */
export async function displacementOf(
  portfolio: Portfolio,
  now: Allocation,
  option: string,
  options: ExplainOptions = {},
): Promise<Displacement> {
  const then = await allocate(withLock(portfolio, option, true), settle(options, now.chosen));
  const isPossible = then.status !== 'infeasible';
  const loss = then.objective === null || now.objective === null ? null : now.objective - then.objective;
  const isProven = now.status === 'optimal' && (then.status === 'optimal' || !isPossible);
  if (then.objective === null) return { option, isPossible, loss, isProven, displaced: [], added: [] };
  const { added, dropped } = differenceOf(now.chosen, then.chosen);
  return { option, isPossible, loss, isProven, displaced: dropped, added: added.filter((o) => o !== option) };
}

/**
 * Worth against money: the split solved for ceilings around the present one, each from the split before it.
 * @param points how many ceilings
 */
export async function moneyCurve(
  portfolio: Portfolio,
  now: Allocation,
  envelopeId: string,
  points: number,
  options: ExplainOptions = {},
): Promise<CurvePoint[]> {
  const envelope = portfolio.envelopes.find((e) => e.id === envelopeId);
  if (!envelope || envelope.maxFen === null) return [];
  const out: CurvePoint[] = [];
  let start: readonly string[] = now.chosen;
  for (const maxFen of curveCeilings(envelope.maxFen, points)) {
    if (options.signal?.aborted) break;
    const split = await allocate(withCeiling(portfolio, envelopeId, maxFen), settle(options, start));
    out.push({ maxFen, objective: split.objective, bound: split.bound, chosen: split.chosen });
    if (split.objective !== null) start = split.chosen;
  }
  return out;
}
