import { describe, expect, it } from 'vitest';
import { findColumn, findTable } from '../../../src/shared/model/index';
import type { parseValue } from '../../../src/shared/model/parseValue';
import { parseTyped } from '../../../src/shared/model/rowSchema';

function read(path: string, text: string, context: Parameters<typeof parseValue>[2] = {}) {
  const [entity, key] = path.split('.') as [string, string];
  return parseTyped(findColumn(findTable(entity), key), text, context);
}

describe('numbers as offices write them', () => {
  it.each([
    ['project.lineKm', '12.5', 12.5],
    ['project.lineKm', '１２．５', 12.5],
    ['project.lineKm', '9.8公里', 9.8],
    ['project.lineKm', '9800米', 9.8],
    ['project.lineKm', '9,800 m', 9.8],
    ['project.lineKm', '1.15 ', 1.15],
    ['project.lineKm', '　3　', 3],
    ['project.lineKm', '1.5E-1', 0.15],
    ['project.lineKm', '.5', 0.5],
    ['project.lineKm', '约2.5km', 2.5],
    ['project.capacityKva', '200kVA', 200],
    ['project.capacityKva', '0.2MVA', 200],
    ['project.capacityKva', '1×315＋6×200', 1515],
    ['project.capacityKva', '2*50+100', 200],
    ['project.capacityKva', '1x315kVA+6x200kVA', 1515],
    ['mainTransformer.capacityMva', '2×50MVA', 100],
    ['mainTransformer.capacityMva', '50000kVA', 50],
    ['project.transformers', '1台', 1],
    ['project.transformers', '１，０００', 1000],
    ['project.transformers', '7.0', 7],
    ['project.customersReached', '1.2万户', 12_000],
    ['project.customersReached', '1.2万', 12_000],
    ['project.voltageKv', '10kV', 10],
    ['project.voltageKv', '１０', 10],
    ['project.voltageKv', '10KV', 10],
    ['project.voltageKv', '10千伏', 10],
    ['project.voltageKv', '交流10kV', 10],
    ['project.voltageKv', '10/0.4', 10],
    ['project.voltageKv', '35kV/10kV', 35],
    ['project.voltageKv', '0.4kV', 0.4],
    ['project.voltageKv', '380V', 0.38],
    ['feeder.loadRatePercent', '85.3%', 85.3],
    ['feeder.loadRatePercent', '８５．３％', 85.3],
    ['feeder.transferMarginAmpere', '-12.5', -12.5],
    ['feeder.transferMarginAmpere', '（12.5）', -12.5],
    ['feeder.transferMarginAmpere', '－12.5', -12.5],
    ['feeder.transferMarginAmpere', '−1,012.5A', -1012.5],
    ['outage.lostEnergyKwh', '1.2万千瓦时', 12_000],
    ['outage.lostEnergyKwh', '3.5万度', 35_000],
    ['plan.targetSaidiHours', '126分钟/户', 2.1],
    ['plan.targetSaidiHours', '2.1小时', 2.1],
    ['county.gdpYiYuan', '1,268.4', 1268.4],
    ['county.areaKm2', '12.5平方公里', 12.5],
  ])('%s: %s is %d', (path, text, value) => {
    expect(read(path, text)).toMatchObject({ value });
    expect(read(path, text).issue?.severity).not.toBe('error');
  });

  it('takes a percent cell for its fraction, or 15.6 % would be stored as 0.156 %', () => {
    expect(read('feeder.loadRatePercent', '0.156', { unit: '1' }).value).toBe(15.6);
    expect(read('feeder.loadRatePercent', '15.6%', { unit: '1' }).value).toBe(15.6);
  });

  it.each([
    ['project.lineKm', '10-12', 'CELL_NOT_A_NUMBER'],
    ['project.lineKm', '1,23', 'CELL_NOT_A_NUMBER'],
    ['project.lineKm', '1.2.3', 'CELL_NOT_A_NUMBER'],
    ['project.lineKm', '若干', 'CELL_NOT_A_NUMBER'],
    ['project.lineKm', '3×4', 'CELL_NOT_A_NUMBER'],
    ['project.lineKm', '52万元', 'CELL_WRONG_UNIT'],
    ['project.lineKm', '#REF!', 'CELL_IS_FORMULA_ERROR'],
    ['project.transformers', '1.5', 'CELL_NOT_WHOLE'],
    ['project.transformers', '1×315＋6×200', 'CELL_NOT_A_NUMBER'],
    ['project.transformers', '200kVA', 'CELL_WRONG_UNIT'],
    ['project.transformers', '-3', 'CELL_BELOW_MIN'],
    ['project.capacityKva', '1×', 'CELL_NOT_A_NUMBER'],
    ['project.capacityKva', 'S13-200', 'CELL_NOT_A_NUMBER'],
    ['project.capacityKva', '1e999', 'CELL_NOT_A_NUMBER'],
  ])('%s: %s is refused with %s', (path, text, code) => {
    expect(read(path, text)).toMatchObject({ value: null, issue: { code, severity: 'error' } });
  });
});

