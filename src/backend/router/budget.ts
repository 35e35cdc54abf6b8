import type { SplitProgress, SplitResult } from '../../shared/api/budget';
import { saveEnvelopes } from '../usecases/budget/envelopes';
import { readImportances, saveImportances } from '../usecases/budget/importances';
import { adoptScenario, deleteScenario, readScenario, saveScenario } from '../usecases/budget/scenarios';
import { splitBudget } from '../usecases/budget/split';
import { readBudget } from '../usecases/budget/state';
import { findScope } from '../usecases/sheet/scope';
import { guarded, os } from './base';
import { streamed } from './stream';

export const budget = {
  state: os.budget.state.handler(({ context: { backend }, input }) =>
    readBudget(backend.store, findScope(backend.store, input.planId)),
  ),
  saveEnvelopes: os.budget.saveEnvelopes.handler(({ context: { backend }, input }) => {
    saveEnvelopes(backend.store, input.planId, input.envelopes);
    return null;
  }),
  split: os.budget.split.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<SplitProgress | SplitResult, SplitResult>(
        (report, abort) =>
          splitBudget(backend.store, findScope(backend.store, input.planId), {
            signal: abort,
            onProgress: report,
            ...(input.gap === undefined ? {} : { gap: input.gap }),
            ...(input.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: input.timeLimitSeconds }),
          }),
        signal,
      ),
    ),
  ),
  saveScenario: os.budget.saveScenario.handler(({ context: { backend }, input }) => ({
    scenarioId: saveScenario(
      backend.store,
      findScope(backend.store, input.planId),
      input.name,
      input.result as SplitResult | null,
    ),
  })),
  scenario: os.budget.scenario.handler(({ context, input }) => readScenario(context.backend.store, input.scenarioId)),
  adopt: os.budget.adopt.handler(({ context, input }) => {
    adoptScenario(context.backend.store, input.scenarioId);
    return null;
  }),
  deleteScenario: os.budget.deleteScenario.handler(({ context, input }) => {
    deleteScenario(context.backend.store, input.scenarioId);
    return null;
  }),
  importances: os.budget.importances.handler(({ context, input }) =>
    [...readImportances(context.backend.store, input.planId)].map(([flag, weight]) => ({ flag, weight })),
  ),
  saveImportances: os.budget.saveImportances.handler(({ context, input }) => {
    saveImportances(context.backend.store, input.planId, input.weights);
    return null;
  }),
};
