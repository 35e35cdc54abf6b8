import { useTranslation } from 'react-i18next';
import type { ForecastView } from '../../../shared/api/frame';
import { INDICES, keepsGoal, printed } from './useForecast';

/** Urban and rural apart: each has its own customers and its own target. */
export function RegionsCard({ forecast }: { forecast: ForecastView }) {
  const { t } = useTranslation('targets');
  const { regions } = forecast;
  const indices = INDICES.filter(({ name }) => name !== 'caidiHours');
  return (
    <section className="card targets-table" data-testid="regions">
      <h2 className="card-title">{t('regions')}</h2>
      {regions.length === 0 ? (
        <p className="muted">{t('noRegions')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th colSpan={2}>{t('region')}</th>
              <th className="is-figure">{t('frame:frameCurrent')}</th>
              {regions[0]!.years.map(({ year }) => (
                <th key={year} className="is-figure">
                  {year}
                </th>
              ))}
              <th className="is-figure">{t('goal')}</th>
            </tr>
          </thead>
          {regions.map(({ region, base, years, goal }) => (
            <tbody key={region}>
              {indices.map(({ name, label, unit, decimals, scale }, row) => (
                <tr key={name}>
                  {row === 0 ? (
                    <th rowSpan={indices.length} scope="rowgroup">
                      {t(region)}
                      {base ? (
                        <span className="muted"> {t('count', { count: printed(base.customers, 0) })}</span>
                      ) : null}
                    </th>
                  ) : null}
                  <th className="muted">
                    {label} {t(unit)}
                  </th>
                  <td>{printed(base?.[name], decimals, scale)}</td>
                  {years.map((year) => {
                    const kept = keepsGoal(name, year.indices?.[name] ?? null, goal?.[name]);
                    return (
                      <td key={year.year}>
                        {printed(year.indices?.[name], decimals, scale)}
                        {kept === null ? null : (
                          <span className={kept ? 'goal-kept' : 'goal-missed'}>{kept ? ' ✓' : ' ✗'}</span>
                        )}
                      </td>
                    );
                  })}
                  <td>{printed(goal?.[name], decimals, scale)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}
