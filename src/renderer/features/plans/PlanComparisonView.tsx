import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../../shared/api/app';
import type { EditionComparison } from '../../../shared/api/frame';
import type { PlanComparison } from '../../../shared/api/home';
import { backend } from '../../api/backend';
import { printWindow } from '../../api/desktop';
import { attempt } from '../../app/actions';
import { Dialog } from '../../components/dialog/Dialog';
import { PlanComparisonTables } from './PlanComparisonTables';

interface Props {
  plan: PlanSummary;
  plans: PlanSummary[];
  onClose: () => void;
}

interface Compared {
  comparison: PlanComparison;
  editions: EditionComparison | null;
}

/** Two plans or editions side by side, on the screen and on paper: the other one is the earlier side. */
export function PlanComparisonView({ plan, plans, onClose }: Props) {
  const { t } = useTranslation('home');
  const others = plans.filter((candidate) => candidate.id !== plan.id);
  const usual = others.find((other) => other.countyId === plan.countyId) ?? others[0]!;
  const [otherId, setOtherId] = useState(usual.id);
  const [compared, setCompared] = useState<Compared | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const other = plans.find(({ id }) => id === otherId) ?? usual;
  const isSameCounty = other.countyId === plan.countyId;
  useEffect(() => {
    let isGone = false;
    setCompared(null);
    void attempt(async () => {
      const comparison = await backend().home.comparePlans({ firstId: otherId, secondId: plan.id });
      const editions = isSameCounty ? await backend().frame.compare({ from: otherId, to: plan.id }) : null;
      if (!isGone) setCompared({ comparison, editions });
    });
    return () => {
      isGone = true;
    };
  }, [plan.id, otherId, isSameCounty]);
  useEffect(() => {
    if (!isPrinting) return;
    document.body.classList.add('is-printing-comparison');
    void document.fonts.ready.then(printWindow).finally(() => setPrinting(false));
    return () => document.body.classList.remove('is-printing-comparison');
  }, [isPrinting]);
  return (
    <Dialog title={t('compareTitle')} width={1040} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is reached by keyboard */}
      <div className="cf-dialog-body plan-comparison" tabIndex={0} data-testid="comparison">
        <div className="compare-tools">
          <label>
            {t('planCompareWith')}{' '}
            <select value={otherId} onChange={(event) => setOtherId(event.target.value)}>
              {others.map(({ id, countyName, name }) => (
                <option key={id} value={id}>
                  {countyName} · {name}
                </option>
              ))}
            </select>
          </label>
          <span className="grow" />
          <Button
            size="small"
            icon={<PrinterOutlined />}
            disabled={!compared}
            data-testid="print-comparison"
            onClick={() => setPrinting(true)}
          >
            {t('plans:printComparison')}
          </Button>
        </div>
        {compared ? <PlanComparisonTables {...compared} /> : <p className="muted">{t('frame:loading')}</p>}
      </div>
      {isPrinting && compared
        ? createPortal(
            <section className="comparison-paper plan-comparison">
              <h1>{t('plans:compared', { from: other.name, to: plan.name })}</h1>
              <p>{isSameCounty ? plan.countyName : `${other.countyName} · ${plan.countyName}`}</p>
              <PlanComparisonTables {...compared} isWhole />
            </section>,
            document.body,
          )
        : null}
    </Dialog>
  );
}
