import { useTranslation } from 'react-i18next';
import type { RecordHistoryEntry } from '../../../shared/api/app';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';

/** What happened to a record, newest first: when, by which step, which value became which. */
export function RecordHistory({ entity, entries }: { entity: string; entries: RecordHistoryEntry[] }) {
  const { t } = useTranslation('ledgers');
  const language = useApp((app) => app.language);
  const table = findTable(entity);
  if (entries.length === 0) return <p className="muted">{t('noHistory')}</p>;
  const labelOf = (key: string) => table.columns.find((column) => column.key === key)?.label[language];
  const show = (value: unknown) => (value === null || value === undefined ? '—' : String(value));
  return (
    <ol className="record-history">
      {entries.map((entry) => (
        <li key={entry.changeId + entry.kind}>
          <div>
            <span className="figures muted">{new Date(entry.time).toLocaleString('sv-SE').slice(0, 16)}</span>{' '}
            {t(`message:${entry.label.code}`, entry.label.params)}
          </div>
          {entry.kind === 'update'
            ? Object.keys(entry.after ?? {}).map((key) =>
                labelOf(key) ? (
                  <div key={key} className="record-change">
                    {labelOf(key)}: {show(entry.before?.[key])} → {show(entry.after?.[key])}
                  </div>
                ) : null,
              )
            : null}
        </li>
      ))}
    </ol>
  );
}
