import { describe, expect, it } from 'vitest';
import type { SheetCells } from '../../../src/backend/exchange/sheetCells';
import { buildMapping } from '../../../src/backend/exchange/understand/mapping';
import { RowReader, readAllRows } from '../../../src/backend/exchange/understand/readRows';
import { findTables } from '../../../src/backend/exchange/understand/tables';
import type { ImportMapping } from '../../../src/shared/api/inspection';
import { date, errorCell, noResult, sheet, textSheet } from './support';

function read(cells: SheetCells, change: Partial<ImportMapping> = {}, fixes?: Map<number, Record<string, string>>) {
  const table = findTables(cells)[0]!;
  const mapping = { ...buildMapping(table, cells.info, 0), ...change };
  return readAllRows(cells, table, mapping, fixes ? { fixes } : {});
}
const codes = (issues: { code: string }[]) => issues.map((i) => i.code);

describe('outages and ledgers', () => {
  it('an outage list: minutes, kinds, both names of the line (bug: the code overwrites the name)', () => {
    const { rows } = read(
      textSheet(`
线路编码|线路名称|停电开始时间|停电结束时间|停电类型
0101|10kV城东线|2025-03-01 08:05|2025-03-01 10:05|故障停电
0102|10kV城西线|2025/3/2 8:05|2025年3月2日10时5分|预安排停电`),
    );
    expect(rows.map((r) => r.rejected)).toEqual([false, false]);
    expect(rows[0]!.refs.feeder).toEqual({ name: '10kV城东线', code: '0101' });
    expect(rows[0]!.values).toEqual({
      feederText: '10kV城东线',
      start: '2025-03-01 08:05',
      end: '2025-03-01 10:05',
      kind: 'fault',
    });
    expect(rows[1]!.values).toMatchObject({ start: '2025-03-02 08:05', end: '2025-03-02 10:05', kind: 'planned' });
  });

  it('an outage without line and area, without an end, or ending before it began is rejected (bug: counted all the same)', () => {
    const { rows } = read(
      textSheet(`
线路名称|停电开始时间|停电结束时间|停电户数
|2025-03-01 08:05|2025-03-01 10:05|3
城西线|2025-03-01 08:05|至今|3
城东线|2025-03-01 08:05|2025-03-01 07:05|3
城南线|2025-03-01 08:05|2025-03-01 09:05|三户`),
    );
    expect(rows.map((r) => [r.rejected, codes(r.issues)])).toEqual([
      [true, ['ROW_WITHOUT_IDENTITY']],
      [true, ['CELL_NOT_A_DATE_TIME']],
      [true, ['ROW_OUTAGE_ENDS_BEFORE_START']],
      [false, ['CELL_NOT_A_NUMBER']],
    ]);
    expect(rows[3]!.values.customers).toBeNull();
    expect(rows[3]!.extra).toEqual({ 停电户数: '三户' });
    expect(rows[3]!.issues[0]!.where).toEqual({ sheet: 'Sheet1', cell: 'D5', row: 5 });
  });

  it('units of header, unit row and cell (bug: m read as km, 千伏安 as text)', () => {
    const { rows } = read(
      textSheet(`
线路名称|线路长度|装接容量|供电半径(m)|所属变电站
|m|MVA||
城东线|12500|3.15|800|城关变
城西线|9.8公里|3150千伏安|1.2km|城关变`),
    );
    expect(rows.map((r) => [r.values.lengthKm, r.values.installedKva, r.values.supplyRadiusKm])).toEqual([
      [12.5, 3150, 0.8],
      [9.8, 3150, 1.2],
    ]);
  });

  it('percent cells are fractions, percent columns are not (bug: 0.985 for 98.5 %)', () => {
    const { rows } = read(
      sheet([
        ['终端名称', '所属线路', '在线率'],
        ['A', '城东线', { type: 6, text: '0.985' }],
        ['B', '城西线', 97.5],
        ['C', '城西线', '96.5%'],
      ]),
    );
    expect(rows.map((r) => r.values.onlinePercent)).toEqual([98.5, 97.5, 96.5]);
  });

  it('merged group cells hold for their rows, merged amounts do not (bug: an investment counted three times)', () => {
    const { rows, summary } = read(
      sheet(
        [
          ['乡镇', '项目名称', '总投资', '受益户数'],
          ['城关镇', 'A', 300, 10],
          [null, 'B', null, 20],
          [null, 'C', null, 30],
          ['东河镇', 'D', 50, 5],
          ['合计', null, 350, 65],
        ],
        { merged: ['A2:A4', 'C2:C4'] },
      ),
    );
    expect(rows.map((r) => r.values.townshipText)).toEqual(['城关镇', '城关镇', '城关镇', '东河镇']);
    expect(rows.map((r) => r.amounts!.reduce((sum, a) => sum + a.amountFen, 0))).toEqual([300e6, 0, 0, 50e6]);
    expect(summary.issues).toEqual([]);
  });

  it('a group written once without a merge is filled down, and can be told not to be (bug: villages without township)', () => {
    const cells = textSheet(`
乡镇|自然村|户数
城关镇|张家湾|5
|李家村|6
|王庄|7
东河镇|赵家湾|8
|孙家湾|9`);
    expect(read(cells).rows.map((r) => r.values.townshipText)).toEqual([
      '城关镇',
      '城关镇',
      '城关镇',
      '东河镇',
      '东河镇',
    ]);
    const table = findTables(cells)[0]!;
    const mapping = buildMapping(table, cells.info, 0);
    const plain = { ...mapping, columns: mapping.columns.map((c) => ({ ...c, fillDown: false })) };
    expect(readAllRows(cells, table, plain).rows[1]!.values.townshipText).toBeNull();
  });

  it('codes keep their zeros, long ones their digits (bug: 0015110013 becomes 15110013)', () => {
    const { rows } = read(
      sheet([
        ['项目编码', '项目名称', '总投资'],
        ['0015110013', 'A', 1],
        [1511001300010001, 'B', 1],
        ['15110013.0', 'C', 1],
        ['="00123"', 'D', 1],
      ]),
    );
    expect(rows.map((r) => r.values.officialCode)).toEqual(['0015110013', '1511001300010001', '15110013', '00123']);
  });
});

