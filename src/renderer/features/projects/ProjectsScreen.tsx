import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/useApp';
import { RecordPanel } from '../record/RecordPanel';
import { useRecordPanel } from '../record/useRecordPanel';
import { SheetView } from '../sheetView/SheetView';
import '../ledgers/ledgers.css';

/** The project library; a project's money, origin and history beside it. */
export default function ProjectsScreen() {
  const { t } = useTranslation('ledgers');
  const go = useApp((app) => app.go);
  const panel = useRecordPanel();
  return (
    <div className="sheet-screen">
      <div className="sheet-and-panel">
        <div className="sheet-place">
          <SheetView
            entity="project"
            onActiveRow={panel.follow}
            onOpenRow={panel.open}
            empty={
              <div className="empty-ledger">
                <p>{t('emptyProjects')}</p>
                <button type="button" className="link-button" onClick={() => go('data', { tab: 'import' })}>
                  {t('importProjects')}
                </button>
              </div>
            }
          />
        </div>
        {panel.rowId ? <RecordPanel entity="project" rowId={panel.rowId} onClose={panel.close} /> : null}
      </div>
    </div>
  );
}
