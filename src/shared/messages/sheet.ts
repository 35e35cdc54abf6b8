import type { MessageBook } from './index';

/** Why a sheet's cell or an amount typed into one is refused. */
export const sheet: MessageBook = {
  zh: {
    CELL_READ_ONLY: '此列由程序计算或不可修改',
    CELL_READ_ONLY_NEXT: '请修改它所依据的列。',
    AMOUNT_SEVERAL_ROWS: '此金额由几笔组成，不能在此改成一个数',
    AMOUNT_SEVERAL_ROWS_NEXT: '请在项目详情中逐笔修改。',
    AMOUNT_BELOW_PARTS: '总投资小于已分到年度和来源的金额之和',
    AMOUNT_BELOW_PARTS_NEXT: '请先减少分年或分来源的金额。',
    AMOUNT_NO_TOTAL: '还没有总投资，无法按比例计算',
    AMOUNT_NO_TOTAL_NEXT: '请先填写总投资。',
  },
  en: {
    CELL_READ_ONLY: 'This column is computed or cannot be changed',
    CELL_READ_ONLY_NEXT: 'Change the columns it is computed from.',
    AMOUNT_SEVERAL_ROWS: 'This amount is made of several parts and cannot be set as one figure here',
    AMOUNT_SEVERAL_ROWS_NEXT: 'Change the parts in the project’s details.',
    AMOUNT_BELOW_PARTS: 'The total is below the sum already assigned to years and sources',
    AMOUNT_BELOW_PARTS_NEXT: 'Reduce the amounts by year or source first.',
    AMOUNT_NO_TOTAL: 'There is no total yet to take a share of',
    AMOUNT_NO_TOTAL_NEXT: 'Enter the total first.',
  },
};
