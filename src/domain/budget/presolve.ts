import type { Compact } from './compact';
import { keepRows } from './reduceRows';

/** A smaller problem with the same optimum, and the way back. */
export interface Reduced {
  /** The remaining groups, options and limits; no locks are left in it. */
  problem: Compact;
  /** Original index of each remaining option. */
  origin: Int32Array;
  /** Original row of each remaining limit. */
  rowOrigin: Int32Array;
  /** Original indices of options that are in every split worth considering. */
  fixed: number[];
  /** Benefit of `fixed`, in steps. */
  fixedBenefit: number;
}

/** Working state: which options are still possible and which groups are decided. */
export interface Narrowing {
  readonly source: Compact;
  readonly alive: Uint8Array;
  /** Option decided for the group, -1 undecided, -2 decided that none is chosen. */
  readonly decided: Int32Array;
  isInfeasible: boolean;
  hasChanged: boolean;
}

/** Rules by option: positions in `requires` where it needs, where it serves, and the options it excludes. */
interface Links {
  needs: (number[] | undefined)[];
  serves: (number[] | undefined)[];
  excludes: (number[] | undefined)[];
}

function push(lists: (number[] | undefined)[], at: number, value: number): void {
  const list = lists[at];
  if (list) list.push(value);
  else lists[at] = [value];
}

function linksOf(source: Compact): Links {
  const needs: (number[] | undefined)[] = new Array(source.options);
  const serves: (number[] | undefined)[] = new Array(source.options);
  const excludes: (number[] | undefined)[] = new Array(source.options);
  source.requires.forEach((rule, k) => {
    push(needs, rule.option, k);
    for (const o of rule.anyOf) push(serves, o, k);
  });
  for (const [a, b] of source.excludes) {
    push(excludes, a, b);
    if (a !== b) push(excludes, b, a);
  }
  return { needs, serves, excludes };
}

/** Drops and chooses options and follows every consequence through the rules. */
class Propagation {
  private readonly queue: number[] = [];

  constructor(
    readonly state: Narrowing,
    readonly links: Links,
  ) {}

  kill(option: number): void {
    const { state } = this;
    if (state.alive[option] === 0) return;
    state.alive[option] = 0;
    state.hasChanged = true;
    if (state.decided[state.source.groupOf[option] as number] === option) state.isInfeasible = true;
    this.queue.push(option);
  }

  choose(option: number): void {
    const { state } = this;
    const group = state.source.groupOf[option] as number;
    if (state.decided[group] === option) return;
    if (state.alive[option] === 0 || state.decided[group] !== -1) {
      state.isInfeasible = true;
      return;
    }
    state.decided[group] = option;
    state.hasChanged = true;
    for (let o = state.source.groupStart[group] as number; o < (state.source.groupStart[group + 1] as number); o++) {
      if (o !== option) this.kill(o);
    }
    for (const other of this.links.excludes[option] ?? []) this.kill(other);
    for (const k of this.links.needs[option] ?? []) this.settleRule(k);
  }

  /** A rule whose option is chosen and that has one way left decides that way. */
  private settleRule(k: number): void {
    const rule = this.state.source.requires[k] as Compact['requires'][number];
    const ways = rule.anyOf.filter((o) => this.state.alive[o] === 1);
    const isChosen = this.state.decided[this.state.source.groupOf[rule.option] as number] === rule.option;
    if (ways.length === 0) this.kill(rule.option);
    else if (isChosen && ways.length === 1) this.choose(ways[0] as number);
  }

  /** Settles a group with one choice left. */
  settleGroup(group: number): void {
    const { state } = this;
    if (state.decided[group] !== -1) return;
    let left = 0;
    let last = -1;
    for (let o = state.source.groupStart[group] as number; o < (state.source.groupStart[group + 1] as number); o++) {
      if (state.alive[o] === 0) continue;
      left++;
      last = o;
    }
    if (left === 0) {
      if (state.source.required[group] === 1) state.isInfeasible = true;
      state.decided[group] = -2;
      state.hasChanged = true;
    } else if (left === 1 && state.source.required[group] === 1) this.choose(last);
  }

  drain(): void {
    while (this.queue.length > 0 && !this.state.isInfeasible) {
      const option = this.queue.pop() as number;
      for (const k of this.links.serves[option] ?? []) this.settleRule(k);
      this.settleGroup(this.state.source.groupOf[option] as number);
    }
  }
}

