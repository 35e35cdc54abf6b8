import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportResult, RecordConflict } from '../../../../shared/api/imports';
import { findTable } from '../../../../shared/model';
import { backend } from '../../../api/backend';
import { saveFile } from '../../../api/desktop';
import { attempt } from '../../../app/actions';
import { useApp } from '../../../app/useApp';
import { UndoConflicts } from '../UndoConflicts';
import './ends.css';

const LEDGERS_APART = ['project', 'projectAmount', 'programme', 'envelope'];

/** What was taken, where it went, and the way back. */
export function ImportDone({
  result,
  sessionId,
  fileName,
  onAgain,
}: {
  result: ImportResult;
  /** The import's session, which still has the rows that were not taken. */
  sessionId: string | null;
  fileName: string;
  onAgain: () => void;
}) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const go = useApp((app) => app.go);
  const [conflicts, setConflicts] = useState<RecordConflict[]>([]);
  const undo = async () => {
    const done = await attempt(() => backend().imports.undoBatch({ batchId: result.batchId! }));
    if (done && done.conflicts.length === 0) onAgain();
    else if (done) setConflicts(done.conflicts);
  };
  const saveRejected = async () => {
    const file = await attempt(() => backend().imports.rejectedWorkbook({ sessionId: sessionId!, language }));
    if (file) await saveFile(file);
  };
  const show = (entity: string) => (LEDGERS_APART.includes(entity) ? go('projects') : go('ledgers', { entity }));
  return (
    <div className="import-empty" data-testid="import-done">
      <CheckCircleOutlined className="import-empty-icon" />
      <p>{t('done', { file: fileName })}</p>
      <ul className="import-done-list">
        {Object.entries(result.byEntity).map(([entity, counts]) => (
          <li key={entity}>
            <button type="button" className="link-button" onClick={() => show(entity)}>
              {findTable(entity).label[language]}
            </button>{' '}
            <span className="figures">
              {t('doneCounts', { inserted: counts.inserted, updated: counts.updated, rejected: counts.rejected })}
            </span>
          </li>
        ))}
      </ul>
      {conflicts.length > 0 ? <UndoConflicts conflicts={conflicts} onClose={onAgain} /> : null}
      <div className="import-done-buttons">
        {sessionId && result.counts.rejected > 0 ? (
          <Button onClick={() => void saveRejected()} data-testid="save-rejected">
            {t('saveRejectedDone', { count: result.counts.rejected })}
          </Button>
        ) : null}
        {result.batchId && conflicts.length === 0 ? (
          <Button onClick={() => void undo()} data-testid="undo-batch">
            {t('undoImport')}
          </Button>
        ) : null}
        <Button type="primary" onClick={onAgain} data-testid="import-another">
          {t('importAnother')}
        </Button>
      </div>
    </div>
  );
}
