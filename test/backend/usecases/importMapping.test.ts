import { describe, expect, it } from 'vitest';
import { undoBatch } from '../../../src/backend/usecases/import/batches';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import { ImportWork } from '../../../src/backend/usecases/import/importWork';
import { loadSheet } from '../../../src/backend/usecases/sheet/loadSheet';
import type { ImportMapping } from '../../../src/shared/api/inspection';
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

describe('a header that was imported before', () => {
  const file = (name: string, first: string) =>
    csv(name, `工程名称,项目编码,总投资（万元）,缓急\n${first},001,10,急\n城西线改造,002,20,缓\n`);

  /** Imports a file the way the window does, with the mapping changed by hand. */
  async function byHand(
    { store, scope }: ReturnType<typeof planStore>,
    input: { name: string; bytes: Uint8Array },
    change: (mapping: ImportMapping) => ImportMapping,
  ) {
    const work = new ImportWork();
    await work.addFile(input, { store });
    work.setMappings(work.mappings.map(change));
    await work.plan(store, scope, []);
    return work.commit(store, scope);
  }

  it('is read as the user had it read, and says so; undoing the import neither blocks nor forgets', async () => {
    const made = planStore();
    const { store, scope } = made;
    const result = await byHand(made, file('a.csv', '城东线改造'), (mapping) => ({
      ...mapping,
      columns: mapping.columns.map((column) => (column.letter === 'D' ? { ...column, field: 'note' } : column)),
    }));
    undoBatch(store, result.batchId!);
    const work = new ImportWork();
    await work.addFile(file('b.csv', '城南线改造'), { store });
    expect(work.mappings[0]!.columns.map((column) => [column.field, column.reason.code])[3]).toEqual([
      'note',
      'MAPPED_REMEMBERED',
    ]);
    expect(work.mappings[0]).toMatchObject({ reason: { code: 'ENTITY_REMEMBERED' }, take: true });
    await work.commit(store, scope);
    expect(loadSheet(store, scope, 'project').columns.note).toEqual(['急', '缓']);
    // The command line reads it so too.
    const again = await importFiles(store, scope, [file('c.csv', '城北线改造')]);
    expect(again.counts).toMatchObject({ unchanged: 1 });
    store.close();
  });

  it('in rows the user had to point at is found there again', async () => {
    const made = planStore();
    const { store } = made;
    const text = (name: string) =>
      `甲,乙,丙\n天,地,人\n项目名称,项目编码,总投资（万元）\n${name},001,10\n城西线改造,002,20\n`;
    await byHand(made, csv('a.csv', text('城东线改造')), (mapping) => ({ ...mapping, headerRows: [3, 3] }));
    const work = new ImportWork();
    await work.addFile(csv('b.csv', text('城南线改造')), { store });
    expect(work.mappings[0]).toMatchObject({
      headerRows: [3, 3],
      entity: 'project',
      reason: { code: 'ENTITY_REMEMBERED' },
    });
    // Elsewhere in the sheet it is not forced upon other rows.
    const other = new ImportWork();
    await other.addFile(csv('c.csv', `甲,乙,丙\n天,地,人\n子,丑,寅\n卯,辰,巳\n`), { store });
    expect(other.mappings.every((mapping) => mapping.entity === null)).toBe(true);
    store.close();
  });

  it('chosen as another entity is that entity next time', async () => {
    const made = planStore();
    const text = '名称,户数,甲,乙\n张家湾,52,1,2\n李家村,31,1,2\n';
    await byHand(made, csv('a.csv', text), (mapping) => ({ ...mapping, entity: 'village', take: true }));
    const result = await importFiles(made.store, made.scope, [csv('b.csv', text.replace('52', '53'))]);
    expect(result.byEntity.village).toMatchObject({ updated: 1, unchanged: 1 });
    made.store.close();
  });
});
