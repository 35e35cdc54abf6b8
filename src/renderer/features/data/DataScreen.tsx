import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/useApp';
import { ExportPage } from './ExportPage';
import { HistoryPage } from './HistoryPage';
import { ImportPage } from './import/ImportPage';
import '../ledgers/ledgers.css';

const TABS = ['import', 'export', 'history'] as const;

/** What comes in, what goes out, and what was changed. */
export default function DataScreen() {
  const { t } = useTranslation('data');
  const { place, go } = useApp();
  const tab = TABS.find((name) => name === place.tab) ?? 'import';
  return (
    <div className="sheet-screen">
      <div className="sheet-tabs" role="tablist">
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            data-tab={name}
            aria-selected={name === tab}
            onClick={() => go('data', { tab: name })}
          >
            {t(`tab_${name}`)}
          </button>
        ))}
      </div>
      {tab === 'import' ? <ImportPage /> : tab === 'export' ? <ExportPage /> : <HistoryPage />}
    </div>
  );
}
