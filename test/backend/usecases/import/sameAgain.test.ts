import fc from 'fast-check';
import { expect, it } from 'vitest';
import { undo } from '../../../../src/backend/usecases/history';
import { ImportWork } from '../../../../src/backend/usecases/import/importWork';
import { planStore } from '../../../support/planStore';

const row = fc.record({
  name: fc.constantFrom('甲', '乙', '丙'),
  code: fc.constantFrom('', '01', '02'),
  town: fc.constantFrom('', '城关镇'),
  wan: fc.constantFrom('', '10', '20'),
  person: fc.constantFrom('', '张三', '李四'),
});
const list = fc.array(row, { minLength: 1, maxLength: 5 });

function file(name: string, rows: { name: string; code: string; town: string; wan: string; person: string }[]) {
  const lines = rows.map(({ name, code, town, wan, person }) => [name, code, town, wan, person].join(','));
  const text = `项目名称,项目编码,所属乡镇,总投资（万元）,督办人\n${lines.join('\n')}\n`;
  return { name, bytes: new TextEncoder().encode(text) };
}

it('the same list again proposes nothing, whatever its rows share (bug: records made or changed by every import)', async () => {
  const { store, scope } = planStore();
  await fc.assert(
    fc.asyncProperty(list, async (rows) => {
      const work = new ImportWork();
      await work.addFile(file('项目库.csv', rows));
      const { batchId } = await work.commit(store, scope);
      const { counts } = await work.plan(store, scope, []);
      if (batchId) undo(store);
      expect(store.get('SELECT count(*) AS n FROM project')).toEqual({ n: 0 });
      expect([counts.new, counts.changed, counts.ambiguous]).toEqual([0, 0, 0]);
    }),
    { numRuns: 15 },
  );
  store.close();
});
