import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterEach, expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { undo } from '../../../src/backend/usecases/history';
import { approveCauses } from '../../../src/backend/usecases/outages/causeGroups';
import { exportOutageList } from '../../../src/backend/usecases/outages/exportList';
import { keepList } from '../../../src/backend/usecases/outages/keptLists';
import { addMajorDay } from '../../../src/backend/usecases/outages/majorDays';
import { readRecorded } from '../../../src/backend/usecases/outages/recorded';
import { readTimeline } from '../../../src/backend/usecases/outages/timeline';
import { readWorkbench } from '../../../src/backend/usecases/outages/workbench';
import { importSampleCounty } from '../../../src/backend/usecases/sampleCounty';
import { findScope } from '../../../src/backend/usecases/sheet/scope';
import { causePareto } from '../../../src/domain/outages/causes';
import { compareLists, overlapOf } from '../../../src/domain/outages/compareLists';
import { indicesByGroup } from '../../../src/domain/outages/recordedByGroup';
import { tempStore } from '../../support/tempFolder';

let store: Store;
afterEach(() => store?.close());

it('the sample county through the workbench: both calibres, lists, causes, trips, indices, export', async () => {
  store = Store.open(tempStore(), { create: true });
  const scope = findScope(store, await importSampleCounty(store));
  const wish = { asOf: '2025-12-31', by: 'feeder' as const };
  addMajorDay(store, scope, { date: '2025-07-19', event: '雷暴大风', basis: null });
  const bench = readWorkbench(store, scope, wish);
  // The rules overlap: 4 lines, 5 hits.
  expect(bench.overlap.all.frequent).toMatchObject({ lines: 4, sum: 5, severalRules: 1 });
  expect(bench.overlap.withoutMajor.frequent.lines).toBe(3);
  expect(bench.trips.map(({ code, trips }) => [code, trips])).toContainEqual(['15110412', 4]);
  expect(bench.causes.reduce((sum, { outages }) => sum + outages, 0)).toBe(bench.records - 3);
  expect(() => addMajorDay(store, scope, { date: '2025-07-19', event: null, basis: null })).toThrow('MAJOR_DAY_KNOWN');

  // A list kept in October: what came later is new, what was repeated stays.
  keepList(store, scope, { asOf: '2025-10-31', by: 'feeder' });
  const later = readWorkbench(store, scope, wish);
  expect(later.previous).toEqual({ asOf: '2025-10-31', isKept: true });
  const changes = Object.fromEntries(later.rows.map((row) => [row.code, row.change]));
  expect(changes).toMatchObject({ '15110413': 'new', '15110616': 'new' });
  undo(store);
  expect(readWorkbench(store, scope, wish).previous.isKept).toBe(false);

  approveCauses(store, scope, [{ cause: '树木碰线', group: '线路设备' }]);
  const moved = readWorkbench(store, scope, wish).causes.find(({ group }) => group === '线路设备')!;
  expect(moved.causes).toContainEqual({ cause: '树木碰线', outages: 6, standing: 'approved' });

  const row = bench.rows.find(({ code }) => code === '15110714')!;
  const timeline = readTimeline(store, scope, row.key, wish);
  expect(timeline.outages.filter(({ isMajor }) => isMajor)).toHaveLength(1);
  expect(timeline.hits.map(({ rule }) => rule)).toEqual(['frequentYear', 'frequent60']);

  const recorded = readRecorded(store, scope, 2025, 'all');
  const inFeeders = recorded.byFeeder.reduce((sum, group) => sum + group.saidiHours * group.customers, 0);
  const inTowns = recorded.byTownship.reduce((sum, group) => sum + group.saidiHours * group.customers, 0);
  expect(inFeeders).toBeCloseTo(recorded.all!.saidiHours * recorded.customers, 6);
  expect(inTowns).toBeCloseTo(inFeeders, 6);

  const file = await exportOutageList(store, scope, wish, 'zh');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await file.arrayBuffer());
  const [all, calm, notes] = workbook.worksheets as [ExcelJS.Worksheet, ExcelJS.Worksheet, ExcelJS.Worksheet];
  expect((all.getRow(3).values as string[]).slice(1)).toEqual([
    ...['所属馈线编码', '所属馈线名称', '供电所', '区局', '地市', '停电总次数', '故障停电次数', '预安排停电次数'],
    ...['频繁停电类型', '停电预警类型', '是否纳入国家能源局台账'],
  ]);
  expect([all.rowCount - 3, calm.rowCount - 3]).toEqual([7, 6]);
  const said = notes.getSheetValues().flat().join(' ');
  for (const text of ['03_2025年线路停电明细.csv', '2025-07-19', '各规则合计 5，实际 4 条', '2021']) {
    expect(said).toContain(text);
  }
}, 120_000);

it('grouped indices reproduce the worked example (bug: external or short ones counted where they are not to be)', () => {
  const example = JSON.parse(readFileSync('test/fixtures/index-arithmetic.json', 'utf8')) as {
    customers: number;
    events: { kind: 'fault' | 'planned'; external: boolean; shortage: boolean; customers: number; hours: number }[];
  };
  const outages = example.events.map((event) => ({ ...event, group: 'county' }));
  const customers = new Map([['county', example.customers]]);
  const of = (calibre: 'withoutExternal' | 'ieee1366') =>
    indicesByGroup(outages, customers, example.customers, 2025, calibre).groups[0]!;
  expect(of('withoutExternal').saidiHours).toBeCloseTo(2.4325, 10);
  expect(of('ieee1366').saifi).toBeCloseTo(1.725, 10);
});

it('compares lists: new, stays, improved, left', () => {
  const line = (key: string, frequent: string[], warning: string[] = []) => ({ key, frequent, warning });
  const before = [line('a', ['x']), line('b', ['x', 'y']), line('c', ['x']), line('d', [], ['w']), line('e', [])];
  const now = [line('a', ['x']), line('b', ['y']), line('c', [], ['w']), line('f', ['x']), line('e', [])];
  const { changes, left } = compareLists(now, before);
  expect(Object.fromEntries(changes)).toEqual({ a: 'stays', b: 'improved', c: 'improved', f: 'new' });
  expect(left).toEqual(['d']);
  expect(overlapOf(before, 'frequent', ['x', 'y'])).toMatchObject({ sum: 4, lines: 3, severalRules: 1 });
});

it('puts causes that nobody can group last, and takes an approved group before a proposed one', () => {
  const record = (cause: string | null) => ({ cause, customerHours: 1, isPlanned: false });
  const words = [{ name: '树障', words: ['树'] }];
  const bars = causePareto(
    [record(null), record('??'), record('树 木碰线'), record('甲')],
    new Map([['甲', '乙']]),
    words,
  );
  expect(bars.map(({ group, outages }) => [group, outages])).toEqual([
    ['树障', 1],
    ['乙', 1],
    [null, 2],
  ]);
  expect(bars.at(-1)!.cumulative).toBe(1);
});
