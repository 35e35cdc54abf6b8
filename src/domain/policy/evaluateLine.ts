import { evaluate } from '../evaluation/evaluate';
import type { EquivalentRates } from '../network/equivalentNetwork';
import { networkOf, type PolicyLine } from './lineModel';

/** What the engine says of a line: failures only, medium-voltage customers. */
export interface LineFigures {
  /** Interruptions per customer and year; null where the ledger has not what it takes. */
  saifi: number | null;
  saidiHours: number | null;
  /** Customer hours cut off in a year. */
  customerHours: number | null;
  /** Failures of the line's sections and laterals in a year: how often its switch trips. */
  trips: number | null;
  /** Lowest voltage at peak, per unit. */
  minVoltagePu: number | null;
  /** Share of the peak that other lines can take over, 0..1. */
  transferable: number | null;
}

/** Pieces the trunk is cut into for the voltage along it. */
const VOLTAGE_SECTIONS = 12;

/** Predicts a line as it is, or as an alternative would make it. */
export function evaluateLine(line: PolicyLine, rates: EquivalentRates): LineFigures {
  const network = networkOf(line, rates);
  const { reliability } = evaluate(network);
  // Where its switches stand does not change a line's voltage: the load is spread alike whatever the sections.
  const { powerFlow } = evaluate(networkOf({ ...line, sections: VOLTAGE_SECTIONS, breakers: 0, ties: 0 }, rates));
  const trips = network.branches
    .filter(({ kind }) => kind === 'line')
    .reduce((sum, { failuresPerYear }) => sum + (failuresPerYear ?? 0), 0);
  return {
    saifi: reliability?.saifi ?? null,
    saidiHours: reliability?.saidiHours ?? null,
    customerHours: reliability === null ? null : reliability.saidiHours * line.customers,
    trips: reliability === null ? null : trips,
    minVoltagePu: line.peakKw !== null && powerFlow?.converged ? powerFlow.minVoltagePu : null,
    transferable: transferableOf(line),
  };
}

function transferableOf({ ties, marginKw, peakKw }: PolicyLine): number | null {
  if (ties === 0) return 0;
  if (marginKw === null || peakKw === null || peakKw <= 0) return null;
  return Math.min(1, Math.max(0, marginKw / peakKw));
}