describe('amounts', () => {
  it.each([
    ['420.7', 420_700_000],
    ['３３９．５', 339_500_000],
    ['52.3万元', 52_300_000],
    ['1，068.50', 1_068_500_000],
    ['523000元', 52_300_000],
    ['3000万', 3_000_000_000],
    ['1.2亿元', 12_000_000_000],
    ['¥12.5', 12_500_000],
    ['(12.5)', -12_500_000],
    ['0', 0],
    ['9000000.01', 9_000_000_010_000],
  ])('%s is %d fen', (text, fen) => {
    expect(read('project.totalFen', text)).toEqual({ value: fen });
  });

  it('reads a figure in the unit of its header, and a unit in the cell before it', () => {
    expect(read('project.totalFen', '523000', { unit: '元' }).value).toBe(52_300_000);
    expect(read('project.totalFen', '52.3万元', { unit: '元' }).value).toBe(52_300_000);
    expect(read('project.totalFen', '1.2', { unit: '亿元' }).value).toBe(12_000_000_000);
  });

  it('takes a number cell for what its sheet shows, or a float tail would be told as a rounding', () => {
    expect(read('project.totalFen', '420.69999999999999', { stored: 'number' })).toEqual({ value: 420_700_000 });
    expect(read('project.lineKm', '12.500000000000002', { stored: 'number' })).toEqual({ value: 12.5 });
  });

  it('rounds only below a fen, and tells', () => {
    expect(read('project.totalFen', '0.00000149')).toMatchObject({
      value: 1,
      issue: { code: 'CELL_ROUNDED_TO_FEN', severity: 'info' },
    });
    expect(read('project.totalFen', '0.0000015').value).toBe(2);
  });

  it.each(['52.3万', '五十万', '12.5.3', '30km', '#REF!', '约定', '99999999999999'])('%s', (text) => {
    const expected = text === '52.3万' ? null : 'error';
    expect(read('project.totalFen', text).issue?.severity ?? null).toBe(expected);
  });
});

it.each(['', ' ', '　', '—', '——', '／', '/', '－', '-', '–', '--', '…', '\u00a0', 'N/A'])(
  'takes %j as empty, never as 0',
  (text) => {
    for (const path of [
      'project.totalFen',
      'project.lineKm',
      'project.plannedEnd',
      'project.note',
      'project.nature',
      'project.mandatory',
      'project.officialCode',
      'project.township',
      'outage.cause',
    ]) {
      expect(read(path, text)).toEqual({ value: null });
    }
  },
);

