import { type Core, openClusters } from './core';
import { brokenRows, type CorePart, openSome } from './corePart';
import { CoreSearch } from './coreSearch';

/** Limits of an improvement. */
export interface ImproveLimits {
  grain: number;
  /** Search nodes in all. */
  nodes: number;
  enough: (loss: number) => boolean;
  shouldStop: () => boolean;
  onBetter: (picked: Int32Array, loss: number) => void;
  random: () => number;
}

/** Nodes spent on one neighbourhood. */
const NODES_EACH = 160;
/** Rules with more clusters than this do not count as neighbours. */
const MOST_MATES = 12;
/** Rules that a neighbourhood may touch: each is a row of its linear program. */
const MOST_RULES = 60;

/**
 * Improves a split by opening a few dozen clusters at a time, searched by branch and bound while the others are held
 * (large neighbourhood search, Shaw 1998). Clusters that lose little by another choice are opened most often.
 * @param core core in which every cluster of the split has its choice
 * @param picked choice per cluster; not changed
 * @param loss its loss
 * @returns nodes used
 */
export function improve(core: Core, picked: Int32Array, loss: number, limits: ImproveLimits): number {
  const n = openClusters(core);
  if (n < 3) return 0;
  const draw = new Draw(core, limits.random);
  let present: Int32Array = picked.slice();
  let limit = loss;
  let nodes = 0;
  let size = Math.min(n, 24 + 2 * core.problem.rows);
  let stale = 0;
  while (nodes < limits.nodes && !limits.shouldStop()) {
    const part = openSome(core, present, draw.clusters(present, size), 0);
    const heldLoss = core.bound - part.core.bound;
    const run = new CoreSearch(part.core).run({
      lossBelow: limit - heldLoss,
      grain: limits.grain,
      nodes: Math.min(NODES_EACH, limits.nodes - nodes),
      enough: (l) => limits.enough(l + heldLoss),
      shouldStop: limits.shouldStop,
    });
    nodes += Math.max(4, run.nodes);
    if (run.choice === null) {
      // Small neighbourhoods that are searched to the end say little: open more.
      if (run.isExhausted && size < n) size = Math.min(n, Math.ceil(size * 1.1));
      else if (++stale % 4 === 0) size = Math.max(12, Math.floor(size * 0.85));
      continue;
    }
    present = mergedChoice(present, part, run.choice);
    limit = run.loss + heldLoss;
    limits.onBetter(present, limit);
    if (limits.enough(limit)) break;
  }
  return nodes;
}

/**
 * Brings a choice that breaks rows within them, a neighbourhood at a time: what is broken may not get worse, and each
 * unit of breach costs much more than it can bring.
 * @param picked choice per cluster; not changed
 * @returns the repaired choice, or null where the nodes ran out; and the nodes used
 */
export function repair(
  core: Core,
  picked: Int32Array,
  limits: Pick<ImproveLimits, 'nodes' | 'shouldStop' | 'random'>,
): { picked: Int32Array | null; nodes: number } {
  const n = openClusters(core);
  const draw = new Draw(core, limits.random);
  let steepest = 0;
  core.price.forEach((y, r) => {
    steepest = Math.max(steepest, Math.abs(y) * (core.scale[r] as number));
  });
  let mean = 0;
  for (const l of core.loss) mean += l / core.loss.length;
  const breachPrice = 5 * steepest + 2 * mean + 1;
  let present: Int32Array = picked.slice();
  let nodes = 0;
  const size = Math.min(n, 30 + core.problem.rows);
  while (nodes < limits.nodes && n > 0 && !limits.shouldStop()) {
    const broken = brokenRows(core, present);
    if (broken.length === 0) return { picked: present, nodes };
    const part = openSome(core, present, draw.around(broken, present, size), breachPrice);
    const search = new CoreSearch(part.core);
    const now = search.lossOf(part.picked);
    if (now === null) break;
    const run = search.run({
      lossBelow: now - 1e-7 * (1 + Math.abs(now)),
      grain: 0,
      nodes: NODES_EACH / 2,
      enough: () => false,
      shouldStop: limits.shouldStop,
    });
    nodes += Math.max(4, run.nodes);
    if (run.choice !== null) present = mergedChoice(present, part, run.choice);
  }
  return { picked: brokenRows(core, present).length === 0 ? present : null, nodes };
}

