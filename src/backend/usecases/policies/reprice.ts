import { priceQuantities } from '../../../domain/costs/priceBook';
import type { CostBookState, RepriceLine } from '../../../shared/api/policies';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import { readCostItems, readPriceBook, viewOf } from '../costs/costBook';
import type { Scope } from '../sheet/scope';
import { readPolicies, type StoredPolicy } from './choices';

/** The cost book, and what going by it would change in what was decided. */
export function readCostBook(store: Store, scope: Scope): CostBookState {
  const { items, isSeed } = readCostItems(store, scope);
  const years = [...new Set(items.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b);
  return { isSeed, years, items: items.map(viewOf), reprice: repriced(store, scope).map(({ line }) => line) };
}

/** Decisions whose price by the present book is another than the one they were made at; prices set by hand stay. */
function repriced(store: Store, scope: Scope): { line: RepriceLine; policy: StoredPolicy; result: string }[] {
  const book = readPriceBook(store, scope);
  const names = new Map(
    store
      .all<{ id: string; name: string }>(
        'SELECT id, name FROM feeder WHERE countyId = ? UNION ALL SELECT id, name FROM transformerArea WHERE countyId = ?',
        ...[scope.countyId, scope.countyId],
      )
      .map(({ id, name }) => [id, name]),
  );
  return readPolicies(store, scope).flatMap((policy) => {
    const priced = priceQuantities(policy.content.lines, book, policy.content.prices);
    if (priced.totalFen === policy.costFen) return [];
    const { id: policyId, alternative, costFen: beforeFen } = policy;
    const name = names.get(policy.elementId) ?? '';
    const line = { policyId, name, alternative, beforeFen, afterFen: priced.totalFen };
    return [{ line, policy, result: JSON.stringify({ ...policy.content, lines: priced.lines }) }];
  });
}

/**
 * Prices every decision again by the present book; the projects made of them follow where their amount was the policy's.
 * @returns number of decisions changed
 * @throws AppError REPRICE_NOTHING
 */
export function repriceAll(store: Store, scope: Scope): number {
  const changes = repriced(store, scope);
  if (changes.length === 0) throw new AppError('REPRICE_NOTHING');
  store.write({ code: 'CHANGE_REPRICED', params: { count: changes.length } }, (writer) => {
    const moved = new Set<string>();
    for (const { line, policy, result } of changes) {
      writer.update('policy', policy.id, { costFen: line.afterFen, result });
      for (const { id } of amountsOf(store, policy)) {
        if (line.afterFen !== null && !moved.has(id)) writer.update('projectAmount', id, { amountFen: line.afterFen });
        moved.add(id);
      }
    }
  });
  return changes.length;
}

/** Amounts of a policy's projects that are still what the policy cost. */
function amountsOf(store: Store, { id, costFen }: StoredPolicy): { id: string }[] {
  return store.all<{ id: string }>(
    `SELECT a.id FROM projectAmount a JOIN policyProject l ON l.projectId = a.projectId
     WHERE l.policyId = ? AND a.amountFen = ?`,
    ...[id, costFen],
  );
}
