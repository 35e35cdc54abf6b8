import { useTranslation } from 'react-i18next';
import type { FeederFigures } from '../../../shared/api/frame';
import type { ShownFrame } from '../../app/frames';
import type { DiagramRef } from '../../components/diagram';
import { TabBar } from '../../components/tabs/TabBar';
import { DifferencePane } from './DifferencePane';
import { FeederTable } from './FeederTable';
import { type LedgerName, LedgerPane } from './LedgerPane';

export type SideTab = 'feeders' | 'difference' | LedgerName;

const CURRENT_TABS: SideTab[] = ['feeders', 'lineSection', 'tie', 'lineSwitch', 'networkNode'];
const PLANNED_TABS: SideTab[] = [
  'feeders',
  'frameChange',
  'measure',
  'lineSection',
  'tie',
  'lineSwitch',
  'networkNode',
];
const DIFFERENCE_TABS: SideTab[] = ['difference', 'frameChange', 'measure'];

interface Props {
  planId: string;
  shown: ShownFrame;
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  feeders: FeederFigures[] | null;
  selected: DiagramRef | null;
  onFeeder: (id: string) => void;
  onOpenFeeder: (id: string) => void;
  onCode: (code: string | null) => void;
  onShowChange: (changeId: string) => void;
}

/** Beside the drawing: feeders with their figures, the ledgers, the changes, the difference. */
export function SidePane(props: Props) {
  const { planId, shown, onTab, feeders, selected } = props;
  const { t } = useTranslation('network');
  const tabs = shown === 'current' ? CURRENT_TABS : shown === 'difference' ? DIFFERENCE_TABS : PLANNED_TABS;
  const tab = tabs.includes(props.tab) ? props.tab : tabs[0]!;
  return (
    <>
      <TabBar label={t('ledgersOfFrame')} tabs={tabs} active={tab} text={(name) => t(`tab_${name}`)} onPick={onTab} />
      <div className="side-place">
        {tab === 'difference' ? (
          <DifferencePane planId={planId} onShowChange={props.onShowChange} />
        ) : tab === 'feeders' ? (
          feeders ? (
            <FeederTable
              feeders={feeders}
              selected={selected?.entity === 'feeder' ? selected.id : null}
              onSelect={({ id }) => props.onFeeder(id)}
              onOpen={({ id }) => props.onOpenFeeder(id)}
            />
          ) : (
            <div className="screen-loading">{t('frame:loading')}</div>
          )
        ) : (
          <LedgerPane
            entity={tab}
            code={selected && selected.entity !== 'feeder' ? selected.id : null}
            onCode={props.onCode}
            empty={tab === 'frameChange' ? <p>{t('emptyChanges')}</p> : undefined}
          />
        )}
      </div>
    </>
  );
}
