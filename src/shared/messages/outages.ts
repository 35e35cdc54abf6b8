import type { MessageBook } from './index';

/** Texts of frequent outages. */
export const outages: MessageBook = {
  zh: {
    OUTAGE_DATE_WRONG: '截止日期“{value}”不是有效日期',
    OUTAGE_DATE_WRONG_NEXT: '请写成 2025-12-31 的形式。',
    OUTAGE_RULES_UNKNOWN: '没有“{id}”这套频繁停电规则',
    OUTAGE_RULES_UNKNOWN_NEXT: '可用的规则：{known}。',
    CLI_OUTAGES_LISTED: '截至 {asOf}：频繁停电 {frequent} 条，预警 {warned} 条，共 {all} 条有停电',
  },
  en: {
    OUTAGE_DATE_WRONG: 'The as-of date “{value}” is no date',
    OUTAGE_DATE_WRONG_NEXT: 'Write it as 2025-12-31.',
    OUTAGE_RULES_UNKNOWN: 'There is no rule set “{id}” for frequent outages',
    OUTAGE_RULES_UNKNOWN_NEXT: 'Rule sets: {known}.',
    CLI_OUTAGES_LISTED: 'As of {asOf}: {frequent} frequent, {warned} with a warning, {all} with outages in all',
  },
};
