import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellType, type FileInfo, type SheetCells } from '../../../src/backend/exchange/sheetCells';
import { RowClassifier } from '../../../src/backend/exchange/understand/classify';
import { EarlyScan } from '../../../src/backend/exchange/understand/earlyScan';
import { FormulaTally } from '../../../src/backend/exchange/understand/formulas';
import { MergeIndex, rowsOf } from '../../../src/backend/exchange/understand/grid';
import { assemble, understandWorkbook } from '../../../src/backend/exchange/understand/inspect';
import { buildMapping } from '../../../src/backend/exchange/understand/mapping';
import { readAllRows } from '../../../src/backend/exchange/understand/readRows';
import { findTables, TableScanner } from '../../../src/backend/exchange/understand/tables';
import { hasMessage } from '../../../src/shared/messages';
import { importableEntities } from '../../../src/shared/model/importable';
import { sheet, type Value } from './support';

const words = [
  '序号',
  '项目名称',
  '项目编码',
  '总投资',
  '投资（万元）',
  '其中',
  '中央预算内',
  '2026年投资',
  '2026',
  '线路名称',
  '停电开始时间',
  '停电结束时间',
  '台区名称',
  '所属变电站',
  '户数',
  '乡镇',
  '备注',
  '合  计',
  '小计',
  '一',
  '二、台区工程',
  '（一）新建',
  '注：见附件',
  '例：',
  '单位：万元',
  '附件1',
  '负责人：',
  'km',
  '万元',
  '—',
  '#REF!',
  '__proto__',
  'constructor',
  '',
  ' \u00a0\u3000',
];
const text = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 12, unit: 'binary' }),
);
const cell: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: text },
  { weight: 3, arbitrary: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })) },
  fc.boolean(),
  fc.record({ type: fc.constantFrom(...Object.values(CellType)), text }),
);
const grid = fc
  .tuple(
    fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 30 }),
    fc.array(fc.tuple(fc.nat(30), fc.nat(8), fc.nat(4), fc.nat(4)), { maxLength: 8 }),
    fc.array(fc.nat(30), { maxLength: 4 }),
    text,
  )
  .map(([rows, merges, hiddenRows, name]) =>
    sheet(rows, {
      name,
      hiddenRows,
      merges: merges.map(([r, c, h, w]) => ({ firstRow: r, lastRow: r + h, firstColumn: c, lastColumn: c + w })),
    }),
  );
const file: FileInfo = { name: 'any.xlsx', bytes: 1, sha256: '0', kind: 'xlsx', encoding: null };
const understand = (cells: SheetCells) => understandWorkbook({ file, sheets: [cells.info], issues: [] }, [cells]);

