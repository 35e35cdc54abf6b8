import { useCallback, useEffect, useMemo, useState } from 'react';
import type { BudgetState, SplitProgress, SplitResult } from '../../../shared/api/budget';
import { alternativeLabel } from '../../../shared/model/policy';
import { backend } from '../../api/backend';
import { attempt, runJob } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';

/** Entities whose changes make a split that is shown one of an earlier plan. */
const WEIGHED = ['project', 'projectAmount', 'projectRule', 'envelope', 'budgetSetting', 'programme'];

/** Budget of the plan in hand: envelopes, projects, scenarios, and the split shown beside the decision. */
export function useBudget(planId: string) {
  const [budget, setBudget] = useState<BudgetState | null>(null);
  const [result, setResult] = useState<SplitResult | null>(null);
  /** Scenario the result was kept as; null for one not kept. */
  const [shown, setShown] = useState<string | null>(null);
  const [progress, setProgress] = useState<SplitProgress | null>(null);
  const [isSplitting, setSplitting] = useState(false);
  /** Whether the plan has changed since the split shown was made. */
  const [isStale, setStale] = useState(false);

  const load = useCallback(async () => {
    const found = await attempt(() => backend().budget.state({ planId }));
    if (found) setBudget(found);
  }, [planId]);
  useEffect(() => {
    void load();
    return onNews((news) => {
      if (WEIGHED.some((entity) => entity in news.entities)) setStale(true);
      void load();
    });
  }, [load]);

  const split = useCallback(
    async (timeLimitSeconds: number | null) => {
      setSplitting(true);
      setResult(null);
      setShown(null);
      setProgress(null);
      setStale(false);
      const found = await runJob<SplitProgress | SplitResult, SplitResult>(
        'jobSplit',
        (signal) =>
          backend().budget.split({ planId, ...(timeLimitSeconds === null ? {} : { timeLimitSeconds }) }, { signal }),
        (step) => {
          // The first step that carries decisions is the quick split, labelled as such until the proof is in.
          if ('decisions' in step) setResult(step);
          else setProgress(step);
        },
      );
      if (found) setResult(found);
      setSplitting(false);
    },
    [planId],
  );

  const saveScenario = useCallback(
    async (name: string, kept: SplitResult | null) => {
      const saved = await attempt(() => backend().budget.saveScenario({ planId, name, result: kept }));
      if (saved) setShown(saved.scenarioId);
      return saved?.scenarioId;
    },
    [planId],
  );

  const showScenario = useCallback(async (scenarioId: string) => {
    const found = await attempt(() => backend().budget.scenario({ scenarioId }));
    if (found) {
      setResult(found);
      setShown(scenarioId);
      setStale(false);
    }
  }, []);
  const dropResult = useCallback(() => {
    setResult(null);
    setShown(null);
  }, []);

  const language = useApp((app) => app.language);
  const shownBudget = useMemo(() => withChosen(budget, result, language), [budget, result, language]);
  return {
    ...{ planId, budget: shownBudget, result, shown, progress, isSplitting, isStale },
    ...{ split, saveScenario, showScenario, dropResult },
  };
}

/** The projects with the alternatives that the split shown takes, as rows of their own. */
function withChosen(budget: BudgetState | null, result: SplitResult | null, language: 'zh' | 'en'): BudgetState | null {
  if (!budget || budget.alternatives.length === 0) return budget;
  const alternatives = budget.alternatives.map((row) =>
    row.policy
      ? {
          ...row,
          name: `${row.policy.names} ${alternativeLabel(row.policy.alternative, row.policy.element)[language]}`,
        }
      : row,
  );
  const named = new Set(result?.decisions.map((decision) => decision.projectId));
  return {
    ...budget,
    alternatives,
    projects: [...budget.projects, ...alternatives.filter((row) => named.has(row.id))],
  };
}

export type BudgetWork = ReturnType<typeof useBudget>;
