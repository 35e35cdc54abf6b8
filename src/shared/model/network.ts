import { choice, code, decimal, grouped, note, option, ref, text, yesNo } from './columns';
import type { ColumnDescription, TableDescription } from './describe';
import { constructions, switchKinds, terminalKinds } from './frameEnums';

/**
 * Ledgers of the current frame. Everything refers to a network element by its code, which it keeps in every frame.
 */
function elementCode(zh: string, en: string, syn: string[]): ColumnDescription {
  return code('code', zh, en, { required: true, shown: true, frozen: true, width: 150, syn });
}

const remark = note('note', '备注', 'Note', { syn: ['说明', '注'] });
const feederRef = ref('feeder', '所属线路', 'Feeder', 'feeder', {
  shown: true,
  width: 130,
  syn: ['线路名称', '所属馈线', '馈线名称', '所属线路名称'],
  codeSynonyms: ['线路编码', '馈线编码', '所属线路编码'],
});

/** Buses, poles, joints, ring main units, and where load is attached. */
export const networkNode: TableDescription = {
  entity: 'networkNode',
  label: { zh: '网架节点', en: 'Network nodes' },
  owner: 'county',
  sheetSynonyms: ['网架节点', '节点台账', '网架节点台账'],
  nameColumn: 'code',
  identity: ['code'],
  matchKeys: [['code']],
  columns: [
    elementCode('节点编码', 'Node code', ['节点', '节点编号', '节点号']),
    text('name', '节点名称', 'Node name', { shown: true, width: 150 }),
    choice(
      'kind',
      '节点类型',
      'Node kind',
      [
        option('source', '电源', 'Source', ['母线', '电源点', '变电站母线']),
        option('junction', '连接点', 'Junction', ['杆塔', '接头', '环网室', 'T接点']),
        option('load', '负荷', 'Load', ['负荷点', '配变点']),
      ],
      { required: true, shown: true, width: 80 },
    ),
    ref('substation', '所属变电站', 'Substation', 'substation', {
      shown: true,
      width: 120,
      syn: ['变电站', '变电站名称'],
      codeSynonyms: ['变电站编码'],
    }),
    feederRef,
    ref('area', '所属台区', 'Transformer area', 'transformerArea', {
      shown: true,
      width: 130,
      syn: ['台区名称', '台区'],
      codeSynonyms: ['台区编码'],
    }),
    ref('township', '所属乡镇', 'Township', 'township', {
      width: 100,
      syn: ['乡镇', '乡镇名称'],
      codeSynonyms: ['乡镇编码'],
    }),
    ...grouped('负荷', 'Load', [
      decimal('customers', '用户数', 'Customers', undefined, { shown: true, total: true, decimals: 0, syn: ['户数'] }),
      decimal('averageKw', '平均负荷', 'Average load', 'kW', { shown: true, total: true }),
      decimal('peakKw', '最大负荷', 'Peak load', 'kW', { shown: true, total: true }),
      decimal('peakKvar', '最大无功', 'Peak reactive load', 'kvar', { min: -1e9, total: true }),
    ]),
    ...grouped('坐标', 'Place', [
      decimal('x', 'X坐标', 'X', 'm', { min: -1e9, decimals: 3, syn: ['横坐标', '东坐标'] }),
      decimal('y', 'Y坐标', 'Y', 'm', { min: -1e9, decimals: 3, syn: ['纵坐标', '北坐标'] }),
    ]),
    remark,
  ],
};

const ends: ColumnDescription[] = [
  ref('fromNode', '起点', 'From', 'networkNode', {
    shown: true,
    width: 130,
    syn: ['起点节点', '起始节点', '首端节点'],
    codeSynonyms: ['起点编码', '起点节点编码'],
  }),
  ref('toNode', '终点', 'To', 'networkNode', {
    shown: true,
    width: 130,
    syn: ['终点节点', '末端节点'],
    codeSynonyms: ['终点编码', '终点节点编码'],
  }),
];

const branchKind = choice(
  'kind',
  '元件类型',
  'Element',
  [
    option('line', '线路段', 'Line', ['线段', '导线', '电缆段']),
    option('transformer', '变压器', 'Transformer', ['配变']),
    option('tie', '联络', 'Tie', ['联络开关']),
  ],
  { width: 80 },
);

