import { squeeze } from './text';
import type { FoundHeader } from './types';

/** 64 bits of FNV-1a as hex. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    value ^= BigInt(byte);
    value = (value * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return value.toString(16).padStart(16, '0');
}

/**
 * A short name for a sheet without a table, by which what was said of it is found again.
 * @returns `s1-` and 16 hex digits
 */
export function fingerprintSheet(name: string): string {
  return `s1-${hash(squeeze(name).replace(/(?:19|20)\d\d/g, 'YYYY'))}`;
}

/**
 * A short name for a header by which a remembered mapping is found again: the same labels in the same order give the same
 * name, whatever the spacing, the width of the letters, the line breaks, and the years in the labels.
 * @returns `h1-` and 16 hex digits
 */
export function fingerprintHeader(header: Pick<FoundHeader, 'columns'>): string {
  const labels = header.columns
    .map((c) => c.path.map((label) => squeeze(label).replace(/(?:19|20)\d\d/g, 'YYYY')).join('\u0001'))
    .join('\u0002');
  return `h1-${hash(labels)}`;
}
