import { describe, expect, it } from 'vitest';
import { CellType, type SheetCells } from '../../../src/backend/exchange/sheetCells';
import { joinClock } from '../../../src/backend/exchange/understand/clocks';
import { buildMapping } from '../../../src/backend/exchange/understand/mapping';
import { readAllRows } from '../../../src/backend/exchange/understand/readRows';
import { findTables } from '../../../src/backend/exchange/understand/tables';
import { date, sheet, textSheet } from './support';

function read(cells: SheetCells) {
  const table = findTables(cells)[0]!;
  const mapping = buildMapping(table, cells.info, 0);
  return { mapping, ...readAllRows(cells, table, mapping) };
}

const moments = ({ rows }: ReturnType<typeof read>) => rows.map(({ values }) => [values.start, values.end]);
const fields = ({ mapping }: ReturnType<typeof read>) => mapping.columns.map(({ field }) => field);

describe('day and time of day in two columns are one moment (every outage began at midnight)', () => {
  it('a day and a time for either end', () => {
    const found = read(
      textSheet(`
      线路名称|停电日期|停电时间|送电日期|送电时间|停电原因
      城东线|2025-03-01|8:05|2025-03-01|11时40分|检修
      城东线|2025.3.2|下午3点|2025.3.3|0:30|雷击
      城西线|2025年3月5日|08：00：00|2025年3月5日||检修
      `),
    );
    expect(found.mapping.entity).toBe('outage');
    expect(fields(found)).toEqual(['feeder', 'start', 'start.time', 'end', 'end.time', 'cause']);
    expect(found.mapping.columns[2]!.reason).toEqual({
      code: 'MAPPED_TIME_OF_DAY',
      params: { label: '停电时间', day: '停电日期' },
    });
    expect(found.mapping.missing.map(({ field }) => field)).not.toContain('end');
    expect(moments(found).slice(0, 2)).toEqual([
      ['2025-03-01 08:05', '2025-03-01 11:40'],
      ['2025-03-02 15:00', '2025-03-03 00:30'],
    ]);
    expect(found.rows[0]!.texts).toMatchObject({ start: '2025-03-01 8:05', end: '2025-03-01 11时40分' });
    expect(found.rows[0]!.extra).toBeNull();
    // No time is no reason to guess one: the row says so by itself.
    expect(found.rows[2]).toMatchObject({ rejected: true });
  });

  it('one day for both: what ends before it began ended the day after, and that is told', () => {
    const found = read(
      textSheet(`
      序号|停电日期|线路名称|停电时间|送电时间
      1|2025-03-01|城东线|8:05|11:40
      2|2025-03-31|城东线|23:10|1:40
      3|2025-03-31|城西线|7:10|9:40
      `),
    );
    expect(fields(found)).toEqual([null, 'start', 'feeder', 'start.time', 'end.time']);
    expect(moments(found)).toEqual([
      ['2025-03-01 08:05', '2025-03-01 11:40'],
      ['2025-03-31 23:10', '2025-04-01 01:40'],
      ['2025-03-31 07:10', '2025-03-31 09:40'],
    ]);
    expect(found.rows.map(({ issues }) => issues.map(({ code }) => code))).toEqual([[], ['MOMENT_ON_NEXT_DAY'], []]);
  });

  it('a day that is called 日期 alone, stored dates and times, and days merged over their rows', () => {
    const clock = (text: string) => date(text);
    const cells = sheet(
      [
        ['日期', '线路名称', '起始时间', '终止时间', '停电户数'],
        [date('2025-03-01'), '城东线', clock('08:05'), clock('11:40'), 12],
        [null, '城西线', clock('09:00'), clock('10:00'), 3],
        [date('2025-03-02'), '城东线', { type: CellType.number, text: '0.5' }, clock('13:15'), 4],
      ],
      { name: '停电明细', merged: ['A2:A3'] },
    );
    const found = read(cells);
    expect(fields(found)).toEqual(['start', 'feeder', 'start.time', 'end.time', 'customers']);
    expect(moments(found)).toEqual([
      ['2025-03-01 08:05', '2025-03-01 11:40'],
      ['2025-03-01 09:00', '2025-03-01 10:00'],
      ['2025-03-02 12:00', '2025-03-02 13:15'],
    ]);
  });

  it('a list whose moments are whole is read as before; so is a single row', () => {
    const whole = read(
      textSheet(`
      线路名称|停电日期|停电时间|送电时间
      城东线|星期六|2025-03-01 8:05|2025-03-01 11:40
      城西线|星期日|2025-03-02 8:05|2025-03-02 11:40
      城西线|星期一|2025-03-03 8:05|2025-03-03 11:40
      `),
    );
    expect(fields(whole)).not.toContain('start.time');
    expect(moments(whole)[0]).toEqual(['2025-03-01 08:05', '2025-03-01 11:40']);
    const single = read(textSheet('线路名称|停电日期|停电时间|送电时间\n城东线|2025-03-01|8:05|11:40'));
    expect(moments(single)).toEqual([['2025-03-01 08:05', '2025-03-01 11:40']]);
  });
});