const lineColumns: ColumnDescription[] = [
  ...grouped('线路参数', 'Line', [
    decimal('lengthKm', '长度', 'Length', 'km', { shown: true, total: true, decimals: 3, syn: ['线段长度'] }),
    choice('construction', '敷设方式', 'Construction', constructions, { shown: true, width: 90, syn: ['线路类型'] }),
    text('model', '导线型号', 'Conductor', { shown: true, width: 130, syn: ['型号', '导线(电缆)型号'] }),
    decimal('rOhm', '电阻', 'Resistance', 'Ω', { decimals: 4 }),
    decimal('xOhm', '电抗', 'Reactance', 'Ω', { decimals: 4 }),
    decimal('capacityKw', '允许功率', 'Capacity', 'kW', {
      decimals: 0,
      syn: ['限额功率', '可转供功率', '输送限额'],
      help: { zh: '空白表示不受限。', en: 'Empty means without limit.' },
    }),
  ]),
  ...grouped('可靠性参数', 'Reliability', [
    decimal('failuresPerYear', '年故障次数', 'Failures', '次/年', { decimals: 4, syn: ['故障率'] }),
    decimal('repairHours', '修复时间', 'Repair time', 'h', { syn: ['平均修复时间'] }),
    decimal('operateHours', '操作时间', 'Operating time', 'h', { syn: ['倒闸操作时间'] }),
  ]),
];

/** Sections of line and transformers that are closed in normal operation. */
export const lineSection: TableDescription = {
  entity: 'lineSection',
  label: { zh: '线段', en: 'Sections' },
  owner: 'county',
  sheetSynonyms: ['线段台账', '分段台账', '线路分段台账'],
  nameColumn: 'code',
  identity: ['code'],
  matchKeys: [['code']],
  columns: [
    elementCode('线段编码', 'Section code', ['线段', '线段编号', '分段编码', '分段编号']),
    text('name', '线段名称', 'Section name', { shown: true, width: 150, syn: ['分段名称'] }),
    branchKind,
    feederRef,
    ...ends,
    ...lineColumns,
    code('splitFrom', '拆分自', 'Cut from', { width: 120 }),
    remark,
  ],
};

/** Branches that are open in normal operation. */
export const tie: TableDescription = {
  entity: 'tie',
  label: { zh: '联络', en: 'Ties' },
  owner: 'county',
  sheetSynonyms: ['联络台账', '联络开关台账', '联络清单'],
  nameColumn: 'code',
  identity: ['code'],
  matchKeys: [['code']],
  columns: [
    elementCode('联络编码', 'Tie code', ['联络', '联络编号', '联络开关编码']),
    text('name', '联络名称', 'Tie name', { shown: true, width: 150, syn: ['联络开关名称'] }),
    branchKind,
    feederRef,
    ...ends,
    ...lineColumns,
    yesNo('remote', '遥控', 'Remote', { shown: true, syn: ['是否遥控', '三遥'] }),
    code('splitFrom', '拆分自', 'Cut from', { width: 120 }),
    remark,
  ],
};

/** Switching devices, each between a node and the body of a section or tie. */
export const lineSwitch: TableDescription = {
  entity: 'lineSwitch',
  label: { zh: '开关', en: 'Switches' },
  owner: 'county',
  sheetSynonyms: ['开关台账', '线路开关台账', '柱上开关台账'],
  nameColumn: 'code',
  identity: ['code'],
  matchKeys: [['code']],
  columns: [
    elementCode('开关编码', 'Switch code', ['开关', '开关编号', '设备编码']),
    text('name', '开关名称', 'Switch name', { shown: true, width: 150, syn: ['设备名称'] }),
    ref('section', '所在线段', 'Section', 'lineSection', { shown: true, width: 130, codeSynonyms: ['线段编码'] }),
    ref('tie', '所在联络', 'Tie', 'tie', { shown: true, width: 130, codeSynonyms: ['联络编码'] }),
    choice('end', '所在端', 'End', [option('from', '首端', 'From', ['起点']), option('to', '末端', 'To', ['终点'])], {
      required: true,
      shown: true,
      width: 80,
      syn: ['安装端'],
    }),
    choice('kind', '开关类型', 'Kind', switchKinds, { required: true, shown: true, width: 90, syn: ['设备类型'] }),
    decimal('operateHours', '操作时间', 'Operating time', 'h', { shown: true, syn: ['倒闸操作时间'] }),
    yesNo('remote', '遥控', 'Remote', { shown: true, syn: ['是否遥控', '三遥'] }),
    choice('terminal', '终端', 'Terminal', terminalKinds, { shown: true, width: 100, syn: ['终端类型'] }),
    remark,
  ],
};
