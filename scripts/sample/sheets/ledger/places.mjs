import { BASE_YEAR } from '../../places.mjs';
import { DASH, number, yes } from './columns.mjs';

export function townships({ townships: rows }) {
  return {
    on: 'township',
    title: `云岫县乡镇概况（${BASE_YEAR}年）`,
    rows,
    total: true,
    columns: [
      number,
      { key: 'code', path: ['乡镇编码'], of: (t) => t.code },
      { key: 'name', path: ['乡镇名称'], of: (t) => t.name },
      { key: 'supplyStation', path: ['供电所'], width: 13, of: (t) => t.station },
      { key: 'supplyAreaClass', path: ['供电区域分类'], of: (t) => `${t.areaClass}类` },
      { key: 'areaKm2', path: ['供电面积（km²）'], total: true, of: (t) => t.areaKm2 },
      { key: 'population', path: ['常住人口（人）'], total: true, of: (t) => t.population },
      { key: 'households', path: ['用电户数（户）'], total: true, of: (t) => t.households },
      { key: 'villages', path: ['自然村数（个）'], total: true, of: (t) => t.villages.length },
      { key: 'peakMw', path: ['最大负荷（MW）'], of: (t) => t.peakMw },
      { key: 'note', path: ['备注'], of: () => null },
    ],
    notes: ['注：供电面积为有效供电面积。'],
  };
}

export function villages({ villages: rows }) {
  return {
    on: 'village',
    title: '云岫县自然村清单',
    rows,
    columns: [
      number,
      { key: 'township', path: ['所属乡镇'], mergeDown: true, of: (v) => v.township.name },
      { key: 'administrativeVillage', path: ['所属行政村'], of: (v) => v.administrative },
      { key: 'code', path: ['自然村编码'], width: 12, of: (v) => v.code },
      { key: 'name', path: ['自然村名称'], width: 12, of: (v) => v.name },
      { key: 'households', path: ['户数'], of: (v) => v.households },
      { key: 'rebuilt', path: ['农网改造情况', '是否改造'], of: (v) => yes(v.rebuilt) },
      { key: 'rebuiltYear', path: ['农网改造情况', '改造年份'], of: (v) => v.rebuiltYear ?? DASH },
      { key: 'povertyVillage', path: ['是否建档立卡贫困村'], of: (v) => yes(v.poverty) },
      { key: 'threePhaseSupply', path: ['是否通动力电'], of: (v) => yes(v.threePhase) },
      { key: 'note', path: ['备注'], width: 18, of: (v) => v.note },
    ],
    notes: ['注：户数为公变台区低压用户数。'],
  };
}

export function grids({ grids: rows }) {
  return {
    on: 'supplyGrid',
    title: '云岫县供电网格划分',
    rows,
    columns: [
      number,
      { key: 'code', path: ['网格编码'], of: (g) => g.code },
      { key: 'name', path: ['网格名称'], of: (g) => g.name },
      { key: 'supplyAreaClass', path: ['供电区域分类'], of: (g) => g.areaClass },
      { key: 'areaKm2', path: ['网格面积（km²）'], of: (g) => g.areaKm2 },
      { key: 'peakMw', path: ['现状最大负荷（MW）'], of: (g) => g.peakMw },
      { key: 'targetPeakMw', path: ['目标年最大负荷（MW）'], of: (g) => g.targetPeakMw },
    ],
  };
}

export function units({ units: rows }) {
  return {
    on: 'supplyUnit',
    title: '云岫县供电单元划分',
    rows,
    columns: [
      number,
      { key: 'supplyGrid', path: ['所属网格'], mergeDown: true, of: (u) => u.grid.name },
      { key: 'code', path: ['单元编码'], width: 12, of: (u) => u.code },
      { key: 'name', path: ['单元名称'], width: 13, of: (u) => u.name },
      { key: 'supplyAreaClass', path: ['供电区域分类'], of: (u) => u.areaClass },
      { key: 'areaKm2', path: ['单元面积（km²）'], of: (u) => u.areaKm2 },
      { key: 'peakMw', path: ['现状最大负荷（MW）'], of: (u) => u.peakMw },
      { key: 'targetPeakMw', path: ['目标年最大负荷（MW）'], of: (u) => u.targetPeakMw },
    ],
  };
}
