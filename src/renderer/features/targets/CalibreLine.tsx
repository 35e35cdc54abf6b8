import { useTranslation } from 'react-i18next';
import type { ForecastView } from '../../../shared/api/frame';
import { formatNumber } from '../../../shared/format';

/** What every figure of the screen rests on: customers, failure rates, planned outages, major event days. */
export function CalibreLine({ forecast }: { forecast: ForecastView }) {
  const { t } = useTranslation('targets');
  const { customerBase, calibrated, factor, recordYears, planned, majorEventDays } = forecast.calibre;
  const years = recordYears.length === 0 ? '' : spanOf(recordYears);
  const parts = [
    t(`base_${customerBase}`, { count: formatNumber(forecast.base.customers, 0) }),
    calibrated && factor !== null ? t('calibrated', { years, factor: formatNumber(factor, 3) }) : t('notCalibrated'),
    t(`planned_${planned}`),
    t(`eventDays_${majorEventDays}`),
  ];
  return (
    <div className="targets-calibre figures" data-testid="calibre">
      <b>{t('calibre')}</b>
      {parts.map((part) => (
        <span key={part} className="muted">
          {part}
        </span>
      ))}
    </div>
  );
}

function spanOf(years: readonly number[]): string {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}–${last}`;
}
