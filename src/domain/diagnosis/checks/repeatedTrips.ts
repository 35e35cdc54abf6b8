import type { Finding } from '../../../shared/diagnosis/finding';
import type { County } from '../county';
import { emptyLedger, makeFinding, type RuleResult } from '../judge';
import { limitFor, type UsedRule } from '../limits';

/**
 * Feeders whose own switch tripped so many times or more from 1 January to the as-of day: fault records of the whole
 * feeder, reclosed ones included.
 */
export function repeatedTrips(used: UsedRule, county: County): RuleResult {
  const all = county.rows('outage');
  if (all.length === 0) return { findings: [], cannotJudge: [emptyLedger(used, 'outage', 'start')], judged: 0 };
  const findings: Finding[] = [];
  const from = `${county.year}-01-01`;
  const feeders = county.elements('feeder');
  for (const { row, element } of feeders) {
    const limit = limitFor(used.limits, element.areaClass);
    if (typeof limit === 'string') continue;
    const trips = county
      .linked('outage', 'feeder', row.id)
      .filter((trip) => !trip.area && !trip.areaText && trip.kind === 'fault' && typeof trip.start === 'string')
      .filter((trip) => String(trip.start) >= from && String(trip.start).slice(0, 10) <= county.asOf)
      .sort((a, b) => (String(a.start) < String(b.start) ? -1 : 1));
    if (trips.length < Number(limit.limit)) continue;
    const cells = trips.map(({ id }) => ({ entity: 'outage', id, column: 'start' }));
    findings.push(makeFinding(used, element, trips.length, limit.limit, cells));
  }
  const withoutKind = all.filter((row) => row.kind === null || row.kind === undefined).length;
  return {
    findings,
    cannotJudge:
      withoutKind > 0
        ? [{ rule: used.rule.id, entity: 'outage', column: 'kind', emptyOf: [withoutKind, all.length] }]
        : [],
    judged: feeders.length,
  };
}
