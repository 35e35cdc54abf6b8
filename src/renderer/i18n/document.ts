import type { TextBook } from './index';

/** Texts of the plan document screen. */
export const documentTexts: TextBook = {
  zh: {
    title: '规划报告',
    refresh: '数据已改动，重新生成',
    making: '正在排版 …',
    print: '打印',
    word: '另存为 Word',
    pdf: '另存为 PDF',
    contents: '目录',
  },
  en: {
    title: 'Plan document',
    refresh: 'Data has changed, make it anew',
    making: 'Setting the pages …',
    print: 'Print',
    word: 'Save as Word',
    pdf: 'Save as PDF',
    contents: 'Contents',
  },
};
