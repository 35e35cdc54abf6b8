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
import type { ColumnDescription, EnumOption, TableDescription } from './describe';
import { ownerships, regionKinds, supplyAreaClasses } from './enums';

/** Medium-voltage wiring modes; which of them count as typical is a matter of the rule library. */
export const wiringModes: EnumOption[] = [
  option('radial', '单辐射', 'Radial', ['辐射', '辐射式', '单辐射式', '放射式', '无联络', '架空辐射']),
  option('singleTie', '单联络', 'Single tie', ['架空单联络', '多分段单联络', '手拉手', '"手拉手"']),
  option('doubleTie', '两联络', 'Two ties', ['双联络', '多分段两联络', '架空两联络']),
  option('multiTie', '多分段适度联络', 'Sectioned, moderate ties', [
    '多联络',
    '适度联络',
    '三联络',
    '多分段多联络',
    '多分段三联络',
  ]),
  option('cableRadial', '电缆单射', 'Cable, single radial', ['单射', '单射式']),
  option('cableDoubleRadial', '双射', 'Cable, double radial', ['双射式', '电缆双射']),
  option('cableOpposed', '对射', 'Cable, opposed', ['对射式', '电缆对射']),
  option('singleRing', '单环网', 'Single ring', ['单环', '单环式', '电缆单环网', '单环网接线']),
  option('doubleRing', '双环网', 'Double ring', ['双环', '双环式', '电缆双环网', '双环网接线']),
  option('standby', 'N供一备', 'N supply, one standby', ['n供1备', '两供一备', '三供一备', '2供1备', '3供1备']),
  option('complex', '复杂联络', 'Complex ties', ['复杂', '其他', '其它']),
];

/** 分段1 to 分段6: installed capacity and number of transformers of one section. */
function sectionColumns(section: number): ColumnDescription[] {
  const zh = `分段${section}`;
  return [
    decimal(`section${section}Kva`, `${zh}容量`, `Section ${section} capacity`, 'kVA', {
      decimals: 0,
      syn: [`第${section}段容量`, `${zh}装接容量`, `${zh}配变容量`],
    }),
    count(`section${section}Transformers`, `${zh}台数`, `Section ${section} transformers`, {
      syn: [`第${section}段台数`, `${zh}配变台数`, `${zh}配变数`],
    }),
  ];
}

