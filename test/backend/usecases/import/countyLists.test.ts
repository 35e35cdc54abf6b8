import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../../src/backend/usecases/import/importFiles';
import { ImportWork } from '../../../../src/backend/usecases/import/importWork';
import { loadSheet } from '../../../../src/backend/usecases/sheet/loadSheet';
import { planStore } from '../../../support/planStore';

function csv(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(text) };
}

function fieldsOf(work: ImportWork): Record<string, string | null> {
  return Object.fromEntries(work.mappings[0]!.columns.map(({ path, field }) => [path.join('/'), field]));
}

describe('what the columns of a county list mean', () => {
  it('资金来源 over words is no amount (bug: every row was rejected because 自筹 is no money)', async () => {
    const { store, scope } = planStore();
    const list = csv(
      '2026年计划表.csv',
      '项目名称,项目编码,所属乡镇,资金来源,总投资（万元）,建设规模\n杨坪线改造工程,01,城关镇,中央预算内,590,新建线路\n台区改造工程,02,城关镇,自筹,496.8,换变压器\n',
    );
    const work = new ImportWork();
    await work.addFile(list);
    expect(fieldsOf(work)).toMatchObject({ 资金来源: 'extra', '总投资（万元）': 'totalFen' });
    expect((await importFiles(store, scope, [list])).counts).toMatchObject({ inserted: 2, rejected: 0 });
    store.close();
  });

  it('项目类型 over 新建 and 改造 is the nature of the works (bug: the values were lost to another list)', async () => {
    const work = new ImportWork();
    await work.addFile(
      csv(
        '项目库.csv',
        '项目名称,项目类型,总投资（万元）\n城东线工程,新建,312\n杨坪线工程,改造,590\n柳湾线工程,改造,40\n',
      ),
    );
    expect(fieldsOf(work)).toMatchObject({ 项目类型: 'nature' });
    // Where the nature has its own column, the label keeps its list.
    const both = new ImportWork();
    await both.addFile(
      csv('项目库.csv', '项目名称,项目类型,建设性质,总投资（万元）\n甲工程,农网,新建,312\n乙工程,城网,改造,590\n'),
    );
    expect(fieldsOf(both)).toMatchObject({ 项目类型: 'kind', 建设性质: 'nature' });
  });
});

describe('texts that are no option of a list', () => {
  const list = (name: string) =>
    csv(
      name,
      '项目名称,项目编码,项目类型,总投资（万元）\n甲,01,农村台区,10\n乙,02,农村台区,20\n丙,03,线路,30\n丁,04,美丽乡村,5\n',
    );

  it('are asked about once each, and the answer holds for all rows and for the next file', async () => {
    const { store, scope } = planStore();
    const work = new ImportWork();
    await work.addFile(list('一月.csv'), { store });
    const first = await work.plan(store, scope, []);
    const asked = first.strangeValues.map(({ mapping, letter, field, text, guess, rows }) => [
      mapping,
      letter,
      field,
      text,
      guess,
      rows,
    ]);
    expect(asked).toEqual([
      [0, 'C', 'kind', '美丽乡村', null, 1],
      [0, 'C', 'kind', '农村台区', 'transformerArea', 2],
    ]);
    const [mapping] = first.mappings;
    const columns = mapping!.columns.map((column) =>
      column.letter === 'C' ? { ...column, values: { 农村台区: 'lowVoltage', 美丽乡村: '' } } : column,
    );
    work.setMappings([{ ...mapping!, columns }]);
    expect((await work.plan(store, scope, [])).strangeValues).toEqual([]);
    await work.commit(store, scope);
    const kinds = () => loadSheet(store, scope, 'project').columns.kind;
    expect(kinds()).toEqual(['lowVoltage', 'lowVoltage', 'line', null]);

    const next = new ImportWork();
    await next.addFile(list('二月.csv'), { store });
    const again = await next.plan(store, scope, []);
    expect(again.strangeValues).toEqual([]);
    expect(again.counts).toMatchObject({ unchanged: 4, changed: 0 });
    store.close();
  });
});

describe('rows of the sheet that are no records', () => {
  it('are told with their reason, stretch by stretch', async () => {
    const work = new ImportWork();
    await work.addFile(csv('a.csv', '停用\n没有,表格\n'));
    await work.addFile(
      csv(
        'b.csv',
        '项目名称,项目编码,总投资（万元）\n例：某工程,000,1\n甲,01,10\n小计,,10\n项目名称,项目编码,总投资（万元）\n乙,02,20\n',
      ),
    );
    const at = work.mappings.length - 1;
    expect(work.skippedRows(at, 1, 100)).toEqual([
      { row: 2, why: 'example' },
      { row: 4, why: 'subtotal' },
      { row: 5, why: 'repeatedHeader' },
    ]);
    expect(work.skippedRows(at, 5, 5)).toEqual([{ row: 5, why: 'repeatedHeader' }]);
    const taken = { ...work.mappings[at]!, takeRows: [4] };
    work.setMappings([...work.mappings.slice(0, at), taken]);
    expect(work.skippedRows(at, 4, 4)).toEqual([]);
  });
});
