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
  },
  en: {
    NETWORK_INVALID: 'Not a valid network file: {path} should be {expected}, found {found}',
    NETWORK_INVALID_NEXT: 'Correct that place (format countyframe.network/1, docs/formats.md) and try again.',
    NETWORK_TIE_TIME_ASSUMED: 'Tie {id} states no operating time; {hours} h assumed',
    NETWORK_SWITCH_TIME_ASSUMED: 'A switch on branch {id} states no operating time; {hours} h assumed',
    NETWORK_NODE_UNCONNECTED: 'Node {id} is not connected to any branch',
    NETWORK_SOURCE_UNCONNECTED: 'Source {id} is not connected to any branch',
  },
};
