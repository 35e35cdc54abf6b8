import { afterMonths, civil, dayNumber } from './calendar';
import type { OutageRule, OutageRuleSet } from './ruleSets';

/** The days judged: the year, and its as-of day with which everything ends. */
export interface JudgedYear {
  firstDay: number;
  asOfDay: number;
}

/** 1 January to the as-of day; or the 12 months that end with it (1 March to 29 February of a leap year). */
export function judgedYear(asOfDay: number, year: OutageRuleSet['year']): JudgedYear {
  if (year === 'rolling') return { firstDay: afterMonths(asOfDay + 1, -12), asOfDay };
  return { firstDay: dayNumber(civil(asOfDay).year, 1, 1), asOfDay };
}

/** Most outages a rule's span holds, and the span they lie in. */
export interface SpanCount {
  count: number;
  /** First and last calendar day of the span; where several hold as many, the earliest. */
  fromDay: number;
  toDay: number;
}

/** Index of the first of the sorted days that is not before a day. */
export function firstFrom(days: Int32Array, count: number, day: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Counts the outages of a rule's span.
 * @param days start days of the outages of the rule's kind, in order, none after the as-of day
 * @param count how many of them there are
 */
export function countSpan(days: Int32Array, count: number, span: OutageRule['span'], year: JudgedYear): SpanCount {
  if (span.unit === 'year') {
    const inside = count - firstFrom(days, count, year.firstDay);
    return { count: inside, fromDay: year.firstDay, toDay: year.asOfDay };
  }
  if (span.unit === 'days' && span.place === 'last') {
    const fromDay = year.asOfDay - span.count + 1;
    return { count: count - firstFrom(days, count, fromDay), fromDay, toDay: year.asOfDay };
  }
  return busiestWindow(days, count, span, year);
}

/**
 * The window with most outages of those whose last outage lies in the year; its first may lie before. A window begins
 * with an outage's day: any other one can be moved there and holds no fewer.
 */
function busiestWindow(
  days: Int32Array,
  count: number,
  span: { unit: 'days' | 'months'; count: number },
  year: JudgedYear,
): SpanCount {
  const best: SpanCount = { count: 0, fromDay: year.firstDay, toDay: year.firstDay };
  let after = 0;
  for (let first = 0; first < count; first++) {
    const from = days[first]!;
    if (first > 0 && from === days[first - 1]!) continue;
    const end = span.unit === 'days' ? from + span.count : afterMonths(from, span.count);
    while (after < count && days[after]! < end) after++;
    if (days[after - 1]! < year.firstDay || after - first <= best.count) continue;
    best.count = after - first;
    best.fromDay = from;
    best.toDay = end - 1;
  }
  return best;
}
