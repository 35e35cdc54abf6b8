import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { redo, undo } from '../../../src/backend/usecases/history';
import { listBatches, undoBatch } from '../../../src/backend/usecases/import/batches';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import { exportWorkbook } from '../../../src/backend/usecases/outputs';
import { readProvenance } from '../../../src/backend/usecases/provenance';
import { editSheet } from '../../../src/backend/usecases/sheet/editSheet';
import { loadSheet } from '../../../src/backend/usecases/sheet/loadSheet';
import { AppError } from '../../../src/shared/appError';
import { planStore } from '../../support/planStore';

const workbooks = join(process.cwd(), 'test/fixtures/workbooks');
const label = { code: 'CHANGE_EDIT', params: { count: 1 } };

function csv(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(text) };
}

describe('import into the store', () => {
  it.each(['A_农网项目计划.xls', 'A_农网项目计划.xlsx', 'B_gb18030.csv', 'B_utf8_nobom.csv'])(
    '%s gives five projects with exact money, and the same file again nothing',
    async (name) => {
      const { store, scope } = planStore();
      const first = await importFiles(store, scope, [join(workbooks, name)]);
      expect(first.counts).toMatchObject({ read: 5, inserted: 5, rejected: 0 });
      const sheet = loadSheet(store, scope, 'project');
      expect(sheet.columns.totalFen).toEqual([420_700_000, 339_500_000, 52_300_000, 48_000_000, 208_000_000]);
      expect(sheet.columns.amountCentralPlanFen).toEqual([84_140_000, 67_900_000, 10_460_000, 9_600_000, 41_600_000]);
      expect(sheet.columns.officialCode).toEqual([
        '1511001300010001',
        '1511001300010002',
        '0015110013',
        '15110013',
        '1511001300010005',
      ]);
      const again = await importFiles(store, scope, [join(workbooks, name)]);
      expect(again.counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 5 });
      expect(again.batchId).toBeNull();
      store.close();
    },
  );

  it('undo of a batch leaves later edits and says which; the same rows can be imported again', async () => {
    const { store, scope } = planStore();
    const result = await importFiles(store, scope, [join(workbooks, 'B_utf8_bom.csv')]);
    const [first] = loadSheet(store, scope, 'project').ids;
    editSheet(store, scope, 'project', { label, cells: [{ rowId: first!, key: 'note', value: '看过' }] });
    const { conflicts } = undoBatch(store, result.batchId!);
    const name = loadSheet(store, scope, 'project').columns.name![0];
    expect(conflicts).toEqual([{ entity: 'project', id: first, name, columns: [] }]);
    expect(listBatches(store)[0]).toMatchObject({ stands: true, isPartlyUndone: true });
    expect(loadSheet(store, scope, 'project').ids).toEqual([first]);
    const again = await importFiles(store, scope, [join(workbooks, 'B_utf8_bom.csv')]);
    expect(again.counts).toMatchObject({ inserted: 4, rejected: 0 });
    expect(listBatches(store)).toHaveLength(2);
    store.close();
  });

  it('linear undo and redo of an import restore it exactly', async () => {
    const { store, scope } = planStore();
    await importFiles(store, scope, [join(workbooks, 'B_utf8_bom.csv')]);
    const before = JSON.stringify(loadSheet(store, scope, 'project'));
    undo(store);
    expect(loadSheet(store, scope, 'project').ids).toEqual([]);
    redo(store);
    expect(JSON.stringify(loadSheet(store, scope, 'project'))).toBe(before);
    store.close();
  });

  it('a changed amount is proposed as old -> new; an empty cell never erases', async () => {
    const { store, scope } = planStore();
    await importFiles(store, scope, [
      csv('a.csv', '项目名称,项目编码,总投资（万元）,备注\n甲,001,10,原注\n乙,002,20,\n'),
    ]);
    const result = await importFiles(store, scope, [
      csv('b.csv', '项目名称,项目编码,总投资（万元）,备注\n甲,001,12.5,\n乙,002,20,\n'),
    ]);
    expect(result.counts).toMatchObject({ updated: 1, unchanged: 1 });
    const sheet = loadSheet(store, scope, 'project');
    expect(sheet.columns.totalFen).toEqual([12_500_000, 20_000_000]);
    expect(sheet.columns.note).toEqual(['原注', null]);
    store.close();
  });

  it('a code decides before a name: two projects of one name and different codes stay two', async () => {
    const { store, scope } = planStore();
    await importFiles(store, scope, [csv('a.csv', '项目名称,项目编码,总投资（万元）\n台区改造,001,10\n')]);
    const result = await importFiles(store, scope, [
      csv('b.csv', '项目名称,项目编码,总投资（万元）\n台区改造,002,30\n'),
    ]);
    expect(result.counts).toMatchObject({ inserted: 1, updated: 0 });
    expect(loadSheet(store, scope, 'project').ids).toHaveLength(2);
    store.close();
  });

  it('an ambiguous row is not guessed: it is left out and said', async () => {
    const { store, scope } = planStore();
    await importFiles(store, scope, [
      csv('a.csv', '项目名称,项目编码,总投资（万元）\n台区改造,001,10\n台区改造,002,30\n'),
    ]);
    const result = await importFiles(store, scope, [csv('b.csv', '项目名称,总投资（万元）\n台区改造,55\n')]);
    expect(result.counts).toMatchObject({ rejected: 1, updated: 0, inserted: 0 });
    expect(result.issues.map((issue) => issue.code)).toContain('ROW_AMBIGUOUS');
    store.close();
  });

  it('--strict takes nothing where one row cannot be read, and an unknown sheet is said', async () => {
    const { store, scope } = planStore();
    const bad = csv('a.csv', '项目名称,项目编码,总投资（万元）\n甲,001,不详待定\n乙,002,20\n');
    await expect(importFiles(store, scope, [bad], { isStrict: true })).rejects.toMatchObject({
      code: 'IMPORT_STRICT_REJECTED',
    });
    expect(store.get('SELECT count(*) AS n FROM project')).toEqual({ n: 0 });
    const unknown = csv('b.csv', '天气,温度\n晴,21\n阴,18\n');
    await expect(importFiles(store, scope, [unknown])).rejects.toBeInstanceOf(AppError);
    expect(store.get('SELECT count(*) AS n FROM change')).toEqual({ n: 1 });
    store.close();
  });

  it('a record knows the cells it came from', async () => {
    const { store, scope } = planStore();
    await importFiles(store, scope, [join(workbooks, 'A_农网项目计划.xlsx')]);
    const [first] = loadSheet(store, scope, 'project').ids;
    const origin = await readProvenance(store, 'project', first!);
    expect(origin).toMatchObject({ file: 'A_农网项目计划.xlsx', sheet: '2013年第二批', row: 9 });
    expect(origin!.rows.find((row) => row.row === 9)!.cells.join(' ')).toContain('1511001300010001');
    const code = origin!.columns.find(({ field }) => field === 'officialCode')!;
    expect(origin!.rows.find((row) => row.row === 9)!.cells[code.letter.charCodeAt(0) - 65]).toBe('1511001300010001');
    store.close();
  });

  it('what no field was found for is shown with the record (bug: kept, and nowhere to be seen)', async () => {
    const { store, scope } = planStore();
    const lines = '项目名称,项目编码,总投资（万元）,包保领导\n甲,01,10,李某\n乙,02,20,王某\n';
    await importFiles(store, scope, [csv('项目.csv', lines)]);
    const [first] = loadSheet(store, scope, 'project').ids;
    expect((await readProvenance(store, 'project', first!))!.extra).toEqual([{ label: '包保领导', text: '李某' }]);
    store.close();
  });

  it('an undone import of several files keeps their names (bug: a sign between them)', async () => {
    const { store, scope } = planStore();
    const one = (code: string) => csv(`${code}.csv`, `项目名称,项目编码,总投资（万元）\n甲${code},${code},10\n`);
    const { batchId } = await importFiles(store, scope, [one('01'), one('02')]);
    undoBatch(store, batchId!);
    expect(listBatches(store)).toMatchObject([{ files: ['01.csv', '02.csv'], stands: false, isPartlyUndone: false }]);
    store.close();
  });

  it('the exported workbook read back proposes zero changes', async () => {
    const { store, scope } = planStore();
    await importFiles(store, scope, [join(workbooks, 'A_农网项目计划.xls')]);
    await importFiles(store, scope, [
      csv('f.csv', '线路编码,线路名称,电压等级,所属变电站\n0101,=SUM(A1)线,10,城东变\n0102,乙线,10,城西变\n'),
    ]);
    const file = await exportWorkbook(store, scope, 'zh');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result = await importFiles(store, scope, [{ name: file.name, bytes }]);
    expect(result.counts).toMatchObject({ inserted: 0, updated: 0, rejected: 0 });
    expect(result.byEntity.feeder).toMatchObject({ unchanged: 2 });
    store.close();
  });

  it('names not in the store are told once each and never cost a row (bug: an issue per row, or rows rejected)', async () => {
    const { store, scope } = planStore();
    const rows = Array.from(
      { length: 30 },
      (_, i) => `0${i + 1},甲${i + 1}线,10,${i < 20 ? '城关变' : '河口变'},乙${i}线`,
    );
    const feeders = await importFiles(store, scope, [
      csv('f.csv', `线路编码,线路名称,电压等级,所属变电站,联络线路1\n${rows.join('\n')}\n99,乙0线,10,城关变,甲1线\n`),
    ]);
    expect(feeders.counts).toMatchObject({ inserted: 31, rejected: 0 });
    const waiting = feeders.issues.filter((issue) => issue.code === 'REF_WAITING');
    expect(waiting.filter((issue) => issue.params!.entity === 'substation').map((issue) => issue.params)).toEqual([
      { text: '城关变', entity: 'substation', rows: 21 },
      { text: '河口变', entity: 'substation', rows: 10 },
    ]);
    // The feeder tied to one further down is linked by the same import.
    expect(waiting.map((issue) => issue.params!.text)).not.toContain('乙0线');
    expect(waiting.every((issue) => issue.severity === 'info')).toBe(true);
    const stations = await importFiles(store, scope, [
      csv('s.csv', '变电站名称,电压等级,主变台数,间隔总数\n城关变,110,2,24\n河口变,35,1,8\n'),
    ]);
    expect(stations.issues.filter((issue) => issue.code === 'REF_WAITING')).toEqual([]);
    expect(store.get('SELECT count(*) AS n FROM feeder WHERE substation IS NULL')).toEqual({ n: 0 });
    store.close();
  });

  it('an amount of no project is a rejected row (bug: the store refuses it and the whole import fails)', async () => {
    const { store, scope } = planStore();
    await importFiles(store, scope, [csv('p.csv', '项目名称,项目编码,总投资（万元）\n甲,001,10\n乙,002,20\n')]);
    const text = '项目编码,项目名称,年份,资金来源,金额（万元）\n001,甲,2026,中央计划,4\n777,丙,2026,中央计划,5\n';
    const result = await importFiles(store, scope, [csv('a.csv', text)], { entity: 'projectAmount' });
    expect(result.counts).toMatchObject({ read: 2, rejected: 1 });
    expect(result.issues.find((issue) => issue.severity === 'error')).toMatchObject({
      code: 'REF_MISSING',
      where: { sheet: 'a', row: 3 },
    });
    store.close();
  });

  it('a file is kept once, however often it is imported', async () => {
    const { store, scope } = planStore();
    const bytes = new Uint8Array(readFileSync(join(workbooks, 'B_utf8_bom.csv')));
    const result = await importFiles(store, scope, [{ name: 'a.csv', bytes }]);
    undoBatch(store, result.batchId!);
    await importFiles(store, scope, [{ name: 'b.csv', bytes }]);
    expect(store.get('SELECT count(*) AS n FROM importFile')).toEqual({ n: 1 });
    store.close();
  });
});
