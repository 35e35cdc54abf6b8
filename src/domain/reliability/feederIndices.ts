import type { Feeders } from '../network/feeders';
import type { NetworkColumns } from '../network/network';
import { indicesOf, type ReliabilityIndices, type ReliabilityResult } from './analyseReliability';

/**
 * Indices of each feeder's own customers, whatever fails. Their customers, interruptions, hours and energy add up to the
 * county's figures together with `bus`, the customers that hang on a bus itself.
 * @param result of the same network; pass `result.planned` for planned outages
 */
export function feederIndices(
  network: NetworkColumns,
  feeders: Feeders,
  result: Pick<ReliabilityResult, 'interruptionsPerYear' | 'outageHoursPerYear'>,
): { feeders: ReliabilityIndices[]; bus: ReliabilityIndices } {
  const sums = new Float64Array(4 * (feeders.count + 1));
  for (let i = 0; i < network.nodeCount; i++) {
    const feeder = feeders.ofNode[i]!;
    if (feeder < 0 && feeders.isBus[i] === 0) continue;
    const at = 4 * (feeder < 0 ? feeders.count : feeder);
    sums[at]! += network.customers[i]!;
    sums[at + 1]! += network.customers[i]! * result.interruptionsPerYear[i]!;
    sums[at + 2]! += network.customers[i]! * result.outageHoursPerYear[i]!;
    sums[at + 3]! += network.averageKw[i]! * result.outageHoursPerYear[i]!;
  }
  const of = (feeder: number) =>
    indicesOf(sums[4 * feeder]!, sums[4 * feeder + 1]!, sums[4 * feeder + 2]!, sums[4 * feeder + 3]!);
  return { feeders: Array.from({ length: feeders.count }, (_, f) => of(f)), bus: of(feeders.count) };
}
