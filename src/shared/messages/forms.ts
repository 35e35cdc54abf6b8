import type { MessageBook } from './index';

/** Texts of forms: workbooks that are filled again. */
export const forms: MessageBook = {
  zh: {
    FORM_MATCHING: '对照表格',
    PROFILE_NOT_FOUND: '没有名为“{name}”的表格模板。已有：{known}',
    PROFILE_NOT_FOUND_NEXT: '请先导入该工作簿，或写明工作簿的路径；profiles 列出已有的模板。',
    PROFILE_INVALID: '该文件不是表格模板文件',
    PROFILE_INVALID_NEXT: '请选择由“导出模板”或 profiles --out 得到的 .json 文件。',
    FORM_WITHOUT_TABLE: '{file} 中没有认出可填写的表格',
    FORM_WITHOUT_TABLE_NEXT: '请先在导入页为它指定表头和数据类型。',
    FORM_CONVERTED: '原文件是 {kind}，以 .xlsx 填写；内容、合并单元格和列序不变，样式不保留',
    FORM_COLUMN_NOT_FILLED:
      '列“{column}”（{letter}）在系统中没有对应的数据，新增的 {rows} 行此列为空，原有的行保持原样',
    FORM_ROWS_MOVED: '工作表“{sheet}”的行有增减，其中的图片、图形和批注仍在原处，请核对',
    FORM_ROW_AMBIGUOUS: '第 {row} 行对应多条记录，保持原样',
    FORM_ROW_UNREADABLE: '第 {row} 行无法读取，保持原样',
    FORM_NOT_THE_SAME: '填好的表格再导入时仍有差异：新增 {inserted}，更新 {updated}，拒绝 {rejected}',
    CHANGE_PROFILE_RENAMED: '表格模板改名为“{name}”',
    CHANGE_PROFILE_REMOVED: '删除表格模板“{name}”',
    CHANGE_PROFILE_TAKEN: '载入表格模板“{name}”',
    CLI_PROFILE: '{name}  （{file}；{tables}）',
    CLI_NO_PROFILES: '还没有表格模板：导入过的工作簿会自动成为模板。',
    CLI_PROFILE_TAKEN: '已载入表格模板“{name}”',
  },
  en: {
    FORM_MATCHING: 'Matching the form',
    PROFILE_NOT_FOUND: 'There is no form called "{name}". Known: {known}',
    PROFILE_NOT_FOUND_NEXT:
      'Import that workbook first, or give the path of a workbook; profiles lists the known forms.',
    PROFILE_INVALID: 'This file is no form',
    PROFILE_INVALID_NEXT: 'Choose a .json file that was saved as a form, or by profiles --out.',
    FORM_WITHOUT_TABLE: 'No table that can be filled was recognised in {file}',
    FORM_WITHOUT_TABLE_NEXT: 'Choose its header and kind of data on the import page first.',
    FORM_CONVERTED:
      'The original is {kind}; it is filled as .xlsx with the same cells, merged cells and columns, without its styles',
    FORM_COLUMN_NOT_FILLED:
      'Column "{column}" ({letter}) has no counterpart here; it is empty in the {rows} added rows and unchanged in the others',
    FORM_ROWS_MOVED:
      'Rows of the sheet "{sheet}" have moved; its pictures, shapes and comments stayed where they were and should be checked',
    FORM_ROW_AMBIGUOUS: 'Row {row} fits several records and stays as it was',
    FORM_ROW_UNREADABLE: 'Row {row} cannot be read and stays as it was',
    FORM_NOT_THE_SAME:
      'Importing the filled form would still change something: {inserted} new, {updated} changed, {rejected} rejected',
    CHANGE_PROFILE_RENAMED: 'rename the form to "{name}"',
    CHANGE_PROFILE_REMOVED: 'delete the form "{name}"',
    CHANGE_PROFILE_TAKEN: 'take in the form "{name}"',
    CLI_PROFILE: '{name}  ({file}; {tables})',
    CLI_NO_PROFILES: 'No forms yet: workbooks that were imported become forms by themselves.',
    CLI_PROFILE_TAKEN: 'The form "{name}" was taken in',
  },
};
