import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../../shared/api/budget';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';

interface Props {
  scenarios: ScenarioSummary[];
  shown: string | null;
  onShow: (scenarioId: string) => Promise<void>;
  isLocked: boolean;
}

/** Named scenarios: look at one, adopt it, delete it. */
export function ScenarioList({ scenarios, shown, onShow, isLocked }: Props) {
  const { t } = useTranslation('budget');
  const language = useApp((app) => app.language);
  if (scenarios.length === 0) return null;
  return (
    <section className="card scenarios">
      <h2 className="card-title">{t('scenarios')}</h2>
      <ul>
        {scenarios.map((scenario) => (
          <li key={scenario.id} className={scenario.id === shown ? 'is-current' : undefined}>
            <button type="button" className="link-button" onClick={() => void onShow(scenario.id)}>
              {scenario.name}
            </button>
            <span className="figures muted">
              {t('scenarioFigures', { chosen: scenario.chosen, money: wanYuan(scenario.totalFen) })}
            </span>
            <Button
              size="small"
              type="text"
              disabled={isLocked}
              onClick={() => void attempt(() => backend().budget.adopt({ scenarioId: scenario.id, language }))}
            >
              {t('adopt')}
            </Button>
            <Button
              size="small"
              type="text"
              onClick={() => void attempt(() => backend().budget.deleteScenario({ scenarioId: scenario.id }))}
            >
              {t('delete')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