export const feeder: TableDescription = {
  entity: 'feeder',
  label: { zh: '线路', en: 'Feeders' },
  owner: 'county',
  sheetSynonyms: [
    '线路台账',
    '馈线台账',
    '中压线路',
    '10kV线路',
    '10kV线路台账',
    '线路明细',
    '线路清单',
    '馈线清单',
    '中压线路台账',
    '配电线路',
  ],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['substation', 'name'], ['name']],
  columns: [
    code('code', '线路编码', 'Feeder code', {
      shown: true,
      frozen: true,
      width: 120,
      syn: ['馈线编码', '线路编号', '馈线编号', '线路代码'],
    }),
    text('name', '线路名称', 'Feeder', {
      required: true,
      shown: true,
      frozen: true,
      width: 160,
      syn: ['馈线名称', '线路', '馈线', '线路名', '10kV线路名称', '中压线路名称'],
    }),
    ref('substation', '所属变电站', 'Substation', 'substation', {
      shown: true,
      width: 120,
      syn: ['变电站', '变电站名称', '电源变电站', '上级变电站', '电源点', '所属变电站名称', '供电变电站'],
      codeSynonyms: ['变电站编码', '所属变电站编码', '变电站编号'],
    }),
    text('busSection', '所属母线', 'Bus section', { syn: ['母线', '母线段', '所属母线段'] }),
    decimal('voltageKv', '电压等级', 'Voltage', 'kV', {
      shown: true,
      width: 80,
      decimals: 1,
      syn: ['电压', '额定电压', '线路电压等级'],
    }),
    choice('ownership', '公/专', 'Public/dedicated', ownerships, {
      shown: true,
      width: 64,
      syn: ['公专', '线路性质', '公专性质', '公用/专用', '资产性质', '公线/专线', '公/专线'],
    }),
    choice('supplyAreaClass', '供电区域分类', 'Area class', supplyAreaClasses, {
      shown: true,
      width: 80,
      syn: ['供电区域', '供电区', '供电区域类型', '供电分区', '供电区类型', '供区分类'],
    }),
    choice('regionKind', '地区类别', 'Region', regionKinds, {
      width: 80,
      syn: ['地区特征', '区域类别', '城乡类别', '城网/农网'],
    }),
    text('supplyStation', '供电所', 'Supply station', {
      shown: true,
      width: 100,
      syn: ['所属供电所', '运维单位', '运维班组', '管理单位'],
    }),
    ref('township', '所属乡镇', 'Township', 'township', {
      width: 100,
      syn: ['乡镇', '乡镇名称', '所在乡镇'],
      codeSynonyms: ['乡镇编码'],
    }),
    ref('supplyGrid', '所属网格', 'Supply grid', 'supplyGrid', {
      width: 100,
      syn: ['供电网格', '网格', '网格名称', '所属供电网格'],
      codeSynonyms: ['网格编码', '供电网格编码'],
    }),
    ref('supplyUnit', '所属单元', 'Supply unit', 'supplyUnit', {
      width: 100,
      syn: ['供电单元', '单元', '单元名称', '所属供电单元'],
      codeSynonyms: ['单元编码', '供电单元编码'],
    }),
    date('commissioned', '投运时间', 'Commissioned', {
      width: 96,
      syn: ['投运日期', '投运年份', '投产时间', '投产日期', '投运年月', '投产年月', '投运年'],
    }),
    ...grouped('长度与型号', 'Length and type', [
      decimal('lengthKm', '线路总长度', 'Total length', 'km', {
        shown: true,
        total: true,
        width: 88,
        syn: ['线路长度', '总长度', '长度', '线路全长', '全长', '线路总长'],
      }),
      decimal('overheadKm', '架空长度', 'Overhead', 'km', {
        shown: true,
        total: true,
        width: 80,
        syn: ['架空线长度', '架空线路长度', '架空'],
      }),
      decimal('insulatedKm', '其中绝缘', 'Overhead insulated', 'km', {
        shown: true,
        total: true,
        width: 80,
        syn: ['绝缘长度', '绝缘线长度', '架空绝缘长度', '架空绝缘线长度', '绝缘导线长度', '绝缘'],
      }),
      decimal('cableKm', '电缆长度', 'Cable', 'km', {
        shown: true,
        total: true,
        width: 80,
        syn: ['电缆线路长度', '电缆'],
      }),
      decimal('trunkKm', '干线长度', 'Trunk length', 'km', {
        width: 80,
        syn: ['主干长度', '主干线长度', '主干线路长度'],
      }),
      text('trunkModel', '干线型号', 'Trunk conductor', {
        width: 140,
        syn: ['主干线型号', '主干型号', '导线型号', '主干导线型号', '主干线导线型号', '干线导线型号'],
      }),
      decimal('supplyRadiusKm', '供电半径', 'Supply radius', 'km', {
        shown: true,
        width: 80,
        syn: ['线路供电半径', '10kV供电半径', '中压供电半径'],
      }),
      percent('insulatedPercent', '绝缘化率', 'Insulated share', {
        computed: 'feederInsulatedPercent',
        syn: ['架空绝缘化率'],
      }),
      percent('cablePercent', '电缆化率', 'Cable share', { computed: 'feederCablePercent' }),
    ]),
    ...grouped('接线', 'Wiring', [
      choice('wiringMode', '接线方式', 'Wiring mode', wiringModes, {
        shown: true,
        width: 110,
        syn: ['接线模式', '网架结构', '接线形式', '网络结构', '结构模式', '接线类型'],
      }),
      yesNo('typicalWiring', '典型接线', 'Typical wiring', { width: 80, syn: ['是否典型接线', '是否为典型接线'] }),
      count('tieCount', '联络点数', 'Ties', {
        width: 72,
        syn: ['联络数', '联络开关数', '联络线路数', '联络点个数', '联络数量'],
      }),
      yesNo('interStationTie', '站间联络', 'Tied to another station', {
        width: 80,
        syn: ['是否站间联络', '是否实现站间联络'],
      }),
      ref('tieFeeder1', '联络线路1', 'Tied feeder 1', 'feeder', {
        shown: true,
        width: 130,
        syn: ['联络线路', '联络线1', '联络线路一', '联络线路名称1', '联络线路名称'],
        codeSynonyms: ['联络线路1编码'],
      }),
      ref('tieFeeder2', '联络线路2', 'Tied feeder 2', 'feeder', {
        width: 130,
        syn: ['联络线2', '联络线路二', '联络线路名称2'],
        codeSynonyms: ['联络线路2编码'],
      }),
      ref('tieFeeder3', '联络线路3', 'Tied feeder 3', 'feeder', {
        width: 130,
        syn: ['联络线3', '联络线路三', '联络线路名称3'],
        codeSynonyms: ['联络线路3编码'],
      }),
      count('sectionCount', '分段数', 'Sections', {
        shown: true,
        width: 72,
        syn: ['分段', '线路分段数', '主干分段数', '分段个数', '平均分段数'],
      }),
      count('largeBranchCount', '大分支数', 'Large branches', {
        width: 80,
        syn: ['大分支', '大分支线路数', '大分支个数'],
      }),
      decimal('largeBranchKva', '大分支容量', 'Large branch capacity', 'kVA', {
        decimals: 0,
        syn: ['大分支装接容量', '大分支配变容量'],
      }),
      count('poleSwitches', '柱上开关台数', 'Pole switches', { syn: ['柱上开关', '柱上开关数'] }),
      count('ringCabinets', '环网柜座数', 'Ring main units', { syn: ['环网柜', '环网单元', '环网柜数', '环网室'] }),
    ]),
    ...grouped('分段', 'Sections', [1, 2, 3, 4, 5, 6].flatMap(sectionColumns)),
    ...grouped('装接', 'Connected', [
      decimal('installedKva', '装接容量', 'Installed capacity', 'kVA', {
        shown: true,
        total: true,
        width: 88,
        decimals: 0,
        syn: [
          '线路装接容量',
          '装接配变容量',
          '配变装接容量',
          '配变总容量',
          '挂接容量',
          '挂接配变容量',
          '装接总容量',
          '配变容量',
        ],
      }),
      count('transformers', '配变台数', 'Transformers', {
        shown: true,
        total: true,
        width: 72,
        syn: ['配变总台数', '装接台数', '挂接配变台数', '配变数', '装接配变台数'],
      }),
      count('publicTransformers', '公变台数', 'Public transformers', {
        total: true,
        syn: ['公变数', '公用配变台数', '公变数量'],
      }),
      decimal('publicKva', '公变容量', 'Public capacity', 'kVA', { decimals: 0, total: true, syn: ['公用配变容量'] }),
      count('dedicatedTransformers', '专变台数', 'Dedicated transformers', {
        total: true,
        syn: ['专变数', '专用配变台数', '专变数量'],
      }),
      decimal('dedicatedKva', '专变容量', 'Dedicated capacity', 'kVA', {
        decimals: 0,
        total: true,
        syn: ['专用配变容量'],
      }),
      count('customers', '中压用户数', 'MV customers', {
        shown: true,
        total: true,
        width: 80,
        syn: ['用户数', '等效用户数', '供电用户数', '中压户数'],
      }),
      count('households', '低压户数', 'LV households', {
        total: true,
        width: 80,
        syn: ['户数', '低压用户数', '供电户数', '用电户数'],
      }),
      decimal('pvKw', '光伏容量', 'Photovoltaics', 'kW', {
        decimals: 1,
        total: true,
        syn: ['光伏装机容量', '分布式光伏容量', '光伏', '分布式电源容量'],
      }),
      decimal('chargingKw', '充电桩容量', 'Charging', 'kW', {
        decimals: 1,
        total: true,
        syn: ['充电容量', '充电桩功率', '充电负荷', '充换电容量'],
      }),
    ]),
    ...grouped('负荷', 'Load', [
      decimal('limitAmpere', '限额电流', 'Current limit', 'A', {
        shown: true,
        width: 80,
        decimals: 0,
        syn: ['线路限额电流', '允许电流', '安全电流', '额定电流', '载流量', '线路允许载流量', '限流值'],
      }),
      decimal('maxAmpere', '年最大电流', 'Yearly maximum current', 'A', {
        shown: true,
        width: 88,
        decimals: 1,
        syn: ['最大电流', '线路最大电流', '年最大运行电流'],
      }),
      decimal('maxLoadMw', '年最大负荷', 'Yearly maximum load', 'MW', { width: 88, syn: ['最大负荷', '线路最大负荷'] }),
      percent('loadRatePercent', '负载率', 'Loading', {
        shown: true,
        width: 72,
        max: 1000,
        syn: ['最大负载率', '线路负载率', '年最大负载率', '线路最大负载率'],
        help: {
          zh: '按资料所列；资料未列时由年最大电流与限额电流计算。',
          en: 'As the source gives it; computed from the two currents where it does not.',
        },
      }),
    ]),
    ...grouped('N-1校验', 'N-1', [
      decimal('typicalDayAmpere', '典型日电流', 'Typical day current', 'A', {
        decimals: 1,
        syn: ['典型日最大电流', '典型日负荷电流'],
      }),
      decimal('transferMarginAmpere', '转供裕度', 'Transfer margin', 'A', {
        decimals: 1,
        min: -100000,
        syn: ['联络线路裕度', '可转供裕度', '转供电流裕度'],
      }),
      percent('transferablePercent', '可转供比例', 'Transferable share', {
        syn: ['可转供率', '转供率', '可转移负荷比例'],
      }),
      choice(
        'nMinusOne',
        'N-1结果',
        'N-1 result',
        [
          option('pass', '通过', 'Passes', ['满足', '是', '合格', '可转供', '全部通过', '能']),
          option('partial', '部分通过', 'Partly', ['部分', '部分转供', '部分满足', '部分可转供']),
          option('fail', '不通过', 'Fails', ['不满足', '否', '不合格', '不可转供', '未通过', '不能']),
        ],
        {
          shown: true,
          width: 88,
          syn: ['N-1', 'N-1校验', 'N-1校验结果', '是否满足N-1', '是否通过N-1', 'N-1通过情况', '结果', '校验结果'],
        },
      ),
    ]),
    ...grouped('智能化', 'Automation', [
      yesNo('automated', '配电自动化', 'Automated', {
        width: 88,
        syn: ['是否自动化', '自动化覆盖', '是否配电自动化', '是否实现配电自动化', '配电自动化覆盖', '是否自动化线路'],
      }),
      count('threeRemoteCount', '三遥开关数', 'Remote-controlled switches', {
        syn: ['三遥点数', '三遥终端数', '三遥开关台数'],
      }),
    ]),
    decimal('x', '经度', 'Longitude (x)', '°', {
      decimals: 6,
      min: -100000000,
      syn: ['x', 'x坐标', '坐标x', '起点经度'],
    }),
    decimal('y', '纬度', 'Latitude (y)', '°', {
      decimals: 6,
      min: -100000000,
      syn: ['y', 'y坐标', '坐标y', '起点纬度'],
    }),
    retired,
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};
