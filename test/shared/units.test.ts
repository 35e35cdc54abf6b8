import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, readPlainDecimal } from '../../src/shared/decimal';
import { tables } from '../../src/shared/model/index';
import {
  convertToUnit,
  type Dimension,
  dimensionOf,
  findUnit,
  findUnits,
  unitOf,
  unitsOf,
} from '../../src/shared/units';

const decimals = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 9 }))
  .map(([negative, units, scale]) => decimalText({ units: negative ? -units : units, scale }));
const exactDimensions: Dimension[] = [
  'money',
  'length',
  'apparentPower',
  'activePower',
  'energy',
  'voltage',
  'ratio',
  'count',
];
const exactPairs = exactDimensions.flatMap((dimension) =>
  unitsOf(dimension).flatMap((from) => unitsOf(dimension).map((to) => [from, to] as const)),
);

describe('convertToUnit', () => {
  it('comes back exactly, whatever the digits: a binary float on the way would show', () => {
    fc.assert(
      fc.property(decimals, fc.constantFrom(...exactPairs), (text, [from, to]) => {
        expect(convertToUnit(convertToUnit(text, from, to)!, to, from)).toBe(decimalText(readPlainDecimal(text)!));
      }),
    );
  });

  it.each([
    ['52.3', '万元', '元', '523000'],
    ['0.1', '万元', '分', '100000'],
    ['1.005', '亿元', '万元', '10050'],
    ['1', '分', '万元', '0.000001'],
    ['9800', '米', '公里', '9.8'],
    ['315', '千伏安', 'MVA', '0.315'],
    ['１', 'km', 'm', null],
    ['1.5', 'h', 'min', '90'],
    ['10', 'min', 'h', '0.166666666667'],
    ['90', '分钟', '小时', '1.5'],
    ['2', '年', '个月', '24'],
    ['0.156', '1', '%', '15.6'],
    ['3', '亩', 'm²', '2000'],
    ['1', 'kW', 'kVA', null],
    ['1', 'km', '万元', null],
    ['-0', 'km', 'm', '0'],
    ['1e3', 'm', 'km', '1'],
    ['1', '分', '小时', '0.016666666667'],
    ['2.1', '小时/户', 'h/户·年', '2.1'],
  ])('%s %s in %s is %s', (text, from, to, expected) => {
    expect(convertToUnit(text, from, to)).toBe(expected);
  });
});

describe('findUnit', () => {
  it.each([
    ['投资（万元）', '万元', '投资'],
    ['线路长度\n（km）', 'km', '线路长度'],
    ['容量（ｋＶＡ）', 'kVA', '容量'],
    ['台数（台）', '个', '台数'],
    ['线路长度/km', 'km', '线路长度'],
    ['容量 kVA', 'kVA', '容量'],
    ['总投资：万元', '万元', '总投资'],
    ['负载率%', '%', '负载率'],
    ['负载率(%)', '%', '负载率'],
    ['总投资（单位：万元）', '万元', '总投资'],
    ['停电时长（分钟）', 'min', '停电时长'],
    ['停电时长小时', 'h', '停电时长'],
    ['户均容量(kVA/户)', 'kVA/户', '户均容量'],
    ['万元', '万元', ''],
    ['总投资[元]', '元', '总投资'],
    ['线路长度（公里）（新建）', 'km', '线路长度(新建)'],
    ['长度km', 'km', '长度'],
  ])('%s names %s', (header, unit, rest) => {
    expect(findUnit(header)).toEqual({ unit, rest });
  });

  it.each([
    '中压用户',
    '规划投产年',
    '项目名称',
    'FTU',
    '投资（含税）',
    '电压等级',
    '负荷开关',
    '柱上开关（分段）',
    '停电户数',
    '供电所',
    '联络线路1',
    'N-1',
    '大分支',
    '所属村',
  ])('finds none in %s', (header) => {
    expect(findUnit(header)).toBeNull();
  });

  it('reads the line above a table', () => {
    expect(findUnits('单位：万元、km、kVA')).toEqual(['万元', 'km', 'kVA']);
    expect(findUnits('（单位：万元）')).toEqual(['万元']);
    expect(findUnits('填报单位：××县供电公司')).toEqual([]);
  });
});

it('tells minutes from fen by what is measured', () => {
  expect(unitOf('分', 'time')).toBe('min');
  expect(unitOf('分', 'money')).toBe('分');
  expect(unitOf('度', 'angle')).toBe('°');
  expect(unitOf('度')).toBe('kWh');
});

it('knows the unit of every described column, or values could not be converted into it', () => {
  const unknown = tables.flatMap((table) =>
    table.columns
      .filter((column) => column.unit !== undefined && unitOf(column.unit) === null)
      .map((column) => `${table.entity}.${column.key}`),
  );
  expect(unknown).toEqual([]);
  expect(dimensionOf('kVA/户')).toBe('capacityPerHousehold');
});
