import { describe, expect, it } from 'vitest';
import { balanceOf } from '../../../src/domain/frame/balance';
import { type EnteredGoal, judgeGoals } from '../../../src/domain/frame/goals';
import { forecastLoad, type LoadInput } from '../../../src/domain/frame/load';

const none = { feeder: null, supplyGrid: null };
const input: LoadInput = {
  baseYear: 2025,
  networkPeakKw: null,
  feeders: [
    { id: 'a', name: 'A', supplyGrid: 'g', supplyAreaClass: 'C', peakKw: 1000 },
    { id: 'b', name: 'B', supplyGrid: 'g', supplyAreaClass: 'D', peakKw: 500 },
    { id: 'c', name: 'C', supplyGrid: null, supplyAreaClass: null, peakKw: null },
  ],
  grids: [{ id: 'g', name: 'G' }],
  peaks: [],
  growths: [
    { ...none, supplyAreaClass: 'C', year: null, share: 0.1 },
    { ...none, feeder: 'b', supplyAreaClass: null, year: null, share: 0.2 },
    { ...none, feeder: 'b', supplyAreaClass: null, year: 2027, share: 0 },
  ],
  points: [
    { ...none, id: 'p', name: 'P', feeder: 'a', node: null, year: 2026, peakKw: 100, averageKw: 0, customers: 0 },
  ],
};

describe('load', () => {
  it('grows by the nearest rate and adds dated point loads (bug: a point load grew, or came a year early)', () => {
    const load = forecastLoad(input);
    expect(load.feeder('a', 2025)).toEqual({ kw: 1000, source: 'ledger', pointKw: 0 });
    expect(load.feeder('a', 2026)).toEqual({ kw: 1000 * 1.1 + 100, source: 'growth', pointKw: 100 });
    expect(load.feeder('a', 2027).kw).toBeCloseTo(1000 * 1.21 + 100, 9);
    // A year's own rate goes before one for every year.
    expect(load.feeder('b', 2027).kw).toBeCloseTo(600, 9);
    expect(load.grid('g', 2026).kw).toBeCloseTo(1200 + 600, 9);
  });

  it('says nothing of what is not known (bug: an unknown feeder counted as none)', () => {
    const load = forecastLoad(input);
    expect(load.feeder('c', 2026)).toEqual({ kw: null, source: 'none', pointKw: 0 });
    expect(load.county(2026).kw).toBeNull();
    expect(load.factor('c', 2026)).toBeNull();
    const entered = forecastLoad({ ...input, peaks: [{ ...none, year: 2026, peakKw: 2200 }] });
    expect(entered.county(2026)).toMatchObject({ kw: 2200, source: 'entered' });
    expect(entered.county(2027).kw).toBeNull();
  });
});

describe('balance', () => {
  const row = balanceOf({
    baseYear: 2025,
    years: [2026],
    stations: [
      { voltageKv: 110, capacityMva: 100, baysTotal: 20, baysUsed: 15 },
      { voltageKv: 35, capacityMva: null, baysTotal: 8, baysUsed: 8 },
    ],
    changes: [{ voltageKv: 110, year: 2026, capacityMva: 50, bays: 4, baysTaken: 1 }],
    entries: [{ voltageKv: 110, year: 2026, peakMw: 80, directFedMw: 3, embeddedMw: 2, capacityMva: null }],
    peakMw: () => 999,
    band: { from: 1.8, to: 2.2 },
  });

  it('keeps voltage levels apart and adds what comes with its year', () => {
    expect(row.map(({ voltageKv, year }) => [voltageKv, year])).toEqual([
      [110, 2025],
      [110, 2026],
      [35, 2025],
      [35, 2026],
    ]);
    expect(row[1]).toMatchObject({ netPeakMw: 75, capacityMva: 150, capacityLoadRatio: 2, withinBand: true });
    expect(row[1]).toMatchObject({ baysTotal: 24, baysUsed: 16, baysFree: 8 });
    expect(row[0]).toMatchObject({ netPeakMw: null, capacityMva: 100, capacityLoadRatio: null, withinBand: null });
    expect(row[2]).toMatchObject({ capacityMva: null, baysFree: 0 });
  });
});

describe('goals', () => {
  const goal = (year: number, more: Partial<EnteredGoal>): EnteredGoal => ({
    ...{ year, region: null, supplyAreaClass: null, township: null },
    ...{ saifi: null, saidiHours: null, caidiHours: null, asai: null },
    ...more,
  });
  const year = (at: number, saifi: number, saidiHours: number) => ({
    ...{ year: at, saifi, saidiHours, caidiHours: saidiHours / saifi, asai: 1 - saidiHours / 8760 },
  });

  it('flags what law 6 names', () => {
    const goals = [
      goal(2026, { saidiHours: 3, saifi: 1 }),
      goal(2027, { saidiHours: 3.5, saifi: 0.9 }),
      goal(2027, { region: 'urban', saidiHours: 2 }),
      goal(2027, { region: 'rural', saidiHours: 6 }),
    ];
    const years = [year(2026, 1.2, 2.4), year(2027, 0.8, 2.2)];
    const weights = new Map([
      ['region:urban', 50],
      ['region:rural', 50],
    ]);
    const flags = judgeGoals(goals, years, years, weights);
    expect(flags.map(({ code, params }) => [code, params!.year, params!.goal])).toEqual([
      ['FORECAST_GOAL_BINDS_CAIDI', 2026, 'SAIFI'],
      ['FORECAST_GOAL_MISSED', 2026, 'SAIFI'],
      ['FORECAST_GOAL_BINDS_CAIDI', 2027, 'SAIFI'],
      ['FORECAST_GOAL_LOOSER', 2027, 'SAIDI'],
      ['FORECAST_REGIONS_MISS', 2027, 'SAIDI'],
    ]);
    // The CAIDI allowed at the forecast SAIFI: 3 h / 1.2.
    expect(flags[0]!.params!.caidiHours).toBe(2.5);
  });

  it('tells a goal that no frame reaches from one that is only missed in its year', () => {
    const flags = judgeGoals([goal(2026, { asai: 0.9999 })], [year(2026, 1, 3)], [year(2026, 1, 3)], new Map());
    expect(flags.map(({ code }) => code)).toContain('FORECAST_GOAL_UNREACHABLE');
    // In per cent, as it is written everywhere: 0.9999 would be read as a share of nothing.
    expect(flags.find(({ code }) => code === 'FORECAST_GOAL_UNREACHABLE')!.params!.wanted).toBe('99.9900 %');
  });
});
