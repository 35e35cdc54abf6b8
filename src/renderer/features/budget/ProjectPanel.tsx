import { CloseOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectExplanation } from '../../../shared/api/budget';
import { measures } from '../../../shared/budget/settings';
import { formatNumber } from '../../../shared/format';
import { listMark } from '../../../shared/messages';
import { backend } from '../../api/backend';
import { runJob } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { toFen, toWanYuan, wanYuan } from '../../format/money';
import { useDecide } from './decide';
import { ProjectRules } from './ProjectRules';
import type { BudgetWork } from './useBudget';
import { reasonWords } from './words';

/** Seconds an explanation may take. */
const LIMIT_SECONDS = 60;

interface Props {
  work: BudgetWork;
  projectId: string;
  isLocked: boolean;
  onClose: () => void;
}

/** One project: its decision and why, its money by year, what it does, and what the opposite would mean. */
export function ProjectPanel({ work, projectId, isLocked: isPlanLocked, onClose }: Props) {
  const { t } = useTranslation('budget');
  const [explanation, setExplanation] = useState<ProjectExplanation | null>(null);
  const [isAsking, setAsking] = useState(false);
  const decide = useDecide(work.planId);
  const budget = work.budget!;
  const project = budget.projects.find((candidate) => candidate.id === projectId);
  if (!project) return null;
  // What is no project yet is decided by adopting the split.
  const isLocked = isPlanLocked || project.policy !== undefined;
  const decision = work.result?.decisions.find((candidate) => candidate.projectId === projectId);
  const programme = budget.programmes.find((candidate) => candidate.id === project.programmeId)?.name;
  const explain = async () => {
    setAsking(true);
    const found = await runJob('jobExplain', (signal) =>
      backend().budget.explain({ planId: work.planId, projectId, timeLimitSeconds: LIMIT_SECONDS }, { signal }),
    );
    if (found) setExplanation(found);
    setAsking(false);
  };
  const moneyIn = (year: number): number | null => {
    const own = project.amounts.filter((amount) => amount.year === year);
    return own.length === 0 ? null : own.reduce((sum, amount) => sum + amount.amountFen, 0);
  };
  // Money before or after the planning years counts in the total and stands in no envelope.
  const outside = [...new Set(project.amounts.map((amount) => amount.year))]
    .filter((year) => year === null || !budget.years.includes(year))
    .map((year): [string, number] => [
      year === null ? t('noYear') : String(year),
      project.amounts.reduce((sum, amount) => sum + (amount.year === year ? amount.amountFen : 0), 0),
    ]);
  const known = measures.filter((measure) => measure !== 'benefit' && project.effect[measure] !== undefined);
  return (
    <section className="card project-panel" data-testid="project-panel">
      <div className="project-head">
        <h2 className="card-title">{project.name}</h2>
        <button type="button" className="link-button" aria-label={t('close')} onClick={onClose}>
          <CloseOutlined />
        </button>
      </div>
      <p className="muted">{[project.code, programme, project.township].filter(Boolean).join(' · ')}</p>
      <div className="project-decision">
        <Button
          size="small"
          type={project.chosen ? 'primary' : 'default'}
          disabled={isLocked}
          onClick={() => void decide.set(projectId, { decision: 'chosen' })}
        >
          {t('in')}
        </Button>
        <Button
          size="small"
          type={project.chosen ? 'default' : 'primary'}
          disabled={isLocked}
          onClick={() => void decide.set(projectId, { decision: 'left' })}
        >
          {t('out')}
        </Button>
        <Button
          size="small"
          disabled={isLocked}
          onClick={() =>
            void decide.set(projectId, {
              locked: project.lock === null,
              ...(project.lock === null && !project.chosen ? { decision: 'left' } : {}),
            })
          }
        >
          {t(project.lock === null ? 'lock' : 'unlock')}
        </Button>
      </div>
      {decision ? (
        <p className={decision.chosen === project.chosen ? undefined : 'is-different'}>
          <b>
            {decision.chosen === project.chosen ? '' : 'Δ '}
            {t('splitSays', { decision: t(decision.chosen ? 'in' : 'out') })}
          </b>{' '}
          {reasonWords(budget, decision, t)}
        </p>
      ) : null}
      <table className="project-money">
        <tbody>
          {budget.years.map((year) => (
            <tr key={year}>
              <th>{year}</th>
              <td>
                <InputNumber
                  size="small"
                  controls={false}
                  min={0}
                  precision={2}
                  disabled={isLocked}
                  aria-label={`${year} 万元`}
                  value={toWanYuan(moneyIn(year))}
                  onBlur={(event) => {
                    const text = event.target.value.replace(/,/g, '').trim();
                    const fen = text === '' ? null : toFen(Number(text));
                    if (fen !== moneyIn(year) && !Number.isNaN(fen)) {
                      void decide.set(projectId, { [`amount${year}Fen`]: fen });
                    }
                  }}
                />
              </td>
            </tr>
          ))}
          {outside.map(([year, fen]) => (
            <tr key={year}>
              <th>{year}</th>
              <td className="figures">{wanYuan(fen)}</td>
            </tr>
          ))}
          <tr>
            <th>{t('total')}</th>
            <td className="figures">{wanYuan(project.totalFen)} 万元</td>
          </tr>
          <tr>
            <th>{t('benefit')}</th>
            <td className="figures">
              {formatNumber(project.benefit, 0)}{' '}
              <span className="muted">
                {project.totalFen > 0
                  ? t('eachWanYuan', { figure: formatNumber(project.benefit / (project.totalFen / 1e6), 2) })
                  : null}
              </span>
            </td>
          </tr>
          {known.map((measure) => (
            <tr key={measure}>
              <th>{t(`measure_${measure}`)}</th>
              <td className="figures">{formatNumber(project.effect[measure]!, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" loading={isAsking} onClick={() => void explain()} data-testid="explain">
        {t('explain')}
      </Button>
      {explanation ? <Explained explanation={explanation} /> : null}
      <ProjectRules work={work} projectId={projectId} isLocked={isLocked} />
    </section>
  );
}

/** What the opposite would do, as solved again. */
function Explained({ explanation }: { explanation: ProjectExplanation }) {
  const { t } = useTranslation('budget');
  const language = useApp((app) => app.language);
  const { isIn, isPossible, loss, isProven, displaced, added, moved } = explanation;
  const names = (list: { name: string }[]): string => list.map(({ name }) => name).join(listMark(language));
  if (!isPossible) return <p data-testid="explained">{t(isIn ? 'outImpossible' : 'inImpossible')}</p>;
  return (
    <div className="explained" data-testid="explained">
      <p>
        <b>{t(isIn ? 'ifOut' : 'ifIn')}</b>{' '}
        {loss === null ? t('lossUnknown') : t('lossIs', { loss: formatNumber(loss, 2) })}{' '}
        <span className="muted">{t(isProven ? 'confirmed' : 'notConfirmed')}</span>
      </p>
      {displaced.length > 0 ? <p>{t('displaces', { names: names(displaced) })}</p> : null}
      {added.length > 0 ? <p>{t('brings', { names: names(added) })}</p> : null}
      {moved.length > 0 ? <p>{t('moves', { names: names(moved) })}</p> : null}
    </div>
  );
}
