import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadRow } from '../../../src/backend/exchange/understand/readTypes';
import {
  numberAt,
  readJson,
  readSample,
  refAt,
  rowsOf,
  type SampleFile,
  type Truths,
  textAt,
  total,
} from './sampleFiles';

const plan = readJson<{ files: string[] }>('plan.json');
const truths = readJson<Truths>('truths.json');
let files: SampleFile[];
let outages: ReadRow[];
let areas: ReadRow[];
beforeAll(async () => {
  files = await readSample(plan.files);
  outages = rowsOf(files, 'outage');
  areas = rowsOf(files, 'transformerArea');
});

const minuteOf = (stamp: string) => Date.parse(`${stamp.replace(' ', 'T')}Z`) / 60_000;
const dayOf = (row: ReadRow) => Math.floor(minuteOf(textAt(row, 'start')) / 1440);
const AS_OF = Math.floor(minuteOf('2025-12-31 00:00') / 1440);

/** Start days of the outages of one device: a record within five minutes of the one before goes on with it. */
function outageDays(records: ReadRow[]): { day: number; planned: boolean }[] {
  const found: { day: number; planned: boolean }[] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const row of records.filter((r) => r.values.reclosing !== 'success')) {
    if (minuteOf(textAt(row, 'start')) > until + 5)
      found.push({ day: dayOf(row), planned: row.values.kind === 'planned' });
    until = Math.max(until, minuteOf(textAt(row, 'end')));
  }
  return found;
}

const most60 = (days: { day: number }[]) =>
  Math.max(0, ...days.map(({ day }) => days.filter((other) => other.day >= day && other.day - day < 60).length));

const RULES: Record<string, (days: { day: number; planned: boolean }[]) => boolean> = {
  frequentYear: (days) => days.length > 5,
  frequent60: (days) => most60(days) > 3,
  frequentPlanned: (days) => days.filter((outage) => outage.planned).length > 3,
  warningYear: (days) => days.length === 4 || days.length === 5,
  warning50: (days) => days.filter(({ day }) => AS_OF - day < 50).length >= 3,
  warning30: (days) => days.filter(({ day }) => AS_OF - day < 30).length >= 2,
};

const codesOf = (list: Truths['findings'], rule: string, kind: string) =>
  list
    .filter((truth) => truth.rule === `operation.${rule}` && truth.element.kind === kind)
    .map((truth) => truth.element.code);

describe('the outage list', () => {
  it('covers the twelve months of the base year and ends after it starts', () => {
    const months = new Set(outages.map((row) => textAt(row, 'start').slice(0, 7)));
    expect([...months].sort()).toEqual(Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`));
    for (const row of outages) expect(textAt(row, 'end') > textAt(row, 'start')).toBe(true);
    for (const row of outages) {
      const hours = (minuteOf(textAt(row, 'end')) - minuteOf(textAt(row, 'start'))) / 60;
      expect(numberAt(row, 'durationHours')).toBeCloseTo(hours, 1);
    }
  });

  it('counts the customers behind the switch that opened (bug: more customers cut than the feeder has)', () => {
    for (const row of outages) {
      const where = `${textAt(row, 'start')} ${refAt(row, 'feeder')}`;
      if (row.refs.area?.code) {
        expect(numberAt(row, 'customers'), where).toBe(1);
        const area = areas.find((candidate) => candidate.values.code === row.refs.area!.code)!;
        expect([refAt(area, 'feeder'), numberAt(area, 'households')], where).toEqual([
          refAt(row, 'feeder'),
          numberAt(row, 'households'),
        ]);
        continue;
      }
      const behind = Number(/^(\d)#/.exec(textAt(row, 'scope'))?.[1] ?? 0);
      const own = areas.filter(
        (area) => refAt(area, 'feeder') === refAt(row, 'feeder') && numberAt(area, 'section') > behind,
      );
      const isCut = row.values.reclosing !== 'success';
      expect(numberAt(row, 'customers'), where).toBe(isCut ? own.length : 0);
      expect(numberAt(row, 'households'), where).toBe(isCut ? total(own, 'households') : 0);
    }
  });

  it.each(Object.entries(RULES))(
    '%s: feeders and areas are those of the truth file and nobody else',
    (rule, isFound) => {
      const frequent = rowsOf(files, 'feeder').filter((feeder) =>
        isFound(
          outageDays(outages.filter((row) => refAt(row, 'feeder') === feeder.values.code && !row.refs.area?.code)),
        ),
      );
      expect(frequent.map((feeder) => textAt(feeder, 'code')).sort()).toEqual(
        codesOf(truths.findings, rule, 'feeder').sort(),
      );
      const cutOff = areas.filter((area) =>
        isFound(
          outageDays(
            outages.filter(
              (row) =>
                refAt(row, 'feeder') === refAt(area, 'feeder') &&
                (row.refs.area?.code ?? area.values.code) === area.values.code,
            ),
          ),
        ),
      );
      const listed = [...truths.findings, ...truths.consequences];
      expect(cutOff.map((area) => textAt(area, 'code')).sort()).toEqual(
        codesOf(listed, rule, 'transformerArea').sort(),
      );
    },
  );

  it('the second rule set, three in sixty days: areas only', () => {
    const cutOff = areas.filter((area) => {
      const own = outages.filter(
        (row) =>
          refAt(row, 'feeder') === refAt(area, 'feeder') &&
          (row.refs.area?.code ?? area.values.code) === area.values.code,
      );
      return most60(outageDays(own)) >= 3;
    });
    const listed = codesOf([...truths.findings, ...truths.consequences], 'second60', 'transformerArea');
    expect(cutOff.map((area) => textAt(area, 'code')).sort()).toEqual(listed.sort());
  });

  it('repeated trips: three faults and more, reclosed or not', () => {
    const trips = rowsOf(files, 'feeder').filter(
      (feeder) =>
        outages.filter(
          (row) => refAt(row, 'feeder') === feeder.values.code && !row.refs.area?.code && row.values.kind === 'fault',
        ).length >= 3,
    );
    expect(trips.map((feeder) => textAt(feeder, 'code')).sort()).toEqual(
      codesOf(truths.findings, 'repeatedTrips', 'feeder').sort(),
    );
  });

  it('holds records that overlap, follow within minutes, and are reclosed: one outage, or none', () => {
    const named = (name: string) => outages.filter((row) => row.refs.feeder?.name === name && !row.refs.area?.code);
    expect([named('10kV城南线').length, outageDays(named('10kV城南线')).length]).toEqual([2, 1]);
    expect([named('10kV物流线').length, outageDays(named('10kV物流线')).length]).toEqual([2, 1]);
    expect([named('10kV望山线').length, outageDays(named('10kV望山线')).length]).toEqual([4, 1]);
  });
});
