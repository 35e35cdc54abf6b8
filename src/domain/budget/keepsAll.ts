import type { Compact } from './compact';

/** Whether a choice obeys every rule of a problem in index form. */
export function keepsAll(problem: Compact, options: readonly number[]): boolean {
  const isIn = new Uint8Array(problem.options);
  for (const o of options) {
    if (!(o >= 0 && o < problem.options) || isIn[o] === 1) return false;
    isIn[o] = 1;
  }
  const total = new Float64Array(problem.rows);
  for (let g = 0; g < problem.groups; g++) {
    let count = 0;
    for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
      if ((problem.lock[o] as number) === 2 || (problem.lock[o] === 1 && isIn[o] === 0)) return false;
      if (isIn[o] === 0) continue;
      if (problem.lock[o] === -1) return false;
      count++;
      for (let k = problem.useStart[o] as number; k < (problem.useStart[o + 1] as number); k++) {
        const r = problem.useRow[k] as number;
        total[r] = (total[r] as number) + (problem.useFen[k] as number);
      }
    }
    if (count > 1 || (count === 0 && problem.required[g] === 1)) return false;
  }
  for (let r = 0; r < problem.rows; r++) {
    if ((total[r] as number) > (problem.max[r] as number) || (total[r] as number) < (problem.min[r] as number))
      return false;
  }
  for (const rule of problem.requires) {
    if ((rule.option < 0 || isIn[rule.option] === 1) && !rule.anyOf.some((o) => isIn[o] === 1)) return false;
  }
  return problem.excludes.every(([a, b]) => isIn[a] === 0 || isIn[b] === 0);
}
