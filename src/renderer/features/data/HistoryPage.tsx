import { Button } from 'antd';
import { Fragment, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../shared/api/app';
import type { ImportBatch, RecordConflict } from '../../../shared/api/imports';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';
import { ChangeDetails } from './ChangeDetails';
import { UndoConflicts } from './UndoConflicts';
import './history.css';
import { listMark } from '../../../shared/messages';
import { localTime } from '../../format/localTime';

const PAGE = 100;

/** Every import with its way back, and every change, newest first. */
export function HistoryPage() {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const [batches, setBatches] = useState<ImportBatch[]>([]);
  const [changes, setChanges] = useState<HistoryEntry[]>([]);
  const [conflicts, setConflicts] = useState<number | null>(null);
  const [unsettled, setUnsettled] = useState<RecordConflict[]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const [wanted, setWanted] = useState('');
  const load = useCallback(async () => {
    const [nextBatches, nextChanges] = await Promise.all([
      attempt(() => backend().imports.batches()),
      attempt(() => backend().history.list({ limit: PAGE })),
    ]);
    if (nextBatches) setBatches(nextBatches);
    if (nextChanges) setChanges(nextChanges);
  }, []);
  useEffect(() => {
    void load();
    return onNews(() => void load());
  }, [load]);
  const more = async () => {
    const last = changes.at(-1);
    const found = last && (await attempt(() => backend().history.list({ limit: PAGE, before: last.seq })));
    if (found) setChanges([...changes, ...found]);
  };
  const undoBatch = async (batchId: string) => {
    const done = await attempt(() => backend().imports.undoBatch({ batchId }));
    if (done) setUnsettled(done.conflicts);
  };
  const wordChange = (change: HistoryEntry) =>
    `${change.kind === 'undo' || change.kind === 'redo' ? `${t(`kind_${change.kind}`)} ` : ''}${t(`message:${change.label.code}`, change.label.params)}`;
  const shown = changes.filter((change) =>
    `${wordChange(change)} ${change.author ?? ''} ${localTime(change.time)}`
      .toLowerCase()
      .includes(wanted.toLowerCase()),
  );
  return (
    <div className="page">
      {unsettled.length > 0 ? <UndoConflicts conflicts={unsettled} onClose={() => setUnsettled([])} /> : null}
      {conflicts ? <p className="history-conflicts">{t('conflicts', { count: conflicts })}</p> : null}
      <section className="card">
        <h2 className="card-title">{t('batches')}</h2>
        {batches.length === 0 ? <p className="muted">{t('noBatches')}</p> : null}
        <table className="history-table">
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.id} className={batch.stands ? undefined : 'is-undone'}>
                <td className="figures muted">{localTime(batch.time)}</td>
                <td>{batch.files.join(listMark(language))}</td>
                <td className="figures">
                  {batch.isPartlyUndone
                    ? t('partlyUndone')
                    : batch.stands
                      ? t('doneCounts', {
                          inserted: batch.counts.inserted,
                          updated: batch.counts.updated,
                          rejected: batch.counts.rejected,
                        })
                      : t('undone')}
                </td>
                <td>
                  {batch.stands && !batch.isPartlyUndone ? (
                    <Button size="small" onClick={() => void undoBatch(batch.id)}>
                      {t('undoImport')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="card history-changes">
        <h2 className="card-title">{t('changes')}</h2>
        {changes.length === 0 ? <p className="muted">{t('noChanges')}</p> : null}
        {changes.length > 10 ? (
          <input
            className="history-search"
            aria-label={t('home:historySearch')}
            placeholder={t('home:historySearch')}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        ) : null}
        <table className="history-table">
          <tbody>
            {shown.map((change) => (
              <Fragment key={change.id}>
                <tr className={change.stands ? undefined : 'is-undone'}>
                  <td className="figures muted">{localTime(change.time)}</td>
                  <td>
                    <button
                      type="button"
                      className="history-open"
                      aria-expanded={open === change.id}
                      onClick={() => setOpen(open === change.id ? null : change.id)}
                    >
                      {open === change.id ? '−' : '+'} {wordChange(change)}
                    </button>
                  </td>
                  <td className="muted">{change.author}</td>
                  <td className="figures muted">{t('rowsTouched', { count: change.rows })}</td>
                </tr>
                {open === change.id ? (
                  <tr className="history-details">
                    <td colSpan={4}>
                      <ChangeDetails change={change} onConflicts={setConflicts} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
          </tbody>
        </table>
        {changes.length >= PAGE ? (
          <button type="button" className="link-button" onClick={() => void more()}>
            {t('older')}
          </button>
        ) : null}
      </section>
    </div>
  );
}
