import { judge, LIMITS } from '../judgeOutages.mjs';
import { AS_OF, above, below, isPublic } from './basics.mjs';

/** Operation and maintenance. */
export const operationChecks = [
  {
    rule: 'operation.areaLoss',
    on: 'transformerArea',
    column: 'lossPercent',
    unit: '%',
    of: (a) => isPublic(a) && above(a.lossPercent, 10),
  },
  {
    rule: 'operation.negativeLoss',
    on: 'transformerArea',
    column: 'lossPercent',
    unit: '%',
    of: (a) => isPublic(a) && below(a.lossPercent, 0),
  },
  {
    rule: 'operation.feederLoss',
    on: 'lossRecord',
    column: 'lossPercent',
    unit: '%',
    of: (f) => isPublic(f) && above(f.lossPercent, 8),
  },
  {
    rule: 'operation.imbalance',
    on: 'transformerArea',
    column: 'imbalancePercent',
    unit: '%',
    of: (a) => isPublic(a) && above(a.imbalance, 25),
  },
];

/**
 * Frequent outages of feeders by the first rule set, and of areas, by their own and their feeder's outages, by both. An
 * area without outages of its own is listed only because its feeder is: a consequence.
 */
export function frequentOutages({ feeders, areas, outages }) {
  const ofFeeder = feeders.flatMap((feeder) => {
    const records = outages.filter((outage) => outage.feeder === feeder && outage.area === null);
    return findings('feeder', feeder, judge(records, AS_OF).found, ['second60'], false);
  });
  const ofArea = areas.flatMap((area) => {
    const records = outages.filter((outage) => outage.feeder === area.feeder && (outage.area ?? area) === area);
    const isConsequence = records.every((record) => record.area === null);
    // A trip is the feeder's, not the area's.
    return findings('transformerArea', area, judge(records, AS_OF).found, ['repeatedTrips'], isConsequence);
  });
  return [...ofFeeder, ...ofArea];
}

function findings(kind, element, found, without, isConsequence) {
  return Object.entries(found)
    .filter(([rule]) => !without.includes(rule))
    .map(([rule, { count, records }]) => ({
      rule: `operation.${rule}`,
      kind,
      element,
      measured: count,
      limit: LIMITS[rule],
      unit: '次',
      basis: 'count',
      isConsequence,
      cells: records.map((record) => ({ on: 'outage', element: record, column: 'start' })),
    }));
}
