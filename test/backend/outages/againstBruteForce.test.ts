import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { Store } from '../../../src/backend/store/store';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import { listFrequentOutages } from '../../../src/backend/usecases/outages/frequentOutages';
import type { DeviceRecord } from '../../../src/domain/outages/judgeDevice';
import type { OutageRow } from '../../../src/shared/api/outages';
import {
  type BruteCounts,
  bruteCounts,
  bruteMerge,
  bruteWindow,
  dateOf,
  day,
  minute,
} from '../../domain/outages/bruteForce';
import { planStore } from '../../support/planStore';
import { buildCli, runCli } from '../../support/runCli';
import { areaCode, feederCode, type ListForm, ledgerFiles, listFile, TIMES, type ToldOutage } from './outageLists';

let store: Store | undefined;
afterEach(() => store?.close());

const FEEDERS = 6;
const PARENTS = [0, 0, 1, 1, 2, 3, 4, 4];

const told = fc
  .record({
    area: fc.option(fc.nat(PARENTS.length - 1), { freq: 3 }),
    feeder: fc.nat(FEEDERS - 1),
    // Days around the edges of years and of February, and minutes that overlap and follow each other.
    at: fc.oneof(
      fc.integer({ min: minute('2024-10-25 00:00'), max: minute('2025-12-31 23:59') }),
      fc.integer({ min: minute('2024-12-31 22:00'), max: minute('2025-01-01 03:00') }),
      fc.integer({ min: minute('2024-02-28 22:00'), max: minute('2024-03-01 03:00') }),
      fc.integer({ min: minute('2025-06-01 00:00'), max: minute('2025-06-01 02:00') }),
      fc.nat(15).map((step) => minute('2025-03-01 08:00') + step * 20 * 1440 + (step % 3) * 719),
    ),
    length: fc.oneof(fc.nat(12), fc.nat(3000)),
    kind: fc.constantFrom('fault' as const, 'fault' as const, 'planned' as const, null),
    isReclosed: fc.nat(9).map((n) => n === 0),
    isExternal: fc.boolean(),
    isShortage: fc.boolean(),
  })
  .map(({ area, feeder, at, length, ...rest }): ToldOutage => {
    const isReclosed = rest.isReclosed && rest.kind === 'fault';
    return { ...rest, isReclosed, area, feeder: area === null ? feeder : PARENTS[area]!, start: at, end: at + length };
  });

const form: fc.Arbitrary<ListForm> = fc
  .record({
    file: fc.constantFrom('csv' as const, 'gbk' as const, 'xlsx' as const),
    names: fc.constantFrom('codeAndName' as const, 'code' as const, 'name' as const),
    time: fc.constantFrom(...TIMES),
    spelling: fc.nat(3),
    hasMarks: fc.boolean(),
  })
  .map((one) => (one.file !== 'xlsx' && one.time === 'date' ? { ...one, time: 'plain' as const } : one));

const lists = fc.array(fc.record({ form, outages: fc.array(told, { minLength: 12, maxLength: 60 }) }), {
  minLength: 1,
  maxLength: 2,
});
const asOfs = fc.oneof(
  fc.integer({ min: day('2024-12-20'), max: day('2025-12-31') }).map(dateOf),
  fc.constantFrom('2024-02-29', '2024-12-31', '2025-01-01', '2025-03-01', '2025-12-31'),
);

const asRecord = ({ start, end, kind, isReclosed }: ToldOutage): DeviceRecord => ({
  ...{ id: '', start, end, kind: kind ?? 'fault', isReclosed, isOnRegulatorLedger: false },
});

type RuleSet = 'frequent' | 'twoMonths';
interface Wish {
  asOf: string;
  by: 'feeder' | 'area';
  calibre: 'all' | 'withoutMajor';
  rules: RuleSet;
}

const expectedSecond = (counts: BruteCounts): string[] => [
  ...(counts.most60 >= 3 ? ['second60'] : []),
  ...(counts.mostTwoMonths >= 3 ? ['secondTwoMonths'] : []),
];

function expectedRules(counts: BruteCounts): string[] {
  return [
    ...(counts.total > 5 ? ['frequentYear'] : []),
    ...(counts.most60 > 3 ? ['frequent60'] : []),
    ...(counts.planned > 3 ? ['frequentPlanned'] : []),
    ...(counts.total === 4 || counts.total === 5 ? ['warningYear'] : []),
    ...(counts.last50 >= 3 ? ['warning50'] : []),
    ...(counts.last30 >= 2 ? ['warning30'] : []),
  ];
}

/** What the list has to say of a device, in the calibre and by the rules asked for. */
function expectedRow(
  own: readonly ToldOutage[],
  asOf: string,
  majorDays: readonly string[],
  rules: RuleSet,
): object | null {
  const days = new Set(majorDays.map(day));
  const outages = bruteMerge(own.map(asRecord), 5).filter((outage) => !days.has(outage.day));
  const counts = bruteCounts(outages, asOf);
  const met = rules === 'frequent' ? expectedRules(counts) : expectedSecond(counts);
  const { total, planned } = counts;
  if (total === 0 && met.length === 0) return null;
  return { total, fault: total - planned, planned, rules: met, window: bruteWindow(outages, asOf) };
}

