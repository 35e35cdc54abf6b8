import type { CellValue, ColumnDescription } from './describe';
import { daysInMonth } from './parseDate';
import { readOption } from './parseOption';
import type { CellContext } from './parseValue';

/**
 * The common case, fast: most cells of a large file are plain digits, ISO dates or short names, and reading two million
 * of them the careful way takes longer than everything else in an import. Says exactly what the careful way says (a
 * property test compares), or nothing.
 * @returns undefined where the text needs a closer look
 */
export function parsePlain(column: ColumnDescription, text: string, context: CellContext): CellValue | undefined {
  switch (column.kind) {
    case 'text':
    case 'note':
    case 'ref':
      return plainName.test(text) ? text : undefined;
    case 'code':
      return plainCode.test(text) && (context.stored !== 'number' || text.length < 16) ? text : undefined;
    case 'integer':
      return plainInteger.test(text) && isOwnUnit(column, context) ? Number(text) : undefined;
    case 'decimal':
      return plainDecimal.test(text) && isOwnUnit(column, context) ? Number(text) + 0 : undefined;
    case 'percent':
      if (context.unit === '1') return plainShare.test(text) ? percentOf(text) : undefined;
      return plainDecimal.test(text) && (!context.unit || context.unit === '%') ? Number(text) + 0 : undefined;
    case 'money':
      return plainFen(column, text, context);
    case 'year':
      return plainYear.test(text) ? Number(text) : undefined;
    case 'date':
      return plainDate.test(text) && isDay(text) ? text : undefined;
    case 'dateTime':
      return plainMinute.test(text) && isDay(text.slice(0, 10)) ? text : undefined;
    case 'boolean':
      return plainAnswers.get(text);
    case 'enum': {
      const option = readOption(column, text);
      return option && !option.isGuess ? option.value : undefined;
    }
  }
}

/** Begins with a letter, digit or ideograph, ends without white space, holds none that matters and no guard marks. */
const plainName =
  /^[\u4e00-\u9fffA-MO-Za-mo-z0-9](?:[\u4e00-\u9fff\x21-\x7e！-～、。 ]*[\u4e00-\u9fff\x21-\x7e！-～])?$/;
const plainCode = /^[0-9A-DF-MO-Za-df-mo-z][0-9A-DF-Za-df-z_-]*$/;
const plainAnswers = new Map<string, boolean>([
  ['是', true],
  ['√', true],
  ['1', true],
  ['否', false],
  ['×', false],
  ['0', false],
]);
const plainInteger = /^(?:0|[1-9]\d{0,13})$/;
const plainDecimal = /^(?:0|-?[1-9]\d{0,11}|-?\d{1,8}\.\d{1,7})$/;
const plainShare = /^(?:0|[1-9]\d{0,5})(?:\.\d{1,13})?$/;
const plainYear = /^(?:19|20)\d\d$/;
const plainDate = /^(?:19|20)\d\d-\d\d-\d\d$/;
const plainMinute = /^(?:19|20)\d\d-\d\d-\d\d (?:[01]\d|2[0-3]):[0-5]\d$/;

function isOwnUnit(column: ColumnDescription, context: CellContext): boolean {
  return !context.unit || context.unit === column.unit;
}

function isDay(text: string): boolean {
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month);
}

/** A fraction in percent, its digits shifted as text: 0.5633 -> 56.33, where the product would be 56.330000000000005. */
function percentOf(text: string): number {
  const point = text.indexOf('.');
  if (point < 0) return Number(`${text}00`);
  const fraction = text.slice(point + 1).padEnd(2, '0');
  return Number(`${text.slice(0, point)}${fraction.slice(0, 2)}.${fraction.slice(2)}`);
}

const moneyPlaces: Record<string, number> = { 万元: 6, 元: 2 };

/** Digits shifted as text: 420.7 万元 -> 420700000. */
function plainFen(column: ColumnDescription, text: string, context: CellContext): number | undefined {
  const places = moneyPlaces[context.unit ?? column.unit ?? ''];
  if (places === undefined || !/^\d{1,8}(?:\.\d{1,6})?$/.test(text)) return undefined;
  const point = text.indexOf('.');
  const fraction = point < 0 ? '' : text.slice(point + 1);
  if (fraction.length > places) return undefined;
  return Number((point < 0 ? text : text.slice(0, point)) + fraction.padEnd(places, '0'));
}
