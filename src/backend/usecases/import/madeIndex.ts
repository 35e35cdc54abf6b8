import type { ApartRules, MatchSet } from './keyIndex';
import { type Likeness, MOST_LOOKED_AT, onlyTwin, type Standing, type Twin } from './twins';

/**
 * The records that earlier rows of an import made, by their match keys. A hundred thousand rows make as many, and none is
 * asked for by name again: what identifies them is kept as numbers in a few flat arrays, not as texts. Two different
 * texts agree in all of 53 bits once in 10^15, and a row taken for another's twin is still told apart by its content.
 */
export class MadeIndex {
  private count = 0;
  private readonly width: number;
  /** Numbers of the facts, record after record; 0: undefined. */
  private facts: Float64Array;
  private readonly tables: ChainTable[];
  private hashed: readonly (string | undefined)[] | null = null;
  private readonly hashes: Float64Array;

  /**
   * @param sets the match keys, each as positions among the facts
   * @param width how many facts a record has
   */
  constructor(
    private readonly sets: readonly MatchSet[],
    private readonly rules: ApartRules,
    width: number,
  ) {
    this.width = width;
    this.facts = new Float64Array(width * FIRST_CAPACITY);
    this.hashes = new Float64Array(width);
    this.tables = sets.map(() => new ChainTable());
  }

  /** @returns the record's number: 0, 1, 2, ... */
  add(facts: readonly (string | undefined)[]): number {
    this.hash(facts);
    const number = this.count++;
    const { width } = this;
    if (number * width >= this.facts.length) {
      const grown = new Float64Array(this.facts.length * 2);
      grown.set(this.facts);
      this.facts = grown;
    }
    this.facts.set(this.hashes, number * width);
    for (let i = 0; i < this.sets.length; i++) {
      const { at } = this.sets[i]!;
      const table = this.tables[i]!;
      const slot = slotOf(this.hashes, 0, at);
      if (slot < 0) continue;
      if (table.isFull) table.grow((record) => slotOf(this.facts, record * width, at));
      table.add(number, slot);
    }
    return number;
  }

  /**
   * The first record that the facts can mean, by the first match key that fits any; null where there is none.
   * @param isEqual whether a record's row says the very same: that one goes before all others
   */
  match(facts: readonly (string | undefined)[], isEqual?: (number: number) => boolean): number | null {
    if (this.count === 0) return null;
    this.hash(facts);
    for (let i = 0; i < this.sets.length; i++) {
      const set = this.sets[i]!;
      const slot = slotOf(this.hashes, 0, set.at);
      const found = slot < 0 ? null : this.inChain(this.tables[i]!, slot, set, isEqual);
      if (found !== null) return found;
    }
    return null;
  }

  /** As KeyIndex.withCode. */
  withCode(facts: readonly (string | undefined)[], standing: (number: number) => Standing): Twin | null {
    if (this.count === 0) return null;
    this.hash(facts);
    for (const [set, { at, hasCode }] of this.sets.entries()) {
      const slot = hasCode ? slotOf(this.hashes, 0, at) : -1;
      if (slot < 0) continue;
      const found = onlyTwin(this.agreeing(this.tables[set]!, slot, at), (number) =>
        this.likeness(number, standing(number)),
      );
      if (found) return { set, ...found };
    }
    return null;
  }

  private *agreeing(table: ChainTable, slot: number, at: readonly number[]): Generator<number> {
    for (let number = table.first(slot); number >= 0; number = table.after(number)) {
      if (this.agrees(number, at)) yield number;
    }
  }

  private likeness(number: number, standing: Standing): Likeness | null {
    const { name } = this.rules;
    if (standing === 'none' || !this.mayBeSame(number, false)) return null;
    if (name >= 0 && this.differs(number, name)) return null;
    if (standing === 'identical') return 3;
    return name >= 0 && this.facts[number * this.width + name] !== 0 && this.hashes[name] !== 0 ? 2 : 1;
  }

