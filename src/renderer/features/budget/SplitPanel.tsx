import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../shared/format';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import type { useBudget } from './useBudget';

const LIMITS = [10, 30, 60, 300];

/** Starts the split, shows how far it is and what came of it; keeps and adopts it. */
export function SplitPanel({ work }: { work: ReturnType<typeof useBudget> }) {
  const { t } = useTranslation('budget');
  const { budget, result, progress, isSplitting, shown } = work;
  const [limit, setLimit] = useState<number | null>(60);
  const [name, setName] = useState('');
  const nextName = name.trim() || t('scenarioName', { number: (budget?.scenarios.length ?? 0) + 1 });
  const keep = async () => {
    await work.saveScenario(nextName, result);
    setName('');
  };
  const adopt = async () => {
    const scenarioId = shown ?? (await work.saveScenario(nextName, result));
    if (scenarioId) await attempt(() => backend().budget.adopt({ scenarioId }));
  };
  return (
    <section className="card split-panel">
      <div className="split-start">
        <Button type="primary" loading={isSplitting} onClick={() => void work.split(limit)} data-testid="split">
          {t('split')}
        </Button>
        <Select
          size="small"
          value={limit ?? 0}
          aria-label={t('timeLimit')}
          options={[
            ...LIMITS.map((seconds) => ({ value: seconds, label: t('seconds', { seconds }) })),
            { value: 0, label: t('noLimit') },
          ]}
          onChange={(value) => setLimit(value === 0 ? null : value)}
        />
      </div>
      {isSplitting && progress ? (
        <p className="figures muted">
          {t('progress', {
            incumbent: progress.incumbent === null ? '—' : formatNumber(progress.incumbent, 0),
            bound: progress.bound === null ? '—' : formatNumber(progress.bound, 0),
            gap: progress.gap === null ? '—' : formatNumber(progress.gap * 100, 3),
          })}
        </p>
      ) : null}
      {result ? (
        <div data-testid="split-result">
          <p className={`split-status is-${result.status}`}>
            <b>{t(result.method === 'greedy' ? 'greedy' : `status_${result.status}`)}</b>{' '}
            {result.gap !== null && result.gap > 0 ? (
              <span className="figures">{t('gap', { gap: formatNumber(result.gap * 100, 3) })}</span>
            ) : null}{' '}
            {result.stoppedBy ? <span className="muted">{t(`stopped_${result.stoppedBy}`)}</span> : null}
          </p>
          {result.status === 'infeasible' ? (
            <ul className="split-conflicts">
              {result.conflicts.map((conflict) => (
                <li key={`${conflict.kind} ${conflict.id}`}>
                  {t(`conflict_${conflict.kind}`, { name: conflict.name })}
                </li>
              ))}
            </ul>
          ) : (
            <>
              <p className="figures">
                {t('summary', {
                  chosen: result.decisions.filter((decision) => decision.chosen).length,
                  all: result.decisions.length,
                  objective: result.objective === null ? '—' : formatNumber(result.objective, 0),
                })}
              </p>
              <div className="split-keep">
                <Input
                  size="small"
                  value={name}
                  placeholder={nextName}
                  aria-label={t('scenario')}
                  onChange={(event) => setName(event.target.value)}
                />
                <Button size="small" onClick={() => void keep()} disabled={isSplitting} data-testid="save-scenario">
                  {t('keep')}
                </Button>
                <Button size="small" onClick={() => void adopt()} disabled={isSplitting} data-testid="adopt">
                  {t('adopt')}
                </Button>
              </div>
            </>
          )}
        </div>
      ) : null}
    </section>
  );
}
