import { crc32 } from 'node:zlib';
import type { ReadRow } from '../../exchange/understand/readTypes';

/**
 * A number that is equal for rows that say the very same. It is compared only where the match keys agree already, so 32
 * bits tell repeated rows from others.
 */
export function rowDigest({ values, refs, amounts, extra }: ReadRow): number {
  let text = '';
  for (const key in values) {
    const value = values[key];
    if (value !== null && value !== undefined) text += `${key}\u0001${value}\u0002`;
  }
  for (const key in refs) text += `${key} ${refs[key]!.name ?? ''} ${refs[key]!.code ?? ''}`;
  if (amounts) for (const amount of amounts) text += `${amount.year} ${amount.source} ${amount.amountFen} `;
  for (const key in extra) text += `${key} ${extra[key]}`;
  return crc32(text);
}