  private inChain(
    table: ChainTable,
    slot: number,
    { at, hasCode }: MatchSet,
    isEqual?: (number: number) => boolean,
  ): number | null {
    let first: number | null = null;
    let seen = 0;
    for (let number = table.first(slot); number >= 0 && seen < MOST_LOOKED_AT; number = table.after(number)) {
      if (!this.agrees(number, at)) continue;
      seen++;
      if (!this.mayBeSame(number, hasCode)) continue;
      if (!isEqual || isEqual(number)) return number;
      first ??= number;
    }
    return first;
  }

  private agrees(number: number, at: readonly number[]): boolean {
    const { facts, hashes, width } = this;
    for (const position of at) if (facts[number * width + position] !== hashes[position]) return false;
    return true;
  }

  private mayBeSame(number: number, hasCode: boolean): boolean {
    const { codes, parents, distinct } = this.rules;
    for (const at of codes) if (this.differs(number, at)) return false;
    if (!hasCode) for (const at of parents) if (this.differs(number, at)) return false;
    return this.agrees(number, distinct);
  }

  private differs(number: number, at: number): boolean {
    const own = this.facts[number * this.width + at];
    const other = this.hashes[at];
    return own !== 0 && other !== 0 && own !== other;
  }

  private hash(facts: readonly (string | undefined)[]): void {
    if (this.hashed === facts) return;
    this.hashed = facts;
    for (let i = 0; i < this.width; i++) this.hashes[i] = facts[i] === undefined ? 0 : hashText(facts[i]!);
  }
}

const FIRST_CAPACITY = 256;

/** Record numbers by slot; those of one slot in the order in which they came. */
class ChainTable {
  private count = 0;
  /** The record added last; numbers only rise. */
  private last = -1;
  private heads = new Int32Array(FIRST_CAPACITY).fill(-1);
  private tails = new Int32Array(FIRST_CAPACITY).fill(-1);
  private next = new Int32Array(FIRST_CAPACITY).fill(-1);

  first(slot: number): number {
    return this.heads[slot & (this.heads.length - 1)]!;
  }

  after(number: number): number {
    return this.next[number]!;
  }

  get isFull(): boolean {
    return this.count >= this.heads.length;
  }

  add(number: number, slot: number): void {
    if (number >= this.next.length) {
      const grown = new Int32Array(Math.max(number + 1, this.next.length * 2)).fill(-1);
      grown.set(this.next);
      this.next = grown;
    }
    this.count++;
    this.last = number;
    this.append(number, slot);
  }

  private append(number: number, slot: number): void {
    const at = slot & (this.heads.length - 1);
    const tail = this.tails[at]!;
    if (tail < 0) this.heads[at] = number;
    else this.next[tail] = number;
    this.tails[at] = number;
    this.next[number] = -1;
  }

  /** @param slotOf slot of a record, below zero where it was not added here */
  grow(slotOf: (record: number) => number): void {
    const length = this.heads.length * 4;
    this.heads = new Int32Array(length).fill(-1);
    this.tails = new Int32Array(length).fill(-1);
    for (let number = 0; number <= this.last; number++) {
      const slot = slotOf(number);
      if (slot >= 0) this.append(number, slot);
    }
  }
}

/** Slot of a match key's facts, 31 bits; -1 where not all of them are there. */
function slotOf(facts: Float64Array, from: number, at: readonly number[]): number {
  let mixed = 0;
  for (const position of at) {
    const fact = facts[from + position]!;
    if (fact === 0) return -1;
    mixed = Math.imul(mixed ^ (fact % 0x1_0000_0000), 0x9e37_79b1) ^ Math.floor(fact / 0x1_0000_0000);
  }
  return (mixed ^ (mixed >>> 15)) & 0x7fff_ffff;
}

/** A text as a whole number of up to 53 bits, never 0: two runs of multiplication and exclusive-or with different primes. */
function hashText(text: string): number {
  let a = 0x811c_9dc5;
  let b = 0x41c6_ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x85eb_ca6b);
    b = Math.imul(b ^ unit, 0xc2b2_ae35);
    // Multiplication carries only upwards: the upper bits are brought down again.
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return ((b >>> 0) & 0x1f_ffff) * 0x1_0000_0000 + (a >>> 0) || 1;
}
