import { useTranslation } from 'react-i18next';
import type { RecordHistoryEntry } from '../../../shared/api/app';
import { ChangedValues } from './ChangedValues';

interface Props {
  entity: string;
  rowId: string;
  entries: RecordHistoryEntry[];
}

/** What happened to a record, newest first: when, by whom, by which step, which value became which, and its way back. */
export function RecordHistory({ entity, rowId, entries }: Props) {
  const { t } = useTranslation('ledgers');
  if (entries.length === 0) return <p className="muted">{t('noHistory')}</p>;
  return (
    <ol className="record-history">
      {entries.map((entry) => (
        <li key={entry.changeId + entry.kind}>
          <div>
            <span className="figures muted">{new Date(entry.time).toLocaleString('sv-SE').slice(0, 16)}</span>{' '}
            {entry.author ? <span className="muted">{entry.author} </span> : null}
            {t(`message:${entry.label.code}`, entry.label.params)}
          </div>
          {entry.kind === 'update' && entry.before && entry.after ? (
            <ChangedValues
              changeId={entry.changeId}
              entity={entity}
              rowId={rowId}
              before={entry.before}
              after={entry.after}
              names={entry.names}
              canRestore
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
