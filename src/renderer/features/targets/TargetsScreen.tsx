import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/useApp';
import { AllowanceTab } from './AllowanceTab';
import { BalanceTab } from './BalanceTab';
import { LoadTab } from './LoadTab';
import { ReliabilityTab } from './ReliabilityTab';
import { SheetTabs } from './SheetTabs';
import './targets.css';
import { TabBar } from '../../components/tabs/TabBar';

/** What targets and forecast rest on beside the network: goals by year, failure rates, outages while building. */
const INPUTS = ['reliabilityGoal', 'reliabilityRate', 'constructionRate'];

const TABS = ['reliability', 'allowance', 'balance', 'load', 'inputs'] as const;

/** Whether the plan reaches its targets: indices by year, hours allowed by township, power balance, load. */
export default function TargetsScreen() {
  const { t } = useTranslation('targets');
  const { state, place, go } = useApp();
  const planId = state!.planId!;
  const tab = TABS.find((name) => name === place.tab) ?? 'reliability';
  return (
    <div className="sheet-screen">
      <TabBar
        label={t('targets')}
        tabs={TABS}
        active={tab}
        text={(name) => t(`tab_${name}`)}
        onPick={(name) => go('targets', { tab: name })}
      />
      {tab === 'reliability' ? <ReliabilityTab planId={planId} /> : null}
      {tab === 'allowance' ? <AllowanceTab planId={planId} /> : null}
      {tab === 'balance' ? <BalanceTab planId={planId} /> : null}
      {tab === 'inputs' ? <SheetTabs entities={INPUTS} label={t('tab_inputs')} /> : null}
      {tab === 'load' ? <LoadTab planId={planId} /> : null}
    </div>
  );
}
