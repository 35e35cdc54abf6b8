import { choice, code, count, decimal, grouped, note, ref, text, year, yesNo } from './columns';
import type { TableDescription } from './describe';
import { supplyAreaClasses } from './enums';

export const township: TableDescription = {
  entity: 'township',
  label: { zh: '乡镇', en: 'Townships' },
  owner: 'county',
  sheetSynonyms: ['乡镇清单', '乡镇概况', '乡镇明细', '乡镇'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['name']],
  columns: [
    code('code', '乡镇编码', 'Township code', {
      shown: true,
      frozen: true,
      width: 110,
      syn: ['行政区划代码', '乡镇代码'],
    }),
    text('name', '乡镇名称', 'Township', {
      required: true,
      shown: true,
      frozen: true,
      width: 140,
      syn: ['乡镇', '乡(镇)', '街道', '乡镇(街道)', '名称'],
    }),
    text('supplyStation', '供电所', 'Supply station', { shown: true, syn: ['所属供电所', '供电所名称'] }),
    choice('supplyAreaClass', '供电区域分类', 'Area class', supplyAreaClasses, {
      shown: true,
      width: 80,
      syn: ['供电区域', '供电区域类型', '供电分区'],
    }),
    decimal('areaKm2', '面积', 'Area', 'km²', { shown: true, total: true, syn: ['供电面积', '国土面积'] }),
    count('population', '人口', 'Population', { total: true, syn: ['总人口', '常住人口'] }),
    count('households', '户数', 'Households', { shown: true, total: true, syn: ['用电户数', '总户数'] }),
    count('villages', '村数', 'Villages', { total: true, syn: ['行政村数', '自然村数'] }),
    decimal('peakMw', '最大负荷', 'Peak load', 'MW', { syn: ['年最大负荷'] }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};

export const village: TableDescription = {
  entity: 'village',
  label: { zh: '自然村', en: 'Villages' },
  owner: 'county',
  sheetSynonyms: ['自然村清单', '村庄台账', '贫困村清单', '自然村台账', '未改造自然村', '行政村清单', '自然村', '村'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['township', 'name'], ['name']],
  columns: [
    code('code', '村编码', 'Village code', {
      shown: true,
      frozen: true,
      width: 120,
      syn: ['自然村编码', '行政村编码', '村代码', '行政区划代码'],
    }),
    text('name', '自然村名称', 'Village', {
      required: true,
      shown: true,
      frozen: true,
      width: 150,
      syn: ['自然村', '村名', '村名称', '村', '行政村名称', '村庄名称', '名称'],
    }),
    ref('township', '所属乡镇', 'Township', 'township', {
      shown: true,
      width: 110,
      syn: ['乡镇', '乡镇名称', '所在乡镇'],
      codeSynonyms: ['乡镇编码'],
    }),
    text('administrativeVillage', '所属行政村', 'Administrative village', {
      shown: true,
      syn: ['行政村', '所在行政村'],
    }),
    count('households', '户数', 'Households', { shown: true, total: true, syn: ['用电户数', '总户数', '居民户数'] }),
    count('population', '人口', 'Population', { total: true, syn: ['总人口', '常住人口'] }),
    ...grouped('改造情况', 'Rebuild', [
      yesNo('rebuilt', '已改造', 'Rebuilt', {
        shown: true,
        syn: ['是否改造', '是否已改造', '农网是否改造', '改造情况'],
      }),
      year('rebuiltYear', '改造年份', 'Rebuilt in', {
        shown: true,
        syn: ['改造年度', '改造时间', '农网改造年份', '上次改造年份'],
      }),
      yesNo('povertyVillage', '贫困村', 'On the poverty list', {
        shown: true,
        syn: ['是否贫困村', '建档立卡贫困村', '是否建档立卡贫困村'],
      }),
      yesNo('threePhaseSupply', '通动力电', 'Three-phase supply', {
        shown: true,
        syn: ['是否通动力电', '动力电', '三相电', '是否通三相电', '通三相动力电'],
      }),
      decimal('kvaPerHousehold', '户均配变容量', 'kVA per household', 'kVA/户', { shown: true, syn: ['户均容量'] }),
      yesNo('hasProject', '已安排项目', 'Has a project', {
        computed: 'villageHasProject',
        shown: true,
        syn: ['是否安排项目'],
      }),
    ]),
    decimal('x', '经度', 'Longitude (x)', '°', { decimals: 6, min: -100000000, syn: ['x', 'x坐标'] }),
    decimal('y', '纬度', 'Latitude (y)', '°', { decimals: 6, min: -100000000, syn: ['y', 'y坐标'] }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};

export const supplyGrid: TableDescription = {
  entity: 'supplyGrid',
  label: { zh: '供电网格', en: 'Supply grids' },
  owner: 'county',
  sheetSynonyms: ['网格清单', '供电网格清单', '网格划分', '供电网格'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['name']],
  columns: [
    code('code', '网格编码', 'Grid code', { shown: true, frozen: true, width: 120, syn: ['供电网格编码', '网格编号'] }),
    text('name', '网格名称', 'Supply grid', {
      required: true,
      shown: true,
      frozen: true,
      width: 150,
      syn: ['供电网格', '网格', '供电网格名称', '名称'],
    }),
    choice('supplyAreaClass', '供电区域分类', 'Area class', supplyAreaClasses, {
      shown: true,
      width: 80,
      syn: ['供电区域', '供电区域类型', '供电分区'],
    }),
    decimal('areaKm2', '面积', 'Area', 'km²', { shown: true, total: true, syn: ['网格面积', '供电面积'] }),
    decimal('peakMw', '现状最大负荷', 'Peak load', 'MW', { shown: true, syn: ['最大负荷', '现状负荷', '年最大负荷'] }),
    decimal('targetPeakMw', '目标年最大负荷', 'Peak load in the target year', 'MW', {
      shown: true,
      syn: ['远景负荷', '饱和负荷', '目标年负荷'],
    }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};

export const supplyUnit: TableDescription = {
  entity: 'supplyUnit',
  label: { zh: '供电单元', en: 'Supply units' },
  owner: 'county',
  sheetSynonyms: ['单元清单', '供电单元清单', '单元划分', '供电单元'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['supplyGrid', 'name'], ['name']],
  columns: [
    code('code', '单元编码', 'Unit code', { shown: true, frozen: true, width: 120, syn: ['供电单元编码', '单元编号'] }),
    text('name', '单元名称', 'Supply unit', {
      required: true,
      shown: true,
      frozen: true,
      width: 150,
      syn: ['供电单元', '单元', '供电单元名称', '名称'],
    }),
    ref('supplyGrid', '所属网格', 'Supply grid', 'supplyGrid', {
      shown: true,
      syn: ['供电网格', '网格', '网格名称'],
      codeSynonyms: ['网格编码', '供电网格编码'],
    }),
    choice('supplyAreaClass', '供电区域分类', 'Area class', supplyAreaClasses, {
      shown: true,
      width: 80,
      syn: ['供电区域', '供电区域类型', '供电分区'],
    }),
    decimal('areaKm2', '面积', 'Area', 'km²', { shown: true, total: true, syn: ['单元面积', '供电面积'] }),
    decimal('peakMw', '现状最大负荷', 'Peak load', 'MW', { shown: true, syn: ['最大负荷', '现状负荷', '年最大负荷'] }),
    decimal('targetPeakMw', '目标年最大负荷', 'Peak load in the target year', 'MW', {
      shown: true,
      syn: ['远景负荷', '饱和负荷', '目标年负荷'],
    }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};
