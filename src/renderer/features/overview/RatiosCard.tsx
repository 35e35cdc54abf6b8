import { useTranslation } from 'react-i18next';
import type { OverviewState } from '../../../shared/api/overview';
import { formatNumber } from '../../../shared/format';
import { useApp } from '../../app/useApp';

/** The first planning year's money beside last year's, conventional and UHV investment, as entered in the plan. */
export function RatiosCard({ overview }: { overview: OverviewState }) {
  const { t } = useTranslation('overview');
  const go = useApp((app) => app.go);
  const lines: [string, string | null][] = [
    ['growth', overview.growthOnLastYear === null ? null : `${signed(overview.growthOnLastYear * 100)} %`],
    [
      'conventional',
      overview.shareOfConventional === null ? null : `${formatNumber(overview.shareOfConventional * 100, 1)} %`,
    ],
    ['uhv', overview.ratioToUhv === null ? null : `${formatNumber(overview.ratioToUhv, 2)}`],
  ];
  const isEntered = lines.some(([, value]) => value !== null);
  return (
    <section className="card">
      <h2 className="card-title">{t('ratios', { year: overview.years[0] ?? '' })}</h2>
      <dl className="ratio-list">
        {lines.map(([key, value]) => (
          <div key={key}>
            <dt className="muted">{t(`ratio_${key}`)}</dt>
            <dd className="figures">{value ?? '—'}</dd>
          </div>
        ))}
      </dl>
      {isEntered ? null : (
        <button type="button" className="link-button" onClick={() => go('plans')}>
          {t('enterTotals')}
        </button>
      )}
    </section>
  );
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, 1)}`;
}
