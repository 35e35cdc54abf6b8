import { count, decimal, grouped } from './columns';
import type { ColumnDescription } from './describe';

/** Number and capacity of one way to house a transformer. */
function housed(key: string, zh: string, en: string, syn: string[]): ColumnDescription[] {
  return [
    count(`${key}Count`, `${zh}台数`, `${en}`, { total: true, syn: [...syn, `${zh}数`, `${zh}座数`] }),
    decimal(`${key}Kva`, `${zh}容量`, `${en} capacity`, 'kVA', {
      decimals: 0,
      total: true,
      syn: [`${zh}配变容量`],
    }),
  ];
}

/** What a project builds: 建设规模 of the project library. */
export const scaleColumns: ColumnDescription[] = [
  ...grouped('建设规模', 'Scale', [
    decimal('lineKm', '线路长度', 'Line length', 'km', {
      shown: true,
      total: true,
      width: 80,
      syn: ['线路总长度', '长度', '建设规模线路长度', '线路', '中压线路长度', '10kV线路长度', '10kV线路'],
    }),
    count('transformers', '配变台数', 'Transformers', {
      shown: true,
      total: true,
      width: 72,
      syn: ['台数', '配变数', '配变台区台数', '配电变压器台数', '变压器台数', '改造总台数', '配变改造总台数'],
    }),
    decimal('capacityKva', '配变容量', 'Capacity', 'kVA', {
      shown: true,
      total: true,
      width: 80,
      decimals: 0,
      syn: ['容量', '变电容量', '配变总容量', '配变台区容量', '配电变压器容量', '变压器容量'],
    }),
  ]),
  ...grouped('中压线路', 'MV lines', [
    count('mvLines', '中压线路条数', 'MV lines', { total: true, syn: ['线路条数', '条数', '中压线路条'] }),
    decimal('overheadKm', '架空长度', 'Overhead', 'km', {
      total: true,
      syn: ['架空线路长度', '中压架空长度', '架空线长度', '中压架空', '架空'],
    }),
    decimal('insulatedKm', '其中绝缘', 'Overhead insulated', 'km', {
      total: true,
      syn: ['架空绝缘长度', '绝缘长度', '绝缘线长度', '架空长度其中绝缘', '绝缘导线', '其中绝缘导线', '绝缘导线长度'],
    }),
    decimal('cableKm', '电缆长度', 'Cable', 'km', {
      total: true,
      syn: ['电缆线路长度', '中压电缆长度', '中压电缆', '电缆'],
    }),
    decimal('ductKm', '管沟', 'Duct', 'km', {
      total: true,
      syn: ['管沟长度', '电缆管沟', '电缆管沟长度', '电缆通道', '排管', '沟道', '沟道长度'],
    }),
    decimal('supplyRadiusKm', '供电半径', 'Supply radius', 'km', { syn: ['线路供电半径'] }),
    decimal('reactiveKvar', '无功补偿', 'Reactive compensation', 'kvar', {
      decimals: 0,
      total: true,
      syn: ['无功补偿容量', '无功补偿装置容量', '无功补偿装置总容量', '电容器容量'],
    }),
  ]),
  ...grouped('中压开关', 'MV switchgear', [
    count('switchingStations', '开闭所', 'Switching stations', {
      total: true,
      syn: ['开关站', '开闭所座数', '开闭站', '开闭所数'],
    }),
    count('ringCabinets', '环网柜', 'Ring main units', {
      total: true,
      syn: ['环网单元', '环网柜座数', '环网柜台数', '环网柜总数', '环网室', '环网箱'],
    }),
    count('ringCabinetsSection', '环网柜分段', 'Ring main units, sectioning', {
      total: true,
      syn: ['分段环网柜', '环网柜(分段)'],
    }),
    count('ringCabinetsTie', '环网柜联络', 'Ring main units, tie', {
      total: true,
      syn: ['联络环网柜', '环网柜(联络)'],
    }),
    count('poleSwitches', '柱上开关', 'Pole switches', {
      total: true,
      syn: ['柱上开关台数', '柱上开关总数', '柱上断路器', '智能柱上开关'],
    }),
    count('poleSwitchesSection', '柱上开关分段', 'Pole switches, sectioning', {
      total: true,
      syn: ['分段柱上开关', '柱上开关(分段)', '分段开关'],
    }),
    count('poleSwitchesTie', '柱上开关联络', 'Pole switches, tie', {
      total: true,
      syn: ['联络柱上开关', '柱上开关(联络)', '联络开关'],
    }),
    count('branchBoxes', '电缆分支箱', 'Cable branch boxes', {
      total: true,
      syn: ['分支箱', '电缆分接箱', '电缆分支箱台数'],
    }),
    count('breakers', '断路器', 'Breakers', { total: true, syn: ['断路器台数'] }),
    count('loadSwitches', '负荷开关', 'Load switches', { total: true, syn: ['负荷开关台数'] }),
  ]),
  ...grouped('中压配变', 'Transformers', [
    ...housed('room', '配电室', 'Distribution rooms', ['配电室', '配电站']),
    ...housed('boxSubstation', '箱变', 'Box substations', ['箱变', '箱式变', '箱式变电站']),
    ...housed('poleTransformer', '柱上变', 'Pole transformers', ['柱上变', '柱上变压器', '柱上台变']),
    decimal('capacityBeforeKva', '改造前容量', 'Capacity before', 'kVA', {
      decimals: 0,
      total: true,
      syn: ['改造前配变容量', '原容量', '容量原', '改前容量', '改造前总容量'],
    }),
    decimal('capacityAfterKva', '改造后容量', 'Capacity after', 'kVA', {
      decimals: 0,
      total: true,
      syn: ['改造后配变容量', '改后容量', '改造后总容量'],
    }),
    count('highLossTransformers', '高损配变', 'High-loss transformers', {
      total: true,
      syn: ['高损配变台数', '高损耗配变', '更换高损配变台数', '需改造高损配变', '需改造高损配变台数'],
    }),
  ]),
  ...grouped('低压', 'Low voltage', [
    count('lvOverheadLines', '低压架空条数', 'LV overhead lines', {
      total: true,
      syn: ['低压架空线路条数', '低压架空线条数'],
    }),
    decimal('lvOverheadKm', '低压架空长度', 'LV overhead', 'km', {
      total: true,
      syn: ['低压架空', '低压架空线路长度', '低压线路长度', '0.4kV线路长度', '低压线路'],
    }),
    count('lvCableLines', '低压电缆条数', 'LV cables', { total: true, syn: ['低压电缆线路条数'] }),
    decimal('lvCableKm', '低压电缆长度', 'LV cable', 'km', {
      total: true,
      syn: ['低压电缆', '低压电缆线路长度', '0.4kV电缆长度'],
    }),
    count('meters', '户表', 'Meters', {
      total: true,
      syn: ['户表数', '户表户数', '改造户表', '户表改造户数', '电能表'],
    }),
    count('serviceDrops', '接户线', 'Service lines', { total: true, syn: ['接户线数', '接户线户数'] }),
  ]),
  ...grouped('自动化', 'Automation', [
    decimal('fibreKm', '光缆', 'Optical fibre', 'km', { total: true, syn: ['光缆长度', '光纤长度', '通信光缆'] }),
    count('ftu', 'FTU', 'FTU', { total: true, syn: ['FTU台数', '馈线终端'] }),
    count('dtu', 'DTU', 'DTU', { total: true, syn: ['DTU台数', '站所终端'] }),
    count('faultIndicators', '故障指示器', 'Fault indicators', {
      total: true,
      syn: ['故障指示器套数', '故指', '故障指示器台数'],
    }),
  ]),
];
