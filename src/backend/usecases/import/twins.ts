/** Records of one key looked at: thousands that share it and differ in their codes are told apart by the codes. */
export const MOST_LOOKED_AT = 1_000;

/** How far a record may be the one another table's row means: it may not, it may, or its row says the very same. */
export type Standing = 'none' | 'possible' | 'identical';

/** 1: nothing speaks against it; 2: the names agree; 3: its row says the very same. */
export type Likeness = 1 | 2 | 3;

/** A record that has a row's code. */
export interface Twin {
  set: number;
  number: number;
  likeness: Likeness;
}

/**
 * Of records with one code the one that is most like a row.
 * @param likeness how alike they are; null: not the same thing
 * @returns null where there is none, or where several are equally like it
 */
export function onlyTwin(
  numbers: Iterable<number>,
  likeness: (number: number) => Likeness | null,
): { number: number; likeness: Likeness } | null {
  let best: { number: number; likeness: Likeness } | null = null;
  let most = 0;
  let seen = 0;
  for (const number of numbers) {
    if (seen++ >= MOST_LOOKED_AT) break;
    const own = likeness(number);
    if (own === null || own < most) continue;
    best = own > most ? { number, likeness: own } : null;
    most = own;
  }
  return best;
}
