import { compactOf } from '../../../src/domain/budget/compact';
import type { Portfolio } from '../../../src/domain/budget/portfolio';

/**
 * The whole problem as a CPLEX LP file, as a planner with a general solver would hand it over.
 * @returns text that cbc and glpsol read; columns x0, x1.. in the order of the options
 */
export function lpFileOf(portfolio: Portfolio): string {
  const p = compactOf(portfolio);
  const steps = p.stepsPerUnit ?? 1;
  const out: string[] = ['Maximize', ' obj:'];
  const wrap = (terms: string[]): string => {
    const lines: string[] = [];
    for (let i = 0; i < terms.length; i += 8) lines.push(` ${terms.slice(i, i + 8).join(' ')}`);
    return lines.join('\n');
  };
  const sign = (v: number): string => (v < 0 ? `- ${-v}` : `+ ${v}`);
  out.push(wrap(Array.from(p.benefit, (b, o) => `${sign(b / steps)} x${o}`)));
  out.push('Subject To');
  const byRow: string[][] = Array.from({ length: p.rows }, () => []);
  for (let o = 0; o < p.options; o++) {
    for (let k = p.useStart[o] as number; k < (p.useStart[o + 1] as number); k++) {
      byRow[p.useRow[k] as number]?.push(`${sign(p.useFen[k] as number)} x${o}`);
    }
  }
  byRow.forEach((terms, r) => {
    if (terms.length === 0) return;
    if ((p.max[r] as number) < Number.POSITIVE_INFINITY) out.push(` max${r}:\n${wrap(terms)} <= ${p.max[r]}`);
    if ((p.min[r] as number) > 0) out.push(` min${r}:\n${wrap(terms)} >= ${p.min[r]}`);
  });
  for (let g = 0; g < p.groups; g++) {
    const terms: string[] = [];
    for (let o = p.groupStart[g] as number; o < (p.groupStart[g + 1] as number); o++) terms.push(`+ x${o}`);
    out.push(` g${g}:\n${wrap(terms)} ${p.required[g] === 1 ? '=' : '<='} 1`);
  }
  p.requires.forEach((rule, k) => {
    out.push(` r${k}:\n${wrap([`x${rule.option}`, ...Array.from(rule.anyOf, (o) => `- x${o}`)])} <= 0`);
  });
  p.excludes.forEach(([a, b], k) => {
    out.push(` e${k}: x${a} + x${b} <= 1`);
  });
  for (let o = 0; o < p.options; o++) {
    if (p.lock[o] !== 0) out.push(` l${o}: x${o} = ${p.lock[o] === 1 ? 1 : 0}`);
  }
  out.push('Binary');
  out.push(wrap(Array.from({ length: p.options }, (_, o) => `x${o}`)));
  out.push('End');
  return out.join('\n');
}
