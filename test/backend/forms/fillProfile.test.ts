import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/backend/store/store';
import { fillProfile } from '../../../src/backend/usecases/forms/fillProfile';
import { findProfile, listProfiles, profileDocument, takeProfile } from '../../../src/backend/usecases/forms/profiles';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import type { Scope } from '../../../src/backend/usecases/sheet/scope';
import { planStore } from '../../support/planStore';
import { readZipText } from '../document/zipText';
import { buildReader } from '../read/builtReader';
import { cellsOf, readHere, WORKBOOKS } from '../read/support';

let store: Store;
let scope: Scope;
beforeAll(buildReader, 120_000);
beforeEach(() => {
  ({ store, scope } = planStore());
});
afterEach(() => store.close());

const bytesOf = async (workbook: exceljs.Workbook) => new Uint8Array(await workbook.xlsx.writeBuffer());
const csv = (text: string) => ({ name: 't.csv', bytes: new TextEncoder().encode(text) });
const cellsIn = async (bytes: Uint8Array, sheet = 0) =>
  Object.fromEntries(cellsOf((await readHere({ name: 'f.xlsx', bytes })).sheets[sheet]!));

/** A plan list as offices draw it: title, unit row, two header rows, sections, typed and computed totals, remarks. */
async function planList(): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('计划表');
  sheet.addRows([
    ['2026年农网项目计划表'],
    ['单位：万元、公里'],
    ['序号', '项目编码', '项目名称', '投资', null, '线路长度', '牵头人'],
    [null, null, null, '总投资', '2026年', null, null],
    ['一', '网架类', null, null, null, null, null],
    [1, 'P001', '城东线改造', 120.5, 120.5, 3.2, '甲'],
    [2, 'P002', '城西线改造', 80, 80, 1.5, '乙'],
    ['小计', null, null, 200.5, 200.5, 4.7, null],
    ['二', '台区类', null, null, null, null, null],
    [1, 'P003', '李村台区改造', 35.25, 35.25, null, '丙'],
    ['小计', null, null, 35.25, 35.25, null, null],
    ['合计', null, null, null, null, null, null],
    ['注：本表一式两份'],
  ]);
  for (const range of ['A1:G1', 'D3:E3', 'A3:A4', 'B3:B4', 'C3:C4', 'F3:F4', 'G3:G4', 'A13:G13'])
    sheet.mergeCells(range);
  sheet.getCell('D12').value = { formula: 'D8+D11', result: 235.75 };
  sheet.getCell('E12').value = { formula: 'SUM(E6:E7)+0', result: 200.5 };
  sheet.getCell('D7').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFCC00' } };
  sheet.getCell('D7').numFmt = '0.00';
  workbook.addWorksheet('封面').addRow(['不动']);
  return bytesOf(workbook);
}

const dry = (bytes: Uint8Array, name = '计划表.xlsx') =>
  importFiles(store, scope, [{ name, bytes }], { isDryRun: true });

