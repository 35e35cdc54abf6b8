import type { ReadRow } from '../../exchange/understand/readTypes';

/** Two running hashes of 32 bits (FNV-1a and a multiplicative one): together a false equal is out of reach. */
class Digest {
  private a = 0x811c9dc5;
  private b = 0x9e3779b9;

  add(text: string): void {
    let { a, b } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b + code, 0x85ebca6b) ^ (b >>> 15);
    }
    this.a = Math.imul(a ^ 0x1f, 0x01000193);
    this.b = Math.imul(b + 0x1f, 0x85ebca6b);
  }

  /** 53 bits as a number: cheap to keep for each of a hundred thousand rows. */
  get value(): number {
    return (this.a >>> 0) * 0x200000 + (this.b >>> 11);
  }
}

/** A number that is equal for rows that say the very same. */
export function rowDigest({ values, refs, amounts, extra }: ReadRow): number {
  const digest = new Digest();
  for (const key in values) {
    const value = values[key];
    if (value === null || value === undefined) continue;
    digest.add(key);
    digest.add(typeof value === 'string' ? value : String(value));
  }
  for (const key in refs) digest.add(`${key} ${refs[key]!.name ?? ''} ${refs[key]!.code ?? ''}`);
  for (const amount of amounts ?? []) digest.add(`${amount.year} ${amount.source} ${amount.amountFen}`);
  for (const key in extra) digest.add(`${key} ${extra[key]}`);
  return digest.value;
}
