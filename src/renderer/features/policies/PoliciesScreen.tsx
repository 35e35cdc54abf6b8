import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';
import { CoverageTab } from './CoverageTab';
import { PolicyDesk } from './PolicyDesk';
import { ProjectMaker } from './ProjectMaker';
import { RulesTab } from './RulesTab';
import { UnitsTab } from './UnitsTab';
import { usePolicyList } from './usePolicies';
import '../ledgers/ledgers.css';
import './policies.css';
import { TabBar } from '../../components/tabs/TabBar';

const TABS = ['policies', 'units', 'coverage', 'rules'] as const;
type Tab = (typeof TABS)[number];

/** One line, one policy: the alternatives of every line and area with findings, side by side. */
export default function PoliciesScreen() {
  const { t } = useTranslation('policies');
  const { state, go, place } = useApp();
  const planId = state!.planId!;
  const list = usePolicyList(planId);
  const [tab, setTab] = useState<Tab>(TABS.find((name) => name === place.tab) ?? 'policies');
  if (!list) return <div className="screen-loading">{t('frame:loading')}</div>;
  if (list.rows.length === 0) {
    return (
      <div className="empty">
        <p>{t('empty')}</p>
        <button type="button" className="link-button" onClick={() => go('data', { tab: 'import' })}>
          {t('importLedger')}
        </button>
      </div>
    );
  }
  return (
    <div className="policies">
      <div className="policies-head">
        <TabBar
          label={t('frame:policies')}
          tabs={TABS}
          active={tab}
          text={(name) => t(`tab_${name}`)}
          onPick={setTab}
        />
        <span className="policies-facts">
          <b data-testid="policies-decided">{t('decided', { decided: list.decided, all: list.rows.length })}</b>
          <span>{t('money', { money: wanYuan(list.totalFen) })}</span>
        </span>
        <ProjectMaker planId={planId} list={list} />
      </div>
      {tab === 'policies' ? <PolicyDesk planId={planId} list={list} start={place.id ?? null} /> : null}
      {tab === 'units' ? <UnitsTab planId={planId} list={list} /> : null}
      {tab === 'coverage' ? <CoverageTab planId={planId} /> : null}
      {tab === 'rules' ? <RulesTab planId={planId} /> : null}
    </div>
  );
}
