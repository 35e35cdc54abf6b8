import { isEmptyText, isFormulaError, isUnknownWord } from '../../../shared/model/parseText';
import { unitOf } from '../../../shared/units';

/** Small text tools shared by everything that looks at cells: normalising labels, telling numbers and placeholders apart. */

const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const CJK = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f';
const SPACE_AT_CJK = new RegExp(`(?<=[${CJK}（）()])\\s+|\\s+(?=[${CJK}（）()])`, 'g');

/** Texts that are half width already and hold no spaces. */
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff、。]*$/;

/** Half width, no spaces, no invisible characters, lower case: the form labels and keywords are compared in. */
export function squeeze(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').replace(ZERO_WIDTH, '').replace(/\s+/g, '').toLowerCase();
}

/** A header label as it is shown: line breaks and padding out (`备  注` -> `备注`), spaces between Latin words kept. */
export function displayLabel(text: string): string {
  return text.replace(ZERO_WIDTH, '').replace(SPACE_AT_CJK, '').replace(/\s+/g, ' ').trim();
}

/** Whether a cell text holds nothing but white space. */
export function isBlankText(text: string): boolean {
  if (text.length === 0) return true;
  const first = text.charCodeAt(0);
  // Most texts begin with a visible character; only the others pay for a full look.
  if (first > 32 && first !== 0xa0 && first !== 0x3000 && !(first >= 0x2000 && first <= 0x206f) && first !== 0xfeff)
    return false;
  return text.replace(ZERO_WIDTH, '').trim().length === 0;
}

/** `—`, `／`, `-`, `无`, `N/A` ...: written where an office means "nothing here", never 0. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 12 && (isEmptyText(text) || isUnknownWord(text));
}

const NUMERIC = /^[-+−(（]?[￥¥$]?\d[\d,.']*[)）]?(?:e[-+]?\d+)?(.*)$/;
/** Units that after a number make a name as often as a quantity: 3组, 5村. */
const NAMING = /^[村组队社号段区]$/;

/** Number, or a number with thousands marks, full-width digits or a unit behind it: `1，068.50`, `９.8公里`, `200kVA`. */
export function looksNumeric(text: string): boolean {
  if (text.length > 40) return false;
  const rest = NUMERIC.exec(squeeze(text))?.[1];
  if (rest === undefined) return false;
  return rest === '' || rest === '%' || (rest.length <= 8 && !NAMING.test(rest) && unitOf(rest) !== null);
}

const DATE_LIKE =
  /^(?:\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{0,2}日?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[t,]?\d{1,2}[:时点]\d{0,2}.*)?$/;
/** `20250301 0805`, `20250301T0805`, `20250301 08:05:00`. Twelve digits without a mark between are a code as often: 202512310001. */
const COMPACT_DATE_TIME =
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\s*[tT]\s*|\s+)(?:[01]\d|2[0-4])[:：]?[0-5]\d(?:[:：]?[0-5]\d)?$/;

/** Text that reads as a date or a date and time. */
export function looksDate(text: string): boolean {
  if (text.length > 30) return false;
  return DATE_LIKE.test(squeeze(text)) || COMPACT_DATE_TIME.test(text.normalize('NFKC').trim());
}

const PERIOD = /^(?:(?:19|20)\d\d年?度?|\d{1,2}月(?:份)?|[一二三四]季度|q[1-4]|第[一二三四]季度)$/;

/** A year, month or quarter, as used in sub-headers. */
export function looksPeriod(text: string): boolean {
  return text.length <= 8 && PERIOD.test(squeeze(text));
}

/** Year named in a label (`2026年投资`, `2026`), or null. */
export function yearInLabel(text: string): number | null {
  const match = /(?<!\d)((?:19|20)\d\d)(?:年|$|(?=\D))/.exec(squeeze(text));
  return match ? Number(match[1]) : null;
}

/**
 * Letters of a 0-based column: 0 -> A, 26 -> AA.
 */
export function columnLetter(column: number): string {
  let rest = column + 1;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** 0-based column of its letters, or -1 where they are not letters. */
export function columnOfLetter(letters: string): number {
  if (!/^[A-Za-z]{1,4}$/.test(letters)) return -1;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** A1 reference of a 0-based row and column. */
export function cellName(row: number, column: number): string {
  return `${columnLetter(column)}${row + 1}`;
}

/** An error value written as text, as .csv and HTML have it. */
export function isErrorText(text: string): boolean {
  return text.charCodeAt(0) === 35 && isFormulaError(text);
}
