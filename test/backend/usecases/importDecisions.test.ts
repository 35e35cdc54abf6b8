import exceljs from 'exceljs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { undo } from '../../../src/backend/store/reverse';
import { Store } from '../../../src/backend/store/store';
import { readLedgers } from '../../../src/backend/usecases/diagnosis/ledgers';
import { readFeeders } from '../../../src/backend/usecases/frame/readCounty';
import { listBatches, undoBatch } from '../../../src/backend/usecases/import/batches';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import { ImportWork } from '../../../src/backend/usecases/import/importWork';
import { NearNames } from '../../../src/backend/usecases/import/nearNames';
import { rejectedWorkbook } from '../../../src/backend/usecases/outputs';
import { loadSheet } from '../../../src/backend/usecases/sheet/loadSheet';
import type { Scope } from '../../../src/backend/usecases/sheet/scope';
import type { ImportDecisions } from '../../../src/shared/api/imports';
import { planStore } from '../../support/planStore';
import { buildReader } from '../read/builtReader';

let store: Store;
let scope: Scope;
beforeAll(buildReader, 120_000);
beforeEach(() => {
  ({ store, scope } = planStore());
});
afterEach(() => store.close());

const csv = (text: string, name = 'f.csv') => ({ name, bytes: new TextEncoder().encode(text) });
const take = (text: string) => importFiles(store, scope, [csv(text)]);
const count = (sql: string) => store.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)!.n;

async function worked(text: string, decisions: ImportDecisions = {}): Promise<ImportWork> {
  const work = new ImportWork();
  await work.addFile(csv(text), { store });
  work.decide(decisions);
  return work;
}

const FEEDERS = '线路编码,线路名称,电压等级\n01,10kV城东线,10\n02,10kV城西线,10\n03,10kV李家坪线,10\n';
const outages = (name: string) =>
  `线路名称,停电开始时间,停电结束时间,停电类型\n${name},2025-03-01 08:05,2025-03-01 10:00,故障停电\n`;

