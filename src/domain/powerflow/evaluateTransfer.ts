import type { NetworkColumns } from '../network/network';
import { assignZones } from './assignZones';
import { feederAt, type RadialOrder } from './radialOrder';
import { subtreeEnd, type TransferContext, tiesOf, transferContext } from './transferContext';
import { transferMargin } from './transferMargin';
import { zoneProblem, zonesOf } from './transferZones';

/** What a feeder's load can do when its head is lost (N-1 of the feeder). */
export interface FeederTransfer {
  /** Branch index of the head and node index of the source. */
  head: number;
  source: number;
  /** Peak load of the feeder, kW. */
  peakKw: number;
  /** The most of it that neighbours can take over, kW. */
  transferableKw: number;
  /** transferableKw / peakKw; 1 for a feeder without load. */
  share: number;
  /** How the load can be divided: at the switches in place, or anywhere, where the feeder has no switch on record. */
  divided: 'atSwitches' | 'anywhere';
  /** What ratings and margins alone would allow if the load could be divided anywhere, kW; not below transferableKw. */
  marginKw: number;
  /** False where the search for the best division was cut short; then transferableKw is a lower bound. */
  proven: boolean;
  /** What each tie takes over, kW, ties with nothing included; `receiver` is the head branch behind it (-1: a source itself). */
  ties: { tie: number; receiver: number; kw: number }[];
}

/** More zones than feeders have; beyond, the division at switches is not searched. */
const MAX_ZONES = 1000;

/**
 * N-1 of feeders: for each feeder alone, the head is lost at peak and its load is handed over ties to other feeders. Kept
 * are: the capacity of each tie, the rating (capacityKw) of each branch of the feeder, fed backwards, and on the way to
 * each tie the margin (capacityKw - peak load behind) of each branch of the receivers; a margin that several ties share
 * counts once, because it is one limit for all of them. Powers are peakKw without losses. Every zone between switches
 * (breakers, disconnectors, load switches; not fuses) is fed whole and by one tie, or stays dark. Ties within the feeder
 * do not count; receivers do not hand load on.
 * @param heads head branches to judge; default: all branches at sources. A branch deeper in the tree may be named (a feeder
 * behind a main transformer).
 * @returns one entry for each head that carries supply; null where the network is not radial
 */
export function evaluateTransfer(network: NetworkColumns, heads?: Iterable<number>): FeederTransfer[] | null {
  const context = transferContext(network);
  if (context === null) return null;
  const { order } = context;
  if (heads === undefined) return Array.from(order.feederStart, (start) => transferOf(context, start));
  const positionBehind = new Map<number, number>();
  for (let k = 0; k < order.suppliedCount; k++) positionBehind.set(order.branch[k]!, k);
  const results: FeederTransfer[] = [];
  for (const head of heads) {
    const start = head < 0 ? undefined : positionBehind.get(head);
    if (start !== undefined) results.push(transferOf(context, start));
  }
  return results;
}

function transferOf(c: TransferContext, start: number): FeederTransfer {
  const { order } = c;
  const end = subtreeEnd(order, start);
  const ties = tiesOf(c, start, end);
  const margin = transferMargin(c, start, end, ties);
  const zones = zonesOf(c, start, end);
  const peakKw = c.kwBehind[start]!;

  let transferableKw = margin.kw;
  let kwByTie = margin.kwByTie;
  let proven = zones.kw.length <= MAX_ZONES;
  const divided = zones.kw.length > 1 && proven ? 'atSwitches' : 'anywhere';
  if (divided === 'atSwitches') {
    const best = assignZones(zoneProblem(c, start, end, ties, zones), margin.kw);
    transferableKw = best.kw;
    proven = best.proven;
    kwByTie = ties.map(() => 0);
    best.tieOf.forEach((tie, zone) => {
      if (tie >= 0) kwByTie[tie]! += zones.kw[zone]!;
    });
  }
  return {
    head: order.branch[start]!,
    source: sourceOf(order, start),
    peakKw,
    transferableKw,
    share: peakKw > 0 ? Math.min(1, transferableKw / peakKw) : 1,
    divided,
    marginKw: Math.max(margin.kw, transferableKw),
    proven,
    ties: ties.map(({ tie, outside }, t) => ({ tie, receiver: headOf(order, outside), kw: kwByTie[t]! })),
  };
}

function headOf(order: RadialOrder, position: number): number {
  const feeder = feederAt(order, position);
  return feeder < 0 ? -1 : order.branch[order.feederStart[feeder]!]!;
}

function sourceOf(order: RadialOrder, position: number): number {
  let k = position;
  while (order.parent[k]! >= 0) k = order.parent[k]!;
  return order.node[k]!;
}
