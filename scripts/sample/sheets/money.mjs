import ExcelJS from 'exceljs';
import { COMPANY } from '../places.mjs';
import { PROGRAMMES } from '../projects/programmes.mjs';
import { writeTable } from './table.mjs';

export const MONEY_FILE = '01_专项与资金盘子.xlsx';

/** The workbook with the programmes of the plan and the money there is. */
export function makeMoneyBook(envelopes, index) {
  const book = new ExcelJS.Workbook();
  Object.assign(book, {
    creator: COMPANY,
    lastModifiedBy: COMPANY,
    created: new Date(Date.UTC(2026, 0, 6)),
    modified: new Date(Date.UTC(2026, 0, 6)),
  });
  const number = { key: null, path: ['序号'], width: 6, of: (_, i) => i + 1 };
  writeTable(
    book.addWorksheet('专项清单'),
    {
      on: 'programme',
      title: '云岫县配电网专项清单',
      rows: PROGRAMMES,
      columns: [
        number,
        { key: 'code', path: ['专项编码'], of: (p) => p.code },
        { key: 'name', path: ['专项名称'], width: 32, of: (p) => p.name },
        { key: 'firstYear', path: ['起始年'], of: () => '2026年' },
        { key: 'lastYear', path: ['终止年'], of: () => '2028年' },
        { key: 'document', path: ['依据文件'], width: 26, of: (p) => p.document },
        { key: 'note', path: ['备注'], of: () => null },
      ],
    },
    MONEY_FILE,
    index,
  );
  writeTable(
    book.addWorksheet('资金盘子'),
    {
      on: 'envelope',
      title: '云岫县配电网投资规模安排表（2026—2028年）',
      unitLine: '单位：万元',
      rows: envelopes,
      columns: [
        number,
        { key: 'year', path: ['年度'], of: (e) => e.year },
        { key: 'programme.code', path: ['专项编码'], of: (e) => e.programme?.code ?? null },
        { key: 'programme', path: ['专项名称'], width: 32, of: (e) => e.programme?.name ?? null },
        { key: 'minFen', path: ['投资规模', '下限'], width: 13, format: '0.00', of: (e) => e.min },
        { key: 'maxFen', path: ['投资规模', '上限'], width: 13, format: '0.00', of: (e) => e.max },
        { key: 'note', path: ['备注'], width: 14, of: (e) => e.note },
      ],
      notes: ['注：专项名称为空的行为当年总规模，各专项之和不得超过当年总规模。'],
    },
    MONEY_FILE,
    index,
  );
  return book;
}
