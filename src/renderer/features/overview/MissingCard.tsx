import { useTranslation } from 'react-i18next';
import type { OverviewState } from '../../../shared/api/overview';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';

/** What the planner still has to bring, each line a way to it. */
export function MissingCard({ overview }: { overview: OverviewState }) {
  const { t } = useTranslation('overview');
  const { language, go } = useApp();
  const open = (entity: string | null, code: string) => {
    if (code === 'MISSING_ROWS') go('data', { tab: 'import' });
    else if (entity === 'project') go('projects');
    else if (entity === 'envelope') go('budget');
    else if (entity) go('ledgers', { entity });
  };
  return (
    <section className="card">
      <h2 className="card-title">{t('missing')}</h2>
      {overview.missing.length === 0 ? <p className="muted">{t('nothingMissing')}</p> : null}
      <ul className="overview-list">
        {overview.missing.map((item) => (
          <li key={item.code + item.entity}>
            <button type="button" className="link-button" onClick={() => open(item.entity, item.code)}>
              {t(item.code, {
                ...item.params,
                entity: item.entity ? findTable(item.entity).label[language] : '',
              })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
