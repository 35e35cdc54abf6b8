/**
 * Frequent outages by counting, day by day: what the county's list must say. Records of one device that overlap, or
 * follow within five minutes, are one outage; a successful reclosing is a trip and no outage.
 */

const GAP_MINUTES = 5;
const DAY = 86_400_000;
const dayNumber = (stamp) => Math.floor(Date.parse(`${stamp.slice(0, 10)}T00:00Z`) / DAY);
const minute = (stamp) => Date.parse(`${stamp.replace(' ', 'T')}Z`) / 60_000;

/** Frequent: more than; warnings, the second rule set and trips: so many or more. `warningYear` ends at `frequentYear`. */
export const LIMITS = {
  frequentYear: 5,
  frequent60: 3,
  frequentPlanned: 3,
  warningYear: 4,
  warning50: 3,
  warning30: 2,
  second60: 3,
  repeatedTrips: 3,
};

/** Merges the records of one device. @returns outages {day, kind, records} in order */
export function mergeRecords(records) {
  const sorted = records
    .filter((record) => record.reclosing !== '重合成功')
    .sort((a, b) => minute(a.start) - minute(b.start));
  const merged = [];
  for (const record of sorted) {
    const last = merged.at(-1);
    if (last && minute(record.start) - last.end <= GAP_MINUTES) {
      last.end = Math.max(last.end, minute(record.end));
      last.records.push(record);
    } else {
      merged.push({ day: dayNumber(record.start), end: minute(record.end), kind: record.kind, records: [record] });
    }
  }
  return merged;
}

/**
 * @param records records of one device
 * @param asOf last day counted, YYYY-MM-DD
 * @returns counts of the year and what each rule finds: rule -> {count, records}
 */
export function judge(records, asOf) {
  const last = dayNumber(asOf);
  const firstDay = dayNumber(`${asOf.slice(0, 4)}-01-01`);
  const year = mergeRecords(records).filter((outage) => outage.day >= firstDay && outage.day <= last);
  const planned = year.filter((outage) => outage.kind === '预安排停电');
  const best60 = year.reduce((best, outage) => {
    const inside = year.filter((other) => other.day >= outage.day && other.day <= outage.day + 59);
    return inside.length > best.length ? inside : best;
  }, []);
  const since = (days) => year.filter((outage) => outage.day > last - days);
  const trips = records.filter((record) => record.kind === '故障停电' && record.area === null);
  const found = {};
  const note = (rule, isFound, outages) => {
    if (isFound)
      found[rule] = { count: outages.length, records: outages.flatMap((outage) => outage.records ?? [outage]) };
  };
  const total = year.length;
  note('frequentYear', total > LIMITS.frequentYear, year);
  note('frequent60', best60.length > LIMITS.frequent60, best60);
  note('frequentPlanned', planned.length > LIMITS.frequentPlanned, planned);
  note('warningYear', total >= LIMITS.warningYear && total <= LIMITS.frequentYear, year);
  note('warning50', since(50).length >= LIMITS.warning50, since(50));
  note('warning30', since(30).length >= LIMITS.warning30, since(30));
  note('second60', best60.length >= LIMITS.second60, best60);
  note('repeatedTrips', trips.length >= LIMITS.repeatedTrips, trips);
  return { total, fault: total - planned.length, planned: planned.length, found };
}
