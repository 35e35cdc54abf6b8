import { describe, expect, it } from 'vitest';
import { CellType } from '../../../../src/backend/exchange/sheetCells';
import { CellReader } from '../../../../src/backend/exchange/understand/cellReader';
import { undoBatch } from '../../../../src/backend/usecases/import/batches';
import { importFiles } from '../../../../src/backend/usecases/import/importFiles';
import { ImportSessions } from '../../../../src/backend/usecases/import/importSessions';
import { ImportWork } from '../../../../src/backend/usecases/import/importWork';
import { loadSheet } from '../../../../src/backend/usecases/sheet/loadSheet';
import { findTable } from '../../../../src/shared/model';
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

describe('what the user says a text means', () => {
  it('holds for long texts, and goes with the field (bug: asked again and again; meanings of another list)', async () => {
    const { store, scope } = planStore();
    const long = '某类'.repeat(60);
    const work = new ImportWork();
    await work.addFile(csv('a.csv', `项目名称,项目编码,项目类型,总投资（万元）\n甲,01,${long},1\n乙,02,线路,2\n`));
    const [asked] = (await work.plan(store, scope, [])).strangeValues;
    expect(asked!.text).toBe(long);
    const [mapping] = work.mappings;
    const columns = mapping!.columns.map((column) =>
      column.letter === asked!.letter ? { ...column, values: { [asked!.text]: 'line' } } : column,
    );
    work.setMappings([{ ...mapping!, columns }]);
    expect((await work.plan(store, scope, [])).strangeValues).toEqual([]);
    work.setMappings([
      {
        ...mapping!,
        columns: columns.map((column) => (column.letter === asked!.letter ? { ...column, field: 'extra' } : column)),
      },
    ]);
    expect(work.mappings[0]!.columns.some(({ values }) => values !== undefined)).toBe(false);
    store.close();
  });

  it('holds for numbers too (bug: a list column of numbers is asked again and again)', () => {
    const reader = new CellReader(findTable('project').columns.find(({ key }) => key === 'kind')!, null, { 3: 'line' });
    expect(reader.read(CellType.number, '3')).toEqual({ value: 'line' });
    expect(reader.read(CellType.text, '3')).toEqual({ value: 'line' });
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

describe('one project in two lists of a folder', () => {
  const library = csv(
    '项目库.csv',
    '项目名称,项目编码,所属乡镇,总投资（万元）,2026年投资（万元）\n甲线改造,01,城关镇,10,10\n乙线改造,02,城关镇,20,20\n',
  );
  const plan = csv(
    '计划表.csv',
    '项目名称,项目编码,总投资（万元）,计划开工,备注甲\n甲线改造,01,12,2026.03,急\n丙线新建,03,30,2026.04,\n',
  );

  it('is one record: the second list adds, and money is not counted twice (bug: a project of its own)', async () => {
    const { store, scope } = planStore();
    const result = await importFiles(store, scope, [library, plan]);
    expect(result.counts).toMatchObject({ inserted: 3, updated: 1, rejected: 0 });
    expect(result.issues.map(({ code }) => code)).toContain('ROW_JOINS_ANOTHER');
    const { columns } = loadSheet(store, scope, 'project');
    expect(columns.officialCode).toEqual(['01', '02', '03']);
    expect(columns.totalFen).toEqual([10_000_000, 20_000_000, 30_000_000]);
    expect(columns.plannedStart).toEqual(['2026-03', null, '2026-04']);
    // The whole folder again proposes nothing; each list alone still may change the record.
    expect((await importFiles(store, scope, [library, plan])).counts).toMatchObject({ inserted: 0, updated: 0 });
    const alone = await importFiles(store, scope, [plan], { isDryRun: true });
    expect(alone.counts).toMatchObject({ inserted: 0, updated: 1 });
    expect(undoBatch(store, result.batchId!).conflicts).toEqual([]);
    expect(store.get('SELECT count(*) AS n FROM project')).toEqual({ n: 0 });
    expect(store.get('SELECT count(*) AS n FROM projectAmount')).toEqual({ n: 0 });
    expect(store.verify()).toEqual([]);
    store.close();
  });

  it('rows of one list that share a code stay apart as before', async () => {
    const { store, scope } = planStore();
    const list = csv('项目.csv', '项目名称,项目编码,总投资（万元）\n甲线一期,01,10\n甲线二期,01,20\n');
    expect((await importFiles(store, scope, [list])).counts).toMatchObject({ inserted: 2 });
    store.close();
  });
});

describe('rows of several lists that have one code', () => {
  const header = '项目名称,项目编码,总投资（万元）';
  const lists = (first: string, second: string, more = '') => [
    csv('项目库.csv', `${header}\n${first}\n`),
    csv('计划表.csv', `${header}${more}\n${second}\n`),
  ];

  it.each([
    ['numbered anew on each list (bug: lost in unrelated records)', '1,2', 4],
    ['of two stages of a project (bug: both swallowed)', '1,1', 4],
  ])('are records of their own under other names, %s', async (_, codes, count) => {
    const { store, scope } = planStore();
    const [a, b] = codes.split(',');
    const files = lists('甲线改造,1,30\n乙线改造,2,20', `丙线改造,${a},10\n丁线改造,${b},20`);
    const { counts, issues } = await importFiles(store, scope, files);
    expect(counts).toMatchObject({ inserted: count, updated: 0 });
    const [like] = issues.filter(({ code }) => code === 'ROW_LIKE_ANOTHER_ELSEWHERE');
    expect(like?.params).toMatchObject({ row: 2, sheet: expect.any(String) });
    expect((await importFiles(store, scope, files)).counts).toMatchObject({ inserted: 0, updated: 0 });
    store.close();
  });

  it('join a record once per list, and of several the one of their name', async () => {
    const { store, scope } = planStore();
    const files = lists('甲,01,30\n乙,01,20', '甲,01,10\n甲,01,11\n甲,01,10');
    expect((await importFiles(store, scope, files)).counts).toMatchObject({ inserted: 3, updated: 0, unchanged: 2 });
    expect(loadSheet(store, scope, 'project').columns.totalFen).toEqual([30_000_000, 20_000_000, 11_000_000]);
    expect((await importFiles(store, scope, files)).counts).toMatchObject({ inserted: 0, updated: 0 });
    store.close();
  });

  it('go before a record of the same name without a code (bug: the second list changed another record)', async () => {
    const { store, scope } = planStore();
    await importFiles(store, scope, [csv('旧.csv', `${header}\n甲,01,30\n甲,,5\n`)]);
    const result = await importFiles(store, scope, lists('甲,01,31', '甲,01,32'));
    expect(result.counts).toMatchObject({ inserted: 0, updated: 1, unchanged: 1 });
    expect(loadSheet(store, scope, 'project').columns.officialCode).toEqual(['01', null]);
    store.close();
  });

  it('leave no batch where they add nothing, and say where the row stands that they repeat', async () => {
    const { store, scope } = planStore();
    const { issues } = await importFiles(store, scope, lists('甲,01,30\n乙,02,20', '甲,01,31\n乙,02,20'));
    expect(store.get('SELECT count(*) AS n FROM importBatch')).toEqual({ n: 1 });
    expect(issues.map(({ code }) => code)).toContain('ROW_REPEATED_ELSEWHERE');
    store.close();
  });
});

it('records of one name that a row may mean are told apart (bug: a choice between two equal names)', async () => {
  const { store, scope } = planStore();
  const header = '线路编码,线路名称,电压等级,所属变电站,线路总长度（km）\n';
  await importFiles(store, scope, [
    csv('a.csv', `${header}01,城东线,10,城关变,5\n02,城东线,10,东河变,7\n03,城西线,10,城关变,9\n`),
  ]);
  const sessions = new ImportSessions();
  const next = csv('b.csv', '线路名称,电压等级,线路总长度（km）\n城东线,10,6\n城西线,10,9\n');
  const { sessionId } = await sessions.open(store, scope, [next], {});
  await sessions.get(sessionId).work.plan(store, scope, []);
  const { rows } = await sessions.rows(store, sessionId, 'ambiguous', 0, 10);
  expect(rows.map(({ candidates }) => candidates.map(({ name, detail }) => `${name} ${detail}`))).toEqual([
    ['城东线 01 · 城关变 · 10 kV', '城东线 02 · 东河变 · 10 kV'],
  ]);
  store.close();
});

it('rows taken in spite of a remark are found among the others, and mended in place', async () => {
  const { store, scope } = planStore();
  const sessions = new ImportSessions();
  const lines = Array.from({ length: 400 }, (_, i) => `${i},第${i}线,10,${i === 390 ? '约五里' : i}`).join('\n');
  const file = csv('线路.csv', `线路编码,线路名称,电压等级,线路总长度（km）\n${lines}\n`);
  const { sessionId } = await sessions.open(store, scope, [file], {});
  const { work } = sessions.get(sessionId);
  await work.plan(store, scope, []);
  const found = await sessions.rows(store, sessionId, 'new', 0, 10, true);
  expect([found.total, found.withIssues, found.rows[0]?.texts.lengthKm]).toEqual([1, 1, '约五里']);
  expect((await sessions.rows(store, sessionId, 'new', 0, 10)).total).toBe(400);
  await work.plan(store, scope, [{ index: found.rows[0]!.index, texts: { lengthKm: '2.5' } }]);
  expect((await sessions.rows(store, sessionId, 'new', 0, 10, true)).total).toBe(0);
  await work.commit(store, scope);
  expect(loadSheet(store, scope, 'feeder').columns.lengthKm![390]).toBe(2.5);
  store.close();
});

it('a row without its name says which field is to be filled (bug: nothing to type it into)', async () => {
  const { store, scope } = planStore();
  const work = new ImportWork();
  await work.addFile(csv('项目.csv', '项目名称,项目编码,总投资（万元）\n甲,01,10\n乙,02,20\n,03,30\n'));
  await work.plan(store, scope, []);
  const [row] = work.rejectedTables()[0]!.rows;
  expect(row!.issues.map(({ code, params }) => [code, params?.fields])).toEqual([['ROW_INCOMPLETE', 'name']]);
  const fixed = await work.plan(store, scope, [{ index: 2, texts: { name: '丙' } }]);
  expect(fixed.counts).toMatchObject({ new: 3, rejected: 0 });
  store.close();
});