describe('names that are written otherwise', () => {
  it('are told apart by what tells them apart: numbers and directions (城东线 is not 城西线)', () => {
    const names = new NearNames([
      ['e', '10kV城东线'],
      ['w', '10kV城西线'],
      ['1', '李家坪一线'],
      ['2', '李家坪二线'],
      ['t', '王家村2号台区'],
    ]);
    const found = (name: string) => names.find(name).map(({ id }) => id);
    expect(found('城东')).toEqual(['e']);
    expect(found('城南线')).toEqual([]);
    expect(found('李家坪1线')).toEqual(['1']);
    expect(found('王家村#2公变')).toEqual(['t']);
    expect(found('王家村3号台区')).toEqual([]);
  });

  it('are asked about, linked once approved, and known the next time (else every import asks again)', async () => {
    await take(FEEDERS);
    const work = await worked(outages('李家坪'));
    const { nearNames } = await work.plan(store, scope, []);
    expect(nearNames).toMatchObject([
      { entity: 'feeder', text: '李家坪', rows: 1, isOwn: false, candidates: [{ name: '10kV李家坪线' }] },
    ]);
    const target = nearNames[0]!.candidates[0]!.id;
    work.decide({ names: [{ entity: 'feeder', text: '李家坪', target }] });
    await work.commit(store, scope);
    expect(store.get('SELECT feeder, feederText FROM outage')).toEqual({ feeder: target, feederText: null });
    const next = await worked(outages('李家坪').replaceAll('03-01', '04-01'));
    expect((await next.plan(store, scope, [])).nearNames).toEqual([]);
    await next.commit(store, scope);
    expect(count(`outage WHERE feeder = '${target}'`)).toBe(2);
  });

  it('never guess: without a decision the name stays a text; a refused one is not asked about again', async () => {
    await take(FEEDERS);
    const work = await worked(outages('李家坪'), { names: [{ entity: 'feeder', text: '李家坪', target: null }] });
    expect((await work.plan(store, scope, [])).nearNames).toEqual([]);
    await work.commit(store, scope);
    expect(store.get('SELECT feeder, feederText FROM outage')).toEqual({ feeder: null, feederText: '李家坪' });
    expect((await (await worked(outages('李家坪'))).plan(store, scope, [])).nearNames).toEqual([]);
  });

  it('are linked to any record where they resemble none, and known the next time (bug: only what resembles could be chosen)', async () => {
    await take(FEEDERS);
    const work = await worked(outages('坝上'));
    const dryRun = await work.plan(store, scope, []);
    expect(dryRun.nearNames).toEqual([]);
    expect(dryRun.otherNames).toEqual([
      expect.objectContaining({ entity: 'feeder', text: '坝上', rows: 1, isOwn: false, candidates: [] }),
    ]);
    const { id } = store.get<{ id: string }>("SELECT id FROM feeder WHERE code = '01'")!;
    work.decide({ names: [{ entity: 'feeder', text: '坝上', target: id }] });
    expect((await work.plan(store, scope, [])).otherNames).toEqual([]);
    // Taken back, it is offered again.
    work.decide({});
    expect((await work.plan(store, scope, [])).otherNames).toHaveLength(1);
    work.decide({ names: [{ entity: 'feeder', text: '坝上', target: id }] });
    await work.commit(store, scope);
    expect(store.get('SELECT feeder, feederText FROM outage')).toEqual({ feeder: id, feederText: null });
    const next = await worked(outages('坝上').replaceAll('03-01', '04-01'));
    expect((await next.plan(store, scope, [])).otherNames).toEqual([]);
    await next.commit(store, scope);
    expect(count(`outage WHERE feeder = '${id}'`)).toBe(2);
  });

  it('are not offered where the store has nothing they could be; new things do not hide what they refer to', async () => {
    const { otherNames } = await (await worked(outages('坝上'))).plan(store, scope, []);
    expect(otherNames).toEqual([]);
    await take(FEEDERS);
    const areas = Array.from({ length: 600 }, (_, i) => `新台区${i},坝上线,200`).join('\n');
    await take('台区名称,所属线路,配变容量（kVA）\n老台区,10kV城东线,100\n');
    const work = await worked(`台区名称,所属线路,配变容量（kVA）\n${areas}\n`);
    const names = (await work.plan(store, scope, [])).otherNames;
    expect(names[0]).toMatchObject({ entity: 'feeder', text: '坝上线', rows: 600, isOwn: false });
    expect(names.filter(({ isOwn }) => isOwn)).toHaveLength(500);
  });

  it('make no second record of a line that is there under another spelling, and keep its own name', async () => {
    await take(FEEDERS);
    const ledger = '线路名称,电压等级,线路总长度（km）\n李家坪线路,10,12.5\n';
    const work = await worked(ledger);
    const { nearNames } = await work.plan(store, scope, []);
    expect(nearNames).toMatchObject([{ isOwn: true, text: '李家坪线路' }]);
    work.decide({
      names: [{ entity: 'feeder', text: '李家坪线路', target: nearNames[0]!.candidates[0]!.id }],
    });
    expect((await work.commit(store, scope)).counts).toMatchObject({ inserted: 0, updated: 1 });
    expect(count("feeder WHERE name = '10kV李家坪线'")).toBe(1);
    expect(count('feeder')).toBe(3);
  });
});

