import { useCallback, useEffect, useState } from 'react';
import type { PolicyDetail, PolicyList } from '../../../shared/api/policies';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';

/** The list of the plan in hand, kept up with every change of the store. */
export function usePolicyList(planId: string): PolicyList | null {
  const [list, setList] = useState<PolicyList | null>(null);
  const load = useCallback(async () => {
    const found = await attempt(() => backend().policies.list({ planId }));
    if (found) setList(found);
  }, [planId]);
  useEffect(() => {
    void load();
    return onNews(() => void load());
  }, [load]);
  return list;
}

/** One line or area with its alternatives. */
export function usePolicyDetail(planId: string, id: string | null): PolicyDetail | null {
  const language = useApp((app) => app.language);
  const [detail, setDetail] = useState<PolicyDetail | null>(null);
  useEffect(() => {
    if (id === null) return setDetail(null);
    let isCurrent = true;
    const load = async () => {
      const found = await attempt(() => backend().policies.detail({ planId, id, language }));
      if (found && isCurrent) setDetail(found);
    };
    void load();
    const stop = onNews(() => void load());
    return () => {
      isCurrent = false;
      stop();
    };
  }, [planId, id, language]);
  return detail?.id === id ? detail : null;
}
