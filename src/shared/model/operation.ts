import { choice, code, count, date, decimal, grouped, note, option, percent, ref, text, year, yesNo } from './columns';
import type { ColumnDescription, TableDescription } from './describe';

const feederRef = ref('feeder', '线路名称', 'Feeder', 'feeder', {
  shown: true,
  frozen: true,
  width: 150,
  syn: ['所属线路', '馈线名称', '所属馈线', '线路', '馈线', '所属线路名称', '所属馈线名称'],
  codeSynonyms: ['线路编码', '馈线编码', '所属馈线编码', '所属线路编码', '线路编号', '馈线编号'],
});
const areaRef = ref('area', '台区名称', 'Transformer area', 'transformerArea', {
  shown: true,
  frozen: true,
  width: 150,
  syn: ['所属台区', '台区', '配变名称', '变压器名称'],
  codeSynonyms: ['台区编码', '台区编号', '配变编码', '台区ID'],
});
const whichYear: ColumnDescription = year('year', '年份', 'Year', {
  required: true,
  shown: true,
  width: 72,
  syn: ['年度', '统计年份', '统计年度', '年'],
});
const whichMonth: ColumnDescription = count('month', '月份', 'Month', {
  shown: true,
  width: 64,
  min: 1,
  max: 12,
  syn: ['月', '统计月份'],
  help: { zh: '空白表示全年。', en: 'Empty means the whole year.' },
});
const remark = note('note', '备注', 'Note', { syn: ['说明', '注'] });

export const automationTerminal: TableDescription = {
  entity: 'automationTerminal',
  label: { zh: '自动化终端', en: 'Automation terminals' },
  owner: 'county',
  sheetSynonyms: ['终端台账', '自动化终端台账', '配电终端', '配电自动化终端', '配电终端台账', '终端清单'],
  nameColumn: 'name',
  identity: ['name'],
  matchKeys: [['code'], ['feeder', 'name']],
  columns: [
    code('code', '终端编码', 'Terminal code', {
      shown: true,
      frozen: true,
      width: 120,
      syn: ['终端编号', '终端ID', '终端地址'],
    }),
    text('name', '终端名称', 'Terminal', {
      required: true,
      shown: true,
      frozen: true,
      width: 150,
      syn: ['终端', '安装位置', '设备名称', '名称'],
    }),
    ref('feeder', '所属线路', 'Feeder', 'feeder', {
      shown: true,
      width: 140,
      syn: ['线路名称', '所属馈线', '馈线名称', '线路', '馈线'],
      codeSynonyms: ['线路编码', '馈线编码', '所属线路编码'],
    }),
    ref('area', '所属台区', 'Transformer area', 'transformerArea', {
      width: 140,
      syn: ['台区名称', '台区'],
      codeSynonyms: ['台区编码'],
    }),
    choice(
      'kind',
      '终端类型',
      'Kind',
      [
        option('ftu', 'FTU', 'FTU', ['馈线终端']),
        option('dtu', 'DTU', 'DTU', ['站所终端']),
        option('ttu', 'TTU', 'TTU', ['配变终端', '融合终端', '智能融合终端', '台区智能终端']),
        option('faultIndicator', '故障指示器', 'Fault indicator', ['故指', '远传型故障指示器', '故障定位装置']),
        option('other', '其他', 'Other', ['其它']),
      ],
      { shown: true, width: 90, syn: ['类型', '设备类型', '终端类别'] },
    ),
    choice(
      'remote',
      '三遥/二遥',
      'Control',
      [
        option('threeRemote', '三遥', 'Remote control', ['三遥终端', '3遥']),
        option('twoRemote', '二遥', 'Monitoring', ['两遥', '二遥终端', '2遥']),
        option('oneRemote', '一遥', 'Signal only', ['1遥', '单遥']),
      ],
      { shown: true, width: 80, syn: ['遥控类型', '功能类型', '三遥', '二遥'] },
    ),
    choice(
      'status',
      '运行状态',
      'Status',
      [
        option('running', '在运', 'Running', ['运行', '正常', '在线', '投运', '投入']),
        option('stopped', '停运', 'Stopped', ['退运', '离线', '退出', '停用']),
        option('faulty', '故障', 'Faulty', ['异常', '缺陷']),
      ],
      { shown: true, width: 80, syn: ['状态', '终端状态', '设备状态'] },
    ),
    percent('onlinePercent', '在线率', 'Online', {
      shown: true,
      decimals: 2,
      syn: ['终端在线率', '年均在线率', '平均在线率'],
    }),
    choice(
      'communication',
      '通信方式',
      'Communication',
      [
        option('fibre', '光纤', 'Fibre', ['光纤专网', '光纤通信', 'EPON', '以太网']),
        option('wireless', '无线公网', 'Public wireless', ['无线', '4G', 'GPRS', '5G', '无线通信', '公网']),
        option('privateWireless', '无线专网', 'Private wireless', ['专网', '230M', 'LTE专网']),
        option('carrier', '载波', 'Carrier', ['电力线载波', 'PLC', '中压载波']),
        option('none', '无', 'None', ['无通信']),
      ],
      { shown: true, width: 90, syn: ['通讯方式', '通信类型'] },
    ),
    date('commissioned', '投运时间', 'Commissioned', {
      shown: true,
      width: 96,
      syn: ['投运日期', '投产时间', '投运年份', '投产日期'],
    }),
    remark,
  ],
};

