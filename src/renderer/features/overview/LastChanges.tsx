import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../shared/api/app';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';

/** What changed last. */
export function LastChanges() {
  const { t } = useTranslation('overview');
  const go = useApp((app) => app.go);
  const [changes, setChanges] = useState<HistoryEntry[]>([]);
  useEffect(() => {
    const load = async () => {
      const found = await attempt(() => backend().history.list({ limit: 6 }));
      if (found) setChanges(found);
    };
    void load();
    return onNews(() => void load());
  }, []);
  return (
    <section className="card">
      <h2 className="card-title">{t('lastChanges')}</h2>
      <ul className="overview-list">
        {changes.map((change) => (
          <li key={change.id}>
            <span className="muted figures">{new Date(change.time).toLocaleString('sv-SE').slice(5, 16)}</span>{' '}
            {t(`message:${change.label.code}`, change.label.params)}
          </li>
        ))}
      </ul>
      <button type="button" className="link-button" onClick={() => go('data', { tab: 'history' })}>
        {t('allChanges')}
      </button>
    </section>
  );
}
