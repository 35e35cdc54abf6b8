import type { Flow, FlowColumns } from './flow';
import type { RadialOrder } from './radialOrder';

/** Current and losses of the branches, worked out when asked for: a province need not carry them. */
export interface BranchFigures {
  /** Line current, A; 0 in open branches, NaN in feeders without a solution. */
  amps: Float64Array;
  lossKw: Float64Array;
}

/**
 * I = |S| / (sqrt(3) U) at the supply side of each branch, losses 3 I^2 R.
 * @param flow the power flow of `order`
 */
export function branchFigures(
  network: Pick<FlowColumns, 'baseKv' | 'branchCount' | 'rOhm'>,
  order: RadialOrder,
  flow: Pick<Flow, 'voltagesPu' | 'branchKw' | 'branchKvar'>,
): BranchFigures {
  const amps = new Float64Array(network.branchCount);
  const lossKw = new Float64Array(network.branchCount);
  for (let k = 0; k < order.suppliedCount; k++) {
    const b = order.branch[k]!;
    if (b < 0) continue;
    const kv = flow.voltagesPu[order.node[order.parent[k]!]!]! * network.baseKv;
    const kw = flow.branchKw[b]!;
    const kvar = flow.branchKvar[b]!;
    amps[b] = Math.sqrt((kw * kw + kvar * kvar) / 3) / kv;
    lossKw[b] = (3 * amps[b]! * amps[b]! * network.rOhm[b]!) / 1000;
  }
  return { amps, lossKw };
}
