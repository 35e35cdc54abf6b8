import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/useApp';
import { Board } from './Board';
import { ProjectPanel } from './ProjectPanel';
import { ScenarioList } from './ScenarioList';
import { SplitPanel } from './SplitPanel';
import { StandingBar } from './StandingBar';
import { useBudget } from './useBudget';
import '../ledgers/ledgers.css';
import './budget.css';
import { TabBar } from '../../components/tabs/TabBar';

const SplitSheet = lazy(() => import('./SplitSheet'));
const SettingsTab = lazy(() => import('./SettingsTab'));
const AnalysisTab = lazy(() => import('./AnalysisTab'));
const CompareTab = lazy(() => import('./CompareTab'));
const CityTab = lazy(() => import('./CityTab'));

const TABS = ['board', 'sheet', 'settings', 'analysis', 'compare', 'city'] as const;
type Tab = (typeof TABS)[number];

/** Splitting the budget: the board, the sheet, what it goes by, what it means, scenarios, and a city's split. */
export default function BudgetScreen() {
  const { t } = useTranslation('budget');
  const { state, go, place } = useApp();
  const planId = state!.planId!;
  const work = useBudget(planId);
  const [picked, setPicked] = useState<string | null>(null);
  const tab: Tab = TABS.find((name) => name === place.tab) ?? 'board';
  const { budget } = work;
  if (!budget) return <div className="screen-loading">{t('frame:loading')}</div>;
  const isEmpty = budget.projects.length === 0 && tab !== 'city';
  const isLocked = state!.isReadonly || budget.plan.status !== 'draft';
  const hasSide = tab === 'board' || tab === 'sheet';
  return (
    <div className="budget">
      <div className="budget-bar">
        <TabBar
          label={t('frame:budget')}
          tabs={TABS}
          active={tab}
          text={(name) => t(`tab_${name}`)}
          onPick={(name) => go('budget', { tab: name })}
        />
        <StandingBar budget={budget} planId={planId} isReadonly={state!.isReadonly} />
      </div>
      {isEmpty ? (
        <div className="empty">
          <p>{t('noProjects')}</p>
          <button type="button" className="link-button" onClick={() => go('data', { tab: 'import' })}>
            {t('importProjects')}
          </button>
        </div>
      ) : (
        <div className={hasSide ? 'budget-body has-side' : 'budget-body'}>
          <Suspense fallback={<div className="screen-loading">{t('frame:loading')}</div>}>
            {tab === 'board' ? <Board work={work} picked={picked} onPick={setPicked} isLocked={isLocked} /> : null}
            {tab === 'sheet' ? <SplitSheet work={work} onPick={setPicked} isLocked={isLocked} /> : null}
            {tab === 'settings' ? <SettingsTab work={work} isLocked={isLocked} /> : null}
            {tab === 'analysis' ? <AnalysisTab work={work} /> : null}
            {tab === 'compare' ? <CompareTab work={work} isLocked={isLocked} /> : null}
            {tab === 'city' ? <CityTab planId={planId} /> : null}
          </Suspense>
          {hasSide ? (
            <aside className="budget-side">
              <SplitPanel work={work} isLocked={isLocked} onPick={setPicked} />
              {picked === null ? null : (
                <ProjectPanel
                  key={picked}
                  work={work}
                  projectId={picked}
                  isLocked={isLocked}
                  onClose={() => setPicked(null)}
                />
              )}
              <ScenarioList
                scenarios={budget.scenarios}
                shown={work.shown}
                onShow={work.showScenario}
                isLocked={isLocked}
              />
            </aside>
          ) : null}
        </div>
      )}
    </div>
  );
}
