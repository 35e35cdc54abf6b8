import type { Compact } from './compact';
import { type Core, coreOf, pickedIn } from './core';
import { CoreSearch } from './coreSearch';
import { keepsAll } from './keepsAll';
import { MatchStage } from './matchStage';
import { improve, repair } from './neighbourhood';
import { type Cluster, clustersOf, Pricing, type Scaled, scaleRows } from './pricing';
import { randomFrom } from './random';
import { type Relaxation, relax } from './relaxation';

/** A split of the remaining problem: its options and their worth in steps of benefit. */
export interface Split {
  options: number[];
  worth: number;
}

/** How far a search is to go. */
export interface SearchGoal {
  /** Largest loss against the bound that is good enough for a split of the given worth. */
  enough: (worth: number) => number;
  /** Whether the worth that every split shares changes the grid: offset added to all worths. */
  offset: number;
  start?: Split;
  shouldStop: () => boolean;
  onBetter?: (split: Split, bound: number) => void;
  /** Branch-and-bound nodes allowed in all. */
  nodes: number;
}

/** What is known at the end of a search. */
export interface SearchResult {
  best: Split | null;
  /** No split is worth more (rounded down to the grid of worths). */
  bound: number;
  /** Prices per whole unit of each row at the bound. */
  price: Float64Array;
  /** Whether `best` was proven best (or, without one, that there is none). */
  isProven: boolean;
  /** Everything that is still open, for an exact solver; null where the search gave no usable core. */
  core: Core | null;
  /** Whether `core` holds every split better than `best`. */
  coversAll: boolean;
  scaled: Scaled;
  relaxation: Relaxation | null;
}

/** Rounds a bound down to the grid that all worths lie on, leaving room for the error of floating-point sums. */
export function boundOnGrid(problem: Compact, bound: number, offset: number): number {
  if (problem.stepsPerUnit === null || !Number.isFinite(bound)) return bound;
  const slack = 1e-6 * problem.grain + 1e-9 * Math.abs(bound + offset);
  return Math.floor((bound + offset + slack) / problem.grain) * problem.grain - offset;
}

/** Second-best losses of all clusters in ascending order: how wide a core must be to hold so many clusters. */
function widthsOf(pricing: Pricing): Float64Array {
  const { problem, clusters, profit, best, choice } = pricing;
  const seconds = new Float64Array(clusters.length);
  const inTrees = new Map<number, number>();
  pricing.trees.forEach((tree) => {
    tree?.eachLoss((g, o, loss) => {
      if (o !== choice[g]) inTrees.set(g, Math.min(inTrees.get(g) ?? Number.POSITIVE_INFINITY, loss));
    });
  });
  clusters.forEach((cluster: Cluster, c) => {
    if (pricing.trees[c]) return;
    if (cluster.groups.length > 1 || cluster.requires.length > 0) {
      let second = Number.POSITIVE_INFINITY;
      let count = 0;
      pricing.visit(c, Number.NEGATIVE_INFINITY, 200, (value) => {
        if (count++ > 0) second = Math.min(second, (best[c] as number) - value);
        return count > 8 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      });
      seconds[c] = Math.max(0, second);
      return;
    }
    const g = cluster.groups[0] as number;
    const top = best[c] as number;
    let second = problem.required[g] === 1 || choice[g] === -1 ? Number.POSITIVE_INFINITY : top;
    for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
      if (o !== choice[g]) second = Math.min(second, top - (profit[o] as number));
    }
    seconds[c] = second;
  });
  return Float64Array.from([...seconds.filter((_, c) => !pricing.trees[c]), ...inTrees.values()]).sort();
}

/**
 * Looks for a good split and a proof: linear bound, branch and bound on cores of growing width (Balas and Zemel 1980;
 * Pisinger 1995) for a first split, large neighbourhood search to improve it, and branch and bound on the core that is
 * as wide as the loss of the best split: it holds every better one, so its exhaustion is a proof. Deterministic:
 * limits count nodes, random numbers have a fixed seed.
 * @param problem reduced problem, no locks
 */