function expectedRows(all: readonly ToldOutage[], wish: Wish, majorDays: readonly string[]): Record<string, object> {
  const isLeft = wish.calibre === 'withoutMajor' ? majorDays : [];
  const devices = wish.by === 'feeder' ? Array.from({ length: FEEDERS }, (_, at) => at) : [...PARENTS.keys()];
  const rows = devices.flatMap((at): [string, object][] => {
    const own = all.filter(({ area, feeder }) =>
      wish.by === 'feeder' ? area === null && feeder === at : area === at || (area === null && feeder === PARENTS[at]),
    );
    const row = expectedRow(own, wish.asOf, isLeft, wish.rules);
    return row ? [[wish.by === 'feeder' ? feederCode(at) : areaCode(at), row]] : [];
  });
  return Object.fromEntries(rows);
}

const found = (rows: readonly OutageRow[]): Record<string, object> =>
  Object.fromEntries(
    rows.map(({ code, total, fault, planned, frequent, warning, window }) => [
      code,
      { total, fault, planned, rules: [...frequent, ...warning], window },
    ]),
  );

const MAJOR_DAYS = ['2024-12-31', '2025-06-01', '2025-03-01'];
const MAJOR_FILE = {
  name: '重大事件日.csv',
  bytes: new TextEncoder().encode(['重大事件日,事件名称', ...MAJOR_DAYS.map((date) => `${date},台风`)].join('\n')),
};

async function filesOf(
  given: { form: ListForm; outages: ToldOutage[] }[],
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const files = [...ledgerFiles(FEEDERS, PARENTS), MAJOR_FILE];
  for (const [at, { form: one, outages }] of given.entries())
    files.push(await listFile(`${at + 1}号停电明细`, outages, one));
  return files;
}

/** Every wish of a day. */
const wishes = (asOf: string): Wish[] =>
  (['feeder', 'area'] as const).flatMap((by) =>
    (['all', 'withoutMajor'] as const).flatMap((calibre) =>
      (['frequent', 'twoMonths'] as const).map((rules) => ({ asOf, by, calibre, rules })),
    ),
  );

it('lists of many forms, imported and judged, are what counting day by day says', async () => {
  const property = fc.asyncProperty(lists, asOfs, async (given, asOf) => {
    const made = planStore();
    store = made.store;
    for (const file of await filesOf(given)) await importFiles(store, made.scope, [file]);
    const all = given.flatMap(({ outages }) => outages);
    for (const wish of wishes(asOf)) {
      expect(found(listFrequentOutages(store, made.scope, wish).rows)).toEqual(expectedRows(all, wish, MAJOR_DAYS));
    }
    store.close();
  });
  await fc.assert(property, { numRuns: 5, endOnFailure: true });
}, 120_000);

it('the command line says the same of files it imported', async () => {
  await buildCli();
  const folder = mkdtempSync(join(tmpdir(), 'countyframe-outages-'));
  const given = fc.sample(lists, { numRuns: 1, seed: 20_251_231 })[0]!;
  const paths = (await filesOf(given)).map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  const made = planStore();
  made.store.close();
  const { file } = made.store;
  expect(await runCli('import', ...paths, '--store', file, '--json')).toMatchObject({ code: 0 });
  const all = given.flatMap(({ outages }) => outages);
  for (const wish of [wishes('2025-12-31')[0]!, wishes('2025-06-30')[6]!, wishes('2025-03-01')[7]!]) {
    const { asOf, by, calibre, rules } = wish;
    const options = ['--as-of', asOf, '--by', by, '--calibre', calibre, '--rules', rules];
    const { json } = await runCli('frequent-outages', '--store', file, ...options, '--json');
    expect(found(json.rows as OutageRow[])).toEqual(expectedRows(all, wish, MAJOR_DAYS));
  }
}, 180_000);

it('an area is told by its feeder where several have its name; a code is a ledger row whatever the name beside it', async () => {
  const made = planStore();
  store = made.store;
  const texts = {
    线路台账: ['线路编码,线路名称,电压等级,所属变电站', '101,10kV东线,10,城东站', '102,10kV西线,10,城东站'],
    台区台账: ['台区编码,台区名称,所属线路,配变容量', '9001,1#公变,10kV东线,100', '9002,1#公变,10kV西线,100'],
    停电明细: [
      '线路编码,线路名称,台区名称,停电开始时间,停电结束时间',
      ',10kV西线,1#公变,2025-03-01 08:00,2025-03-01 12:00',
      ',10kV西线,1#公变,2025-04-01 08:00,2025-04-01 12:00',
      ',10kV东线,1#公变,2025-04-01 08:00,2025-04-01 12:00',
      '102,10kV东线,,2025-05-01 08:00,2025-05-01 12:00',
    ],
  };
  for (const [name, rows] of Object.entries(texts)) {
    await importFiles(store, made.scope, [{ name: `${name}.csv`, bytes: new TextEncoder().encode(rows.join('\n')) }]);
  }
  const listed = (by: 'feeder' | 'area') =>
    listFrequentOutages(store!, made.scope, { asOf: '2025-12-31', by }).rows.map(({ code, total }) => [code, total]);
  expect(listed('feeder')).toEqual([['102', 1]]);
  expect(listed('area')).toEqual([
    ['9002', 3],
    ['9001', 1],
  ]);
}, 60_000);
