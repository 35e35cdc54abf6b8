import type { Compact } from '../../domain/budget/compact';
import { highsRuntime } from './highsRuntime';
import type { Rule } from './ruleSet';

/** Duals below this count as none. */
const PRICE = 1e-7;

/**
 * Rules that carry a price when every rule may be breached at a cost and the total breach is least: they contradict
 * each other already for fractional choices (Chinneck 2008, elastic filter).
 * @param source problem
 * @param rules its rules
 * @returns those with a price; all of them where fractional choices meet every rule
 */
export async function elasticCandidates(source: Compact, rules: readonly Rule[]): Promise<Rule[]> {
  const highs = await highsRuntime();
  const columns: { cost: number; upper: number; entries: Map<number, number> }[] = [];
  for (let o = 0; o < source.options; o++) columns.push({ cost: 0, upper: 1, entries: new Map() });
  const lower: number[] = [];
  const upper: number[] = [];
  const newRow = (low: number, high: number): number => {
    lower.push(low);
    upper.push(high);
    return lower.length - 1;
  };
  const put = (o: number, row: number, value: number): void => {
    const { entries } = columns[o] as { entries: Map<number, number> };
    entries.set(row, (entries.get(row) ?? 0) + value);
  };
  for (let g = 0; g < source.groups; g++) {
    const row = newRow(-highs.infinity, 1);
    for (let o = source.groupStart[g] as number; o < (source.groupStart[g + 1] as number); o++) put(o, row, 1);
  }
  const byRow: [number, number][][] = Array.from({ length: source.rows }, () => []);
  for (let o = 0; o < source.options; o++) {
    for (let k = source.useStart[o] as number; k < (source.useStart[o + 1] as number); k++) {
      byRow[source.useRow[k] as number]?.push([o, source.useFen[k] as number]);
    }
  }
  const rowOf: number[] = [];
  for (const rule of rules) {
    let row: number;
    if (rule.kind === 'envelopeMax' || rule.kind === 'envelopeMin') {
      const entries = byRow[rule.at] as [number, number][];
      let scale = 1;
      for (const [, fen] of entries) scale = Math.max(scale, Math.abs(fen));
      const limit = ((rule.kind === 'envelopeMax' ? source.max : source.min)[rule.at] as number) / scale;
      row = rule.kind === 'envelopeMax' ? newRow(-highs.infinity, limit) : newRow(limit, highs.infinity);
      for (const [o, fen] of entries) put(o, row, fen / scale);
    } else if (rule.kind === 'requiredGroup') {
      row = newRow(1, highs.infinity);
      const to = source.groupStart[rule.at + 1] as number;
      for (let o = source.groupStart[rule.at] as number; o < to; o++) put(o, row, 1);
    } else if (rule.kind === 'lock') {
      row = rule.chosen ? newRow(1, highs.infinity) : newRow(-highs.infinity, 0);
      put(rule.at, row, 1);
    } else if (rule.kind === 'requires') {
      const { option, anyOf } = source.requires[rule.at] as Compact['requires'][number];
      row = newRow(-highs.infinity, option >= 0 ? 0 : -1);
      if (option >= 0) put(option, row, 1);
      for (const o of anyOf) put(o, row, -1);
    } else {
      row = newRow(-highs.infinity, 1);
      for (const o of source.excludes[rule.at] as [number, number]) put(o, row, 1);
    }
    rowOf.push(row);
    const isFloor = (lower[row] as number) > -highs.infinity;
    columns.push({ cost: 1, upper: highs.infinity, entries: new Map([[row, isFloor ? 1 : -1]]) });
  }
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { entries } of columns) {
    for (const [row, value] of entries) {
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
  }
  const model = highs.createModel({
    numCols: columns.length,
    numRows: lower.length,
    sense: highs.constants.objectiveSense.minimize,
    colCost: columns.map((c) => c.cost),
    colLower: new Float64Array(columns.length),
    colUpper: columns.map((c) => c.upper),
    rowLower: lower,
    rowUpper: upper,
    matrix: { format: 'csc', numRows: lower.length, numCols: columns.length, starts, indices, values },
  });
  try {
    model.options.set({ output_flag: false });
    model.run();
    if (model.getObjectiveValue() < 1e-7) return [...rules];
    const { rowDual } = model.getSolution();
    const priced = rules.filter((_, k) => Math.abs(rowDual[rowOf[k] as number] as number) > PRICE);
    return priced.length > 0 ? priced : [...rules];
  } finally {
    model.dispose();
  }
}
