import { option } from './columns';
import type { EnumOption } from './describe';

/** Supply area classes of DL/T 5729. */
export const supplyAreaClasses: EnumOption[] = [
  option('A+', 'A+', 'A+', ['A+类', 'a+']),
  option('A', 'A', 'A', ['A类', 'a']),
  option('B', 'B', 'B', ['B类', 'b']),
  option('C', 'C', 'C', ['C类', 'c']),
  option('D', 'D', 'D', ['D类', 'd']),
  option('E', 'E', 'E', ['E类', 'e']),
];

/** Kinds of region reliability statistics are kept by. */
export const regionKinds: EnumOption[] = [
  option('cityCentre', '市中心', 'City centre', ['市中心区']),
  option('urban', '市区', 'Urban', ['城市', '城区']),
  option('town', '城镇', 'Town', ['县城', '集镇', '乡镇']),
  option('rural', '农村', 'Rural', ['乡村', '村']),
];

/** Who owns a line or a transformer. */
export const ownerships: EnumOption[] = [
  option('public', '公', 'Public', ['公用', '公变', '公线', '公用线路', '公用变', '公用配变', '公用变压器']),
  option('dedicated', '专', 'Dedicated', [
    '专用',
    '专变',
    '专线',
    '专用线路',
    '专用变',
    '专用配变',
    '专用变压器',
    '用户',
  ]),
];

/** Where money comes from. An amount without a source is not assigned. */
export const fundingSources: EnumOption[] = [
  option('centralPlan', '中央计划', 'Central plan', ['中央预算内', '中央投资', '中央资金', '国家资本金']),
  option('company', '公司自筹', 'Company', ['企业自筹', '自筹', '省公司自筹', '自有资金']),
  option('countyCompany', '县级供电企业自筹', 'County power company', ['县级自筹', '县公司自筹', '县企自筹']),
  option('customer', '用户投资', 'Customer', ['用户出资', '用户资金', '用户工程']),
  option('estateFee', '小区配套费', 'Estate connection fee', ['配套费', '小区配套']),
  option('governmentAdvance', '政府垫资', 'Government advance', ['政府投资', '政府出资', '政府资金', '地方政府']),
  option('other', '其他', 'Other', ['其他资金', '其它', '其它资金']),
];

export type FundingSource =
  | 'centralPlan'
  | 'company'
  | 'countyCompany'
  | 'customer'
  | 'estateFee'
  | 'governmentAdvance'
  | 'other';
