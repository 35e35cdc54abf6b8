import { useTranslation } from 'react-i18next';
import type { OutageWorkbench } from '../../../shared/api/outages';

/** Feeders whose switch trips again and again. */
export function TripsTab({ bench }: { bench: OutageWorkbench }) {
  const { t } = useTranslation('outages');
  return (
    <section className="card">
      <p className="muted">{t('tripsHint')}</p>
      {bench.trips.length === 0 ? (
        <p>{t('noTrips')}</p>
      ) : (
        <table className="pareto">
          <thead>
            <tr>
              <th>{t('code')}</th>
              <th>{t('feeder')}</th>
              <th className="is-figure">{t('trips')}</th>
              <th className="is-figure">{t('reclosed')}</th>
            </tr>
          </thead>
          <tbody>
            {bench.trips.map(({ key, code, name, trips, reclosed }) => (
              <tr key={key}>
                <td>{code}</td>
                <td>{name}</td>
                <td className="is-figure">{trips}</td>
                <td className="is-figure">{reclosed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
