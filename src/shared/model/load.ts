import { choice, decimal, note, option, percent, ref, text, year } from './columns';
import type { ColumnDescription, TableDescription } from './describe';
import { supplyAreaClasses } from './enums';
import { changeTypes } from './frameEnums';

const remark = note('note', '备注', 'Note', { syn: ['说明', '注'] });

function scopeColumns(): ColumnDescription[] {
  return [
    ref('feeder', '线路名称', 'Feeder', 'feeder', {
      shown: true,
      frozen: true,
      width: 140,
      syn: ['所属线路'],
      codeSynonyms: ['线路编码'],
    }),
    ref('supplyGrid', '网格名称', 'Supply grid', 'supplyGrid', {
      shown: true,
      frozen: true,
      width: 130,
      syn: ['供电网格', '所属网格'],
      codeSynonyms: ['网格编码'],
    }),
  ];
}

/** Peaks of a feeder or a grid, in the base year or entered for another; neither = the whole county. */
export const feederLoad: TableDescription = {
  entity: 'feederLoad',
  label: { zh: '负荷预测', en: 'Load forecast' },
  owner: 'plan',
  sheetSynonyms: ['负荷预测', '负荷预测表', '线路负荷预测'],
  nameColumn: 'year',
  identity: ['year', 'peakKw'],
  matchKeys: [['feeder', 'year'], ['supplyGrid', 'year'], ['year']],
  distinctBy: ['feeder', 'supplyGrid', 'year'],
  columns: [
    ...scopeColumns(),
    year('year', '年份', 'Year', { required: true, shown: true, syn: ['年度', '预测年份'] }),
    decimal('peakKw', '预测最大负荷', 'Peak load', 'kW', {
      required: true,
      shown: true,
      syn: ['预测负荷', '最大负荷预测'],
    }),
    percent('simultaneityPercent', '同时率', 'Simultaneity', { shown: true }),
    remark,
  ],
};

/** Yearly growth: of a feeder, else of its grid, else of its class, else of the county. */
export const loadGrowth: TableDescription = {
  entity: 'loadGrowth',
  label: { zh: '负荷增长率', en: 'Load growth' },
  owner: 'plan',
  sheetSynonyms: ['负荷增长率', '负荷增长率表'],
  nameColumn: 'growthPercent',
  identity: ['growthPercent'],
  matchKeys: [
    ['feeder', 'year'],
    ['supplyGrid', 'year'],
    ['supplyAreaClass', 'year'],
    ['feeder'],
    ['supplyGrid'],
    ['supplyAreaClass'],
    ['year'],
    // The whole county in every year: the one row that names nothing.
    [],
  ],
  distinctBy: ['feeder', 'supplyGrid', 'supplyAreaClass', 'year'],
  columns: [
    ...scopeColumns(),
    choice('supplyAreaClass', '供电区域分类', 'Area class', supplyAreaClasses, { shown: true, width: 80 }),
    year('year', '年份', 'Year', {
      shown: true,
      syn: ['年度'],
      help: { zh: '空白表示每年。', en: 'Empty means every year.' },
    }),
    percent('growthPercent', '年增长率', 'Growth', {
      required: true,
      shown: true,
      min: -100,
      max: 1000,
      decimals: 2,
      syn: ['增长率', '负荷年增长率'],
    }),
    remark,
  ],
};

/** A load that comes on a date: connection requests, pilots, charging. */
export const pointLoad: TableDescription = {
  entity: 'pointLoad',
  label: { zh: '点负荷', en: 'Point loads' },
  owner: 'plan',
  sheetSynonyms: ['点负荷', '点负荷清单', '大用户报装', '报装负荷'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['name', 'feeder'], ['name']],
  columns: [
    text('name', '负荷名称', 'Point load', {
      required: true,
      shown: true,
      frozen: true,
      width: 180,
      syn: ['点负荷名称', '报装用户', '用户名称'],
    }),
    choice(
      'kind',
      '负荷类型',
      'Kind',
      [
        option('connection', '业扩报装', 'Connection request', ['报装', '业扩']),
        option('pilot', '电气化试点', 'Electrification pilot', ['试点']),
        option('charging', '充电设施', 'Charging', ['充电桩', '充电站']),
        option('other', '其他', 'Other', ['其它']),
      ],
      { shown: true, width: 100 },
    ),
    ...scopeColumns().map((column) => ({ ...column, frozen: false })),
    text('node', '接入节点', 'Node', { width: 120, syn: ['接入点', '接入节点编码'] }),
    year('year', '投运年', 'From', { required: true, shown: true, syn: ['投运年份', '接入年份', '投产年'] }),
    decimal('peakKw', '点负荷', 'Peak load', 'kW', {
      required: true,
      shown: true,
      total: true,
      syn: ['报装负荷', '负荷'],
    }),
    decimal('averageKw', '平均负荷', 'Average load', 'kW', { total: true }),
    decimal('customers', '用户数', 'Customers', undefined, { decimals: 0, total: true }),
    percent('simultaneityPercent', '同时率', 'Simultaneity', {
      shown: true,
      help: { zh: '空白时为 100 %。', en: 'Where empty, 100 %.' },
    }),
    remark,
  ],
};

