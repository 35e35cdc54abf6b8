import type { Network } from '../network/network';
import type { PowerFlow } from './solvePowerFlow';

/** The power flow as countyframe.evaluation/1 carries it: by id, null where there is no figure. */
export interface EvaluationPowerFlow {
  converged: boolean;
  lossKw: number | null;
  lossKvar: number | null;
  minVoltagePu: number | null;
  minVoltageNode: string | null;
  /** Supplied nodes alone; nodes of a feeder without a solution are left out. */
  voltagesPu: Record<string, number>;
}

/** Puts a power flow into the words of the interchange format (design: countyframe.evaluation/1). */
export function powerFlowForEvaluation(network: Network, flow: PowerFlow): EvaluationPowerFlow {
  const figure = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const voltages: [string, number][] = [];
  for (let n = 0; n < network.nodeCount; n++) {
    const v = flow.voltagesPu[n]!;
    if (!Number.isNaN(v)) voltages.push([network.nodeIds[n]!, v]);
  }
  return {
    converged: flow.converged,
    lossKw: figure(flow.lossKw),
    lossKvar: figure(flow.lossKvar),
    minVoltagePu: figure(flow.minVoltagePu),
    minVoltageNode: flow.minVoltageNode < 0 ? null : network.nodeIds[flow.minVoltageNode]!,
    voltagesPu: Object.fromEntries(voltages),
  };
}
