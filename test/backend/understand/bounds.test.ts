import { expect, it } from 'vitest';
import type { WorkbookInfo } from '../../../src/backend/exchange/sheetCells';
import { sheetFromRows } from '../../../src/backend/exchange/understand/grid';
import { understandWorkbook } from '../../../src/backend/exchange/understand/inspect';

const LEDGER = [
  ['线路编码', '线路名称', '电压等级'],
  ['01', '城东线', '10kV'],
  ['02', '城西线', '10kV'],
];

function understood(rows: (string | null)[][], until?: number) {
  const sheet = sheetFromRows(rows);
  const file = { name: 't.csv', bytes: 1, sha256: '', kind: 'csv', encoding: 'utf-8' } as const;
  const info: WorkbookInfo = { file, sheets: [sheet.info], issues: [] };
  const { inspection } = understandWorkbook(info, [sheet], undefined, until);
  return { tables: inspection.sheets[0]!.tables, codes: inspection.issues.map(({ code }) => code) };
}

it('a sheet that cannot be looked through in time has no table, and says so (bug: half a table taken for the whole)', () => {
  expect(understood(LEDGER)).toMatchObject({ tables: [{ entity: 'feeder', dataRowCount: 2 }] });
  expect(understood(LEDGER, performance.now() - 1)).toEqual({ tables: [], codes: ['SHEET_NOT_UNDERSTOOD'] });
});

it('of a sheet of 16,384 columns the first are looked at, and that is told (bug: minutes spent on one row)', () => {
  const wide = LEDGER.map((row) => [...row, ...Array<null>(16_380).fill(null), 'x']);
  const { tables, codes } = understood(wide);
  expect(tables).toMatchObject([{ entity: 'feeder', dataRowCount: 2 }]);
  expect(codes).toContain('SHEET_TOO_WIDE');
});
