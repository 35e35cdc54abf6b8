import type { RowKeys } from './recordIndex';

/** Records of one key looked at: thousands that share it and differ in their codes are told apart by the codes. */
const MOST_LOOKED_AT = 1_000;

/** Positions of the facts that may keep two records apart. */
export interface ApartRules {
  codes: number[];
  parents: number[];
  distinct: number[];
}

/** Records by their match keys, as numbers: a hundred thousand of them come with every large import. */
export class KeyIndex {
  /** Per match key: a name's record, or its records. */
  private readonly sets: { hasCode: boolean; numbers: Map<string, number | number[]> }[];
  private readonly facts: RowKeys['facts'][] = [];
  private readonly taken = new Set<number>();

  constructor(
    hasCode: boolean[],
    private readonly rules: ApartRules,
  ) {
    this.sets = hasCode.map((has) => ({ hasCode: has, numbers: new Map() }));
  }

  /** @returns the record's number: 0, 1, 2, ... */
  add({ facts, names }: RowKeys): number {
    const number = this.facts.push(facts) - 1;
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      if (name == null) continue;
      const { numbers } = this.sets[i]!;
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

  /**
   * The records that keys can mean, by the first match key that fits any.
   * @param most records that are enough
   */
  match({ facts, names }: RowKeys, most: number): { set: number; numbers: number[] } | null {
    if (this.facts.length === 0) return null;
    for (let set = 0; set < names.length; set++) {
      const name = names[set];
      if (name == null) continue;
      const { hasCode, numbers } = this.sets[set]!;
      const known = numbers.get(name);
      if (known === undefined) continue;
      const found =
        typeof known === 'number' ? this.one(known, facts, hasCode) : this.some(known, facts, hasCode, most);
      if (found.length > 0) return { set, numbers: found };
    }
    return null;
  }

  /** The one record that has the keys' code, taken or not; null where there is none, or where several have it. */
  withCode({ facts, names }: RowKeys): { set: number; number: number } | null {
    for (let set = 0; set < names.length; set++) {
      const name = names[set];
      const { hasCode, numbers } = this.sets[set]!;
      if (name == null || !hasCode) continue;
      const number = numbers.get(name);
      if (typeof number === 'number' && this.mayBeSame(this.facts[number]!, facts, hasCode)) return { set, number };
    }
    return null;
  }

  private one(number: number, facts: RowKeys['facts'], hasCode: boolean): number[] {
    return !this.taken.has(number) && this.mayBeSame(this.facts[number]!, facts, hasCode) ? [number] : [];
  }

  private some(list: number[], facts: RowKeys['facts'], hasCode: boolean, most: number): number[] {
    const found: number[] = [];
    for (let i = 0; i < list.length && i < MOST_LOOKED_AT && found.length < most; ) {
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

  private mayBeSame(record: RowKeys['facts'], source: RowKeys['facts'], hasCode: boolean): boolean {
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
