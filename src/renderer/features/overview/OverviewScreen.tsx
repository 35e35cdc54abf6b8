import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverviewState } from '../../../shared/api/overview';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';
import { CoverageCard } from './CoverageCard';
import { FindingsCard } from './FindingsCard';
import { LastChanges } from './LastChanges';
import { MissingCard } from './MissingCard';
import { MoneyCharts } from './MoneyCharts';
import { RatiosCard } from './RatiosCard';
import { StateLine } from './StateLine';
import './overview.css';

/** One page: where the plan stands, its money, what is missing, what changed last. */
export default function OverviewScreen() {
  const { t } = useTranslation('overview');
  const state = useApp((app) => app.state)!;
  const plan = state.plans.find((candidate) => candidate.id === state.planId)!;
  const [overview, setOverview] = useState<OverviewState | null>(null);
  const load = useCallback(async () => {
    const found = await attempt(() => backend().overview.state({ planId: plan.id }));
    if (found) setOverview(found);
  }, [plan.id]);
  useEffect(() => {
    void load();
    return onNews(() => void load());
  }, [load]);
  return (
    <div className="page overview">
      <div className="page-head">
        <h1 className="screen-title">{plan.name}</h1>
        <span className="muted figures">
          {t('years', { base: plan.baseYear, first: plan.firstYear, last: plan.lastYear, target: plan.targetYear })}
        </span>
      </div>
      {overview ? (
        <>
          <StateLine overview={overview} />
          <MoneyCharts overview={overview} />
          <div className="overview-row">
            <FindingsCard planId={plan.id} />
            <MissingCard overview={overview} />
            <RatiosCard overview={overview} />
            <CoverageCard villages={overview.villages} />
            <LastChanges />
          </div>
        </>
      ) : null}
    </div>
  );
}
