/** Records of one key looked at: thousands that share it and differ in their codes are told apart by the codes. */
const MOST_LOOKED_AT = 1_000;

/** Positions of the facts that may keep two records apart. */
export interface ApartRules {
  codes: number[];
  parents: number[];
  distinct: number[];
}

/** A match key as positions among the facts. */
export interface MatchSet {
  at: number[];
  /** Whether a code is part of it. */
  hasCode: boolean;
}

/** What identifies a row, in the form in which it is compared: values of the identifying columns; empty: undefined. */
export type RowFacts = readonly (string | undefined)[];

/** Records of the store by their match keys, as numbers: a hundred thousand of them may be there. */
export class KeyIndex {
  /** Per match key: a name's record, or its records. */
  private readonly sets: (MatchSet & { numbers: Map<string, number | number[]> })[];
  private readonly facts: RowFacts[] = [];
  private readonly taken = new Set<number>();

  constructor(
    sets: readonly MatchSet[],
    private readonly rules: ApartRules,
  ) {
    this.sets = sets.map((set) => ({ ...set, numbers: new Map() }));
  }

  /** @returns the record's number: 0, 1, 2, ... */
  add(facts: RowFacts): number {
    const number = this.facts.push(facts) - 1;
    for (const { at, numbers } of this.sets) {
      const name = nameOf(at, facts);
      if (name === null) continue;
      const known = numbers.get(name);
      if (known === undefined) numbers.set(name, number);
      else if (typeof known === 'number') numbers.set(name, [known, number]);
      else known.push(number);
    }
    return number;
  }

  /** A record that was taken is not found any more. */
  take(number: number): void {
    this.taken.add(number);
  }

  isTaken(number: number): boolean {
    return this.taken.has(number);
  }

  /** The records that facts can mean, by the first match key that fits any. */
  match(facts: RowFacts): { set: number; numbers: number[] } | null {
    if (this.facts.length === 0) return null;
    for (const [set, { at, hasCode, numbers }] of this.sets.entries()) {
      const name = nameOf(at, facts);
      const known = name === null ? undefined : numbers.get(name);
      if (known === undefined) continue;
      const found = typeof known === 'number' ? this.one(known, facts, hasCode) : this.some(known, facts, hasCode);
      if (found.length > 0) return { set, numbers: found };
    }
    return null;
  }

  /** The one record that has the keys' code, taken or not; null where there is none, or where several have it. */
  withCode(facts: RowFacts): { set: number; number: number } | null {
    for (const [set, { at, hasCode, numbers }] of this.sets.entries()) {
      const name = hasCode ? nameOf(at, facts) : null;
      if (name === null) continue;
      const number = numbers.get(name);
      if (typeof number === 'number' && this.mayBeSame(this.facts[number]!, facts, hasCode)) return { set, number };
    }
    return null;
  }

  private one(number: number, facts: RowFacts, hasCode: boolean): number[] {
    return !this.taken.has(number) && this.mayBeSame(this.facts[number]!, facts, hasCode) ? [number] : [];
  }

  private some(list: number[], facts: RowFacts, hasCode: boolean): number[] {
    const found: number[] = [];
    for (let i = 0; i < list.length && i < MOST_LOOKED_AT; ) {
      const number = list[i]!;
      if (this.taken.has(number)) {
        // What was taken is never free again: the list forgets it.
        const last = list.pop()!;
        if (i < list.length) list[i] = last;
        continue;
      }
      if (this.mayBeSame(this.facts[number]!, facts, hasCode)) found.push(number);
      i++;
    }
    return found;
  }

  private mayBeSame(record: RowFacts, source: RowFacts, hasCode: boolean): boolean {
    const { codes, parents, distinct } = this.rules;
    for (const at of codes) if (differ(record[at], source[at])) return false;
    if (!hasCode) for (const at of parents) if (differ(record[at], source[at])) return false;
    for (const at of distinct) if (record[at] !== source[at]) return false;
    return true;
  }
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function nameOf(at: readonly number[], facts: RowFacts): string | null {
  if (at.length === 1) return facts[at[0]!] ?? null;
  let name = '';
  for (const position of at) {
    const part = facts[position];
    if (part === undefined) return null;
    name += `${part}\u0000`;
  }
  return name;
}