/**
 * Drops options that another option of the same group beats in every respect. Only where no rule tells the two apart:
 * the beaten one serves no prerequisite, the better one needs and excludes nothing; a limit that still binds from
 * above wants less use, from below more.
 */
function dropDominated(work: Propagation, hasMin: Uint8Array, hasMax: Uint8Array): void {
  const { state, links } = work;
  const { source } = state;
  const dense = new Float64Array(source.rows);
  const spread = (o: number, sign: number): void => {
    for (let k = source.useStart[o] as number; k < (source.useStart[o + 1] as number); k++) {
      const r = source.useRow[k] as number;
      dense[r] = (dense[r] as number) + sign * (source.useFen[k] as number);
    }
  };
  /** Whether the choice held in `dense` takes no worse than option o in every limit. */
  const takesNoWorse = (o: number, better: number): boolean => {
    spread(o, -1);
    let isFine = true;
    const test = (choice: number): void => {
      if (choice < 0) return;
      for (let k = source.useStart[choice] as number; k < (source.useStart[choice + 1] as number); k++) {
        const r = source.useRow[k] as number;
        const more = dense[r] as number;
        if ((hasMax[r] === 1 && more > 0) || (hasMin[r] === 1 && more < 0)) isFine = false;
      }
    };
    test(o);
    test(better);
    spread(o, 1);
    return isFine;
  };
  for (let g = 0; g < source.groups && !state.isInfeasible; g++) {
    if (state.decided[g] !== -1) continue;
    const from = source.groupStart[g] as number;
    const to = source.groupStart[g + 1] as number;
    for (let better = source.required[g] === 1 ? from : from - 1; better < to; better++) {
      const isNone = better < from;
      if (!isNone && (state.alive[better] === 0 || links.needs[better] || links.excludes[better])) continue;
      const worth = isNone ? 0 : (source.benefit[better] as number);
      if (!isNone) spread(better, 1);
      for (let o = from; o < to; o++) {
        if (o === better || state.alive[o] === 0 || links.serves[o] || (source.benefit[o] as number) > worth) continue;
        if (takesNoWorse(o, isNone ? -1 : better)) work.kill(o);
      }
      if (!isNone) spread(better, -1);
    }
    work.drain();
  }
}

/** Largest |total| a row can reach; beyond 2^52 doubles are no longer exact and the row is left alone. */
function exactRows(source: Compact): Uint8Array {
  const reach = new Float64Array(source.rows);
  for (let k = 0; k < source.useRow.length; k++) {
    const r = source.useRow[k] as number;
    reach[r] = (reach[r] as number) + Math.abs(source.useFen[k] as number);
  }
  return Uint8Array.from(reach, (total) => (total < 2 ** 52 ? 1 : 0));
}

/** Drops options that no completion can keep within a limit; tells which limits can still bind. */
function tightenRows(work: Propagation, isExact: Uint8Array, hasMin: Uint8Array, hasMax: Uint8Array): void {
  const { state } = work;
  const { source } = state;
  const low = new Float64Array(source.rows);
  const high = new Float64Array(source.rows);
  const ranges = rowRanges(state);
  for (const range of ranges) {
    low[range.row] = (low[range.row] as number) + range.low;
    high[range.row] = (high[range.row] as number) + range.high;
  }
  for (let r = 0; r < source.rows; r++) {
    const max = source.max[r] as number;
    const min = source.min[r] as number;
    hasMax[r] = isExact[r] === 1 && (high[r] as number) <= max ? 0 : max === Number.POSITIVE_INFINITY ? 0 : 1;
    hasMin[r] = isExact[r] === 1 && (low[r] as number) >= min ? 0 : min === Number.NEGATIVE_INFINITY ? 0 : 1;
    if (isExact[r] === 1 && ((low[r] as number) > max || (high[r] as number) < min)) state.isInfeasible = true;
  }
  if (state.isInfeasible) return;
  for (const range of ranges) {
    const r = range.row;
    if (isExact[r] === 0 || (hasMax[r] === 0 && hasMin[r] === 0)) continue;
    const room = (source.max[r] as number) - ((low[r] as number) - range.low);
    const need = (source.min[r] as number) - ((high[r] as number) - range.high);
    if (range.high <= room && range.low >= need) continue;
    let noneFits = room >= 0 && need <= 0;
    if (source.required[range.group] === 1 || (state.decided[range.group] as number) >= 0) noneFits = false;
    const from = source.groupStart[range.group] as number;
    const to = source.groupStart[range.group + 1] as number;
    let only = -1;
    let left = 0;
    for (let o = from; o < to; o++) {
      if (state.alive[o] === 0) continue;
      let use = 0;
      for (let k = source.useStart[o] as number; k < (source.useStart[o + 1] as number); k++) {
        if (source.useRow[k] === r) use += source.useFen[k] as number;
      }
      if (use > room || use < need) work.kill(o);
      else {
        left++;
        only = o;
      }
    }
    if (!noneFits && left === 0) state.isInfeasible = true;
    else if (!noneFits && left === 1) work.choose(only);
    work.drain();
    if (state.isInfeasible) return;
  }
}

