import type { MessageBook } from './index';

/** Texts of the budget split. */
export const budget: MessageBook = {
  zh: {
    PORTFOLIO_INVALID: '投资组合文件 {path} 处应为 {expected}，实为 {found}',
    PORTFOLIO_INVALID_NEXT: '请按 docs/budget.md 的说明改正该处后重试。',
    SOLVER_DIED: '求解线程意外结束，未得到可用方案：{detail}',
    SOLVER_DIED_NEXT: '请放宽允许差距或设定时限后重试；若再次出现，请把数据交给维护人员。',
    ALLOCATION_CHECK_FAILED: '求解结果未通过整数复核（违反 {rules} 条规则），已弃用',
    ALLOCATION_CHECK_FAILED_NEXT: '请把该方案的数据交给维护人员；原有安排未改动。',
  },
  en: {
    PORTFOLIO_INVALID: 'The portfolio file should hold {expected} at {path} but holds {found}',
    PORTFOLIO_INVALID_NEXT: 'Correct that place as docs/budget.md describes and run it again.',
    SOLVER_DIED: 'The solver thread ended before it had a usable split: {detail}',
    SOLVER_DIED_NEXT: 'Allow a wider gap or set a time limit and run it again; if it returns, hand over the data.',
    ALLOCATION_CHECK_FAILED: 'The split broke {rules} rules when checked in whole numbers and was dropped',
    ALLOCATION_CHECK_FAILED_NEXT: 'Hand the data of this split to whoever maintains the program; nothing was changed.',
  },
};