describe('records that are not in the next file', () => {
  const later = FEEDERS.replace('02,10kV城西线,10\n', '');

  it('are marked as retired, once, where that is chosen', async () => {
    await take(FEEDERS);
    const result = await importFiles(store, scope, [csv(later)], { vanished: 'retire' });
    expect(result.vanished).toEqual({ retired: 1, deleted: 0 });
    expect(store.get("SELECT retired FROM feeder WHERE code = '02'")).toEqual({
      retired: expect.stringMatching(/^20\d\d-/),
    });
    // What is out of use is on record and counts no more.
    expect(readFeeders(store, scope).map(({ code }) => code)).not.toContain('02');
    const { tables } = readLedgers(store, scope.countyId, '2026-01-01', { rules: [] } as never, false);
    expect(tables.feeder).toHaveLength(2);
    const again = await importFiles(store, scope, [csv(FEEDERS)], { isDryRun: true });
    expect(again.issues).toContainEqual(expect.objectContaining({ code: 'ROW_IS_RETIRED' }));
    expect((await importFiles(store, scope, [csv(later)], { isDryRun: true })).issues).not.toContainEqual(
      expect.objectContaining({ code: 'RECORDS_VANISHED' }),
    );
    undo(store);
    expect(store.get("SELECT retired FROM feeder WHERE code = '02'")).toEqual({ retired: null });
  });

  it('count until the day of their retirement (bug: a retirement planned for later took a line out of the frame at once)', async () => {
    await take(FEEDERS.replace(/\n/, ',退运时间\n').replace('02,10kV城西线,10', '02,10kV城西线,10,2099-12-31'));
    expect(store.get("SELECT retired FROM feeder WHERE code = '02'")).toEqual({ retired: '2099-12-31' });
    expect(readFeeders(store, scope).map(({ code }) => code)).toContain('02');
  });

  it('are deleted where that is chosen: what named them keeps the name, and one undo brings all back', async () => {
    await take(FEEDERS);
    await take(outages('10kV城西线'));
    const { id } = store.get<{ id: string }>("SELECT id FROM feeder WHERE code = '02'")!;
    await importFiles(store, scope, [csv(later)], { vanished: 'delete' });
    expect(count('feeder')).toBe(2);
    expect(store.get('SELECT feeder, feederText FROM outage')).toEqual({ feeder: null, feederText: '10kV城西线' });
    undo(store);
    expect(count('feeder')).toBe(3);
    expect(store.get('SELECT feeder, feederText FROM outage')).toEqual({ feeder: id, feederText: null });
  });

  it('of a dated list are only those within the dates of the file', async () => {
    const row = (day: string) => `10kV城东线,2025-${day} 08:00,2025-${day} 09:00,故障停电`;
    const list = (...days: string[]) => `线路名称,停电开始时间,停电结束时间,停电类型\n${days.map(row).join('\n')}\n`;
    await take(list('01-05', '02-05', '02-10', '02-20', '03-05'));
    await importFiles(store, scope, [csv(list('02-05', '02-20'))], { vanished: 'delete' });
    expect(
      store.all('SELECT start FROM outage ORDER BY start').map((outage) => (outage as { start: string }).start),
    ).toEqual(['2025-01-05 08:00', '2025-02-05 08:00', '2025-02-20 08:00', '2025-03-05 08:00']);
  });
});

it('undoing an import after a restart and a later edit shows the conflict, and the same rows come in again', async () => {
  await take(FEEDERS);
  const { id } = store.get<{ id: string }>("SELECT id FROM feeder WHERE code = '01'")!;
  store.write({ code: 'CHANGE_EDIT' }, (writer) => writer.update('feeder', id, { name: '新城东线' }));
  const { file } = store;
  store.close();
  store = Store.open(file);
  const batch = listBatches(store)[0]!;
  const { conflicts } = undoBatch(store, batch.id);
  expect(conflicts).toMatchObject([{ entity: 'feeder', id }]);
  expect(store.all('SELECT name FROM feeder')).toEqual([{ name: '新城东线' }]);
  const { counts } = await take(FEEDERS);
  expect(counts).toMatchObject({ inserted: 2, updated: 1, rejected: 0 });
  expect(count('feeder')).toBe(3);
  undoBatch(store, listBatches(store)[0]!.id);
  expect((await take(FEEDERS)).counts).toMatchObject({ inserted: 2, rejected: 0 });
});

it('suspects a slip of unit: figures that are exactly ten thousand times what they were, or far from all that is known', async () => {
  const list = (factor: number, from = 0) =>
    `项目编码,项目名称,总投资（万元）\n${Array.from({ length: 10 }, (_, i) => `P${from + i},项目${from + i},${(i + 3) * 7 * factor}`).join('\n')}\n`;
  await take(list(1));
  const changed = await importFiles(store, scope, [csv(list(10_000))], { isDryRun: true });
  expect(changed.issues).toContainEqual(
    expect.objectContaining({
      code: 'UNIT_SLIP_CHANGED',
      params: expect.objectContaining({ factor: 10_000, rows: 10 }),
    }),
  );
  const lengths = (factor: number, from: number) =>
    `线路编码,线路名称,线路总长度（km）\n${Array.from({ length: 10 }, (_, i) => `L${from + i},线路${from + i}号,${(i + 3) * factor}`).join('\n')}\n`;
  await take(lengths(1, 0));
  const fresh = await importFiles(store, scope, [csv(lengths(1000, 50))], { isDryRun: true });
  expect(fresh.issues).toContainEqual(expect.objectContaining({ code: 'UNIT_SLIP_NEW' }));
});

