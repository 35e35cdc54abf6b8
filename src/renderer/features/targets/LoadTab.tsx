import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../shared/format';
import { backend } from '../../api/backend';
import { useAnswer } from '../frame/useFrames';
import { SheetTabs } from './SheetTabs';

const SHEETS = ['loadGrowth', 'pointLoad', 'feederLoad'] as const;

/** Peaks by year of county, grids and feeders; growth and point loads are typed in the sheets below. */
export function LoadTab({ planId }: { planId: string }) {
  const { t } = useTranslation('targets');
  const table = useAnswer(planId, () => backend().frame.load({ planId }));
  return (
    <div className="targets-split">
      <div className="targets targets-scroll">
        {table ? (
          <section className="card targets-table">
            <h2 className="card-title">
              {t('loads')}
              <span className="muted"> kW</span>
            </h2>
            {table.issues.length > 0 ? (
              <ul className="targets-issues">
                {table.issues.slice(0, 5).map((issue) => (
                  <li key={`${issue.code} ${JSON.stringify(issue.params ?? {})}`} className="muted">
                    {t(`message:${issue.code}`, issue.params ?? {})}
                  </li>
                ))}
              </ul>
            ) : null}
            <table data-testid="loads">
              <thead>
                <tr>
                  <th>{t('loadOf')}</th>
                  {table.rows[0]?.years.map(({ year }) => (
                    <th key={year} className="is-figure">
                      {year}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row) => (
                  <tr key={`${row.scope} ${row.id}`} className={row.scope === 'county' ? 'is-strong' : ''}>
                    <th>
                      {row.scope === 'county' ? t('county') : row.name}
                      {row.scope === 'grid' ? <span className="muted"> {t('grid')}</span> : null}
                    </th>
                    {row.years.map(({ year, peakKw, source, pointKw }) => (
                      <td key={year} title={t(`source_${source}`)}>
                        {peakKw === null ? <span className="muted">{t('noLoad')}</span> : formatNumber(peakKw, 0)}
                        {pointKw > 0 ? (
                          <span className="muted" title={t('pointTitle')}>
                            {' '}
                            +{formatNumber(pointKw, 0)}
                          </span>
                        ) : null}
                        {source === 'entered' ? <span className="muted"> *</span> : null}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="muted">{t('loadNote')}</p>
          </section>
        ) : (
          <div className="screen-loading">{t('frame:loading')}</div>
        )}
      </div>
      <SheetTabs entities={SHEETS} label={t('loadSheets')} />
    </div>
  );
}
