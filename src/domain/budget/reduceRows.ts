import type { Compact } from './compact';
import type { Narrowing, Reduced } from './presolve';

/**
 * Writes down what a narrowing leaves open as a problem of its own.
 * @param state options still possible and groups decided
 * @param hasMin rows whose lower limit can still bind
 * @param hasMax rows whose upper limit can still bind
 */
export function keepRows(state: Narrowing, hasMin: Uint8Array, hasMax: Uint8Array): Reduced {
  const { source, alive, decided } = state;
  const rowOf = new Int32Array(source.rows).fill(-1);
  const rowOrigin: number[] = [];
  const min: number[] = [];
  const max: number[] = [];
  for (let r = 0; r < source.rows; r++) {
    if (hasMin[r] === 0 && hasMax[r] === 0) continue;
    rowOf[r] = min.length;
    rowOrigin.push(r);
    min.push(hasMin[r] === 1 ? (source.min[r] as number) : Number.NEGATIVE_INFINITY);
    max.push(hasMax[r] === 1 ? (source.max[r] as number) : Number.POSITIVE_INFINITY);
  }
  const fixed: number[] = [];
  let fixedBenefit = 0;
  const origin: number[] = [];
  const indexOf = new Int32Array(source.options).fill(-1);
  const groupStart = [0];
  const groupOf: number[] = [];
  const required: number[] = [];
  for (let g = 0; g < source.groups; g++) {
    const choice = decided[g] as number;
    if (choice >= 0) {
      fixed.push(choice);
      fixedBenefit += source.benefit[choice] as number;
      for (let k = source.useStart[choice] as number; k < (source.useStart[choice + 1] as number); k++) {
        const r = rowOf[source.useRow[k] as number] as number;
        if (r < 0) continue;
        min[r] = (min[r] as number) - (source.useFen[k] as number);
        max[r] = (max[r] as number) - (source.useFen[k] as number);
      }
    }
    if (choice !== -1) continue;
    for (let o = source.groupStart[g] as number; o < (source.groupStart[g + 1] as number); o++) {
      if (alive[o] === 0) continue;
      indexOf[o] = origin.length;
      groupOf.push(required.length);
      origin.push(o);
    }
    required.push(source.required[g] as number);
    groupStart.push(origin.length);
  }
  const useStart = new Int32Array(origin.length + 1);
  const useRow: number[] = [];
  const useFen: number[] = [];
  origin.forEach((o, index) => {
    for (let k = source.useStart[o] as number; k < (source.useStart[o + 1] as number); k++) {
      const r = rowOf[source.useRow[k] as number] as number;
      if (r < 0) continue;
      useRow.push(r);
      useFen.push(source.useFen[k] as number);
    }
    useStart[index + 1] = useRow.length;
  });
  const problem: Compact = {
    groups: required.length,
    options: origin.length,
    rows: min.length,
    groupStart: Int32Array.from(groupStart),
    groupOf: Int32Array.from(groupOf),
    required: Uint8Array.from(required),
    benefit: Float64Array.from(origin, (o) => source.benefit[o] as number),
    stepsPerUnit: source.stepsPerUnit,
    grain: source.grain,
    useStart,
    useRow: Int32Array.from(useRow),
    useFen: Float64Array.from(useFen),
    min: Float64Array.from(min),
    max: Float64Array.from(max),
    ...keepRules(source, alive, decided, indexOf),
    lock: new Int8Array(origin.length),
  };
  return { problem, origin: Int32Array.from(origin), rowOrigin: Int32Array.from(rowOrigin), fixed, fixedBenefit };
}

/** The prerequisites and exclusions that are still open, in new indices. */
function keepRules(
  source: Compact,
  alive: Uint8Array,
  decided: Int32Array,
  indexOf: Int32Array,
): Pick<Compact, 'requires' | 'excludes'> {
  const isIn = (o: number): boolean => decided[source.groupOf[o] as number] === o;
  const requires: Compact['requires'] = [];
  for (const rule of source.requires) {
    if (alive[rule.option] === 0 || rule.anyOf.some(isIn)) continue;
    const ways = rule.anyOf.filter((o) => alive[o] === 1);
    if (ways.includes(rule.option)) continue;
    if (isIn(rule.option)) {
      // The option is decided; what remains is "one of these", carried by a rule without an option.
      requires.push({ option: -1, anyOf: ways.map((o) => indexOf[o] as number) });
    } else {
      requires.push({ option: indexOf[rule.option] as number, anyOf: ways.map((o) => indexOf[o] as number) });
    }
  }
  const excludes: [number, number][] = [];
  for (const [a, b] of source.excludes) {
    if (alive[a] === 0 || alive[b] === 0) continue;
    if (source.groupOf[a] === source.groupOf[b]) continue;
    excludes.push([indexOf[a] as number, indexOf[b] as number]);
  }
  return { requires, excludes };
}
