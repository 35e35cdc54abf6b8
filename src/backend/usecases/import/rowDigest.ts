import type { ReadRow } from '../../exchange/understand/readTypes';

/**
 * A number that is equal for rows that say the very same. It is compared only where the match keys agree already, so 32
 * bits tell repeated rows from others.
 */
export function rowDigest({ values, refs, amounts, extra }: ReadRow): number {
  let hash = SEED;
  for (const key in values) {
    const value = values[key];
    if (value === null || value === undefined) continue;
    hash = ofKey(hash, key);
    hash = typeof value === 'number' ? ofNumber(hash, value) : ofText(hash, String(value));
  }
  for (const key in refs) {
    const { name, code } = refs[key]!;
    hash = ofText(ofText(ofKey(hash, key), name ?? ''), code ?? '');
  }
  if (amounts) {
    for (const { year, source, amountFen } of amounts) {
      hash = ofNumber(ofText(ofNumber(hash, year ?? 0), source ?? ''), amountFen);
    }
  }
  for (const key in extra) hash = ofText(ofKey(hash, key), extra[key]!);
  return hash;
}

// FNV-1a over UTF-16 units: a hundred thousand rows are hashed without building a text of each.
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

function ofText(hash: number, text: string): number {
  let mixed = hash;
  for (let i = 0; i < text.length; i++) mixed = Math.imul(mixed ^ text.charCodeAt(i), PRIME);
  // Where one text ends and the next begins counts too.
  return Math.imul(mixed ^ 0xffff, PRIME);
}

const keyHashes = new Map<string, number>();
const MOST_KEYS = 10_000;

/** As ofText for the names of columns, which every row has again: each is hashed once. */
function ofKey(hash: number, key: string): number {
  let own = keyHashes.get(key);
  if (own === undefined) {
    own = ofText(SEED, key);
    if (keyHashes.size >= MOST_KEYS) keyHashes.clear();
    keyHashes.set(key, own);
  }
  return Math.imul(hash ^ own, PRIME);
}

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

function ofNumber(hash: number, value: number): number {
  double[0] = value;
  const mixed = Math.imul(Math.imul(hash ^ halves[0]!, PRIME) ^ halves[1]!, PRIME);
  // Small numbers differ in the upper bits alone, and products carry only upwards: those bits are brought down.
  return mixed ^ (mixed >>> 15);
}
