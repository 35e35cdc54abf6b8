import { dayOf, dayText, minuteOf, minuteText } from '../../../domain/outages/calendar';
import { judgeDevice } from '../../../domain/outages/judgeDevice';
import type { Timeline } from '../../../shared/api/outages';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { lineKey } from './keptLists';
import { readMajorDays, readOutages } from './readRecords';
import { findRuleSet } from './ruleSets';

const MINUTES_PER_HOUR = 60;

/**
 * Every outage of one line or area up to a day, with what the rules make of them.
 * @param key of a row of the workbench; a line without outages has an empty timeline
 */
export function readTimeline(
  store: Store,
  scope: Scope,
  key: string,
  { asOf, rules }: { asOf: string; rules?: string },
): Timeline {
  const set = findRuleSet(rules);
  const { devices, columns, ids } = readOutages(store, scope, asOf);
  const device = devices.list.findIndex((candidate) => lineKey({ device: candidate }) === key);
  const parent = devices.list[device]?.kind === 'area' ? devices.list[device]!.feeder : -1;
  const details = detailsOf(
    store,
    ids.filter((_, i) => columns.device[i] === device || (parent >= 0 && columns.device[i] === parent)),
  );
  const judgement = judgeDevice(
    details.map((detail) => ({
      id: detail.id,
      start: minuteOf(detail.start),
      end: minuteOf(detail.end),
      kind: detail.kind === 'planned' ? 'planned' : 'fault',
      isReclosed: detail.reclosing === 'success',
      isOnRegulatorLedger: detail.regulatorLedger === 1,
    })),
    set,
    { asOfDay: dayOf(asOf), calibre: 'all', majorDays: readMajorDays(store, scope) },
  );
  const byId = new Map(details.map((detail) => [detail.id, detail]));
  const isOwn = (id: string): boolean => parent < 0 || byId.get(id)!.isArea === 1;
  return {
    from: dayText(judgement.year.firstDay),
    asOf,
    outages: judgement.outages.map(({ start, end, kind, isMajor, records }) => ({
      ...{ start: minuteText(start), end: minuteText(end), kind, isMajor, records },
      hours: (end - start) / MINUTES_PER_HOUR,
      isFeeders: !records.some(isOwn),
      causes: [...new Set(records.flatMap((id) => byId.get(id)!.cause ?? []))],
    })),
    reclosed: details.filter(({ reclosing }) => reclosing === 'success').map(({ start }) => start),
    hits: judgement.hits.map(({ rule, count, fromDay, toDay, records }) => ({
      ...{ rule: rule.id, count, from: dayText(fromDay), to: dayText(toDay), records },
    })),
  };
}

interface Detail {
  id: string;
  start: string;
  end: string;
  kind: string | null;
  reclosing: string | null;
  regulatorLedger: number | null;
  cause: string | null;
  isArea: number;
}

function detailsOf(store: Store, ids: string[]): Detail[] {
  return store.all<Detail>(
    `SELECT id, start, "end", kind, reclosing, regulatorLedger, cause,
       (area IS NOT NULL OR areaText IS NOT NULL) AS isArea
     FROM outage WHERE id IN (SELECT value FROM json_each(?)) ORDER BY start, id`,
    JSON.stringify(ids),
  );
}
