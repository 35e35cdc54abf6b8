import type { HalfList } from './halfList';

/** A limit that a pair of entries has to keep, with its price: what a unit of slack loses. */
export interface PricedRow {
  /** Limits of the sum of both changes, whole units. */
  min: number;
  max: number;
  /** Positive where slack counts from `max`, negative where it counts from `min`. */
  price: number;
}

/** Rows used for the index: more would multiply the cells to look at. */
const MOST_KEYS = 3;

/**
 * Finds the pairs of entries of two lists that together keep priced rows and lose at most a limit: the second list is
 * indexed by cells as wide as the slack that the limit allows, so that an entry of the first has few partners to see.
 */
export class HalfJoin {
  private keys: { row: number; low: number; width: number }[] = [];
  private mask = 0;
  private bucket = new Int32Array(2);
  private order = new Int32Array(0);

  constructor(
    private readonly left: HalfList,
    private readonly right: HalfList,
    private readonly rows: readonly PricedRow[],
    private limit: number,
    /** Entries of the first list that lose no more than this are not looked at. */
    private readonly above: number,
  ) {
    this.chooseKeys();
    this.index();
  }

  /** The rows in which the window is narrowest against the spread of the list. */
  private chooseKeys(): void {
    const { right, rows, limit } = this;
    const found: { row: number; low: number; width: number; share: number }[] = [];
    rows.forEach((row, r) => {
      const list = right.change[r] as Float64Array;
      let low = 0;
      let high = 0;
      for (let i = 0; i < right.count; i++) {
        low = Math.min(low, list[i] as number);
        high = Math.max(high, list[i] as number);
      }
      const width = Math.max((limit / Math.abs(row.price)) * (1 + 1e-9), (high - low) * 1e-6, 1);
      found.push({ row: r, low, width, share: width / Math.max(1, high - low) });
    });
    found.sort((a, b) => a.share - b.share || a.row - b.row);
    this.keys = found.filter((f) => f.share < 0.3).slice(0, MOST_KEYS);
  }

  private cell(key: number, value: number): number {
    const { low, width } = this.keys[key] as { low: number; width: number };
    return Math.floor((value - low) / width);
  }

  private hash(a: number, b: number, c: number): number {
    let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
    h ^= h >>> 15;
    return Math.imul(h, 0x2c1b3c6d) >>> 7;
  }

  private index(): void {
    const { right, keys } = this;
    const n = right.count;
    let size = 1;
    while (size < n) size *= 2;
    this.mask = Math.min(size, 1 << 24) - 1;
    const at = new Int32Array(n);
    const bucket = new Int32Array(this.mask + 2);
    const lists = keys.map((k) => right.change[k.row] as Float64Array);
    for (let i = 0; i < n; i++) {
      const a = keys.length > 0 ? this.cell(0, (lists[0] as Float64Array)[i] as number) : 0;
      const b = keys.length > 1 ? this.cell(1, (lists[1] as Float64Array)[i] as number) : 0;
      const c = keys.length > 2 ? this.cell(2, (lists[2] as Float64Array)[i] as number) : 0;
      const h = this.hash(a, b, c) & this.mask;
      at[i] = h;
      bucket[h + 1] = (bucket[h + 1] as number) + 1;
    }
    for (let h = 0; h <= this.mask; h++) bucket[h + 1] = (bucket[h + 1] as number) + (bucket[h] as number);
    const next = bucket.slice();
    const order = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      const h = at[i] as number;
      order[next[h] as number] = i;
      next[h] = (next[h] as number) + 1;
    }
    this.bucket = bucket;
    this.order = order;
  }

  /** Lowers the limit while `run` is under way. */
  lower(limit: number): void {
    this.limit = Math.min(this.limit, limit);
  }

  /**
   * Goes through the pairs.
   * @param work steps allowed
   * @param found called with each pair that keeps the rows within the limit
   * @param shouldStop asked now and then
   * @returns steps used; more than `work` where the pairs were not all looked at
   */
  run(work: number, found: (left: number, right: number) => void, shouldStop: () => boolean): number {
    const { left, keys, rows } = this;
    let used = 0;
    const from = [0, 0, 0];
    const to = [0, 0, 0];
    for (let i = 0; i < left.count; i++) {
      const room = this.limit - (left.loss[i] as number);
      if (room < 0 || (left.loss[i] as number) <= this.above) continue;
      if ((i & 4095) === 0 && shouldStop()) return work + 1;
      for (let k = 0; k < keys.length; k++) {
        const r = (keys[k] as { row: number }).row;
        const { price, min, max } = rows[r] as PricedRow;
        const own = (left.change[r] as Float64Array)[i] as number;
        const slack = room / Math.abs(price);
        from[k] = this.cell(k, price > 0 ? max - own - slack : min - own);
        to[k] = this.cell(k, price > 0 ? max - own : min - own + slack);
      }
      used++;
      for (let a = from[0] as number; a <= (to[0] as number); a++) {
        for (let b = from[1] as number; b <= (to[1] as number); b++) {
          for (let c = from[2] as number; c <= (to[2] as number); c++) {
            const h = this.hash(a, b, c) & this.mask;
            used += this.tryBucket(i, h, found);
          }
        }
      }
      if (used > work) return used;
    }
    return used;
  }

  /** Partners of an entry in one bucket. */
  private tryBucket(i: number, h: number, found: (left: number, right: number) => void): number {
    const { left, right, rows, order } = this;
    const from = this.bucket[h] as number;
    const to = this.bucket[h + 1] as number;
    const own = left.loss[i] as number;
    for (let at = from; at < to; at++) {
      const j = order[at] as number;
      let loss = own + (right.loss[j] as number);
      for (let r = 0; loss <= this.limit && r < rows.length; r++) {
        const { price, min, max } = rows[r] as PricedRow;
        const sum = ((left.change[r] as Float64Array)[i] as number) + ((right.change[r] as Float64Array)[j] as number);
        if (sum > max || sum < min) loss = Number.POSITIVE_INFINITY;
        else loss += price > 0 ? price * (max - sum) : price * (min - sum);
      }
      if (loss <= this.limit) found(i, j);
    }
    return to - from;
  }
}
