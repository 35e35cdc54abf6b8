import { ruleRowsOf } from './clusterRules';
import type { Compact } from './compact';
import type { Core } from './core';
import { CoreBuilder } from './coreBuilder';
import { scaleRows } from './pricing';

/**
 * The whole problem as a core: every group open with all its options, "none" as a choice of its own where it may be
 * left out; losses are benefits with the sign turned, prices are zero.
 */
export function groupCore(problem: Compact): Core {
  const builder = new CoreBuilder(problem, scaleRows(problem).scale, new Float64Array(problem.rows), 0);
  for (let g = 0; g < problem.groups; g++) {
    const choices: { loss: number; options: number[] }[] = [];
    for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
      choices.push({ loss: -(problem.benefit[o] as number), options: [o] });
    }
    if (problem.required[g] === 0) choices.push({ loss: 0, options: [] });
    builder.open(choices);
  }
  const tied = { requires: problem.requires.map((_, k) => k), excludes: problem.excludes };
  for (const rule of ruleRowsOf(problem, tied)) builder.addRule(rule);
  return builder.finish();
}
