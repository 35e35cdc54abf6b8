import type { Portfolio } from './portfolio';

/**
 * A portfolio as index arrays: options numbered group by group, uses as compressed rows. The form every engine here
 * works on; ids stay at the border.
 */
export interface Compact {
  groups: number;
  options: number;
  rows: number;
  /** Options of group g: groupStart[g] .. groupStart[g + 1] - 1. */
  groupStart: Int32Array;
  groupOf: Int32Array;
  required: Uint8Array;
  /** Benefit in steps: exact whole numbers where `stepsPerUnit` is not null. */
  benefit: Float64Array;
  /** Steps per unit of benefit; null where benefits have no common decimal step and stay as they are. */
  stepsPerUnit: number | null;
  /** Greatest common divisor of all benefits in steps (1 where stepsPerUnit is null). */
  grain: number;
  useStart: Int32Array;
  useRow: Int32Array;
  useFen: Float64Array;
  /** Envelope limits; -Infinity and Infinity where there is none. */
  min: Float64Array;
  max: Float64Array;
  requires: { option: number; anyOf: Int32Array }[];
  excludes: [number, number][];
  /** 1 locked in, -1 locked out, 0 free, 2 locked both ways. */
  lock: Int8Array;
}

function gcd(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/**
 * Finds the decimal step in which all benefits are whole, so that sums and bounds can be compared exactly.
 * @returns steps per unit (a power of ten), or null where none up to 10^6 keeps the sum below 2^52
 */
function decimalStep(benefits: Float64Array): number | null {
  let total = 0;
  for (const b of benefits) total += Math.abs(b);
  for (let steps = 1; steps <= 1e6; steps *= 10) {
    if (total * steps > 2 ** 52) return null;
    if (benefits.every((b) => Math.round(b * steps) / steps === b)) return steps;
  }
  return null;
}

/** Turns a portfolio that was read (all references hold) into index arrays. */
export function compactOf(portfolio: Portfolio): Compact {
  const groups = portfolio.groups.length;
  const groupStart = new Int32Array(groups + 1);
  let options = 0;
  let uses = 0;
  portfolio.groups.forEach((group, g) => {
    options += group.options.length;
    for (const option of group.options) uses += option.uses.length;
    groupStart[g + 1] = options;
  });
  const rowOf = new Map(portfolio.envelopes.map((e, r) => [e.id, r]));
  const indexOf = new Map<string, number>();
  const groupOf = new Int32Array(options);
  const benefit = new Float64Array(options);
  const useStart = new Int32Array(options + 1);
  const useRow = new Int32Array(uses);
  const useFen = new Float64Array(uses);
  let o = 0;
  let at = 0;
  portfolio.groups.forEach((group, g) => {
    for (const option of group.options) {
      indexOf.set(option.id, o);
      groupOf[o] = g;
      benefit[o] = option.benefit;
      for (const [envelope, fen] of option.uses) {
        useRow[at] = rowOf.get(envelope) as number;
        useFen[at] = fen;
        at++;
      }
      o++;
      useStart[o] = at;
    }
  });
  const stepsPerUnit = decimalStep(benefit);
  let grain = 0;
  if (stepsPerUnit !== null) {
    for (let i = 0; i < options; i++) {
      benefit[i] = Math.round((benefit[i] as number) * stepsPerUnit);
      if (grain !== 1) grain = gcd(Math.abs(benefit[i] as number), grain);
    }
  }
  const lock = new Int8Array(options);
  for (const { option, chosen } of portfolio.locks) {
    const index = indexOf.get(option) as number;
    const wanted = chosen ? 1 : -1;
    lock[index] = lock[index] === 0 || lock[index] === wanted ? wanted : 2;
  }
  return {
    groups,
    options,
    rows: portfolio.envelopes.length,
    groupStart,
    groupOf,
    required: Uint8Array.from(portfolio.groups, (g) => (g.required ? 1 : 0)),
    benefit,
    stepsPerUnit,
    grain: grain === 0 ? 1 : grain,
    useStart,
    useRow,
    useFen,
    min: Float64Array.from(portfolio.envelopes, (e) => e.minFen),
    max: Float64Array.from(portfolio.envelopes, (e) => e.maxFen ?? Number.POSITIVE_INFINITY),
    requires: portfolio.requires.map((r) => ({
      option: indexOf.get(r.option) as number,
      anyOf: Int32Array.from(new Set(r.needsAnyOf.map((id) => indexOf.get(id) as number))),
    })),
    excludes: portfolio.excludes.map(([a, b]) => [indexOf.get(a) as number, indexOf.get(b) as number]),
    lock,
  };
}

/** Ids of the options by their index in `compactOf`. */
export function optionIds(portfolio: Portfolio): string[] {
  return portfolio.groups.flatMap((g) => g.options.map((o) => o.id));
}
