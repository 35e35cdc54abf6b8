import type { Compact } from './compact';
import type { Core } from './core';

/** A row over choices: lower <= sum of the choices' shares <= upper, coefficients +1 and -1. */
export interface ChoiceRow {
  choices: number[];
  signs: number[];
  lower: number;
  upper: number;
}

/**
 * The whole problem as a core: every group open with all its options, "none" as a choice of its own where it may be
 * left out; losses are benefits with the sign turned.
 * @returns the core and the rows of prerequisites and exclusions
 */
export function groupCore(problem: Compact): { core: Core; rows: ChoiceRow[] } {
  const start = [0];
  const loss: number[] = [];
  const options: Int32Array[] = [];
  const useStart: number[] = [0];
  const useRow: number[] = [];
  const useFen: number[] = [];
  const choiceOf = new Int32Array(problem.options);
  for (let g = 0; g < problem.groups; g++) {
    for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
      choiceOf[o] = loss.length;
      loss.push(-(problem.benefit[o] as number));
      options.push(Int32Array.of(o));
      for (let k = problem.useStart[o] as number; k < (problem.useStart[o + 1] as number); k++) {
        useRow.push(problem.useRow[k] as number);
        useFen.push(problem.useFen[k] as number);
      }
      useStart.push(useRow.length);
    }
    if (problem.required[g] === 0) {
      loss.push(0);
      options.push(new Int32Array(0));
      useStart.push(useRow.length);
    }
    start.push(loss.length);
  }
  const rows: ChoiceRow[] = [];
  for (const rule of problem.requires) {
    if (rule.anyOf.includes(rule.option)) continue;
    const ways = Array.from(rule.anyOf, (o) => choiceOf[o] as number);
    if (rule.option < 0) {
      rows.push({ choices: ways, signs: ways.map(() => 1), lower: 1, upper: Number.POSITIVE_INFINITY });
      continue;
    }
    rows.push({
      choices: [choiceOf[rule.option] as number, ...ways],
      signs: [1, ...ways.map(() => -1)],
      lower: Number.NEGATIVE_INFINITY,
      upper: 0,
    });
  }
  for (const [a, b] of problem.excludes) {
    const pair = a === b ? [choiceOf[a] as number] : [choiceOf[a] as number, choiceOf[b] as number];
    rows.push({
      choices: pair,
      signs: pair.map(() => 1),
      lower: Number.NEGATIVE_INFINITY,
      upper: pair.length - 1,
    });
  }
  const core: Core = {
    problem,
    price: new Float64Array(problem.rows),
    clusters: Int32Array.from({ length: problem.groups }, (_, g) => g),
    start: Int32Array.from(start),
    loss: Float64Array.from(loss),
    useStart: Int32Array.from(useStart),
    useRow: Int32Array.from(useRow),
    useFen: Float64Array.from(useFen),
    options,
    closed: [],
    closedUse: new Float64Array(problem.rows),
    bound: 0,
    isComplete: true,
  };
  return { core, rows };
}