describe('what costs a row and what does not', () => {
  it('unreadable money or name rejects; anything else is kept as text (bug: a row lost for a remark in a date)', () => {
    const { rows } = read(
      sheet([
        ['项目名称', '总投资', '计划开工', '建设性质', '备注'],
        ['A', '约百万', '2026-03', '新建', null],
        [errorCell('#REF!'), 10, null, null, null],
        ['C', noResult, null, null, null],
        ['D', 10, '视情况', '其他性质', '—'],
        [null, 10, '2026', null, '缺名称'],
      ]),
    );
    expect(rows.map((r) => r.rejected)).toEqual([true, true, true, false, true]);
    expect(rows[3]!.values).toMatchObject({ name: 'D', plannedStart: null, nature: null, note: null });
    expect(rows[3]!.extra).toEqual({ 计划开工: '视情况', 建设性质: '其他性质' });
    expect(rows[3]!.issues.map((i) => i.severity)).toEqual(['warning', 'warning']);
    expect(rows[2]!.issues.map((i) => [i.severity, i.code])).toEqual([['error', 'CELL_FORMULA_WITHOUT_RESULT']]);
    expect(codes(rows[4]!.issues)).toEqual(['ROW_WITHOUT_IDENTITY']);
  });

  it('a code without a name can still change what exists (bug: rejected before it is looked for)', () => {
    const { rows } = read(textSheet('项目编码|项目名称|总投资\nP1||10\nP2|B|20'));
    expect([rows[0]!.rejected, rows[0]!.incomplete]).toEqual([false, ['name']]);
  });

  it('a value the store cannot hold counts as unreadable (bug: the whole commit fails for one length below zero)', () => {
    const { rows } = read(textSheet('线路名称|所属变电站|线路长度\n城东线|城关变|-3\n城西线|城关变|4'));
    expect([rows[0]!.rejected, rows[0]!.values.lengthKm, codes(rows[0]!.issues)]).toEqual([
      false,
      null,
      ['CELL_BELOW_MIN'],
    ]);
  });

  it('a typed correction stands in for the cell (bug: the fix is read in the wrong unit)', () => {
    const cells = textSheet('项目名称|总投资（元）\nA|不详数\nB|20000');
    const { rows } = read(cells, {}, new Map([[2, { totalFen: '3万元' }]]));
    expect(rows.map((r) => [r.rejected, r.amounts?.[0]?.amountFen])).toEqual([
      [false, 3_000_000],
      [false, 2_000_000],
    ]);
  });

  it('labels without a field are kept, two of one name and __proto__ too (bug: a prototype, or one lost)', () => {
    const { rows } = read(textSheet('项目名称|总投资|__proto__|附注一|附注一\nA|1|p|x|y\nB|2|q|z|w'));
    expect(JSON.parse(JSON.stringify(rows[0]!.extra))).toEqual(
      JSON.parse('{"__proto__":"p","附注一":"x","附注一 (E)":"y"}'),
    );
  });

  it('rows left out, rows taken and hidden rows follow the mapping (bug: the choice is not applied)', () => {
    const cells = sheet(
      [
        ['序号', '项目名称', '总投资'],
        [1, 'A', 10],
        [2, 'B', 20],
        ['例', 'C', 30],
        [3, 'D', 40],
      ],
      { hiddenRows: [2] },
    );
    const names = (change: Partial<ImportMapping>) => read(cells, change).rows.map((r) => r.values.name);
    expect(names({})).toEqual(['A', 'D']);
    expect(names({ hiddenRows: 'take', takeRows: [4], leaveRows: [2] })).toEqual(['B', 'C', 'D']);
    expect(codes(read(cells).summary.issues)).toEqual(['HIDDEN_ROWS_LEFT']);
  });

  it('a mapping that names a field twice loses nothing (bug: the second column overwrites the first)', () => {
    const cells = textSheet('项目名称|总投资|概算\nA|10|11\nB|20|21');
    const table = findTables(cells)[0]!;
    const mapping = buildMapping(table, cells.info, 0);
    const twice = {
      ...mapping,
      columns: mapping.columns.map((c) => (c.letter === 'C' ? { ...c, field: 'totalFen' } : c)),
    };
    const { rows } = readAllRows(cells, table, twice);
    expect(rows[0]!.amounts).toEqual([{ year: null, source: null, amountFen: 10e6 }]);
    expect(rows[0]!.extra).toEqual({ 概算: '11' });
  });
});

