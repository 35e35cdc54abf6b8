import type { PlanSummary } from '../../shared/api/app';
import { AppError } from '../../shared/appError';
import { newId } from '../../shared/ids';
import { findTable, storedColumns } from '../../shared/model';
import { checkCell } from '../../shared/model/rowSchema';
import type { Store } from '../store/store';
import type { SqlRow } from '../store/tableWriter';

export interface NewPlan {
  county: string;
  countyCode?: string | null;
  name: string;
  baseYear: number;
  firstYear: number;
  lastYear: number;
  targetYear: number;
  programmes: string[];
  /** Columns of the plan that hold targets, by key. */
  targets: Record<string, number | null>;
}

/** @returns every plan of the store, newest base year first */
export function listPlans(store: Store): PlanSummary[] {
  return store
    .all<Omit<PlanSummary, 'isArchived'> & { isArchived: number }>(
      `SELECT p.id, p.countyId, c.name AS countyName, p.name, p.baseYear, p.firstYear, p.lastYear, p.targetYear,
         p.status, p.id IN (SELECT id FROM archivedPlan) AS isArchived
       FROM plan p JOIN county c ON c.id = p.countyId ORDER BY isArchived, p.baseYear DESC, p.rowid DESC`,
    )
    .map((plan) => ({ ...plan, isArchived: plan.isArchived === 1 }));
}

/**
 * The plan a door works on where none is named.
 * @throws AppError PLAN_NOT_FOUND, PLAN_AMBIGUOUS
 */
export function resolvePlan(store: Store, planId?: string): string {
  const plans = listPlans(store);
  if (planId !== undefined) {
    const found = plans.find((plan) => plan.id === planId);
    if (!found) throw new AppError('PLAN_NOT_FOUND', { id: planId });
    return found.id;
  }
  if (plans.length === 0) throw new AppError('PLAN_NOT_FOUND', { id: '-' });
  if (plans.length > 1) {
    // Closed editions are looked at by name; the one that goes on is what is meant.
    const live = store.all<{ id: string }>('SELECT id FROM plan WHERE frozenFrame IS NULL');
    if (live.length === 1) return live[0]!.id;
    throw new AppError('PLAN_AMBIGUOUS', { count: plans.length, ids: plans.map((plan) => plan.id).join(', ') });
  }
  return plans[0]!.id;
}

/**
 * Makes a plan with its one target frame; the county is taken where it exists by name, else made.
 * @returns id of the plan
 * @throws AppError PLAN_YEARS_WRONG
 */
export function createPlan(store: Store, plan: NewPlan): string {
  checkYears(plan);
  const { result } = store.write({ code: 'CHANGE_PLAN_NEW', params: { name: plan.name } }, (writer) => {
    const known = store.get<{ id: string }>('SELECT id FROM county WHERE name = ?', plan.county);
    const countyId = known?.id ?? writer.insert('county', { name: plan.county, code: plan.countyCode ?? null });
    const planId = newId();
    const targetFrameId = newId();
    const targets: SqlRow = {};
    for (const column of storedColumns(findTable('plan'))) {
      const value = plan.targets[column.key];
      if (value !== undefined && column.group?.en === 'Targets') targets[column.key] = value;
    }
    const { name, baseYear, firstYear, lastYear, targetYear } = plan;
    writer.insert('plan', {
      ...targets,
      id: planId,
      countyId,
      name,
      status: 'draft',
      baseYear,
      firstYear,
      lastYear,
      targetYear,
      targetFrameId,
    });
    writer.insert('targetFrame', { id: targetFrameId, planId, name, year: targetYear });
    for (const programme of plan.programmes) writer.insert('programme', { planId, name: programme });
    return planId;
  });
  return result;
}

/**
 * Changes columns of a plan.
 * @throws AppError PLAN_NOT_FOUND, PLAN_YEARS_WRONG, and what a column's check says
 */
export function updatePlan(store: Store, planId: string, values: Record<string, string | number | null>): void {
  const current = readPlan(store, planId);
  const patch: SqlRow = {};
  for (const column of storedColumns(findTable('plan'))) {
    const value = values[column.key];
    if (value === undefined || column.editable === false) continue;
    const issue = checkCell(column, value);
    if (issue?.severity === 'error') throw new AppError(issue.code, issue.params, { entity: 'plan', id: planId });
    patch[column.key] = value;
  }
  const years = { ...current, ...patch } as unknown as NewPlan;
  checkYears(years);
  store.write({ code: 'CHANGE_PLAN_EDIT', params: { name: String(patch.name ?? current.name) } }, (writer) => {
    writer.update('plan', planId, patch);
    if (patch.targetYear !== undefined) {
      writer.update('targetFrame', String(current.targetFrameId), { year: patch.targetYear });
    }
  });
}

/** @throws AppError PLAN_NOT_FOUND */
export function readPlan(store: Store, planId: string): SqlRow {
  const row = store.get<SqlRow>('SELECT * FROM plan WHERE id = ?', planId);
  if (!row) throw new AppError('PLAN_NOT_FOUND', { id: planId });
  return row;
}

/** @throws AppError PLAN_YEARS_WRONG */
export function checkYears(plan: Pick<NewPlan, 'baseYear' | 'firstYear' | 'lastYear' | 'targetYear'>): void {
  const inOrder =
    plan.baseYear <= plan.firstYear && plan.firstYear <= plan.lastYear && plan.lastYear <= plan.targetYear;
  if (!inOrder || plan.lastYear - plan.firstYear > 19) {
    throw new AppError('PLAN_YEARS_WRONG', {
      baseYear: plan.baseYear,
      firstYear: plan.firstYear,
      lastYear: plan.lastYear,
      targetYear: plan.targetYear,
    });
  }
}
