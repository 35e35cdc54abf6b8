import { InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetState, EnvelopeRow, SplitResult } from '../../../shared/api/budget';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { toFen, toWanYuan, wanYuan } from '../../format/money';
import { placesOf, usedOf } from './usedMoney';

interface Bounds {
  minFen: number;
  maxFen: number | null;
}

type Cells = Map<string, Bounds>;

function cellKey(year: number | null, programmeId: string | null): string {
  return `${year ?? ''} ${programmeId ?? ''}`;
}

/** Whether an envelope is a cell of this table; those of townships and sources stand in the sheet of limits. */
function isCell(envelope: EnvelopeRow): boolean {
  return envelope.townshipId === null && envelope.source === null;
}

function cellsOf(budget: BudgetState): Cells {
  return new Map(
    budget.envelopes
      .filter(isCell)
      .map(({ year, programmeId, minFen, maxFen }) => [cellKey(year, programmeId), { minFen, maxFen }]),
  );
}

interface Props {
  budget: BudgetState;
  result: SplitResult | null;
  planId: string;
  /** Nothing can be changed. */
  isLocked: boolean;
}

/** The money there is: programmes down, years across, at least and at most; what is used fills below. */
export function EnvelopeTable({ budget, result, planId, isLocked }: Props) {
  const { t } = useTranslation('budget');
  const [cells, setCells] = useState<Cells>(() => cellsOf(budget));
  const rows = [{ id: null as string | null, name: t('allProgrammes') }, ...budget.programmes];
  const columns: (number | null)[] = [...budget.years, null];
  const places = placesOf(budget, result);
  const change = (year: number | null, programmeId: string | null, patch: Partial<Bounds>) => {
    const key = cellKey(year, programmeId);
    setCells(new Map(cells).set(key, { ...(cells.get(key) ?? { minFen: 0, maxFen: null }), ...patch }));
  };
  const save = () => {
    const others = budget.envelopes.filter((envelope) => !isCell(envelope)).map(({ id: _id, ...rest }) => rest);
    const envelopes: Omit<EnvelopeRow, 'id'>[] = rows.flatMap((row) =>
      columns.flatMap((year) => {
        const bounds = cells.get(cellKey(year, row.id));
        const kept = budget.envelopes.find((e) => isCell(e) && e.year === year && e.programmeId === row.id);
        const shares = { minPercent: kept?.minPercent ?? null, maxPercent: kept?.maxPercent ?? null };
        return bounds ? [{ year, programmeId: row.id, townshipId: null, source: null, ...bounds, ...shares }] : [];
      }),
    );
    envelopes.push(...others);
    void attempt(() => backend().budget.saveEnvelopes({ planId, envelopes }));
  };
  return (
    <section className="card envelopes">
      <h2 className="card-title">{t('envelopes')}</h2>
      <table>
        <thead>
          <tr>
            <th>{t('programme')}</th>
            {columns.map((year) => (
              <th key={year ?? 'all'}>{year ?? t('allYears')}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id ?? 'all'}>
              <th title={row.name}>{row.name}</th>
              {columns.map((year) => {
                const bounds = cells.get(cellKey(year, row.id));
                const used = usedOf(budget, places, year, row.id);
                const left = bounds?.maxFen == null ? null : bounds.maxFen - used;
                return (
                  <td key={year ?? 'all'}>
                    <div className="envelope-bounds">
                      <InputNumber
                        size="small"
                        disabled={isLocked}
                        controls={false}
                        min={0}
                        placeholder={t('min')}
                        aria-label={`${row.name} ${year ?? t('allYears')} ${t('min')}`}
                        value={bounds?.minFen ? toWanYuan(bounds.minFen) : null}
                        onChange={(value) => change(year, row.id, { minFen: toFen(value) ?? 0 })}
                        onBlur={save}
                        onPressEnter={save}
                      />
                      <InputNumber
                        size="small"
                        disabled={isLocked}
                        controls={false}
                        min={0}
                        placeholder={t('max')}
                        aria-label={`${row.name} ${year ?? t('allYears')} ${t('max')}`}
                        value={toWanYuan(bounds?.maxFen ?? null)}
                        onChange={(value) => change(year, row.id, { maxFen: toFen(value) })}
                        onBlur={save}
                        onPressEnter={save}
                      />
                    </div>
                    <UsedBar usedFen={used} maxFen={bounds?.maxFen ?? null} />
                    <div className="envelope-figures figures">
                      <span>{t('used', { money: wanYuan(used) })}</span>
                      {left === null ? null : (
                        <span className={left < 0 ? 'is-over' : 'muted'}>
                          {left < 0 ? t('over', { money: wanYuan(-left) }) : t('unallocated', { money: wanYuan(left) })}
                        </span>
                      )}
                    </div>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How full an envelope is; one that is too full says so by shape too. */
function UsedBar({ usedFen, maxFen }: { usedFen: number; maxFen: number | null }) {
  if (maxFen === null) return <div className="envelope-bar is-open" />;
  const share = maxFen === 0 ? (usedFen > 0 ? 1 : 0) : Math.min(1, usedFen / maxFen);
  return (
    <svg
      className={usedFen > maxFen ? 'envelope-bar is-over' : 'envelope-bar'}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="envelope-room" width="100" height="4" />
      <rect className="envelope-used" width={share * 100} height="4" />
    </svg>
  );
}
