import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, dayText, minuteOf, minuteText } from '../../../src/domain/outages/calendar';
import { judgeOutages } from '../../../src/domain/outages/judge';
import { type DeviceRecord, judgeDevice } from '../../../src/domain/outages/judgeDevice';
import { FLAG, type OutageColumns } from '../../../src/domain/outages/records';
import { checkRuleSets, type OutageRuleSet } from '../../../src/domain/outages/ruleSets';
import { bruteCounts, bruteMerge, dateOf, day, minute } from './bruteForce';

const { sets } = JSON.parse(readFileSync('resources/outages/ruleSets.json', 'utf8')) as { sets: OutageRuleSet[] };
const [set, second] = sets as [OutageRuleSet, OutageRuleSet];

function record(start: string, end: string, kind: 'fault' | 'planned' = 'fault', isReclosed = false): DeviceRecord {
  return { id: start, start: minute(start), end: minute(end), kind, isReclosed, isOnRegulatorLedger: false };
}

/** One outage of an hour on each of the days. */
const on = (...days: string[]): DeviceRecord[] => days.map((date) => record(`${date} 08:00`, `${date} 09:00`));

function judged(records: DeviceRecord[], asOf: string, rules = set, majorDays: string[] = []) {
  const calibre = majorDays.length > 0 ? ('withoutMajor' as const) : ('all' as const);
  return judgeDevice(records, rules, { asOfDay: day(asOf), calibre, majorDays: new Set(majorDays.map(day)) });
}

const met = (records: DeviceRecord[], asOf: string, rules = set): string[] =>
  judged(records, asOf, rules).hits.map((hit) => hit.rule.id);

describe('calendar', () => {
  it('counts days and minutes as the platform does, leap years included', () => {
    for (let at = day('1999-12-25'); at < day('2005-01-05'); at++) {
      const text = dateOf(at);
      expect(dayOf(text)).toBe(at);
      expect(dayText(at)).toBe(text);
    }
    expect(minuteOf('2024-02-29 23:59')).toBe(minute('2024-02-29 23:59'));
    expect(minuteText(minute('2024-02-29 23:59'))).toBe('2024-02-29 23:59');
  });
});

describe('merging', () => {
  it.each([
    ['exactly 5 minutes after restoration is the same outage', '2025-03-01 09:05', 1],
    ['6 minutes after it is another', '2025-03-01 09:06', 2],
    ['overlapping', '2025-03-01 08:30', 1],
  ])('%s', (_, start, total) => {
    const records = [record('2025-03-01 08:00', '2025-03-01 09:00'), record(start, '2025-03-01 10:00')];
    expect(judged(records, '2025-12-31').total).toBe(total);
  });

  it('holds a long outage open behind a short one that lies inside it', () => {
    const records = [
      record('2025-03-01 08:00', '2025-03-01 18:00'),
      record('2025-03-01 09:00', '2025-03-01 09:10'),
      record('2025-03-01 17:00', '2025-03-01 17:30'),
    ];
    expect(judged(records, '2025-12-31').total).toBe(1);
  });

  it('takes a chain of short cuts as one', () => {
    const records = ['00', '08', '16', '24'].map((m) =>
      record(`2025-03-01 08:${m}`, `2025-03-01 08:${String(Number(m) + 3).padStart(2, '0')}`),
    );
    expect(judged(records, '2025-12-31').total).toBe(1);
  });

  it('is of the kind and the day it began with, across midnight and the year end', () => {
    const records = [
      record('2024-12-31 23:50', '2025-01-01 00:30', 'planned'),
      record('2025-01-01 00:20', '2025-01-01 02:00', 'fault'),
    ];
    expect(judged(records, '2025-12-31')).toMatchObject({ total: 0 });
    expect(judged(records, '2024-12-31')).toMatchObject({ total: 1, planned: 1, fault: 0 });
  });

  it('leaves out a successful reclosing, also as a bridge between two outages', () => {
    const records = [
      record('2025-03-01 08:00', '2025-03-01 08:10'),
      record('2025-03-01 08:10', '2025-03-01 08:20', 'fault', true),
      record('2025-03-01 08:20', '2025-03-01 08:40'),
    ];
    expect(judged(records, '2025-12-31').total).toBe(2);
  });
});

