import type { DocText } from '../../shared/document/model';
import { formatSteps } from '../../shared/money';

/**
 * Whole printed units (0.01 万元) as offices write amounts: two decimals, thousands separators.
 * @param units hundredths of 万元
 */
export function unitsText(units: number): string {
  return formatSteps(units);
}

/** A number with thousands separators and fixed decimals. */
export function numberText(value: number, decimals: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.') as [string, string?];
  const negative = value < 0 && Number(value.toFixed(decimals)) !== 0;
  return `${negative ? '-' : ''}${groupThousands(whole)}${fraction ? `.${fraction}` : ''}`;
}

/** As numberText; null where the value is not known. */
export function numberOrNull(value: number | null, decimals: number): DocText | null {
  return value === null ? null : numberText(value, decimals);
}

function groupThousands(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * Shares in tenths of a percent that add up to 100.0 (largest remainder).
 * @param parts whole numbers of any unit, none negative
 * @returns one decimal each, or nulls where there is nothing to share
 */
export function shareTexts(parts: number[]): (string | null)[] {
  const total = parts.reduce((a, b) => a + b, 0);
  if (total <= 0) return parts.map(() => null);
  const exact = parts.map((part) => (part * 1000) / total);
  const shares = exact.map(Math.floor);
  const left = 1000 - shares.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) shares[i] = (shares[i] as number) + 1;
  return shares.map((share) => numberText(share / 10, 1));
}
