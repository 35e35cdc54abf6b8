import { choice, code, count, date, decimal, grouped, note, option, percent, ref, text, yesNo } from './columns';
import type { TableDescription } from './describe';
import { ownerships, regionKinds, supplyAreaClasses } from './enums';

export const transformerArea: TableDescription = {
  entity: 'transformerArea',
  label: { zh: '台区', en: 'Transformer areas' },
  owner: 'county',
  sheetSynonyms: [
    '台区台账',
    '配变台账',
    '台区明细',
    '台区清单',
    '公变台账',
    '专变台账',
    '配变明细',
    '配电变压器',
    '台区',
    '配变',
  ],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['feeder', 'name'], ['name']],
  columns: [
    code('code', '台区编码', 'Area code', {
      shown: true,
      frozen: true,
      width: 120,
      syn: ['台区编号', '配变编码', '配变编号', '台区代码', '台区ID', '变压器编号', '公变编码'],
    }),
    text('name', '台区名称', 'Transformer area', {
      required: true,
      shown: true,
      frozen: true,
      width: 170,
      syn: ['台区', '配变名称', '台区名', '变压器名称', '配变', '公变名称', '专变名称'],
    }),
    ref('feeder', '所属线路', 'Feeder', 'feeder', {
      shown: true,
      width: 140,
      syn: [
        '线路名称',
        '所属馈线',
        '馈线名称',
        '所属馈线名称',
        '所属线路名称',
        '10kV线路',
        '中压线路',
        '线路',
        '所属10kV线路',
      ],
      codeSynonyms: ['线路编码', '馈线编码', '所属线路编码', '所属馈线编码', '线路编号'],
    }),
    count('section', '所在分段', 'Section', { width: 72, max: 99, syn: ['分段', '所属分段', '分段号'] }),
    ref('township', '所属乡镇', 'Township', 'township', {
      shown: true,
      width: 100,
      syn: ['乡镇', '乡镇名称', '所在乡镇', '行政区划'],
      codeSynonyms: ['乡镇编码'],
    }),
    ref('village', '所属村', 'Village', 'village', {
      width: 100,
      syn: ['村', '行政村', '自然村', '所属行政村', '村名', '所在村'],
      codeSynonyms: ['村编码'],
    }),
    text('supplyStation', '供电所', 'Supply station', {
      width: 100,
      syn: ['所属供电所', '运维单位', '运维班组', '管理单位'],
    }),
    ref('supplyGrid', '所属网格', 'Supply grid', 'supplyGrid', {
      width: 100,
      syn: ['供电网格', '网格', '网格名称'],
      codeSynonyms: ['网格编码'],
    }),
    ref('supplyUnit', '所属单元', 'Supply unit', 'supplyUnit', {
      width: 100,
      syn: ['供电单元', '单元', '单元名称'],
      codeSynonyms: ['单元编码'],
    }),
    choice('ownership', '公/专', 'Public/dedicated', ownerships, {
      shown: true,
      width: 64,
      syn: [
        '公专',
        '配变性质',
        '公变/专变',
        '公专变',
        '台区性质',
        '使用性质',
        '公用/专用',
        '公专性质',
        '资产性质',
        '公/专变',
      ],
    }),
    choice('regionKind', '地区类别', 'Region', regionKinds, {
      shown: true,
      width: 80,
      syn: ['地区特征', '区域类别', '城乡类别', '地区'],
    }),
    choice('supplyAreaClass', '供电区域分类', 'Area class', supplyAreaClasses, {
      width: 80,
      syn: ['供电区域', '供电区', '供电区域类型', '供电分区'],
    }),
    ...grouped('配变', 'Transformer', [
      text('model', '配变型号', 'Model', { shown: true, width: 110, syn: ['型号', '变压器型号', '设备型号'] }),
      decimal('capacityKva', '配变容量', 'Capacity', 'kVA', {
        shown: true,
        total: true,
        width: 80,
        decimals: 0,
        syn: ['容量', '额定容量', '变压器容量', '台区容量', '现容量', '现有容量', '容量现', '主变容量'],
      }),
      count('transformers', '配变台数', 'Transformers', { total: true, syn: ['台数', '变压器台数'] }),
      choice(
        'installation',
        '安装方式',
        'Installation',
        [
          option('pole', '柱上变', 'Pole-mounted', ['柱上', '柱上变压器', '杆上变', '台架变', '柱上台变']),
          option('box', '箱变', 'Box substation', ['箱式变', '箱式变电站', '欧变', '美变']),
          option('room', '配电室', 'Distribution room', ['配电站', '开闭所', '室内', '配电房']),
        ],
        { width: 80, syn: ['配变类型', '安装形式', '配变形式'] },
      ),
      date('commissioned', '投运时间', 'Commissioned', {
        shown: true,
        width: 96,
        syn: ['投运日期', '投产时间', '投运年份', '投产日期', '投运年月', '投运年'],
      }),
      decimal('serviceYears', '运行年限', 'Years in service', '年', {
        computed: 'serviceYears',
        decimals: 0,
        syn: ['投运年限', '已运行年限', '使用年限'],
      }),
      yesNo('highLoss', '高损配变', 'High-loss', { width: 72, syn: ['是否高损', '是否高损配变', '高损耗配变'] }),
    ]),
    ...grouped('用户', 'Customers', [
      count('households', '户数', 'Households', {
        shown: true,
        total: true,
        width: 72,
        syn: ['低压户数', '用户数', '供电户数', '低压用户数', '用电户数', '居民户数'],
      }),
      decimal('kvaPerHousehold', '户均容量', 'kVA per household', 'kVA/户', {
        computed: 'kvaPerHousehold',
        shown: true,
        width: 80,
        syn: ['户均配变容量', '户均容量现'],
      }),
      count('lowVoltageHouseholds', '低电压户数', 'Low-voltage households', {
        total: true,
        syn: ['低电压用户数', '低电压客户数'],
      }),
      count('smartMeters', '智能电表数', 'Smart meters', {
        total: true,
        syn: ['智能表数', '智能电表', '智能电表户数'],
      }),
    ]),
    ...grouped('负荷与电压', 'Load and voltage', [
      decimal('maxLoadKw', '最大负荷', 'Maximum load', 'kW', { decimals: 1, syn: ['年最大负荷', '配变最大负荷'] }),
      percent('loadRatePercent', '最大负载率', 'Maximum loading', {
        shown: true,
        width: 80,
        max: 1000,
        syn: ['负载率', '配变负载率', '年最大负载率', '配变最大负载率'],
      }),
      decimal('heavyHours', '重载时长', 'Heavy hours', 'h', { decimals: 1, syn: ['重载持续时间', '重载时间'] }),
      decimal('overloadHours', '过载时长', 'Overload hours', 'h', { decimals: 1, syn: ['过载持续时间', '过载时间'] }),
      percent('imbalancePercent', '三相不平衡度', 'Phase imbalance', {
        syn: ['三相不平衡率', '不平衡度', '三相不平衡'],
      }),
      percent('voltageQualifiedPercent', '电压合格率', 'Voltage qualified', { decimals: 2 }),
      yesNo('voltageOutOfRange', '电压越限', 'Voltage out of range', {
        syn: ['是否电压越限', '是否低电压', '低电压台区', '是否低电压台区'],
      }),
      percent('lossPercent', '台区线损', 'Area loss', {
        shown: true,
        width: 80,
        min: -1000,
        max: 1000,
        decimals: 2,
        syn: ['台区线损率', '线损率', '台区线损率%'],
      }),
    ]),
    ...grouped('低压线路', 'Low-voltage lines', [
      count('lvLines', '低压线路条数', 'LV lines', { total: true, syn: ['低压条数', '低压出线条数'] }),
      decimal('lvBareKm', '裸导线长度', 'LV bare', 'km', {
        total: true,
        syn: ['0.4kV裸导线', '低压裸导线长度', '裸导线', '0.4kV裸导线长度', '低压裸导线'],
      }),
      decimal('lvInsulatedKm', '低压绝缘长度', 'LV insulated', 'km', {
        total: true,
        syn: [
          '0.4kV绝缘',
          '0.4kV绝缘线',
          '绝缘线',
          '低压绝缘线长度',
          '0.4kV绝缘线长度',
          '绝缘线长度',
          '低压绝缘线',
          '0.4kV绝缘导线',
        ],
      }),
      decimal('lvCableKm', '低压电缆长度', 'LV cable', 'km', {
        total: true,
        syn: ['0.4kV电缆', '低压电缆', '0.4kV电缆长度', '电缆长度'],
      }),
      decimal('lvLengthKm', '低压线路长度', 'LV length', 'km', {
        total: true,
        syn: ['0.4kV线路长度', '低压线路总长度', '低压长度'],
      }),
      decimal('lvRadiusM', '低压供电半径', 'LV radius', 'm', {
        shown: true,
        width: 88,
        decimals: 0,
        syn: ['供电半径', '低压半径', 'LV半径', '0.4kV供电半径', '台区供电半径'],
      }),
    ]),
    ...grouped('新能源', 'New energy', [
      decimal('pvKw', '光伏容量', 'Photovoltaics', 'kW', {
        shown: true,
        total: true,
        width: 80,
        decimals: 1,
        syn: ['光伏装机容量', '分布式光伏容量', '光伏', '分布式电源容量', '光伏接入容量'],
      }),
      count('pvHouseholds', '光伏户数', 'PV households', { total: true, syn: ['光伏用户数'] }),
      decimal('chargingKw', '充电桩容量', 'Charging', 'kW', {
        shown: true,
        total: true,
        width: 88,
        decimals: 1,
        syn: ['充电容量', '充电桩功率', '充电负荷', '充换电容量'],
      }),
      count('chargingPiles', '充电桩数', 'Charging piles', {
        total: true,
        syn: ['充电桩个数', '充电桩台数', '充电桩'],
      }),
    ]),
    yesNo('terminalInstalled', '配变终端', 'Terminal installed', {
      syn: ['是否安装终端', '配变终端覆盖', '是否有TTU', 'TTU', '智能融合终端', '融合终端'],
    }),
    decimal('x', '经度', 'Longitude (x)', '°', { decimals: 6, min: -100000000, syn: ['x', 'x坐标', '坐标x'] }),
    decimal('y', '纬度', 'Latitude (y)', '°', { decimals: 6, min: -100000000, syn: ['y', 'y坐标', '坐标y'] }),
    note('note', '备注', 'Note', { syn: ['说明', '注'] }),
  ],
};