describe('money', () => {
  const amounts = (block: string) => read(textSheet(block)).rows[0]!;

  it('amounts are exact (bug: 0.1 + 0.2, 1.005 through a float)', () => {
    const row = amounts('项目名称|总投资|中央预算内|企业自筹\nA|1.3006|0.1003|1.2003\nB|1|1|');
    expect(row.amounts!.map((a) => a.amountFen)).toEqual([100300, 1200300]);
    expect(row.issues).toEqual([]);
  });

  it('years and sources that cross (bug: the amount is booked twice)', () => {
    const row = amounts('项目名称|总投资|2026年投资|中央预算内|企业自筹\nA|100|100|40|60\nB|1|1|1|');
    expect(row.amounts).toEqual([
      { year: 2026, source: 'centralPlan', amountFen: 40e6 },
      { year: 2026, source: 'company', amountFen: 60e6 },
    ]);
  });

  it('several years beside several sources: who paid when is not invented (bug: shares made up)', () => {
    const row = amounts('项目名称|总投资|2026年投资|2027年投资|中央预算内|企业自筹\nA|100|30|70|40|60\nB|1|1||1|');
    expect(row.amounts).toEqual([
      { year: 2026, source: null, amountFen: 30e6 },
      { year: 2027, source: null, amountFen: 70e6 },
    ]);
    expect(codes(row.issues)).toEqual(['AMOUNT_SPLIT_UNKNOWN']);
    expect(row.extra).toEqual({ 中央预算内: '40', 企业自筹: '60' });
  });

  it('what the parts leave of the total is told and kept, parts above it are told (bug: the sum is bent)', () => {
    const less = amounts('项目名称|总投资|中央预算内\nA|100|40\nB|1|1');
    expect(less.amounts).toContainEqual({ year: null, source: null, amountFen: 60e6 });
    expect(codes(less.issues)).toEqual(['AMOUNT_REST_UNASSIGNED']);
    const more = amounts('项目名称|总投资|中央预算内\nA|100|140\nB|1|1');
    expect(more.amounts).toEqual([{ year: null, source: 'centralPlan', amountFen: 140e6 }]);
    expect(codes(more.issues)).toEqual(['AMOUNT_PARTS_EXCEED_TOTAL']);
  });

  it('shares of the total make the total to the fen (bug: a fen lost to rounding)', () => {
    const row = amounts(
      '项目名称|总投资|中央计划比例（%）|公司自筹比例（%）|用户投资比例（%）\nA|0.0001|33.3|33.3|33.4\nB|1|100||',
    );
    expect(row.amounts!.reduce((sum, a) => sum + a.amountFen, 0)).toBe(100);
    expect(row.amounts!.map((a) => a.source)).toEqual(['centralPlan', 'company', 'customer']);
  });
});

