import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import { listFrequentOutages } from '../../../src/backend/usecases/outages/frequentOutages';
import { importSampleCounty } from '../../../src/backend/usecases/sampleCounty';
import { findScope, type Scope } from '../../../src/backend/usecases/sheet/scope';
import { planStore } from '../../support/planStore';
import { tempStore } from '../../support/tempFolder';

let store: Store;
afterEach(() => store.close());

interface Truths {
  asOf: string;
  majorEventDays: string[];
  findings: Truth[];
  consequences: Truth[];
}
interface Truth {
  rule: string;
  element: { kind: string; code: string };
}

/** "code rule" of what the truth file says of frequent outages. */
function truths({ findings, consequences }: Truths, kind: string, isSecond: boolean): string[] {
  return [...findings, ...consequences]
    .filter(({ rule, element }) => element.kind === kind && /frequent|warning|second60/.test(rule))
    .filter(({ rule }) => (rule === 'operation.second60') === isSecond)
    .map(({ rule, element }) => `${element.code} ${rule.replace('operation.', '')}`)
    .sort();
}

it('finds in the sample county what was planted, and nothing else', async () => {
  store = Store.open(tempStore(), { create: true });
  const scope = findScope(store, await importSampleCounty(store));
  const truth = JSON.parse(readFileSync('resources/sample/truths.json', 'utf8')) as Truths;
  const found = (by: 'feeder' | 'area', rules?: string) =>
    listFrequentOutages(store, scope, { asOf: truth.asOf, by, ...(rules ? { rules } : {}) })
      .rows.flatMap(({ code, frequent, warning }) => [...frequent, ...warning].map((rule) => `${code} ${rule}`))
      .sort();
  expect(found('feeder')).toEqual(truths(truth, 'feeder', false));
  expect(found('area')).toEqual(truths(truth, 'transformerArea', false));
  const second = found('area', 'twoMonths').filter((line) => line.endsWith('second60'));
  expect(second).toEqual(truths(truth, 'transformerArea', true));

  store.write({ code: 'CHANGE_EDIT', params: { count: 1 } }, (writer) => {
    for (const date of truth.majorEventDays) writer.insert('majorEventDay', { countyId: scope.countyId, date });
  });
  const list = listFrequentOutages(store, scope, { asOf: truth.asOf, calibre: 'withoutMajor' });
  expect(list.majorEventDays).toEqual(truth.majorEventDays);
  const stormy = list.rows.find((row) => row.code === '15110714')!;
  expect(stormy).toMatchObject({ total: 5, frequent: [], warning: ['warningYear'] });
}, 120_000);

async function withLists(...files: { name: string; text: string }[]): Promise<Scope> {
  const made = planStore();
  store = made.store;
  for (const { name, text } of files) {
    await importFiles(store, made.scope, [{ name, bytes: new TextEncoder().encode(text) }]);
  }
  return made.scope;
}

const rowsOf = (scope: Scope, by: 'feeder' | 'area' = 'feeder', asOf = '2025-12-31') =>
  listFrequentOutages(store, scope, { asOf, by }).rows.map(({ code, name, total, fault, planned }) => ({
    ...{ code, name, total, fault, planned },
  }));

const LEDGER = {
  name: '线路台账.csv',
  text: '线路编码,线路名称,电压等级,所属变电站\n101,10kV东线,10,城东站\n102,10kV西线,10,城东站\n',
};
const AREAS = {
  name: '台区台账.csv',
  text: '台区编码,台区名称,所属线路,配变容量\n9001,一组公变,10kV东线,100\n9002,二组公变,10kV东线,200\n9003,三组公变,10kV西线,100\n',
};

describe('lists of an office', () => {
  it('codes and names without a ledger: the code is kept', async () => {
    const scope = await withLists({
      name: '线路停电明细.csv',
      text: '线路编码,线路名称,停电开始时间,停电结束时间,停电类型\n101,10kV东线,2025-03-01 08:05,2025-03-01 09:00,故障停电\n101,10kV东线,2025-04-01 08:05,2025-04-01 09:00,预安排停电\n',
    });
    expect(rowsOf(scope)).toEqual([{ code: '101', name: '10kV东线', total: 2, fault: 1, planned: 1 }]);
  });

  it('codes alone, before and after the ledger', async () => {
    const list = {
      name: '线路停电明细.csv',
      text: '线路编码,停电开始时间,停电结束时间\n101,2025-03-01 08:05,2025-03-01 09:00\n102,2025-12-31 23:50,2026-01-01 03:00\n',
    };
    const scope = await withLists(list);
    expect(rowsOf(scope).map(({ code, total }) => [code, total])).toEqual([
      ['101', 1],
      ['102', 1],
    ]);
    await importFiles(store, scope, [{ name: LEDGER.name, bytes: new TextEncoder().encode(LEDGER.text) }]);
    expect(rowsOf(scope)).toEqual([
      { code: '101', name: '10kV东线', total: 1, fault: 1, planned: 0 },
      { code: '102', name: '10kV西线', total: 1, fault: 1, planned: 0 },
    ]);
  });

  it('areas alone, and areas with their feeder', async () => {
    const scope = await withLists(LEDGER, AREAS, {
      name: '停电明细.csv',
      text: [
        '线路编码,线路名称,台区编码,台区名称,停电开始时间,停电结束时间,停电类型',
        '101,10kV东线,,,2025-03-01 08:00,2025-03-01 09:00,故障停电',
        '101,10kV东线,9001,一组公变,2025-03-01 08:30,2025-03-01 12:00,故障停电',
        '101,10kV东线,9001,一组公变,2025-05-01 08:30,2025-05-01 12:00,预安排停电',
        ',,9003,三组公变,2025-05-02 08:30,2025-05-02 12:00,故障停电',
      ].join('\n'),
    });
    expect(rowsOf(scope).map(({ code, total }) => [code, total])).toEqual([['101', 1]]);
    expect(rowsOf(scope, 'area').map(({ code, total }) => [code, total])).toEqual([
      ['9001', 2],
      ['9002', 1],
      ['9003', 1],
    ]);
  });

  it('the same records twice, in one file and in two, are one outage each', async () => {
    const lines = '101,10kV东线,2025-03-01 08:05,2025-03-01 09:00,故障停电\n';
    const head = '线路编码,线路名称,停电开始时间,停电结束时间,停电类型\n';
    const scope = await withLists(
      LEDGER,
      { name: '线路停电明细.csv', text: head + lines + lines },
      { name: '线路停电明细2.csv', text: head + lines },
    );
    expect(rowsOf(scope)).toEqual([{ code: '101', name: '10kV东线', total: 1, fault: 1, planned: 0 }]);
  });

  it('one name of areas under two feeders is two areas', async () => {
    const scope = await withLists({
      name: '台区停电明细.csv',
      text: [
        '线路名称,台区名称,停电开始时间,停电结束时间',
        '东线,1#公变,2025-03-01 08:00,2025-03-01 09:00',
        '西线,1#公变,2025-04-01 08:30,2025-04-01 12:00',
      ].join('\n'),
    });
    expect(rowsOf(scope, 'area').map(({ name, total }) => [name, total])).toEqual([
      ['1#公变', 1],
      ['1#公变', 1],
    ]);
    expect(rowsOf(scope)).toEqual([]);
  });
});
