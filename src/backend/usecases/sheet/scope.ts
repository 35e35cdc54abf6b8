import { AppError } from '../../../shared/appError';
import type { TableDescription } from '../../../shared/model/describe';
import type { Store } from '../../store/store';

/** The plan a use-case works for, and whose ledgers it reads. */
export interface Scope {
  planId: string;
  countyId: string;
  firstYear: number;
  lastYear: number;
}

/** @throws AppError PLAN_NOT_FOUND */
export function findScope(store: Store, planId: string): Scope {
  const scope = store.get<Scope>('SELECT id AS planId, countyId, firstYear, lastYear FROM plan WHERE id = ?', planId);
  if (!scope) throw new AppError('PLAN_NOT_FOUND', { id: planId });
  return scope;
}

/** @returns SQL condition that keeps an owner's rows, with its value; the `t` alias stands for the table */
export function ownerCondition(table: TableDescription, scope: Scope): { sql: string; values: string[] } {
  if (table.owner === 'county') return { sql: 't.countyId = ?', values: [scope.countyId] };
  if (table.owner === 'plan') return { sql: 't.planId = ?', values: [scope.planId] };
  return { sql: '1', values: [] };
}

/** @returns the owner column and its value for a new row */
export function ownerValues(table: TableDescription, scope: Scope): Record<string, string> {
  if (table.owner === 'county') return { countyId: scope.countyId };
  if (table.owner === 'plan') return { planId: scope.planId };
  return {};
}
