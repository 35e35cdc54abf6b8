import exceljs from 'exceljs';
import type { Issue } from '../../../shared/issue';
import { type Language, wordMessage } from '../../../shared/messages';
import { findTable } from '../../../shared/model';
import { headerText } from './cellFormat';
import { bodyFont, borders, headFill, headFont } from './styles';

/** A row that was not taken. */
interface RejectedRow {
  source: { entity: string; row: number; texts: Record<string, string> };
  issues: Issue[];
}

/**
 * Writes rejected rows, one sheet per entity, as they stood in the file; each fault is a comment at its cell, and the
 * reasons stand in the last column.
 */
export async function writeRejectedWorkbook(
  rows: readonly RejectedRow[],
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new exceljs.Workbook();
  const entities = [...new Set(rows.map((row) => row.source.entity))];
  for (const entity of entities.length > 0 ? entities : ['project']) {
    const table = findTable(entity);
    const own = rows.filter((row) => row.source.entity === entity);
    const keys = [...new Set(own.flatMap((row) => Object.keys(row.source.texts)))];
    const sheet = workbook.addWorksheet(table.label[language].slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    const header = [
      wordMessage(language, 'WORKBOOK_REJECTED_ROW'),
      ...keys.map((key) => {
        const column = table.columns.find((candidate) => candidate.key === key);
        return column ? headerText({ ...column, unit: undefined }, language) : key;
      }),
      wordMessage(language, 'WORKBOOK_REJECTED_WHY'),
    ];
    sheet.addRow(header).eachCell((cell) => {
      cell.font = headFont;
      cell.fill = headFill;
      cell.border = borders;
    });
    for (const row of own) {
      const reasons = row.issues
        .filter((issue) => issue.severity !== 'info')
        .map((issue) => wordMessage(language, issue.code, issue.params))
        .join('；');
      const line = sheet.addRow([row.source.row, ...keys.map((key) => row.source.texts[key] ?? null), reasons]);
      line.font = bodyFont;
      const notes = notesByColumn(row.issues, keys, language);
      for (const [column, note] of notes) line.getCell(column).note = note;
      if (notes.size === 0) line.getCell(1).note = reasons;
    }
    sheet.columns.forEach((column, index) => {
      column.width = index === header.length - 1 ? 48 : 16;
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** What is wrong with single cells, by 1-based column of the workbook; the running row stands in the first. */
function notesByColumn(issues: readonly Issue[], keys: readonly string[], language: Language): Map<number, string> {
  const notes = new Map<number, string>();
  for (const { severity, code, params = {} } of issues) {
    if (severity === 'info') continue;
    for (const field of [params.field, ...String(params.fields ?? '').split(',')]) {
      const at = typeof field === 'string' ? keys.indexOf(field) : -1;
      if (at < 0) continue;
      const text = wordMessage(language, code, params);
      const known = notes.get(at + 2);
      notes.set(at + 2, known === undefined ? text : `${known}；${text}`);
    }
  }
  return notes;
}
