import { choice, code, count, decimal, grouped, note, percent, ref, text, year, yesNo } from './columns';
import type { TableDescription } from './describe';
import { changeTypes, constructions, switchKinds, terminalKinds } from './frameEnums';

/** What a project does: frame changes point to it, its year is the project's. */
export const measure: TableDescription = {
  entity: 'measure',
  label: { zh: '措施', en: 'Measures' },
  owner: 'plan',
  sheetSynonyms: ['措施清单', '项目措施', '网架措施'],
  nameColumn: 'name',
  identity: ['projectId', 'name'],
  matchKeys: [['code'], ['projectId', 'name']],
  columns: [
    code('code', '措施编码', 'Measure code', { shown: true, frozen: true, width: 120, syn: ['措施编号'] }),
    text('name', '措施名称', 'Measure', { required: true, shown: true, frozen: true, width: 200, syn: ['措施'] }),
    ref('projectId', '项目名称', 'Project', 'project', {
      required: true,
      shown: true,
      width: 240,
      syn: ['所属项目', '项目'],
      codeSynonyms: ['项目编码', '项目编号'],
    }),
    year('year', '投产年', 'Commissioned in', {
      shown: true,
      syn: ['投产年份'],
      help: { zh: '空白时取项目投产年。', en: 'Where empty, the year of its project.' },
    }),
    ...grouped('施工停电', 'Outage while built', [
      decimal('constructionCustomers', '停电用户数', 'Customers cut off', undefined, { decimals: 0 }),
      decimal('constructionHours', '停电时长', 'Time cut off', 'h'),
      percent('liveSharePercent', '带电作业比例', 'Done live', {
        help: { zh: '空白时按措施类型取值。', en: 'Where empty, by the type of its changes.' },
      }),
    ]),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};

/** The target frame as an ordered list of changes, and the changes measures make. */
export const frameChange: TableDescription = {
  entity: 'frameChange',
  label: { zh: '网架变更', en: 'Frame changes' },
  owner: 'plan',
  sheetSynonyms: ['网架变更', '目标网架变更', '网架变更清单'],
  nameColumn: 'name',
  identity: ['name', 'type'],
  matchKeys: [['code'], ['name', 'type']],
  distinctBy: ['type'],
  columns: [
    code('code', '变更编码', 'Change code', { shown: true, frozen: true, width: 110, syn: ['变更编号'] }),
    text('name', '变更名称', 'Change', { required: true, shown: true, frozen: true, width: 200, syn: ['变更内容'] }),
    choice('type', '变更类型', 'Type', changeTypes, { required: true, shown: true, width: 120 }),
    count('position', '次序', 'Order', { shown: true, width: 64 }),
    yesNo('inTarget', '纳入目标网架', 'In target frame', { shown: true, width: 96 }),
    ref('measure', '所属措施', 'Measure', 'measure', {
      shown: true,
      width: 180,
      syn: ['措施名称', '措施'],
      codeSynonyms: ['措施编码'],
    }),
    year('dueYear', '应建年份', 'Due in', {
      shown: true,
      syn: ['需建年份'],
      help: {
        zh: '空白时为目标年；变电站与主变为其投产年。',
        en: 'Where empty, the target year; for substations and main transformers, the year they come.',
      },
    }),
    ref('feeder', '所属线路', 'Feeder', 'feeder', {
      shown: true,
      width: 130,
      syn: ['线路名称', '涉及线路'],
      codeSynonyms: ['线路编码'],
    }),
    ref('substation', '所属变电站', 'Substation', 'substation', {
      width: 120,
      syn: ['变电站名称', '变电站'],
      codeSynonyms: ['变电站编码'],
    }),
    ...grouped('对象', 'Elements', [
      text('element', '变更对象', 'Element', { shown: true, width: 140, syn: ['对象编码'] }),
      text('elements', '其他对象', 'Further elements', {
        width: 140,
        help: { zh: '多个编码以“;”分隔。', en: 'Several codes, separated by ";".' },
      }),
      text('newCode', '新建编码', 'New code', { shown: true, width: 140 }),
      text('fromNode', '起点', 'From', { shown: true, width: 120, syn: ['起点节点'] }),
      text('toNode', '终点', 'To', { shown: true, width: 120, syn: ['终点节点'] }),
      percent('atPercent', '分段位置', 'Cut at', {
        help: { zh: '自起点起的长度比例。', en: 'Share of the length from its start.' },
      }),
      text('opens', '断开对象', 'Opens', {
        width: 140,
        help: { zh: '多个编码以“;”分隔。', en: 'Several codes, separated by ";".' },
      }),
    ]),
    ...grouped('线路参数', 'Line', [
      decimal('lengthKm', '长度', 'Length', 'km', { shown: true, total: true, decimals: 3 }),
      choice('construction', '敷设方式', 'Construction', constructions, { width: 90 }),
      text('model', '型号', 'Model', { shown: true, width: 130, syn: ['导线型号'] }),
      decimal('rOhm', '电阻', 'Resistance', 'Ω', { decimals: 4 }),
      decimal('xOhm', '电抗', 'Reactance', 'Ω', { decimals: 4 }),
      decimal('failuresPerYear', '年故障次数', 'Failures', '次/年', { decimals: 4 }),
      decimal('repairHours', '修复时间', 'Repair time', 'h'),
      decimal('capacityKw', '允许功率', 'Capacity', 'kW', { decimals: 0 }),
    ]),
    ...grouped('开关与终端', 'Switch and terminal', [
      choice('switchKind', '开关类型', 'Switch', switchKinds, { width: 90 }),
      decimal('operateHours', '操作时间', 'Operating time', 'h'),
      yesNo('remote', '遥控', 'Remote'),
      choice('terminalKind', '终端类型', 'Terminal', terminalKinds, { width: 100 }),
    ]),
    ...grouped('容量与用户', 'Capacity and customers', [
      decimal('capacityKva', '配变容量', 'Transformer', 'kVA', { decimals: 0 }),
      decimal('customers', '用户数', 'Customers', undefined, { decimals: 0 }),
      decimal('averageKw', '平均负荷', 'Average load', 'kW'),
      decimal('peakKw', '最大负荷', 'Peak load', 'kW'),
      decimal('peakKvar', '最大无功', 'Peak reactive load', 'kvar', { min: -1e9 }),
      decimal('kvar', '补偿容量', 'Compensation', 'kvar', { decimals: 0 }),
      decimal('capacityMva', '主变容量', 'Main transformer', 'MVA'),
      count('bays', '新增间隔', 'Bays added'),
      decimal('quantity', '数量', 'Pieces', undefined, { decimals: 0 }),
    ]),
    ...grouped('运维效果', 'Effect of maintenance', [
      decimal('failureFactor', '故障率系数', 'Failures multiplied by', undefined),
      decimal('repairFactor', '修复时间系数', 'Repair time multiplied by', undefined),
    ]),
    ...grouped('坐标', 'Place', [
      decimal('x', 'X坐标', 'X', 'm', { min: -1e9, decimals: 3 }),
      decimal('y', 'Y坐标', 'Y', 'm', { min: -1e9, decimals: 3 }),
    ]),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};
