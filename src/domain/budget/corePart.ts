import { activityOf, type Core } from './core';

/** A core with some clusters held at a given choice, the others open. */
export interface CorePart {
  core: Core;
  /** Position in the whole core of each open cluster. */
  open: number[];
  /** Choice of the whole core behind each choice of the part. */
  from: number[];
  /** The given choice in the part's numbers. */
  picked: Int32Array;
}

/**
 * Opens some clusters of a core and holds the others at their present choice. Rows that no open cluster has a part in
 * are met as they are; a rule that touches one open cluster only drops the choices that break it.
 * @param core whole core
 * @param picked choice of every cluster
 * @param open positions of the clusters to open, ascending
 * @param breachPrice where the choice breaks rows: cost of a scaled unit of breach; broken rows may stay as broken as
 *   they are, and less breach counts as less loss. 0 = the choice breaks none
 */
export function openSome(core: Core, picked: Int32Array, open: number[], breachPrice: number): CorePart {
  const isOpen = new Uint8Array(picked.length);
  for (const i of open) isOpen[i] = 1;
  const heldChoices: number[] = [];
  let bound = core.bound;
  for (let i = 0; i < picked.length; i++) {
    if (isOpen[i] === 1) continue;
    heldChoices.push(picked[i] as number);
    bound -= core.loss[picked[i] as number] as number;
  }
  const held = activityOf(core, Int32Array.from(heldChoices));
  const min = core.min.map((v, r) => v - (held[r] as number));
  const max = core.max.map((v, r) => v - (held[r] as number));
  const extra = breachPrice > 0 ? easeBroken(core, picked, open, min, max, breachPrice) : null;
  const touch = touchedBy(core, open);
  const { rowOf, rows } = rowsOf(core, touch);
  const part = { start: [0], loss: [] as number[], options: [] as Int32Array[], from: [] as number[] };
  const use = { start: [0], row: [] as number[], fen: [] as number[] };
  const partPicked = new Int32Array(open.length);
  open.forEach((i, at) => {
    const own = ownRules(core, i, touch);
    for (let a = core.start[i] as number; a < (core.start[i + 1] as number); a++) {
      const isOwn = a === picked[i];
      if (!isOwn && breaksAlone(core, a, own, min, max)) continue;
      if (isOwn) partPicked[at] = part.from.length;
      let loss = core.loss[a] as number;
      for (let k = core.useStart[a] as number; k < (core.useStart[a + 1] as number); k++) {
        const r = core.useRow[k] as number;
        if (extra) loss += (extra[r] as number) * (core.useFen[k] as number);
        if (rowOf[r] === -1) continue;
        use.row.push(rowOf[r] as number);
        use.fen.push(core.useFen[k] as number);
      }
      part.loss.push(loss);
      part.options.push(core.options[a] as Int32Array);
      part.from.push(a);
      use.start.push(use.row.length);
    }
    part.start.push(part.from.length);
  });
  return {
    core: {
      problem: core.problem,
      rows: rows.length,
      min: Float64Array.from(rows, (r) => min[r] as number),
      max: Float64Array.from(rows, (r) => max[r] as number),
      scale: Float64Array.from(rows, (r) => core.scale[r] as number),
      price: Float64Array.from(rows, (r) => core.price[r] as number),
      start: Int32Array.from(part.start),
      loss: Float64Array.from(part.loss),
      options: part.options,
      useStart: Int32Array.from(use.start),
      useRow: Int32Array.from(use.row),
      useFen: Float64Array.from(use.fen),
      closed: [],
      bound,
      isComplete: true,
    },
    open,
    from: part.from,
    picked: partPicked,
  };
}

/** How many of the open clusters have a part in each rule: 0, 1, or 2 for more; 2 for the limits. */
function touchedBy(core: Core, open: number[]): Uint8Array {
  const touch = new Uint8Array(core.rows);
  const last = new Int32Array(core.rows).fill(-1);
  for (const i of open) {
    const to = core.useStart[core.start[i + 1] as number] as number;
    for (let k = core.useStart[core.start[i] as number] as number; k < to; k++) {
      const r = core.useRow[k] as number;
      if (last[r] === i) continue;
      last[r] = i;
      touch[r] = Math.min(2, (touch[r] as number) + 1);
    }
  }
  touch.fill(2, 0, core.problem.rows);
  return touch;
}

function rowsOf(core: Core, touch: Uint8Array): { rowOf: Int32Array; rows: number[] } {
  const rowOf = new Int32Array(core.rows).fill(-1);
  const rows: number[] = [];
  for (let r = 0; r < core.rows; r++) {
    if (touch[r] !== 2) continue;
    rowOf[r] = rows.length;
    rows.push(r);
  }
  return { rowOf, rows };
}

/** Rules in which a cluster is the only open one. */
function ownRules(core: Core, i: number, touch: Uint8Array): number[] {
  const rows = new Set<number>();
  const to = core.useStart[core.start[i + 1] as number] as number;
  for (let k = core.useStart[core.start[i] as number] as number; k < to; k++) {
    const r = core.useRow[k] as number;
    if (touch[r] === 1) rows.add(r);
  }
  return [...rows];
}

/** Whether a choice breaks one of the rules in which its cluster is the only open one; it need not be named in it. */
function breaksAlone(core: Core, a: number, own: number[], min: Float64Array, max: Float64Array): boolean {
  for (const r of own) {
    let fen = 0;
    for (let k = core.useStart[a] as number; k < (core.useStart[a + 1] as number); k++) {
      if (core.useRow[k] === r) fen += core.useFen[k] as number;
    }
    if (fen > (max[r] as number) || fen < (min[r] as number)) return true;
  }
  return false;
}

/** Moves broken limits to where the choice stands and prices what it uses of them. */
function easeBroken(
  core: Core,
  picked: Int32Array,
  open: number[],
  min: Float64Array,
  max: Float64Array,
  breachPrice: number,
): Float64Array {
  const now = activityOf(
    core,
    Int32Array.from(open, (i) => picked[i] as number),
  );
  const extra = new Float64Array(core.rows);
  for (let r = 0; r < core.rows; r++) {
    const a = now[r] as number;
    if (a > (max[r] as number)) {
      max[r] = a;
      extra[r] = breachPrice / (core.scale[r] as number);
    } else if (a < (min[r] as number)) {
      min[r] = a;
      extra[r] = -breachPrice / (core.scale[r] as number);
    }
  }
  return extra;
}

/** Rows a choice breaks. */
export function brokenRows(core: Core, picked: Int32Array): number[] {
  const act = activityOf(core, picked);
  const out: number[] = [];
  for (let r = 0; r < core.rows; r++) {
    if ((act[r] as number) > (core.max[r] as number) || (act[r] as number) < (core.min[r] as number)) out.push(r);
  }
  return out;
}
