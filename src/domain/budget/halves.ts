import { activityOf, type Core, openClusters } from './core';
import { HalfJoin, type PricedRow } from './halfJoin';
import { type ChoiceTable, HalfList } from './halfList';

/** A core under prices of its rows: what every split of it loses is `base` + losses of its choices + priced slack. */
export interface PricedCore {
  core: Core;
  /** Price per whole unit of each row; only rows with the limit it counts from. */
  price: Float64Array;
  /** Loss of each choice against the best open one of its cluster; Infinity where it is ruled out. */
  loss: Float64Array;
  base: number;
}

/** The core under its own prices. */
export function ownPrices(core: Core): PricedCore {
  const loss = core.loss.slice();
  let base = 0;
  for (let i = 0; i < openClusters(core); i++) {
    let least = Number.POSITIVE_INFINITY;
    const to = core.start[i + 1] as number;
    for (let a = core.start[i] as number; a < to; a++) least = Math.min(least, loss[a] as number);
    for (let a = core.start[i] as number; a < to; a++) loss[a] = (loss[a] as number) - least;
    base += least;
  }
  return { core, price: core.price, loss, base };
}

/** Memory that searches share one after the other. */
export class HalfMemory {
  readonly left = new HalfList();
  readonly right = new HalfList();
}

/** Limits of a search by halves. */
export interface HalvesLimits {
  /** Largest loss of a split that counts. */
  limit: number;
  /** Smallest step between different worths. */
  step: number;
  /** Entries allowed in a list. */
  entries: number;
  /** Steps of matching allowed. */
  work: number;
  enough: (loss: number) => boolean;
  shouldStop: () => boolean;
}

/** What a search by halves came to. */
export interface HalvesResult {
  choice: Int32Array | null;
  loss: number;
  /** Whether every split within the limit was looked at. */
  isExhausted: boolean;
  /** Entries listed and pairs looked at. */
  work: number;
}

/** How long the lists of all cuts become. */
interface Sizes {
  longest: number;
  all: number;
  /** Pairs over all cuts. */
  pairs: number;
}

/** Rows watched in the lists: the others are checked for the pairs that come out. */
const MOST_WATCHED = 6;
/** Steps of loss in an estimate of sizes. */
const BINS = 240;
/** Blocks of clusters between which a split may be cut in two. */
const BLOCKS = 16;
/** Limits that are looked at: even parts of the widest. */
const LEVELS = 15;

/**
 * All splits of a core that lose at most a limit, by listing the ways of two halves of its clusters and matching them
 * (Horowitz and Sahni 1974) under Lagrangean prices: a pair has to use up the priced limits to within the loss that is
 * left, which few pairs do. Where 10^12 splits are within the limit, the lists hold some 10^6 entries.
 */
export class Halves {
  private readonly departures: Int32Array[] = [];
  private readonly blocks: Int32Array[][] = Array.from({ length: BLOCKS }, () => []);
  private readonly basePick: Int32Array;
  private readonly entries: Sizes[];
  private readonly clusterOf: Int32Array;

  constructor(
    private readonly view: PricedCore,
    private readonly widest: number,
    /** Clusters that may depart from their base; all where absent. */
    isOpen?: Uint8Array,
  ) {
    const { core, loss } = view;
    const n = openClusters(core);
    this.basePick = new Int32Array(n);
    this.clusterOf = new Int32Array(loss.length);
    const order: { departures: Int32Array; ease: number }[] = [];
    for (let i = 0; i < n; i++) {
      const from = core.start[i] as number;
      const to = core.start[i + 1] as number;
      this.clusterOf.fill(i, from, to);
      let base = from;
      for (let a = from; a < to; a++) if ((loss[a] as number) < (loss[base] as number)) base = a;
      this.basePick[i] = base;
      const list: number[] = [];
      let ease = Number.POSITIVE_INFINITY;
      for (let a = from; a < to; a++) {
        if (a === base || (loss[a] as number) > widest) continue;
        list.push(a);
        ease = Math.min(ease, loss[a] as number);
      }
      if (list.length > 0 && isOpen?.[i] !== 0) order.push({ departures: Int32Array.from(list), ease });
    }
    // Dear departures first: the lists stay short until the last clusters.
    order.sort((a, b) => b.ease - a.ease || (a.departures[0] as number) - (b.departures[0] as number));
    order.forEach(({ departures }, at) => {
      this.departures.push(departures);
      this.blocks[at % BLOCKS]?.push(departures);
    });
    this.entries = this.sizes();
  }

