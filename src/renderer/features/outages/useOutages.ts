import { useCallback, useEffect, useState } from 'react';
import type { JudgedBy, OutageWorkbench } from '../../../shared/api/outages';
import { touchesJudgement } from '../../../shared/diagnosis/touches';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews } from '../../app/useApp';

/** What the workbench is looked at with. */
export interface OutageView {
  asOf: string | null;
  by: JudgedBy;
  rules: string | undefined;
}

/** The workbench of the plan in hand, kept up with every change of the store. */
export function useOutages(planId: string) {
  const [view, setView] = useState<OutageView>({ asOf: null, by: 'feeder', rules: undefined });
  const [bench, setBench] = useState<OutageWorkbench | null>(null);
  const load = useCallback(async () => {
    const { asOf, by, rules } = view;
    const found = await attempt(() =>
      backend().outages.workbench({ planId, asOf, by, ...(rules === undefined ? {} : { rules }) }),
    );
    if (found) setBench(found);
  }, [planId, view]);
  useEffect(() => {
    void load();
    return onNews((news) => {
      if (touchesJudgement(Object.keys(news.entities))) void load();
    });
  }, [load]);
  const change = useCallback((patch: Partial<OutageView>) => setView((old) => ({ ...old, ...patch })), []);
  return { view, bench, change };
}

/** The wish of a loaded workbench, for what is done with it. */
export function wishOf(planId: string, { asOf, by, ruleSet }: OutageWorkbench) {
  return { planId, asOf, by, rules: ruleSet.id };
}