interface Range {
  group: number;
  row: number;
  low: number;
  high: number;
}

/** Least and largest use of each (group, row) pair over the choices still possible. */
function rowRanges(state: Narrowing): Range[] {
  const { source, alive, decided } = state;
  const out: Range[] = [];
  const low = new Float64Array(source.rows);
  const high = new Float64Array(source.rows);
  const seen = new Int32Array(source.rows);
  for (let g = 0; g < source.groups; g++) {
    if (decided[g] === -2) continue;
    const rows: number[] = [];
    let choices = source.required[g] === 1 || (decided[g] as number) >= 0 ? 0 : 1;
    for (let o = source.groupStart[g] as number; o < (source.groupStart[g + 1] as number); o++) {
      if (alive[o] === 0) continue;
      choices++;
      for (let k = source.useStart[o] as number; k < (source.useStart[o + 1] as number); k++) {
        const r = source.useRow[k] as number;
        const fen = source.useFen[k] as number;
        if (seen[r] === 0) {
          rows.push(r);
          low[r] = fen;
          high[r] = fen;
        } else {
          low[r] = Math.min(low[r] as number, fen);
          high[r] = Math.max(high[r] as number, fen);
        }
        seen[r] = (seen[r] as number) + 1;
      }
    }
    for (const r of rows) {
      const isInAll = seen[r] === choices;
      const least = low[r] as number;
      const most = high[r] as number;
      out.push({
        group: g,
        row: r,
        low: isInAll ? least : Math.min(0, least),
        high: isInAll ? most : Math.max(0, most),
      });
      seen[r] = 0;
    }
  }
  return out;
}

/**
 * Shrinks a problem without losing its optimum: locks and their consequences through prerequisites and exclusions,
 * options that cannot fit any limit, options that another of the same group beats, limits that cannot bind.
 * @returns the reduced problem, or null when the rules contradict each other already
 */
export function presolve(source: Compact): Reduced | null {
  const state: Narrowing = {
    source,
    alive: new Uint8Array(source.options).fill(1),
    decided: new Int32Array(source.groups).fill(-1),
    isInfeasible: false,
    hasChanged: true,
  };
  const work = new Propagation(state, linksOf(source));
  const isExact = exactRows(source);
  const hasMin = new Uint8Array(source.rows);
  const hasMax = new Uint8Array(source.rows);
  for (const [a, b] of source.excludes) if (a === b) work.kill(a);
  for (let o = 0; o < source.options; o++) {
    if (source.lock[o] === 2) return null;
    if (source.lock[o] === -1) work.kill(o);
  }
  for (let o = 0; o < source.options; o++) if (source.lock[o] === 1) work.choose(o);
  for (let k = 0; k < source.requires.length; k++) {
    const rule = source.requires[k] as Compact['requires'][number];
    if (!rule.anyOf.some((o) => state.alive[o] === 1)) work.kill(rule.option);
  }
  for (let g = 0; g < source.groups; g++) work.settleGroup(g);
  work.drain();
  for (let pass = 0; pass < 8 && state.hasChanged && !state.isInfeasible; pass++) {
    state.hasChanged = false;
    tightenRows(work, isExact, hasMin, hasMax);
    if (!state.isInfeasible) dropDominated(work, hasMin, hasMax);
  }
  if (!state.isInfeasible) tightenRows(work, isExact, hasMin, hasMax);
  return state.isInfeasible ? null : keepRows(state, hasMin, hasMax);
}
