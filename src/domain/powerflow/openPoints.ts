import { BRANCH_TIE, DEVICE_FUSE, type Network, type NetworkColumns } from '../network/network';
import { type Flow, type FlowColumns, solveFlow } from './flow';
import { feederAt, orderFromSources, type RadialOrder } from './radialOrder';

/** What the network would be with one branch of a loop open instead of the tie. */
export interface OpenPoint {
  /** Branch left open. */
  branch: number;
  converged: boolean;
  /** Losses of the whole network, kW; NaN where not converged. */
  lossKw: number;
  /** Losses saved against the present state, kW. */
  savingKw: number;
  /** Lowest voltage in the feeders concerned. */
  minVoltagePu: number;
}

export interface OpenPointOptions {
  /** Open branches of the state to start from (default: normallyOpen). */
  open?: Uint8Array;
  /** 1 where a branch can be opened for good. Default: branches with a switch, or all where the network has no devices. */
  switchable?: Uint8Array;
}

/** Why a tie cannot be evaluated. */
export type NoOpenPoints = 'POWER_FLOW_TIE_DEAD' | 'POWER_FLOW_TIE_NO_IMPEDANCE';

/**
 * Branch exchange for one tie: closes it and opens, one after the other, each switchable branch of the loop that this closes (or of the
 * path between two sources), by full power flows of the feeders concerned.
 * Source: M.E. Baran, F.F. Wu, IEEE Trans. Power Delivery 4(2):1401-1407, 1989 (there with estimated losses, here exact).
 * @param flow the power flow of the present state, of a radial network
 * @returns the candidates in the order of the loop, the tie itself (the present state) among them at its place; or why there are none
 */
export function evaluateOpenPoints(
  network: Network,
  order: RadialOrder,
  flow: Flow,
  tie: number,
  options: OpenPointOptions = {},
): { candidates: OpenPoint[] } | { reason: NoOpenPoints } {
  const open = options.open ?? network.normallyOpen;
  const switchable = options.switchable ?? switchableBranches(network);
  const a = order.position[network.branchFrom[tie]!]!;
  const b = order.position[network.branchTo[tie]!]!;
  if (a >= order.suppliedCount || b >= order.suppliedCount) return { reason: 'POWER_FLOW_TIE_DEAD' };
  if (!Number.isFinite(network.rOhm[tie]!) || !Number.isFinite(network.xOhm[tie]!)) {
    return { reason: 'POWER_FLOW_TIE_NO_IMPEDANCE' };
  }
  const part = feedersOf(network, order, [a, b], tie, open);
  const concerned = new Set([feederAt(order, a), feederAt(order, b)]);
  const othersKw = flow.feeders.reduce((sum, feeder, f) => sum + (concerned.has(f) ? 0 : feeder.lossKw), 0);
  const candidates: OpenPoint[] = [];
  for (const branch of loopOf(order, a, b, tie)) {
    if (branch !== tie && !switchable[branch]) continue;
    const opened = new Uint8Array(part.branches.length);
    opened[part.branches.indexOf(branch)] = 1;
    const result = solveFlow(part.columns, orderFromSources(part.columns, opened));
    let minVoltagePu = result.converged ? Number.POSITIVE_INFINITY : Number.NaN;
    for (const v of result.voltagesPu) minVoltagePu = Math.min(minVoltagePu, v);
    const lossKw = result.lossKw + othersKw;
    candidates.push({ branch, converged: result.converged, lossKw, savingKw: flow.lossKw - lossKw, minVoltagePu });
  }
  return { candidates };
}

export interface Exchange {
  /** Tie closed, branch opened. */
  close: number;
  open: number;
  savingKw: number;
}

/**
 * Open points of least losses by repeated branch exchange: each round takes the exchange that saves most, until none saves. The
 * result is a state that no single exchange improves, not a proven optimum.
 * @param network a radial network with impedances on all branches concerned; ties without impedance stay open
 * @returns the exchanges in order, the open branches at the end and the losses before and after; null where there is no power flow
 */
