import { expect, it } from 'vitest';
import { importFiles } from '../../../../src/backend/usecases/import/importFiles';
import { ImportWork } from '../../../../src/backend/usecases/import/importWork';
import { loadSheet } from '../../../../src/backend/usecases/sheet/loadSheet';
import { planStore } from '../../../support/planStore';

function csv(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(text) };
}

const header = '项目名称,项目编码,总投资（万元）\n';
const list = (rows: string, name = '项目.csv') => csv(name, `${header}${rows}\n`);

it('the same row twice is one record also where the store has it (bug: every re-import made one more)', async () => {
  const { store, scope } = planStore();
  const file = list('甲,01,10\n乙,02,20\n甲,01,10');
  expect((await importFiles(store, scope, [file])).counts).toMatchObject({ inserted: 2, unchanged: 1 });
  const again = await importFiles(store, scope, [file]);
  expect(again.counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 });
  expect(again.issues).toContainEqual(
    expect.objectContaining({
      code: 'ROW_REPEATED',
      severity: 'info',
      params: { row: 2 },
      where: expect.objectContaining({ row: 4 }),
    }),
  );
  // Also where both change the record.
  const changed = await importFiles(store, scope, [list('甲,01,11\n甲,01,11')]);
  expect(changed.counts).toMatchObject({ inserted: 0, updated: 1, unchanged: 1 });
  store.close();
});

it('a further row of a record of the store becomes another one, and that is told (bug: no remark)', async () => {
  const { store, scope } = planStore();
  await importFiles(store, scope, [list('甲,01,10')]);
  const { counts, issues } = await importFiles(store, scope, [list('甲,01,11\n甲,01,12\n乙,02,20')]);
  expect(counts).toMatchObject({ inserted: 2, updated: 1 });
  expect(issues.filter(({ code }) => code.startsWith('ROW_'))).toEqual([
    expect.objectContaining({
      code: 'ROW_LIKE_ANOTHER',
      params: { row: 2 },
      where: expect.objectContaining({ row: 3 }),
    }),
  ]);
  expect(loadSheet(store, scope, 'project').columns.totalFen).toEqual([11_000_000, 12_000_000, 20_000_000]);
  store.close();
});

it('of records that share a key each keeps its row, whatever else is said twice (bug: a repeated row overwrote another record)', async () => {
  const { store, scope } = planStore();
  const file = list('甲,01,10\n甲,01,10\n甲,01,11');
  expect((await importFiles(store, scope, [file])).counts).toMatchObject({ inserted: 2, unchanged: 1 });
  expect((await importFiles(store, scope, [file])).counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 });
  expect(loadSheet(store, scope, 'project').columns.totalFen).toEqual([10_000_000, 11_000_000]);
  store.close();
});

it('two rows that the user says are one record never overwrite one another (bug: the last one won, silently)', async () => {
  const { store, scope } = planStore();
  await importFiles(store, scope, [
    csv(
      'a.csv',
      '线路编码,线路名称,电压等级,线路总长度（km）,所属变电站\n01,城东线,10,5,城关变\n02,城东线,10,7,东河变\n',
    ),
  ]);
  const work = new ImportWork();
  await work.addFile(csv('b.csv', '线路名称,电压等级,线路总长度（km）,电缆长度（km）\n城东线,10,6,\n城东线,10,8,2\n'));
  const first = await work.plan(store, scope, []);
  expect(first.counts).toMatchObject({ ambiguous: 2 });
  const [{ id }] = store.all<{ id: string }>("SELECT id FROM feeder WHERE code = '01'") as [{ id: string }];
  const chosen = await work.plan(
    store,
    scope,
    [0, 1].map((index) => ({ index, recordId: id })),
  );
  expect(chosen.counts).toMatchObject({ changed: 2, ambiguous: 0 });
  const { issues } = await work.commit(store, scope);
  expect(issues).toContainEqual(expect.objectContaining({ code: 'ROW_SHARES_RECORD', params: { sheet: 'b', row: 2 } }));
  expect(store.get('SELECT lengthKm, cableKm FROM feeder WHERE id = ?', id)).toEqual({ lengthKm: 6, cableKm: 2 });
  store.close();
});

it('a row said again in a second list is that row, also beside another of its name (bug: one more record, and a change that changes nothing)', async () => {
  const { store, scope } = planStore();
  const files = [list('甲,01,\n甲,,', '一.csv'), list('甲,01,\n甲,,', '二.csv')];
  expect((await importFiles(store, scope, files)).counts).toMatchObject({ inserted: 2, updated: 0, unchanged: 2 });
  expect((await importFiles(store, scope, files)).counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 4 });
  store.close();
});
