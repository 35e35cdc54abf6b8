import { Segmented } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetProject } from '../../../shared/api/budget';
import { wanYuan } from '../../format/money';
import { BoardHead } from './BoardHead';
import { BoardRow } from './BoardRow';
import { useDecide } from './decide';
import type { BudgetWork } from './useBudget';
import { placesOf } from './usedMoney';
import { ROW_PX, useWindow } from './useWindow';

type Filter = 'all' | 'in' | 'out' | 'differ';

interface Props {
  work: BudgetWork;
  picked: string | null;
  onPick: (projectId: string) => void;
  isLocked: boolean;
}

/** Projects down, years across: each project's money as bars in its years, the envelopes at the head that fill. */
export function Board({ work, picked, onPick, isLocked }: Props) {
  const { t } = useTranslation('budget');
  const budget = work.budget!;
  const { result } = work;
  const [filter, setFilter] = useState<Filter>('all');
  const [view, setView] = useState<'decision' | 'split'>('split');
  const hasSplit = result !== null && result.status !== 'infeasible' && result.status !== 'unknown';
  const shown = view === 'split' && hasSplit ? result : null;
  const places = useMemo(() => placesOf(budget, shown), [budget, shown]);
  const decisions = useMemo(() => new Map(result?.decisions.map((d) => [d.projectId, d])), [result]);
  const rows = useMemo(() => {
    const splitIn = (id: string) => decisions.get(id)?.chosen === true;
    const passes = (project: BudgetProject): boolean => {
      const isIn = places.get(project.id)?.isIn === true;
      if (filter === 'differ') return hasSplit && splitIn(project.id) !== project.chosen;
      return filter === 'all' || isIn === (filter === 'in');
    };
    const order = (project: BudgetProject): number => {
      const place = places.get(project.id);
      return place?.isIn ? (place.startYear ?? 9998) : 9999;
    };
    return budget.projects.filter(passes).sort((a, b) => order(a) - order(b) || b.totalFen - a.totalFen);
  }, [budget, places, filter, decisions, hasSplit]);
  const place = useRef<HTMLDivElement>(null);
  const { from, to, reveal } = useWindow(place, rows.length);
  const byHand = useDecide(work.planId);
  // What is decided by hand shows in the decision; the split beside it is then one of an earlier plan.
  const decide: typeof byHand = {
    set: (projectId, values) => {
      setView('decision');
      return byHand.set(projectId, values);
    },
    move: (projectId, startYear) => {
      setView('decision');
      return byHand.move(projectId, startYear);
    },
  };
  useEffect(() => {
    if (result) setView('split');
  }, [result]);
  const most = useMemo(() => mostInYear(budget.projects), [budget]);
  const columns = `minmax(200px, 1.6fr) repeat(${budget.years.length}, minmax(96px, 1fr)) 84px`;

  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex((project) => project.id === picked);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
      if (next) {
        onPick(next.id);
        reveal(rows.indexOf(next));
      }
      event.preventDefault();
      return;
    }
    const project = rows[at];
    if (!project || isLocked || project.policy) return;
    const year = places.get(project.id)?.startYear ?? null;
    if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && event.altKey && year !== null) {
      const wanted = year + (event.key === 'ArrowRight' ? 1 : -1);
      if (budget.years.includes(wanted)) void decide.move(project.id, wanted);
      event.preventDefault();
    } else if (event.key === 'Enter') void decide.set(project.id, { decision: 'chosen' });
    else if (event.key === 'Delete') void decide.set(project.id, { decision: 'left' });
    else if (event.key === 'l' || event.key === 'L') {
      void decide.set(project.id, {
        locked: project.lock === null,
        ...(project.lock === null && !project.chosen ? { decision: 'left' } : {}),
      });
    }
  };
  return (
    <section className="board card">
      <div className="budget-filter">
        <Segmented
          size="small"
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
          options={(['all', 'in', 'out', 'differ'] as const).map((value) => ({ value, label: t(`filter_${value}`) }))}
        />
        {hasSplit ? (
          <Segmented
            size="small"
            value={view}
            onChange={(value) => setView(value as 'decision' | 'split')}
            options={(['decision', 'split'] as const).map((value) => ({ value, label: t(`view_${value}`) }))}
          />
        ) : null}
        <span className="muted figures grow">
          {t('shownRows', { count: rows.length, money: wanYuan(rows.reduce((sum, row) => sum + row.totalFen, 0)) })}
        </span>
        <span className="muted board-keys">{isLocked ? null : t('boardKeys')}</span>
      </div>
      <BoardHead budget={budget} result={shown} places={places} columns={columns} />
      <div
        ref={place}
        className="board-rows"
        role="listbox"
        tabIndex={0}
        aria-label={t('tab_board')}
        data-testid="board"
        onKeyDown={onKeyDown}
      >
        <div style={{ height: rows.length * ROW_PX, position: 'relative' }}>
          {rows.slice(from, to).map((project, index) => (
            <BoardRow
              key={project.id}
              project={project}
              place={places.get(project.id)!}
              decision={hasSplit ? decisions.get(project.id) : undefined}
              years={budget.years}
              most={most}
              columns={columns}
              top={(from + index) * ROW_PX}
              isPicked={project.id === picked}
              isLocked={isLocked || project.policy !== undefined}
              onPick={onPick}
              onMove={(year) => void decide.move(project.id, year)}
              onOut={() => void decide.set(project.id, { decision: 'left' })}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** The largest money of one project in one year: what a full bar stands for. */
function mostInYear(projects: readonly BudgetProject[]): number {
  let most = 1;
  for (const project of projects) {
    const byYear = new Map<number | null, number>();
    for (const { year, amountFen } of project.amounts) byYear.set(year, (byYear.get(year) ?? 0) + amountFen);
    for (const fen of byYear.values()) most = Math.max(most, fen);
  }
  return most;
}
