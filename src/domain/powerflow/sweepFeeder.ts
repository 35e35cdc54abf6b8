/**
 * One set of trees in per unit on a base of 1 MVA, laid out by position (see RadialOrder): the impedance of the branch
 * that supplies a position and the power drawn there.
 */
export interface SweepColumns {
  parent: Int32Array;
  r: Float64Array;
  x: Float64Array;
  p: Float64Array;
  q: Float64Array;
  /** Voltage, real and imaginary; the values given are the start. */
  vr: Float64Array;
  vi: Float64Array;
  /** Current in the supplying branch, towards the position. */
  ir: Float64Array;
  ii: Float64Array;
}

export interface SweepEnd {
  converged: boolean;
  iterations: number;
}

/** More rounds than a feeder needs that carries 99.999 % of what it can carry at all. */
const MAX_ITERATIONS = 3000;
/** Estimated distance to the solution at which a feeder counts as solved, pu; the task asks for 1e-8. */
const AIM_PU = 1e-12;
/** What rounding may leave on long feeders, pu: accepted only when no further progress is made. */
const FLOOR_PU = 1e-9;
const STALL_ITERATIONS = 30;
/** Below this square of a voltage (0.01 pu) a constant-power load has no meaning any more: collapse. */
const COLLAPSE_PU2 = 1e-4;

/**
 * Backward/forward sweep over one feeder, in place: currents from the loads towards the source (I = conj(S / V)), then
 * voltages from the source outwards (V = V_parent - Z I), until nothing moves.
 *
 * The step between two rounds shrinks geometrically, so the distance left is step * rate / (1 - rate); that estimate,
 * not the step, ends the iteration, or a feeder near voltage collapse would stop too early.
 * Source: D. Shirmohammadi et al., IEEE Trans. Power Systems 3(2):753-762, 1988.
 * @param start first position of the feeder; its parent is the source, whose voltage is fixed
 * @param end position behind the last one
 * @returns whether the voltages are a solution; where not, they mean nothing
 */
export function sweepFeeder(c: SweepColumns, start: number, end: number): SweepEnd {
  const { parent, r, x, p, q, vr, vi, ir, ii } = c;
  let previousStep = Number.POSITIVE_INFINITY;
  let previousRate = 0;
  let smallestStep = Number.POSITIVE_INFINITY;
  let smallestAt = 0;
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    for (let k = start; k < end; k++) {
      const a = vr[k]!;
      const b = vi[k]!;
      const square = a * a + b * b;
      if (!(square > COLLAPSE_PU2)) return { converged: false, iterations: iteration };
      ir[k] = (p[k]! * a + q[k]! * b) / square;
      ii[k] = (p[k]! * b - q[k]! * a) / square;
    }
    for (let k = end - 1; k > start; k--) {
      const up = parent[k]!;
      if (up < start) continue;
      ir[up]! += ir[k]!;
      ii[up]! += ii[k]!;
    }
    let step = 0;
    for (let k = start; k < end; k++) {
      const up = parent[k]!;
      const a = vr[up]! - (r[k]! * ir[k]! - x[k]! * ii[k]!);
      const b = vi[up]! - (r[k]! * ii[k]! + x[k]! * ir[k]!);
      step = Math.max(step, Math.abs(a - vr[k]!), Math.abs(b - vi[k]!));
      vr[k] = a;
      vi[k] = b;
    }
    // The slower of the last two rates: one lucky round must not end the iteration.
    const rateNow = step / previousStep;
    const rate = Math.max(rateNow, previousRate);
    if (step === 0 || (rate < 1 && (step * rate) / (1 - rate) < AIM_PU && step < FLOOR_PU)) {
      return { converged: true, iterations: iteration };
    }
    if (step < smallestStep) {
      smallestStep = step;
      smallestAt = iteration;
    } else if (step < FLOOR_PU && iteration - smallestAt > STALL_ITERATIONS) {
      return { converged: true, iterations: iteration };
    }
    previousStep = step;
    previousRate = rateNow;
  }
  return { converged: false, iterations: MAX_ITERATIONS };
}
