import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurveRow, MarginalRow, OverrideCost, SensitivityRow } from '../../../shared/api/budget';
import { formatNumber } from '../../../shared/format';
import { listMark } from '../../../shared/messages';
import { backend } from '../../api/backend';
import { runJob } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';
import { MoneyCurve } from './MoneyCurve';
import type { BudgetWork } from './useBudget';
import { envelopeWords } from './words';

/** Seconds of each split behind a figure: an analysis is many of them. Differences between splits need proven ones. */
const LIMITS = { timeLimitSeconds: 15 };
/** A curve is drawn as well by splits within this of the best. */
const CURVE_LIMITS = { gap: 0.0005, timeLimitSeconds: 15 };
const CURVE_POINTS = 11;

/** What more money buys: the curve of effect against money, marginal values by envelope, and other weights. */
export default function AnalysisTab({ work }: { work: BudgetWork }) {
  const { t } = useTranslation('budget');
  const language = useApp((app) => app.language);
  const budget = work.budget!;
  const { planId } = work;
  const ceilings = budget.envelopes.filter((envelope) => envelope.maxFen !== null);
  const [envelopeId, setEnvelopeId] = useState(
    (ceilings.find((e) => e.year === null && e.programmeId === null) ?? ceilings[0])?.id ?? null,
  );
  const [curve, setCurve] = useState<CurveRow[] | null>(null);
  const [step, setStep] = useState(100);
  const [marginals, setMarginals] = useState<MarginalRow[] | null>(null);
  const [sensitivity, setSensitivity] = useState<SensitivityRow[] | null>(null);
  const [overrides, setOverrides] = useState<OverrideCost | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const names = (list: { name: string }[]): string => list.map(({ name }) => name).join(listMark(language)) || '—';
  const run = async (name: string, job: () => Promise<void>) => {
    setBusy(name);
    await job();
    setBusy(null);
  };
  if (ceilings.length === 0) {
    return (
      <div className="empty">
        <p>{t('noCeilings')}</p>
      </div>
    );
  }
  return (
    <div className="budget-analysis">
      <section className="analysis-curve">
        <div className="budget-filter">
          <Select
            size="small"
            value={envelopeId}
            aria-label={t('envelope')}
            popupMatchSelectWidth={false}
            options={ceilings.map((envelope) => ({
              value: envelope.id,
              label: `${envelopeWords(budget, envelope.id, t)} ${wanYuan(envelope.maxFen!)} 万元`,
            }))}
            onChange={(value) => {
              setEnvelopeId(value);
              setCurve(null);
            }}
          />
          <Button
            size="small"
            type="primary"
            loading={busy === 'curve'}
            disabled={busy !== null}
            data-testid="curve"
            onClick={() =>
              void run('curve', async () => {
                const found = await runJob('jobCurve', (signal) =>
                  backend().budget.curve(
                    { planId, envelopeId: envelopeId!, points: CURVE_POINTS, ...CURVE_LIMITS },
                    { signal },
                  ),
                );
                if (found) setCurve(found);
              })
            }
          >
            {t('drawCurve')}
          </Button>
          <span className="muted grow">{t('curveHint')}</span>
        </div>
        {curve ? (
          <MoneyCurve rows={curve} settings={budget.settings} />
        ) : (
          <div className="chart-room">{t('noCurve')}</div>
        )}
      </section>
      <section className="card">
        <div className="budget-filter">
          <h2 className="card-title grow">{t('marginals')}</h2>
          <InputNumber
            size="small"
            min={1}
            controls={false}
            value={step}
            suffix="万元"
            aria-label={t('step')}
            onChange={(value) => setStep(value ?? 100)}
          />
          <Button
            size="small"
            loading={busy === 'marginals'}
            disabled={busy !== null}
            data-testid="marginals"
            onClick={() =>
              void run('marginals', async () => {
                const found = await runJob('jobMarginals', (signal) =>
                  backend().budget.marginals({ planId, stepFen: Math.round(step * 1e6), ...LIMITS }, { signal }),
                );
                if (found) setMarginals(found);
              })
            }
          >
            {t('compute')}
          </Button>
        </div>
        {marginals ? (
          <table className="plain-table" data-testid="marginal-rows">
            <thead>
              <tr>
                <th>{t('envelope')}</th>
                <th className="is-figure">{t('gain')}</th>
                <th>{t('comesIn')}</th>
                <th>{t('goesOut')}</th>
              </tr>
            </thead>
            <tbody>
              {marginals.map((row) => (
                <tr key={row.envelopeId}>
                  <td>{envelopeWords(budget, row.envelopeId, t)}</td>
                  <td className="is-figure">
                    {row.gain === null ? '—' : formatNumber(row.gain, 2)}
                    {row.isProven ? '' : ' ≈'}
                  </td>
                  <td>{names(row.added)}</td>
                  <td>{names(row.dropped)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p className="muted">{t('marginalsHint')}</p>
        )}
      </section>
      <section className="card">
        <div className="budget-filter">
          <h2 className="card-title grow">{t('overrides')}</h2>
          <Button
            size="small"
            loading={busy === 'overrides'}
            disabled={busy !== null}
            onClick={() =>
              void run('overrides', async () => {
                const found = await runJob('jobOverrides', (signal) =>
                  backend().budget.overrides({ planId, ...LIMITS }, { signal }),
                );
                if (found) setOverrides(found);
              })
            }
          >
            {t('compute')}
          </Button>
        </div>
        {overrides === null ? (
          <p className="muted">{t('overridesHint')}</p>
        ) : (
          <p>
            {t('overridesCost', {
              locks: overrides.locks,
              gain: overrides.gain === null ? '—' : formatNumber(overrides.gain, 2),
            })}
            {overrides.isProven ? '' : ' ≈'}
            {overrides.added.length > 0 ? ` ${t('brings', { names: names(overrides.added) })}` : ''}
            {overrides.dropped.length > 0 ? ` ${t('displaces', { names: names(overrides.dropped) })}` : ''}
          </p>
        )}
      </section>
      <section className="card">
        <div className="budget-filter">
          <h2 className="card-title grow">{t('sensitivity')}</h2>
          <Button
            size="small"
            loading={busy === 'sensitivity'}
            disabled={busy !== null}
            onClick={() =>
              void run('sensitivity', async () => {
                const found = await runJob('jobSensitivity', (signal) =>
                  backend().budget.sensitivity({ planId, ...LIMITS }, { signal }),
                );
                if (found) setSensitivity(found);
              })
            }
          >
            {t('compute')}
          </Button>
        </div>
        {sensitivity === null ? <p className="muted">{t('sensitivityHint')}</p> : null}
        {sensitivity?.length === 0 ? <p className="muted">{t('oneMeasure')}</p> : null}
        {sensitivity && sensitivity.length > 0 ? (
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('measure')}</th>
                <th className="is-figure">{t('weight')}</th>
                <th>{t('comesIn')}</th>
                <th>{t('goesOut')}</th>
              </tr>
            </thead>
            <tbody>
              {sensitivity.map((row) => (
                <tr key={`${row.measure} ${row.factor}`}>
                  <td>{t(`measure_${row.measure}`)}</td>
                  <td className="is-figure">× {row.factor}</td>
                  <td>{names(row.added)}</td>
                  <td>{names(row.dropped)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </section>
    </div>
  );
}
