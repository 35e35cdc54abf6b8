import type { NetworkColumns } from '../network/network';
import type { RadialOrder } from './radialOrder';
import { type SweepColumns, sweepFeeder } from './sweepFeeder';

/** What a power flow reads of a network. */
export type FlowColumns = Pick<
  NetworkColumns,
  | 'baseKv'
  | 'sourceVoltagePu'
  | 'nodeCount'
  | 'nodeKind'
  | 'peakKw'
  | 'peakKvar'
  | 'branchCount'
  | 'branchFrom'
  | 'branchTo'
  | 'rOhm'
  | 'xOhm'
>;

/** The power flow of what hangs on one head branch of a source. */
export interface FeederFlow {
  /** Node index of the source and branch index of the head. */
  source: number;
  head: number;
  converged: boolean;
  iterations: number;
  /** NaN where not converged. */
  lossKw: number;
  lossKvar: number;
  /** Power the feeder takes from its source, losses included. */
  headKw: number;
  headKvar: number;
}

/** Voltages, flows and losses by node and by branch index; NaN where there is no solution or no supply. */
export interface Flow {
  /** Whether every feeder has a solution. */
  converged: boolean;
  /** Rounds of the slowest feeder. */
  iterations: number;
  /** Sums over all feeders; NaN where one has no solution. */
  lossKw: number;
  lossKvar: number;
  voltagesPu: Float64Array;
  /** Power entering each branch at its supply side, positive from `from` to `to`; 0 in open branches. */
  branchKw: Float64Array;
  branchKvar: Float64Array;
  feeders: FeederFlow[];
}

/** Base power of the per-unit system, MVA: kW / 1000. */
const KW_PER_PU = 1000;

/**
 * Solves all feeders of a radial network one by one (they share nothing but a fixed source voltage).
 * Zpu = Z / baseKv^2 on 1 MVA; I = conj(S / V); losses = R |I|^2, X |I|^2.
 * @param columns branches of `order` need finite impedances; what the order leaves out is not read
 * @param order the trees of `columns` (no closing branches)
 */
export function solveFlow(columns: FlowColumns, order: RadialOrder): Flow {
  let longest = 0;
  for (let f = 0; f < order.feederStart.length; f++) {
    longest = Math.max(longest, order.feederEnd[f]! - order.feederStart[f]!);
  }
  // One small set of columns for all feeders, so that a province needs no more of it, and no slower one, than a county.
  const c = sweepColumns(longest + 1);
  const branchCount = columns.branchCount;
  const flow: Flow = {
    converged: true,
    iterations: 0,
    lossKw: 0,
    lossKvar: 0,
    voltagesPu: new Float64Array(columns.nodeCount).fill(Number.NaN),
    branchKw: new Float64Array(branchCount),
    branchKvar: new Float64Array(branchCount),
    feeders: [],
  };
  for (let k = 0; k < order.suppliedCount; k++) {
    if (order.parent[k] === -1) flow.voltagesPu[order.node[k]!] = columns.sourceVoltagePu;
  }
  for (let f = 0; f < order.feederStart.length; f++) {
    const start = order.feederStart[f]!;
    const end = order.feederEnd[f]!;
    loadFeeder(columns, order, c, start, end);
    const { converged, iterations } = sweepFeeder(c, 1, end - start + 1);
    const feeder: FeederFlow = {
      source: order.node[order.parent[start]!]!,
      head: order.branch[start]!,
      converged,
      iterations,
      lossKw: Number.NaN,
      lossKvar: Number.NaN,
      headKw: Number.NaN,
      headKvar: Number.NaN,
    };
    if (converged) readFeeder(columns, order, c, start, end, feeder, flow);
    else markUnsolved(order, start, end, flow);
    flow.feeders.push(feeder);
    flow.converged &&= converged;
    flow.iterations = Math.max(flow.iterations, iterations);
    flow.lossKw += feeder.lossKw;
    flow.lossKvar += feeder.lossKvar;
  }
  return flow;
}

function sweepColumns(size: number): SweepColumns {
  const column = (): Float64Array => new Float64Array(size);
  return {
    parent: new Int32Array(size),
    r: column(),
    x: column(),
    p: column(),
    q: column(),
    vr: column(),
    vi: column(),
    ir: column(),
    ii: column(),
  };
}

/** Puts one feeder into the columns, its source at place 0, with a flat start. */
function loadFeeder(columns: FlowColumns, order: RadialOrder, c: SweepColumns, start: number, end: number): void {
  const zBase = columns.baseKv * columns.baseKv;
  c.vr.fill(columns.sourceVoltagePu, 0, end - start + 1);
  c.vi.fill(0, 0, end - start + 1);
  for (let k = start; k < end; k++) {
    const b = order.branch[k]!;
    const node = order.node[k]!;
    const at = k - start + 1;
    c.parent[at] = k === start ? 0 : order.parent[k]! - start + 1;
    c.r[at] = columns.rOhm[b]! / zBase;
    c.x[at] = columns.xOhm[b]! / zBase;
    c.p[at] = columns.peakKw[node]! / KW_PER_PU;
    c.q[at] = columns.peakKvar[node]! / KW_PER_PU;
  }
}

function readFeeder(
  columns: FlowColumns,
  order: RadialOrder,
  c: SweepColumns,
  start: number,
  end: number,
  feeder: FeederFlow,
  flow: Flow,
): void {
  let lossKw = 0;
  let lossKvar = 0;
  for (let k = start; k < end; k++) {
    const b = order.branch[k]!;
    const at = k - start + 1;
    const up = c.parent[at]!;
    const ir = c.ir[at]!;
    const ii = c.ii[at]!;
    const square = ir * ir + ii * ii;
    const kw = KW_PER_PU * (c.vr[up]! * ir + c.vi[up]! * ii);
    const kvar = KW_PER_PU * (c.vi[up]! * ir - c.vr[up]! * ii);
    const sign = columns.branchFrom[b] === order.node[order.parent[k]!] ? 1 : -1;
    flow.voltagesPu[order.node[k]!] = Math.sqrt(c.vr[at]! * c.vr[at]! + c.vi[at]! * c.vi[at]!);
    flow.branchKw[b] = sign * kw;
    flow.branchKvar[b] = sign * kvar;
    lossKw += KW_PER_PU * c.r[at]! * square;
    lossKvar += KW_PER_PU * c.x[at]! * square;
    if (k === start) {
      feeder.headKw = kw;
      feeder.headKvar = kvar;
    }
  }
  feeder.lossKw = lossKw;
  feeder.lossKvar = lossKvar;
}

function markUnsolved(order: RadialOrder, start: number, end: number, flow: Flow): void {
  for (let k = start; k < end; k++) {
    const b = order.branch[k]!;
    flow.branchKw[b] = Number.NaN;
    flow.branchKvar[b] = Number.NaN;
  }
}
