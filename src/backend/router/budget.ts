import type { Progress } from '../../shared/api/app';
import type {
  CurveRow,
  MarginalRow,
  OverrideCost,
  ProjectExplanation,
  SensitivityRow,
  SplitProgress,
  SplitResult,
} from '../../shared/api/budget';
import type { Backend } from '../backend';
import { readCity, reassignCity, splitCity } from '../usecases/budget/city';
import { saveEnvelopes } from '../usecases/budget/envelopes';
import {
  type ExplainOptions,
  explainProject,
  marginalValues,
  moneyCurve,
  overrideCost,
  sensitivityOf,
} from '../usecases/budget/explain';
import { readImportances, saveImportances } from '../usecases/budget/importances';
import { preparePolicyOptions } from '../usecases/budget/policyOptions';
import { moveProject } from '../usecases/budget/projectMoves';
import { deleteProjectRule, saveProjectRule } from '../usecases/budget/rules';
import {
  adoptScenario,
  compareScenarios,
  deleteScenario,
  planOfScenario,
  readScenario,
  saveScenario,
} from '../usecases/budget/scenarios';
import { saveBudgetSettings } from '../usecases/budget/settings';
import { splitBudget } from '../usecases/budget/split';
import { readBudget } from '../usecases/budget/state';
import { adjustPlan, approvePlan, submitPlan, withdrawPlan } from '../usecases/planStanding';
import { findScope, type Scope } from '../usecases/sheet/scope';
import { guarded, os } from './base';
import { streamed } from './stream';

/** The limits an explanation is solved within. */
function limitsOf(input: { gap?: number | undefined; timeLimitSeconds?: number | undefined }) {
  return {
    ...(input.gap === undefined ? {} : { gap: input.gap }),
    ...(input.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: input.timeLimitSeconds }),
  };
}

/** Alternatives of lines and areas are evaluated before they take part, from the county as it is judged now. */
async function prepared(backend: Backend, planId: string, signal?: AbortSignal): Promise<Scope> {
  const { store } = backend;
  const scope = findScope(store, planId);
  await preparePolicyOptions(store, scope, async () => {
    const { diagnosis } = await backend.diagnosis.judge(store, scope, null, signal ? { signal } : {});
    return diagnosis;
  });
  return scope;
}

/** Explanations run long, are cancelled by leaving the stream, and read the plan of the call. */
function explained<Result>(
  backend: Backend,
  input: { planId: string; gap?: number | undefined; timeLimitSeconds?: number | undefined },
  signal: AbortSignal | undefined,
  work: (scope: Scope, options: ExplainOptions) => Promise<Result>,
) {
  return guarded(
    streamed<Progress, Result>(
      async (onProgress, abort) =>
        work(await prepared(backend, input.planId, abort), { signal: abort, onProgress, ...limitsOf(input) }),
      signal,
    ),
  );
}

