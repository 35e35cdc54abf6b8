import { expect, it } from 'vitest';
import { undo } from '../../../../src/backend/usecases/history';
import { importFiles } from '../../../../src/backend/usecases/import/importFiles';
import { ImportSessions } from '../../../../src/backend/usecases/import/importSessions';
import { planStore } from '../../../support/planStore';

function csv(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(text) };
}

const library = csv(
  '项目库.csv',
  '项目名称,项目编码,所属乡镇,总投资（万元）\n甲线改造,01,城关镇,10\n乙线改造,02,城关镇,20\n',
);
const plan = csv(
  '计划表.csv',
  '项目名称,项目编码,所属乡镇,督办人,批次号\n甲线改造,01,城关镇,张三,一批\n丙线新建,03,城关镇,李四,\n',
);

function started() {
  const { store, scope } = planStore();
  const extras = () =>
    store
      .all<{ extra: string | null }>('SELECT extra FROM project ORDER BY officialCode')
      .map(({ extra }) => (extra === null ? null : (JSON.parse(extra) as Record<string, string>)));
  return { store, scope, extras };
}

it('columns without a field change a record, old beside new, and can be taken back (bug: unchanged, and lost)', async () => {
  const { store, scope, extras } = started();
  await importFiles(store, scope, [
    csv('一.csv', '项目名称,项目编码,所属乡镇,督办人,备忘\n甲线改造,01,城关镇,王五,旧\n乙线改造,02,城关镇,,\n'),
  ]);
  const sessions = new ImportSessions();
  const { sessionId } = await sessions.open(store, scope, [plan], {});
  const { work } = sessions.get(sessionId);
  expect((await work.plan(store, scope, [])).counts).toMatchObject({ changed: 1, new: 1 });
  const { rows } = await sessions.rows(store, sessionId, 'changed', 0, 10);
  expect(rows[0]!.changes).toEqual([
    { key: 'extra:督办人', before: '王五', after: '张三' },
    { key: 'extra:批次号', before: null, after: '一批' },
  ]);
  await work.commit(store, scope);
  // What the list does not have stays.
  expect(extras()).toEqual([{ 督办人: '张三', 备忘: '旧', 批次号: '一批' }, null, { 督办人: '李四' }]);
  expect((await importFiles(store, scope, [plan])).counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
  undo(store);
  expect(extras()).toEqual([{ 督办人: '王五', 备忘: '旧' }, null]);
  store.close();
});

it('a row of a second list adds them to a record, of the store or new (bug: unchanged, and lost)', async () => {
  for (const isStored of [true, false]) {
    const { store, scope, extras } = started();
    if (isStored) await importFiles(store, scope, [library]);
    const { counts } = await importFiles(store, scope, [library, plan]);
    expect(counts).toMatchObject({ inserted: isStored ? 1 : 3, updated: 1 });
    expect(extras()).toEqual([{ 督办人: '张三', 批次号: '一批' }, null, { 督办人: '李四' }]);
    // Both again: nothing; and a third list does not take away what the first two say.
    expect((await importFiles(store, scope, [library, plan])).counts).toMatchObject({ inserted: 0, updated: 0 });
    const third = csv('三.csv', '项目名称,项目编码,所属乡镇,督办人\n甲线改造,01,城关镇,赵六\n');
    expect((await importFiles(store, scope, [plan, third])).counts).toMatchObject({ inserted: 0, updated: 0 });
    expect(extras()[0]).toEqual({ 督办人: '张三', 批次号: '一批' });
    undo(store);
    expect(extras()).toEqual(isStored ? [null, null] : []);
    store.close();
  }
});

it('what two lists add to the same empty cell is counted once (bug: a change that writes nothing)', async () => {
  const { store, scope } = started();
  await importFiles(store, scope, [library]);
  const first = csv('甲.csv', '项目名称,项目编码,所属乡镇,计划开工,督办人\n甲线改造,01,城关镇,2026.03,张三\n');
  const second = csv('乙.csv', '项目名称,项目编码,所属乡镇,计划开工,督办人\n甲线改造,01,城关镇,2026.05,李四\n');
  const { counts, issues } = await importFiles(store, scope, [first, second]);
  expect(counts).toMatchObject({ updated: 1, unchanged: 1 });
  expect(issues.map(({ code }) => code)).toContain('ROW_JOINS_ANOTHER');
  store.close();
});
