import exceljs from 'exceljs';
import { CellType, type SheetSource } from '../sheetCells';

const DAY_MS = 86_400_000;
const WIDEST = 40;

/**
 * A workbook of another kind (.xls, .csv, .ods, ...) as an .xlsx with the same sheets, cells and merged cells: what is
 * filled where the original cannot be written. Styles are not carried over.
 */
export async function plainForm(sheets: readonly SheetSource[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  for (const { info, chunks } of sheets) {
    const sheet = workbook.addWorksheet(sheetName(info.name, workbook.worksheets), {
      state: info.visibility === 'visible' ? 'visible' : info.visibility,
    });
    const widths: number[] = [];
    for (const chunk of chunks) {
      chunk.columns.forEach((column, index) => {
        if (column === null) return;
        for (let row = 0; row < chunk.rowCount; row++) {
          const type = column.types[row] as CellType;
          if (type === CellType.empty) continue;
          const text = column.texts[row] ?? '';
          put(sheet.getCell(chunk.firstRow + row + 1, index + 1), type, text);
          widths[index] = Math.min(WIDEST, Math.max(widths[index] ?? 9, text.length * 1.4));
        }
      });
    }
    for (const [index, width] of widths.entries()) if (width) sheet.getColumn(index + 1).width = width;
    for (const { firstRow, lastRow, firstColumn, lastColumn } of info.merges) {
      sheet.mergeCells(firstRow + 1, firstColumn + 1, lastRow + 1, lastColumn + 1);
    }
    for (const row of info.hiddenRows) sheet.getRow(row + 1).hidden = true;
    for (const column of info.hiddenColumns) sheet.getColumn(column + 1).hidden = true;
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function put(cell: exceljs.Cell, type: CellType, text: string): void {
  const isExact = text.replace(/\D/g, '').length <= 15;
  if ((type === CellType.number || type === CellType.percent) && isExact) {
    cell.value = Number(text);
    if (type === CellType.percent) cell.numFmt = '0.00%';
  } else if (type === CellType.date && /^\d{4}-/.test(text)) {
    const [date = '', time = '00:00'] = text.split(' ');
    cell.value = new Date(
      Date.parse(`${date}T00:00:00Z`) + (Date.parse(`1970-01-01T${time.padEnd(8, ':00')}Z`) % DAY_MS),
    );
    cell.numFmt = text.includes(' ') ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd';
  } else if (type === CellType.boolean) cell.value = text === 'TRUE';
  else if (type !== CellType.formulaWithoutResult) cell.value = text;
}

/** A name Excel takes, and only once. */
function sheetName(name: string, taken: readonly { name: string }[]): string {
  const base = name.replace(/[\\/?*[\]:]/g, '_').slice(0, 28) || 'Sheet';
  let free = base;
  for (let number = 2; taken.some((sheet) => sheet.name.toLowerCase() === free.toLowerCase()); number++) {
    free = `${base} ${number}`;
  }
  return free;
}