describe('a form that was imported', () => {
  it('comes back filled: changed cells, added rows in their section, totals moved, the rest untouched', async () => {
    const original = await planList();
    await importFiles(store, scope, [{ name: '计划表.xlsx', bytes: original }]);
    const profiles = listProfiles(store);
    expect(profiles).toMatchObject([{ name: '计划表', tables: [{ sheet: '计划表', entity: 'project' }] }]);
    await importFiles(store, scope, [
      csv('项目编码,项目名称,总投资（万元）\nP002,城西线改造,90\nP004,张村台区改造,10.01\n'),
    ]);
    const id = store.get<{ id: string }>("SELECT id FROM project WHERE officialCode = 'P004'")!.id;
    const section = store.get<{ listSection: string }>(
      "SELECT listSection FROM project WHERE officialCode = 'P003'",
    )!.listSection;
    store.write({ code: 'CHANGE_EDIT' }, (writer) => writer.update('project', id, { listSection: section }));
    const { bytes, issues } = await fillProfile(store, scope, findProfile(store, '计划表'));
    const cells = await cellsIn(bytes);
    expect(cells).toMatchObject({
      A1: 's:2026年农网项目计划表',
      C6: 's:城东线改造',
      D7: 'n:90',
      D8: 'n:210.5',
      C10: 's:李村台区改造',
      A11: 'n:2',
      B11: 's:P004',
      C11: 's:张村台区改造',
      D11: 'n:10.01',
      D12: 'n:45.26',
      D13: 'n:255.76',
      A14: 's:注：本表一式两份',
    });
    expect(await cellsIn(bytes, 1)).toEqual({ A1: 's:不动' });
    const sheet = readZipText(Buffer.from(bytes), 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<mergeCell ref="A14:G14"/>');
    expect(sheet).toMatch(/<f>D8\+D12<\/f>/);
    expect(issues.map(({ code }) => code)).toEqual(['FORM_COLUMN_NOT_FILLED']);
    expect(issues[0]).toMatchObject({ params: { column: '牵头人', letter: 'G' } });
    expect((await dry(bytes)).counts).toMatchObject({ inserted: 0, updated: 0, rejected: 0, unchanged: 4 });
  });

  it('says where rows moved beneath a comment, which stays (bug: a remark ends up beside another project, unsaid)', async () => {
    const noted = new exceljs.Workbook();
    await noted.xlsx.load((await planList()).buffer as ArrayBuffer);
    noted.getWorksheet('计划表')!.getCell('C10').note = '待核实';
    await importFiles(store, scope, [{ name: '计划表.xlsx', bytes: await bytesOf(noted) }]);
    const codes = async () => (await fillProfile(store, scope, findProfile(store, '计划表'))).issues.map((i) => i.code);
    expect(await codes()).not.toContain('FORM_ROWS_MOVED');
    await importFiles(store, scope, [csv('项目编码,项目名称,总投资（万元）\nP009,新村台区改造,5\n')]);
    expect(await codes()).toContain('FORM_ROWS_MOVED');
  });

  it('gives back the very cells where nothing changed, and rows of deleted records are gone', async () => {
    const original = await planList();
    await importFiles(store, scope, [{ name: '计划表.xlsx', bytes: original }]);
    const same = await fillProfile(store, scope, findProfile(store, '计划表'));
    expect(await cellsIn(same.bytes)).toEqual(await cellsIn(original));
    store.write({ code: 'CHANGE_EDIT' }, (writer) => {
      const { id } = store.get<{ id: string }>("SELECT id FROM project WHERE officialCode = 'P001'")!;
      for (const amount of store.all<{ id: string }>('SELECT id FROM projectAmount WHERE projectId = ?', id))
        writer.delete('projectAmount', amount.id);
      writer.delete('project', id);
    });
    const cells = await cellsIn((await fillProfile(store, scope, findProfile(store, '计划表'))).bytes);
    expect(cells).toMatchObject({ A6: 'n:1', B6: 's:P002', D7: 'n:80', D11: 'n:115.25' });
  });

  it.each(['A_农网项目计划.xlsx', 'A_农网项目计划.xlsm', 'A_农网项目计划.xls', 'B_utf8_bom.csv'])(
    '%s comes back with nothing to change',
    async (name) => {
      const file = { name, bytes: new Uint8Array(readFileSync(join(WORKBOOKS, name))) };
      await importFiles(store, scope, [file]);
      const { bytes } = await fillProfile(store, scope, findProfile(store, name));
      const again = await dry(bytes, 'again.xlsx');
      expect(again.counts).toMatchObject({ inserted: 0, updated: 0, rejected: 0 });
      expect(again.counts.unchanged).toBeGreaterThan(0);
    },
  );

  it('is filled where it was handed out empty, and its ruled rows are used first', async () => {
    await importFiles(store, scope, [csv('线路编码,线路名称,电压等级\n01,城东线,10\n02,城西线,10\n03,城南线,10\n')]);
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('馈线').addRows([['馈线台账'], ['线路编码', '线路名称', '所属变电站'], [], [], ['填表人：']]);
    const { bytes } = await fillProfile(store, scope, {
      fileName: 'blank.xlsx',
      workbook: await bytesOf(workbook),
      mappings: [],
    });
    expect(await cellsIn(bytes)).toMatchObject({ A3: 's:01', B4: 's:城西线', B5: 's:城南线', A6: 's:填表人：' });
  });

  it('holds a list of frequent outages, by feeder and date', async () => {
    const list = csv(
      '所属馈线编码,所属馈线名称,供电所,区局,地市,停电总次数,故障停电次数,预安排停电次数,频繁停电类型,停电预警类型,是否纳入国家能源局台账\n0301,10kV城东线,城关供电所,甲县局,乙市局,6,4,2,年度超5次,,是\n',
    );
    const { byEntity } = await importFiles(store, scope, [list]);
    expect(byEntity).toMatchObject({ frequentOutage: { inserted: 1 } });
    const { bytes } = await fillProfile(store, scope, findProfile(store, 't'));
    expect((await dry(bytes, 'again.xlsx')).counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 1 });
  });
});

