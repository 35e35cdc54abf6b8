import type { TextBook } from './index';

/** Texts of the import beyond its main steps: sheets opened by hand, names linked, forms remembered. */
export const importsTexts: TextBook = {
  zh: {
    // The two fields stand at the bars.
    headerRows: '表头在第|至|行',
    headerFirst: '表头首行',
    headerLast: '表头末行',
    otherSheets: '其他工作表',
    otherSheetsMany: '其他工作表（{count}）',
    namesOthers: '没有相近记录的名称（{count}）',
    namesOthersHint: '引用的名称先原样保留，自身的名称作为新记录。如就是库中某一条，可按名称、编码或拼音查找后对应。',
    namesDecided: '本次已核定（{count}）',
    withdraw: '撤回',
    noRecordFound: '没有找到记录',
    chooseEntity: '选择数据类型后才能导入。',
    sheetBare: '没有找到表格',
    noTablesNext: '可以打开一张工作表，指出表头在哪几行，再选择数据类型。',
    openSheet: '打开“{sheet}”',
  },
  en: {
    headerRows: 'Header in rows|to|',
    headerFirst: 'First header row',
    headerLast: 'Last header row',
    otherSheets: 'Other sheets',
    otherSheetsMany: 'Other sheets ({count})',
    namesOthers: 'Names that resemble no record ({count})',
    namesOthersHint:
      'A name that is referred to is kept as it is, a name of a row makes a new record. If one is a record you have, find it by name, code or pinyin.',
    namesDecided: 'Decided in this import ({count})',
    withdraw: 'Withdraw',
    noRecordFound: 'No record found',
    chooseEntity: 'Choose what the table holds to import it.',
    sheetBare: 'no table found',
    noTablesNext: 'Open a sheet, say in which rows its header is, then choose what it holds.',
    openSheet: 'Open "{sheet}"',
  },
};