  /** Entries of the longest list and of all lists, by loss: level l stands for l / LEVELS of the widest. */
  private sizes(): Sizes[] {
    const prefix = this.countsAlong(this.blocks);
    const suffix = this.countsAlong([...this.blocks].reverse());
    const own = this.blocks.map((block) => this.countsAlong([block])[1] as Float64Array);
    const out: Sizes[] = [];
    for (let b = 0; b <= BINS; b += BINS / LEVELS) {
      const size = { longest: 0, all: 0, pairs: 0 };
      for (let k = 1; k <= BLOCKS; k++) {
        const head = prefix[k - 1] as Float64Array;
        const block = own[k - 1] as Float64Array;
        const before = Math.ceil((b * (BLOCKS - k + 1)) / BLOCKS);
        let left = 0;
        for (let x = 0; x <= before; x++) {
          left += ((head[x] as number) - (x > 0 ? (head[x - 1] as number) : 0)) * (block[b - x] as number);
        }
        const right = (suffix[BLOCKS - k] as Float64Array)[Math.ceil((b * k) / BLOCKS)] as number;
        size.longest = Math.max(size.longest, left, right);
        size.all += left + right;
        size.pairs += left * right;
      }
      out.push(size);
    }
    return out;
  }

  /** Number of ways over the first blocks, by number of blocks and largest loss. */
  private countsAlong(blocks: readonly Int32Array[][]): Float64Array[] {
    const { loss } = this.view;
    let count = new Float64Array(BINS + 1);
    count[0] = 1;
    const out = [new Float64Array(BINS + 1).fill(1)];
    for (const block of blocks) {
      for (const departures of block) {
        const next = count.slice();
        for (const a of departures) {
          const by = this.widest > 0 ? Math.floor(((loss[a] as number) / this.widest) * BINS) : 0;
          for (let b = by; b <= BINS; b++) next[b] = (next[b] as number) + (count[b - by] as number);
        }
        count = next;
      }
      let sum = 0;
      out.push(count.map((c) => (sum += c)));
    }
    return out;
  }

  /** Largest loss for which no list has more than so many entries; -1 where none does. */
  limitFor(entries: number): number {
    let level = -1;
    while (level < LEVELS && (this.entries[level + 1]?.longest ?? 0) <= entries) level++;
    return level < 0 ? -1 : (level / LEVELS) * this.widest;
  }

  /**
   * Rough number of splits within the widest limit, by the sizes of the lists and the share of their pairs that fills
   * the priced rows to within it. Far below 1: nothing is likely to be found.
   */
  expected(): number {
    const { all, pairs } = this.entries[LEVELS] as Sizes;
    const { core, price } = this.view;
    const watched = this.watchedRows(this.widest);
    const table = this.table(watched);
    let count = 0;
    const square = new Float64Array(watched.length);
    for (const departures of this.departures) {
      for (const a of departures) {
        count++;
        for (let w = 0; w < watched.length; w++) {
          square[w] = (square[w] as number) + ((table.change[w] as Float64Array)[a] as number) ** 2;
        }
      }
    }
    let share = 1;
    watched.forEach((r, w) => {
      const spread = Math.sqrt(((square[w] as number) / Math.max(1, count)) * Math.log(2 + all)) * 2.5;
      const window = Math.max(1, this.widest / Math.abs(price[r] as number));
      share *= Math.min(1, window / Math.max(1, spread)) / (w + 1);
    });
    return core.rows === 0 ? pairs : pairs * share;
  }

  /** Priced rows with the narrowest window of slack against what the departures can change. */
  private watchedRows(limit: number): number[] {
    const { core, price } = this.view;
    const reach = new Float64Array(core.rows);
    for (const departures of this.departures) {
      for (const a of departures) {
        for (let k = core.useStart[a] as number; k < (core.useStart[a + 1] as number); k++) {
          const r = core.useRow[k] as number;
          reach[r] = (reach[r] as number) + Math.abs(core.useFen[k] as number);
        }
      }
    }
    const found: { row: number; share: number }[] = [];
    for (let r = 0; r < core.rows; r++) {
      const y = price[r] as number;
      if (y === 0 || !Number.isFinite((y > 0 ? core.max[r] : core.min[r]) as number)) continue;
      found.push({ row: r, share: limit / Math.abs(y) / Math.max(1, reach[r] as number) });
    }
    found.sort((a, b) => a.share - b.share || a.row - b.row);
    return found.slice(0, MOST_WATCHED).map((f) => f.row);
  }

