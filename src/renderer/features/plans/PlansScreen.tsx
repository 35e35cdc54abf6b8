import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { EditionsCard } from './EditionsCard';
import { NewPlanForm } from './NewPlanForm';
import { PlanActions } from './PlanActions';
import { PlanDetails } from './PlanDetails';
import './plans.css';

/** The store's plans: open one, make one, and the facts and targets of the one in hand. */
export default function PlansScreen() {
  const { t } = useTranslation('plans');
  const { state, set, go, place } = useApp();
  const [isMaking, setMaking] = useState(place.make === '1');
  const [showsArchived, setShowsArchived] = useState(false);
  const { t: h } = useTranslation('home');
  const all = state?.plans ?? [];
  const archived = all.filter((plan) => plan.isArchived && plan.id !== state?.planId);
  const plans = showsArchived ? all : all.filter((plan) => !archived.includes(plan));
  const current = all.find((plan) => plan.id === state?.planId);
  const open = async (planId: string) => {
    const opened = await attempt(() => backend().app.openPlan({ planId }));
    if (opened) {
      set({ state: opened });
      go('overview');
    }
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="screen-title">{t('title')}</h1>
        <span className="grow" />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)} data-testid="new-plan">
          {t('newPlan')}
        </Button>
      </div>
      {isMaking ? <NewPlanForm onDone={() => setMaking(false)} /> : null}
      {plans.length === 0 && !isMaking ? <div className="empty">{t('none')}</div> : null}
      <div className="plan-list">
        {plans.map((plan) => (
          <button
            key={plan.id}
            type="button"
            className={plan.id === state?.planId ? 'plan-card is-current' : 'plan-card'}
            onClick={() => void open(plan.id)}
          >
            <b>{plan.countyName}</b>
            <span>{plan.name}</span>
            <span className="muted figures">
              {t('years', { base: plan.baseYear, first: plan.firstYear, last: plan.lastYear, target: plan.targetYear })}
            </span>
            <span className="top-status">{plan.isArchived ? h('archived') : t(`frame:status_${plan.status}`)}</span>
          </button>
        ))}
      </div>
      {archived.length > 0 && !showsArchived ? (
        <button type="button" className="link-button plan-archived" onClick={() => setShowsArchived(true)}>
          {h('showArchived', { count: archived.length })}
        </button>
      ) : null}
      {current && !isMaking ? <PlanActions plan={current} /> : null}
      {state?.planId && !isMaking ? (
        <>
          <EditionsCard key={`${state.planId} editions`} planId={state.planId} />
          <PlanDetails key={state.planId} planId={state.planId} />
        </>
      ) : null}
    </div>
  );
}
