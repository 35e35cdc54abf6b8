import type { EnteredGoal } from '../../../domain/frame/goals';
import type { LoadInput } from '../../../domain/frame/load';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import type { Scope } from '../sheet/scope';

/** What is entered of peaks, growth and point loads. */
export function readLoadRows(store: Store, scope: Scope): Pick<LoadInput, 'grids' | 'peaks' | 'growths' | 'points'> {
  const { planId } = scope;
  const peaks = store.all<{
    feeder: string | null;
    supplyGrid: string | null;
    year: number;
    peakKw: number;
    simultaneity: number | null;
  }>(
    'SELECT feeder, supplyGrid, year, peakKw, simultaneityPercent AS simultaneity FROM feederLoad WHERE planId = ?',
    planId,
  );
  const growths = store.all<{
    feeder: string | null;
    supplyGrid: string | null;
    supplyAreaClass: string | null;
    year: number | null;
    growthPercent: number;
  }>('SELECT feeder, supplyGrid, supplyAreaClass, year, growthPercent FROM loadGrowth WHERE planId = ?', planId);
  const points = store.all<{
    id: string;
    name: string;
    feeder: string | null;
    supplyGrid: string | null;
    node: string | null;
    year: number;
    peakKw: number;
    averageKw: number | null;
    customers: number | null;
    simultaneity: number | null;
  }>(
    'SELECT id, name, feeder, supplyGrid, node, year, peakKw, averageKw, customers, simultaneityPercent AS simultaneity FROM pointLoad WHERE planId = ? ORDER BY rowid',
    planId,
  );
  return {
    grids: store.all<{ id: string; name: string }>(
      'SELECT id, name FROM supplyGrid WHERE countyId = ? ORDER BY rowid',
      scope.countyId,
    ),
    peaks: peaks.map(({ simultaneity, peakKw, ...peak }) => ({
      ...peak,
      peakKw: (peakKw * (simultaneity ?? 100)) / 100,
    })),
    growths: growths.map(({ growthPercent, ...growth }) => ({ ...growth, share: growthPercent / 100 })),
    points: points.map(({ simultaneity, ...point }) => {
      const share = (simultaneity ?? 100) / 100;
      return {
        ...point,
        peakKw: point.peakKw * share,
        averageKw: (point.averageKw ?? 0) * share,
        customers: point.customers ?? 0,
      };
    }),
  };
}

/** Goals by year; the plan's own targets stand for its last year where none is entered for that. */
export function readGoals(store: Store, scope: Scope, plan: SqlRow): EnteredGoal[] {
  const rows = store.all<{
    year: number;
    region: EnteredGoal['region'];
    supplyAreaClass: string | null;
    township: string | null;
    asaiPercent: number | null;
    saifi: number | null;
    saidiHours: number | null;
    caidiHours: number | null;
  }>(
    'SELECT year, region, supplyAreaClass, township, asaiPercent, saifi, saidiHours, caidiHours FROM reliabilityGoal WHERE planId = ? ORDER BY year, rowid',
    scope.planId,
  );
  const goals: EnteredGoal[] = rows.map(({ asaiPercent, ...row }) => ({ ...row, asai: share(asaiPercent) }));
  const ofPlan = (
    region: EnteredGoal['region'],
    figures: Omit<EnteredGoal, 'year' | 'region' | 'supplyAreaClass' | 'township'>,
  ) => {
    const isEntered = goals.some(
      (goal) =>
        goal.year === scope.lastYear &&
        goal.region === region &&
        goal.supplyAreaClass === null &&
        goal.township === null,
    );
    if (isEntered || Object.values(figures).every((figure) => figure === null)) return;
    goals.push({ year: scope.lastYear, region, supplyAreaClass: null, township: null, ...figures });
  };
  ofPlan(null, {
    saifi: plan.targetSaifi as number | null,
    saidiHours: plan.targetSaidiHours as number | null,
    caidiHours: null,
    asai: share(plan.targetAsaiPercent as number | null),
  });
  const alone = { saifi: null, saidiHours: null, caidiHours: null };
  ofPlan('urban', { ...alone, asai: share(plan.targetAsaiUrbanPercent as number | null) });
  ofPlan('rural', { ...alone, asai: share(plan.targetAsaiRuralPercent as number | null) });
  return goals;
}

function share(percent: number | null): number | null {
  return percent === null ? null : percent / 100;
}
