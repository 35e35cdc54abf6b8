import { useTranslation } from 'react-i18next';
import type { ForecastView, Goals } from '../../../shared/api/frame';
import { useApp } from '../../app/useApp';
import { INDICES, type IndexName, keepsGoal, printed } from './useForecast';

interface Column {
  key: string;
  title: string;
  note: string;
  frame: number | 'current' | 'target';
  values: Record<IndexName, number | null>;
  goal: Goals | null;
  growth: number | null;
  construction: number | null;
}

/** Predicted indices by frame, the target under each; a click on a head turns the year switch. */
export function ForecastTable({ forecast }: { forecast: ForecastView }) {
  const { t } = useTranslation('targets');
  const { state, frame, setFrame, go } = useApp();
  const plan = state!.plans.find(({ id }) => id === state!.planId)!;
  const columns: Column[] = [
    {
      key: 'base',
      title: String(plan.baseYear),
      note: t('frame:frameCurrent'),
      frame: 'current',
      values: forecast.base,
      goal: null,
      growth: null,
      construction: null,
    },
    ...forecast.years.map(
      (year): Column => ({
        key: String(year.year),
        title: String(year.year),
        note: t('stage'),
        frame: year.year,
        values: year,
        goal: year.target,
        growth: year.loadGrowth,
        construction: year.constructionCustomerHours,
      }),
    ),
  ];
  if (forecast.targetFrame) {
    columns.push({
      key: 'target',
      title: String(forecast.targetFrame.year),
      note: t('frame:frameTarget'),
      frame: 'target',
      values: forecast.targetFrame,
      goal: null,
      growth: null,
      construction: null,
    });
  }
  const hasGoals = columns.some(({ goal }) => goal && Object.values(goal).some((value) => value !== null));
  const shown = frame === 'difference' ? 'target' : frame;
  return (
    <section className="card targets-table">
      <h2 className="card-title">
        {t('predicted')}
        {hasGoals ? null : (
          <button type="button" className="link-button targets-action" onClick={() => go('targets', { tab: 'inputs' })}>
            {t('enterGoals')}
          </button>
        )}
      </h2>
      <table data-testid="forecast">
        <thead>
          <tr>
            <th colSpan={2}>{t('index')}</th>
            {columns.map((column) => (
              <th key={column.key} className={column.frame === shown ? 'is-shown' : ''}>
                <button type="button" title={t('showFrame')} onClick={() => setFrame(column.frame)}>
                  {column.title}
                  <span className="muted">{column.note}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        {INDICES.map(({ name, label, unit, decimals, scale }) => (
          <tbody key={name}>
            <tr>
              <th rowSpan={hasGoals ? 2 : 1} scope="rowgroup">
                {label}
                <span className="muted"> {t(unit)}</span>
              </th>
              <th className="muted">{t('forecast')}</th>
              {columns.map((column) => {
                const value = column.values[name];
                const kept = keepsGoal(name, value, column.goal?.[name]);
                return (
                  <td
                    key={column.key}
                    className={column.frame === shown ? 'is-shown' : ''}
                    data-figure={`${name} ${column.key}`}
                  >
                    {value === null ? <span className="muted">–</span> : printed(value, decimals, scale)}
                    {kept === null ? null : <Kept isKept={kept} />}
                  </td>
                );
              })}
            </tr>
            {hasGoals ? (
              <tr className="is-goal">
                <th className="muted">{t('goal')}</th>
                {columns.map((column) => (
                  <td key={column.key} className={column.frame === shown ? 'is-shown' : ''}>
                    {printed(column.goal?.[name], decimals, scale)}
                  </td>
                ))}
              </tr>
            ) : null}
          </tbody>
        ))}
        <tbody>
          <tr>
            <th colSpan={2}>
              {t('loadGrowth')}
              <span className="muted"> %</span>
            </th>
            {columns.map((column) => (
              <td key={column.key} className={column.frame === shown ? 'is-shown' : ''}>
                {column.growth === null && typeof column.frame === 'number' ? (
                  <span className="muted" title={t('noLoadTitle')}>
                    {t('noLoad')}
                  </span>
                ) : (
                  printed(column.growth, 1, 100)
                )}
              </td>
            ))}
          </tr>
          <tr>
            <th colSpan={2}>
              {t('construction')}
              <span className="muted"> {t('customerHours')}</span>
            </th>
            {columns.map((column) => (
              <td key={column.key} className={column.frame === shown ? 'is-shown' : ''}>
                {printed(column.construction, 0)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Kept({ isKept }: { isKept: boolean }) {
  const { t } = useTranslation('targets');
  return (
    <span className={isKept ? 'goal-kept' : 'goal-missed'} title={t(isKept ? 'kept' : 'missed')}>
      {isKept ? ' ✓' : ' ✗'}
    </span>
  );
}