describe('a moment with a borrowed day', () => {
  it('has no day without a time of day (bug: an end nobody wrote, at midnight and then a day later)', () => {
    const found = read(
      textSheet(`
      线路名称|停电日期|停电时间|送电时间
      城东线|2025-03-01|8:05|11:40
      城东线|2025-03-02|8:05|
      城西线|2025-03-03|8:05|全天
      城西线|2025-03-04|8:05|9:40
      城西线|2025-03-05|8:05|9:40
      `),
    );
    expect(fields(found)).toEqual(['feeder', 'start', 'start.time', 'end.time']);
    expect(moments(found).slice(1, 3)).toEqual([
      ['2025-03-02 08:05', null],
      ['2025-03-03 08:05', null],
    ]);
    expect(found.rows.flatMap(({ issues }) => issues.map(({ code }) => code))).not.toContain('MOMENT_ON_NEXT_DAY');
    expect(found.rows[2]!.issues.map(({ code }) => code)).toContain('CELL_NOT_A_DATE_TIME');
  });

  it('that is the start goes to the day before where it would come after the end (bug: it went behind its end)', () => {
    const found = read(
      textSheet(`
      线路名称|停电时间|送电日期|送电时间
      城东线|8:05|2025-03-01|10:00
      城西线|23:50|2025-03-02|01:10
      城西线|7:10|2025-03-03|9:40
      `),
    );
    expect(fields(found)).toEqual(['feeder', 'start.time', 'end', 'end.time']);
    expect(moments(found)).toEqual([
      ['2025-03-01 08:05', '2025-03-01 10:00'],
      ['2025-03-01 23:50', '2025-03-02 01:10'],
      ['2025-03-03 07:10', '2025-03-03 09:40'],
    ]);
    expect(found.rows.map(({ issues }) => issues.map(({ code }) => code))).toEqual([[], ['MOMENT_ON_DAY_BEFORE'], []]);
  });
});

it('a day filled down and a time merged over rows hold for their rows (bug: such rows had no moment)', () => {
  const cells = sheet(
    [
      ['线路名称', '停电日期', '停电时间', '送电时间'],
      ['城东线', '2025-03-01', '8:05', '11:40'],
      ['城西线', null, null, '12:00'],
      ['城南线', '2025-03-02', '9:05', '10:40'],
      ['城北线', '2025-03-02', '9:15', '10:40'],
    ],
    { name: '停电明细', merged: ['C2:C3'] },
  );
  const table = findTables(cells)[0]!;
  const mapping = buildMapping(table, cells.info, 0);
  const columns = mapping.columns.map((column) => (column.field === 'start' ? { ...column, fillDown: true } : column));
  const { rows } = readAllRows(cells, table, { ...mapping, columns });
  expect(rows.slice(0, 2).map(({ values }) => [values.start, values.end])).toEqual([
    ['2025-03-01 08:05', '2025-03-01 11:40'],
    ['2025-03-01 08:05', '2025-03-01 12:00'],
  ]);
});

it('a time that is a whole moment already, or no time at all, does not spoil the day', () => {
  const join = (day: string, text: string) => joinClock(day, CellType.text, text);
  expect(join('2025-03-01 00:00', '8:05')).toBe('2025-03-01 8:05');
  expect(join('2025-03-01', '2025-03-02 8:05')).toBe('2025-03-02 8:05');
  expect(join('2025-03-01', '')).toBe('2025-03-01');
  expect(join('2025-03-01', '全天')).toBe('2025-03-01');
  expect(join('', '8:05')).toBe('8:05');
});
