import type { MessageBook } from './index';

/** Texts of power flow, loading and transfer. */
export const powerflow: MessageBook = {
  zh: {
    POWER_FLOW_NO_BASE_KV: '未给基准电压 baseKv，不计算潮流',
    POWER_FLOW_NO_SOURCE: '没有电源点，不计算潮流',
    POWER_FLOW_SOURCES_JOINED: '线段 {branch} 闭合后把两个电源点连在一起，非辐射状，不计算潮流',
    POWER_FLOW_CLOSED_LOOP: '线段 {branch} 闭合成环，非辐射状，不计算潮流',
    POWER_FLOW_NO_IMPEDANCE: '{count} 条带电线段缺电阻或电抗（如 {branch}），不计算潮流',
    POWER_FLOW_NO_SOLUTION: '电源点 {source} 经 {branch} 所带负荷超出送电能力，电压崩溃，潮流无解',
    POWER_FLOW_NOT_SUPPLIED: '{count} 个节点与电源不连通（如 {id}），未计入潮流',
    POWER_FLOW_TIE_DEAD: '联络 {branch} 有一端无电，不作开环点比较',
    POWER_FLOW_TIE_NO_IMPEDANCE: '联络 {branch} 缺电阻或电抗，不作开环点比较',
  },
  en: {
    POWER_FLOW_NO_BASE_KV: 'No power flow: baseKv is not given',
    POWER_FLOW_NO_SOURCE: 'No power flow: there is no source',
    POWER_FLOW_SOURCES_JOINED: 'No power flow: closed branch {branch} joins two sources',
    POWER_FLOW_CLOSED_LOOP: 'No power flow: closed branch {branch} forms a loop',
    POWER_FLOW_NO_IMPEDANCE: 'No power flow: {count} energised branches lack rOhm or xOhm (e.g. {branch})',
    POWER_FLOW_NO_SOLUTION: 'Loads behind {branch} of source {source} exceed what it can carry; the voltage collapses',
    POWER_FLOW_NOT_SUPPLIED: '{count} nodes without a path to a source (e.g. {id}) are left out of the power flow',
    POWER_FLOW_TIE_DEAD: 'Open points of tie {branch} are not compared: one of its ends has no supply',
    POWER_FLOW_TIE_NO_IMPEDANCE: 'Open points of tie {branch} are not compared: it lacks rOhm or xOhm',
  },
};
