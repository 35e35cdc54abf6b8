import type { Issue } from '../../shared/issue';
import type { Network } from '../network/network';
import { analyseReliability, type ReliabilityResult } from './analyseReliability';
import { isLoadPoint } from './zones';

/** Predicted reliability as countyframe.evaluation/1 carries it. */
export interface EvaluationReliability {
  saifi: number;
  saidiHours: number;
  /** null where nobody is ever interrupted. */
  caidiHours: number | null;
  asai: number;
  ensKwh: number;
  /** Load points with supply in normal operation, by node id. */
  loadPoints: Record<string, { interruptionsPerYear: number; outageHoursPerYear: number }>;
}

/** Why there is no prediction: a code of src/shared/messages/network.ts with its params. */
export interface NoReliabilityReason {
  code: 'RELIABILITY_NO_FAILURES' | 'RELIABILITY_NO_CUSTOMERS' | 'RELIABILITY_NO_REPAIR_TIME';
  params: Record<string, string | number>;
}

export type ReliabilityEvaluation =
  | { reliability: EvaluationReliability; reason: null; issues: Issue[] }
  | { reliability: null; reason: NoReliabilityReason; issues: Issue[] };

/**
 * The reliability part of an evaluation, without planned outages.
 * @returns figures, or the reason why there are none: no branch fails, nobody supplied has customers, or a branch that
 *   fails states no repair time
 */
export function evaluateReliability(network: Network): ReliabilityEvaluation {
  const issues: Issue[] = [];
  const missing = reasonForNone(network);
  if (missing !== undefined) return { reliability: null, reason: missing, issues };
  const result = analyseReliability(network);
  issues.push(...withoutSupply(network, result));
  if (result.system.customers === 0) {
    return { reliability: null, reason: { code: 'RELIABILITY_NO_CUSTOMERS', params: {} }, issues };
  }
  if (!result.proven) issues.push({ severity: 'warning', code: 'RELIABILITY_LIMITED_TIE_UNPROVEN' });
  const { saifi, saidiHours, caidiHours, asai, ensKwh } = result.system;
  return {
    reliability: { saifi, saidiHours, caidiHours, asai, ensKwh, loadPoints: loadPointsById(network, result) },
    reason: null,
    issues,
  };
}

function reasonForNone(network: Network): NoReliabilityReason | undefined {
  let failing = 0;
  let unrepaired = 0;
  let first = '';
  for (let b = 0; b < network.branchCount; b++) {
    // A branch does not fail while open.
    if (network.normallyOpen[b] === 1 || network.failuresPerYear[b] === 0) continue;
    failing++;
    if (!Number.isNaN(network.repairHours[b]!)) continue;
    if (unrepaired === 0) first = network.branchIds[b]!;
    unrepaired++;
  }
  if (failing === 0) return { code: 'RELIABILITY_NO_FAILURES', params: {} };
  if (network.customers.every((n) => n === 0)) return { code: 'RELIABILITY_NO_CUSTOMERS', params: {} };
  if (unrepaired > 0) return { code: 'RELIABILITY_NO_REPAIR_TIME', params: { count: unrepaired, branch: first } };
  return undefined;
}

function loadPointsById(network: Network, result: ReliabilityResult): EvaluationReliability['loadPoints'] {
  const entries: [string, { interruptionsPerYear: number; outageHoursPerYear: number }][] = [];
  for (let i = 0; i < network.nodeCount; i++) {
    if (result.isSupplied[i] === 0 || !isLoadPoint(network, i)) continue;
    entries.push([
      network.nodeIds[i]!,
      {
        interruptionsPerYear: result.interruptionsPerYear[i]!,
        outageHoursPerYear: result.outageHoursPerYear[i]!,
      },
    ]);
  }
  // Not by assignment: an id may be `__proto__`.
  return Object.fromEntries(entries);
}

/** Load points connected to something, but to no source: they take no part in the figures, and that must be seen. */
function withoutSupply(network: Network, result: ReliabilityResult): Issue[] {
  const isConnected = new Uint8Array(network.nodeCount);
  for (let b = 0; b < network.branchCount; b++) {
    isConnected[network.branchFrom[b]!] = 1;
    isConnected[network.branchTo[b]!] = 1;
  }
  let count = 0;
  let customers = 0;
  let first = '';
  for (let i = 0; i < network.nodeCount; i++) {
    if (isConnected[i] === 0 || result.isSupplied[i] === 1 || !isLoadPoint(network, i)) continue;
    if (count === 0) first = network.nodeIds[i]!;
    count++;
    customers += network.customers[i]!;
  }
  if (count === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'RELIABILITY_LOADS_UNSUPPLIED',
      params: { count, customers, id: first },
      where: { entity: 'node', id: first },
    },
  ];
}
