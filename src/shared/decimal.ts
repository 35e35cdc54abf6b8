/**
 * Decimal numbers as exact text. Amounts and measures come as text and are scaled, added and rounded here without ever
 * passing through a binary float.
 */
export interface Decimal {
  /** The digits as one integer, with its sign. */
  units: bigint;
  /** Digits behind the point: the value is units / 10^scale. */
  scale: number;
}

/** Beyond this, a number in a sheet is damage, and expanding it would take memory without end. */
const maxExponent = 400;

/**
 * Reads plain decimal text as a file stores it: optional sign, digits, point, exponent.
 * @returns null for anything else
 */
export function readPlainDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  if (!match || (!match[2] && !match[3]) || text.length > 600) return null;
  const exponent = Number(match[4] ?? 0);
  if (Math.abs(exponent) > maxExponent) return null;
  const fraction = match[3] ?? '';
  const digits = BigInt((match[2] ?? '') + fraction);
  const scale = fraction.length - exponent;
  const units = match[1] === '-' ? -digits : digits;
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/** The shortest plain text of a decimal: no exponent, no trailing zeros, no `-0`. */
export function decimalText({ units, scale }: Decimal): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale > 0 ? digits.slice(-scale).replace(/0+$/, '') : '';
  const text = fraction ? `${whole}.${fraction}` : whole;
  return negative && units !== 0n ? `-${text}` : text;
}

/** Half away from zero: what offices call 四舍五入. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  const quotient = (2n * a + b) / (2n * b);
  return negative ? -quotient : quotient;
}

/** @param places digits to keep behind the point; exact where there are no more */
export function roundDecimal(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value;
  return { units: divideRounded(value.units, 10n ** BigInt(value.scale - places)), scale: places };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: a.units * 10n ** BigInt(scale - a.scale) + b.units * 10n ** BigInt(scale - b.scale), scale };
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Digits kept where a quotient never ends (10 min = 0.166666666667 h). */
const quotientPlaces = 12;

/** Multiplies by numerator / denominator: exact where the quotient ends, else rounded to 12 places. */
export function scaleDecimal(value: Decimal, numerator: bigint, denominator: bigint): Decimal {
  const units = value.units * numerator;
  let { scale } = value;
  let left = denominator;
  let scaled = units;
  // A denominator of twos and fives ends; each tenfold step of the dividend takes one pair of them out.
  while (left % 10n === 0n) {
    left /= 10n;
    scale += 1;
  }
  while (left % 2n === 0n || left % 5n === 0n) {
    const factor = left % 2n === 0n ? 2n : 5n;
    scaled *= 10n / factor;
    left /= factor;
    scale += 1;
  }
  if (left === 1n || scaled % left === 0n) return { units: scaled / left, scale };
  const places = Math.max(scale, quotientPlaces);
  return { units: divideRounded(scaled * 10n ** BigInt(places - scale), left), scale: places };
}

/**
 * Number of a cell as the spreadsheet shows it: programs store up to 17 digits of a binary float (420.69999999999999)
 * but hold and show 15. Texts with no more than 15 significant digits come back unchanged.
 */
export function tidyStoredNumber(text: string): string {
  const value = readPlainDecimal(text);
  if (!value) return text;
  const digits = (value.units < 0n ? -value.units : value.units).toString().replace(/0+$/, '').length;
  if (digits <= 15) return text;
  const whole = (value.units < 0n ? -value.units : value.units).toString().length;
  return decimalText(roundSignificant(value, whole - 15));
}

function roundSignificant(value: Decimal, drop: number): Decimal {
  const power = 10n ** BigInt(drop);
  return { units: divideRounded(value.units, power) * power, scale: value.scale };
}
