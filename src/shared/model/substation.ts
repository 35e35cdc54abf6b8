import {
  choice,
  code,
  count,
  date,
  decimal,
  grouped,
  note,
  option,
  percent,
  ref,
  retired,
  text,
  yesNo,
} from './columns';
import type { TableDescription } from './describe';

export const substation: TableDescription = {
  entity: 'substation',
  label: { zh: '变电站', en: 'Substations' },
  owner: 'county',
  sheetSynonyms: ['变电站台账', '变电站清单', '变电站明细', '变电站间隔', '间隔情况', '变电站'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['name']],
  columns: [
    code('code', '变电站编码', 'Substation code', {
      shown: true,
      frozen: true,
      width: 120,
      syn: ['变电站编号', '站编码'],
    }),
    text('name', '变电站名称', 'Substation', {
      required: true,
      shown: true,
      frozen: true,
      width: 150,
      syn: ['变电站', '站名', '站名称', '名称', '厂站名称'],
    }),
    decimal('voltageKv', '电压等级', 'Voltage', 'kV', {
      shown: true,
      width: 80,
      decimals: 0,
      syn: ['电压', '最高电压等级', '变电站电压等级'],
    }),
    ref('township', '所属乡镇', 'Township', 'township', {
      shown: true,
      syn: ['乡镇', '乡镇名称', '所在乡镇'],
      codeSynonyms: ['乡镇编码'],
    }),
    ref('supplyGrid', '所属网格', 'Supply grid', 'supplyGrid', {
      syn: ['供电网格', '网格', '网格名称'],
      codeSynonyms: ['网格编码'],
    }),
    decimal('capacityMva', '主变容量', 'Capacity', 'MVA', {
      shown: true,
      total: true,
      syn: ['变电容量', '变电站容量', '主变总容量', '容量'],
    }),
    count('mainTransformers', '主变台数', 'Main transformers', { shown: true, total: true, syn: ['主变数', '主变'] }),
    ...grouped('10kV间隔', '10 kV bays', [
      count('baysTotal', '间隔总数', 'Bays', {
        shown: true,
        total: true,
        syn: ['10kV间隔总数', '出线间隔总数', '10kV出线间隔总数', '总间隔数', '间隔数'],
      }),
      count('baysUsed', '已用间隔', 'Bays used', {
        shown: true,
        total: true,
        syn: ['已用', '已用间隔数', '已使用间隔', '已占用间隔', '10kV已用间隔'],
      }),
      count('baysFree', '剩余间隔', 'Bays free', {
        computed: 'substationBaysFree',
        shown: true,
        total: true,
        syn: ['剩余', '剩余间隔数', '备用间隔', '10kV剩余间隔', '可用间隔'],
      }),
    ]),
    decimal('peakMw', '最大负荷', 'Peak load', 'MW', {
      shown: true,
      syn: ['年最大负荷', '变电站最大负荷', '网供最大负荷'],
    }),
    percent('loadRatePercent', '最大负载率', 'Maximum loading', { max: 1000, syn: ['负载率', '年最大负载率'] }),
    yesNo('automated', '综合自动化', 'Automated', { syn: ['是否综自', '综自站', '是否实现综合自动化'] }),
    date('commissioned', '投运时间', 'Commissioned', {
      width: 96,
      syn: ['投运日期', '投产时间', '投运年份', '投产日期'],
    }),
    decimal('x', '经度', 'Longitude (x)', '°', { decimals: 6, min: -100000000, syn: ['x', 'x坐标'] }),
    decimal('y', '纬度', 'Latitude (y)', '°', { decimals: 6, min: -100000000, syn: ['y', 'y坐标'] }),
    retired,
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};

export const mainTransformer: TableDescription = {
  entity: 'mainTransformer',
  label: { zh: '主变', en: 'Main transformers' },
  owner: 'county',
  sheetSynonyms: ['主变台账', '主变清单', '主变明细', '主变压器', '主变负载率', '主变'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['substation', 'name']],
  columns: [
    code('code', '主变编码', 'Main transformer code', {
      shown: true,
      frozen: true,
      width: 120,
      syn: ['主变ID', '设备编码'],
    }),
    ref('substation', '所属变电站', 'Substation', 'substation', {
      shown: true,
      frozen: true,
      width: 140,
      syn: ['变电站', '变电站名称', '站名', '厂站名称'],
      codeSynonyms: ['变电站编码', '变电站编号'],
    }),
    text('name', '主变名称', 'Main transformer', {
      required: true,
      shown: true,
      frozen: true,
      width: 120,
      syn: ['主变编号', '主变', '变压器名称', '主变压器', '编号', '名称'],
    }),
    decimal('voltageKv', '电压等级', 'Voltage', 'kV', {
      shown: true,
      width: 80,
      decimals: 0,
      syn: ['电压', '高压侧电压', '主变电压等级'],
    }),
    text('model', '型号', 'Model', { syn: ['主变型号'] }),
    decimal('capacityMva', '主变容量', 'Capacity', 'MVA', { shown: true, total: true, syn: ['容量', '额定容量'] }),
    decimal('peakMw', '最大负荷', 'Peak load', 'MW', {
      shown: true,
      total: true,
      syn: ['年最大负荷', '主变最大负荷', '网供最大负荷'],
    }),
    percent('loadRatePercent', '主变负载率', 'Loading', {
      shown: true,
      max: 1000,
      syn: ['负载率', '最大负载率', '年最大负载率', '主变最大负载率'],
    }),
    choice(
      'nMinusOne',
      'N-1结果',
      'N-1 result',
      [
        option('pass', '通过', 'Passes', ['满足', '是', '合格']),
        option('partial', '部分通过', 'Partly', ['部分', '部分满足']),
        option('fail', '不通过', 'Fails', ['不满足', '否', '不合格', '未通过']),
      ],
      { shown: true, syn: ['N-1', '主变N-1', '是否满足N-1', '是否通过N-1', '主变N-1结果'] },
    ),
    date('commissioned', '投运时间', 'Commissioned', {
      width: 96,
      syn: ['投运日期', '投产时间', '投运年份', '投产日期'],
    }),
    decimal('serviceYears', '运行年限', 'Years in service', '年', {
      computed: 'serviceYears',
      decimals: 0,
      syn: ['投运年限', '已运行年限'],
    }),
    retired,
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};
