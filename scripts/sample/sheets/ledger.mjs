import ExcelJS from 'exceljs';
import { insulatedPercent } from '../checks.mjs';
import { BASE_YEAR, COMPANY } from '../places.mjs';
import { round } from '../random.mjs';
import { writeTable } from './table.mjs';

export const LEDGER_FILE = '02_云岫县配电网台账.xlsx';
const DASH = '—';
const yes = (value) => (value ? '是' : '否');
const dayOf = (item) => new Date(Date.UTC(item.year, item.month - 1, 1 + ((item.month * 7) % 27)));
const DATE = 'yyyy/m/d';

/** Commissioning as offices have it: mostly a date, here and there a month written out. */
function commissioned(item, i) {
  return i % 9 === 4 ? `${item.year}年${item.month}月` : dayOf(item);
}

const number = { key: null, path: ['序号'], width: 6, of: (_, i) => i + 1 };

/** The ledger workbook of the county: one sheet per kind of equipment and record. */
export function makeLedger(county, index) {
  const book = new ExcelJS.Workbook();
  Object.assign(book, {
    creator: COMPANY,
    lastModifiedBy: COMPANY,
    created: new Date(Date.UTC(2026, 0, 8)),
    modified: new Date(Date.UTC(2026, 0, 12)),
  });
  guide(book);
  const table = (name, contents) => writeTable(book.addWorksheet(name), contents, LEDGER_FILE, index);
  table('乡镇概况', townships(county));
  table('自然村清单', villages(county));
  table('供电网格', grids(county));
  table('供电单元', units(county));
  table('变电站台账', substations(county));
  table('主变台账', mainTransformers(county));
  table('10kV线路台账', feeders(county));
  table('台区台账', areas(county));
  table('自动化终端台账', terminals(county));
  table('线路负载情况', feederLoading(county));
  table('配变负载情况', areaLoading(county));
  table('台区电压监测', voltages(county));
  table('分线线损', feederLosses(county));
  table('台区线损', areaLosses(county));
  dictionary(book);
  return book;
}

function guide(book) {
  const sheet = book.addWorksheet('填报说明');
  for (const line of [
    '填报说明',
    `1.本工作簿由${COMPANY}运维检修部汇总，数据截至${BASE_YEAR}年12月31日。`,
    '2.负荷、电压、线损数据取自调度自动化与用电信息采集系统。',
    '3.坐标为测绘成果，尚未测绘的线路暂空。',
    '4.供电面积按有效供电面积统计，不含山林、水域。',
  ]) {
    sheet.addRow([line]);
  }
  sheet.getColumn(1).width = 80;
}

/** A hidden sheet of choices, left over from the form. */
function dictionary(book) {
  const sheet = book.addWorksheet('字典', { state: 'hidden' });
  sheet.addRows([
    ['接线方式', '供电区域', '终端类型'],
    ['单辐射', 'B', 'FTU'],
    ['单联络', 'C', 'DTU'],
    ['两联络', 'D', '故障指示器'],
  ]);
}