export function searchOpenPoints(
  network: Network,
  options: OpenPointOptions = {},
): { exchanges: Exchange[]; open: Uint8Array; lossBeforeKw: number; lossKw: number } | null {
  const open = Uint8Array.from(options.open ?? network.normallyOpen);
  const switchable = options.switchable ?? switchableBranches(network);
  const exchanges: Exchange[] = [];
  let order = orderFromSources(network, open);
  if (order.closing.length > 0) return null;
  let flow = solveFlow(network, order);
  const lossBeforeKw = flow.lossKw;
  if (!Number.isFinite(lossBeforeKw)) return null;
  while (exchanges.length < network.branchCount) {
    let best: Exchange | null = null;
    for (let tie = 0; tie < network.branchCount; tie++) {
      if (!open[tie]) continue;
      const result = evaluateOpenPoints(network, order, flow, tie, { open, switchable });
      if (!('candidates' in result)) continue;
      for (const c of result.candidates) {
        // A saving below a millionth of the losses is rounding, and could go round in circles.
        if (!(c.savingKw > (best?.savingKw ?? 1e-6 * flow.lossKw))) continue;
        best = { close: tie, open: c.branch, savingKw: c.savingKw };
      }
    }
    if (best === null) break;
    open[best.close] = 0;
    open[best.open] = 1;
    exchanges.push(best);
    order = orderFromSources(network, open);
    flow = solveFlow(network, order);
  }
  return { exchanges, open, lossBeforeKw, lossKw: flow.lossKw };
}

/** Branches that carry a breaker, disconnector or load switch, or are ties by kind; all where the network has no devices. */
export function switchableBranches(network: NetworkColumns): Uint8Array {
  const switchable = new Uint8Array(network.branchCount);
  let known = false;
  for (let d = 0; d < network.deviceCount; d++) {
    if (network.deviceKind[d] === DEVICE_FUSE) continue;
    switchable[network.deviceBranch[d]!] = 1;
    known = true;
  }
  if (!known) return switchable.fill(1);
  for (let b = 0; b < network.branchCount; b++) {
    if (network.branchKind[b] === BRANCH_TIE || network.normallyOpen[b]) switchable[b] = 1;
  }
  return switchable;
}

/** The branches between two positions of the trees (or from both to their sources), and the tie between them. */
function loopOf(order: RadialOrder, a: number, b: number, tie: number): number[] {
  const fromA: number[] = [];
  const fromB: number[] = [];
  let [i, j] = [a, b];
  // A parent stands before its children, so the higher position is never an ancestor of the lower one.
  while (i !== j) {
    const climbA = order.parent[i]! >= 0 && (i > j || order.parent[j]! < 0);
    if (climbA) {
      fromA.push(order.branch[i]!);
      i = order.parent[i]!;
    } else if (order.parent[j]! >= 0) {
      fromB.push(order.branch[j]!);
      j = order.parent[j]!;
    } else break;
  }
  return [...fromA.reverse(), tie, ...fromB];
}

/** The feeders of some positions with the tie closed, as a network of their own. */
function feedersOf(
  network: Network,
  order: RadialOrder,
  positions: readonly number[],
  tie: number,
  open: Uint8Array,
): { columns: FlowColumns; branches: number[] } {
  const nodes: number[] = [];
  const branches: number[] = [];
  const local = new Map<number, number>();
  const add = (node: number): void => {
    if (!local.has(node)) local.set(node, nodes.push(node) - 1);
  };
  for (const position of positions) {
    const feeder = feederAt(order, position);
    if (feeder < 0) {
      add(order.node[position]!);
      continue;
    }
    const start = order.feederStart[feeder]!;
    if (local.has(order.node[start]!)) continue;
    add(order.node[order.parent[start]!]!);
    for (let k = start; k < order.feederEnd[feeder]!; k++) {
      add(order.node[k]!);
      branches.push(order.branch[k]!);
    }
  }
  if (open[tie]) branches.push(tie);
  const pick = (column: Float64Array, of: readonly number[]): Float64Array => Float64Array.from(of, (i) => column[i]!);
  return {
    branches,
    columns: {
      baseKv: network.baseKv,
      sourceVoltagePu: network.sourceVoltagePu,
      nodeCount: nodes.length,
      nodeKind: Uint8Array.from(nodes, (n) => network.nodeKind[n]!),
      peakKw: pick(network.peakKw, nodes),
      peakKvar: pick(network.peakKvar, nodes),
      branchCount: branches.length,
      branchFrom: Int32Array.from(branches, (b) => local.get(network.branchFrom[b]!)!),
      branchTo: Int32Array.from(branches, (b) => local.get(network.branchTo[b]!)!),
      rOhm: pick(network.rOhm, branches),
      xOhm: pick(network.xOhm, branches),
    },
  };
}
