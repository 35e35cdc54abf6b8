import { MINUTES_PER_DAY } from './calendar';
import { type JudgedYear, judgedYear } from './countSpans';
import { CountedDays, type JudgeOptions, meets } from './judge';
import { MergedOutages, mergeDevice } from './merge';
import { FLAG, type OutageColumns, orderRecords } from './records';
import type { OutageRule, OutageRuleSet } from './ruleSets';

/** One record of a device, or of the feeder it hangs on. */
export interface DeviceRecord {
  id: string;
  /** Minutes, local civil time. */
  start: number;
  end: number;
  kind: 'fault' | 'planned';
  /** The breaker reclosed: a trip, no outage. */
  isReclosed: boolean;
  isOnRegulatorLedger: boolean;
}

/** An outage of a device: one record, or several that merge. */
export interface DeviceOutage {
  start: number;
  end: number;
  kind: 'fault' | 'planned';
  /** Day it belongs to. */
  day: number;
  records: string[];
  /** Left out of the calibre: it begins on a major event day. */
  isMajor: boolean;
}

/** A rule of the set that a device meets, with what was counted. */
export interface RuleHit {
  rule: OutageRule;
  count: number;
  fromDay: number;
  toDay: number;
  /** Records behind the count. */
  records: string[];
}

export interface DeviceJudgement {
  year: JudgedYear;
  /** All outages up to the as-of day, those before the year too: a window may begin there. */
  outages: DeviceOutage[];
  total: number;
  fault: number;
  planned: number;
  hits: RuleHit[];
}

/** Judges one device with everything a person wants to see of it: its outages, and the records behind each rule. */
export function judgeDevice(
  records: readonly DeviceRecord[],
  set: OutageRuleSet,
  options: JudgeOptions,
): DeviceJudgement {
  const columns = deviceColumns(records);
  const merged = new MergedOutages(true);
  mergeDevice(merged, columns, orderRecords(columns, 1), 0, -1, set.mergeGapMinutes);
  const counted = new CountedDays();
  counted.fill(merged, options);
  const year = judgedYear(options.asOfDay, set.year);
  const outages = listOutages(records, merged, options);
  const counting = outages.filter((outage) => options.calibre === 'all' || !outage.isMajor);
  const inYear = counting.filter((outage) => outage.day >= year.firstDay);
  const hits = set.rules.flatMap((rule): RuleHit[] => {
    const { count, fromDay, toDay } = counted.countRule(rule, year);
    if (!meets(rule, count)) return [];
    const inside = counting.filter(
      ({ day, kind }) => day >= fromDay && day <= toDay && (rule.kind === 'all' || rule.kind === kind),
    );
    return [{ rule, count, fromDay, toDay, records: inside.flatMap((outage) => outage.records) }];
  });
  const planned = inYear.filter(({ kind }) => kind === 'planned').length;
  return { year, outages, total: inYear.length, fault: inYear.length - planned, planned, hits };
}

function deviceColumns(records: readonly DeviceRecord[]): OutageColumns {
  return {
    device: new Int32Array(records.length),
    start: Int32Array.from(records, ({ start }) => start),
    end: Int32Array.from(records, ({ end }) => end),
    flags: Uint8Array.from(
      records,
      ({ kind, isReclosed, isOnRegulatorLedger }) =>
        (kind === 'planned' ? FLAG.planned : 0) |
        (isReclosed ? FLAG.reclosed : 0) |
        (isOnRegulatorLedger ? FLAG.regulator : 0),
    ),
  };
}

function listOutages(
  records: readonly DeviceRecord[],
  merged: MergedOutages,
  { asOfDay, majorDays }: JudgeOptions,
): DeviceOutage[] {
  const outages: DeviceOutage[] = [];
  for (const { record, outage } of merged.members) {
    const { id, start } = records[record]!;
    const known = outages[outage];
    if (known) {
      known.records.push(id);
      continue;
    }
    const day = Math.floor(start / MINUTES_PER_DAY);
    outages[outage] = {
      ...{ start, end: merged.end[outage]!, day, records: [id], isMajor: majorDays.has(day) },
      kind: merged.isPlanned[outage]! ? 'planned' : 'fault',
    };
  }
  return outages.filter(({ day }) => day <= asOfDay);
}
