import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportResult } from '../../../../shared/api/imports';
import { findTable } from '../../../../shared/model';
import { backend } from '../../../api/backend';
import { attempt } from '../../../app/actions';
import { useApp } from '../../../app/useApp';

const LEDGERS_APART = ['project', 'projectAmount', 'programme', 'envelope'];

/** What was taken, where it went, and the way back. */
export function ImportDone({
  result,
  fileName,
  onAgain,
}: {
  result: ImportResult;
  fileName: string;
  onAgain: () => void;
}) {
  const { t } = useTranslation('data');
  const { language, go } = useApp();
  const undo = async () => {
    if (result.batchId) await attempt(() => backend().imports.undoBatch({ batchId: result.batchId! }));
    onAgain();
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
      <div className="import-done-buttons">
        {result.batchId ? (
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
