import { option } from './columns';
import type { EnumOption } from './describe';

export const constructions: EnumOption[] = [
  option('bare', '架空裸导线', 'Overhead, bare', ['裸导线', '架空线', '架空', '裸线']),
  option('insulated', '架空绝缘', 'Overhead, insulated', ['绝缘导线', '架空绝缘线', '绝缘线']),
  option('cable', '电缆', 'Cable', ['电缆线路']),
];

export const switchKinds: EnumOption[] = [
  option('breaker', '断路器', 'Breaker', ['柱上断路器', '开关柜断路器']),
  option('fuse', '熔断器', 'Fuse', ['跌落式熔断器', '跌落保险', '跌落熔断器']),
  option('disconnector', '隔离开关', 'Disconnector', ['刀闸', '隔离刀闸']),
  option('loadSwitch', '负荷开关', 'Load switch', ['柱上负荷开关', '柱上开关', '环网柜开关']),
];

export const terminalKinds: EnumOption[] = [
  option('ftu', 'FTU', 'FTU', ['馈线终端']),
  option('dtu', 'DTU', 'DTU', ['站所终端']),
  option('faultIndicator', '故障指示器', 'Fault indicator', ['故指']),
];

/** Types of frame changes, in the order of src/shared/frame/change.ts. */
export const changeTypes: EnumOption[] = [
  option('newSection', '新建线段', 'New section', ['新建线路段']),
  option('newTie', '新建联络', 'New tie', ['新增联络']),
  option('sectionalise', '新增分段', 'Sectionalise', ['分段', '加装分段开关']),
  option('automateSwitch', '开关自动化', 'Automate switch', ['自动化改造', '三遥改造']),
  option('terminal', '加装终端', 'Terminal', ['新增终端', '终端安装']),
  option('rebuildConductor', '换线', 'Rebuild conductor', ['更换导线', '导线改造', '线路改造']),
  option('underground', '入地', 'Put underground', ['架空入地', '电缆化改造']),
  option('newFeeder', '新出线路', 'New feeder', ['新建线路', '新出线']),
  option('newOutlet', '变电站新出线', 'New outlet', ['变电站配套送出', '新出间隔']),
  option('ringMainUnit', '环网柜', 'Ring main unit', ['新建环网柜', '环网单元']),
  option('switchingStation', '开闭所', 'Switching station', ['新建开闭所', '开关站']),
  option('moveOpenPoint', '调整开断点', 'Move open point', ['负荷割接', '运行方式调整', '负荷转移']),
  option('newArea', '新增台区', 'New transformer area', ['新建台区', '新布点', '新增布点']),
  option('enlargeArea', '台区增容', 'Enlarge transformer area', ['配变增容', '台区改造']),
  option('lowVoltage', '低压线路', 'Low-voltage line', ['低压线路改造', '低压改造']),
  option('metersAndServices', '户表与接户线', 'Meters and service lines', ['户表改造', '接户线改造']),
  option('compensation', '无功补偿', 'Reactive compensation', ['无功补偿装置']),
  option('substation', '变电站(上级)', 'Substation, given', ['新建变电站']),
  option('mainTransformer', '主变(上级)', 'Main transformer, given', ['主变增容', '新增主变']),
  option('maintenance', '运维', 'Maintenance', ['运维措施', '通道治理', '防雷改造']),
  option('retire', '退运', 'Retire', ['拆除', '退役']),
];
