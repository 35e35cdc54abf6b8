import { useTranslation } from 'react-i18next';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';
import { RecordPanel } from '../record/RecordPanel';
import { useRecordPanel } from '../record/useRecordPanel';
import { SheetView } from '../sheetView/SheetView';
import '../ledgers/ledgers.css';
import { TabBar } from '../../components/tabs/TabBar';

/** The project library, its money by year and source, and the programmes. */
const SHEETS = ['project', 'projectAmount', 'projectVillage', 'programme'] as const;

/** The project library; a project's money, origin and history beside it. */
export default function ProjectsScreen() {
  const { t } = useTranslation('ledgers');
  const { language, place, go } = useApp();
  const entity = SHEETS.find((name) => name === place.entity) ?? 'project';
  const panel = useRecordPanel();
  return (
    <div className="sheet-screen">
      <TabBar
        label={t('projects')}
        tabs={SHEETS}
        active={entity}
        text={(name) => findTable(name).label[language]}
        onPick={(name) => {
          panel.close();
          go('projects', { entity: name });
        }}
      />
      <div className="sheet-and-panel">
        <div className="sheet-place">
          <SheetView
            key={entity}
            entity={entity}
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
        {panel.rowId ? (
          <RecordPanel entity={entity} rowId={panel.rowId} columnKey={panel.columnKey} onClose={panel.close} />
        ) : null}
      </div>
    </div>
  );
}
