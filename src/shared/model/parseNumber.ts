import { addDecimals, type Decimal, decimalText, multiplyDecimals, readPlainDecimal, scaleDecimal } from '../decimal';
import { convertToUnit, type Dimension, dimensionOf, isConvertible, unitOf } from '../units';
import { toPlain } from './parseText';

/** A number as read from a cell. */
export interface ReadNumber {
  /** Plain decimal text, in `unit` where the cell names one. */
  decimal: string;
  /** Unit found in the cell, or null. */
  unit: string | null;
  /** Whether it was worked out from a sum of products such as 1×315＋6×200. */
  isSum: boolean;
}

/** 1,234,567.89 and 1 234 567: marks only between groups of three. */
const numberPattern = String.raw`(?:\d{1,3}(?:[, ']\d{3})+|\d+)?(?:\.\d*)?(?:[eE][+-]?\d{1,3})?`;
const leading = new RegExp(`^(${numberPattern})\\s*(.*)$`, 'u');

const magnitudes: Record<string, bigint> = { 十: 10n, 百: 100n, 千: 1_000n, 万: 10_000n, 亿: 100_000_000n };

function plainDigits(text: string): Decimal | null {
  return /\d/.test(text) ? readPlainDecimal(text.replace(/[, ']/g, '')) : null;
}

/**
 * Reads one number: full-width digits and punctuation, thousands marks, accounting negatives, percent sign, value with
 * unit (52.3万元, 9.8公里, 24个月, 3000万), sums of products (1×315＋6×200).
 * @param hint what the column measures, for spellings with two meanings
 * @returns null where the text is no number
 */
export function readNumber(text: string, hint?: Dimension | null): ReadNumber | null {
  let plain = toPlain(text).replace(/^(?:约为?|大约|≈|~)\s*/u, '');
  let negative = false;
  const accounting = /^\((.+)\)(.*)$/u.exec(plain);
  if (accounting && /^[¥$]?\s*[\d.]/u.test(accounting[1]!)) {
    negative = true;
    plain = accounting[1]! + accounting[2]!;
  }
  plain = plain.replace(/^(?:¥|\$|rmb|cny)\s*/iu, '');
  const sign = /^([+-])\s*/u.exec(plain);
  if (sign && !negative) {
    negative = sign[1] === '-';
    plain = plain.slice(sign[0].length);
  }
  plain = plain.replace(/^(?:¥|\$)\s*/u, '');
  const match = leading.exec(plain);
  const value = match ? plainDigits(match[1]!) : null;
  if (!value) return null;
  const tail = readTail(match![2]!.trim(), hint);
  if (tail) {
    const scaled = tail.factor === 1n ? value : { ...value, units: value.units * tail.factor };
    const signed = negative ? { ...scaled, units: -scaled.units } : scaled;
    return { decimal: decimalText(signed), unit: tail.unit, isSum: false };
  }
  return negative ? null : readSum(plain, hint);
}

/** What stands behind the digits: nothing, a unit, a magnitude (3000万), or both (1.2万户). */
function readTail(tail: string, hint?: Dimension | null): { unit: string | null; factor: bigint } | null {
  if (tail === '') return { unit: null, factor: 1n };
  const bare = tail.replace(/^\((.+)\)$/u, '$1').replace(/整$/u, '');
  const whole = unitOf(bare, hint);
  // 万 and 亿 alone are money only where money is expected; elsewhere they count.
  if (whole && !(bare in magnitudes && hint !== 'money')) return { unit: whole, factor: 1n };
  const magnitude = magnitudes[tail[0]!];
  if (magnitude === undefined) return null;
  const rest = tail.slice(1).trim();
  if (rest === '') return { unit: hint === 'money' ? '元' : null, factor: magnitude };
  const unit = unitOf(rest, hint);
  return unit ? { unit, factor: magnitude } : null;
}

const product = new RegExp(`^(${numberPattern})(?:\\s*[×xX*✕╳]\\s*(${numberPattern}))?`, 'u');

/** 1×315＋6×200kVA, 2×50MVA: how offices write what stands in a station. */
function readSum(plain: string, hint?: Dimension | null): ReadNumber | null {
  let rest = plain;
  let sum: Decimal = { units: 0n, scale: 0 };
  let unit: string | null = null;
  let hasProduct = false;
  for (let terms = 0; rest !== '' && terms < 50; terms += 1) {
    const match = product.exec(rest);
    const first = match ? plainDigits(match[1]!) : null;
    if (!match || !first) return null;
    const second = match[2] === undefined ? null : plainDigits(match[2]);
    if (match[2] !== undefined && !second) return null;
    hasProduct ||= second !== null || terms > 0;
    sum = addDecimals(sum, second ? multiplyDecimals(first, second) : first);
    rest = rest.slice(match[0].length).trimStart();
    const end = /^([^+\d]*?)\s*(?:\+\s*|$)/u.exec(rest);
    if (!end) return null;
    const named = end[1]!.trim() === '' ? null : unitOf(end[1]!.trim(), hint);
    if (end[1]!.trim() !== '' && !named) return null;
    if (unit && named && unit !== named) return null;
    unit = named ?? unit;
    rest = rest.slice(end[0].length);
  }
  return hasProduct && rest === '' ? { decimal: decimalText(sum), unit, isSum: true } : null;
}

/** Why a number could not be told in the column's unit. */
export type NumberFault = 'notANumber' | 'wrongUnit';

/**
 * Reads a number and tells it in a unit.
 * @param target unit wanted; undefined for a bare figure
 * @param assumed unit of a figure that names none (from the header); default `target`
 */
export function readMeasure(
  text: string,
  target: string | undefined,
  assumed?: string | null,
): { decimal: string; isSum: boolean; namedUnit: string | null } | NumberFault {
  const dimension = target ? dimensionOf(target) : 'count';
  const plain = dimension === 'voltage' ? voltageOf(text) : text;
  const read = readNumber(plain, dimension);
  if (!read) return 'notANumber';
  if (read.isSum && !summed.has(dimension ?? '')) return 'notANumber';
  const from = read.unit ?? assumed ?? target;
  if (!target) {
    // A count: every counting unit is one of the same.
    if (from && !isConvertible(from, '个')) return 'wrongUnit';
    const decimal = from ? convertToUnit(read.decimal, from, '个') : read.decimal;
    return decimal === null ? 'notANumber' : { decimal, isSum: read.isSum, namedUnit: read.unit };
  }
  if (!from || from === target) return { decimal: read.decimal, isSum: read.isSum, namedUnit: read.unit };
  const decimal = convertToUnit(read.decimal, from, target);
  return decimal === null ? 'wrongUnit' : { decimal, isSum: read.isSum, namedUnit: read.unit };
}

/** Dimensions in which a cell may hold a sum of products. */
const summed = new Set<string>(['apparentPower', 'activePower', 'reactivePower']);

/** 10/0.4, 35kV/10kV and 交流10kV name the side a record is listed under first. */
function voltageOf(text: string): string {
  const plain = toPlain(text).replace(/^(?:交流|直流|ac|dc)\s*/iu, '');
  const levels = /^([\d.]+)\s*([a-z千伏]*)\s*\/\s*[\d.]+(?:\s*\/\s*[\d.]+)*\s*([a-z千伏]*)$/iu.exec(plain);
  if (!levels) return plain.replace(/(?:电压等级|级|等级)$/u, '');
  return levels[1]! + (levels[2] || levels[3] || '');
}

/** Twelve digits are more than any ledger holds; a REAL keeps 15. */
export function decimalToNumber(decimal: string): number {
  return Number(decimal);
}

/** Multiplies a decimal text by a whole factor over another, exactly; for shares stored as fractions. */
export function scaleText(decimal: string, numerator: bigint, denominator: bigint): string | null {
  const value = readPlainDecimal(decimal);
  return value ? decimalText(scaleDecimal(value, numerator, denominator)) : null;
}
