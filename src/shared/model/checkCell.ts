import type { Issue } from '../issue';
import type { CellValue, ColumnDescription } from './describe';
import { daysInMonth } from './parseDate';

function fault(code: string, params: Record<string, string | number> = {}): Issue {
  return { severity: 'error', code, params };
}

function isCivilDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const month = match[2] === undefined ? 1 : Number(match[2]);
  const day = match[3] === undefined ? 1 : Number(match[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month);
}

function isCivilMinute(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/.test(text) && isCivilDate(text.slice(0, 10));
}

/** Whether a value is of the column's kind at all. */
function isOfKind(column: ColumnDescription, value: CellValue): boolean {
  switch (column.kind) {
    case 'integer':
    case 'money':
    case 'year':
      return typeof value === 'number' && Number.isSafeInteger(value);
    case 'decimal':
    case 'percent':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean' || value === 0 || value === 1;
    case 'date':
      return typeof value === 'string' && isCivilDate(value);
    case 'dateTime':
      return typeof value === 'string' && isCivilMinute(value);
    default:
      return typeof value === 'string';
  }
}

/**
 * Judges a typed value for a column: kind, options, bounds, required.
 * @returns what is wrong with it, or null
 */
export function checkCell(column: ColumnDescription, value: CellValue): Issue | null {
  if (value === null || value === '') return column.required ? fault('CELL_REQUIRED') : null;
  if (!isOfKind(column, value)) return fault('CELL_WRONG_KIND', { value: String(value), kind: column.kind });
  if (column.kind === 'enum' && !column.options?.some((option) => option.value === value)) {
    return fault('CELL_NOT_AN_OPTION', { text: String(value) });
  }
  if (typeof value === 'number' && column.kind !== 'boolean') {
    if (column.min !== undefined && value < column.min) return fault('CELL_BELOW_MIN', { value, min: column.min });
    if (column.max !== undefined && value > column.max) return fault('CELL_ABOVE_MAX', { value, max: column.max });
  }
  return null;
}