it('goes to another store as a file, and damage in it is refused', async () => {
  await importFiles(store, scope, [{ name: '计划表.xlsx', bytes: await planList() }]);
  const document = profileDocument(store, '计划表');
  const other = planStore();
  try {
    expect(takeProfile(other.store, new TextEncoder().encode(JSON.stringify(document)))).toBe('计划表');
    await importFiles(other.store, other.scope, [csv('项目编码,项目名称,总投资（万元）\nQ1,新项目,12\n')]);
    const { bytes } = await fillProfile(other.store, other.scope, findProfile(other.store, '计划表'));
    expect(Object.values(await cellsIn(bytes))).toContain('s:新项目');
    for (const damaged of ['', '{}', '[]', JSON.stringify({ ...document, mappings: [{ entity: 'nothing' }] })]) {
      expect(() => takeProfile(other.store, new TextEncoder().encode(damaged))).toThrow('PROFILE_INVALID');
    }
  } finally {
    other.store.close();
  }
});

it('an outage list with day and time of day in two columns comes back with both, and proposes nothing', async () => {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('停电明细').addRows([
    ['线路名称', '停电日期', '停电时间', '送电时间', '停电户数'],
    ['城东线', '2025-03-01', '8:05', '11:40', 12],
    ['城西线', '2025-03-31', '23:10', '1:40', 3],
  ]);
  const original = await bytesOf(workbook);
  await importFiles(store, scope, [{ name: '停电明细.xlsx', bytes: original }]);
  const [first] = store.all<{ id: string; start: string }>('SELECT id, start FROM outage ORDER BY start');
  expect(first!.start).toBe('2025-03-01 08:05');
  await importFiles(store, scope, [
    csv('线路名称,停电开始时间,停电结束时间,停电户数\n城东线,2025-04-02 07:30,2025-04-02 09:00,5\n'),
  ]);
  const { bytes, issues } = await fillProfile(store, scope, findProfile(store, '停电明细'));
  expect(await cellsIn(bytes)).toMatchObject({
    B2: 's:2025-03-01',
    C2: 's:8:05',
    D3: 's:1:40',
    B4: 's:2025-04-02',
    C4: 's:07:30',
    D4: 's:09:00',
    E4: 'n:5',
  });
  expect(issues.map(({ code }) => code)).not.toContain('FORM_NOT_THE_SAME');
  const again = await dry(bytes, '停电明细.xlsx');
  expect(again.counts).toMatchObject({ read: 3, inserted: 0, updated: 0, unchanged: 3, rejected: 0 });
});
