import exceljs from 'exceljs';
import { bodyFont, borders, headFill, headFont, pageSetup, titleFont } from './styles';

/** A plain list on a sheet of its own: what is handed in, not read back. */
export interface ListSheet {
  /** At most 31 characters. */
  name: string;
  title: string;
  /** Lines under the title: as of when, in which calibre. */
  facts: string[];
  head: string[];
  /** Column widths in characters. */
  widths: number[];
  rows: (string | number | null)[][];
}

/** Writes lists as a workbook: title, facts, header repeated on every page, A3 landscape. */
export async function writeListWorkbook(sheets: readonly ListSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new exceljs.Workbook();
  for (const list of sheets) {
    const headRow = 2 + list.facts.length;
    const sheet = workbook.addWorksheet(list.name.slice(0, 31), {
      pageSetup: pageSetup(headRow, headRow),
      views: [{ state: 'frozen', ySplit: headRow }],
    });
    sheet.columns = list.widths.map((width) => ({ width }));
    sheet.getCell(1, 1).value = list.title;
    sheet.getCell(1, 1).font = titleFont;
    sheet.getRow(1).height = 28;
    list.facts.forEach((fact, index) => {
      const cell = sheet.getCell(2 + index, 1);
      cell.value = fact;
      cell.font = bodyFont;
    });
    const head = sheet.getRow(headRow);
    list.head.forEach((text, index) => {
      const cell = head.getCell(index + 1);
      cell.value = text;
      cell.font = headFont;
      cell.fill = headFill;
      cell.border = borders;
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    });
    head.height = 30;
    list.rows.forEach((values, index) => {
      const row = sheet.getRow(headRow + 1 + index);
      values.forEach((value, column) => {
        const cell = row.getCell(column + 1);
        cell.value = value;
        cell.font = bodyFont;
        cell.border = borders;
        cell.alignment = {
          vertical: 'middle',
          wrapText: true,
          horizontal: typeof value === 'number' ? 'right' : 'left',
        };
      });
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
