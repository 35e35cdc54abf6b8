import { useTranslation } from 'react-i18next';
import type { EditionComparison, NamedRef } from '../../../shared/api/frame';
import type { ComparedProject, PlanComparison } from '../../../shared/api/home';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';
import { wordValue } from '../record/valueWords';

/** Projects and elements listed of each kind on the screen; the counts are of all. */
const LISTED = 200;

interface Props {
  comparison: PlanComparison;
  /** Frames and targets; null for plans of different counties, whose frames have nothing in common. */
  editions: EditionComparison | null;
  /** On paper everything is listed. */
  isWhole?: boolean;
}

/** Two plans side by side: facts and money, targets, frames, and the projects only one has or that differ. */
export function PlanComparisonTables({ comparison, editions, isWhole = false }: Props) {
  const { t } = useTranslation('home');
  const { first, second, changed, onlyFirst, onlySecond, same } = comparison;
  const money: [string, number | null, number | null][] = [
    [t('compareTotal'), first.totalFen, second.totalFen],
    [t('compareChosen'), first.chosenFen, second.chosenFen],
    [t('compareEnvelope'), first.envelopeFen, second.envelopeFen],
  ];
  const most = isWhole ? Number.POSITIVE_INFINITY : LISTED;
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
      {editions ? <Targets first={first.name} second={second.name} targets={editions.targets} /> : null}
      {editions?.frames.map((frame) => (
        <FrameTable key={frame.key} frame={frame} most={most} />
      ))}
      <Projects most={most} title={t('compareChanged', { count: changed.length })} projects={changed} />
      <Projects
        most={most}
        title={t('compareOnly', { name: first.name, count: onlyFirst.length })}
        projects={onlyFirst}
      />
      <Projects
        most={most}
        title={t('compareOnly', { name: second.name, count: onlySecond.length })}
        projects={onlySecond}
      />
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

function Projects({ title, projects, most }: { title: string; projects: ComparedProject[]; most: number }) {
  const language = useApp((app) => app.language);
  const table = findTable('project');
  if (projects.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="compare-projects">
        {projects.slice(0, most).map((project, index) => (
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

type Target = EditionComparison['targets'][number];

/** Targets of both plans, the same ones included: a reader wants to see that they stayed. */
function Targets({ first, second, targets }: { first: string; second: string; targets: Target[] }) {
  const { t } = useTranslation('plans');
  const language = useApp((app) => app.language);
  if (targets.length === 0) return null;
  const table = findTable('plan');
  const shown = (field: string, value: number | null) => wordValue(table, field, value, {}, language);
  return (
    <table className="compare-table" data-testid="compare-targets">
      <thead>
        <tr>
          <th>{t('targetsTitle')}</th>
          <th>{first}</th>
          <th>{second}</th>
          <th>{t('home:compareDifference')}</th>
        </tr>
      </thead>
      <tbody>
        {targets.map(({ field, before, after }) => (
          <tr key={field}>
            <td>{table.columns.find(({ key }) => key === field)?.label[language] ?? field}</td>
            <td className="is-figure">{shown(field, before)}</td>
            <td className="is-figure">{shown(field, after)}</td>
            <td className="is-figure">
              {before === null || after === null || before === after ? '' : shown(field, after - before)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What one frame has and the other has not. */
function FrameTable({ frame, most }: { frame: EditionComparison['frames'][number]; most: number }) {
  const { t } = useTranslation('plans');
  const language = useApp((app) => app.language);
  const parts: [string, NamedRef[]][] = [
    [t('added'), frame.added],
    [t('removed'), frame.removed],
    [t('changedOnes'), frame.changed],
  ];
  const isSame = parts.every(([, list]) => list.length === 0);
  return (
    <section data-testid={`compare-frame-${frame.key}`}>
      <h3>{t(frame.key === 'current' ? 'frameOfCurrent' : 'frameOfTarget')}</h3>
      {isSame ? <p className="muted">{t('sameFrame')}</p> : null}
      {parts.map(([title, list]) =>
        list.length === 0 ? null : (
          <p key={title} className="compare-elements">
            <b>
              {title} <span className="figures">{list.length}</span>
            </b>
            {list.slice(0, most).map(({ id, name }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a node and a branch may share a code
              <span key={at}>{name === id ? id : language === 'zh' ? `${name}（${id}）` : `${name} (${id})`}</span>
            ))}
            {list.length > most ? (
              <span className="muted">{t('moreElements', { count: list.length - most })}</span>
            ) : null}
          </p>
        ),
      )}
    </section>
  );
}
