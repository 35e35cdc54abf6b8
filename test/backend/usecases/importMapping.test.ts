import { describe, expect, it } from 'vitest';
import { ImportWork } from '../../../src/backend/usecases/import/importWork';
import { loadSheet } from '../../../src/backend/usecases/sheet/loadSheet';
import { planStore } from '../../support/planStore';

function csv(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(text) };
}

describe('a mapping the user changed', () => {
  it('other header rows give the table under them (bug: the chosen rows are ignored, labels taken as records)', async () => {
    const { store, scope } = planStore();
    const work = new ImportWork();
    await work.addFile(
      csv(
        'a.csv',
        '甲,乙,丙\n天,地,人\n项目名称,项目编码,总投资（万元）\n城东线改造,001,10\n城西线改造,002,20\n合计,,30\n',
      ),
    );
    const [found] = work.mappings;
    work.setMappings([{ ...found!, headerRows: [3, 3] }]);
    const dryRun = await work.plan(store, scope, []);
    expect(dryRun.mappings[0]).toMatchObject({
      headerRows: [3, 3],
      entity: 'project',
      firstDataRow: 4,
      lastDataRow: 6,
      take: true,
    });
    expect(dryRun.counts).toMatchObject({ new: 2, rejected: 0 });
    // The window sends back what it was given: nothing may change by that.
    work.setMappings(dryRun.mappings);
    expect((await work.plan(store, scope, [])).mappings).toEqual(dryRun.mappings);
    await work.commit(store, scope);
    expect(loadSheet(store, scope, 'project').columns.name).toEqual(['城东线改造', '城西线改造']);
    store.close();
  });

  it('header rows without a cell change nothing; two rows are joined to paths', async () => {
    const { store } = planStore();
    const work = new ImportWork();
    await work.addFile(
      csv('a.csv', '项目名称,项目编码,投资,\n,,总投资,备注\n城东线改造,001,10,\n城西线改造,002,20,急\n'),
    );
    const before = work.mappings[0]!;
    work.setMappings([{ ...before, headerRows: [90, 91] }]);
    expect(work.mappings[0]).toEqual(before);
    work.setMappings([{ ...before, headerRows: [1, 1] }]);
    expect(work.mappings[0]).toMatchObject({ headerRows: [1, 1], firstDataRow: 2 });
    work.setMappings([{ ...work.mappings[0]!, headerRows: [1, 2] }]);
    expect(work.mappings[0]!.columns.map((column) => column.path.join('/'))).toEqual([
      '项目名称',
      '项目编码',
      '投资/总投资',
      '投资/备注',
    ]);
    store.close();
  });

  it('another entity proposes its fields, and the dry run gives them back (bug: the window keeps columns without fields)', async () => {
    const { store, scope } = planStore();
    const work = new ImportWork();
    await work.addFile(csv('a.csv', '名称,户数,甲,乙\n张家湾,52,1,2\n李家村,31,1,2\n'));
    const [found] = work.mappings;
    expect(found!.entity).toBeNull();
    work.setMappings([{ ...found!, entity: 'village', take: true }]);
    const dryRun = await work.plan(store, scope, []);
    expect(dryRun.mappings[0]!.columns.map((column) => column.field)).toEqual(['name', 'households', 'extra', 'extra']);
    expect(dryRun.counts.new).toBe(2);
    store.close();
  });

  it('a column the user maps is no longer missing', async () => {
    const { store } = planStore();
    const work = new ImportWork();
    await work.addFile(
      csv('a.csv', '项目名称,项目编码,总投资（万元）,别的\n城东线改造,001,10,好\n城西线改造,002,20,坏\n'),
    );
    const [found] = work.mappings;
    expect(found!.missing.map((field) => field.field)).toContain('note');
    const columns = found!.columns.map((column) => (column.letter === 'D' ? { ...column, field: 'note' } : column));
    work.setMappings([{ ...found!, columns }]);
    expect(work.mappings[0]!.missing.map((field) => field.field)).not.toContain('note');
    store.close();
  });
});
