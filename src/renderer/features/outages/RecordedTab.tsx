import { Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CALIBRES, type Calibre } from '../../../domain/reliability/recordedIndices';
import type { RecordedState } from '../../../shared/api/outages';
import { formatNumber } from '../../../shared/format';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews } from '../../app/useApp';

type Group = 'feeder' | 'township' | 'year';

interface IndexRow {
  id: string;
  name: string;
  customers: number | null;
  outages: number;
  saifi: number;
  saidiHours: number;
  caidiHours: number | null;
  asai: number;
}

function rowsOf(state: RecordedState, group: Group): IndexRow[] {
  if (group === 'feeder') return state.byFeeder;
  if (group === 'township') return state.byTownship;
  return state.byYear.map(({ year, ...figures }) => ({
    ...{ id: String(year), name: String(year), customers: state.customers },
    ...figures,
  }));
}

/** Recorded reliability by feeder, township and year, in one calibre. */
export function RecordedTab({ planId }: { planId: string }) {
  const { t } = useTranslation('outages');
  const [year, setYear] = useState<number | null>(null);
  const [calibre, setCalibre] = useState<Calibre>('all');
  const [group, setGroup] = useState<Group>('feeder');
  const [state, setState] = useState<RecordedState | null>(null);
  useEffect(() => {
    const load = async () => {
      const found = await attempt(() => backend().outages.recorded({ planId, year, calibre }));
      if (found) setState(found);
    };
    void load();
    return onNews(() => void load());
  }, [planId, year, calibre]);
  if (!state) return <div className="screen-loading">{t('frame:loading')}</div>;
  const rows = rowsOf(state, group);
  const { all } = state;
  return (
    <section className="card">
      <div className="outages-filter">
        <Select
          size="small"
          aria-label={t('year')}
          value={state.year}
          options={state.years.map((value) => ({ value, label: value }))}
          onChange={setYear}
        />
        <Select<Calibre>
          size="small"
          aria-label={t('calibre')}
          value={calibre}
          popupMatchSelectWidth={false}
          options={CALIBRES.map((value) => ({ value, label: t(`ind_${value}`) }))}
          onChange={setCalibre}
        />
        <Segmented<Group>
          size="small"
          value={group}
          options={(['feeder', 'township', 'year'] as const).map((value) => ({ value, label: t(`group_${value}`) }))}
          onChange={setGroup}
        />
        <span className="muted">{t('recordedHint', { customers: state.customers })}</span>
      </div>
      {all ? (
        <>
          <p>
            <b data-testid="recorded-all">
              {t('county')} {state.year} · {t(`ind_${calibre}`)} · {t('saifi')} {formatNumber(all.saifi, 3)} ·{' '}
              {t('saidi')} {formatNumber(all.saidiHours, 2)} · {t('caidi')}{' '}
              {all.caidiHours === null ? '—' : formatNumber(all.caidiHours, 2)} · {t('asai')}{' '}
              {formatNumber(all.asai * 100, 3)}
            </b>
          </p>
          <table className="pareto">
            <thead>
              <tr>
                <th>{t(group === 'year' ? 'year' : group)}</th>
                {['customers', 'outages', 'saifi', 'saidi', 'caidi', 'asai'].map((key) => (
                  <th key={key} className="is-figure">
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.name}</td>
                  <td className="is-figure">{row.customers}</td>
                  <td className="is-figure">{row.outages}</td>
                  <td className="is-figure">{formatNumber(row.saifi, 3)}</td>
                  <td className="is-figure">{formatNumber(row.saidiHours, 2)}</td>
                  <td className="is-figure">{row.caidiHours === null ? '—' : formatNumber(row.caidiHours, 2)}</td>
                  <td className="is-figure">{formatNumber(row.asai * 100, 3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p>{t('noCustomers')}</p>
      )}
    </section>
  );
}
