import { type Decimal, decimalText, divideRounded, readPlainDecimal, roundDecimal } from './decimal';
import { convertToUnit } from './units';

/** An amount read from text. */
export interface ParsedFen {
  /** Whole fen. */
  fen: number;
  /** Whether something below a fen was rounded away (half up, away from zero). */
  rounded: boolean;
}

/**
 * Reads an amount.
 * @param text plain decimal text, e.g. `339.5`
 * @param unit its unit, e.g. `万元`
 * @returns null where the text is no number, the unit is none of money, or the amount is beyond what an integer of fen
 *   holds exactly (9 * 10^15 fen)
 */
export function parseFen(text: string, unit: string): ParsedFen | null {
  const converted = convertToUnit(text, unit, '分');
  if (converted === null) return null;
  const exact = readPlainDecimal(converted)!;
  const whole = roundDecimal(exact, 0);
  const fen = Number(whole.units);
  if (!Number.isSafeInteger(fen)) return null;
  return { fen: fen === 0 ? 0 : fen, rounded: exact.scale > 0 };
}

/** Fen as exact plain text in a unit of money: 5230000 分 -> `5.23` 万元. */
export function fenText(fen: number, unit = '万元'): string {
  return convertToUnit(String(fen), '分', unit) ?? String(fen);
}

function grouped(text: string): string {
  return text.replace(/^(-?)(\d+)/, (_whole, sign: string, digits: string) => {
    return sign + digits.replace(/\B(?=(\d{3})+$)/g, ',');
  });
}

/** Fixed digits and thousands separators. */
function formatted(value: Decimal, decimals: number): string {
  const rounded = roundDecimal(value, decimals);
  const [whole, fraction = ''] = decimalText(rounded).split('.') as [string, string?];
  return decimals > 0 ? `${grouped(whole)}.${fraction.padEnd(decimals, '0')}` : grouped(whole);
}

/**
 * Fen as they stand on screen and paper, in 万元: 12345678900 -> `12,345.68`. Half away from zero.
 * @param decimals digits behind the point
 */
export function formatWanYuan(fen: number, decimals = 2): string {
  return formatted({ units: BigInt(fen), scale: 6 }, decimals);
}

/** Printed figures of a table's amounts, with a total that is their sum. */
export interface SplitFigures {
  /** Whole steps of the last printed digit: of 0.01 万元 with two decimals. */
  parts: number[];
  total: number;
}

/**
 * Rounds amounts so that what is printed adds up: each is rounded down or up to a neighbouring step, the largest
 * remainders up, until the parts make the rounded total. No part moves by a whole step or more.
 * @param amounts fen
 * @param decimals digits of 万元 that are printed
 * @returns steps of the last digit; `formatSteps` words them
 */
export function splitLargestRemainder(amounts: readonly number[], decimals = 2): SplitFigures {
  const step = 10n ** BigInt(6 - decimals);
  const exact = amounts.map(BigInt);
  const total = divideRounded(
    exact.reduce((sum, amount) => sum + amount, 0n),
    step,
  );
  const floors = exact.map((amount) => (amount >= 0n ? amount / step : -((-amount + step - 1n) / step)));
  const missing = Number(total - floors.reduce((sum, part) => sum + part, 0n));
  const byRemainder = exact
    .map((amount, at) => ({ at, remainder: amount - floors[at]! * step }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder < b.remainder ? 1 : -1));
  const parts = floors.map(Number);
  for (const { at } of byRemainder.slice(0, missing)) parts[at]! += 1;
  return { parts, total: Number(total) };
}

/** Words steps of the last digit as 万元: 1068050 with two decimals -> `10,680.50`. */
export function formatSteps(steps: number, decimals = 2): string {
  return formatted({ units: BigInt(steps), scale: decimals }, decimals);
}

/** The printed figures of a table's amounts in 万元, adding up to `total` as printed. */
export function formatAddingUp(amounts: readonly number[], decimals = 2): { parts: string[]; total: string } {
  const split = splitLargestRemainder(amounts, decimals);
  return { parts: split.parts.map((part) => formatSteps(part, decimals)), total: formatSteps(split.total, decimals) };
}
