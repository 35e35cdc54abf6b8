import type { Compact } from '../../domain/budget/compact';

/** A rule that can give way, in index terms. */
export type Rule =
  | { kind: 'envelopeMax'; at: number }
  | { kind: 'envelopeMin'; at: number }
  | { kind: 'requiredGroup'; at: number }
  | { kind: 'lock'; at: number; chosen: boolean }
  | { kind: 'requires'; at: number }
  | { kind: 'excludes'; at: number };

/** Every rule of a problem; the limits first, since they are most often what a conflict hangs on. */
export function rulesOf(source: Compact): Rule[] {
  const out: Rule[] = [];
  for (let r = 0; r < source.rows; r++) {
    if ((source.max[r] as number) < Number.POSITIVE_INFINITY) out.push({ kind: 'envelopeMax', at: r });
    if ((source.min[r] as number) > Number.NEGATIVE_INFINITY) out.push({ kind: 'envelopeMin', at: r });
  }
  for (let g = 0; g < source.groups; g++) if (source.required[g] === 1) out.push({ kind: 'requiredGroup', at: g });
  for (let o = 0; o < source.options; o++) {
    if (source.lock[o] === 1 || source.lock[o] === 2) out.push({ kind: 'lock', at: o, chosen: true });
    if (source.lock[o] === -1 || source.lock[o] === 2) out.push({ kind: 'lock', at: o, chosen: false });
  }
  source.requires.forEach((_, at) => {
    out.push({ kind: 'requires', at });
  });
  source.excludes.forEach((_, at) => {
    out.push({ kind: 'excludes', at });
  });
  return out;
}

/**
 * The problem with only some of its rules; "at most one of a group" always stays.
 * @param source full problem
 * @param rules rules that hold
 */
export function withRules(source: Compact, rules: readonly Rule[]): Compact {
  const min = new Float64Array(source.rows).fill(Number.NEGATIVE_INFINITY);
  const max = new Float64Array(source.rows).fill(Number.POSITIVE_INFINITY);
  const required = new Uint8Array(source.groups);
  const lock = new Int8Array(source.options);
  const requires: Compact['requires'] = [];
  const excludes: Compact['excludes'] = [];
  for (const rule of rules) {
    if (rule.kind === 'envelopeMax') max[rule.at] = source.max[rule.at] as number;
    else if (rule.kind === 'envelopeMin') min[rule.at] = source.min[rule.at] as number;
    else if (rule.kind === 'requiredGroup') required[rule.at] = 1;
    else if (rule.kind === 'requires') requires.push(source.requires[rule.at] as Compact['requires'][number]);
    else if (rule.kind === 'excludes') excludes.push(source.excludes[rule.at] as [number, number]);
    else {
      const wanted = rule.chosen ? 1 : -1;
      lock[rule.at] = lock[rule.at] === 0 || lock[rule.at] === wanted ? wanted : 2;
    }
  }
  return { ...source, min, max, required, lock, requires, excludes };
}
