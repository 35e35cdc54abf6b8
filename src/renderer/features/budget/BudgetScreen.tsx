import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/useApp';
import { EnvelopeTable } from './EnvelopeTable';
import { ImportanceEditor } from './ImportanceEditor';
import { ProjectTable } from './ProjectTable';
import { ScenarioList } from './ScenarioList';
import { SplitPanel } from './SplitPanel';
import { useBudget } from './useBudget';
import './budget.css';

/** Envelopes on top, the split and its scenarios beside, every project with the decision and the split's below. */
export default function BudgetScreen() {
  const { t } = useTranslation('budget');
  const { state, go } = useApp();
  const planId = state!.planId!;
  const work = useBudget(planId);
  const { budget, result } = work;
  if (!budget) return <div className="screen-loading">{t('frame:loading')}</div>;
  if (budget.projects.length === 0) {
    return (
      <div className="empty">
        <p>{t('noProjects')}</p>
        <button type="button" className="link-button" onClick={() => go('data', { tab: 'import' })}>
          {t('importProjects')}
        </button>
      </div>
    );
  }
  return (
    <div className="page budget">
      <div className="budget-head">
        <EnvelopeTable
          key={budget.envelopes.map((row) => row.id).join()}
          budget={budget}
          result={result}
          planId={planId}
        />
        <div className="budget-side">
          <SplitPanel work={work} />
          <ScenarioList scenarios={budget.scenarios} shown={work.shown} onShow={work.showScenario} />
          <ImportanceEditor planId={planId} />
        </div>
      </div>
      <ProjectTable budget={budget} result={result} planId={planId} />
    </div>
  );
}
