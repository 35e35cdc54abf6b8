import { useTranslation } from 'react-i18next';
import type { EditionComparison, NamedRef } from '../../../shared/api/frame';
import { formatNumber } from '../../../shared/format';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';

/** Two editions side by side: frames, projects, money, targets. */
export function Comparison({ comparison }: { comparison: EditionComparison }) {
  const { t } = useTranslation('plans');
  const language = useApp((app) => app.language);
  const { from, to, frames, projects, money, targets } = comparison;
  const label = (entity: string, key: string) =>
    findTable(entity).columns.find((column) => column.key === key)?.label[language] ?? key;
  const total = (pick: (row: (typeof money)[number]) => number) => money.reduce((sum, row) => sum + pick(row), 0);
  return (
    <div className="comparison" data-testid="comparison">
      <h3>{t('compared', { from: from.name, to: to.name })}</h3>
      <div className="comparison-parts">
        {frames.map(({ key, added, removed, changed }) => (
          <div key={key}>
            <h4>{t(key === 'current' ? 'frameOfCurrent' : 'frameOfTarget')}</h4>
            <Names title={t('added')} list={added} />
            <Names title={t('removed')} list={removed} />
            <Names title={t('changedOnes')} list={changed} />
          </div>
        ))}
        <div>
          <h4>{t('frame:projects')}</h4>
          <Names title={t('added')} list={projects.added} />
          <Names title={t('removed')} list={projects.removed} />
          <details open={projects.changed.length > 0}>
            <summary>
              {t('changedOnes')} <b className="figures">{projects.changed.length}</b>
            </summary>
            <ul>
              {projects.changed.map(({ id, name, fields }) => (
                <li key={id}>
                  {name}
                  {fields.map(({ field, before, after }) => (
                    <span key={field} className="muted">
                      {label('project', field)}: {before ?? '–'} → {after ?? '–'}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          </details>
        </div>
        <div>
          <h4>{t('money')}</h4>
          <table className="figures">
            <thead>
              <tr>
                <th>{t('year')}</th>
                <th>{from.name}</th>
                <th>{to.name}</th>
                <th>{t('delta')}</th>
              </tr>
            </thead>
            <tbody>
              {money.map(({ year, beforeFen, afterFen }) => (
                <tr key={year ?? 'none'}>
                  <th>{year ?? t('noYear')}</th>
                  <td>{wanYuan(beforeFen)}</td>
                  <td>{wanYuan(afterFen)}</td>
                  <td>{wanYuan(afterFen - beforeFen)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th>{t('total')}</th>
                <td>{wanYuan(total((row) => row.beforeFen))}</td>
                <td>{wanYuan(total((row) => row.afterFen))}</td>
                <td>{wanYuan(total((row) => row.afterFen - row.beforeFen))}</td>
              </tr>
            </tfoot>
          </table>
        </div>
        <div>
          <h4>{t('targetsTitle')}</h4>
          {targets.length === 0 ? <p className="muted">{t('sameTargets')}</p> : null}
          <ul>
            {targets.map(({ field, before, after }) => (
              <li key={field}>
                {label('plan', field)}
                <span className="muted figures">
                  {before === null ? '–' : formatNumber(before, 3)} → {after === null ? '–' : formatNumber(after, 3)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

function Names({ title, list }: { title: string; list: NamedRef[] }) {
  return (
    <details>
      <summary>
        {title} <b className="figures">{list.length}</b>
      </summary>
      <ul>
        {list.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </details>
  );
}