/** What a yearly balance needs besides peaks: per voltage level and year. */
export const balanceInput: TableDescription = {
  entity: 'balanceInput',
  label: { zh: '电力平衡参数', en: 'Balance inputs' },
  owner: 'plan',
  sheetSynonyms: ['电力平衡', '电力平衡表', '电力平衡参数'],
  nameColumn: 'year',
  identity: ['year', 'voltageKv'],
  matchKeys: [['year', 'voltageKv']],
  columns: [
    year('year', '年份', 'Year', { required: true, shown: true, frozen: true, syn: ['年度'] }),
    decimal('voltageKv', '电压等级', 'Voltage', 'kV', { required: true, shown: true, frozen: true, decimals: 0 }),
    decimal('peakMw', '全社会最大负荷', 'Peak load', 'MW', { shown: true, syn: ['总负荷'] }),
    decimal('directFedMw', '直供负荷', 'Fed directly', 'MW', { shown: true, syn: ['直供用户负荷', '上级直供负荷'] }),
    decimal('embeddedMw', '本级以下电源出力', 'Embedded generation', 'MW', {
      shown: true,
      syn: ['电源出力', '地方电源出力', '分布式电源出力'],
    }),
    decimal('capacityMva', '变电容量', 'Capacity', 'MVA', {
      shown: true,
      help: {
        zh: '空白时由主变台账及上级变更汇总。',
        en: 'Where empty, from the ledger of main transformers and the changes given.',
      },
    }),
    remark,
  ],
};

/** Failure and repair figures for what states none of its own, and planned outages. */
export const reliabilityRate: TableDescription = {
  entity: 'reliabilityRate',
  label: { zh: '可靠性参数', en: 'Reliability rates' },
  owner: 'plan',
  sheetSynonyms: ['可靠性参数', '可靠性参数表', '故障率参数'],
  nameColumn: 'component',
  identity: ['component'],
  matchKeys: [['component']],
  columns: [
    choice(
      'component',
      '元件',
      'Component',
      [
        option('bare', '架空裸导线(每km)', 'Overhead, bare (per km)', ['架空裸导线', '裸导线']),
        option('insulated', '架空绝缘(每km)', 'Overhead, insulated (per km)', ['架空绝缘线', '绝缘导线']),
        option('cable', '电缆(每km)', 'Cable (per km)', ['电缆']),
        option('transformer', '配变(每台)', 'Transformer (each)', ['配变', '变压器']),
        option('planned', '预安排停电(每km)', 'Planned outages (per km)', ['预安排停电', '计划停电']),
      ],
      { required: true, shown: true, frozen: true, width: 160, syn: ['元件类型'] },
    ),
    decimal('ratePerYear', '年次数', 'Per year', '次/年', {
      required: true,
      shown: true,
      decimals: 4,
      syn: ['故障率'],
    }),
    decimal('hours', '每次时长', 'Hours each', 'h', { required: true, shown: true, syn: ['修复时间', '停电时长'] }),
    text('source', '来源', 'Source', { shown: true, width: 200, syn: ['依据'] }),
    remark,
  ],
};

/** Customer-hours that building costs, by type of change. */
export const constructionRate: TableDescription = {
  entity: 'constructionRate',
  label: { zh: '施工停电参数', en: 'Outages while building' },
  owner: 'plan',
  sheetSynonyms: ['施工停电参数', '施工停电参数表'],
  nameColumn: 'type',
  identity: ['type'],
  matchKeys: [['type']],
  columns: [
    choice('type', '变更类型', 'Type', changeTypes, { required: true, shown: true, frozen: true, width: 140 }),
    decimal('hoursPerPiece', '每处停电时长', 'Hours each', 'h', { shown: true }),
    decimal('hoursPerKm', '每公里停电时长', 'Hours per km', 'h/km', { shown: true }),
    percent('liveSharePercent', '带电作业比例', 'Done live', { shown: true }),
    text('source', '来源', 'Source', { shown: true, width: 200, syn: ['依据'] }),
    remark,
  ],
};

/** Goals of a year: of the county, or of a region, a class or a township. */
export const reliabilityGoal: TableDescription = {
  entity: 'reliabilityGoal',
  label: { zh: '可靠性年度目标', en: 'Reliability goals' },
  owner: 'plan',
  sheetSynonyms: ['可靠性年度目标', '可靠性年度目标表', '年度可靠性目标'],
  nameColumn: 'year',
  identity: ['year'],
  matchKeys: [['year', 'township'], ['year', 'supplyAreaClass'], ['year', 'region'], ['year']],
  distinctBy: ['year', 'township', 'supplyAreaClass', 'region'],
  columns: [
    year('year', '年份', 'Year', { required: true, shown: true, frozen: true, syn: ['年度'] }),
    choice(
      'region',
      '城农网',
      'Region',
      [option('urban', '城网', 'Urban', ['城市']), option('rural', '农网', 'Rural', ['农村'])],
      { shown: true, width: 80 },
    ),
    choice('supplyAreaClass', '供电区域分类', 'Area class', supplyAreaClasses, { shown: true, width: 80 }),
    ref('township', '所属乡镇', 'Township', 'township', {
      shown: true,
      width: 100,
      syn: ['乡镇', '乡镇名称'],
      codeSynonyms: ['乡镇编码'],
    }),
    percent('asaiPercent', '供电可靠率', 'ASAI', { shown: true, decimals: 3, syn: ['供电可靠率目标'] }),
    decimal('saifi', '用户平均停电次数', 'SAIFI', '次/户·年', { shown: true, syn: ['停电次数目标'] }),
    decimal('saidiHours', '用户平均停电时间', 'SAIDI', 'h/户·年', { shown: true, syn: ['停电时间目标'] }),
    decimal('caidiHours', '平均停电持续时间', 'CAIDI', 'h', { shown: true }),
    remark,
  ],
};