function mergedChoice(present: Int32Array, part: CorePart, choice: Int32Array): Int32Array {
  const next = present.slice();
  part.open.forEach((i, at) => {
    next[i] = part.from[choice[at] as number] as number;
  });
  return next;
}

/** Draws the clusters of a neighbourhood. */
class Draw {
  /** Clusters by how little their second choice loses. */
  private readonly order: number[];
  private readonly rulesOf: number[][];
  private readonly clustersOf: number[][];

  constructor(
    private readonly core: Core,
    private readonly random: () => number,
  ) {
    const n = openClusters(core);
    this.order = Array.from({ length: n }, (_, i) => i);
    const ease = Float64Array.from(this.order, (i) => {
      let second = Number.POSITIVE_INFINITY;
      for (let a = (core.start[i] as number) + 1; a < (core.start[i + 1] as number); a++) {
        second = Math.min(second, core.loss[a] as number);
      }
      return second;
    });
    this.order.sort((a, b) => (ease[a] as number) - (ease[b] as number) || a - b);
    this.rulesOf = Array.from({ length: n }, () => []);
    this.clustersOf = Array.from({ length: core.rows }, () => []);
    for (let i = 0; i < n; i++) {
      const rows = new Set<number>();
      const to = core.useStart[core.start[i + 1] as number] as number;
      for (let k = core.useStart[core.start[i] as number] as number; k < to; k++) rows.add(core.useRow[k] as number);
      for (const r of rows) {
        this.clustersOf[r]?.push(i);
        if (r >= core.problem.rows) this.rulesOf[i]?.push(r);
      }
    }
  }

  /** Clusters with an easy second choice and those away from their best choice. */
  clusters(present: Int32Array, size: number): number[] {
    const taken = new Taken(size);
    const n = this.order.length;
    for (let i = 0; i < n && taken.clusters.size < size / 4; i++) {
      const c = this.pick(1);
      if ((this.core.loss[present[c] as number] as number) > 0) this.take(c, taken);
    }
    // A wide pull towards the front of the order: square of a uniform number.
    for (let tries = 0; !taken.isFull && tries < 20 * size; tries++) this.take(this.pick(2), taken);
    return taken.sorted();
  }

  /** Clusters that have a part in broken rows, with others that can make room. */
  around(broken: number[], present: Int32Array, size: number): number[] {
    const taken = new Taken(size);
    for (let tries = 0; taken.clusters.size < size / 2 && tries < 4 * size; tries++) {
      const row = broken[Math.floor(this.random() * broken.length)] as number;
      const list = this.clustersOf[row] as number[];
      if (list.length > 0) this.take(list[Math.floor(this.random() * list.length)] as number, taken);
    }
    for (const i of this.clusters(present, size)) if (!taken.isFull) this.take(i, taken);
    return taken.sorted();
  }

  private pick(power: number): number {
    return this.order[Math.floor(this.random() ** power * this.order.length)] as number;
  }

  private take(i: number, taken: Taken): void {
    if (taken.isFull) return;
    taken.clusters.add(i);
    // Rules hold a cluster back unless those it is tied to move along, now and then.
    const isWithMates = this.random() < 0.5;
    for (const r of this.rulesOf[i] as number[]) {
      taken.rules.add(r);
      const mates = this.clustersOf[r] as number[];
      if (!isWithMates || mates.length > MOST_MATES) continue;
      for (const mate of mates) if (!taken.isFull) taken.clusters.add(mate);
    }
  }
}

class Taken {
  readonly clusters = new Set<number>();
  readonly rules = new Set<number>();

  constructor(private readonly size: number) {}

  get isFull(): boolean {
    return this.clusters.size >= this.size || this.rules.size >= MOST_RULES;
  }

  sorted(): number[] {
    return [...this.clusters].sort((a, b) => a - b);
  }
}