export function searchSplit(problem: Compact, goal: SearchGoal): SearchResult {
  const scaled = scaleRows(problem);
  const clusters = clustersOf(problem);
  const pricing = new Pricing(problem, scaled, clusters);
  const relaxation = relax(pricing, Math.max(0, goal.start?.worth ?? 0), goal.shouldStop);
  const noPrice = new Float64Array(problem.rows);
  if (relaxation === null) {
    return {
      best: null,
      bound: Number.NEGATIVE_INFINITY,
      price: noPrice,
      isProven: true,
      core: null,
      coversAll: false,
      scaled,
      relaxation,
    };
  }
  const plainBound = pricing.evaluate(relaxation.price);
  const run = new SplitSearch(pricing, relaxation, plainBound, goal);
  run.work();
  const isOpen = !run.isProven && !run.isEnough() && !goal.shouldStop();
  const core = isOpen ? run.coreFor(Number.POSITIVE_INFINITY) : null;
  return {
    best: run.best,
    bound: run.isProven && run.best !== null ? run.best.worth : run.bound,
    price: relaxation.price.map((y, r) => y / (scaled.scale[r] as number)),
    isProven: run.isProven,
    core,
    coversAll: core?.isComplete ?? false,
    scaled,
    relaxation,
  };
}

/** Nodes of the first look at a core of each size. */
const FIRST_NODES = 300;
/** Part of all nodes that the first round of improving and proving takes; each round doubles it. */
const FIRST_ROUND = 1 / 15;
/** Most choices in a core that is searched to the end. */
const PROOF_CHOICES = 20_000;

/** Loss against the bound, relative to it, from which a split counts as far off. */
const FAR = 0.01;
/** Nodes of one attempt at repairing. */
const REPAIR_NODES = 6000;
/** Most rows in a core that is searched here: the simplex keeps a dense inverse. */
const MOST_ROWS = 220;

/** Entries of a list by halves at most: about 60 bytes each. */
const MOST_ENTRIES = 5_000_000;
/** Entries that take about as long as a node. */
const ENTRIES_PER_NODE = 5000;

/** The stages of a search and what they share. */
class SplitSearch {
  best: Split | null;
  isProven = false;
  bound: number;
  private left: number;
  private isTainted = false;
  private readonly grain: number;
  private readonly random = randomFrom(20_260);

  constructor(
    private readonly pricing: Pricing,
    private readonly relaxation: Relaxation,
    private readonly plainBound: number,
    private readonly goal: SearchGoal,
  ) {
    const { problem } = pricing;
    this.best = goal.start ?? null;
    this.bound = boundOnGrid(problem, plainBound, goal.offset);
    this.left = goal.nodes;
    this.grain = problem.stepsPerUnit === null ? 0 : problem.grain;
  }

  isEnough(): boolean {
    return this.best !== null && this.isGood(this.best.worth);
  }

  private isGood(worth: number): boolean {
    return this.bound - worth <= this.goal.enough(worth) + 1e-9 * this.grain;
  }

  private get lossLimit(): number {
    return this.best === null ? Number.POSITIVE_INFINITY : this.plainBound - this.best.worth;
  }

  private get isOver(): boolean {
    return this.isProven || this.left <= 0 || this.isEnough() || this.goal.shouldStop();
  }

  /** Core of the choices that lose at most `width`, never wider than a better split can need. */
  coreFor(width: number, keep: readonly number[] = []): Core {
    const { price } = this.relaxation;
    return coreOf(this.pricing, price, this.plainBound, Math.min(width, this.lossLimit), keep);
  }

  private take(split: Split): void {
    if (this.best !== null && split.worth <= this.best.worth) return;
    // The searches keep to all rules; should one ever not, neither its find nor its proofs count.
    if (!keepsAll(this.pricing.problem, split.options)) {
      this.isTainted = true;
      return;
    }
    this.best = split;
    this.goal.onBetter?.(split, this.bound);
  }

  /** Runs the stages until the goal, a proof or the end of the nodes. */
  work(): void {
    if (this.best !== null && this.bound <= this.best.worth) this.isProven = true;
    this.firstSplits();
    if (!this.isOver && (this.best === null || this.isFar())) this.repairRelaxed();
    const match = this.matchStage();
    let entries = 20_000;
    for (let nodes = Math.ceil(this.goal.nodes * FIRST_ROUND); !this.isOver; nodes *= 2) {
      if (this.best !== null) {
        this.improveWithin(0.3 * this.lossLimit, nodes);
        this.improveWithin(0.1 * this.lossLimit, nodes);
        while (!this.isOver && match.sample(entries));
        match.whole(entries);
        entries = Math.min(entries * 4, MOST_ENTRIES);
      }
      if (!this.isOver) this.searchCore(Number.POSITIVE_INFINITY, nodes);
    }
    if (this.best !== null && this.bound <= this.best.worth) this.isProven = true;
  }

  /** Cores of growing size until one gives a split. */
  private firstSplits(): void {
    const seconds = widthsOf(this.pricing);
    let hadSplit = false;
    for (let size = Math.max(24, 2 * this.pricing.problem.rows + 10); !this.isOver; size *= 2) {
      const isAll = size >= seconds.length;
      const width = isAll ? Number.POSITIVE_INFINITY : (seconds[size] as number);
      const found = this.searchCore(width, FIRST_NODES);
      // One size more than the first that gives a split: it often gives a much better one.
      if (isAll || width >= this.lossLimit || hadSplit) return;
      hadSplit = found;
    }
  }

