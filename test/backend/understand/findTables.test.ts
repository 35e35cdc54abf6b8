import { describe, expect, it } from 'vitest';
import { tableUnderHeader } from '../../../src/backend/exchange/understand/chosenHeader';
import { findTables } from '../../../src/backend/exchange/understand/tables';
import type { FoundTable } from '../../../src/backend/exchange/understand/types';
import { date, merge, noResult, sheet, textSheet } from './support';

/** What a person would note down of a table: range, header, records, skipped rows. */
function noted(table: FoundTable | undefined) {
  if (!table) return null;
  return {
    header: [table.firstRow + 1, table.lastRow + 1],
    last: table.lastDataRow + 1,
    count: table.dataRowCount,
    skipped: table.skipped.map((s) => `${s.row + 1} ${s.why}`),
  };
}
const paths = (table: FoundTable) => table.columns.map((c) => c.path.join('/'));

describe('one table on a sheet', () => {
  it('a plain header in the first row (bug: first record taken for a second header row)', () => {
    const [table] = findTables(
      textSheet('线路编码|线路名称|电压等级|所属变电站\n0101|城东线|10kV|城关变\n0102|城西线|10kV|城关变'),
    );
    expect(noted(table)).toEqual({ header: [1, 1], last: 3, count: 2, skipped: [] });
  });

  it('title, unit line, B2 start (bug: columns counted from A, title taken for a header)', () => {
    const [table] = findTables(
      textSheet(`
||||
|××县自然村清单|||
||||单位：户
|序号|自然村|乡镇|户数
|1|张家湾|城关镇|52
|2|李家村|城关镇|31
|合 计|||83`),
    );
    expect(noted(table)).toEqual({ header: [4, 4], last: 7, count: 2, skipped: ['7 subtotal'] });
    expect(table!.columns.map((c) => c.letter).join('')).toBe('BCDE');
    expect(table!.titles).toContain('××县自然村清单');
  });

  it('two header rows without merges (bug: a blank right of a group label loses the group)', () => {
    const [table] = findTables(
      textSheet(`
序号|台区名称|容量||户数|备注
||原|现||
1|李家村1号变|50|200|31|
2|王庄变|50|100|20|`),
    );
    expect(noted(table)).toMatchObject({ header: [1, 2], count: 2 });
    expect(paths(table!)).toEqual(['序号', '台区名称', '容量/原', '容量/现', '户数', '备注']);
  });

  it('labels merged over both header rows on either side of the groups (bug: the lower row alone, columns at the edges lost, totals taken as data)', () => {
    const tail = Array.from({ length: 20 }, (_, i) => `指标${i + 1}`);
    const [table] = findTables(
      sheet(
        [
          [null, '××县项目清单'],
          ['id', '项目编码', '项目名称', '乡镇', '建设规模', null, null, null, '投资', null, null, '备注'],
          [null, null, null, null, '架空长度', '电缆长度', '配变台数', '配变容量', '总投资', '中压线路', '其他', null],
          ['a1', '0101', '城东线改造', '城关镇', 3.2, 0.5, 2, 400, 120, 100, 20, '先建'],
          ['a2', '0102', '城西线改造', '河口镇', 1.1, 0, 1, 200, 60, 50, 10, null],
          [null, '合计', null, null, 4.3, 0.5, 3, 600, 180, 150, 30, null],
        ].map((row, r) => [
          ...row,
          ...(r === 0 ? [] : r === 2 ? tail : r === 1 ? ['指标', ...tail.slice(1).map(() => null)] : tail.map(() => 1)),
        ]),
        { merged: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:H2', 'I2:K2', 'L2:L3', 'M2:AF2'], hiddenColumns: [0] },
      ),
    );
    expect(noted(table)).toEqual({ header: [2, 3], last: 6, count: 2, skipped: ['6 subtotal'] });
    expect(paths(table!).slice(0, 13)).toEqual(
      'id|项目编码|项目名称|乡镇|建设规模/架空长度|建设规模/电缆长度|建设规模/配变台数|建设规模/配变容量|投资/总投资|投资/中压线路|投资/其他|备注|指标/指标1'.split(
        '|',
      ),
    );
  });

  it('a lower row that ends before the upper one (bug: the upper row refused because it reaches further right)', () => {
    const [table] = findTables(
      sheet(
        [
          ['Code', 'Name', 'Length', null, 'Customers', 'Remark'],
          [null, null, 'Overhead', 'Cable', null, null],
          ['0101', 'East line', 3.2, 0.5, 52, null],
          ['0102', 'West line', 1.1, 0, 31, 'old'],
        ],
        { merged: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2', 'F1:F2'] },
      ),
    );
    expect(noted(table)).toMatchObject({ header: [1, 2], count: 2 });
    expect(paths(table!)).toEqual(['Code', 'Name', 'Length/Overhead', 'Length/Cable', 'Customers', 'Remark']);
  });

  it('a group over the last columns (bug: the last column is cut off)', () => {
    const [table] = findTables(textSheet('序号|台区名称|容量|\n||原|现\n1|李家村1号变|050|200.5'));
    expect(paths(table!)).toEqual(['序号', '台区名称', '容量/原', '容量/现']);
    expect(noted(table)).toMatchObject({ header: [1, 2], count: 1 });
  });

  it('four merged header rows (bug: depth limited to three)', () => {
    const [table] = findTables(
      textSheet(
        `
项目名称|投资|||
|合计|其中||
||中央|自筹|
|||公司|县级
城东线改造|100|20|50|30
城西线改造|200|40|100|60`,
        { merged: ['A1:A4', 'B1:E1', 'B2:B4', 'C2:E2', 'C3:C4', 'D3:E3'] },
      ),
    );
    expect(paths(table!)).toEqual([
      '项目名称',
      '投资/合计',
      '投资/其中/中央',
      '投资/其中/自筹/公司',
      '投资/其中/自筹/县级',
    ]);
    expect(noted(table)).toEqual({ header: [1, 4], last: 6, count: 2, skipped: [] });
  });

  it('a row of units below the labels (bug: units become a record)', () => {
    const [table] = findTables(
      textSheet('线路名称|线路长度|装接容量|投运时间\n|km|kVA|\n城东线|12.5|3150|2010\n城西线|8.1|2000|2012'),
    );
    expect(noted(table)).toMatchObject({ header: [1, 2], count: 2 });
    expect(table!.columns.map((c) => c.unit)).toEqual([null, 'km', 'kVA', null]);
  });

  it('a row of column numbers below the labels (bug: 1 2 3 4 becomes a record)', () => {
    const [table] = findTables(
      textSheet('序号|线路名称|线路长度(km)|装接容量(kVA)\n1|2|3|4\n1|城东线|12.5|3150\n2|城西线|8.1|2000'),
    );
    expect(noted(table)).toMatchObject({ header: [1, 2], count: 2 });
  });

  it('header repeated after a page, with its title (bug: labels become records)', () => {
    const [table] = findTables(
      textSheet(`
线路停电明细表|||
线路编码|线路名称|停电开始时间|停电结束时间
0101|城东线|2025-03-01 08:05|2025-03-01 10:05
0102|城西线|2025-03-02 08:05|2025-03-02 10:05
线路停电明细表（续）|||
线路 编码|线路名称|停电开始时间|停电结束时间
0103|城南线|2025-03-03 08:05|2025-03-03 10:05`),
    );
    expect(noted(table)).toEqual({
      header: [2, 2],
      last: 7,
      count: 3,
      skipped: ['5 repeatedHeader', '6 repeatedHeader'],
    });
  });

  it('totals in every spelling (bug: a total counted as a record doubles the money)', () => {
    const [table] = findTables(
      textSheet(`
项目名称|项目编码|总投资
总 计||600
城关镇小计||300
城东线改造|P1|100
城西线改造|P2|200
　合　　计：||300
李家村改造|P3|300
全县合计||600
共计（万元）||600`),
    );
    expect(noted(table)).toEqual({
      header: [1, 1],
      last: 9,
      count: 3,
      skipped: ['2 subtotal', '3 subtotal', '6 subtotal', '8 subtotal', '9 subtotal'],
    });
  });

  it('a record whose name ends in 小计 but has a code stays (bug: records vanish by their name)', () => {
    const [table] = findTables(textSheet('项目编码|项目名称|总投资\nP1|电能表小计|5\nP2|城西线改造|6'));
    expect(noted(table)).toMatchObject({ count: 2, skipped: [] });
  });

  it('sections 一、二、 and （一） with and without amounts (bug: headings become projects)', () => {
    const [table] = findTables(
      textSheet(`
序号|项目名称|总投资|备注
一|10kV线路工程|300|
（一）|新建||
1|城东线|100|
（二）|改造||
2|城西线|200|
二、配变台区工程|||
3|李家村台区|50|`),
    );
    expect(noted(table)).toMatchObject({ count: 3, skipped: ['2 section', '3 section', '5 section', '7 section'] });
  });

  it('records numbered 一, 二, 三 (bug: every record taken for a section)', () => {
    const [table] = findTables(textSheet('序号|项目名称|总投资\n一|城东线|100\n二|城西线|200\n三|城南线|300'));
    expect(noted(table)).toMatchObject({ count: 3, skipped: [] });
  });

  it('a heading merged across the table (bug: a township name becomes a village)', () => {
    const [table] = findTables(
      textSheet('自然村|户数|人口|是否改造\n城关镇|||\n张家湾|52|200|是\n李家村|31|120|否', { merged: ['A2:D2'] }),
    );
    expect(noted(table)).toMatchObject({ count: 2, skipped: ['2 section'] });
  });

  it('example row, notes and signatures (bug: 例 and 填表人 become records)', () => {
    const [table] = findTables(
      textSheet(`
序号|线路名称|线路长度(km)|备注
例：|10kV某某线|12.3|按台账填写
1|城东线|8|
2|城西线|9|
|||
填表说明：|||
1.长度保留两位小数|||
2、线路名称写全称；不得缩写。|||
填表人：张×||审核人：李×|`),
    );
    expect(noted(table)).toEqual({
      header: [1, 1],
      last: 4,
      count: 2,
      skipped: ['2 example', '5 blank', '6 note', '7 note', '8 note', '9 note'],
    });
  });

  it('rows numbered in advance and rows of zeros (bug: empty records)', () => {
    const [table] = findTables(
      sheet([
        ['序号', '项目名称', '总投资', '备注'],
        [1, '城东线', 10, null],
        [2, null, null, null],
        [3, null, 0, null],
      ]),
    );
    expect(table!.dataRowCount).toBe(1);
  });

  it('header words inside data (bug: a record named 备注 or 合计箱 ends the table)', () => {
    const [table] = findTables(
      textSheet(`
序号|项目名称|建设内容|总投资
1|备注栏改造|线路名称变更|10
2|说明书编制|更换配变|20
3|名称标识牌更换|项目名称标牌|30
4|线路名称牌|备注|40`),
    );
    expect(noted(table)).toEqual({ header: [1, 1], last: 5, count: 4, skipped: [] });
  });

  it('labels nobody knows (bug: only known columns make a table)', () => {
    const [table] = findTables(textSheet('甲方|乙方|丙方\n天|12|2020-01-01\n地|13|2020-01-02\n人|14|2020-01-03'));
    expect(noted(table)).toMatchObject({ header: [1, 1], count: 3 });
  });

  it('years as sub-headers (bug: 2026 read as a record)', () => {
    const [table] = findTables(
      sheet(
        [
          ['项目名称', '总投资', '分年投资', null, null],
          [null, null, 2026, 2027, 2028],
          ['城东线', 30, 10, 10, 10],
        ],
        { merged: ['A1:A2', 'B1:B2', 'C1:E1'] },
      ),
    );
    expect(paths(table!)).toEqual(['项目名称', '总投资', '分年投资/2026', '分年投资/2027', '分年投资/2028']);
  });

  it('300 columns (bug: letters beyond Z, quadratic time)', () => {
    const labels = Array.from({ length: 300 }, (_, i) => `指标${i}名称`);
    const [table] = findTables(sheet([labels, labels.map((_, i) => i), labels.map((_, i) => i * 2)]));
    expect(table!.columns).toHaveLength(300);
    expect(table!.columns.at(-1)!.letter).toBe('KN');
    expect(table!.dataRowCount).toBe(2);
  });

  it('__proto__ and constructor as labels (bug: a prototype replaced, a lookup that finds Object.prototype)', () => {
    const [table] = findTables(textSheet('__proto__|constructor|toString|线路名称\n1|2|3|城东线\n4|5|6|城西线'));
    expect(paths(table!)).toEqual(['__proto__', 'constructor', 'toString', '线路名称']);
    expect(table!.dataRowCount).toBe(2);
  });

  it('a template without records (bug: its header not found)', () => {
    const [table] = findTables(textSheet('线路编码|线路名称|电压等级|所属变电站'));
    expect(noted(table)).toEqual({ header: [1, 1], last: 1, count: 0, skipped: [] });
  });

  it('gaps between the rows of a sheet (bug: rows between chunks are not blank rows)', () => {
    const cells = textSheet('线路编码|线路名称|电压等级\n1|城东线|10');
    const far = textSheet('2|城西线|10').chunks[0]!;
    const [table] = findTables({
      info: { ...cells.info, rowCount: 500_000 },
      chunks: [...cells.chunks, { ...far, firstRow: 499_999 }],
    });
    expect(table!.dataRowCount).toBe(2);
    expect(table!.lastDataRow).toBe(499_999);
    expect(table!.skipped.length + table!.skippedUnlisted).toBe(499_997);
    expect(table!.skipped.length).toBeLessThanOrEqual(10_000);
  });
});

describe('several tables, or none', () => {
  it('one below the other, with a title between (bug: the second header read as a record)', () => {
    const tables = findTables(
      textSheet(`
变电站台账||||
变电站名称|电压等级|主变容量(MVA)||
城关变|110|80||
东河变|35|20||
注：含在建||||
||||
线路台账||||
单位：km||||
线路编码|线路名称|所属变电站|线路长度|投运时间
0101|城东线|城关变|12.5|2010
0102|城西线|城关变|8.2|2012`),
    );
    expect(tables.map(noted)).toEqual([
      { header: [2, 2], last: 4, count: 2, skipped: ['5 note'] },
      { header: [9, 9], last: 11, count: 2, skipped: [] },
    ]);
    expect(tables[1]!.titles).toContain('线路台账');
    expect(tables[1]!.lineUnits).toEqual(['km']);
  });

  it('without anything between (bug: found only after a blank row)', () => {
    const tables = findTables(
      textSheet(
        '变电站名称|电压等级|主变容量\n城关变|110|80\n线路编码|线路名称|所属变电站\n0101|城东线|城关变\n0102|城西线|城关变',
      ),
    );
    expect(tables.map((t) => t.dataRowCount)).toEqual([1, 2]);
  });

  it('side by side with a blank column between (bug: two tables read as one wide record)', () => {
    const tables = findTables(
      textSheet(`
序号|线路名称|线路长度||序号|台区名称|配变容量
1|城东线|12.5||1|李家村变|200
2|城西线|8.1||2|王庄变|100
3|城南线|9||||`),
    );
    expect(tables.map((t) => [paths(t).join(), t.dataRowCount])).toEqual([
      ['序号,线路名称,线路长度', 3],
      ['序号,台区名称,配变容量', 2],
    ]);
  });

  it('one list in two strips without a gap (bug: the second strip is lost as columns of the same name)', () => {
    const tables = findTables(
      textSheet(
        '线路编码|线路名称|所属变电站|线路编码|线路名称|所属变电站\n01|城东线|城关变|03|城南线|城关变\n02|城西线|城关变|||',
      ),
    );
    expect(tables.map((t) => [t.columns[0]!.letter, t.dataRowCount])).toEqual([
      ['A', 2],
      ['D', 1],
    ]);
  });

  it('a filled form (bug: labels beside values taken for a header)', () => {
    const tables = findTables(
      textSheet(`
项目申报表|||
项目名称|城东线改造工程|项目编码|15110001
电压等级|10kV|建设性质|改造
总投资|420.7|线路长度|12.5
建设必要性|线路老化严重||
备注|||`),
    );
    expect(tables).toEqual([]);
  });

  it('a form of two columns, and a blank form (bug: 项目名称 over 电压等级 read as records)', () => {
    expect(findTables(textSheet('项目名称|城东线改造\n项目编码|P1\n电压等级|10kV\n总投资|100\n备注|无'))).toEqual([]);
    expect(
      findTables(textSheet('项目名称||项目编码|\n电压等级||建设性质|\n总投资||线路长度|\n建设必要性|||\n备注|||')),
    ).toEqual([]);
  });

  it('prose, one cell, nothing (bug: text taken for a list)', () => {
    expect(findTables(textSheet('填报说明\n一、本表由各供电所填报。\n二、金额单位为万元，保留两位小数。'))).toEqual([]);
    expect(findTables(sheet([['隐藏']]))).toEqual([]);
    expect(findTables(sheet([]))).toEqual([]);
  });
});

describe('cells of every type', () => {
  it('dates, errors, formulas without result and hidden rows (bug: a typed cell ends the table)', () => {
    const [table] = findTables(
      sheet(
        [
          ['线路名称', '停电开始时间', '停电户数'],
          ['城东线', date('2025-03-01 08:05'), noResult],
          ['城西线', date('2025-03-02 08:05'), 12],
        ],
        { hiddenRows: [1] },
      ),
    );
    expect(table!.dataRowCount).toBe(2);
    expect(table!.hiddenRows).toEqual([1]);
  });

  it('a merged label whose cells are filled in the copy (bug: 序号/序号 as a path of two)', () => {
    const [table] = findTables(
      sheet(
        [
          ['序号', '线路名称', '长度', '长度'],
          ['序号', '线路名称', '架空', '电缆'],
          [1, '城东线', 8, 2],
        ],
        { merges: [merge('A1:A2'), merge('B1:B2'), merge('C1:D1')] },
      ),
    );
    expect(paths(table!)).toEqual(['序号', '线路名称', '长度/架空', '长度/电缆']);
  });
});

describe('a header the user chose', () => {
  const cells = textSheet('x|y\nA部分|B部分\n线路编码|线路名称|电压等级\n01|城东线|10\n|合计|\n02|城西线|10');

  it('is taken as it is, one row or several (bug: the program insists on its own)', () => {
    const one = tableUnderHeader(cells, [3, 3])!;
    expect(noted(one)).toEqual({ header: [3, 3], last: 6, count: 2, skipped: ['5 subtotal'] });
    const two = tableUnderHeader(cells, [2, 3])!;
    expect([paths(two), noted(two)!.header]).toEqual([
      ['A部分/线路编码', 'B部分/线路名称', 'B部分/电压等级'],
      [2, 3],
    ]);
    expect(tableUnderHeader(cells, [40, 41])).toBeNull();
  });

  it('agrees with the found one where they are the same rows (bug: two ways to read one header)', () => {
    const found = findTables(cells)[0]!;
    const chosen = tableUnderHeader(cells, [found.firstRow + 1, found.lastRow + 1])!;
    expect({ ...chosen, titles: [] }).toEqual({ ...found, titles: [] });
  });
});

it('header rows whose merged cells were lost, as in a .csv: groups right of plain labels, and filled groups', () => {
  const [table] = findTables(
    textSheet(`
      行政区划|工程名称|电压等级|配变||中压开关||总投资(万元)|资金来源||
      |||改造总台数(台)|改造前总容量(千伏安)|环网柜|环网柜||公司投资||其他(%)
      |||||总数(座)|其中：分段(座)||中央计划(%)|公司自筹(%)|
      城关镇|甲线改造|10kV|3|600|2|1|120|80|20|0
      城关镇|乙线改造|10kV|2|400|1|1|90|80|20|0
      `),
  );
  expect(table!.columns.map(({ path }) => path.join(' / '))).toEqual([
    '行政区划',
    '工程名称',
    '电压等级',
    '配变 / 改造总台数(台)',
    '配变 / 改造前总容量(千伏安)',
    '中压开关 / 环网柜 / 总数(座)',
    '中压开关 / 环网柜 / 其中：分段(座)',
    '总投资(万元)',
    '资金来源 / 公司投资 / 中央计划(%)',
    '资金来源 / 公司投资 / 公司自筹(%)',
    '资金来源 / 其他(%)',
  ]);
  expect(table).toMatchObject({ firstRow: 0, lastRow: 2, dataRowCount: 2 });
  // Two columns of the same name are no group while the rows below say the same in both.
  const [twice] = findTables(textSheet('名称|名称\n甲线|甲线\n乙线|乙线\n丙线|丙线'));
  expect(twice).toMatchObject({ firstRow: 0, lastRow: 0 });
});
