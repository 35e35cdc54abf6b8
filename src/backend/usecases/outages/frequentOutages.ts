import { dayOf, dayText, isDate } from '../../../domain/outages/calendar';
import { judgedYear } from '../../../domain/outages/countSpans';
import { type Judgement, judgeOutages } from '../../../domain/outages/judge';
import type { OutageRuleSet } from '../../../domain/outages/ruleSets';
import type { FrequentOutages, JudgedBy, OutageCalibre, OutageRow } from '../../../shared/api/outages';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { deviceNames, type OutageDevice } from './readDevices';
import { type CountyOutages, readMajorDays, readOutages } from './readRecords';
import { findRuleSet } from './ruleSets';

/** What a list of frequent outages is asked for. */
export interface ListWish {
  /** YYYY-MM-DD, the last day counted. */
  asOf: string;
  by?: JudgedBy;
  calibre?: OutageCalibre;
  /** Id of a rule set; the first one where absent. */
  rules?: string;
}

/** A line of the list with the device it is about. */
export interface DeviceRow extends OutageRow {
  device: OutageDevice;
  /** Number of the device in the county's outages. */
  index: number;
}

/**
 * The list of frequent outages: every feeder, or area with its own and its feeder's outages, that had one in the year
 * or meets a rule; most outages first.
 * @throws AppError OUTAGE_DATE_WRONG, OUTAGE_RULES_UNKNOWN
 */
export function listFrequentOutages(store: Store, scope: Scope, wish: ListWish): FrequentOutages {
  const { rows, ...head } = judgeCounty(store, scope, wish);
  return { ...head.document, rows: rows.map(({ device, index, ...row }) => row) };
}

/** As `listFrequentOutages`, with what it was made from. */
export function judgeCounty(
  store: Store,
  scope: Scope,
  { asOf, by = 'feeder', calibre = 'all', rules }: ListWish,
  outages?: CountyOutages,
): { document: Omit<FrequentOutages, 'rows'>; rows: DeviceRow[]; set: OutageRuleSet; outages: CountyOutages } {
  if (!isDate(asOf)) throw new AppError('OUTAGE_DATE_WRONG', { value: asOf });
  const set = findRuleSet(rules);
  const county = outages ?? readOutages(store, scope, asOf);
  const majorDays = readMajorDays(store, scope);
  const asOfDay = dayOf(asOf);
  const { list } = county.devices;
  const judgement = judgeOutages(county.columns, list.length, county.devices.parents(), set, {
    ...{ asOfDay, calibre, majorDays },
  });
  const year = judgedYear(asOfDay, set.year);
  const left = calibre === 'withoutMajor' ? [...majorDays].filter((day) => day <= asOfDay).sort((a, b) => a - b) : [];
  const document = {
    format: 'countyframe.frequentOutages/1' as const,
    ...{ asOf, from: dayText(year.firstDay), by, calibre },
    rules: { id: set.id, edition: set.edition, standing: set.standing, mergeGapMinutes: set.mergeGapMinutes },
    majorEventDays: left.map(dayText),
  };
  return { document, rows: rowsOf(judgement, list, by, set), set, outages: county };
}

function rowsOf(judgement: Judgement, list: OutageDevice[], by: JudgedBy, set: OutageRuleSet): DeviceRow[] {
  const { total, fault, planned, regulator, hits, windowFrom, windowTo, windowCount } = judgement;
  const rows = list.flatMap((device, index): DeviceRow[] => {
    if (device.kind !== by || (total[index] === 0 && hits[index] === 0)) return [];
    const met = set.rules.filter((_, bit) => ((hits[index]! >> bit) & 1) === 1);
    const idsOf = (grade: string): string[] => met.filter((rule) => rule.grade === grade).map((rule) => rule.id);
    const count = windowCount[index]!;
    const window = { from: dayText(windowFrom[index]!), to: dayText(windowTo[index]!), count };
    return [
      {
        ...deviceNames(device),
        ...{ total: total[index]!, fault: fault[index]!, planned: planned[index]! },
        ...{ frequent: idsOf('frequent'), warning: idsOf('warning') },
        window: count > 0 ? window : null,
        ...{ regulator: regulator[index]!, device, index },
      },
    ];
  });
  return rows.sort((a, b) => b.total - a.total || b.frequent.length - a.frequent.length || a.index - b.index);
}
