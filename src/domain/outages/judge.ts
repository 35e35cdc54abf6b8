import { countSpan, firstFrom, type JudgedYear, judgedYear, type SpanCount } from './countSpans';
import { MergedOutages, mergeDevice } from './merge';
import { type OutageColumns, orderRecords, type RecordOrder } from './records';
import type { OutageRule, OutageRuleSet } from './ruleSets';

/** `all` counts every outage; `withoutMajor` leaves out those that begin on a major event day. */
export const OUTAGE_CALIBRES = ['all', 'withoutMajor'] as const;
export type OutageCalibre = (typeof OUTAGE_CALIBRES)[number];

export interface JudgeOptions {
  asOfDay: number;
  calibre: OutageCalibre;
  /** Days on the ledger of major event days. */
  majorDays: ReadonlySet<number>;
}

/** Outages of many devices, counted and judged; arrays by device. */
export interface Judgement {
  /** Outages in the year judged. */
  total: Int32Array;
  fault: Int32Array;
  planned: Int32Array;
  /** Outages of the year on the regulator's ledger. */
  regulator: Int32Array;
  /** Bit i: rule i of the set is met. */
  hits: Int32Array;
  /** Busiest window of the set's first rule with moving windows: its first and last day and its outages; 0 for none. */
  windowFrom: Int32Array;
  windowTo: Int32Array;
  windowCount: Int32Array;
}

/** Whether a count meets a rule. */
export function meets(rule: OutageRule, count: number): boolean {
  return count >= rule.atLeast && (rule.atMost === null || count <= rule.atMost);
}

/** The rule of a set whose busiest window is shown beside the counts, if it has one. */
export function windowRule(set: OutageRuleSet): OutageRule | null {
  return set.rules.find(({ span }) => span.unit !== 'year' && span.place === 'any') ?? null;
}

/** Start days of one device's outages that count, by kind. */
export class CountedDays {
  private size = 64;
  readonly count = { all: 0, fault: 0, planned: 0 };
  days = { all: new Int32Array(64), fault: new Int32Array(64), planned: new Int32Array(64) };
  /** Outage (of the merged ones) behind each day of `all`. */
  outage = new Int32Array(64);

  /** Takes over what counts: begun by the as-of day, in the calibre. */
  fill(merged: MergedOutages, { asOfDay, calibre, majorDays }: JudgeOptions): void {
    this.count.all = 0;
    this.count.fault = 0;
    this.count.planned = 0;
    if (merged.count > this.size) this.grow(merged.count * 2);
    for (let i = 0; i < merged.count; i++) {
      const day = merged.day[i]!;
      if (day > asOfDay) break;
      if (calibre === 'withoutMajor' && majorDays.has(day)) continue;
      const kind = merged.isPlanned[i]! ? 'planned' : 'fault';
      this.outage[this.count.all] = i;
      this.days.all[this.count.all++] = day;
      this.days[kind][this.count[kind]++] = day;
    }
  }

  /** Counts a rule's span. */
  countRule(rule: OutageRule, year: JudgedYear): SpanCount {
    return countSpan(this.days[rule.kind], this.count[rule.kind], rule.span, year);
  }

  private grow(size: number): void {
    this.size = size;
    this.days = { all: new Int32Array(size), fault: new Int32Array(size), planned: new Int32Array(size) };
    this.outage = new Int32Array(size);
  }
}

/**
 * Counts the outages of every device and puts them to the rules of a set.
 * @param columns records; a feeder's own are those that name no area
 * @param devices number of devices
 * @param parents feeder of each device whose outages are its too (an area's feeder), -1 for none; null where nothing is fed
 */
export function judgeOutages(
  columns: OutageColumns,
  devices: number,
  parents: Int32Array | null,
  set: OutageRuleSet,
  options: JudgeOptions,
  order: RecordOrder = orderRecords(columns, devices),
): Judgement {
  const made = (): Int32Array => new Int32Array(devices);
  const judgement: Judgement = {
    ...{ total: made(), fault: made(), planned: made(), regulator: made(), hits: made() },
    ...{ windowFrom: made(), windowTo: made(), windowCount: made() },
  };
  const year = judgedYear(options.asOfDay, set.year);
  const shown = windowRule(set);
  const merged = new MergedOutages();
  const counted = new CountedDays();
  for (let device = 0; device < devices; device++) {
    const parent = parents ? parents[device]! : -1;
    mergeDevice(merged, columns, order, device, parent, set.mergeGapMinutes);
    if (merged.count === 0) continue;
    counted.fill(merged, options);
    judgeCounted(judgement, device, merged, counted, set, shown, year);
  }
  return judgement;
}

function judgeCounted(
  judgement: Judgement,
  device: number,
  merged: MergedOutages,
  counted: CountedDays,
  set: OutageRuleSet,
  shown: OutageRule | null,
  year: JudgedYear,
): void {
  const { all, fault, planned } = counted.count;
  const first = firstFrom(counted.days.all, all, year.firstDay);
  judgement.total[device] = all - first;
  judgement.fault[device] = fault - firstFrom(counted.days.fault, fault, year.firstDay);
  judgement.planned[device] = planned - firstFrom(counted.days.planned, planned, year.firstDay);
  for (let k = first; k < all; k++) judgement.regulator[device]! += merged.isOnRegulatorLedger[counted.outage[k]!]!;
  for (let bit = 0; bit < set.rules.length; bit++) {
    const rule = set.rules[bit]!;
    const found = counted.countRule(rule, year);
    if (meets(rule, found.count)) judgement.hits[device]! |= 1 << bit;
    if (rule !== shown || found.count === 0) continue;
    judgement.windowFrom[device] = found.fromDay;
    judgement.windowTo[device] = found.toDay;
    judgement.windowCount[device] = found.count;
  }
}
