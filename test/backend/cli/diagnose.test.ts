import { copyFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { planStore } from '../../support/planStore';
import { buildCli, faultOf, runAll } from '../../support/runCli';

beforeAll(buildCli, 180_000);

it('diagnose: one document of findings, gaps and grades; nothing is written; a wrong day is a usage fault', async () => {
  const { store, scope } = planStore();
  store.write({ code: 'CHANGE_EDIT' }, (writer) => {
    writer.insert('feeder', { countyId: scope.countyId, name: '甲线', code: 'F1', tieCount: 0, trunkKm: 16 });
  });
  const { file } = store;
  store.close();
  const other = `${file}.copy`;
  copyFileSync(file, other);
  const [json, plain, wrong] = await runAll([
    ['diagnose', '--store', file, '--json'],
    ['diagnose', '--store', other, '--as-of', '2025-06-30', '--lang', 'en'],
    ['diagnose', '--store', 'x', '--as-of', '2025-02-30', '--json'],
  ]);
  const said = json!.json as unknown as {
    format: string;
    asOf: string;
    findings: { rule: string; element: object; evidence: object[] }[];
    cannotJudge: { column: string; emptyOf: number[] }[];
    grades: { indicator: string; grade: string | null }[];
  };
  expect([json!.code, said.format, said.asOf]).toEqual([0, 'countyframe.findings/1', '2025-12-31']);
  expect(said.findings.map(({ rule }) => rule)).toEqual(['frame.noTie', 'frame.radialLong']);
  expect(said.findings[0]).toMatchObject({
    element: { kind: 'feeder', code: 'F1', name: '甲线' },
    ...{ measured: 0, limit: 1, edition: 'DL/T 5729-2023', evidence: [{ file: null, sheet: null, cell: null }] },
  });
  expect(said.cannotJudge).toContainEqual({
    ...{ rule: 'frame.fewSections', entity: 'feeder', column: 'sectionCount', emptyOf: [1, 1] },
  });
  expect(said.grades.find(({ indicator }) => indicator === 'smartMeters')).toMatchObject({ grade: null });
  expect(plain!.stdout).toContain('As of 2025-06-30: 2 findings');
  expect(plain!.stdout).toContain('Long radial feeder  F1 甲线  16 km (limit 15 km)');
  expect(faultOf(wrong!)).toEqual({ exit: 2, code: 'USAGE_VALUE_WRONG' });
  const again = Store.openReadonly(file);
  expect(again.get<{ n: number }>('SELECT count(*) AS n FROM change')!.n).toBe(2);
  again.close();
}, 120_000);
