import type { Core } from './core';
import { CoreSearch } from './coreSearch';

/** A core with some clusters held at a given choice. */
interface Part {
  core: Core;
  /** Loss of the choices held. */
  heldLoss: number;
  /** Position in the whole core of each open cluster. */
  open: number[];
}

/** Opens some clusters of a core and holds the others at their present choice. */
function openSome(core: Core, picked: Int32Array, open: number[]): Part {
  const isOpen = new Uint8Array(core.clusters.length);
  for (const i of open) isOpen[i] = 1;
  const closedUse = core.closedUse.slice();
  let heldLoss = 0;
  for (let i = 0; i < isOpen.length; i++) {
    if (isOpen[i] === 1) continue;
    const a = picked[i] as number;
    heldLoss += core.loss[a] as number;
    for (let k = core.useStart[a] as number; k < (core.useStart[a + 1] as number); k++) {
      const r = core.useRow[k] as number;
      closedUse[r] = (closedUse[r] as number) + (core.useFen[k] as number);
    }
  }
  const start = [0];
  const loss: number[] = [];
  const options: Int32Array[] = [];
  const useStart = [0];
  const useRow: number[] = [];
  const useFen: number[] = [];
  for (const i of open) {
    for (let a = core.start[i] as number; a < (core.start[i + 1] as number); a++) {
      loss.push(core.loss[a] as number);
      options.push(core.options[a] as Int32Array);
      for (let k = core.useStart[a] as number; k < (core.useStart[a + 1] as number); k++) {
        useRow.push(core.useRow[k] as number);
        useFen.push(core.useFen[k] as number);
      }
      useStart.push(useRow.length);
    }
    start.push(loss.length);
  }
  return {
    core: {
      ...core,
      clusters: Int32Array.from(open, (i) => core.clusters[i] as number),
      start: Int32Array.from(start),
      loss: Float64Array.from(loss),
      options,
      useStart: Int32Array.from(useStart),
      useRow: Int32Array.from(useRow),
      useFen: Float64Array.from(useFen),
      closed: [],
      closedUse,
    },
    heldLoss,
    open,
  };
}

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

/**
 * Improves a split by opening a few dozen clusters at a time, searched by branch and bound while the others are held
 * (large neighbourhood search, Shaw 1998). Clusters that lose little by another choice are opened most often.
 * @param core core in which every cluster of the split has its choice
 * @param scale unit of each row
 * @param picked choice per cluster; not changed
 * @param loss its loss
 * @returns nodes used
 */
export function improve(
  core: Core,
  scale: Float64Array,
  picked: Int32Array,
  loss: number,
  limits: ImproveLimits,
): number {
  const n = core.clusters.length;
  if (n < 3) return 0;
  let present = picked.slice();
  let limit = loss;
  let nodes = 0;
  let size = Math.min(n, 24 + 2 * core.problem.rows);
  let stale = 0;
  const order = Array.from({ length: n }, (_, i) => i);
  const ease = Float64Array.from(order, (i) => {
    let second = Number.POSITIVE_INFINITY;
    for (let a = core.start[i] as number; a < (core.start[i + 1] as number); a++) {
      const v = core.loss[a] as number;
      if (v > 0 || a > (core.start[i] as number)) second = Math.min(second, v);
    }
    return second;
  });
  order.sort((a, b) => (ease[a] as number) - (ease[b] as number) || a - b);
  while (nodes < limits.nodes && !limits.shouldStop()) {
    const part = openSome(core, present, choose(order, core, present, size, limits.random));
    const run = new CoreSearch(part.core, scale).run({
      lossBelow: limit - part.heldLoss,
      grain: limits.grain,
      nodes: Math.min(NODES_EACH, limits.nodes - nodes),
      enough: (l) => limits.enough(l + part.heldLoss),
      shouldStop: limits.shouldStop,
    });
    nodes += Math.max(4, run.nodes);
    if (run.choice === null) {
      // Small neighbourhoods that are searched to the end say little: open more.
      if (run.isExhausted && size < n) size = Math.min(n, Math.ceil(size * 1.1));
      else if (++stale % 4 === 0) size = Math.max(12, Math.floor(size * 0.85));
      continue;
    }
    const next = present.slice();
    part.open.forEach((i, at) => {
      next[i] = (core.start[i] as number) + (run.choice?.[at] as number) - (part.core.start[at] as number);
    });
    present = next;
    limit = run.loss + part.heldLoss;
    limits.onBetter(present, limit);
    if (limits.enough(limit)) break;
  }
  return nodes;
}

/** Draws clusters, those with an easy second choice and those away from their best choice first. */
function choose(order: number[], core: Core, present: Int32Array, size: number, random: () => number): number[] {
  const n = order.length;
  const taken = new Set<number>();
  for (let i = 0; i < n && taken.size < size / 4; i++) {
    const at = Math.floor(random() * n);
    const c = order[at] as number;
    if ((core.loss[present[c] as number] as number) > 0) taken.add(c);
  }
  // A wide pull towards the front of the order: square of a uniform number.
  for (let tries = 0; taken.size < size && tries < 20 * size; tries++) {
    taken.add(order[Math.floor(random() ** 2 * n)] as number);
  }
  return [...taken].sort((a, b) => a - b);
}
