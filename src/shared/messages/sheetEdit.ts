import type { MessageBook } from './index';

/** What the sheet component says about texts it cannot take, and the undo labels the store has no words for. */
export const sheetEdit: MessageBook = {
  zh: {
    SHEET_TYPE: '修改“{column}”',
    SHEET_MOVE: '移动 {count} 个单元格',
    CHANGE_REPLACE: '替换 {count} 个单元格：“{find}”改为“{replacement}”',
    SHEET_REF_UNKNOWN: '台账中没有“{text}”',
    SHEET_REF_AMBIGUOUS: '“{text}”对应 {count} 条记录，请改填编码',
  },
  en: {
    SHEET_TYPE: 'edit “{column}”',
    SHEET_MOVE: 'move {count} cells',
    CHANGE_REPLACE: 'replace in {count} cells: “{find}” by “{replacement}”',
    SHEET_REF_UNKNOWN: 'There is no “{text}” in the ledgers',
    SHEET_REF_AMBIGUOUS: '“{text}” names {count} records; use the code',
  },
};
