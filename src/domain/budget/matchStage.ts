import { type Core, openClusters } from './core';
import { HalfMemory, Halves, type HalvesResult, ownPrices, type PricedCore } from './halves';

/** What the stage asks of the search it is part of; losses count from `bound`. */
export interface MatchHost {
  /** Value of the relaxation at its prices. */
  bound: number;
  /** Loss of the best split. */
  lossLimit: () => number;
  /** Core of all choices that lose at most `width`. */
  coreFor: (width: number) => Core;
  take: (core: Core, choice: Int32Array) => void;
  /** Whether the search is to end. */
  isOver: () => boolean;
  enough: (core: Core, loss: number) => boolean;
  shouldStop: () => boolean;
  random: () => number;
  /** Smallest step between different worths, less the room for errors of sums. */
  step: number;
  /** Called when no split loses less than this, unless it was taken. */
  noneBelow: (loss: number) => void;
  /** Takes note of work, in entries. */
  spend: (entries: number) => void;
}

/** Entries of the lists: first, last, and factor from round to round. */
const FIRST_ENTRIES = 20_000;
const MORE = 4;
/** Fewest splits to be expected for a try to be worth its time. */
const WORTH_A_TRY = 0.02;
/** Parts of the loss of the best split that a sample aims at. */
const AIMS = [1 / 64, 1 / 16, 1 / 4, 1];

/**
 * What the base choices of a core are worth beyond the bound: large sets of tied groups are opened one by one, and
 * their best choices then break the rules between them.
 */
function surplusOf(core: Core, view: PricedCore, bound: number): number {
  return Math.max(0, core.bound - view.base - bound);
}

/** Searches by halves of a whole problem: samples of its clusters for better splits, all clusters for the proof. */
export class MatchStage {
  private readonly memory = new HalfMemory();
  /** No split loses less, except what was taken. */
  private done = 0;

  constructor(private readonly host: MatchHost) {}

  /**
   * Looks for a better split with some clusters open, chosen at random.
   * @param entries length of a list
   * @returns whether one was found
   */
  sample(entries: number): boolean {
    const { host } = this;
    for (const aim of AIMS) {
      if (host.isOver()) return false;
      const width = aim * (host.lossLimit() - host.step);
      if (width <= this.done) continue;
      const core = host.coreFor(width);
      if (!core.isComplete) return false;
      const view = ownPrices(core);
      const limit = width + surplusOf(core, view, host.bound);
      const halves = this.drawn(view, limit, entries);
      if (halves.expected() < WORTH_A_TRY) continue;
      const run = this.runOf(halves, core, limit, entries);
      if (run.choice === null) continue;
      host.take(core, run.choice);
      return true;
    }
    return false;
  }

  /** As many clusters at random as keep the lists to so many entries. */
  private drawn(view: PricedCore, limit: number, entries: number): Halves {
    const n = openClusters(view.core);
    const key = Float64Array.from({ length: n }, () => this.host.random());
    const order = Array.from(key.keys()).sort((a, b) => (key[a] as number) - (key[b] as number));
    const firstOf = (count: number): Halves => {
      const isOpen = new Uint8Array(n);
      for (const i of order.slice(0, count)) isOpen[i] = 1;
      return new Halves(view, limit, isOpen);
    };
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (firstOf(middle).limitFor(entries) >= limit) low = middle;
      else high = middle - 1;
    }
    return firstOf(low);
  }

  private runOf(halves: Halves, core: Core, limit: number, entries: number): HalvesResult {
    const { host } = this;
    const run = halves.run(
      {
        limit,
        step: host.step,
        entries: 3 * entries,
        work: 300 * entries,
        enough: (loss) => host.enough(core, loss),
        shouldStop: host.shouldStop,
      },
      this.memory,
    );
    host.spend(run.work);
    return run;
  }

  /**
   * Looks at all splits within a growing loss, as far as the lists keep to so many entries. The first that is found
   * this way is the best.
   */
  whole(most: number): void {
    const { host } = this;
    for (let entries = Math.min(FIRST_ENTRIES, most); entries <= most && !host.isOver(); entries *= MORE) {
      const found = this.widest(entries);
      if (found === null) return;
      const loss = found.limit - found.surplus;
      if (loss <= this.done) continue;
      const run = this.runOf(found.halves, found.core, found.limit, entries);
      if (run.choice !== null) host.take(found.core, run.choice);
      if (!run.isExhausted) return;
      this.done = loss;
      host.noneBelow(run.choice === null ? loss : host.lossLimit());
    }
  }

  /** The largest limit whose lists keep to so many entries; part of it is the surplus. */
  private widest(entries: number): { halves: Halves; core: Core; limit: number; surplus: number } | null {
    const { host } = this;
    let width = host.lossLimit() - host.step;
    for (let tries = 0; tries < 12; tries++) {
      const core = host.coreFor(width);
      if (!core.isComplete) return null;
      const view = ownPrices(core);
      const surplus = surplusOf(core, view, host.bound);
      const halves = new Halves(view, width + surplus);
      const limit = halves.limitFor(entries);
      if (limit > surplus + width / 3) return { halves, core, limit, surplus };
      width = limit > surplus ? 2 * (limit - surplus) : width / 8;
    }
    return null;
  }
}
