import type { Issue } from '../../shared/issue';
import { readNetwork } from '../network/readNetwork';
import { type EvaluationPowerFlow, powerFlowForEvaluation } from '../powerflow/evaluation';
import { type NoPowerFlowReason, solvePowerFlow } from '../powerflow/solvePowerFlow';
import {
  type EvaluationReliability,
  evaluateReliability,
  type NoReliabilityReason,
} from '../reliability/evaluateNetwork';

/** Name of the format of an evaluation. */
export const EVALUATION_FORMAT = 'countyframe.evaluation/1';

/** countyframe.evaluation/1 (docs/formats.md). Issues are data here; the door words them. */
export interface Evaluation {
  format: typeof EVALUATION_FORMAT;
  reliability: EvaluationReliability | null;
  reliabilityReason: NoReliabilityReason | null;
  powerFlow: EvaluationPowerFlow | null;
  powerFlowReason: NoPowerFlowReason | null;
  issues: Issue[];
}

/**
 * Evaluates a countyframe.network/1 document: predicted reliability (failures only, no planned outages) and power flow at
 * peak, each null with a reason where the document does not hold what it needs.
 * @param json the parsed document
 * @throws AppError NETWORK_INVALID where it is not such a network
 */
export function evaluate(json: unknown): Evaluation {
  const { network, issues } = readNetwork(json);
  const reliability = evaluateReliability(network);
  const flow = solvePowerFlow(network);
  return {
    format: EVALUATION_FORMAT,
    reliability: reliability.reliability,
    reliabilityReason: reliability.reason,
    powerFlow: flow.powerFlow === null ? null : powerFlowForEvaluation(network, flow.powerFlow),
    powerFlowReason: flow.reason,
    issues: [...issues, ...reliability.issues, ...flow.issues],
  };
}
