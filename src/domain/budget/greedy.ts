import { type Compact, compactOf, optionIds } from './compact';
import { keepsAll } from './keepsAll';
import type { Portfolio } from './portfolio';
import { presolve } from './presolve';
import type { Split } from './searchSplit';

/** How many prerequisites deep the greedy split follows. */
const DEPTH = 6;

/** A split under construction. */
class Draft {
  readonly choice: Int32Array;
  private readonly total: Float64Array;
  private readonly isIn: Uint8Array;
  private readonly needs: number[][];
  private readonly blocked: number[][];
  private readonly room: Float64Array;

  constructor(readonly problem: Compact) {
    this.choice = new Int32Array(problem.groups).fill(-1);
    this.total = new Float64Array(problem.rows);
    this.isIn = new Uint8Array(problem.options);
    this.needs = Array.from({ length: problem.options }, () => []);
    this.blocked = Array.from({ length: problem.options }, () => []);
    problem.requires.forEach((rule, k) => {
      if (rule.option >= 0) this.needs[rule.option]?.push(k);
    });
    for (const [a, b] of problem.excludes) {
      this.blocked[a]?.push(b);
      this.blocked[b]?.push(a);
    }
    this.room = problem.max.map((m) => (m === Number.POSITIVE_INFINITY ? m : Math.max(1, m)));
  }

  /** Share of the envelopes an option takes: the measure of its cost. */
  weight(o: number): number {
    const { problem } = this;
    let weight = 0;
    for (let k = problem.useStart[o] as number; k < (problem.useStart[o + 1] as number); k++) {
      weight += Math.max(0, problem.useFen[k] as number) / (this.room[problem.useRow[k] as number] as number);
    }
    return weight;
  }

  private put(o: number, sign: 1 | -1): void {
    const { problem } = this;
    this.isIn[o] = sign === 1 ? 1 : 0;
    this.choice[problem.groupOf[o] as number] = sign === 1 ? o : -1;
    for (let k = problem.useStart[o] as number; k < (problem.useStart[o + 1] as number); k++) {
      const r = problem.useRow[k] as number;
      this.total[r] = (this.total[r] as number) + sign * (problem.useFen[k] as number);
    }
  }

  private isOver(): boolean {
    for (let r = 0; r < this.total.length; r++) {
      if ((this.total[r] as number) > (this.problem.max[r] as number)) return true;
    }
    return false;
  }

  /** Puts an option and what it needs; false, with nothing changed, where that breaks a limit or rule. */
  add(o: number): boolean {
    return this.addAll(o).length > 0 || this.isIn[o] === 1;
  }

  /** As `add`. @returns what was put: the option and what came with it; nothing where it was not put */
  private addAll(o: number): number[] {
    const added: number[] = [];
    if (!this.addWith(o, DEPTH, added) || this.isOver()) this.takeBack(added);
    return added;
  }

  private takeBack(added: number[]): void {
    while (added.length > 0) this.put(added.pop() as number, -1);
  }

  private addWith(o: number, depth: number, added: number[]): boolean {
    if (this.isIn[o] === 1) return true;
    if (this.choice[this.problem.groupOf[o] as number] !== -1) return false;
    if ((this.blocked[o] as number[]).some((other) => this.isIn[other] === 1)) return false;
    this.put(o, 1);
    added.push(o);
    for (const k of this.needs[o] as number[]) {
      const ways = Array.from((this.problem.requires[k] as Compact['requires'][number]).anyOf);
      if (ways.some((w) => this.isIn[w] === 1)) continue;
      if (depth === 0) return false;
      ways.sort((a, b) => this.weight(a) - this.weight(b) || a - b);
      if (!ways.some((w) => this.branch(w, depth - 1, added))) return false;
    }
    return true;
  }

  private branch(o: number, depth: number, added: number[]): boolean {
    const from = added.length;
    if (this.addWith(o, depth, added)) return true;
    while (added.length > from) this.put(added.pop() as number, -1);
    return false;
  }

