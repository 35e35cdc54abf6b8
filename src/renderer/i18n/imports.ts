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
    chooseEntity: 'Choose what the table holds to import it.',
    sheetBare: 'no table found',
    noTablesNext: 'Open a sheet, say in which rows its header is, then choose what it holds.',
    openSheet: 'Open "{sheet}"',
  },
};
