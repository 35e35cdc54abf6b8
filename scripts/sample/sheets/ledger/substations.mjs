import { DATE, dayOf, number } from './columns.mjs';

export function substations({ substations: rows }) {
  return {
    on: 'substation',
    title: '云岫县变电站台账及间隔情况',
    rows,
    total: true,
    columns: [
      number,
      { key: 'code', path: ['变电站编码'], of: (s) => s.code },
      { key: 'name', path: ['变电站名称'], width: 14, of: (s) => s.name },
      { key: 'voltageKv', path: ['电压等级（kV）'], of: (s) => s.kv },
      { key: 'township', path: ['所在乡镇'], of: (s) => s.township.name },
      { key: 'supplyGrid', path: ['所属网格'], of: (s) => s.grid },
      { key: 'mainTransformers', path: ['主变', '台数'], total: true, of: (s) => s.years.length },
      { key: 'capacityMva', path: ['主变', '总容量（MVA）'], total: true, of: (s) => s.capacityMva },
      { key: 'baysTotal', path: ['10kV间隔', '间隔总数'], total: true, of: (s) => s.bays },
      { key: 'baysUsed', path: ['10kV间隔', '已用间隔'], total: true, of: (s) => s.feeders.length },
      { key: 'baysFree', path: ['10kV间隔', '剩余间隔'], total: true, of: (s) => s.bays - s.feeders.length },
      { key: 'peakMw', path: ['最大负荷（MW）'], of: (s) => s.peakMw },
      { key: 'automated', path: ['是否综自'], of: () => '是' },
      { key: 'commissioned', path: ['投运时间'], of: (s) => `${s.years[0]}年` },
      { key: 'x', path: ['坐标', '经度'], format: '0.000000', of: (s) => s.at[0] },
      { key: 'y', path: ['坐标', '纬度'], format: '0.000000', of: (s) => s.at[1] },
      { key: 'note', path: ['备注'], width: 26, of: (s) => s.note ?? null },
    ],
  };
}

export function mainTransformers({ mainTransformers: rows }) {
  return {
    on: 'mainTransformer',
    title: '云岫县主变压器台账',
    rows,
    columns: [
      number,
      { key: 'substation', path: ['所属变电站'], width: 14, mergeDown: true, of: (t) => t.station.name },
      { key: 'code', path: ['主变编码'], of: (t) => t.code },
      { key: 'name', path: ['主变名称'], width: 14, of: (t) => t.name },
      { key: 'voltageKv', path: ['电压等级（kV）'], of: (t) => t.station.kv },
      { key: 'model', path: ['型号'], width: 16, of: (t) => t.model },
      { key: 'capacityMva', path: ['主变容量（MVA）'], of: (t) => t.mva },
      { key: 'peakMw', path: ['最大负荷（MW）'], of: (t) => t.peakMw },
      { key: 'loadRatePercent', path: ['主变负载率（%）'], of: (t) => t.loadRate },
      { key: 'nMinusOne', path: ['主变N-1'], of: (t) => t.nMinusOne },
      { key: 'commissioned', path: ['投运时间'], width: 12, format: DATE, of: (t) => dayOf(t) },
      { key: 'note', path: ['备注'], of: () => null },
    ],
  };
}
