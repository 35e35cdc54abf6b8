import type { Feeders } from '../network/feeders';
import type { NetworkColumns } from '../network/network';
import { analyseReliability } from './analyseReliability';
import { feederIndices } from './feederIndices';

/** What a feeder has on record over the years taken together: failures only, without major event days as the caller chose. */
export interface RecordedFeeder {
  /** Failures that interrupted somebody. */
  faults: number;
  customerInterruptions: number;
  customerHours: number;
}

export interface Calibration {
  /** Recorded failures over expected ones of all feeders: what every failure rate is multiplied by. 1 where nothing is expected. */
  factor: number;
  /** Failures expected and recorded per year. */
  expectedFaults: number;
  recordedFaults: number;
  /** Per feeder, drawn towards `factor` where the record is thin. */
  feeders: FeederCalibration[];
  /** The base years predicted with the feeders' factors, against the record. */
  backcast: Backcast;
  /** The same with the one factor for all. */
  backcastOneFactor: Backcast;
}

export interface FeederCalibration {
  expectedFaults: number;
  recordedFaults: number;
  factor: number;
}

export interface Backcast {
  saifi: number;
  saidiHours: number;
  recordedSaifi: number;
  recordedSaidiHours: number;
  /** (predicted − recorded) / recorded; null where the record has none. */
  saifiError: number | null;
  saidiError: number | null;
}

/**
 * Failures of one feeder's record worth as much as the county's: with fewer recorded its own factor is drawn towards the
 * county's (gamma-Poisson credibility: (n + m) / (e + m / k) for n recorded, e expected, county factor k).
 */
const CREDIBILITY_FAULTS = 4;

/**
 * Calibrates failure rates against recorded failures of the base years. A factor is a statement about the rates, so it is
 * returned and shown, never applied in silence; what it cannot explain is left standing as the back-cast error.
 * @param network rates as they are before calibration
 * @param feeders of the same network
 * @param recorded per feeder, in their order
 * @param years length of the record
 */
export function calibrateFailures(
  network: NetworkColumns,
  feeders: Feeders,
  recorded: readonly RecordedFeeder[],
  years: number,
): Calibration {
  const expected = new Float64Array(feeders.count);
  const result = analyseReliability(network);
  for (let b = 0; b < network.branchCount; b++) {
    const feeder = feeders.ofBranch[b]!;
    // A failure that interrupts nobody leaves no record.
    if (feeder >= 0 && result.customerInterruptions[b]! > 0) expected[feeder]! += network.failuresPerYear[b]!;
  }
  const expectedFaults = expected.reduce((a, b) => a + b, 0);
  const recordedFaults = recorded.reduce((sum, r) => sum + r.faults, 0) / years;
  const factor = expectedFaults > 0 ? recordedFaults / expectedFaults : 1;
  const byFeeder = recorded.map((record, f) => ({
    expectedFaults: expected[f]!,
    recordedFaults: record.faults / years,
    factor:
      factor === 0 ? 0 : (record.faults + CREDIBILITY_FAULTS) / (expected[f]! * years + CREDIBILITY_FAULTS / factor),
  }));
  const factors = Float64Array.from(byFeeder, (feeder) => feeder.factor);
  return {
    ...{ factor, expectedFaults, recordedFaults, feeders: byFeeder },
    backcast: backcast(scaleFailures(network, feeders, factors, factor), feeders, recorded, years),
    backcastOneFactor: backcast(scaleFailures(network, feeders, undefined, factor), feeders, recorded, years),
  };
}

/**
 * A network with its failure rates multiplied.
 * @param factors per feeder; undefined for one factor everywhere
 * @param elsewhere factor for branches of no feeder (between buses)
 */
export function scaleFailures<T extends NetworkColumns>(
  network: T,
  feeders: Feeders,
  factors: Float64Array | undefined,
  elsewhere: number,
): T {
  const failuresPerYear = network.failuresPerYear.map((rate, b) => {
    const feeder = feeders.ofBranch[b]!;
    return rate * (feeder >= 0 && factors !== undefined ? factors[feeder]! : elsewhere);
  });
  return { ...network, failuresPerYear };
}

function backcast(
  network: NetworkColumns,
  feeders: Feeders,
  recorded: readonly RecordedFeeder[],
  years: number,
): Backcast {
  const { feeders: indices } = feederIndices(network, feeders, analyseReliability(network));
  let customers = 0;
  let interruptions = 0;
  let hours = 0;
  for (const index of indices) {
    customers += index.customers;
    interruptions += index.saifi * index.customers;
    hours += index.saidiHours * index.customers;
  }
  const per = (sum: number) => (customers > 0 ? sum / customers : 0);
  const saifi = per(interruptions);
  const saidiHours = per(hours);
  const recordedSaifi = per(recorded.reduce((sum, r) => sum + r.customerInterruptions, 0) / years);
  const recordedSaidiHours = per(recorded.reduce((sum, r) => sum + r.customerHours, 0) / years);
  return {
    ...{ saifi, saidiHours, recordedSaifi, recordedSaidiHours },
    saifiError: recordedSaifi > 0 ? saifi / recordedSaifi - 1 : null,
    saidiError: recordedSaidiHours > 0 ? saidiHours / recordedSaidiHours - 1 : null,
  };
}
