import { type PricedLine, type PriceOverride, priceQuantities } from '../../../domain/costs/priceBook';
import type { MeasureChange } from '../../../domain/policy/alternative';
import type { EvaluatedAlternative } from '../../../domain/policy/buildPolicy';
import type { LineFigures } from '../../../domain/policy/evaluateLine';
import type { PolicyElementKind } from '../../../shared/api/policies';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import { localMinute } from '../localMinute';
import type { Scope } from '../sheet/scope';
import type { PolicyDesk } from './desk';

/** What was decided, as it stood then: prices and effect do not move under a decision. */
export interface PolicyContent {
  lines: PricedLine[];
  changes: MeasureChange[];
  figures: LineFigures | null;
  before: LineFigures | null;
  savedHours: number | null;
  solved: string[];
  partner: string | null;
  sharedKey: string | null;
  /** Prices set by hand for this decision; re-pricing keeps them. Absent: none. */
  prices?: PriceOverride[];
}

export interface StoredPolicy {
  id: string;
  kind: PolicyElementKind;
  elementId: string;
  alternative: string;
  reason: string;
  costFen: number | null;
  decided: string;
  content: PolicyContent;
}

interface Row {
  id: string;
  feeder: string | null;
  area: string | null;
  alternative: string;
  reason: string;
  costFen: number | null;
  decided: string;
  result: string;
}

/** Every decision of a plan. */
export function readPolicies(store: Store, { planId }: Scope): StoredPolicy[] {
  return store
    .all<Row>(
      'SELECT id, feeder, area, alternative, reason, costFen, decided, result FROM policy WHERE planId = ? ORDER BY rowid',
      planId,
    )
    .flatMap(({ feeder, area, result, ...row }): StoredPolicy[] => {
      const elementId = feeder ?? area;
      if (elementId === null) return [];
      return [{ ...row, kind: feeder ? 'feeder' : 'area', elementId, content: JSON.parse(result) as PolicyContent }];
    });
}

function contentOf(alternative: EvaluatedAlternative, before: LineFigures | null): PolicyContent {
  const { priced, changes, figures, savedHours, solved, partner, sharedKey } = alternative;
  return { lines: priced.lines, changes, figures, before, savedHours, solved, partner, sharedKey };
}

/**
 * Chooses the one alternative of a line or area; an earlier choice is replaced. Undone as one change.
 * @param wish with prices of its own, each with a reason, where those of the book do not fit
 * @throws AppError POLICY_REASON_MISSING, POLICY_ALTERNATIVE_UNKNOWN, POLICY_NO_FINDINGS, COST_REASON_MISSING
 */
export function choosePolicy(
  store: Store,
  scope: Scope,
  desk: PolicyDesk,
  wish: { id: string; alternative: string; reason: string; prices?: readonly PriceOverride[] },
): void {
  const reason = wish.reason.trim();
  if (reason === '') throw new AppError('POLICY_REASON_MISSING');
  const element = desk.element(wish.id);
  const built = desk.build(element);
  const chosen = built.alternatives.find(({ kind }) => kind === wish.alternative);
  if (!chosen) throw new AppError('POLICY_ALTERNATIVE_UNKNOWN', { name: wish.alternative });
  const { costFen, content } = pricedContent(chosen, built.before, desk, wish.prices ?? []);
  const row = {
    alternative: chosen.kind,
    reason,
    costFen,
    decided: localMinute(new Date()),
    result: JSON.stringify(content),
  };
  const key = element.kind === 'feeder' ? 'feeder' : 'area';
  const known = readPolicies(store, scope).find(({ elementId }) => elementId === wish.id);
  store.write({ code: 'CHANGE_POLICY_CHOSEN', params: { name: desk.nameOf(wish.id) } }, (writer) => {
    if (known) writer.update('policy', known.id, row);
    else writer.insert('policy', { planId: scope.planId, [key]: wish.id, ...row });
  });
}

/**
 * What is kept of an alternative, at the prices of the book and those set by hand for this decision.
 * @throws AppError COST_REASON_MISSING
 */
export function pricedContent(
  alternative: EvaluatedAlternative,
  before: LineFigures | null,
  desk: PolicyDesk,
  wanted: readonly PriceOverride[],
): { costFen: number | null; content: PolicyContent } {
  const prices = pricesOf(alternative, wanted);
  if (prices.length === 0) {
    return { costFen: alternative.priced.totalFen, content: contentOf(alternative, before) };
  }
  const priced = priceQuantities(alternative.quantities, desk.inputs.book, prices);
  return { costFen: priced.totalFen, content: { ...contentOf({ ...alternative, priced }, before), prices } };
}

/** Prices of items the alternative is made of. @throws AppError COST_REASON_MISSING */
function pricesOf({ priced }: EvaluatedAlternative, wanted: readonly PriceOverride[]): PriceOverride[] {
  return wanted.flatMap(({ item, priceFen, reason }) => {
    const line = priced.lines.find((candidate) => candidate.item === item);
    if (!line) return [];
    if (reason.trim() === '') throw new AppError('COST_REASON_MISSING', { name: line.name });
    return [{ item, priceFen, reason: reason.trim() }];
  });
}

/** Money of decisions: what several lines share is counted once, at the dearest of its prices. */
export function totalOf(policies: readonly StoredPolicy[]): number {
  const shared = new Map<string, number>();
  let sum = 0;
  for (const { content, costFen } of policies) {
    if (costFen === null) continue;
    if (content.sharedKey === null) sum += costFen;
    else shared.set(content.sharedKey, Math.max(costFen, shared.get(content.sharedKey) ?? 0));
  }
  return sum + [...shared.values()].reduce((all, fen) => all + fen, 0);
}
