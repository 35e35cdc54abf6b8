import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/useApp';
import { ExportPage } from './ExportPage';
import { HistoryPage } from './HistoryPage';
import { ImportPage } from './import/ImportPage';
import '../ledgers/ledgers.css';
import { TabBar } from '../../components/tabs/TabBar';

const TABS = ['import', 'export', 'history'] as const;

/** What comes in, what goes out, and what was changed. */
export default function DataScreen() {
  const { t } = useTranslation('data');
  const { place, go } = useApp();
  const tab = TABS.find((name) => name === place.tab) ?? 'import';
  return (
    <div className="sheet-screen">
      <TabBar
        label={t('frame:data')}
        tabs={TABS}
        active={tab}
        text={(name) => t(`tab_${name}`)}
        onPick={(name) => go('data', { tab: name })}
      />
      {tab === 'import' ? <ImportPage /> : tab === 'export' ? <ExportPage /> : <HistoryPage />}
    </div>
  );
}
