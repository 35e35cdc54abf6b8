import { CloseOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provenance, RecordHistoryEntry } from '../../../shared/api/app';
import { findTable } from '../../../shared/model';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';
import { AmountsEditor } from './AmountsEditor';
import { AttachmentsSection } from './AttachmentsSection';
import { NotesSection } from './NotesSection';
import { OriginCells } from './OriginCells';
import { RecordHistory } from './RecordHistory';
import './record.css';

interface Props {
  entity: string;
  rowId: string;
  /** Column of the active cell: where it came from is marked. */
  columnKey: string | null;
  onClose: () => void;
}

/** Beside the sheet: the record's money (projects), the cells it came from, what happened to it. */
export function RecordPanel({ entity, rowId, columnKey, onClose }: Props) {
  const { t } = useTranslation('ledgers');
  const language = useApp((app) => app.language);
  const [origin, setOrigin] = useState<Provenance | null>(null);
  const [history, setHistory] = useState<RecordHistoryEntry[]>([]);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const entries = await attempt(() => backend().records.history({ entity, id: rowId }));
      if (!isGone && entries) setHistory(entries);
    };
    const loadOrigin = async () => {
      const found = await attempt(() => backend().records.provenance({ entity, id: rowId }));
      if (!isGone) setOrigin(found ?? null);
    };
    void load();
    void loadOrigin();
    const unfollow = onNews((news) => {
      if (entity in news.entities || 'projectAmount' in news.entities) void load();
    });
    return () => {
      isGone = true;
      unfollow();
    };
  }, [entity, rowId]);
  return (
    <aside className="record-panel" aria-label={t('details')}>
      <div className="record-head">
        <b>{findTable(entity).label[language]}</b>
        <button type="button" aria-label={t('close')} onClick={onClose}>
          <CloseOutlined />
        </button>
      </div>
      {entity === 'project' ? <AmountsEditor projectId={rowId} /> : null}
      <section>
        <h3>{t('origin')}</h3>
        {origin ? <OriginCells origin={origin} columnKey={columnKey} /> : <p className="muted">{t('typed')}</p>}
      </section>
      {origin && origin.extra.length > 0 ? (
        <section data-testid="extra">
          <h3>{t('extra')}</h3>
          <dl className="record-extra">
            {origin.extra.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <NotesSection key={`notes ${rowId}`} entity={entity} rowId={rowId} />
      <AttachmentsSection key={`files ${rowId}`} entity={entity} rowId={rowId} />
      <section>
        <h3>{t('history')}</h3>
        <RecordHistory entity={entity} rowId={rowId} entries={history} />
      </section>
    </aside>
  );
}
