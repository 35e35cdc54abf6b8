import type { Issue } from '../../shared/issue';
import type { Network } from '../network/network';
import { type Flow, solveFlow } from './flow';
import { orderFromSources, type RadialOrder } from './radialOrder';

/** Voltages, flows and losses of a network in normal operation at peak load. */
export interface PowerFlow extends Flow {
  order: RadialOrder;
  /** Lowest voltage of a supplied node; NaN where not converged or where nothing is supplied. */
  minVoltagePu: number;
  /** Node index; -1 where there is none. Of equal voltages the node with the smaller id. */
  minVoltageNode: number;
}

/** Why there is no power flow: a code of src/shared/messages/powerflow.ts with its params. */
export interface NoPowerFlowReason {
  code:
    | 'POWER_FLOW_NO_BASE_KV'
    | 'POWER_FLOW_NO_SOURCE'
    | 'POWER_FLOW_SOURCES_JOINED'
    | 'POWER_FLOW_CLOSED_LOOP'
    | 'POWER_FLOW_NO_IMPEDANCE';
  params: Record<string, string | number>;
}

export type PowerFlowResult =
  | { powerFlow: PowerFlow; reason: null; issues: Issue[] }
  | { powerFlow: null; reason: NoPowerFlowReason; issues: Issue[] };

/** Voltages nearer than this are equal: what rounding makes of one network written in another order. */
const SAME_VOLTAGE_PU = 1e-10;

/**
 * Power flow of a balanced radial network with constant-power loads at peak (peakKw, peakKvar; three-phase), every source feeding its
 * own trees at sourceVoltagePu, by backward/forward sweep.
 *
 * Null with a reason where baseKv is absent, where there is no source, where closed branches form a loop (anywhere) or join two sources, or
 * where a closed branch that carries supply has no rOhm or no xOhm (0 is an impedance). Nodes without supply are left out and
 * counted in an info issue. A feeder whose loads have no solution (voltage collapse) makes `converged` false and is named in
 * an error issue; the voltages of the other feeders stand.
 * Method: see sweepFeeder.ts.
 * @returns lossKw, lossKvar, voltages in per unit by node index, and flows by branch index
 */
export function solvePowerFlow(network: Network): PowerFlowResult {
  if (!Number.isFinite(network.baseKv)) return none('POWER_FLOW_NO_BASE_KV', {});
  const order = orderFromSources(network, network.normallyOpen);
  if (order.suppliedCount === 0) return none('POWER_FLOW_NO_SOURCE', {});
  const reason = notRadial(network, order) ?? missingImpedance(network, order);
  if (reason !== null) return { powerFlow: null, reason, issues: [] };

  const flow = solveFlow(network, order);
  const lowest = lowestVoltage(network, flow);
  return { powerFlow: { ...flow, order, ...lowest }, reason: null, issues: issuesOf(network, order, flow) };
}

function none(code: NoPowerFlowReason['code'], params: NoPowerFlowReason['params']): PowerFlowResult {
  return { powerFlow: null, reason: { code, params }, issues: [] };
}

function notRadial(network: Network, order: RadialOrder): NoPowerFlowReason | null {
  if (order.joining >= 0) {
    return { code: 'POWER_FLOW_SOURCES_JOINED', params: { branch: network.branchIds[order.joining]! } };
  }
  const closing = order.closing[0];
  if (closing === undefined) return null;
  return { code: 'POWER_FLOW_CLOSED_LOOP', params: { branch: network.branchIds[closing]! } };
}

function missingImpedance(network: Network, order: RadialOrder): NoPowerFlowReason | null {
  let count = 0;
  let first = -1;
  for (let k = 0; k < order.suppliedCount; k++) {
    const b = order.branch[k]!;
    if (b < 0 || (Number.isFinite(network.rOhm[b]!) && Number.isFinite(network.xOhm[b]!))) continue;
    count++;
    if (first < 0 || b < first) first = b;
  }
  if (count === 0) return null;
  return { code: 'POWER_FLOW_NO_IMPEDANCE', params: { branch: network.branchIds[first]!, count } };
}

function lowestVoltage(network: Network, flow: Flow): { minVoltagePu: number; minVoltageNode: number } {
  if (!flow.converged) return { minVoltagePu: Number.NaN, minVoltageNode: -1 };
  let minVoltagePu = Number.POSITIVE_INFINITY;
  for (const v of flow.voltagesPu) if (v < minVoltagePu) minVoltagePu = v;
  let minVoltageNode = -1;
  for (let n = 0; n < network.nodeCount; n++) {
    if (!(flow.voltagesPu[n]! <= minVoltagePu + SAME_VOLTAGE_PU)) continue;
    if (minVoltageNode < 0 || network.nodeOrder[n]! < network.nodeOrder[minVoltageNode]!) minVoltageNode = n;
  }
  return { minVoltagePu, minVoltageNode };
}

function issuesOf(network: Network, order: RadialOrder, flow: Flow): Issue[] {
  const issues: Issue[] = [];
  for (const feeder of flow.feeders) {
    if (feeder.converged) continue;
    const id = network.branchIds[feeder.head]!;
    issues.push({
      severity: 'error',
      code: 'POWER_FLOW_NO_SOLUTION',
      params: { branch: id, source: network.nodeIds[feeder.source]! },
      where: { entity: 'branch', id },
    });
  }
  const count = network.nodeCount - order.suppliedCount;
  if (count > 0) {
    let first = order.node[order.suppliedCount]!;
    for (let k = order.suppliedCount; k < network.nodeCount; k++) first = Math.min(first, order.node[k]!);
    const id = network.nodeIds[first]!;
    issues.push({
      severity: 'info',
      code: 'POWER_FLOW_NOT_SUPPLIED',
      params: { count, id },
      where: { entity: 'node', id },
    });
  }
  return issues;
}