it('corrects the same fault in all rejected rows at once', async () => {
  const work = await worked(
    '项目编码,项目名称,总投资（万元）\nP0,丁,5\nP9,戊,6\nP8,己,7\nP1,甲,待定A\nP2,乙,待定A\nP3,丙,待定B\n',
  );
  expect((await work.plan(store, scope, [])).counts.rejected).toBe(3);
  expect(work.fixAlike('project', 'totalFen', '待定A', '12.5')).toBe(2);
  expect((await work.plan(store, scope, [])).counts).toMatchObject({ new: 5, rejected: 1 });
});

it('sends rejected rows back with each fault as a comment at its cell (a comment elsewhere is not found)', async () => {
  const work = await worked('项目编码,项目名称,总投资（万元）\nP0,丁,5\nP9,戊,6\nP8,己,7\nP1,甲,待定A\n');
  await work.plan(store, scope, []);
  const book = new exceljs.Workbook();
  await book.xlsx.load(await (await rejectedWorkbook(work, 'zh')).arrayBuffer());
  const sheet = book.worksheets[0]!;
  const noted = [1, 2, 3, 4].filter((column) => sheet.getRow(2).getCell(column).note);
  expect(noted.map((column) => sheet.getRow(2).getCell(column).text)).toEqual(['待定A']);
});

it('sends rows back under their own headings and units, and takes them as the file was (bug: 元 came back as 万元)', async () => {
  const lines =
    '甲,P1,1800000,1800000,李某\n乙,P2,待定A,2000,王某\n丙,P3,待定B,900000,赵某\n丁,P4,700000,700000,钱某\n';
  const work = await worked(`项目名称,项目编码,投资,,包保领导\n,,总投资（元）,2026年（元）,\n${lines}`);
  expect((await work.plan(store, scope, [])).counts).toMatchObject({ new: 2, rejected: 2 });
  const book = new exceljs.Workbook();
  await book.xlsx.load(await (await rejectedWorkbook(work, 'zh')).arrayBuffer());
  const [sheet] = book.worksheets;
  const notes = [3, 4].flatMap((row) =>
    [1, 2, 3, 4, 5, 6].filter((column) => sheet!.getRow(row).getCell(column).note).map((column) => `${row}.${column}`),
  );
  expect(notes).toEqual(['3.4', '4.4']);
  sheet!.getCell('D3').value = '2000';
  sheet!.getCell('D4').value = '900000';
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const back = await importFiles(store, scope, [{ name: '退回.xlsx', bytes }]);
  expect(back.counts).toMatchObject({ inserted: 2, rejected: 0 });
  const { columns, ids } = loadSheet(store, scope, 'project');
  expect(columns.totalFen).toEqual([200_000, 90_000_000]);
  const extra = store.get<{ extra: string }>('SELECT extra FROM project WHERE id = ?', ids[0]!);
  expect(JSON.parse(extra!.extra)).toEqual({ 包保领导: '王某' });
});

it('growth of the whole county in every year is one record however often it is imported (bug: no key to know it again)', async () => {
  const growth = '供电网格,供电区域分类,年份,年增长率（%）\n,,,4.5\n,B,,6\n,,2027,3\n';
  const take = () => importFiles(store, scope, [csv(growth, '负荷增长率.csv')], { entity: 'loadGrowth' });
  expect((await take()).counts).toMatchObject({ read: 3, inserted: 3 });
  expect((await take()).counts).toMatchObject({ read: 3, unchanged: 3 });
});

it('a printed total a power of ten off is told as a slip of unit (bug: a difference nobody can make sense of)', async () => {
  const list = '线路编码,线路名称,线路总长度（km）\n01,城东线,12.5\n02,城西线,7.5\n,合计,20000\n';
  const { issues } = await importFiles(store, scope, [csv(list)], { isDryRun: true });
  expect(issues).toContainEqual(
    expect.objectContaining({ code: 'TOTAL_UNIT_SLIP', params: expect.objectContaining({ factor: 1000, sum: '20' }) }),
  );
});
