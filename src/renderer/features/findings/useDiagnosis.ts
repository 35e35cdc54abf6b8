import { useCallback, useEffect, useRef, useState } from 'react';
import type { DiagnosisState, RuleLibraryState } from '../../../shared/api/diagnosis';
import { touchesJudgement } from '../../../shared/diagnosis/touches';
import { backend } from '../../api/backend';
import { attempt, runJob } from '../../app/actions';
import { onNews } from '../../app/useApp';

/** The county's judgement and rule library, followed: a change of ledgers or thresholds judges anew. */
export function useDiagnosis(planId: string) {
  const [asOf, setAsOf] = useState<string | null>(null);
  const [state, setState] = useState<DiagnosisState | null>(null);
  const [library, setLibrary] = useState<RuleLibraryState | null>(null);
  /** The newest order; what an older one brings is let go. */
  const order = useRef(0);

  const load = useCallback(async () => {
    const mine = ++order.current;
    const found = await attempt(() => backend().diagnosis.library({ planId }));
    const judged = await runJob('jobDiagnosis', (signal) => backend().diagnosis.state({ planId, asOf }, { signal }));
    if (mine !== order.current) return;
    if (found) setLibrary(found);
    if (judged) setState(JSON.parse(judged) as DiagnosisState);
  }, [planId, asOf]);

  useEffect(() => {
    void load();
    return onNews((news) => {
      // A decision, a price or a kept judgement changes nothing that is judged.
      if (touchesJudgement(Object.keys(news.entities))) void load();
    });
  }, [load]);

  return { state, library, asOf, setAsOf, reload: load };
}
