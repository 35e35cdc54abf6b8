import type { MessageBook } from './index';

/** Texts of what imports remember: forms and names. */
export const remembered: MessageBook = {
  zh: {
    REMEMBERED_NOT_FOUND: '没有记住这个表样',
    REMEMBERED_NOT_FOUND_NEXT: '它可能已被删除，请刷新列表。',
    REMEMBERED_CHANGED: '“{name}”的表头已经变了',
    REMEMBERED_CHANGED_NEXT: '请重新打开后再改。',
    REMEMBERED_INVALID: '该文件不是表样文件',
    REMEMBERED_INVALID_NEXT: '请选择由“导出表样”得到的 .json 文件。',
    FIELD_UNKNOWN: '没有字段“{field}”（{entity}）',
    FIELD_UNKNOWN_NEXT: '请从列表中选择字段。',
    CHANGE_REMEMBERED: '修改表样“{name}”',
    CHANGE_REMEMBERED_RENAMED: '表样改名为“{name}”',
    CHANGE_REMEMBERED_REMOVED: '删除表样“{name}”',
    CHANGE_REMEMBERED_TAKEN: '载入表样“{name}”',
    CHANGE_NAME_FORGOTTEN: '不再记住名称“{name}”',
  },
  en: {
    REMEMBERED_NOT_FOUND: 'This form is not remembered',
    REMEMBERED_NOT_FOUND_NEXT: 'It may have been deleted; load the list anew.',
    REMEMBERED_CHANGED: 'The header of "{name}" is another one by now',
    REMEMBERED_CHANGED_NEXT: 'Open it again and change it then.',
    REMEMBERED_INVALID: 'This file is no remembered form',
    REMEMBERED_INVALID_NEXT: 'Choose a .json file that was exported from the remembered forms.',
    FIELD_UNKNOWN: 'There is no field "{field}" ({entity})',
    FIELD_UNKNOWN_NEXT: 'Choose a field from the list.',
    CHANGE_REMEMBERED: 'change the remembered form "{name}"',
    CHANGE_REMEMBERED_RENAMED: 'rename the remembered form to "{name}"',
    CHANGE_REMEMBERED_REMOVED: 'delete the remembered form "{name}"',
    CHANGE_REMEMBERED_TAKEN: 'take in the remembered form "{name}"',
    CHANGE_NAME_FORGOTTEN: 'forget the name "{name}"',
  },
};
