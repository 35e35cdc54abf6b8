import type { Highs, ModelData } from 'highs';
import { activityOf, type Core, openClusters, pickedIn } from '../../domain/budget/core';
import type { Split } from '../../domain/budget/searchSplit';

/** A core as a model of HiGHS, and the way between columns and choices. */
export interface MipForm {
  data: ModelData;
  /** Factor from steps of benefit to the model's objective. */
  worthScale: number;
  /** Smallest difference between worths, in steps. */
  step: number;
  /** Rounds an upper bound down to the grid of worths. */
  onGrid(worth: number): number;
  pickedFrom(values: Float64Array): Int32Array;
  /** Choice of each cluster that a split takes, null where the split is not within the core. */
  pickedOf(split: Split): Int32Array | null;
  /** Whether a choice keeps every row, in whole numbers. */
  obeys(picked: Int32Array): boolean;
}

/** Mean coefficient of a limit in the model: large against HiGHS' absolute tolerance of 1e-9. */
const COEFFICIENT = 1024;

/** Worth that the closed clusters add to every choice. */
function closedWorth(core: Core): number {
  let worth = 0;
  for (const o of core.closed) worth += core.problem.benefit[o] as number;
  return worth;
}

/**
 * Builds the model: one binary per choice, one row per cluster (exactly one choice), the rows of the core.
 * Coefficients are whole units divided by a power of two, exact in doubles.
 */
export function buildMip(highs: Highs, core: Core): MipForm {
  const { problem } = core;
  const columns = core.loss.length;
  const clusters = openClusters(core);
  const worth = new Float64Array(columns);
  let largest = 1;
  for (let a = 0; a < columns; a++) {
    for (const o of core.options[a] as Int32Array) worth[a] = (worth[a] as number) + (problem.benefit[o] as number);
    largest = Math.max(largest, Math.abs(worth[a] as number));
  }
  const worthScale = 2 ** -Math.max(0, Math.round(Math.log2(largest / 1e5)));
  const scale = rowScales(core);
  const starts = new Int32Array(columns + 1);
  const indices: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < clusters; i++) {
    for (let a = core.start[i] as number; a < (core.start[i + 1] as number); a++) {
      indices.push(i);
      values.push(1);
      for (let k = core.useStart[a] as number; k < (core.useStart[a + 1] as number); k++) {
        const r = core.useRow[k] as number;
        if (core.useFen[k] === 0) continue;
        indices.push(clusters + r);
        values.push((core.useFen[k] as number) / (scale[r] as number));
      }
      starts[a + 1] = indices.length;
    }
  }
  const bound = (v: number): number =>
    v === Number.POSITIVE_INFINITY ? highs.infinity : v === Number.NEGATIVE_INFINITY ? -highs.infinity : v;
  const lower = [...new Array<number>(clusters).fill(1)];
  const upper = [...lower];
  for (let r = 0; r < core.rows; r++) {
    lower.push(bound((core.min[r] as number) / (scale[r] as number)));
    upper.push(bound((core.max[r] as number) / (scale[r] as number)));
  }
  const grain = problem.stepsPerUnit === null ? 0 : problem.grain;
  const fixed = closedWorth(core);
  const data: ModelData = {
    numCols: columns,
    numRows: lower.length,
    sense: highs.constants.objectiveSense.maximize,
    offset: fixed * worthScale,
    colCost: worth.map((v) => v * worthScale),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: Float64Array.from(lower),
    rowUpper: Float64Array.from(upper),
    matrix: {
      format: 'csc',
      numRows: lower.length,
      numCols: columns,
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    integrality: new Int32Array(columns).fill(1),
  };
  return {
    data,
    worthScale,
    step: grain,
    onGrid: (v) =>
      grain === 0 ? v + 1e-9 * Math.abs(v) : Math.floor((v + 1e-6 * grain + 1e-9 * Math.abs(v)) / grain) * grain,
    pickedFrom: (solution) => {
      const picked = new Int32Array(clusters);
      for (let i = 0; i < clusters; i++) {
        let best = core.start[i] as number;
        for (let a = best; a < (core.start[i + 1] as number); a++) {
          if ((solution[a] as number) > (solution[best] as number)) best = a;
        }
        picked[i] = best;
      }
      return picked;
    },
    pickedOf: (split) => pickedIn(core, split.options),
    obeys: (picked) => breaches(core, picked).length === 0,
  };
}

/** Unit of each row in the model; rules keep their ones. */
function rowScales(core: Core): Float64Array {
  return core.scale.map((v, r) => (r < core.problem.rows ? v / COEFFICIENT : 1));
}

/** Limits that a choice goes over (+1) or under (-1), in whole numbers. */
function breaches(core: Core, picked: Int32Array): { row: number; side: 1 | -1 }[] {
  const total = activityOf(core, picked);
  const out: { row: number; side: 1 | -1 }[] = [];
  for (let r = 0; r < core.rows; r++) {
    if ((total[r] as number) > (core.max[r] as number)) out.push({ row: r, side: 1 });
    if ((total[r] as number) < (core.min[r] as number)) out.push({ row: r, side: -1 });
  }
  return out;
}

/** A row to add to a model. */
export interface Cut {
  lower: number;
  upper: number;
  indices: Int32Array;
  values: Float64Array;
}

/**
 * The inequality that rules out a choice which breaks a limit: of the clusters that push it over, not all may take a
 * choice as heavy as they did (extended cover).
 */
export function coverCut(core: Core, picked: Int32Array, form: MipForm): Cut {
  const { most, entries } = coverEntries(core, picked);
  const indices = Int32Array.from([...entries].sort((a, b) => a - b));
  return {
    lower: -form.data.numCols,
    upper: most,
    indices,
    values: new Float64Array(indices.length).fill(1),
  };
}

function coverEntries(core: Core, picked: Int32Array): { most: number; entries: Set<number> } {
  const breach = breaches(core, picked)[0];
  if (!breach) return { most: picked.length - 1, entries: new Set(picked) };
  const { row, side } = breach;
  const takenBy = (a: number): number => {
    for (let k = core.useStart[a] as number; k < (core.useStart[a + 1] as number); k++) {
      if (core.useRow[k] === row) return side * (core.useFen[k] as number);
    }
    return 0;
  };
  // Above the least each cluster takes, measured so that the limit is always an upper one.
  let room = side * ((side === 1 ? core.max[row] : core.min[row]) as number);
  const heavy: { cluster: number; over: number }[] = [];
  for (let i = 0; i < picked.length; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let a = core.start[i] as number; a < (core.start[i + 1] as number); a++) least = Math.min(least, takenBy(a));
    room -= least;
    const over = takenBy(picked[i] as number) - least;
    if (over > 0) heavy.push({ cluster: i, over });
  }
  heavy.sort((a, b) => b.over - a.over || a.cluster - b.cluster);
  const entries = new Set<number>();
  let sum = 0;
  let count = 0;
  for (const { cluster, over } of heavy) {
    const own = takenBy(picked[cluster] as number);
    for (let a = core.start[cluster] as number; a < (core.start[cluster + 1] as number); a++) {
      if (takenBy(a) >= own) entries.add(a);
    }
    sum += over;
    count++;
    if (sum > room) break;
  }
  return { most: count - 1, entries };
}
