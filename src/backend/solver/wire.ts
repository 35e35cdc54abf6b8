import type { Compact } from '../../domain/budget/compact';
import type { SolveNews, SolveResult } from './solveCompact';

/** A problem on its way to the worker: flat arrays, transferred rather than copied. */
export interface WireProblem extends Omit<Compact, 'requires' | 'excludes'> {
  /** Rules one after the other: option, number of ways, ways. */
  requires: Int32Array;
  excludes: Int32Array;
}

/** What the worker is told to do. */
export interface SolveOrder {
  id: number;
  problem: WireProblem;
  gap: number;
  start?: number[];
  /** Wall clock (Date.now) at which to stop, null = never. */
  deadline: number | null;
  /** One 32-bit word; nonzero = stop and hand back the best split. */
  stop: SharedArrayBuffer;
}

/** What the worker answers. */
export type SolveMessage =
  | { id: number; kind: 'news'; news: SolveNews }
  | { id: number; kind: 'done'; result: SolveResult }
  | { id: number; kind: 'failed'; detail: string };

/** Flattens a problem. */
export function packProblem(problem: Compact): WireProblem {
  const requires: number[] = [];
  for (const rule of problem.requires) requires.push(rule.option, rule.anyOf.length, ...rule.anyOf);
  return { ...problem, requires: Int32Array.from(requires), excludes: Int32Array.from(problem.excludes.flat()) };
}

/** The reverse of `packProblem`. */
export function unpackProblem(wire: WireProblem): Compact {
  const requires: Compact['requires'] = [];
  for (let at = 0; at < wire.requires.length; ) {
    const count = wire.requires[at + 1] as number;
    requires.push({ option: wire.requires[at] as number, anyOf: wire.requires.slice(at + 2, at + 2 + count) });
    at += 2 + count;
  }
  const excludes: [number, number][] = [];
  for (let at = 0; at < wire.excludes.length; at += 2) {
    excludes.push([wire.excludes[at] as number, wire.excludes[at + 1] as number]);
  }
  return { ...wire, requires, excludes };
}
