import { BASE_YEAR } from '../../places.mjs';
import { round } from '../../random.mjs';
import { DASH, number, yes } from './columns.mjs';

export function terminals({ terminals: rows }) {
  return {
    on: 'automationTerminal',
    title: '云岫县配电自动化终端台账',
    rows,
    columns: [
      number,
      { key: 'code', path: ['终端编号'], of: (t) => t.code },
      { key: 'name', path: ['终端名称'], width: 28, of: (t) => t.name },
      { key: 'feeder', path: ['所属线路'], width: 14, of: (t) => t.feeder.name },
      { key: 'kind', path: ['终端类型'], of: (t) => t.kind },
      { key: 'remote', path: ['三遥/二遥'], of: (t) => t.remote },
      { key: 'status', path: ['运行状态'], of: (t) => t.status },
      { key: 'onlinePercent', path: ['在线率（%）'], of: (t) => t.online ?? DASH },
      { key: 'communication', path: ['通信方式'], of: (t) => t.communication },
      { key: 'commissioned', path: ['投运时间'], of: (t) => `${t.year}.${String(t.month).padStart(2, '0')}` },
      { key: 'note', path: ['备注'], of: () => null },
    ],
  };
}

export function feederLoading({ feeders: rows }) {
  return {
    on: 'loading',
    title: `${BASE_YEAR}年10kV线路负载情况统计表`,
    rows,
    columns: [
      number,
      // The dispatching system exports codes as numbers.
      { key: 'feeder.code', path: ['线路编码'], of: (f) => Number(f.code) },
      { key: 'feeder', path: ['线路名称'], width: 14, of: (f) => f.name },
      { key: 'year', path: ['年度'], of: () => BASE_YEAR },
      { key: 'limitAmpere', path: ['限额电流（A）'], of: (f) => f.limit },
      { key: 'maxAmpere', path: ['年最大电流（A）'], of: (f) => f.maxAmpere },
      { key: 'maxLoadKw', path: ['年最大负荷（kW）'], of: (f) => round(f.maxLoadMw * 1000, 0) },
      { key: 'averageLoadKw', path: ['年平均负荷（kW）'], of: (f) => f.averageLoadKw },
      { key: 'loadRatePercent', path: ['最大负载率（%）'], of: (f) => f.loadRate },
      { key: 'heavyHours', path: ['重载持续时间（h）'], of: (f) => f.heavyHours },
      { key: 'overloadHours', path: ['过载持续时间（h）'], of: (f) => f.overloadHours },
    ],
  };
}

export function areaLoading({ areas }) {
  return {
    on: 'areaLoading',
    title: `${BASE_YEAR}年配变负载情况统计表`,
    rows: areas.filter((area) => area.ownership === '公'),
    columns: [
      number,
      { key: 'area.code', path: ['台区编码'], width: 12, of: (a) => a.code },
      { key: 'area', path: ['台区名称'], width: 22, of: (a) => a.name },
      { key: 'year', path: ['年度'], of: () => BASE_YEAR },
      { key: 'maxLoadKw', path: ['最大负荷（kW）'], of: (a) => a.maxLoadKw },
      { key: 'loadRatePercent', path: ['最大负载率（%）'], of: (a) => a.loadRate },
      { key: 'heavyHours', path: ['重载时长（h）'], of: (a) => a.heavyHours },
      { key: 'overloadHours', path: ['过载时长（h）'], of: (a) => a.overloadHours },
    ],
  };
}

export function voltages({ areas }) {
  return {
    on: 'voltageRecord',
    title: `${BASE_YEAR}年台区电压监测统计表`,
    rows: areas.filter((area) => area.ownership === '公'),
    columns: [
      number,
      { key: 'area.code', path: ['台区编码'], width: 12, of: (a) => a.code },
      { key: 'area', path: ['台区名称'], width: 22, of: (a) => a.name },
      { key: 'year', path: ['年度'], of: () => BASE_YEAR },
      { key: 'minVoltageV', path: ['最低电压（V）'], of: (a) => a.minVoltage },
      { key: 'maxVoltageV', path: ['最高电压（V）'], of: (a) => a.maxVoltage },
      { key: 'qualifiedPercent', path: ['电压合格率（%）'], of: (a) => a.voltageQualified },
      { key: 'lowHours', path: ['越下限时长（h）'], of: (a) => a.lowHours ?? 0 },
      { key: 'highHours', path: ['越上限时长（h）'], of: (a) => a.highHours ?? 0 },
      { key: 'outOfRange', path: ['是否越限'], of: (a) => yes(a.outOfRange) },
      { key: 'lowVoltageHouseholds', path: ['低电压户数'], of: (a) => a.lowVoltageHouseholds },
    ],
  };
}

const lossColumns = [
  { key: 'year', path: ['年度'], of: () => BASE_YEAR },
  { key: 'suppliedKwh', path: ['电量（kWh）', '供电量'], width: 13, total: true, of: (r) => r.suppliedKwh },
  { key: 'soldKwh', path: ['电量（kWh）', '售电量'], width: 13, total: true, of: (r) => r.soldKwh },
  { key: 'lostKwh', path: ['电量（kWh）', '损失电量'], width: 12, total: true, of: (r) => r.lostKwh },
  { key: 'lossPercent', path: ['线损率（%）'], of: (r) => r.lossPercent },
];

export function feederLosses({ feeders: rows }) {
  return {
    on: 'lossRecord',
    title: `${BASE_YEAR}年10kV分线线损统计表`,
    rows,
    total: true,
    columns: [
      number,
      { key: 'feeder.code', path: ['线路编码'], of: (f) => f.code },
      { key: 'feeder', path: ['线路名称'], width: 14, of: (f) => f.name },
      ...lossColumns,
    ],
  };
}

export function areaLosses({ areas }) {
  return {
    on: 'areaLossRecord',
    title: `${BASE_YEAR}年分台区线损统计表`,
    rows: areas.filter((area) => area.ownership === '公'),
    total: true,
    columns: [
      number,
      { key: 'area.code', path: ['台区编码'], width: 12, of: (a) => a.code },
      { key: 'area', path: ['台区名称'], width: 22, of: (a) => a.name },
      ...lossColumns,
    ],
  };
}
