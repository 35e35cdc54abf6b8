/**
 * A number as the product prints it: thousands separators, fixed digits, the same in both languages.
 * @param value the number
 * @param decimals digits after the point
 */
export function formatNumber(value: number, decimals: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