function townships({ townships: rows }) {
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

function villages({ villages: rows }) {
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

function grids({ grids: rows }) {
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

function units({ units: rows }) {
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

function substations({ substations: rows }) {
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
      { key: 'loadRatePercent', path: ['最大负载率（%）'], of: (s) => s.loadRate },
      { key: 'automated', path: ['是否综自'], of: () => '是' },
      { key: 'commissioned', path: ['投运时间'], of: (s) => `${s.years[0]}年` },
      { key: 'x', path: ['坐标', '经度'], format: '0.000000', of: (s) => s.at[0] },
      { key: 'y', path: ['坐标', '纬度'], format: '0.000000', of: (s) => s.at[1] },
      { key: 'note', path: ['备注'], width: 26, of: (s) => s.note ?? null },
    ],
  };
}

function mainTransformers({ mainTransformers: rows }) {
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

function feeders({ feeders: rows }) {
  const sections = [1, 2, 3, 4, 5, 6].flatMap((n) => [
    {
      key: `section${n}Kva`,
      path: ['主干分段', `分段${n}`, '容量（kVA）'],
      width: 9,
      of: (f) => f.sectionSums[n - 1]?.kva ?? DASH,
    },
    {
      key: `section${n}Transformers`,
      path: ['主干分段', `分段${n}`, '台数'],
      width: 6,
      of: (f) => f.sectionSums[n - 1]?.count ?? DASH,
    },
  ]);
  return {
    on: 'feeder',
    title: `云岫县10kV线路台账（${BASE_YEAR}年）`,
    rows,
    total: true,
    columns: [
      number,
      { key: 'code', path: ['线路编码'], of: (f) => f.code },
      { key: 'name', path: ['线路名称'], width: 14, of: (f) => f.name },
      { key: 'substation', path: ['所属变电站'], width: 14, of: (f) => f.substation.name },
      { key: 'busSection', path: ['所属母线'], of: (f) => f.bus },
      { key: 'voltageKv', path: ['电压等级'], of: () => '10kV' },
      { key: 'ownership', path: ['线路性质'], of: (f) => (f.ownership === '公' ? '公用' : '专用') },
      { key: 'supplyAreaClass', path: ['供电区域分类'], of: (f) => f.areaClass },
      { key: 'regionKind', path: ['地区特征'], of: (f) => f.regionKind },
      { key: 'supplyStation', path: ['运维单位'], width: 13, of: (f) => f.townships[0].station },
      { key: 'township', path: ['所属乡镇'], of: (f) => f.townships[0].name },
      { key: 'supplyGrid', path: ['供电网格'], of: (f) => f.unit.grid.name },
      { key: 'supplyUnit', path: ['供电单元'], width: 13, of: (f) => f.unit.name },
      { key: 'commissioned', path: ['投运时间'], width: 12, format: DATE, of: commissioned },
      {
        key: 'lengthKm',
        path: ['线路长度（km）', '总长度'],
        total: true,
        of: (f, i) => (i === 13 ? `${f.lengthKm}km` : f.lengthKm),
      },
      { key: 'overheadKm', path: ['线路长度（km）', '架空线', '长度'], total: true, of: (f) => f.overheadKm },
      { key: 'insulatedKm', path: ['线路长度（km）', '架空线', '其中绝缘'], total: true, of: (f) => f.insulatedKm },
      { key: 'cableKm', path: ['线路长度（km）', '电缆'], total: true, of: (f) => f.cableKm },
      { key: 'trunkKm', path: ['主干线', '主干长度（km）'], of: (f) => f.trunkKm },
      { key: 'trunkModel', path: ['主干线', '主干型号'], width: 14, of: (f) => f.trunk },
      { key: 'supplyRadiusKm', path: ['供电半径（km）'], of: (f) => f.radiusKm },
      { key: 'insulatedPercent', path: ['绝缘化率（%）'], of: (f) => insulatedPercent(f) },
      { key: 'cablePercent', path: ['电缆化率（%）'], of: (f) => round((f.cableKm / f.lengthKm) * 100, 1) },
      { key: 'wiringMode', path: ['接线情况', '接线方式'], of: (f) => f.wiring },
      {
        key: 'typicalWiring',
        path: ['接线情况', '是否典型接线'],
        of: (f) => (f.ownership === '专' ? DASH : yes(f.typical)),
      },
      { key: 'tieCount', path: ['接线情况', '联络点数'], of: (f) => f.ties.length },
      { key: 'interStationTie', path: ['接线情况', '是否站间联络'], of: (f) => yes(f.interStation) },
      ...[1, 2, 3].map((n) => ({
        key: `tieFeeder${n}`,
        path: ['接线情况', `联络线路${n}`],
        width: 13,
        of: (f) => f.ties[n - 1]?.name ?? DASH,
      })),
      { key: 'sectionCount', path: ['主干分段', '分段数'], of: (f) => f.sections },
      ...sections,
      { key: 'largeBranchCount', path: ['大分支', '大分支数'], of: (f) => f.branchCount },
      { key: 'largeBranchKva', path: ['大分支', '大分支容量（kVA）'], of: (f) => f.branchKva },
      { key: 'poleSwitches', path: ['开关设备', '柱上开关（台）'], total: true, of: (f) => f.poleSwitches },
      { key: 'ringCabinets', path: ['开关设备', '环网柜（座）'], total: true, of: (f) => f.ringCabinets },
      { key: 'installedKva', path: ['装接情况', '装接容量（kVA）'], total: true, of: (f) => f.installedKva },
      { key: 'transformers', path: ['装接情况', '配变台数'], total: true, of: (f) => f.areas.length },
      { key: 'publicTransformers', path: ['装接情况', '公变台数'], total: true, of: (f) => f.publicCount },
      { key: 'publicKva', path: ['装接情况', '公变容量（kVA）'], total: true, of: (f) => f.publicKva },
      { key: 'dedicatedTransformers', path: ['装接情况', '专变台数'], total: true, of: (f) => f.dedicatedCount },
      { key: 'dedicatedKva', path: ['装接情况', '专变容量（kVA）'], total: true, of: (f) => f.dedicatedKva },
      { key: 'customers', path: ['装接情况', '中压用户数'], total: true, of: (f) => f.customers },
      { key: 'households', path: ['装接情况', '低压用户数'], total: true, of: (f) => f.households },
      { key: 'pvKw', path: ['光伏容量（kW）'], total: true, of: (f) => f.pvKw },
      { key: 'chargingKw', path: ['充电桩容量（kW）'], total: true, of: (f) => f.chargingKw },
      { key: 'limitAmpere', path: ['负荷情况', '限额电流（A）'], of: (f) => f.limit },
      { key: 'maxAmpere', path: ['负荷情况', '年最大电流（A）'], of: (f) => f.maxAmpere },
      { key: 'maxLoadMw', path: ['负荷情况', '年最大负荷（MW）'], of: (f) => f.maxLoadMw },
      { key: 'loadRatePercent', path: ['负荷情况', '最大负载率（%）'], of: (f) => f.loadRate },
      { key: 'typicalDayAmpere', path: ['N-1校验', '典型日电流（A）'], of: (f) => f.typicalAmpere },
      { key: 'transferMarginAmpere', path: ['N-1校验', '转供裕度（A）'], of: (f) => f.marginAmpere ?? DASH },
      { key: 'transferablePercent', path: ['N-1校验', '可转供比例（%）'], of: (f) => f.transferable ?? DASH },
      { key: 'nMinusOne', path: ['N-1校验', '校验结果'], of: (f) => f.nMinusOne ?? DASH },
      { key: 'automated', path: ['智能化', '是否自动化'], of: (f) => yes(f.automated) },
      { key: 'threeRemoteCount', path: ['智能化', '三遥终端数'], total: true, of: (f) => f.threeRemote },
      { key: 'x', path: ['起点坐标', '经度'], format: '0.000000', of: (f) => (f.surveyed ? f.substation.at[0] : null) },
      { key: 'y', path: ['起点坐标', '纬度'], format: '0.000000', of: (f) => (f.surveyed ? f.substation.at[1] : null) },
      { key: 'note', path: ['备注'], width: 16, of: (f) => (f.ownership === '专' ? '用户资产' : null) },
    ],
    notes: ['注：1.可转供比例按典型日电流与联络线路限额电流裕度计算。', '2.专用线路不参与N-1校验。'],
  };
}

function areas({ areas: rows }) {
  return {
    on: 'transformerArea',
    title: `云岫县台区台账（${BASE_YEAR}年12月）`,
    rows,
    unitRow: true,
    columns: [
      number,
      { key: 'code', path: ['台区编码'], width: 12, of: (a) => a.code },
      { key: 'name', path: ['台区名称'], width: 22, of: (a) => a.name },
      { key: 'feeder.code', path: ['所属线路编码'], of: (a) => a.feeder.code },
      { key: 'feeder', path: ['所属线路'], width: 14, of: (a) => a.feeder.name },
      { key: 'section', path: ['所在分段'], width: 7, of: (a) => a.section },
      { key: 'township', path: ['所属乡镇'], of: (a) => a.township.name },
      { key: 'village', path: ['所在村'], of: (a) => a.village?.name ?? null },
      { key: 'supplyStation', path: ['所属供电所'], width: 13, of: (a) => a.township.station },
      { key: 'supplyUnit', path: ['供电单元'], width: 13, of: (a) => a.feeder.unit.name },
      { key: 'ownership', path: ['公/专变'], width: 7, of: (a) => (a.ownership === '公' ? '公变' : '专变') },
      { key: 'regionKind', path: ['地区特征'], width: 8, of: (a) => a.regionKind },
      { key: 'supplyAreaClass', path: ['供电区域'], width: 8, of: (a) => a.feeder.areaClass },
      { key: 'model', path: ['配变', '型号'], width: 16, of: (a) => a.model },
      { key: 'capacityKva', path: ['配变', '容量'], unit: 'kVA', total: true, of: (a) => a.kva },
      { key: 'installation', path: ['配变', '安装方式'], of: (a) => a.installation },
      { key: 'commissioned', path: ['配变', '投运时间'], width: 12, format: DATE, of: commissioned },
      { key: 'highLoss', path: ['配变', '是否高损'], width: 8, of: (a) => yes(a.highLoss) },
      {
        key: 'households',
        path: ['用户', '低压户数'],
        unit: '户',
        of: (a) => (a.ownership === '公' ? a.households : DASH),
      },
      { key: 'kvaPerHousehold', path: ['用户', '户均容量'], unit: 'kVA/户', of: (a) => a.kvaPerHousehold ?? DASH },
      {
        key: 'lowVoltageHouseholds',
        path: ['用户', '低电压户数'],
        unit: '户',
        of: (a) => (a.ownership === '公' ? a.lowVoltageHouseholds : DASH),
      },
      {
        key: 'smartMeters',
        path: ['用户', '智能电表数'],
        unit: '只',
        of: (a) => (a.ownership === '公' ? a.smartMeters : DASH),
      },
      { key: 'maxLoadKw', path: ['运行情况', '最大负荷'], unit: 'kW', of: (a) => a.maxLoadKw },
      { key: 'loadRatePercent', path: ['运行情况', '最大负载率'], unit: '%', of: (a) => a.loadRate },
      { key: 'heavyHours', path: ['运行情况', '重载时长'], unit: 'h', of: (a) => a.heavyHours },
      { key: 'overloadHours', path: ['运行情况', '过载时长'], unit: 'h', of: (a) => a.overloadHours },
      { key: 'imbalancePercent', path: ['运行情况', '三相不平衡度'], unit: '%', of: (a) => a.imbalance ?? DASH },
      {
        key: 'voltageQualifiedPercent',
        path: ['运行情况', '电压合格率'],
        unit: '%',
        of: (a) => a.voltageQualified ?? DASH,
      },
      {
        key: 'voltageOutOfRange',
        path: ['运行情况', '是否电压越限'],
        of: (a) => (a.ownership === '公' ? yes(a.outOfRange) : DASH),
      },
      { key: 'lossPercent', path: ['运行情况', '台区线损率'], unit: '%', of: (a) => a.lossPercent ?? DASH },
      { key: 'lvLines', path: ['低压线路', '低压条数'], unit: '条', of: (a) => a.lvLines ?? DASH },
      { key: 'lvBareKm', path: ['低压线路', '0.4kV裸导线'], unit: 'km', of: (a) => (a.lvLines ? a.lvBareKm : DASH) },
      {
        key: 'lvInsulatedKm',
        path: ['低压线路', '0.4kV绝缘线'],
        unit: 'km',
        of: (a) => (a.lvLines ? a.lvInsulatedKm : DASH),
      },
      { key: 'lvCableKm', path: ['低压线路', '0.4kV电缆'], unit: 'km', of: (a) => (a.lvLines ? a.lvCableKm : DASH) },
      {
        key: 'lvRadiusM',
        path: ['低压线路', '低压供电半径'],
        unit: 'm',
        of: (a, i) => (a.lvRadiusM === null ? DASH : i % 97 === 50 ? `${a.lvRadiusM}m` : a.lvRadiusM),
      },
      { key: 'pvKw', path: ['光伏', '光伏容量'], unit: 'kW', of: (a) => a.pvKw },
      { key: 'pvHouseholds', path: ['光伏', '光伏户数'], unit: '户', of: (a) => a.pvHouseholds },
      { key: 'chargingKw', path: ['充电桩', '充电桩容量'], unit: 'kW', of: (a) => a.chargingKw },
      { key: 'chargingPiles', path: ['充电桩', '充电桩个数'], unit: '个', of: (a) => a.chargingPiles },
      { key: 'terminalInstalled', path: ['是否安装终端'], of: (a) => yes(a.terminal) },
      { key: 'x', path: ['经度'], format: '0.000000', of: (a) => a.x },
      { key: 'y', path: ['纬度'], format: '0.000000', of: (a) => a.y },
      { key: 'note', path: ['备注'], of: () => null },
    ],
    notes: ['填表说明：专变用户低压侧数据不填。'],
  };
}

function terminals({ terminals: rows }) {
  return {
    on: 'automationTerminal',
    title: '云岫县配电自动化终端台账',
    rows,
    columns: [
      number,
      { key: 'code', path: ['终端编号'], of: (t) => t.code },
      { key: 'name', path: ['终端名称'], width: 28, of: (t) => t.name },
      { key: 'feeder', path: ['所属线路'], width: 14, of: (t) => t.feeder.name },
      { key: 'kind', path: ['终端类型'], of: (t) => t.kind },
      { key: 'remote', path: ['三遥/二遥'], of: (t) => t.remote },
      { key: 'status', path: ['运行状态'], of: (t) => t.status },
      { key: 'onlinePercent', path: ['在线率（%）'], of: (t) => t.online ?? DASH },
      { key: 'communication', path: ['通信方式'], of: (t) => t.communication },
      { key: 'commissioned', path: ['投运时间'], of: (t) => `${t.year}.${String(t.month).padStart(2, '0')}` },
      { key: 'note', path: ['备注'], of: () => null },
    ],
  };
}

function feederLoading({ feeders: rows }) {
  return {
    on: 'loading',
    title: `${BASE_YEAR}年10kV线路负载情况统计表`,
    rows,
    columns: [
      number,
      // The dispatching system exports codes as numbers.
      { key: 'feeder.code', path: ['线路编码'], of: (f) => Number(f.code) },
      { key: 'feeder', path: ['线路名称'], width: 14, of: (f) => f.name },
      { key: 'year', path: ['年度'], of: () => BASE_YEAR },
      { key: 'limitAmpere', path: ['限额电流（A）'], of: (f) => f.limit },
      { key: 'maxAmpere', path: ['年最大电流（A）'], of: (f) => f.maxAmpere },
      { key: 'maxLoadKw', path: ['年最大负荷（kW）'], of: (f) => round(f.maxLoadMw * 1000, 0) },
      { key: 'averageLoadKw', path: ['年平均负荷（kW）'], of: (f) => f.averageLoadKw },
      { key: 'loadRatePercent', path: ['最大负载率（%）'], of: (f) => f.loadRate },
      { key: 'heavyHours', path: ['重载持续时间（h）'], of: (f) => f.heavyHours },
      { key: 'overloadHours', path: ['过载持续时间（h）'], of: (f) => f.overloadHours },
    ],
  };
}

function areaLoading({ areas }) {
  return {
    on: 'areaLoading',
    title: `${BASE_YEAR}年配变负载情况统计表`,
    rows: areas.filter((area) => area.ownership === '公'),
    columns: [
      number,
      { key: 'area.code', path: ['台区编码'], width: 12, of: (a) => a.code },
      { key: 'area', path: ['台区名称'], width: 22, of: (a) => a.name },
      { key: 'year', path: ['年度'], of: () => BASE_YEAR },
      { key: 'maxLoadKw', path: ['最大负荷（kW）'], of: (a) => a.maxLoadKw },
      { key: 'loadRatePercent', path: ['最大负载率（%）'], of: (a) => a.loadRate },
      { key: 'heavyHours', path: ['重载时长（h）'], of: (a) => a.heavyHours },
      { key: 'overloadHours', path: ['过载时长（h）'], of: (a) => a.overloadHours },
    ],
  };
}

function voltages({ areas }) {
  return {
    on: 'voltageRecord',
    title: `${BASE_YEAR}年台区电压监测统计表`,
    rows: areas.filter((area) => area.ownership === '公'),
    columns: [
      number,
      { key: 'area.code', path: ['台区编码'], width: 12, of: (a) => a.code },
      { key: 'area', path: ['台区名称'], width: 22, of: (a) => a.name },
      { key: 'year', path: ['年度'], of: () => BASE_YEAR },
      { key: 'minVoltageV', path: ['最低电压（V）'], of: (a) => a.minVoltage },
      { key: 'maxVoltageV', path: ['最高电压（V）'], of: (a) => a.maxVoltage },
      { key: 'qualifiedPercent', path: ['电压合格率（%）'], of: (a) => a.voltageQualified },
      { key: 'lowHours', path: ['越下限时长（h）'], of: (a) => a.lowHours ?? 0 },
      { key: 'highHours', path: ['越上限时长（h）'], of: (a) => a.highHours ?? 0 },
      { key: 'outOfRange', path: ['是否越限'], of: (a) => yes(a.outOfRange) },
      { key: 'lowVoltageHouseholds', path: ['低电压户数'], of: (a) => a.lowVoltageHouseholds },
    ],
  };
}

const lossColumns = [
  { key: 'year', path: ['年度'], of: () => BASE_YEAR },
  { key: 'suppliedKwh', path: ['电量（kWh）', '供电量'], width: 13, total: true, of: (r) => r.suppliedKwh },
  { key: 'soldKwh', path: ['电量（kWh）', '售电量'], width: 13, total: true, of: (r) => r.soldKwh },
  { key: 'lostKwh', path: ['电量（kWh）', '损失电量'], width: 12, total: true, of: (r) => r.lostKwh },
  { key: 'lossPercent', path: ['线损率（%）'], of: (r) => r.lossPercent },
];

function feederLosses({ feeders: rows }) {
  return {
    on: 'lossRecord',
    title: `${BASE_YEAR}年10kV分线线损统计表`,
    rows,
    total: true,
    columns: [
      number,
      { key: 'feeder.code', path: ['线路编码'], of: (f) => f.code },
      { key: 'feeder', path: ['线路名称'], width: 14, of: (f) => f.name },
      ...lossColumns,
    ],
  };
}

function areaLosses({ areas }) {
  return {
    on: 'areaLossRecord',
    title: `${BASE_YEAR}年分台区线损统计表`,
    rows: areas.filter((area) => area.ownership === '公'),
    total: true,
    columns: [
      number,
      { key: 'area.code', path: ['台区编码'], width: 12, of: (a) => a.code },
      { key: 'area', path: ['台区名称'], width: 22, of: (a) => a.name },
      ...lossColumns,
    ],
  };
}
