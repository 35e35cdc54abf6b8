import { closeSolvers } from '../../backend/solver/workerPool';
import { preparePolicyOptions } from '../../backend/usecases/budget/policyOptions';
import { splitBudget } from '../../backend/usecases/budget/split';
import { resolvePlan } from '../../backend/usecases/plans';
import { findScope } from '../../backend/usecases/sheet/scope';
import { withStore } from '../openStore';
import type { Output } from '../output';
import { planConflictIssue, splitLine, stopIssues } from '../splitWords';
import type { Limits } from './allocate';

/**
 * Splits the budget of a plan. The result is told, not kept: keeping one as a scenario is a decision.
 * @param file path of the store
 */
export async function allocatePlan(
  file: string,
  planId: string | undefined,
  limits: Limits,
  output: Output,
): Promise<void> {
  try {
    await withStore(file, async (store, storeIssues) => {
      const scope = findScope(store, resolvePlan(store, planId));
      await preparePolicyOptions(store, scope, async () => {
        // Only where alternatives take part is the county judged.
        const [{ defaultAsOf }, { diagnoseCounty }] = await Promise.all([
          import('../../backend/usecases/diagnosis/asOfDay'),
          import('../../backend/usecases/diagnosis/diagnoseCounty'),
        ]);
        return diagnoseCounty(store, scope.countyId, defaultAsOf(store, scope.planId))!;
      });
      const split = await splitBudget(store, scope, limits);
      const { status, objective, bound, gap, seconds, stoppedBy, decisions, envelopes, conflicts } = split;
      const chosen = decisions.filter((decision) => decision.chosen).map((decision) => decision.projectId);
      const document = {
        format: 'countyframe.allocation/1',
        ...{ status, objective, bound, gap, chosen },
        used: Object.fromEntries(envelopes.map((row) => [row.envelopeId, row.usedFen])),
        binding: envelopes.filter((row) => row.isBinding).map((row) => row.envelopeId),
        ...(status === 'infeasible' ? { conflicts } : {}),
        ...(stoppedBy ? { stoppedBy } : {}),
        seconds,
        unallocated: Object.fromEntries(envelopes.map((row) => [row.envelopeId, row.unallocatedFen])),
        decisions,
      };
      const counts = output.word('CLI_SPLIT_CHOSEN', { chosen: chosen.length, all: decisions.length });
      const issues = [
        ...storeIssues,
        ...stopIssues(stoppedBy),
        ...conflicts.map((conflict) => planConflictIssue(conflict, output)),
      ];
      output.result(document, [splitLine(split, output), counts], issues);
    });
  } finally {
    await closeSolvers();
  }
}
