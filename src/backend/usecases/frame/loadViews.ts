import { type BalanceChange, balanceOf } from '../../../domain/frame/balance';
import { missingLoads } from '../../../domain/frame/load';
import { changesOfFrame } from '../../../domain/frame/select';
import type { BalanceRow, LoadRow, LoadTable } from '../../../shared/api/frame';
import type { Store } from '../../store/store';
import { readPlan } from '../plans';
import type { Scope } from '../sheet/scope';
import { type FrameModel, frameModel } from './frameModel';

/** Peaks of the county, its grids and its feeders for the base year, each planning year and the target year. */
export function readLoad(store: Store, scope: Scope): LoadTable {
  const model = frameModel(store, scope);
  const { load, loadInput, baseYear } = model;
  const years = yearsOf(model);
  const row = (
    rowScope: LoadRow['scope'],
    id: string | null,
    name: string,
    peak: (year: number) => ReturnType<typeof load.county>,
  ): LoadRow => ({
    scope: rowScope,
    id,
    name,
    years: years.map((year) => {
      const { kw, source, pointKw } = peak(year);
      return { year, peakKw: kw, source, pointKw };
    }),
  });
  const county = store.get<{ name: string }>('SELECT name FROM county WHERE id = ?', scope.countyId);
  return {
    baseYear,
    rows: [
      row('county', null, county?.name ?? '', (year) => load.county(year)),
      ...loadInput.grids.map(({ id, name }) => row('grid', id, name, (year) => load.grid(id, year))),
      ...loadInput.feeders.map(({ id, name }) => row('feeder', id, name, (year) => load.feeder(id, year))),
    ],
    issues: missingLoads(load, years),
  };
}

function yearsOf(model: FrameModel): number[] {
  return [...new Set([model.baseYear, ...model.years, model.targetYear])];
}

/** 电力平衡 of every voltage level and year. */
export function readBalance(store: Store, scope: Scope): BalanceRow[] {
  const model = frameModel(store, scope);
  const plan = readPlan(store, scope.planId);
  const entries = store.all<{
    voltageKv: number;
    year: number;
    peakMw: number | null;
    directFedMw: number | null;
    embeddedMw: number | null;
    capacityMva: number | null;
  }>(
    'SELECT voltageKv, year, peakMw, directFedMw, embeddedMw, capacityMva FROM balanceInput WHERE planId = ?',
    scope.planId,
  );
  const from = plan.capacityLoadRatioMin as number | null;
  const to = plan.capacityLoadRatioMax as number | null;
  return balanceOf({
    baseYear: model.baseYear,
    years: yearsOf(model),
    stations: model.county.substations.flatMap(({ voltageKv, capacityMva, baysTotal, baysUsed }) =>
      voltageKv === null ? [] : [{ voltageKv, capacityMva, baysTotal, baysUsed }],
    ),
    changes: balanceChanges(model),
    entries,
    peakMw: (year) => {
      const { kw } = model.load.county(year);
      return kw === null ? null : kw / 1000;
    },
    band: from === null || to === null ? null : { from, to },
  });
}

/** Capacity and bays that changes bring, and bays that new feeders take, in the year they stand from. */
function balanceChanges(model: FrameModel): BalanceChange[] {
  const { lists, county } = model;
  const levels = new Map(county.substations.map(({ id, voltageKv }) => [id, voltageKv]));
  const usual = county.substations.find(({ voltageKv }) => voltageKv !== null)?.voltageKv ?? null;
  const { applied } = county.engine.apply(changesOfFrame(lists, 'all'));
  const found: BalanceChange[] = [];
  for (const change of lists.ordered) {
    const year = lists.yearOf(change);
    if (year === null || !applied.has(change.id)) continue;
    const substation = 'substation' in change ? change.substation : undefined;
    const voltageKv = (substation === undefined ? undefined : levels.get(substation)) ?? usual;
    if (voltageKv === null) continue;
    if (change.type === 'substation' || change.type === 'mainTransformer') {
      found.push({ voltageKv, year, capacityMva: change.capacityMva ?? 0, bays: change.bays ?? 0, baysTaken: 0 });
    } else if (change.type === 'newFeeder' || change.type === 'newOutlet') {
      found.push({ voltageKv, year, capacityMva: 0, bays: 0, baysTaken: 1 });
    }
  }
  return found;
}