  /** Rows below their floor. */
  shortRows(): number[] {
    const out: number[] = [];
    for (let r = 0; r < this.total.length; r++) {
      if ((this.total[r] as number) < (this.problem.min[r] as number)) out.push(r);
    }
    return out;
  }

  /** Whether some chosen option or standing rule needs `o` to stay. */
  private isNeeded(o: number): boolean {
    return this.problem.requires.some(
      (rule) =>
        (rule.option < 0 || this.isIn[rule.option] === 1) &&
        rule.anyOf.includes(o) &&
        !rule.anyOf.some((w) => w !== o && this.isIn[w] === 1),
    );
  }

  /** Replaces the choice of a group by a better option where all rules stay met. */
  upgrade(o: number): void {
    const { problem } = this;
    const old = this.choice[problem.groupOf[o] as number] as number;
    if (old < 0 || (problem.benefit[old] as number) >= (problem.benefit[o] as number) || this.isNeeded(old)) return;
    this.put(old, -1);
    const added = this.addAll(o);
    if (added.length > 0 && this.shortRows().length === 0) return;
    // What the better option needed goes with it, or the old one would meet limits that are used up.
    this.takeBack(added);
    this.put(old, 1);
  }

  usesRow(o: number, row: number): boolean {
    const { problem } = this;
    for (let k = problem.useStart[o] as number; k < (problem.useStart[o + 1] as number); k++) {
      if (problem.useRow[k] === row && (problem.useFen[k] as number) > 0) return true;
    }
    return false;
  }
}

/**
 * A first split at once: must-do groups, then floors, then by benefit per share of the envelopes, then better
 * alternatives in the room left.
 * @param problem portfolio in index form without locks
 * @returns a split that obeys every rule, or null where this simple way finds none
 */
export function greedySplit(problem: Compact): Split | null {
  const draft = new Draft(problem);
  const score = new Float64Array(problem.options);
  const weight = new Float64Array(problem.options);
  for (let o = 0; o < problem.options; o++) {
    weight[o] = draft.weight(o);
    score[o] = (problem.benefit[o] as number) / Math.max(1e-12, weight[o] as number);
  }
  const byScore = Array.from(score, (_, o) => o).sort((a, b) => (score[b] as number) - (score[a] as number) || a - b);
  const byWeight = (list: number[]): number[] =>
    list.sort((a, b) => (weight[a] as number) - (weight[b] as number) || a - b);
  for (let g = 0; g < problem.groups; g++) {
    if (problem.required[g] === 0 || draft.choice[g] !== -1) continue;
    const from = problem.groupStart[g] as number;
    const options = Array.from({ length: (problem.groupStart[g + 1] as number) - from }, (_, i) => from + i);
    if (!byWeight(options).some((o) => draft.add(o))) return null;
  }
  for (const rule of problem.requires) {
    if (rule.option < 0 && !byWeight(Array.from(rule.anyOf)).some((o) => draft.add(o))) return null;
  }
  for (const row of draft.shortRows()) {
    for (const o of byScore) {
      if (!draft.shortRows().includes(row)) break;
      if (draft.usesRow(o, row)) draft.add(o);
    }
  }
  if (draft.shortRows().length > 0) return null;
  for (const o of byScore) if ((problem.benefit[o] as number) > 0) draft.add(o);
  if (draft.shortRows().length > 0) return null;
  for (const o of byScore) draft.upgrade(o);
  const options = Array.from(draft.choice).filter((o) => o >= 0);
  options.sort((a, b) => a - b);
  return !keepsAll(problem, options)
    ? null
    : { options, worth: options.reduce((sum, o) => sum + (problem.benefit[o] as number), 0) };
}

/**
 * The greedy split of a portfolio, in ids.
 * @returns chosen options, or null where the simple way finds no split (there may still be one)
 */
export function greedyChoice(portfolio: Portfolio): string[] | null {
  const reduced = presolve(compactOf(portfolio));
  const split = reduced && greedySplit(reduced.problem);
  if (!reduced || !split) return null;
  const ids = optionIds(portfolio);
  const all = [...reduced.fixed, ...split.options.map((o) => reduced.origin[o] as number)].sort((a, b) => a - b);
  return all.map((o) => ids[o] as string);
}
