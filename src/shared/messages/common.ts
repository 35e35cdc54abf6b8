import type { MessageBook } from './index';

/** Texts of faults that any door may meet. `<CODE>_NEXT` is the next step offered beside `<CODE>`. */
export const common: MessageBook = {
  zh: {
    UNEXPECTED: '程序遇到意外错误：{detail}',
    UNEXPECTED_NEXT: '请重试；若再次出现，请把数据文件和操作步骤交给维护人员。',
    FILE_NOT_JSON: '{file} 不是有效的 JSON：第 {line} 行第 {column} 个字符处有误',
    FILE_NOT_JSON_NEXT: '请检查文件内容，或重新导出该文件。',
    FILE_NOT_FOUND: '找不到文件：{file}',
    FILE_NOT_FOUND_NEXT: '请检查路径是否正确、文件是否已被移动。',
  },
  en: {
    UNEXPECTED: 'Something unplanned happened: {detail}',
    UNEXPECTED_NEXT: 'Try again; if it returns, hand the data file and the steps to whoever maintains the program.',
    FILE_NOT_JSON: '{file} is not valid JSON: fault in line {line}, character {column}',
    FILE_NOT_JSON_NEXT: 'Check the file, or export it again.',
    FILE_NOT_FOUND: 'File not found: {file}',
    FILE_NOT_FOUND_NEXT: 'Check the path and whether the file was moved.',
  },
};