describe('any grid of cells', () => {
  it('is understood without a fault, and every row is a record or skipped (bug: a crash, or rows that vanish)', () => {
    fc.assert(
      fc.property(grid, (cells) => {
        const { inspection, tables } = understand(cells);
        for (const table of inspection.sheets[0]!.tables) {
          const fields = table.columns.flatMap((c) => (c.field === null ? [] : [c.field]));
          expect(new Set(fields).size).toBe(fields.length);
          expect(table.firstDataRow).toBe(table.headerRows[1] + 1);
          const inside = table.skipped.filter((s) => s.row <= table.lastDataRow).length;
          expect(table.dataRowCount + inside).toBe(table.lastDataRow - table.firstDataRow + 1);
          expect(table.skipped.map((s) => s.row)).toEqual([...table.skipped.map((s) => s.row)].sort((a, b) => a - b));
        }
        for (const { table, mapping } of tables) {
          if (mapping.entity === null) continue;
          const { rows, summary } = readAllRows(cells, table, { ...mapping, hiddenRows: 'take' });
          expect(rows).toHaveLength(table.dataRowCount);
          for (const issue of [...summary.issues, ...rows.flatMap((r) => r.issues)])
            expect(hasMessage(issue.code)).toBe(true);
        }
        JSON.stringify(inspection);
      }),
      { numRuns: 1500 },
    );
  });

  it('can be read as any entity (bug: a mapping that does not fit the rows crashes the dry run)', () => {
    fc.assert(
      fc.property(grid, fc.constantFrom(...importableEntities), (cells, entity) => {
        for (const { table, mapping } of understand(cells).tables) {
          const forced = buildMapping(table, cells.info, mapping.tableIndex, entity);
          readAllRows(cells, table, forced);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('what passes the quick look is a record to the close one too (bug: a total passed over for speed)', () => {
    fc.assert(
      fc.property(grid, (cells) => {
        const merges = new MergeIndex(cells.info.merges);
        for (const table of findTables(cells)) {
          const classifier = new RowClassifier(table, merges);
          for (const row of cells.chunks.flatMap((chunk) => [...rowsOf(chunk)])) {
            if (row.row > table.lastRow && classifier.isPlainRecord(row))
              expect(classifier.lookClosely(row)).toBe('data');
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is found while it is read as it is when all of it is there, or is left to the end (bug: merged cells that came too late)', () => {
    const columns = fc.integer({ min: 0, max: 40 });
    const far = fc.record({ firstRow: fc.nat(9), firstColumn: columns, lastColumn: columns });
    let found = 0;
    fc.assert(
      fc.property(grid, fc.array(far, { maxLength: 2 }), fc.boolean(), (cells, more, keepsMerges) => {
        const added = more.map(({ firstRow, firstColumn, lastColumn }) => ({
          firstRow,
          lastRow: firstRow + 1,
          firstColumn: Math.min(firstColumn, lastColumn),
          lastColumn: Math.max(firstColumn, lastColumn),
        }));
        const hiddenRows = keepsMerges ? cells.info.hiddenRows : [];
        const info = { ...cells.info, hiddenRows, merges: [...(keepsMerges ? cells.info.merges : []), ...added] };
        const scan = new EarlyScan(info.index);
        for (const chunk of cells.chunks) scan.push(chunk);
        const early = scan.finish(info);
        if (!early) return;
        found++;
        const sheet = { info, chunks: cells.chunks };
        expect(findTables(sheet, Number.POSITIVE_INFINITY, early)).toEqual(findTables(sheet));
      }),
      { numRuns: 2000 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it('is found alike in one chunk and in many (bug: state lost between chunks)', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: 1, max: 7 }), (cells, size) => {
        const scanner = new TableScanner(cells.info);
        for (const chunk of cells.chunks) {
          for (let at = 0; at < chunk.rowCount; at += size) {
            const rowCount = Math.min(size, chunk.rowCount - at);
            const columns = chunk.columns.map((column) =>
              column === null
                ? null
                : { types: column.types.slice(at, at + rowCount), texts: column.texts.slice(at, at + rowCount) },
            );
            scanner.push({ ...chunk, firstRow: chunk.firstRow + at, rowCount, columns });
          }
        }
        const whole = new TableScanner(cells.info);
        for (const chunk of cells.chunks) whole.push(chunk);
        expect(scanner.finish()).toEqual(whole.finish());
      }),
      { numRuns: 500 },
    );
  });
});

describe('a million rows', () => {
  it('go by in bounded memory (bug: every row kept)', () => {
    const types = new Uint8Array(1000).fill(CellType.text);
    const numbers = new Uint8Array(1000).fill(CellType.number);
    const names = Array.from({ length: 1000 }, (_, i) => `线路${i}`);
    const lengths = Array.from({ length: 1000 }, (_, i) => String(i));
    const head = sheet([['线路名称', '所属变电站', '线路长度']]);
    const info = { ...head.info, rowCount: 1_000_001, columnCount: 3 };
    const scanner = new TableScanner(info);
    const formulas = new FormulaTally();
    scanner.push(head.chunks[0]!);
    for (let at = 0; at < 1000; at++) {
      const columns = [
        { types, texts: names },
        { types, texts: names },
        { types: numbers, texts: lengths },
      ];
      scanner.push({ sheetIndex: 0, firstRow: 1 + at * 1000, rowCount: 1000, columns });
    }
    const tables = scanner.finish();
    expect(tables[0]!.dataRowCount).toBe(1_000_000);
    const { inspection } = assemble({ file, sheets: [info], issues: [] }, [{ info, tables, formulas }]);
    expect(inspection.sheets[0]!.tables[0]).toMatchObject({ entity: 'feeder', lastDataRow: 1_000_001, skipped: [] });
  });
});
