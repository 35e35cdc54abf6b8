import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JudgedBy } from '../../../shared/api/outages';
import { backend } from '../../api/backend';
import { saveFile } from '../../api/desktop';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { DateInput } from '../../components/DateInput';
import { CausesTab } from './CausesTab';
import { ListTab } from './ListTab';
import { MajorDaysTab } from './MajorDaysTab';
import { OverlapStrip } from './OverlapStrip';
import { RecordedTab } from './RecordedTab';
import { TripsTab } from './TripsTab';
import { useOutages, wishOf } from './useOutages';
import '../ledgers/ledgers.css';
import './outages.css';
import { TabBar } from '../../components/tabs/TabBar';

const TABS = ['list', 'causes', 'trips', 'recorded', 'major'] as const;
type Tab = (typeof TABS)[number];

/** Frequent outages: the bureau's list, what stands behind it, and the ledgers it depends on. */
export default function OutagesScreen() {
  const { t } = useTranslation('outages');
  const { state, language, go, place } = useApp();
  const planId = state!.planId!;
  const { bench, change } = useOutages(planId);
  const [tab, setTab] = useState<Tab>(TABS.find((name) => name === place.tab) ?? 'list');
  if (!bench) return <div className="screen-loading">{t('frame:loading')}</div>;
  if (bench.firstDay === null) {
    return (
      <div className="empty">
        <p>{t('empty')}</p>
        <button type="button" className="link-button" onClick={() => go('data', { tab: 'import' })}>
          {t('importOutages')}
        </button>
      </div>
    );
  }
  const exportList = async () => {
    const file = await attempt(() => backend().outages.workbook({ ...wishOf(planId, bench), language }));
    if (file) await saveFile(file);
  };
  return (
    <div className="outages">
      <div className="outages-bar">
        <span>{t('asOf')}</span>
        <DateInput label={t('asOf')} value={bench.asOf} testId="as-of" onChange={(asOf) => change({ asOf })} />
        <Segmented<JudgedBy>
          value={bench.by}
          options={(['feeder', 'area'] as const).map((value) => ({ value, label: t(`by_${value}`) }))}
          onChange={(by) => change({ by })}
        />
        <Select
          value={bench.ruleSet.id}
          aria-label={t('rules')}
          popupMatchSelectWidth={false}
          options={bench.ruleSets.map((set) => ({ value: set.id, label: `${set.label[language]} ${set.edition}` }))}
          onChange={(rules) => change({ rules })}
        />
        <span className="muted grow">{t('span', { from: bench.from, asOf: bench.asOf, records: bench.records })}</span>
        <Button onClick={() => void attempt(() => backend().outages.keepList(wishOf(planId, bench)))}>
          {t('keep')}
        </Button>
        <Button type="primary" data-testid="export-outages" onClick={() => void exportList()}>
          {t('export')}
        </Button>
      </div>
      <OverlapStrip bench={bench} />
      <TabBar label={t('frame:outages')} tabs={TABS} active={tab} text={(name) => t(`tab_${name}`)} onPick={setTab} />
      <div className="outages-body">
        {tab === 'list' ? <ListTab bench={bench} planId={planId} /> : null}
        {tab === 'causes' ? <CausesTab bench={bench} planId={planId} /> : null}
        {tab === 'trips' ? <TripsTab bench={bench} /> : null}
        {tab === 'recorded' ? <RecordedTab planId={planId} /> : null}
        {tab === 'major' ? <MajorDaysTab bench={bench} planId={planId} /> : null}
      </div>
    </div>
  );
}