describe('dates', () => {
  it.each([
    ['41365', '2013-04-01'],
    ['2013.12', '2013-12'],
    ['2013年5月', '2013-05'],
    ['2013-11-30', '2013-11-30'],
    ['20130601', '2013-06-01'],
    ['201306', '2013-06'],
    ['13.9.30', '2013-09-30'],
    ['2013/6/1', '2013-06-01'],
    ['２０１３．６．１', '2013-06-01'],
    ['2013年6月1日', '2013-06-01'],
    ['2013 年 6 月', '2013-06'],
    ['2013年', '2013'],
    ['2013', '2013'],
    ['2013年度', '2013'],
    ['13年9月', '2013-09'],
    ['98年', '1998'],
    ['二〇一三年十二月', '2013-12'],
    ['2013-06-01 08:05', '2013-06-01'],
    ['2013-06-01T00:00:00.000Z', '2013-06-01'],
    ['2013年底', '2013'],
    ['2013年上半年', '2013'],
    ['2013年5月下旬', '2013-05'],
    ['30 Sep 2013', '2013-09-30'],
    ['September 2013', '2013-09'],
    ['30/9/2013', '2013-09-30'],
    ['2013-06-01 星期六', '2013-06-01'],
    ['2016-02-29', '2016-02-29'],
  ])('%s is %s', (text, date) => {
    expect(read('project.plannedStart', text).value).toBe(date);
  });

  it.each([
    '2013-02-29',
    '2013.13',
    '20131301',
    '2013-2014',
    '6/1/2013',
    '12345678',
    '不定',
    '2013-06-31',
    '41365.5.2',
    '跨年',
    '123',
    '2013年50月',
  ])('%s is no date', (text) => {
    expect(read('project.plannedStart', text)).toMatchObject({ value: null, issue: { code: 'CELL_NOT_A_DATE' } });
  });

  it('doubts 2013.1 stored as a number: the zero of October is not kept', () => {
    expect(read('project.plannedStart', '2013.1', { stored: 'number' })).toMatchObject({
      value: '2013-01',
      issue: { code: 'CELL_MONTH_DOUBTFUL' },
    });
    expect(read('project.plannedStart', '2013.1').issue).toBeUndefined();
    expect(read('project.plannedStart', '2013.12', { stored: 'number' }).issue).toBeUndefined();
  });

  it('counts from 1904 where the workbook does', () => {
    expect(read('project.plannedStart', '39903', { from1904: true }).value).toBe('2013-04-01');
  });

  it.each([
    ['2025-03-01 08:05', '2025-03-01 08:05'],
    ['2025/3/1 8:05:59', '2025-03-01 08:05'],
    ['2025年3月1日8时5分', '2025-03-01 08:05'],
    ['2025年3月1日 8点', '2025-03-01 08:00'],
    ['2025.3.1 8：05', '2025-03-01 08:05'],
    ['2025-03-01T08:05:00', '2025-03-01 08:05'],
    ['20250301 0805', '2025-03-01 08:05'],
    ['20250301080530', '2025-03-01 08:05'],
    ['45717.336805555555', '2025-03-01 08:05'],
    ['2025-03-01 24:00', '2025-03-02 00:00'],
    ['2025-03-01 下午 2:05', '2025-03-01 14:05'],
    ['2025-03-01 12:05 AM', '2025-03-01 00:05'],
    ['2024-12-31 24:00', '2025-01-01 00:00'],
    ['2025-03-01', '2025-03-01 00:00'],
  ])('%s is the minute %s', (text, minute) => {
    expect(read('outage.start', text).value).toBe(minute);
  });

  it.each(['2025-03-01 25:00', '2025-03', '2025-02-30 08:00', '08:05', '2025-03-01 08:61', '昨日'])(
    '%s is no minute',
    (text) => {
      expect(read('outage.start', text)).toMatchObject({ value: null, issue: { code: 'CELL_NOT_A_DATE_TIME' } });
    },
  );

  it('tells where midnight was assumed', () => {
    expect(read('outage.start', '2025-03-01').issue).toMatchObject({ code: 'CELL_TIME_ASSUMED', severity: 'info' });
  });

  it.each([
    ['2026', 2026],
    ['2026年', 2026],
    ['2026.0', 2026],
    ['2026年度', 2026],
    ['2026-06', 2026],
  ])('%s is the year %d', (text, year) => {
    expect(read('project.plannedYear', text).value).toBe(year);
  });
});

