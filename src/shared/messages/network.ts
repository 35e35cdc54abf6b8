import type { MessageBook } from './index';

/** Texts of the network format, its checks and its reliability figures. */
export const network: MessageBook = {
  zh: {
    NETWORK_INVALID: '不是有效的网架文件：{path} 应为 {expected}，实为 {found}',
    NETWORK_INVALID_NEXT: '按 docs/formats.md 的 countyframe.network/1 格式改正该处后重试。',
    NETWORK_TIE_TIME_ASSUMED: '联络 {id} 未给操作时间，按 {hours} h 计',
    NETWORK_SWITCH_TIME_ASSUMED: '线段 {id} 上的开关未给操作时间，按 {hours} h 计',
    NETWORK_NODE_UNCONNECTED: '节点 {id} 未接入任何线段',
    NETWORK_SOURCE_UNCONNECTED: '电源点 {id} 未接入任何线段',
    RELIABILITY_NO_FAILURES: '没有给出故障率的线段，不预测可靠性',
    RELIABILITY_NO_CUSTOMERS: '有电源的节点都没有用户数，不预测可靠性',
    RELIABILITY_NO_REPAIR_TIME: '{count} 条有故障率的线段缺修复时间（如 {branch}），不预测可靠性',
    RELIABILITY_LOADS_UNSUPPLIED: '{count} 个负荷点（{customers} 户）与电源不连通（如 {id}），未计入可靠性',
    RELIABILITY_LIMITED_TIE_UNPROVEN: '个别孤岛结构复杂，有限容量联络的最优转供未能证明，电量不足期望可能偏大',
  },
  en: {
    NETWORK_INVALID: 'Not a valid network file: {path} should be {expected}, found {found}',
    NETWORK_INVALID_NEXT: 'Correct that place (format countyframe.network/1, docs/formats.md) and try again.',
    NETWORK_TIE_TIME_ASSUMED: 'Tie {id} states no operating time; {hours} h assumed',
    NETWORK_SWITCH_TIME_ASSUMED: 'A switch on branch {id} states no operating time; {hours} h assumed',
    NETWORK_NODE_UNCONNECTED: 'Node {id} is not connected to any branch',
    NETWORK_SOURCE_UNCONNECTED: 'Source {id} is not connected to any branch',
    RELIABILITY_NO_FAILURES: 'No reliability: no closed branch has a failure rate',
    RELIABILITY_NO_CUSTOMERS: 'No reliability: no supplied node has customers',
    RELIABILITY_NO_REPAIR_TIME: 'No reliability: {count} branches that fail state no repair time (e.g. {branch})',
    RELIABILITY_LOADS_UNSUPPLIED:
      '{count} load points ({customers} customers) have no path to a source (e.g. {id}) and are left out of reliability',
    RELIABILITY_LIMITED_TIE_UNPROVEN:
      'The best transfer over a limited tie could not be proven in an intricate island; energy not supplied may be overstated',
  },
};
