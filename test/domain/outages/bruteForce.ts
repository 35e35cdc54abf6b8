import type { DeviceRecord } from '../../../src/domain/outages/judgeDevice';

/** Counting day by day, with dates of the platform: slow, and nothing in common with the code under test. */

const DAY = 86_400_000;
export const minute = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00Z`) / 60_000;
export const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY;
export const dateOf = (dayNumber: number): string => new Date(dayNumber * DAY).toISOString().slice(0, 10);

export interface BruteOutage {
  day: number;
  kind: 'fault' | 'planned';
}

/** Minutes during which the device was cut, one by one, then joined over gaps of up to `gap` minutes. */
export function bruteMerge(records: readonly DeviceRecord[], gap: number): BruteOutage[] {
  let parts = records.filter((record) => !record.isReclosed).map((record) => ({ ...record }));
  for (let joined = true; joined; ) {
    joined = false;
    search: for (const a of parts) {
      for (const b of parts) {
        if (a === b || b.start > a.end + gap || a.start > b.end + gap) continue;
        const isA = a.start < b.start || (a.start === b.start && a.kind === 'fault');
        const first = isA ? a : b;
        const both = { ...first, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
        parts = [...parts.filter((part) => part !== a && part !== b), both];
        joined = true;
        break search;
      }
    }
  }
  return parts.map(({ start, kind }) => ({ day: Math.floor(start / 1440), kind }));
}

export interface BruteCounts {
  total: number;
  planned: number;
  most60: number;
  last50: number;
  last30: number;
  mostTwoMonths: number;
}

/** @param asOf YYYY-MM-DD */
export function bruteCounts(outages: readonly BruteOutage[], asOf: string): BruteCounts {
  const last = day(asOf);
  const first = day(`${asOf.slice(0, 4)}-01-01`);
  const known = outages.filter((outage) => outage.day <= last);
  const inYear = known.filter((outage) => outage.day >= first);
  const most = (endOf: (from: number) => number): number => {
    let best = 0;
    for (let from = first - 70; from <= last; from++) {
      const inside = known.filter((outage) => outage.day >= from && outage.day <= endOf(from));
      const latest = Math.max(...inside.map((outage) => outage.day));
      if (latest >= first && inside.length > best) best = inside.length;
    }
    return best;
  };
  return {
    total: inYear.length,
    planned: inYear.filter((outage) => outage.kind === 'planned').length,
    most60: most((from) => from + 59),
    last50: known.filter((outage) => outage.day >= last - 49).length,
    last30: known.filter((outage) => outage.day >= last - 29).length,
    mostTwoMonths: most(twoMonthsEnd),
  };
}

function twoMonthsEnd(from: number): number {
  const [year, month, date] = dateOf(from).split('-').map(Number) as [number, number, number];
  const daysThere = new Date(Date.UTC(year, month + 2, 0)).getUTCDate();
  if (date > daysThere) return Date.UTC(year, month + 1, daysThere) / DAY;
  return Date.UTC(year, month + 1, date) / DAY - 1;
}

/** The busiest 60 dates whose last outage lies in the year, from their first outage on; of equal ones the earliest. */
export function bruteWindow(
  outages: readonly BruteOutage[],
  asOf: string,
): { from: string; to: string; count: number } | null {
  const last = day(asOf);
  const first = day(`${asOf.slice(0, 4)}-01-01`);
  let best: { from: string; to: string; count: number } | null = null;
  for (let from = first - 59; from <= last; from++) {
    const inside = outages.filter((outage) => outage.day >= from && outage.day <= Math.min(from + 59, last));
    if (!inside.some((outage) => outage.day === from) || !inside.some((outage) => outage.day >= first)) continue;
    if (best === null || inside.length > best.count)
      best = { from: dateOf(from), to: dateOf(from + 59), count: inside.length };
  }
  return best;
}