describe('rules at their edges', () => {
  it('five in the year warn, six are frequent', () => {
    const days = ['2025-01-01', '2025-03-10', '2025-05-20', '2025-07-30', '2025-10-10', '2025-12-31'];
    expect(met(on(...days.slice(0, 3)), '2025-12-31')).toEqual([]);
    expect(met(on(...days.slice(0, 4)), '2025-12-31')).toEqual(['warningYear']);
    expect(met(on(...days.slice(0, 5)), '2025-12-31')).toEqual(['warningYear']);
    expect(met(on(...days), '2025-12-31')).toEqual(['frequentYear']);
  });

  it('four within exactly 60 dates are frequent, within 61 not', () => {
    // 2 January + 59 days = 2 March in a common year, 1 March in a leap year
    const inside = on('2025-01-02', '2025-01-20', '2025-02-10', '2025-03-02');
    const outside = on('2025-01-02', '2025-01-20', '2025-02-10', '2025-03-03');
    expect(met(inside, '2025-12-31')).toContain('frequent60');
    expect(met(outside, '2025-12-31')).not.toContain('frequent60');
    expect(met(on('2024-01-02', '2024-01-20', '2024-02-29', '2024-03-01'), '2024-12-31')).toContain('frequent60');
    expect(met(on('2024-01-02', '2024-01-20', '2024-02-29', '2024-03-02'), '2024-12-31')).not.toContain('frequent60');
  });

  it('a window counts in the year of its last outage and may begin in the year before', () => {
    const records = on('2024-11-20', '2024-12-10', '2024-12-31', '2025-01-05');
    expect(met(records, '2025-06-30')).toEqual(['frequent60']);
    expect(judged(records, '2025-06-30').hits[0]).toMatchObject({ count: 4, fromDay: day('2024-11-20') });
    expect(met(on('2024-11-20', '2024-12-01', '2024-12-10', '2024-12-31'), '2025-06-30')).toEqual([]);
  });

  it('the last 30 and 50 days include the as-of day and reach into the year before', () => {
    expect(met(on('2025-06-01', '2025-06-30'), '2025-06-30')).toEqual(['warning30']);
    expect(met(on('2025-05-31', '2025-06-30'), '2025-06-30')).toEqual([]);
    expect(met(on('2025-05-12', '2025-05-20', '2025-06-30'), '2025-06-30')).toEqual(['warning50']);
    expect(met(on('2025-05-11', '2025-05-20', '2025-06-30'), '2025-06-30')).toEqual([]);
    expect(met(on('2024-12-20', '2025-01-05'), '2025-01-10')).toEqual(['warning30']);
  });

  it('nothing after the as-of day counts', () => {
    const records = on('2025-01-01', '2025-02-01', '2025-03-01', '2025-04-01', '2025-05-01', '2025-06-01');
    expect(judged(records, '2025-05-31').total).toBe(5);
    expect(judged(records, '2025-06-01').total).toBe(6);
  });

  it('four planned in the year are frequent whatever the faults', () => {
    const planned = ['2025-01-05', '2025-04-05', '2025-07-05', '2025-10-05'].map((date) =>
      record(`${date} 08:00`, `${date} 17:00`, 'planned'),
    );
    expect(met(planned, '2025-12-31')).toEqual(['frequentPlanned', 'warningYear']);
    expect(met(planned.slice(1), '2025-12-31')).toEqual([]);
  });

  it('two months end before the same date two months later, February taken whole', () => {
    expect(met(on('2025-07-01', '2025-08-01', '2025-08-31'), '2025-12-31', second)).toEqual(['secondTwoMonths']);
    expect(met(on('2025-07-01', '2025-08-01', '2025-09-01'), '2025-12-31', second)).toEqual([]);
    expect(met(on('2024-12-31', '2025-01-31', '2025-02-28'), '2025-12-31', second)).toContain('secondTwoMonths');
  });

  it('a rolling year is the 12 months that end with the as-of day', () => {
    const rolling: OutageRuleSet = { ...set, year: 'rolling' };
    const records = on('2024-07-01', '2024-08-01', '2025-06-30');
    expect(judged(records, '2025-06-30', rolling).total).toBe(3);
    expect(judged(on('2024-06-30'), '2025-06-30', rolling).total).toBe(0);
  });

  it('without major event days an outage that began on one does not count, one that reached into it does', () => {
    const records = [
      record('2025-07-18 23:00', '2025-07-19 04:00'),
      record('2025-07-19 06:00', '2025-07-20 09:00'),
      record('2025-08-01 06:00', '2025-08-01 09:00'),
    ];
    expect(judged(records, '2025-12-31', set, ['2025-07-19']).total).toBe(2);
    expect(judged(records, '2025-12-31').total).toBe(3);
  });

  it('evidence of a rule is the records behind its count', () => {
    const records = [...on('2025-01-02', '2025-01-20', '2025-02-10', '2025-03-02'), ...on('2025-06-01')];
    const hit = judged(records, '2025-12-31').hits.find(({ rule }) => rule.id === 'frequent60')!;
    expect(hit.records).toEqual(records.slice(0, 4).map(({ id }) => id));
  });
});

