import { PrinterOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditionComparison } from '../../../shared/api/frame';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { Comparison } from './Comparison';

/** Editions of a plan: rolled forward by a year, and any two compared. */
export function EditionsCard({ planId }: { planId: string }) {
  const { t } = useTranslation('plans');
  const { state, set } = useApp();
  const plan = state!.plans.find(({ id }) => id === planId)!;
  const others = state!.plans.filter(({ id, countyName }) => id !== planId && countyName === plan.countyName);
  const [name, setName] = useState('');
  const [isRolling, setRolling] = useState(false);
  const [comparison, setComparison] = useState<EditionComparison | null>(null);
  const proposed = t('defaultName', { county: plan.countyName, first: plan.firstYear + 1, last: plan.lastYear + 1 });
  const roll = async () => {
    setRolling(true);
    const made = await attempt(() => backend().frame.rollForward({ planId, name: name.trim() || proposed }));
    const opened = made && (await attempt(() => backend().app.openPlan({ planId: made.planId })));
    setRolling(false);
    if (opened) set({ state: opened });
  };
  const compare = async (from: string) => {
    const found = await attempt(() => backend().frame.compare({ from, to: planId }));
    if (found) setComparison(found);
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
        <Button size="small" loading={isRolling} title={t('rollTitle')} onClick={() => void roll()}>
          {t('rollForward')}
        </Button>
        <span className="grow" />
        <Select
          size="small"
          aria-label={t('compareWith')}
          placeholder={t('compareWith')}
          disabled={others.length === 0}
          popupMatchSelectWidth={320}
          value={comparison?.from.id ?? null}
          options={others.map((other) => ({ value: other.id, label: other.name }))}
          onChange={(id: string) => void compare(id)}
        />
        {comparison ? (
          <Button size="small" icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('printComparison')}
          </Button>
        ) : null}
      </div>
      {comparison ? <Comparison comparison={comparison} /> : <p className="muted">{t('editionsHint')}</p>}
    </section>
  );
}
