import { useTranslation } from 'react-i18next';
import type { BudgetState, SplitResult } from '../../../shared/api/budget';
import { wanYuan } from '../../format/money';
import { type Placed, usedOf } from './usedMoney';

interface Props {
  budget: BudgetState;
  result: SplitResult | null;
  places: ReadonlyMap<string, Placed>;
  columns: string;
}

/** The envelopes of the years, as bars that fill; then the projects that are out. */
export function BoardHead({ budget, result, places, columns }: Props) {
  const { t } = useTranslation('budget');
  const total = budget.envelopes.find((e) => e.year === null && isWhole(e))?.maxFen ?? sumOfYears(budget);
  const usedAll = usedOf(budget, places, null, null);
  const out = budget.projects.filter((project) => !places.get(project.id)?.isIn);
  return (
    <div className="board-head" style={{ gridTemplateColumns: columns }}>
      <div className="board-cell">
        <b>{t('allYears')}</b>
        <Filled usedFen={usedAll} maxFen={total} carriedFen={0} reserveFen={0} />
      </div>
      {budget.years.map((year) => {
        const envelope = budget.envelopes.find((e) => e.year === year && isWhole(e));
        const own = result?.envelopes.find((e) => e.envelopeId === envelope?.id);
        return (
          <div key={year} className="board-cell">
            <b>{year}</b>
            <Filled
              usedFen={usedOf(budget, places, year, null)}
              maxFen={envelope?.maxFen ?? null}
              carriedFen={own?.carriedInFen ?? 0}
              reserveFen={own?.reserveFen ?? 0}
            />
          </div>
        );
      })}
      <div className="board-cell is-out">
        <b>{t('out')}</b>
        <span className="figures muted">{t('countOut', { count: out.length })}</span>
      </div>
    </div>
  );
}

/** What the years have together; null where one of them has no ceiling. */
function sumOfYears(budget: BudgetState): number | null {
  let sum = 0;
  for (const year of budget.years) {
    const own = budget.envelopes.find((e) => e.year === year && isWhole(e))?.maxFen ?? null;
    if (own === null) return null;
    sum += own;
  }
  return sum;
}

function isWhole(envelope: BudgetState['envelopes'][number]): boolean {
  return envelope.programmeId === null && envelope.townshipId === null && envelope.source === null;
}

interface FilledProps {
  usedFen: number;
  maxFen: number | null;
  carriedFen: number;
  reserveFen: number;
}

/** How full an envelope is; one that is too full says so in words too. */
function Filled({ usedFen, maxFen, carriedFen, reserveFen }: FilledProps) {
  const { t } = useTranslation('budget');
  if (maxFen === null) {
    return (
      <>
        <svg className="envelope-bar is-open" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" />
        <span className="figures">{t('used', { money: wanYuan(usedFen) })}</span>
      </>
    );
  }
  const room = maxFen + carriedFen;
  const left = room - usedFen;
  const share = room === 0 ? (usedFen > 0 ? 1 : 0) : Math.min(1, usedFen / room);
  return (
    <>
      <svg
        className={left < 0 ? 'envelope-bar is-over' : 'envelope-bar'}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect className="envelope-room" width="100" height="4" />
        <rect className="envelope-used" width={share * 100} height="4" />
      </svg>
      <span className="figures board-used">
        {wanYuan(usedFen)} / {wanYuan(room)}
      </span>
      <span className={left < 0 ? 'figures is-over' : 'figures muted'}>
        {left < 0 ? t('over', { money: wanYuan(-left) }) : t('unallocated', { money: wanYuan(left) })}
        {reserveFen > 0 ? ` ${t('ofWhichReserve', { money: wanYuan(reserveFen) })}` : null}
      </span>
    </>
  );
}
