import exceljs from 'exceljs';
import { beforeAll, expect, it } from 'vitest';
import { undo } from '../../../src/backend/store/reverse';
import { Store } from '../../../src/backend/store/store';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import { exportWorkbook } from '../../../src/backend/usecases/outputs';
import { importSampleCounty } from '../../../src/backend/usecases/sampleCounty';
import { findScope } from '../../../src/backend/usecases/sheet/scope';
import { planStore } from '../../support/planStore';
import { tempStore } from '../../support/tempFolder';
import { buildReader } from '../read/builtReader';

beforeAll(buildReader, 120_000);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;

/** The sample county as a workbook of 29 sheets: last things first, without ids, between pages of notes and empty forms. */
async function collection(): Promise<Uint8Array> {
  const store = Store.open(tempStore(), { create: true });
  const scope = findScope(store, await importSampleCounty(store));
  const whole = new exceljs.Workbook();
  await whole.xlsx.load(await (await exportWorkbook(store, scope, 'zh')).arrayBuffer());
  store.close();
  const collected = new exceljs.Workbook();
  const sheets = whole.worksheets.filter((sheet) => sheet.state === 'visible' && sheet.rowCount > 3).reverse();
  for (const sheet of sheets) {
    const copy = collected.addWorksheet(sheet.name);
    sheet.eachRow((row, number) => {
      row.eachCell((cell, column) => {
        if (!UUID.test(String(cell.value))) copy.getRow(number).getCell(column).value = cell.value;
      });
    });
  }
  for (let page = collected.worksheets.length; page < 29; page++) {
    collected.addWorksheet(`填报说明${page}`).addRow([`第 ${page} 页：本页不填数据`]);
  }
  return new Uint8Array(await collected.xlsx.writeBuffer());
}

it('a collection workbook of 29 sheets, whatever their order, is one import in the order of dependency and one undo', async () => {
  const bytes = await collection();
  const { store, scope } = planStore();
  const count = (table: string) => store.get<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)!.n;
  const before = ['programme', 'plan', 'county'].map(count);
  const result = await importFiles(store, scope, [{ name: '收资.xlsx', bytes }]);
  expect(result.counts.rejected).toBe(0);
  for (const entity of ['township', 'substation', 'feeder', 'transformerArea', 'outage', 'project']) {
    expect(result.byEntity[entity]?.inserted, entity).toBeGreaterThan(0);
  }
  // What is named on an earlier sheet than it stands on is linked all the same.
  expect(
    store.get('SELECT count(*) AS n FROM transformerArea WHERE feeder IS NULL AND feederText IS NOT NULL'),
  ).toEqual({
    n: 0,
  });
  expect(store.get('SELECT count(*) AS n FROM project WHERE township IS NULL AND townshipText IS NOT NULL')).toEqual({
    n: 0,
  });
  undo(store);
  expect(['feeder', 'transformerArea', 'outage', 'project', 'projectAmount', 'township'].map(count)).toEqual([
    0, 0, 0, 0, 0, 0,
  ]);
  expect(['programme', 'plan', 'county'].map(count)).toEqual(before);
  store.close();
}, 180_000);