export const loading: TableDescription = {
  entity: 'loading',
  label: { zh: '负荷情况', en: 'Loading' },
  owner: 'county',
  sheetSynonyms: [
    '线路负载',
    '配变负载',
    '重过载明细',
    '线路负荷',
    '重过载',
    '负载率',
    '线路负载率',
    '配变负载率',
    '重过载线路',
    '重过载配变',
  ],
  nameColumn: 'year',
  identity: ['year'],
  matchKeys: [
    ['feeder', 'year', 'month', 'area'],
    ['feeder', 'year'],
    ['area', 'year', 'month'],
    ['area', 'year'],
    ['mainTransformer', 'year'],
  ],
  distinctBy: ['area', 'mainTransformer', 'month'],
  columns: [
    feederRef,
    areaRef,
    ref('mainTransformer', '主变名称', 'Main transformer', 'mainTransformer', {
      width: 120,
      syn: ['主变'],
      codeSynonyms: ['主变编码'],
    }),
    whichYear,
    whichMonth,
    decimal('limitAmpere', '限额电流', 'Current limit', 'A', {
      decimals: 0,
      syn: ['线路限额电流', '允许电流', '安全电流', '载流量'],
    }),
    decimal('maxAmpere', '年最大电流', 'Maximum current', 'A', { shown: true, decimals: 1, syn: ['最大电流'] }),
    decimal('maxLoadKw', '最大负荷', 'Maximum load', 'kW', { shown: true, decimals: 1, syn: ['年最大负荷'] }),
    decimal('averageLoadKw', '平均负荷', 'Average load', 'kW', { decimals: 1, syn: ['年平均负荷'] }),
    percent('loadRatePercent', '最大负载率', 'Maximum loading', {
      shown: true,
      max: 1000,
      syn: ['负载率', '年最大负载率'],
    }),
    percent('averageLoadRatePercent', '平均负载率', 'Average loading', { max: 1000, syn: ['年平均负载率'] }),
    decimal('heavyHours', '重载时长', 'Heavy hours', 'h', {
      shown: true,
      decimals: 1,
      syn: ['重载持续时间', '重载时间', '重载小时数'],
    }),
    decimal('overloadHours', '过载时长', 'Overload hours', 'h', {
      shown: true,
      decimals: 1,
      syn: ['过载持续时间', '过载时间', '过载小时数'],
    }),
    date('peakDate', '最大负荷日', 'Peak day', { syn: ['最大负荷时间', '最大负荷发生时间', '最大电流时间'] }),
    remark,
  ],
};

