import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CauseBar, OutageWorkbench } from '../../../shared/api/outages';
import { formatNumber } from '../../../shared/format';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';

interface CauseRow {
  cause: string;
  group: string | null;
  outages: number;
  standing: 'approved' | 'proposed';
}

/** The Pareto of causes, and the groupings of free texts behind it: proposed, then approved and remembered. */
export function CausesTab({ bench, planId }: { bench: OutageWorkbench; planId: string }) {
  const { t } = useTranslation('outages');
  const rows = useMemo<CauseRow[]>(
    () =>
      bench.causes
        .flatMap(({ group, causes }) => causes.map((cause) => ({ ...cause, group })))
        .sort((a, b) => Number(b.standing === 'proposed') - Number(a.standing === 'proposed') || b.outages - a.outages),
    [bench],
  );
  const approve = (groupings: { cause: string; group: string }[]) =>
    void attempt(() => backend().outages.approveCauses({ planId, groupings }));
  const open = rows.flatMap(({ cause, group, standing }) =>
    standing === 'proposed' && group !== null ? [{ cause, group }] : [],
  );
  return (
    <div className="outages-split">
      <Pareto bars={bench.causes} />
      <section className="card">
        <h2 className="card-title">
          {t('causeWritten')}
          <Button size="small" disabled={open.length === 0} data-testid="approve-all" onClick={() => approve(open)}>
            {t('approveAll', { count: open.length })}
          </Button>
        </h2>
        <div className="outages-scroll">
          <table className="pareto">
            <thead>
              <tr>
                <th>{t('causeWritten')}</th>
                <th className="is-figure">{t('outages')}</th>
                <th>{t('causeGroup')}</th>
                <th aria-label={t('approved')} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.cause} ${row.group}`}>
                  <td>{row.cause}</td>
                  <td className="is-figure">{row.outages}</td>
                  <td>
                    <Select
                      size="small"
                      className="cause-select"
                      value={row.group}
                      placeholder={t('ungrouped')}
                      options={bench.causeGroups.map((group) => ({ value: group, label: group }))}
                      onChange={(group) => group && approve([{ cause: row.cause, group }])}
                    />
                  </td>
                  <td>
                    {row.standing === 'approved' ? (
                      <span className="muted">✓ {t('approved')}</span>
                    ) : row.group === null ? (
                      <span className="muted">{t('ungrouped')}</span>
                    ) : (
                      <Button size="small" onClick={() => approve([{ cause: row.cause, group: row.group! }])}>
                        {t('approve')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}

/** Bars from zero, most first, each with its figure; the share up to and including it at the right. */
function Pareto({ bars }: { bars: CauseBar[] }) {
  const { t } = useTranslation('outages');
  const most = Math.max(1, ...bars.map(({ outages }) => outages));
  return (
    <section className="card">
      <h2 className="card-title">{t('pareto')}</h2>
      <table className="pareto">
        <thead>
          <tr>
            <th>{t('causeGroup')}</th>
            <th className="pareto-bar" aria-label={t('outages')} />
            <th className="is-figure">{t('outages')}</th>
            <th className="is-figure">{t('cumulative')} %</th>
            <th className="is-figure">{t('customerHours')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ group, outages, cumulative, customerHours }) => (
            <tr key={group ?? ''}>
              <th>{group ?? t('ungrouped')}</th>
              <td className="pareto-bar">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect className={group === null ? 'is-open' : ''} width={(100 * outages) / most} height={10} />
                </svg>
              </td>
              <td className="is-figure">{outages}</td>
              <td className="is-figure">{formatNumber(cumulative * 100, 1)}</td>
              <td className="is-figure">{formatNumber(customerHours, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
