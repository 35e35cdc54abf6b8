import { useTranslation } from 'react-i18next';
import type { BalanceRow } from '../../../shared/api/frame';
import { formatNumber } from '../../../shared/format';
import { backend } from '../../api/backend';
import { useAnswer } from '../frame/useFrames';
import { SheetView } from '../sheetView/SheetView';

const ROWS: { key: string; unit: string; decimals: number; value: (row: BalanceRow) => number | null }[] = [
  { key: 'peakMw', unit: 'MW', decimals: 2, value: (row) => row.peakMw },
  { key: 'directFedMw', unit: 'MW', decimals: 2, value: (row) => row.directFedMw },
  { key: 'embeddedMw', unit: 'MW', decimals: 2, value: (row) => row.embeddedMw },
  { key: 'netPeakMw', unit: 'MW', decimals: 2, value: (row) => row.netPeakMw },
  { key: 'capacityMva', unit: 'MVA', decimals: 1, value: (row) => row.capacityMva },
  { key: 'capacityLoadRatio', unit: '', decimals: 2, value: (row) => row.capacityLoadRatio },
  { key: 'baysTotal', unit: '', decimals: 0, value: (row) => row.baysTotal },
  { key: 'baysUsed', unit: '', decimals: 0, value: (row) => row.baysUsed },
  { key: 'baysFree', unit: '', decimals: 0, value: (row) => row.baysFree },
];

/** 电力平衡: per voltage level, years across; its inputs in the sheet below. */
export function BalanceTab({ planId }: { planId: string }) {
  const { t } = useTranslation('targets');
  const rows = useAnswer(planId, () => backend().frame.balance({ planId }));
  if (!rows) return <div className="screen-loading">{t('frame:loading')}</div>;
  const levels = [...new Set(rows.map((row) => row.voltageKv))].sort((a, b) => b - a);
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  const of = (level: number, year: number) => rows.find((row) => row.voltageKv === level && row.year === year);
  return (
    <div className="targets-split">
      <div className="targets targets-scroll">
        <section className="card targets-table">
          <h2 className="card-title">{t('balance')}</h2>
          {levels.length === 0 ? <p className="muted">{t('noBalance')}</p> : null}
          {levels.length === 0 ? null : (
            <table data-testid="balance">
              <thead>
                <tr>
                  <th>{t('voltage')}</th>
                  <th>{t('item')}</th>
                  {years.map((year) => (
                    <th key={year} className="is-figure">
                      {year}
                    </th>
                  ))}
                </tr>
              </thead>
              {levels.map((level) => (
                <tbody key={level}>
                  {ROWS.map(({ key, unit, decimals, value }, at) => (
                    <tr key={key} className={key === 'netPeakMw' || key === 'capacityLoadRatio' ? 'is-strong' : ''}>
                      {at === 0 ? (
                        <th rowSpan={ROWS.length} scope="rowgroup">
                          {formatNumber(level, 0)} kV
                        </th>
                      ) : null}
                      <th>
                        {t(key)}
                        {unit ? <span className="muted"> {unit}</span> : null}
                      </th>
                      {years.map((year) => {
                        const row = of(level, year);
                        const figure = row ? value(row) : null;
                        return (
                          <td key={year}>
                            {figure === null ? <span className="muted">–</span> : formatNumber(figure, decimals)}
                            {key === 'capacityLoadRatio' && row?.band && row.withinBand !== null ? (
                              <Band row={row} />
                            ) : null}
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              ))}
            </table>
          )}
        </section>
      </div>
      <div className="targets-sheet">
        <SheetView entity="balanceInput" empty={<p>{t('noBalanceInput')}</p>} />
      </div>
    </div>
  );
}

function Band({ row }: { row: BalanceRow }) {
  const { t } = useTranslation('targets');
  const { from, to } = row.band!;
  const title = t('band', { from: formatNumber(from, 2), to: formatNumber(to, 2) });
  return (
    <span className={row.withinBand ? 'goal-kept' : 'goal-missed'} title={title}>
      {row.withinBand ? ' ✓' : ' ✗'}
    </span>
  );
}
