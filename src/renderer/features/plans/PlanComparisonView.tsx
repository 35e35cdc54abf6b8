import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../../shared/api/app';
import type { ComparedProject, PlanComparison } from '../../../shared/api/home';
import { findTable } from '../../../shared/model';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { Dialog } from '../../components/dialog/Dialog';
import { wanYuan } from '../../format/money';
import { wordValue } from '../record/valueWords';

/** Projects listed of each kind; the counts are of all. */
const LISTED = 200;

interface Props {
  plan: PlanSummary;
  plans: PlanSummary[];
  onClose: () => void;
}

/** Two plans side by side: money, and the projects only one has or that differ. */
export function PlanComparisonView({ plan, plans, onClose }: Props) {
  const { t } = useTranslation('home');
  const others = plans.filter((candidate) => candidate.id !== plan.id);
  const usual = others.find((other) => other.countyId === plan.countyId) ?? others[0]!;
  const [otherId, setOtherId] = useState(usual.id);
  const [comparison, setComparison] = useState<PlanComparison | null>(null);
  useEffect(() => {
    let isGone = false;
    setComparison(null);
    void attempt(() => backend().home.comparePlans({ firstId: plan.id, secondId: otherId })).then((found) => {
      if (found && !isGone) setComparison(found);
    });
    return () => {
      isGone = true;
    };
  }, [plan.id, otherId]);
  return (
    <Dialog title={t('compareTitle')} width={1040} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is reached by keyboard */}
      <div className="cf-dialog-body plan-comparison" tabIndex={0} data-testid="comparison">
        <label>
          {t('planCompareWith')}{' '}
          <select value={otherId} onChange={(event) => setOtherId(event.target.value)}>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.countyName} · {other.name}
              </option>
            ))}
          </select>
        </label>
        {comparison ? <Comparison comparison={comparison} /> : <p className="muted">{t('frame:loading')}</p>}
      </div>
    </Dialog>
  );
}

function Comparison({ comparison }: { comparison: PlanComparison }) {
  const { t } = useTranslation('home');
  const { first, second, changed, onlyFirst, onlySecond, same } = comparison;
  const money: [string, number | null, number | null][] = [
    [t('compareTotal'), first.totalFen, second.totalFen],
    [t('compareChosen'), first.chosenFen, second.chosenFen],
    [t('compareEnvelope'), first.envelopeFen, second.envelopeFen],
  ];
  const years = paired(first.byYear, second.byYear, t('compareNoYear'));
  const programmes = paired(first.byProgramme, second.byProgramme, t('compareNoProgramme'));
  return (
    <>
      <table className="compare-table">
        <thead>
          <tr>
            <th>{t('compareFact')}</th>
            <th>{first.name}</th>
            <th>{second.name}</th>
            <th>{t('compareDifference')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{t('compareStatus')}</td>
            <td>{t(`frame:status_${first.status}`)}</td>
            <td>{t(`frame:status_${second.status}`)}</td>
            <td />
          </tr>
          <tr>
            <td>{t('compareYears')}</td>
            <td className="figures">
              {first.firstYear}–{first.lastYear}
            </td>
            <td className="figures">
              {second.firstYear}–{second.lastYear}
            </td>
            <td />
          </tr>
          <tr>
            <td>{t('compareProjects')}</td>
            <td className="is-figure">{first.projects}</td>
            <td className="is-figure">{second.projects}</td>
            <td className="is-figure">{second.projects - first.projects || ''}</td>
          </tr>
          {money.map(([label, a, b]) => (
            <MoneyRow key={label} label={label} first={a} second={b} />
          ))}
          <tr>
            <th colSpan={4}>{t('compareByYear')}</th>
          </tr>
          {years.map((row) => (
            <MoneyRow key={row.name} label={row.name} first={row.first} second={row.second} />
          ))}
          <tr>
            <th colSpan={4}>{t('compareByProgramme')}</th>
          </tr>
          {programmes.map((row) => (
            <MoneyRow key={row.name} label={row.name} first={row.first} second={row.second} />
          ))}
        </tbody>
      </table>
      <Projects title={t('compareChanged', { count: changed.length })} projects={changed} />
      <Projects title={t('compareOnly', { name: first.name, count: onlyFirst.length })} projects={onlyFirst} />
      <Projects title={t('compareOnly', { name: second.name, count: onlySecond.length })} projects={onlySecond} />
      <p className="muted">{t('compareSame', { count: same })}</p>
    </>
  );
}

function MoneyRow({ label, first, second }: { label: string; first: number | null; second: number | null }) {
  const show = (fen: number | null) => (fen === null ? '—' : wanYuan(fen));
  const difference = first !== null && second !== null && first !== second ? second - first : null;
  return (
    <tr>
      <td>{label}</td>
      <td className="is-figure">{show(first)}</td>
      <td className="is-figure">{show(second)}</td>
      <td className="is-figure">{difference === null ? '' : `${difference > 0 ? '+' : ''}${wanYuan(difference)}`}</td>
    </tr>
  );
}

type Money = { name: string | null; amountFen: number }[];

function paired(first: Money, second: Money, none: string) {
  const names = [...new Set([...first, ...second].map((row) => row.name))].sort((a, b) =>
    (a ?? '\uffff').localeCompare(b ?? '\uffff', 'zh-CN'),
  );
  const of = (rows: Money, name: string | null) => rows.find((row) => row.name === name)?.amountFen ?? 0;
  return names.map((name) => ({ name: name ?? none, first: of(first, name), second: of(second, name) }));
}

function Projects({ title, projects }: { title: string; projects: ComparedProject[] }) {
  const language = useApp((app) => app.language);
  const table = findTable('project');
  if (projects.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="compare-projects">
        {projects.slice(0, LISTED).map((project, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: projects may share code and name
          <li key={index}>
            <span>
              {project.name} <span className="muted figures">{project.code}</span>
            </span>
            <span className="figures">
              {[project.firstFen, project.secondFen]
                .filter((fen, at, all) => fen !== null && (at === 0 || fen !== all[0]))
                .map((fen) => wanYuan(fen!))
                .join(' → ')}
            </span>
            {project.cells.map(({ key, first, second }) => (
              <span key={key} className="compare-cell muted">
                {table.columns.find((column) => column.key === key)?.label[language]}: {word(key, first)} →{' '}
                {word(key, second)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );

  function word(key: string, value: unknown): string {
    const column = table.columns.find((candidate) => candidate.key === key);
    // References come by name here.
    if (column?.kind === 'ref') return value === null ? '—' : String(value);
    return wordValue(table, key, value as string | number | null, {}, language);
  }
}
