import { type Likeness, MOST_LOOKED_AT, onlyTwin, type Standing, type Twin } from './twins';

/** Positions of the facts that may keep two records apart. */
export interface ApartRules {
  codes: number[];
  parents: number[];
  distinct: number[];
  /** Position of the name; -1 where it is not among the facts. */
  name: number;
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
  private readonly sets: (MatchSet & {
    numbers: Map<string, number | number[]>;
    /** Of a code that several records have, all of them: the list above forgets those that were taken. */
    twins: Map<string, number[]>;
    /** Of several with one key those that the list forgot. */
    forgotten: Map<string, number[]>;
  })[];
  private readonly facts: RowFacts[] = [];
  /** Records that were taken, and as which of them: 0, 1, 2, ... */
  private readonly taken = new Map<number, number>();

  constructor(
    sets: readonly MatchSet[],
    private readonly rules: ApartRules,
  ) {
    this.sets = sets.map((set) => ({ ...set, numbers: new Map(), twins: new Map(), forgotten: new Map() }));
  }

  /** @returns the record's number: 0, 1, 2, ... */
  add(facts: RowFacts): number {
    const number = this.facts.push(facts) - 1;
    for (const { at, hasCode, numbers, twins } of this.sets) {
      const name = nameOf(at, facts);
      if (name === null) continue;
      const known = numbers.get(name);
      if (known === undefined) numbers.set(name, number);
      else if (typeof known === 'number') {
        numbers.set(name, [known, number]);
        if (hasCode) twins.set(name, [known, number]);
      } else {
        known.push(number);
        twins.get(name)?.push(number);
      }
    }
    return number;
  }

  /** A record that was taken is not found any more. */
  take(number: number): void {
    if (!this.taken.has(number)) this.taken.set(number, this.taken.size);
  }

  /** As which of those that were taken a record was: 0, 1, 2, ... */
  orderOf(number: number): number | undefined {
    return this.taken.get(number);
  }

  isTaken(number: number): boolean {
    return this.taken.has(number);
  }

  /** The records that facts can mean, by the first match key that fits any. */
  match(facts: RowFacts): { set: number; numbers: number[]; isShared: boolean } | null {
    if (this.facts.length === 0) return null;
    for (const [set, { at, hasCode, numbers }] of this.sets.entries()) {
      const name = nameOf(at, facts);
      const known = name === null ? undefined : numbers.get(name);
      if (known === undefined) continue;
      const found = typeof known === 'number' ? this.one(known, facts, hasCode) : this.some(known, name!, set, facts);
      if (found.length > 0) return { set, numbers: found, isShared: typeof known !== 'number' };
    }
    return null;
  }

  /** Of the records that facts can mean those that were taken, by the first match key that fits any. */
  matchTaken(facts: RowFacts): number[] {
    if (this.taken.size === 0) return [];
    for (const { at, hasCode, numbers, forgotten } of this.sets) {
      const name = nameOf(at, facts);
      const known = name === null ? undefined : numbers.get(name);
      if (known === undefined) continue;
      const all = typeof known === 'number' ? [known] : [...(forgotten.get(name!) ?? []), ...known];
      const found = all
        .slice(0, MOST_LOOKED_AT)
        .filter((number) => this.taken.has(number) && this.mayBeSame(this.facts[number]!, facts, hasCode));
      if (found.length > 0) return found;
    }
    return [];
  }

  /**
   * The one record that has the facts' code and may be the same thing, taken or not.
   * @param standing asked of each record that has the code
   * @returns null where there is none, or where several are equally like it
   */
  withCode(facts: RowFacts, standing: (number: number) => Standing): Twin | null {
    for (const [set, { at, hasCode, numbers, twins }] of this.sets.entries()) {
      const name = hasCode ? nameOf(at, facts) : null;
      const known = name === null ? undefined : (twins.get(name) ?? numbers.get(name));
      if (known === undefined) continue;
      const found = onlyTwin(typeof known === 'number' ? [known] : known, (number) =>
        this.likeness(number, facts, standing(number)),
      );
      if (found) return { set, ...found };
    }
    return null;
  }

  private likeness(number: number, facts: RowFacts, standing: Standing): Likeness | null {
    const record = this.facts[number]!;
    const { name } = this.rules;
    if (standing === 'none' || !this.mayBeSame(record, facts, false)) return null;
    if (name >= 0 && differ(record[name], facts[name])) return null;
    if (standing === 'identical') return 3;
    return name >= 0 && record[name] !== undefined && facts[name] !== undefined ? 2 : 1;
  }

  /** Whether nothing but their names keeps two rows apart. */
  isSame(a: RowFacts, b: RowFacts): boolean {
    return this.mayBeSame(a, b, false);
  }

  private one(number: number, facts: RowFacts, hasCode: boolean): number[] {
    return !this.taken.has(number) && this.mayBeSame(this.facts[number]!, facts, hasCode) ? [number] : [];
  }

  private some(list: number[], name: string, set: number, facts: RowFacts): number[] {
    const { hasCode, forgotten } = this.sets[set]!;
    const found: number[] = [];
    for (let i = 0; i < list.length && i < MOST_LOOKED_AT; ) {
      const number = list[i]!;
      if (this.taken.has(number)) {
        // What was taken is never free again: the list forgets it.
        const last = list.pop()!;
        if (i < list.length) list[i] = last;
        const gone = forgotten.get(name);
        if (gone) gone.push(number);
        else forgotten.set(name, [number]);
        continue;
      }
      if (this.mayBeSame(this.facts[number]!, facts, hasCode)) found.push(number);
      i++;
    }
    // The list lost its order to those it forgot.
    return found.length > 1 ? found.sort((a, b) => a - b) : found;
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