export const voltageRecord: TableDescription = {
  entity: 'voltageRecord',
  label: { zh: '电压情况', en: 'Voltage' },
  owner: 'county',
  sheetSynonyms: ['电压越限', '低电压明细', '电压监测', '电压合格率', '低电压台区', '电压越限明细', '低电压'],
  nameColumn: 'year',
  identity: ['year'],
  matchKeys: [
    ['area', 'year', 'month'],
    ['area', 'year'],
    ['feeder', 'year', 'month'],
    ['feeder', 'year'],
  ],
  distinctBy: ['area', 'month'],
  columns: [
    feederRef,
    areaRef,
    whichYear,
    whichMonth,
    decimal('minVoltageV', '最低电压', 'Lowest voltage', 'V', {
      shown: true,
      decimals: 1,
      syn: ['最小电压', '末端电压', '最低电压值'],
    }),
    decimal('maxVoltageV', '最高电压', 'Highest voltage', 'V', {
      shown: true,
      decimals: 1,
      syn: ['最大电压', '最高电压值'],
    }),
    percent('qualifiedPercent', '电压合格率', 'Qualified', {
      shown: true,
      decimals: 3,
      syn: ['合格率', '综合电压合格率'],
    }),
    decimal('lowHours', '越下限时长', 'Hours below', 'h', {
      shown: true,
      decimals: 1,
      syn: ['低电压时长', '越下限时间', '低电压持续时间', '越下限小时数'],
    }),
    decimal('highHours', '越上限时长', 'Hours above', 'h', {
      shown: true,
      decimals: 1,
      syn: ['过电压时长', '越上限时间', '高电压时长', '越上限小时数'],
    }),
    yesNo('outOfRange', '电压越限', 'Out of range', { shown: true, syn: ['是否越限', '是否电压越限', '是否低电压'] }),
    count('lowVoltageHouseholds', '低电压户数', 'Low-voltage households', {
      shown: true,
      total: true,
      syn: ['低电压用户数', '低电压客户数'],
    }),
    remark,
  ],
};

export const lossRecord: TableDescription = {
  entity: 'lossRecord',
  label: { zh: '线损', en: 'Losses' },
  owner: 'county',
  sheetSynonyms: ['分线线损', '台区线损', '线损明细', '线损统计', '分台区线损', '高损台区', '高损线路', '线损'],
  nameColumn: 'year',
  identity: ['year'],
  matchKeys: [
    ['area', 'year', 'month'],
    ['area', 'year'],
    ['feeder', 'year', 'month', 'area'],
    ['feeder', 'year'],
  ],
  distinctBy: ['area', 'month'],
  columns: [
    feederRef,
    areaRef,
    whichYear,
    whichMonth,
    ...grouped('电量', 'Energy', [
      decimal('suppliedKwh', '供电量', 'Supplied', 'kWh', {
        shown: true,
        total: true,
        decimals: 0,
        syn: ['供入电量', '输入电量', '线路供电量', '台区供电量'],
      }),
      decimal('soldKwh', '售电量', 'Sold', 'kWh', {
        shown: true,
        total: true,
        decimals: 0,
        syn: ['用电量', '输出电量', '线路售电量', '台区售电量'],
      }),
      decimal('lostKwh', '损失电量', 'Lost', 'kWh', {
        total: true,
        decimals: 0,
        min: -1e15,
        syn: ['线损电量', '损耗电量'],
      }),
    ]),
    percent('lossPercent', '线损率', 'Loss rate', {
      shown: true,
      min: -1000,
      max: 1000,
      decimals: 2,
      syn: ['台区线损率', '分线线损率', '线损', '综合线损率', '台区线损', '分线线损'],
    }),
    yesNo('highLoss', '高损', 'High loss', { shown: true, syn: ['是否高损', '高损线路', '高损台区'] }),
    remark,
  ],
};
