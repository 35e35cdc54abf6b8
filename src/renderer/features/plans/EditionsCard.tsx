import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { PlanComparisonView } from './PlanComparisonView';

/** Editions of a plan: rolled forward by a year, and compared with another one. */
export function EditionsCard({ planId }: { planId: string }) {
  const { t } = useTranslation('plans');
  const { state, set } = useApp();
  const plan = state!.plans.find(({ id }) => id === planId)!;
  const [name, setName] = useState('');
  const [isRolling, setRolling] = useState(false);
  const [isComparing, setComparing] = useState(false);
  const first = Math.max(plan.firstYear, plan.baseYear + 2);
  const proposed = t('defaultName', { county: plan.countyName, first, last: Math.max(plan.lastYear, first) });
  const roll = async () => {
    setRolling(true);
    const made = await attempt(() => backend().frame.rollForward({ planId, name: name.trim() || proposed }));
    const opened = made && (await attempt(() => backend().app.openPlan({ planId: made.planId })));
    setRolling(false);
    if (opened) set({ state: opened });
  };
  return (
    <section className="card editions" data-testid="editions">
      <h2 className="card-title">{t('editions')}</h2>
      <div className="editions-tools">
        <Input
          size="small"
          aria-label={t('rollName')}
          value={name}
          placeholder={proposed}
          onChange={(event) => setName(event.target.value)}
        />
        <Button
          size="small"
          loading={isRolling}
          disabled={state!.isReadonly}
          title={t('rollTitle')}
          data-testid="roll-forward"
          onClick={() => void roll()}
        >
          {t('rollForward')}
        </Button>
        <span className="grow" />
        <Button
          size="small"
          data-testid="compare-plan"
          disabled={state!.plans.length < 2}
          onClick={() => setComparing(true)}
        >
          {t('compareWith')}
        </Button>
      </div>
      <p className="muted">{t('editionsHint')}</p>
      {isComparing ? <PlanComparisonView plan={plan} plans={state!.plans} onClose={() => setComparing(false)} /> : null}
    </section>
  );
}
