import { option } from './columns';
import type { EnumOption } from './describe';

/** Stages a project goes through, in order; the last two end it otherwise. */
export const projectStages: EnumOption[] = [
  option('requirement', '需求', 'Requirement', ['需求库', '需求提报', '需求阶段']),
  option('planning', '规划', 'Planning', ['规划库', '规划阶段', '规划项目']),
  option('feasibility', '可研', 'Feasibility', [
    '可研库',
    '可研批复',
    '可研阶段',
    '可行性研究',
    '可研编制',
    '已批可研',
  ]),
  option('reserve', '储备', 'Reserve', ['储备库', '入库', '已入库', '储备项目']),
  option('issued', '下达', 'Issued', ['已下达', '计划下达', '计划库', '下达计划', '年度计划']),
  option('building', '在建', 'Under construction', ['建设中', '施工', '施工中', '开工', '已开工', '实施中']),
  option('commissioned', '投产', 'Commissioned', ['已投产', '竣工', '已竣工', '投运', '已投运', '完工', '已完工']),
  option('carriedOver', '结转', 'Carried over', ['续建', '跨年结转', '结转项目']),
  option('cancelled', '取消', 'Cancelled', ['已取消', '终止', '调出', '作废', '取消项目']),
];

export const projectCategories: EnumOption[] = [
  option('frame', '网架类', 'Frame', ['网架', '网架工程', '中压网架类', '网架项目']),
  option('area', '台区类', 'Transformer area', ['台区', '台区工程', '低压台区类', '配变台区类', '台区项目']),
  option('operation', '运维类', 'Operation', ['运维', '运检类', '生产类', '技改大修', '运维项目']),
  option('connection', '业扩', 'Customer connection', ['业扩类', '业扩配套', '业扩项目', '业扩工程']),
];

/** What is built. The electrification pilots are kinds of their own. */
export const projectKinds: EnumOption[] = [
  option('line', '10kV线路工程', 'Medium-voltage line', [
    '线路工程',
    '中压线路工程',
    '10千伏线路工程',
    '线路',
    '中压线路',
    '10kV线路',
    '10kV及以下线路工程',
  ]),
  option('transformerArea', '配变台区工程', 'Transformer area', [
    '台区工程',
    '配变工程',
    '配变台区',
    '台区改造工程',
    '配变',
    '台区',
    '配电台区工程',
  ]),
  option('lowVoltage', '低压线路工程', 'Low-voltage line', ['低压工程', '0.4kV线路工程', '低压线路', '低压']),
  option('meter', '户表工程', 'Meters', ['户表', '户表改造', '户表改造工程', '一户一表']),
  option('outgoing', '变电站配套送出工程', 'Substation outgoing lines', [
    '配套送出',
    '变电站配套',
    '送出工程',
    '配套送出工程',
    '变电站配套送出',
  ]),
  option('switchgear', '开关设施工程', 'Switchgear', [
    '开关工程',
    '中压开关',
    '环网柜工程',
    '开闭所工程',
    '开关站工程',
  ]),
  option('automation', '配电自动化工程', 'Automation', ['配电自动化', '自动化工程', '配网自动化', '自动化']),
  option('villageRebuild', '自然村改造工程', 'Village rebuild', [
    '自然村改造',
    '自然村',
    '农村电网改造',
    '中心村改造',
    '村网改造',
    '自然村通动力电',
  ]),
  option('pilotPlanting', '电气化试点-种植', 'Pilot: planting', [
    '种植',
    '种植业',
    '种植电气化',
    '农业种植',
    '种植试点',
    '电气化种植',
  ]),
  option('pilotProcessing', '电气化试点-加工', 'Pilot: processing', [
    '加工',
    '加工业',
    '加工电气化',
    '农产品加工',
    '农副产品加工',
    '加工试点',
    '电气化加工',
  ]),
  option('pilotTourism', '电气化试点-乡村旅游', 'Pilot: rural tourism', [
    '乡村旅游',
    '旅游',
    '乡村旅游电气化',
    '旅游试点',
    '乡村旅游试点',
    '民宿',
  ]),
  option('other', '其他工程', 'Other', ['其他', '其它', '其它工程']),
];

/** The kinds that are electrification pilots. */
export const pilotKinds = ['pilotPlanting', 'pilotProcessing', 'pilotTourism'] as const;

export const natures: EnumOption[] = [
  option('new', '新建', 'New', ['新增', '新建工程', '新增布点']),
  option('extension', '扩建', 'Extension', ['增容', '扩建工程', '增容改造']),
  option('rebuild', '改造', 'Rebuild', ['改建', '技改', '改造工程', '更换', '升级改造', '改扩建']),
];

/** Why a project is done. Column keys of the flags with their office terms; the importance of each is a setting. */
export const purposes = [
  { key: 'purposeNewLoad', zh: '满足新增负荷', en: 'New load', syn: ['满足新增负荷需求', '新增负荷'] },
  { key: 'purposeOutgoing', zh: '变电站配套送出', en: 'Outgoing lines', syn: ['配套送出', '变电站送出'] },
  { key: 'purposeLowVoltage', zh: '解决低电压台区', en: 'Low voltage', syn: ['解决低电压', '低电压治理', '低电压'] },
  { key: 'purposeBottleneck', zh: '解决卡脖子', en: 'Bottleneck', syn: ['卡脖子', '解决卡脖子问题', '解决"卡脖子"'] },
  {
    key: 'purposeOverload',
    zh: '解决重载过载',
    en: 'Heavy load',
    syn: ['解决重过载', '解决设备重载过载', '重过载', '重载过载', '解决重载、过载'],
  },
  { key: 'purposeSafety', zh: '消除安全隐患', en: 'Safety hazard', syn: ['消除设备安全隐患', '安全隐患'] },
  { key: 'purposeFrame', zh: '加强网架结构', en: 'Stronger frame', syn: ['完善网架结构', '加强网架', '优化网架结构'] },
  {
    key: 'purposeDistributed',
    zh: '分布式电源接入',
    en: 'Distributed generation',
    syn: ['分布式电源', '新能源接入', '光伏接入'],
  },
  {
    key: 'purposeCharging',
    zh: '充换电接入',
    en: 'Charging',
    syn: ['充换电设施接入', '充电设施接入', '电动汽车充换电接入'],
  },
  {
    key: 'purposeHighLoss',
    zh: '改造高损配变',
    en: 'Replaces high-loss transformers',
    syn: ['改造高损耗配变', '更换高损配变', '高损配变改造'],
  },
  { key: 'purposeAssurance', zh: '供电保障', en: 'Assured supply', syn: ['重要用户供电保障', '保供电'] },
  { key: 'purposeCoalToPower', zh: '煤改电', en: 'Coal to electricity', syn: ['煤改电配套', '电能替代'] },
] as const;

export type PurposeKey = (typeof purposes)[number]['key'];
