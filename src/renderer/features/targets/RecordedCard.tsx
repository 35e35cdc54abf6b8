import { useTranslation } from 'react-i18next';
import type { ForecastView } from '../../../shared/api/frame';
import { INDICES, printed } from './useForecast';

/** What was recorded in past years, each with its calibre; never mixed with predictions. */
export function RecordedCard({ forecast }: { forecast: ForecastView }) {
  const { t, i18n } = useTranslation('targets');
  const { recorded } = forecast;
  const calibreName = (calibre: string) =>
    i18n.exists(`targets:recorded_${calibre}`) ? t(`recorded_${calibre}`) : calibre;
  return (
    <section className="card targets-table" data-testid="recorded">
      <h2 className="card-title">{t('recorded')}</h2>
      {recorded.length === 0 ? (
        <p className="muted">{t('nothingRecorded')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{t('year')}</th>
              {INDICES.map(({ name, label, unit }) => (
                <th key={name} className="is-figure">
                  {label}
                  <span className="muted"> {t(unit)}</span>
                </th>
              ))}
              <th className="is-figure">{t('customers')}</th>
              <th>{t('calibre')}</th>
            </tr>
          </thead>
          <tbody>
            {recorded.map(({ year, indices, calibre }) => (
              <tr key={`${year} ${calibre}`}>
                <th>{year}</th>
                {INDICES.map(({ name, decimals, scale }) => (
                  <td key={name}>{printed(indices[name], decimals, scale)}</td>
                ))}
                <td>{printed(indices.customers, 0)}</td>
                <td className="is-text">{calibreName(calibre)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
