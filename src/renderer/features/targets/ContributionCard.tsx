import { useTranslation } from 'react-i18next';
import type { ForecastView } from '../../../shared/api/frame';
import { useApp } from '../../app/useApp';
import { projectChoices } from '../frame/projectChoices';
import { useAnswer } from '../frame/useFrames';
import { printed } from './useForecast';

/** What each project saves, in the years it is there: customer-hours, and SAIDI of the last year. */
export function ContributionCard({ forecast, planId }: { forecast: ForecastView; planId: string }) {
  const { t } = useTranslation('targets');
  const go = useApp((app) => app.go);
  const projects = useAnswer(`${planId} projects`, () => projectChoices(planId));
  const last = forecast.years.at(-1);
  const ids = [...new Set(forecast.years.flatMap((year) => year.byProject.map(({ project }) => project)))];
  const savingOf = (id: string, year: ForecastView['years'][number] | undefined) =>
    year?.byProject.find(({ project }) => project === id) ?? null;
  const rows = ids
    .map((id) => ({
      id,
      name: projects?.find((project) => project.id === id)?.name ?? '',
      hours: forecast.years.map((year) => savingOf(id, year)?.customerHoursSaved ?? null),
      saidi: savingOf(id, last)?.saidiHoursSaved ?? null,
    }))
    .sort((a, b) => (b.hours.at(-1) ?? 0) - (a.hours.at(-1) ?? 0));
  return (
    <section className="card targets-table" data-testid="contributions">
      <h2 className="card-title">
        {t('contributions')}
        <span className="muted"> {t('customerHoursPerYear')}</span>
      </h2>
      {rows.length === 0 ? (
        <p className="muted">
          {t('noContributions')}{' '}
          <button type="button" className="link-button" onClick={() => go('frame')}>
            {t('toFrame')}
          </button>
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{t('project')}</th>
              {forecast.years.map(({ year }) => (
                <th key={year} className="is-figure">
                  {year}
                </th>
              ))}
              <th className="is-figure">{t('saidiSaved', { year: last?.year ?? '' })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th>
                  <button type="button" className="link-button" onClick={() => go('projects', { record: row.id })}>
                    {row.name || row.id}
                  </button>
                </th>
                {row.hours.map((hours, at) => (
                  <td key={forecast.years[at]!.year}>{printed(hours, 1)}</td>
                ))}
                <td>{printed(row.saidi, 4)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
