import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecordConflict } from '../../../shared/api/imports';
import { type Language, listMark } from '../../../shared/messages';
import { findTable, isEntity } from '../../../shared/model';
import { goToRecord } from '../../app/recordPlaces';
import { useApp } from '../../app/useApp';

const MOST_SHOWN = 20;

interface Props {
  conflicts: RecordConflict[];
  onClose: () => void;
}

/** Records that an undo left as they are because they were changed later: which, and in what. */
export function UndoConflicts({ conflicts, onClose }: Props) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  return (
    <section className="card undo-conflicts" role="status" data-testid="undo-conflicts">
      <p className="history-conflicts">{t('conflictsTitle', { count: conflicts.length })}</p>
      <ul>
        {conflicts.slice(0, MOST_SHOWN).map(({ entity, id, name, columns }) => (
          <li key={`${entity} ${id}`}>
            <span className="muted">{isEntity(entity) ? findTable(entity).label[language] : ''}</span>{' '}
            <button type="button" className="link-button" onClick={() => goToRecord(entity, id)}>
              {name || t('home:nameless')}
            </button>{' '}
            <span className="muted">
              {columns.map((key) => labelOf(entity, key, language)).join(listMark(language))}
            </span>
          </li>
        ))}
      </ul>
      {conflicts.length > MOST_SHOWN ? (
        <p className="muted">{t('conflictsMore', { count: conflicts.length - MOST_SHOWN })}</p>
      ) : null}
      <Button size="small" onClick={onClose}>
        {t('conflictsClose')}
      </Button>
    </section>
  );
}

function labelOf(entity: string, key: string, language: Language): string {
  const table = isEntity(entity) ? findTable(entity) : undefined;
  return table?.columns.find((column) => column.key === key)?.label[language] ?? key;
}