  /** Losses and changes of all choices in the watched rows. */
  private table(watched: number[]): ChoiceTable {
    const { core, loss } = this.view;
    const place = new Int32Array(core.rows).fill(-1);
    watched.forEach((r, w) => {
      place[r] = w;
    });
    const change = watched.map(() => new Float64Array(loss.length));
    const add = (a: number, into: number, sign: number): void => {
      for (let k = core.useStart[a] as number; k < (core.useStart[a + 1] as number); k++) {
        const w = place[core.useRow[k] as number] as number;
        if (w < 0) continue;
        const list = change[w] as Float64Array;
        list[into] = (list[into] as number) + sign * (core.useFen[k] as number);
      }
    };
    for (const departures of this.departures) {
      const base = this.basePick[this.clusterOf[departures[0] as number] as number] as number;
      for (const a of departures) {
        add(a, a, 1);
        add(base, a, -1);
      }
    }
    return { loss, change };
  }

  /** Limits of the changes in the watched rows. */
  private pricedRows(watched: number[]): PricedRow[] {
    const { core, price } = this.view;
    const base = activityOf(core, this.basePick);
    return watched.map((r) => ({
      min: (core.min[r] as number) - (base[r] as number),
      max: (core.max[r] as number) - (base[r] as number),
      price: price[r] as number,
    }));
  }

  /** Loss of a whole choice without `base`, null where it breaks a row. */
  private lossOf(picked: Int32Array): number | null {
    const { core, price, loss } = this.view;
    const act = activityOf(core, picked);
    let total = 0;
    for (const a of picked) total += loss[a] as number;
    for (let r = 0; r < core.rows; r++) {
      const a = act[r] as number;
      if (a > (core.max[r] as number) || a < (core.min[r] as number)) return null;
      const y = price[r] as number;
      if (y > 0) total += y * ((core.max[r] as number) - a);
      else if (y < 0) total += y * ((core.min[r] as number) - a);
    }
    return total;
  }

  /**
   * Looks at all splits within the limit (counted without `base`). Along the blocks a split gathers loss; it is cut
   * where that passes a line that falls from the limit to 0, so that neither part has both many clusters and much
   * loss to spend: each list is about the square root of the number of splits.
   */
  run(limits: HalvesLimits, memory: HalfMemory): HalvesResult {
    const { left, right } = memory;
    const watched = this.watchedRows(limits.limit);
    const table = this.table(watched);
    const rows = this.pricedRows(watched);
    const result: HalvesResult = { choice: null, loss: Number.POSITIVE_INFINITY, isExhausted: false, work: 0 };
    let limit = limits.limit;
    let isEnough = false;
    const take = (join: HalfJoin, i: number, j: number): void => {
      const picked = this.basePick.slice();
      left.apply(i, this.clusterOf, picked);
      right.apply(j, this.clusterOf, picked);
      const loss = this.lossOf(picked);
      result.work += 30;
      if (loss === null || loss + this.view.base >= result.loss) return;
      result.loss = loss + this.view.base;
      result.choice = picked;
      isEnough = limits.enough(result.loss);
      limit = loss - limits.step;
      join.lower(limit);
    };
    for (let k = 1; k <= BLOCKS && limit >= 0; k++) {
      const before = (limits.limit * (BLOCKS - k + 1)) / BLOCKS;
      const above = (limits.limit * (BLOCKS - k)) / BLOCKS;
      left.clear(table);
      right.clear(table);
      const isListed =
        left.extend(table, this.blocks.slice(0, k - 1).flat(), Math.min(limit, before), limits.entries) &&
        left.extend(table, this.blocks[k - 1] as Int32Array[], limit, limits.entries) &&
        right.extend(table, this.blocks.slice(k).flat(), limit - above, limits.entries);
      result.work += left.count + right.count;
      if (!isListed) return result;
      const join = new HalfJoin(left, right, rows, limit, k === BLOCKS ? -1 : above);
      const room = limits.work - result.work;
      const used = join.run(
        room,
        (i, j) => take(join, i, j),
        () => isEnough || limits.shouldStop(),
      );
      result.work += used;
      if (used > room) return result;
    }
    result.isExhausted = true;
    return result;
  }
}
