import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/useApp';
import { CalibreLine } from './CalibreLine';
import { ContributionCard } from './ContributionCard';
import { FlagsCard } from './FlagsCard';
import { ForecastTable } from './ForecastTable';
import { IndexChart } from './IndexChart';
import { RecordedCard } from './RecordedCard';
import { RegionsCard } from './RegionsCard';
import { useForecast } from './useForecast';

/** The indices of every year against their targets; what was recorded stands apart from what is predicted. */
export function ReliabilityTab({ planId }: { planId: string }) {
  const { t } = useTranslation('targets');
  const go = useApp((app) => app.go);
  const forecast = useForecast(planId);
  if (!forecast) return <div className="screen-loading">{t('frame:loading')}</div>;
  const isComputable = forecast.base.saidiHours !== null || forecast.years.some((year) => year.saidiHours !== null);
  return (
    <div className="page targets">
      <CalibreLine forecast={forecast} />
      {isComputable ? null : (
        <div className="card targets-missing">
          <span>{t('notComputable')}</span>
          <button type="button" className="link-button" onClick={() => go('data', { tab: 'import' })}>
            {t('importNetwork')}
          </button>
        </div>
      )}
      <div className="targets-row">
        <ForecastTable forecast={forecast} />
        <FlagsCard forecast={forecast} />
      </div>
      {isComputable ? (
        <div className="targets-charts">
          <IndexChart forecast={forecast} name="saidiHours" />
          <IndexChart forecast={forecast} name="saifi" />
        </div>
      ) : null}
      <div className="targets-row is-even">
        <RecordedCard forecast={forecast} />
        <RegionsCard forecast={forecast} />
      </div>
      <ContributionCard forecast={forecast} planId={planId} />
    </div>
  );
}
