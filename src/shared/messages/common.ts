import type { MessageBook } from './index';

/** Texts of faults that any door may meet. `<CODE>_NEXT` is the next step offered beside `<CODE>`. */
export const common: MessageBook = {
  zh: {
    UNEXPECTED: '程序遇到意外错误：{detail}',
    UNEXPECTED_NEXT: '请重试；若再次出现，请把数据文件和操作步骤交给维护人员。',
    USAGE: '命令用法不正确：{detail}',
    USAGE_NEXT: '运行 npm run cli -- --help 查看用法。',
    FILE_NOT_JSON: '{file} 不是有效的 JSON：{detail}',
    FILE_NOT_JSON_NEXT: '请检查文件内容，或重新导出该文件。',
    FILE_NOT_FOUND: '找不到文件：{file}',
    FILE_NOT_FOUND_NEXT: '请检查路径是否正确、文件是否已被移动。',
  },
  en: {
    UNEXPECTED: 'Something unplanned happened: {detail}',
    UNEXPECTED_NEXT: 'Try again; if it returns, hand the data file and the steps to whoever maintains the program.',
    USAGE: 'The command was not understood: {detail}',
    USAGE_NEXT: 'Run npm run cli -- --help to see the usage.',
    FILE_NOT_JSON: '{file} is not valid JSON: {detail}',
    FILE_NOT_JSON_NEXT: 'Check the file, or export it again.',
    FILE_NOT_FOUND: 'File not found: {file}',
    FILE_NOT_FOUND_NEXT: 'Check the path and whether the file was moved.',
  },
};
