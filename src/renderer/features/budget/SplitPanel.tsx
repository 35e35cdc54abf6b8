import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SplitResult } from '../../../shared/api/budget';
import { type Measure, measures } from '../../../shared/budget/settings';
import { formatNumber } from '../../../shared/format';
import { listMark } from '../../../shared/messages';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';
import { ConflictList } from './ConflictList';
import type { BudgetWork } from './useBudget';

const LIMITS = [10, 30, 60, 300];

interface Props {
  work: BudgetWork;
  isLocked: boolean;
  onPick: (projectId: string) => void;
}

/** Projects shown that come next. */
const NEXT = 3;

/** Starts the split, shows how far it is and what came of it; keeps and adopts it. */
export function SplitPanel({ work, isLocked, onPick }: Props) {
  const { t } = useTranslation('budget');
  const { budget, result, progress, isSplitting, shown } = work;
  const language = useApp((app) => app.language);
  const [limit, setLimit] = useState<number | null>(60);
  const [name, setName] = useState('');
  const nextName = name.trim() || t('scenarioName', { number: (budget?.scenarios.length ?? 0) + 1 });
  const policies = result?.decisions.filter((d) => d.chosen && d.projectId.startsWith('policy:')).length ?? 0;
  const keep = async () => {
    await work.saveScenario(nextName, result);
    setName('');
  };
  const adopt = async () => {
    const scenarioId = shown ?? (await work.saveScenario(nextName, result));
    if (!scenarioId) return;
    const done = await attempt(() => backend().budget.adopt({ scenarioId, language }));
    // Alternatives have become projects: the scenario names these from now on.
    if (done !== undefined) await work.showScenario(scenarioId);
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
            seconds: formatNumber(progress.seconds, 1),
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
            <ConflictList conflicts={result.conflicts} />
          ) : (
            <>
              {work.isStale ? <p className="is-different">{t('stale')}</p> : null}
              <p className="figures">
                {t(result.mode === 'leastMoney' ? 'summaryMoney' : 'summary', {
                  chosen: result.decisions.filter((decision) => decision.chosen).length,
                  all: result.decisions.length,
                  objective: objectiveText(result.objective, result.mode === 'leastMoney'),
                })}
              </p>
              {policies > 0 ? <p className="muted">{t('policyCount', { count: policies })}</p> : null}
              <EffectLine result={result} work={work} />
              <NextAbove work={work} onPick={onPick} />
              {result.wishes.length > 0 ? (
                <p className="muted">
                  {t('wishesMissed', {
                    count: result.wishes.length,
                    price: formatNumber(
                      result.wishes.reduce((sum, wish) => sum + wish.price, 0),
                      2,
                    ),
                  })}
                </p>
              ) : null}
              {result.notes.map((note) => (
                <p key={`${note.kind} ${note.names.join()}`} className="is-different">
                  {t(`note_${note.kind}`, {
                    name: note.names.join(listMark(language)) + (note.count > note.names.length ? ' …' : ''),
                    count: note.count,
                  })}
                </p>
              ))}
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
                <Button
                  size="small"
                  onClick={() => void adopt()}
                  disabled={isSplitting || isLocked}
                  data-testid="adopt"
                >
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

/** The objective as it is read: points, or in the mode "least money" the money. */
function objectiveText(objective: number | null, isMoney: boolean): string {
  if (objective === null) return '—';
  return isMoney ? wanYuan(-objective) : formatNumber(objective, 0);
}

/** What the chosen projects do together; of findings also how many no chosen project solves. */
function EffectLine({ result, work }: { result: SplitResult; work: BudgetWork }) {
  const { t } = useTranslation('budget');
  const totalOf = (measure: Measure): number =>
    work.budget!.projects.reduce((sum, project) => sum + (project.effect[measure] ?? 0), 0);
  const shown = measures.filter((measure) => measure !== 'benefit' && totalOf(measure) > 0);
  if (shown.length === 0) return null;
  const words = (measure: Measure): string => {
    const own = formatNumber(result.effect[measure] ?? 0, 0);
    return `${t(`measure_${measure}`)} ${own}`;
  };
  return <p className="figures muted">{shown.map(words).join(' · ')}</p>;
}

/** The projects that are out with the most benefit for their money: next above the line. */
function NextAbove({ work, onPick }: { work: BudgetWork; onPick: (projectId: string) => void }) {
  const { t } = useTranslation('budget');
  const result = work.result!;
  const out = new Set(
    result.decisions.filter((d) => !d.chosen && ['noMoney', 'displaced'].includes(d.reason)).map((d) => d.projectId),
  );
  const next = work
    .budget!.projects.filter((project) => out.has(project.id) && project.totalFen > 0)
    .sort((a, b) => b.benefit / b.totalFen - a.benefit / a.totalFen)
    .slice(0, NEXT);
  if (next.length === 0) return null;
  return (
    <div className="next-above">
      <span className="muted">{t('nextAbove')}</span>
      {next.map((project) => (
        <button key={project.id} type="button" className="link-button" onClick={() => onPick(project.id)}>
          {project.name}{' '}
          <span className="figures">
            {t('eachWanYuan', { figure: formatNumber(project.benefit / (project.totalFen / 1e6), 1) })}
          </span>
        </button>
      ))}
    </div>
  );
}
