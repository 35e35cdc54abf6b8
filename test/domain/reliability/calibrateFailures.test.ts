import { describe, expect, it } from 'vitest';
import { findFeeders } from '../../../src/domain/network/feeders';
import { analyseReliability } from '../../../src/domain/reliability/analyseReliability';
import { calibrateFailures, scaleFailures } from '../../../src/domain/reliability/calibrateFailures';
import { feederIndices } from '../../../src/domain/reliability/feederIndices';
import { drawnNetwork } from '../network/draw';

const network = drawnNetwork('S1 B- a1 o- a2 o- a3', 'S1 B- b1 o- b2', 'b2 -- j3');
const feeders = findFeeders(network);

/** The record a network with other rates would leave in many years. */
function recordOf(factors: number[], years: number) {
  const other = scaleFailures(network, feeders, Float64Array.from(factors), 1);
  const indices = feederIndices(other, feeders, analyseReliability(other)).feeders;
  return indices.map((index, f) => ({
    // a: three sections of 0.1; b: two, and a stub behind the second.
    faults: 0.3 * factors[f]! * years,
    customerInterruptions: index.saifi * index.customers * years,
    customerHours: index.saidiHours * index.customers * years,
  }));
}

describe('calibration of failure rates', () => {
  it('finds the factor a long record was made with, and then has no back-cast error', () => {
    const calibration = calibrateFailures(network, feeders, recordOf([2.5, 2.5], 1000), 1000);
    expect(calibration.factor).toBeCloseTo(2.5, 9);
    expect(calibration.expectedFaults).toBeCloseTo(0.6, 9);
    expect(calibration.backcastOneFactor.saifiError).toBeCloseTo(0, 9);
    expect(calibration.backcast.saidiError).toBeCloseTo(0, 9);
  });

  it('tells a bad feeder from a good one when the record is long, and not when it is thin', () => {
    const long = calibrateFailures(network, feeders, recordOf([4, 1], 1000), 1000);
    expect(long.feeders.map((f) => f.factor)[0]).toBeCloseTo(4, 1);
    expect(long.feeders.map((f) => f.factor)[1]).toBeCloseTo(1, 1);
    // One factor makes both feeders average: too few interruptions on the one, too many on the other.
    expect(Math.abs(long.backcast.saifiError!)).toBeLessThan(Math.abs(long.backcastOneFactor.saifiError!));
    const thin = calibrateFailures(network, feeders, recordOf([4, 1], 1), 1);
    expect(thin.feeders[0]!.factor).toBeLessThan(3);
    expect(thin.feeders[0]!.factor).toBeGreaterThan(thin.factor);
  });

  it('stays finite without a record', () => {
    const none = calibrateFailures(
      network,
      feeders,
      [0, 0].map(() => ({ faults: 0, customerInterruptions: 0, customerHours: 0 })),
      1,
    );
    expect([none.factor, none.backcast.saifi, none.backcast.saifiError]).toEqual([0, 0, null]);
  });
});

it('indices by feeder add up to the system', () => {
  const result = analyseReliability(network);
  const { feeders: indices, bus } = feederIndices(network, feeders, result);
  const hours = indices.reduce((sum, i) => sum + i.saidiHours * i.customers, bus.saidiHours * bus.customers);
  expect(hours / result.system.customers).toBeCloseTo(result.system.saidiHours, 12);
  expect(indices.reduce((sum, i) => sum + i.ensKwh, bus.ensKwh)).toBeCloseTo(result.system.ensKwh, 12);
  expect(indices.map((i) => i.customers)).toEqual([300, 200]);
});

it('planned outages: what can be supplied another way is not interrupted', () => {
  const tied = drawnNetwork('S1 B- a1 o- a2 o- a3 ~~ b1', 'S2 B- b1');
  const { planned, system } = analyseReliability(tied, { planned: { outagesPerKmYear: 0.5, hours: 6 } });
  const alone = analyseReliability(tied);
  expect(system).toEqual(alone.system);
  // Every section of 1 km is worked on every second year; only its own 100 customers wait the 6 hours.
  expect(planned!.system.saifi).toBeCloseTo(0.5, 12);
  expect(planned!.system.saidiHours).toBeCloseTo(3, 12);
});