describe('codes', () => {
  it.each([
    ['1511001300010001', '1511001300010001'],
    ['0015110013', '0015110013'],
    ['15110013.0', '15110013'],
    ['１５１１００１３', '15110013'],
    ["'00123", '00123'],
    ['="00123"', '00123'],
    [' 10DKX-01 ', '10DKX-01'],
    ['SX.01.0', 'SX.01.0'],
    ['1.5E3', '1.5E3'],
  ])('%s is kept as %s', (text, code) => {
    expect(read('project.officialCode', text)).toEqual({ value: code });
  });

  it('writes out what a number cell holds in scientific form', () => {
    expect(read('project.officialCode', '1.511001300010001E+15', { stored: 'number' })).toEqual({
      value: '1511001300010001',
    });
  });

  it('tells a code that some program cut short, instead of inventing its digits', () => {
    expect(read('project.officialCode', '1.511E+15')).toMatchObject({
      value: '1.511E+15',
      issue: { code: 'CELL_CODE_DAMAGED' },
    });
    expect(read('project.officialCode', '1511001300010000', { stored: 'number' }).issue?.code).toBe(
      'CELL_CODE_DAMAGED',
    );
  });
});

describe('choices', () => {
  it.each([
    ['project.nature', '改造', 'rebuild'],
    ['project.nature', ' 新 建 ', 'new'],
    ['project.nature', 'Rebuild', 'rebuild'],
    ['project.kind', '１０ｋＶ线路工程', 'line'],
    ['project.kind', '10千伏线路工程', 'line'],
    ['project.kind', '乡村旅游', 'pilotTourism'],
    ['project.stage', '可研', 'feasibility'],
    ['project.limitClass', '限上', 'above'],
    ['outage.kind', '故障停电（外力破坏）', 'fault'],
    ['outage.kind', '预安排停电', 'planned'],
    ['outage.reclosing', '重合不成功', 'failure'],
    ['feeder.wiringMode', '架空多分段单联络', 'singleTie'],
    ['feeder.wiringMode', '单辐射', 'radial'],
    ['feeder.supplyAreaClass', 'Ｃ类', 'C'],
    ['feeder.supplyAreaClass', 'A+', 'A+'],
    ['feeder.supplyAreaClass', 'a', 'A'],
    ['feeder.ownership', '专线', 'dedicated'],
    ['transformerArea.ownership', '公用变压器', 'public'],
    ['envelope.source', '企业自筹', 'company'],
  ])('%s: %s is %s', (path, text, value) => {
    expect(read(path, text).value).toBe(value);
    expect(read(path, text).issue?.severity).not.toBe('error');
  });

  it.each([
    ['project.nature', '改造新建'],
    ['project.nature', '非新建'],
    ['outage.kind', '其他'],
  ])('%s: %s is refused rather than guessed', (path, text) => {
    expect(read(path, text)).toMatchObject({ value: null, issue: { code: 'CELL_NOT_AN_OPTION' } });
  });

  it.each([
    ['是', true],
    ['√', true],
    ['Y', true],
    ['1', true],
    ['已改造', true],
    ['否', false],
    ['×', false],
    ['无', false],
    ['未改造', false],
    ['0', false],
    ['FALSE', false],
    ['不涉及', false],
  ])('%s is %s', (text, answer) => {
    expect(read('village.rebuilt', text).value).toBe(answer);
  });
});

describe('texts', () => {
  it('keeps the characters of a name and drops the wrapping of its cell', () => {
    expect(read('project.name', '赵家湾“低电压”治理\r\n（二期）').value).toBe('赵家湾“低电压”治理（二期）');
    expect(read('project.name', '　李家村＃１台区新增布点').value).toBe('李家村＃１台区新增布点');
    expect(read('project.name', 'North line\nrebuild').value).toBe('North line rebuild');
    expect(read('project.name', '=1+1').value).toBe('=1+1');
  });

  it('keeps the lines of a note', () => {
    expect(read('project.necessity', ' 一、现状\r\n二、问题 ').value).toBe('一、现状\n二、问题');
  });
});

it('tells that a word was taken as empty, or 无 in a kW column would vanish silently', () => {
  expect(read('transformerArea.pvKw', '无')).toMatchObject({
    value: null,
    issue: { code: 'CELL_WORD_AS_EMPTY', severity: 'info' },
  });
});

it('says that a required cell is empty', () => {
  expect(read('project.name', ' ')).toMatchObject({ value: null, issue: { code: 'CELL_REQUIRED' } });
});
