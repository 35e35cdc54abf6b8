import type { NetworkColumns } from '../network/network';
import { branchFigures } from './branchFigures';
import type { Flow } from './flow';
import { peakKwBehind } from './peakFlow';
import type { RadialOrder } from './radialOrder';

/** Load of every branch against its rating. */
export interface Loading {
  /** Power at the supply side, kW, without sign; NaN in feeders without a solution. */
  kw: Float64Array;
  /** Line current, A; NaN where no power flow is at hand. */
  amps: Float64Array;
  /** Load / rating, 1 = full; NaN where the branch has no rating, is open or has no supply. */
  share: Float64Array;
  /** Branch with the highest share; -1 where none has a rating. */
  heaviest: number;
}

/**
 * Loading of each branch at peak: current against the rated current where one is given, otherwise power against capacityKw.
 * @param flow a power flow, or null: then the peak loads behind each branch count, without losses
 * @param ratedAmps rated current of each branch, A; NaN or absent where unknown
 */
export function loadingOf(
  network: Pick<NetworkColumns, 'baseKv' | 'branchCount' | 'capacityKw' | 'peakKw' | 'rOhm'>,
  order: RadialOrder,
  flow: Flow | null,
  ratedAmps?: Float64Array,
): Loading {
  const { branchCount } = network;
  const kw = new Float64Array(branchCount);
  const amps =
    flow === null ? new Float64Array(branchCount).fill(Number.NaN) : branchFigures(network, order, flow).amps;
  if (flow === null) {
    const behind = peakKwBehind(network, order);
    for (let k = 0; k < order.suppliedCount; k++) if (order.branch[k]! >= 0) kw[order.branch[k]!] = behind[k]!;
  } else {
    for (let b = 0; b < branchCount; b++) kw[b] = Math.abs(flow.branchKw[b]!);
  }
  const share = new Float64Array(branchCount).fill(Number.NaN);
  for (let k = 0; k < order.suppliedCount; k++) {
    const b = order.branch[k]!;
    if (b < 0) continue;
    const rated = ratedAmps?.[b] ?? Number.NaN;
    if (rated > 0 && !Number.isNaN(amps[b]!)) share[b] = amps[b]! / rated;
    else if (Number.isFinite(network.capacityKw[b]!)) share[b] = ratio(kw[b]!, network.capacityKw[b]!);
  }
  let heaviest = -1;
  for (let b = 0; b < branchCount; b++) {
    if (!Number.isNaN(share[b]!) && (heaviest < 0 || share[b]! > share[heaviest]!)) heaviest = b;
  }
  return { kw, amps, share, heaviest };
}

/** A branch of no capacity that carries nothing is not loaded; one that carries something is loaded without bound. */
function ratio(kw: number, capacityKw: number): number {
  return kw === 0 ? 0 : kw / capacityKw;
}