  /** Whether the best split is so far from the bound that another start may do better. */
  private isFar(): boolean {
    return this.lossLimit > FAR * Math.abs(this.plainBound);
  }

  /** Takes the choice that the prices make best and repairs the limits and rules it breaks. */
  private repairRelaxed(): void {
    const { pricing } = this;
    const chosen = Array.from(pricing.choice).filter((o) => o >= 0);
    const seconds = widthsOf(pricing);
    for (const share of [0.2, 0.6]) {
      if (this.isOver) return;
      const width = seconds[Math.floor(share * (seconds.length - 1))] ?? Number.POSITIVE_INFINITY;
      const core = coreOf(pricing, this.relaxation.price, this.plainBound, width, chosen);
      const picked = pickedIn(core, chosen);
      if (picked === null) return;
      const limits = {
        nodes: Math.min(this.left, REPAIR_NODES),
        shouldStop: this.goal.shouldStop,
        random: this.random,
      };
      const repaired = repair(core, picked, limits);
      this.left -= repaired.nodes + 1;
      if (repaired.picked === null) continue;
      this.take(splitOf(core, repaired.picked));
      return;
    }
  }

  private matchStage(): MatchStage {
    const rounding = 1e-9 * Math.abs(this.plainBound);
    return new MatchStage({
      bound: this.plainBound,
      lossLimit: () => this.lossLimit,
      coreFor: (width) => this.coreFor(width),
      take: (core, choice) => this.take(splitOf(core, choice)),
      isOver: () => this.isOver || this.isTainted,
      enough: (core, loss) => this.isGood(core.bound - loss),
      shouldStop: this.goal.shouldStop,
      random: this.random,
      step: this.grain === 0 ? rounding : this.grain * (1 - 1e-6) - rounding,
      noneBelow: (loss) => this.raise(loss),
      spend: (entries) => {
        this.left -= Math.ceil(entries / ENTRIES_PER_NODE);
      },
    });
  }

  /** Takes it that no split but the best loses less than this. */
  private raise(loss: number): void {
    if (this.isTainted) return;
    if (loss >= this.lossLimit - this.grain * (1 - 1e-6)) this.isProven = true;
    this.bound = Math.min(this.bound, boundOnGrid(this.pricing.problem, this.plainBound - loss, this.goal.offset));
  }

  private searchCore(width: number, nodes: number): boolean {
    const limit = this.lossLimit;
    const core = this.coreFor(width);
    if (core.rows > MOST_ROWS) {
      this.left -= nodes;
      return false;
    }
    if (core.loss.length > PROOF_CHOICES && nodes > FIRST_NODES) {
      this.left = this.best === null ? this.left - nodes : this.left - Math.ceil(nodes / 4);
      if (this.best !== null) return false;
    }
    const run = new CoreSearch(core).run({
      lossBelow: this.best === null ? Number.POSITIVE_INFINITY : core.bound - this.best.worth,
      grain: this.grain,
      nodes: Math.min(nodes, this.left),
      enough: (loss) => this.isGood(core.bound - loss),
      shouldStop: this.goal.shouldStop,
      onBetter: (choice) => this.take(splitOf(core, choice)),
    });
    this.left -= run.nodes;
    const isWhole = width >= limit && core.isComplete && !this.isTainted;
    if (run.isExhausted && isWhole && this.best !== null) this.isProven = true;
    return run.choice !== null;
  }

  private improveWithin(width: number, nodes: number): void {
    if (this.isOver || this.best === null) return;
    const core = this.coreFor(width, this.best.options);
    const picked = pickedIn(core, this.best.options);
    if (picked === null) return;
    this.left -= improve(core, picked, core.bound - this.best.worth, {
      grain: this.grain,
      nodes: Math.min(nodes, this.left),
      enough: (loss) => this.isGood(core.bound - loss),
      shouldStop: this.goal.shouldStop,
      onBetter: (choice) => this.take(splitOf(core, choice)),
      random: this.random,
    });
    this.left -= 1;
  }
}

/** Options and worth of a choice in a core. */
export function splitOf(core: Core, choice: Int32Array): Split {
  const options = core.closed.slice();
  for (const a of choice) options.push(...(core.options[a] as Int32Array));
  options.sort((a, b) => a - b);
  let worth = 0;
  for (const o of options) worth += core.problem.benefit[o] as number;
  return { options, worth };
}