describe('totals and sections', () => {
  it('totals before and after their rows, of sections and of everything, are compared with the right rows (bug: false alarms)', () => {
    const { summary, rows } = read(
      textSheet(`
序号|项目名称|总投资
|合计|60
一|线路工程|30
1|A|10
2|B|20
|小计|30
二|台区工程|30
3|C|30
|小计|30
|总计|60`),
    );
    expect(summary.issues).toEqual([]);
    expect(rows.map((r) => r.section)).toEqual([['线路工程'], ['线路工程'], ['台区工程']]);
    expect(rows.map((r) => r.values.kind)).toEqual(['line', 'line', 'transformerArea']);
  });

  it('a wrong subtotal is told with its cell, a right one beside it is not (bug: only the grand total is looked at)', () => {
    const { summary } = read(
      textSheet(
        '项目名称|项目编码|总投资|受益户数\nA|1|10|5\nB|2|20|6\n小计||31|11\nC|3|30|7\n小计||30|7\n合计||60|18',
      ),
    );
    expect(summary.issues.map((i) => [i.code, i.where?.cell, i.params?.printed, i.params?.sum])).toEqual([
      ['TOTAL_DIFFERS', 'C4', '31', '30'],
    ]);
  });

  it('nested sections give a path (bug: （一） replaces 一)', () => {
    const { rows } = read(
      textSheet('序号|项目名称|总投资\n一|线路工程|\n（一）|新建|\n1|A|10\n（二）|改造|\n2|B|20\n二|台区工程|\n3|C|30'),
    );
    expect(rows.map((r) => r.section.join('>'))).toEqual(['线路工程>新建', '线路工程>改造', '台区工程']);
  });
});

describe('reading as a stream', () => {
  it('chunks of any size give the same rows (bug: state lost between chunks)', () => {
    const rows = Array.from({ length: 2500 }, (_, i) => [
      i % 500 === 0 ? `镇${i / 500}` : null,
      `村${i}`,
      i,
      date('2020-01-01'),
    ]);
    const cells = sheet([['乡镇', '自然村', '户数', '登记日期'], ...rows]);
    const table = findTables(cells)[0]!;
    const mapping = buildMapping(table, cells.info, 0);
    const filling = { ...mapping, columns: mapping.columns.map((c) => ({ ...c, fillDown: c.field === 'township' })) };
    const whole = readAllRows(cells, table, filling);
    const reader = new RowReader(cells.info, { ...table, lastDataRow: Number.POSITIVE_INFINITY }, filling);
    const parts = cells.chunks.flatMap((chunk) => [...reader.push(chunk)]);
    expect(parts).toEqual(whole.rows);
    expect(reader.finish().read).toBe(2500);
    expect(whole.rows[1700]!.values.townshipText).toBe('镇3');
  });
});
