import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../shared/format';
import { useApp } from '../../app/useApp';
import { CalibreLine } from './CalibreLine';
import { useForecast } from './useForecast';

/** The year's target as customer-hours, split by township in proportion to customers, against the forecast. */
export function AllowanceTab({ planId }: { planId: string }) {
  const { t } = useTranslation('targets');
  const go = useApp((app) => app.go);
  const forecast = useForecast(planId);
  if (!forecast) return <div className="screen-loading">{t('frame:loading')}</div>;
  const { allowances } = forecast;
  const hasGoal = allowances.some(({ totalCustomerHours }) => totalCustomerHours !== null);
  const townships = new Map(
    allowances.flatMap(({ townships: list }) => list.map((row) => [row.township ?? '', row.name || t('noTownship')])),
  );
  return (
    <div className="page targets">
      <CalibreLine forecast={forecast} />
      <section className="card targets-table">
        <h2 className="card-title">
          {t('allowances')}
          <span className="muted"> {t('customerHours')}</span>
        </h2>
        {hasGoal ? null : (
          <p className="muted">
            {t('noAllowance')}{' '}
            <button type="button" className="link-button" onClick={() => go('targets', { tab: 'inputs' })}>
              {t('enterGoals')}
            </button>
          </p>
        )}
        <table data-testid="allowances">
          <thead>
            <tr>
              <th rowSpan={2}>{t('township')}</th>
              <th rowSpan={2} className="is-figure">
                {t('customers')}
              </th>
              {allowances.map(({ year }) => (
                <th key={year} colSpan={2} className="is-group">
                  {year}
                </th>
              ))}
            </tr>
            <tr>
              {allowances.flatMap(({ year }) => [
                <th key={`${year} allowed`} className="is-figure">
                  {t('allowed')}
                </th>,
                <th key={`${year} forecast`} className="is-figure">
                  {t('forecast')}
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {[...townships].map(([id, name]) => (
              <tr key={id}>
                <th>{name}</th>
                <td>{cell(allowances[0]?.townships.find((row) => (row.township ?? '') === id)?.customers)}</td>
                {allowances.flatMap(({ year, totalCustomerHours, townships: list }) => {
                  const row = list.find((candidate) => (candidate.township ?? '') === id);
                  const allowed = totalCustomerHours === null ? null : (row?.customerHours ?? null);
                  const expected = row?.forecastCustomerHours ?? null;
                  const isOver = allowed !== null && expected !== null && expected > allowed + 1e-9;
                  return [
                    <td key={`${year} allowed`}>{cell(allowed)}</td>,
                    <td key={`${year} forecast`}>
                      {cell(expected)}
                      {isOver ? <span className="goal-missed"> ✗</span> : null}
                    </td>,
                  ];
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th>{t('total')}</th>
              <td>{cell(sum(allowances[0]?.townships.map((row) => row.customers) ?? []))}</td>
              {allowances.flatMap(({ year, totalCustomerHours, townships: list }) => [
                <td key={`${year} allowed`}>{cell(totalCustomerHours)}</td>,
                <td key={`${year} forecast`}>{cell(sum(list.map((row) => row.forecastCustomerHours)))}</td>,
              ])}
            </tr>
          </tfoot>
        </table>
      </section>
    </div>
  );
}

function cell(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : formatNumber(value, 0);
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