export const budget = {
  state: os.budget.state.handler(async ({ context: { backend }, input, signal }) =>
    readBudget(backend.store, await prepared(backend, input.planId, signal)),
  ),
  saveEnvelopes: os.budget.saveEnvelopes.handler(({ context: { backend }, input }) => {
    const envelopes = input.envelopes.map((draft) => ({
      ...draft,
      townshipId: draft.townshipId ?? null,
      source: draft.source ?? null,
      minPercent: draft.minPercent ?? null,
      maxPercent: draft.maxPercent ?? null,
    }));
    saveEnvelopes(backend.store, input.planId, envelopes);
    return null;
  }),
  saveSettings: os.budget.saveSettings.handler(({ context: { backend }, input }) => {
    saveBudgetSettings(backend.store, input.planId, input.settings);
    return null;
  }),
  saveRule: os.budget.saveRule.handler(({ context: { backend }, input: { planId, ...rule } }) => ({
    ruleId: saveProjectRule(backend.store, planId, rule),
  })),
  deleteRule: os.budget.deleteRule.handler(({ context: { backend }, input }) => {
    deleteProjectRule(backend.store, input.ruleId);
    return null;
  }),
  moveProject: os.budget.moveProject.handler(({ context: { backend }, input }) => {
    moveProject(backend.store, input.projectId, input.startYear);
    return null;
  }),
  split: os.budget.split.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<SplitProgress | SplitResult, SplitResult>(
        async (report, abort) =>
          splitBudget(backend.store, await prepared(backend, input.planId, abort), {
            signal: abort,
            onProgress: report,
            ...limitsOf(input),
          }),
        signal,
      ),
    ),
  ),
  explain: os.budget.explain.handler(({ context: { backend }, input, signal }) =>
    explained<ProjectExplanation>(backend, input, signal, (scope, options) =>
      explainProject(backend.store, scope, input.projectId, options),
    ),
  ),
  marginals: os.budget.marginals.handler(({ context: { backend }, input, signal }) =>
    explained<MarginalRow[]>(backend, input, signal, (scope, options) =>
      marginalValues(backend.store, scope, input.stepFen, options),
    ),
  ),
  curve: os.budget.curve.handler(({ context: { backend }, input, signal }) =>
    explained<CurveRow[]>(backend, input, signal, (scope, options) =>
      moneyCurve(backend.store, scope, input.envelopeId, input.points, options),
    ),
  ),
  overrides: os.budget.overrides.handler(({ context: { backend }, input, signal }) =>
    explained<OverrideCost>(backend, input, signal, (scope, options) => overrideCost(backend.store, scope, options)),
  ),
  sensitivity: os.budget.sensitivity.handler(({ context: { backend }, input, signal }) =>
    explained<SensitivityRow[]>(backend, input, signal, (scope, options) =>
      sensitivityOf(backend.store, scope, options),
    ),
  ),
  saveScenario: os.budget.saveScenario.handler(async ({ context: { backend }, input }) => ({
    scenarioId: saveScenario(
      backend.store,
      await prepared(backend, input.planId),
      input.name,
      input.result as SplitResult | null,
    ),
  })),
  scenario: os.budget.scenario.handler(({ context, input }) => readScenario(context.backend.store, input.scenarioId)),
  compare: os.budget.compare.handler(async ({ context: { backend }, input, signal }) =>
    compareScenarios(backend.store, await prepared(backend, input.planId, signal), input.scenarioIds),
  ),
  adopt: os.budget.adopt.handler(async ({ context: { backend }, input }) => {
    await prepared(backend, planOfScenario(backend.store, input.scenarioId));
    adoptScenario(backend.store, input.scenarioId, input.language);
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
  submit: os.budget.submit.handler(({ context, input }) => {
    submitPlan(context.backend.store, input.planId);
    return null;
  }),
  withdraw: os.budget.withdraw.handler(({ context, input }) => {
    withdrawPlan(context.backend.store, input.planId);
    return null;
  }),
  approve: os.budget.approve.handler(({ context, input }) => {
    approvePlan(context.backend.store, input.planId, input.document, input.date);
    return null;
  }),
  adjust: os.budget.adjust.handler(({ context, input: { planId, changes, ...head } }) => ({
    number: adjustPlan(context.backend.store, planId, head, changes),
  })),
  city: os.budget.city.handler(({ context, input }) => readCity(context.backend.store, input.planId)),
  splitCity: os.budget.splitCity.handler(({ context, input }) =>
    splitCity(context.backend.store, input.planId, input.totalFen),
  ),
  reassign: os.budget.reassign.handler(({ context, input: { planId, ...move } }) => {
    reassignCity(context.backend.store, planId, move);
    return null;
  }),
  // The library that writes workbooks is heavy; it is loaded when first needed.
  countyEnvelope: os.budget.countyEnvelope.handler(async ({ context: { backend }, input }) =>
    (await import('../usecases/budget/countyFile')).countyEnvelopeFile(
      backend.store,
      findScope(backend.store, input.planId),
      input.countyShareId,
      input.language,
    ),
  ),
};
