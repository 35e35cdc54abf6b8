import { useTranslation } from 'react-i18next';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';
import { RecordPanel } from '../record/RecordPanel';
import { useRecordPanel } from '../record/useRecordPanel';
import { SheetView } from '../sheetView/SheetView';
import './ledgers.css';
import { TabBar } from '../../components/tabs/TabBar';

/** Ledgers in the order in which a county describes its network. */
const LEDGERS = [
  'feeder',
  'transformerArea',
  'substation',
  'mainTransformer',
  'village',
  'township',
  'networkNode',
  'lineSection',
  'tie',
  'lineSwitch',
  'outage',
  'frequentOutage',
  'majorEventDay',
  'causeGroup',
  'automationTerminal',
  'loading',
  'voltageRecord',
  'lossRecord',
  'supplyGrid',
  'supplyUnit',
] as const;

/** The county's ledgers, one sheet each; the selected record's origin and history beside it. */
export default function LedgersScreen() {
  const { t } = useTranslation('ledgers');
  const { language, place, go } = useApp();
  const entity = LEDGERS.find((name) => name === place.entity) ?? 'feeder';
  const panel = useRecordPanel();
  return (
    <div className="sheet-screen">
      <TabBar
        label={t('ledgers')}
        tabs={LEDGERS}
        active={entity}
        text={(name) => findTable(name).label[language]}
        onPick={(name) => {
          panel.close();
          go('ledgers', { entity: name });
        }}
      />
      <div className="sheet-and-panel">
        <div className="sheet-place">
          <SheetView
            key={entity}
            entity={entity}
            onActiveRow={panel.follow}
            onOpenRow={panel.open}
            empty={<EmptyLedger />}
          />
        </div>
        {panel.rowId ? (
          <RecordPanel entity={entity} rowId={panel.rowId} columnKey={panel.columnKey} onClose={panel.close} />
        ) : null}
      </div>
    </div>
  );
}

function EmptyLedger() {
  const { t } = useTranslation('ledgers');
  const go = useApp((app) => app.go);
  return (
    <div className="empty-ledger">
      <p>{t('empty')}</p>
      <button type="button" className="link-button" onClick={() => go('data', { tab: 'import' })}>
        {t('importLedger')}
      </button>
    </div>
  );
}
