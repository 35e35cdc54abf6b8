import { type CountyNeed, splitAcross } from '../../../domain/budget/citySplit';
import type { CityState, CountyShareRow } from '../../../shared/api/budget';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import { readBudgetSettings, writeBudgetSettings } from './settings';

/** A city's split as it stands: the total, the counties, and what was moved by hand. */
export function readCity(store: Store, planId: string): CityState {
  const trail = store
    .all<{ time: string; params: string }>(
      "SELECT time, params FROM change WHERE label = 'CHANGE_CITY_REASSIGNED' AND kind = 'edit' ORDER BY seq DESC LIMIT 200",
    )
    .map(({ time, params }) => ({ time, ...(JSON.parse(params) as TrailParams) }))
    .filter((entry) => entry.planId === planId)
    .map(({ time, from, to, amountFen, reason }) => ({ time, from, to, amountFen, reason }));
  return { totalFen: readBudgetSettings(store, planId).cityTotalFen, counties: readCounties(store, planId), trail };
}

interface TrailParams {
  planId: string;
  from: string;
  to: string;
  amountFen: number;
  amount: number;
  reason: string;
}

export function readCounties(store: Store, planId: string): CountyShareRow[] {
  return store
    .all<Omit<CountyShareRow, 'locked'> & { locked: number | null }>(
      `SELECT id, name, code, needFen, floorFen, ceilingFen, weight, needReason, allocatedFen, locked, reason
       FROM countyShare WHERE planId = ? ORDER BY rowid`,
      planId,
    )
    .map((row) => ({ ...row, locked: row.locked === 1 }));
}

/**
 * Splits a total across the counties of the sheet, as one change; fixed shares stay. The reason of each share is kept
 * beside it as a code with its figures, worded by the door.
 * @returns money left
 * @throws AppError CITY_EMPTY, CITY_TOTAL_SHORT where floors and fixed shares exceed the total
 */
export function splitCity(store: Store, planId: string, totalFen: number): { unallocatedFen: number } {
  const counties = readCounties(store, planId);
  if (counties.length === 0) throw new AppError('CITY_EMPTY');
  const needs = counties.map((county): CountyNeed => {
    const floorFen = county.floorFen ?? 0;
    return {
      ...{ id: county.id, floorFen, ceilingFen: county.ceilingFen, weight: county.weight ?? 1 },
      needFen: Math.max(county.needFen ?? 0, floorFen),
      lockedFen: county.locked ? (county.allocatedFen ?? 0) : null,
    };
  });
  const { shares, unallocatedFen, missingFen } = splitAcross(totalFen, needs);
  if (missingFen > 0) throw new AppError('CITY_TOTAL_SHORT', { missing: missingFen / 1e6 });
  store.write({ code: 'CHANGE_CITY_SPLIT', params: { total: totalFen / 1e6 } }, (writer) => {
    writeBudgetSettings(store, writer, planId, { ...readBudgetSettings(store, planId), cityTotalFen: totalFen });
    for (const share of shares) {
      if (share.reason === 'locked') continue;
      const percent = share.openPercent === null ? '' : `:${share.openPercent.toFixed(1)}`;
      writer.update('countyShare', share.id, { allocatedFen: share.fen, reason: `${share.reason}${percent}` });
    }
  });
  return { unallocatedFen };
}

/**
 * Moves money from one county to another by hand; both are fixed from then on, and the reason stays in the history.
 * @throws AppError RECORD_NOT_FOUND, CITY_MOVE_TOO_LARGE
 */
export function reassignCity(
  store: Store,
  planId: string,
  move: { fromId: string; toId: string; amountFen: number; reason: string },
): void {
  const counties = readCounties(store, planId);
  const from = counties.find((county) => county.id === move.fromId);
  const to = counties.find((county) => county.id === move.toId);
  if (!from || !to || from === to) throw new AppError('RECORD_NOT_FOUND', { entity: 'countyShare', id: move.toId });
  const left = (from.allocatedFen ?? 0) - move.amountFen;
  if (move.amountFen <= 0 || left < (from.floorFen ?? 0))
    throw new AppError('CITY_MOVE_TOO_LARGE', { name: from.name });
  const params = {
    ...{ planId, from: from.name, to: to.name, amountFen: move.amountFen },
    ...{ amount: move.amountFen / 1e6, reason: move.reason },
  };
  store.write({ code: 'CHANGE_CITY_REASSIGNED', params }, (writer) => {
    writer.update('countyShare', from.id, { allocatedFen: left, locked: 1, reason: move.reason });
    writer.update('countyShare', to.id, {
      allocatedFen: (to.allocatedFen ?? 0) + move.amountFen,
      ...{ locked: 1, reason: move.reason },
    });
  });
}