it('refuses rule sets that cannot be counted', () => {
  expect(() => checkRuleSets(sets)).not.toThrow();
  expect(() => checkRuleSets([set, set])).toThrow(/repeat/);
  expect(() => checkRuleSets([{ ...set, rules: [{ ...set.rules[0]!, atLeast: 0 }] }])).toThrow(/1 or more/);
});

const randomRecord = fc
  .record({
    at: fc.integer({ min: minute('2024-10-20 00:00'), max: minute('2025-12-31 23:59') }),
    length: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 3000 })),
    isPlanned: fc.boolean(),
    isReclosed: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  })
  .map(({ at, length, isPlanned, isReclosed }): DeviceRecord => {
    const kind = isPlanned ? 'planned' : 'fault';
    return { id: '', start: at, end: at + length, kind, isReclosed, isOnRegulatorLedger: false };
  });
/** Crowds: records minutes and days apart, where merging and windows decide. */
const randomDevice = fc
  .tuple(fc.array(randomRecord, { maxLength: 14 }), fc.integer({ min: 1, max: 6 }))
  .map(([records, squeeze]) => {
    const origin = minute('2024-10-20 00:00');
    return records.map((one) => {
      const start = squeeze > 3 ? one.start : origin + Math.floor((one.start - origin) / (squeeze * 1.7));
      return { ...one, start, end: start + one.end - one.start };
    });
  });
const asOfDates = fc.integer({ min: day('2024-12-25'), max: day('2025-12-31') }).map(dateOf);

it('judges as counting day by day does', () => {
  fc.assert(
    fc.property(randomDevice, asOfDates, (records, asOf) => {
      const outages = bruteMerge(records, 5);
      const counts = bruteCounts(outages, asOf);
      const result = judged(records, asOf);
      expect({ total: result.total, planned: result.planned }).toEqual({
        total: counts.total,
        planned: counts.planned,
      });
      const expected = [
        ...(counts.total >= 6 ? ['frequentYear'] : []),
        ...(counts.most60 >= 4 ? ['frequent60'] : []),
        ...(counts.planned >= 4 ? ['frequentPlanned'] : []),
        ...(counts.total === 4 || counts.total === 5 ? ['warningYear'] : []),
        ...(counts.last50 >= 3 ? ['warning50'] : []),
        ...(counts.last30 >= 2 ? ['warning30'] : []),
      ];
      expect(result.hits.map(({ rule }) => rule.id)).toEqual(expected);
      expect(met(records, asOf, second)).toEqual([
        ...(counts.most60 >= 3 ? ['second60'] : []),
        ...(counts.mostTwoMonths >= 3 ? ['secondTwoMonths'] : []),
      ]);
    }),
    { numRuns: 400 },
  );
});

it('judges many devices at once as each one alone, areas with their feeder', () => {
  fc.assert(
    fc.property(fc.array(randomDevice, { minLength: 2, maxLength: 6 }), asOfDates, (devices, asOf) => {
      const all = devices.flatMap((records, device) => records.map((one) => ({ ...one, device }))).reverse();
      const columns: OutageColumns = {
        device: Int32Array.from(all, (one) => one.device),
        start: Int32Array.from(all, (one) => one.start),
        end: Int32Array.from(all, (one) => one.end),
        flags: Uint8Array.from(
          all,
          (one) => (one.kind === 'planned' ? FLAG.planned : 0) | (one.isReclosed ? FLAG.reclosed : 0),
        ),
      };
      // Device 0 feeds all the others.
      const parents = Int32Array.from(devices, (_, index) => (index === 0 ? -1 : 0));
      const options = { asOfDay: day(asOf), calibre: 'all' as const, majorDays: new Set<number>() };
      const many = judgeOutages(columns, devices.length, parents, set, options);
      devices.forEach((records, device) => {
        const own = device === 0 ? records : [...records, ...devices[0]!];
        const alone = judged(own, asOf);
        expect(many.total[device]).toBe(alone.total);
        expect(many.planned[device]).toBe(alone.planned);
        expect(many.windowCount[device]).toBe(bruteCounts(bruteMerge(own, 5), asOf).most60);
        const ids = set.rules.filter((_, bit) => ((many.hits[device]! >> bit) & 1) === 1).map((rule) => rule.id);
        expect(ids).toEqual(alone.hits.map(({ rule }) => rule.id));
      });
    }),
    { numRuns: 150 },
  );
});
