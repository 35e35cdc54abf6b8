import type { stream } from 'exceljs';
import type { Language } from '../../../shared/messages';
import type { ColumnDescription } from '../../../shared/model/describe';
import { listChoices } from './cellFormat';
import type { ChoiceRange } from './writeTable';

/** Longest list Excel takes inside the rule itself. */
const INLINE_LIMIT = 250;

/**
 * Writes the lists that are too long for a rule into a hidden sheet; call after the tables' columns are known and
 * before they are written.
 * @returns where each column's choices stand
 */
export function writeChoices(
  workbook: stream.xlsx.WorkbookWriter,
  columns: ColumnDescription[],
  name: string,
  language: Language,
): ChoiceRange {
  const long = new Map<string, string[]>();
  for (const column of columns) {
    const choices = listChoices(column, language);
    const text = choices.join(',');
    if (text.length > INLINE_LIMIT || choices.some((choice) => choice.includes(','))) long.set(text, choices);
  }
  const ranges = new Map<string, string>();
  if (long.size > 0) {
    const sheet = workbook.addWorksheet(name, { state: 'hidden' });
    const lists = [...long.entries()];
    const height = Math.max(...lists.map(([, choices]) => choices.length));
    for (let row = 1; row <= height; row++) {
      sheet.getRow(row).values = lists.map(([, choices]) => choices[row - 1] ?? null);
      sheet.getRow(row).commit();
    }
    for (const [index, [text, choices]] of lists.entries()) {
      const letter = sheet.getColumn(index + 1).letter;
      ranges.set(text, `'${name}'!$${letter}$1:$${letter}$${choices.length}`);
    }
    sheet.commit();
  }
  return (column) => {
    const choices = listChoices(column, language);
    if (choices.length === 0) return null;
    const text = choices.join(',');
    return ranges.get(text) ?? `"${text}"`;
  };
}
