import { tidyStoredNumber } from '../decimal';
import type { Issue } from '../issue';
import { parseFen } from '../money';
import { type Dimension, dimensionOf } from '../units';
import type { CellValue, ColumnDescription } from './describe';
import { type DateContext, readDate, readDateTime } from './parseDate';
import { decimalToNumber, readMeasure } from './parseNumber';
import { readOption, readYesNo } from './parseOption';
import { parsePlain } from './parsePlain';
import { isEmptyText, isFormulaError, isUnknownWord, keepNote, keepText, readCode } from './parseText';

/** What a text became. An issue of severity `error` means that it could not be read: `value` is null. */
export interface ParsedValue {
  value: CellValue;
  issue?: Issue;
}

/** What is known of a cell besides its text. */
export interface CellContext extends DateContext {
  /**
   * Unit of a figure that names none, from the header; default the column's own. `1` for shares stored as fractions
   * (cells under a percent format).
   */
  unit?: string | null;
}

function fault(code: string, text: string, params: Record<string, string | number> = {}): ParsedValue {
  return { value: null, issue: { severity: 'error', code, params: { text: shorten(text), ...params } } };
}

function told(
  value: CellValue,
  severity: 'info' | 'warning',
  code: string,
  params: Record<string, string | number>,
): ParsedValue {
  return { value, issue: { severity, code, params } };
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Dimension of a column's figures: of its unit, money, or a count. */
export function columnDimension(column: ColumnDescription): Dimension | null {
  if (column.kind === 'money') return 'money';
  if (column.kind === 'percent') return 'ratio';
  if (column.kind === 'integer') return 'count';
  return column.unit ? dimensionOf(column.unit) : null;
}

/**
 * Reads one cell for a column: what a file holds, or what a user types or pastes. Bounds and options are not judged
 * here (see parseTyped).
 * @param text the cell as it stands
 * @returns the typed value: text, code, note and ref as text; integer, decimal, percent and year as a number; money as
 *   fen; date and dateTime as text with their precision; boolean; enum as the option's value
 */
export function parseValue(column: ColumnDescription, text: string, context: CellContext = {}): ParsedValue {
  const plain = parsePlain(column, text, context);
  return plain === undefined ? parseCarefully(column, text, context) : { value: plain };
}

/** Reads a cell in every spelling; `parseValue` takes a short cut where the text is plain. */
export function parseCarefully(column: ColumnDescription, text: string, context: CellContext = {}): ParsedValue {
  if (column.kind === 'enum') {
    const option = isEmptyText(text) ? null : readOption(column, text);
    if (option)
      return option.isGuess
        ? told(option.value, 'info', 'CELL_OPTION_GUESSED', { text: shorten(text) })
        : { value: option.value };
  }
  if (isEmptyText(text)) return { value: null };
  if (isFormulaError(text)) return fault('CELL_IS_FORMULA_ERROR', text);
  switch (column.kind) {
    case 'text':
    case 'ref':
      return { value: keepText(text) || null };
    case 'note':
      return { value: keepNote(text) || null };
    case 'code': {
      const { code, damaged } = readCode(text, context.stored);
      return damaged ? told(code, 'warning', 'CELL_CODE_DAMAGED', { text: shorten(text) }) : { value: code };
    }
    case 'boolean': {
      const answer = readYesNo(text);
      return answer === null ? fault('CELL_NOT_YES_NO', text) : { value: answer };
    }
  }
  if (isUnknownWord(text)) return told(null, 'info', 'CELL_WORD_AS_EMPTY', { text: shorten(text) });
  switch (column.kind) {
    case 'enum':
      return fault('CELL_NOT_AN_OPTION', text);
    case 'date':
    case 'year':
    case 'dateTime':
      return parseTime(column, text, context);
    case 'money':
      return parseMoney(column, text, context);
    default:
      return parseFigure(column, text, context);
  }
}

function parseTime(column: ColumnDescription, text: string, context: CellContext): ParsedValue {
  if (column.kind === 'dateTime') {
    const read = readDateTime(text, context);
    if (!read) return fault('CELL_NOT_A_DATE_TIME', text);
    if (read.isMidnightAssumed) return told(read.dateTime, 'info', 'CELL_TIME_ASSUMED', { text: shorten(text) });
    return { value: read.dateTime };
  }
  const read = readDate(text, context);
  if (!read) return fault(column.kind === 'year' ? 'CELL_NOT_A_YEAR' : 'CELL_NOT_A_DATE', text);
  if (column.kind === 'year') return { value: Number(read.date.slice(0, 4)) };
  if (read.isDoubtful) return told(read.date, 'warning', 'CELL_MONTH_DOUBTFUL', { text: shorten(text) });
  if (read.isCoarse) return told(read.date, 'info', 'CELL_DATE_COARSE', { text: shorten(text), value: read.date });
  return { value: read.date };
}

/** A number cell holds a binary float: 420.69999999999999 is the 420.7 its sheet shows. */
function asShown(text: string, context: CellContext): string {
  return context.stored === 'number' ? tidyStoredNumber(text) : text;
}

function parseMoney(column: ColumnDescription, text: string, context: CellContext): ParsedValue {
  const unit = context.unit ?? column.unit ?? '万元';
  const read = readMeasure(asShown(text, context), '元', unit);
  if (read === 'notANumber') return fault('CELL_NOT_AN_AMOUNT', text);
  if (read === 'wrongUnit') return fault('CELL_WRONG_UNIT', text, { unit });
  const amount = parseFen(read.decimal, '元');
  if (!amount) return fault('CELL_AMOUNT_TOO_LARGE', text);
  return amount.rounded
    ? told(amount.fen, 'info', 'CELL_ROUNDED_TO_FEN', { text: shorten(text) })
    : { value: amount.fen };
}

function parseFigure(column: ColumnDescription, text: string, context: CellContext): ParsedValue {
  const target = column.kind === 'percent' ? '%' : column.kind === 'integer' ? undefined : column.unit;
  const read = readMeasure(asShown(text, context), target, context.unit);
  if (read === 'notANumber') return fault('CELL_NOT_A_NUMBER', text);
  if (read === 'wrongUnit') return fault('CELL_WRONG_UNIT', text, { unit: target ?? '' });
  if (column.kind === 'integer' && read.decimal.includes('.')) return fault('CELL_NOT_WHOLE', text);
  const value = decimalToNumber(read.decimal);
  if (!Number.isFinite(value) || (column.kind === 'integer' && !Number.isSafeInteger(value)))
    return fault('CELL_NOT_A_NUMBER', text);
  return read.isSum ? told(value, 'info', 'CELL_SUM_READ', { text: shorten(text), value: read.decimal }) : { value };
}
