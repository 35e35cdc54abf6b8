import { useTranslation } from 'react-i18next';
import type { ForecastView } from '../../../shared/api/frame';
import { INDICES } from './useForecast';

const SIGNS = { error: '▲', warning: '△', info: '○' } as const;

/** Law 6: the target that binds, targets that contradict each other, targets no frame of the plan reaches. */
export function FlagsCard({ forecast }: { forecast: ForecastView }) {
  const { t } = useTranslation('targets');
  return (
    <section className="card targets-flags" data-testid="flags">
      <h2 className="card-title">{t('flags')}</h2>
      {forecast.flags.length === 0 ? <p className="muted">{t('noFlags')}</p> : null}
      <ul>
        {forecast.flags.map((flag) => (
          <li key={`${flag.code} ${JSON.stringify(flag.params ?? {})}`} className={`flag-${flag.severity}`}>
            <span aria-hidden="true">{SIGNS[flag.severity]}</span>
            <span>{t(`message:${flag.code}`, shownParams(flag.params))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Indices by the names they are known by, figures with the digits that matter. */
function shownParams(params: ForecastView['flags'][number]['params']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([key, value]) => {
      if (typeof value === 'number') return [key, Number.isInteger(value) ? value : Number(value.toPrecision(5))];
      return [key, INDICES.find(({ name }) => name === value)?.label ?? value];
    }),
  );
}
