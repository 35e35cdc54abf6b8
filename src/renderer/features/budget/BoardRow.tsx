import { LockFilled } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetProject, SplitDecision } from '../../../shared/api/budget';
import { wanYuan } from '../../format/money';
import type { Placed } from './usedMoney';

interface Props {
  project: BudgetProject;
  place: Placed;
  decision: SplitDecision | undefined;
  years: number[];
  /** Money a full bar stands for, fen. */
  most: number;
  columns: string;
  top: number;
  isPicked: boolean;
  isLocked: boolean;
  onPick: (projectId: string) => void;
  onMove: (year: number) => void;
  onOut: () => void;
}

/** A project on the board. Its bars can be dragged to another year, or out. */
export function BoardRow(props: Props) {
  const { project, place, decision, years, most, columns, top, isPicked, isLocked } = props;
  const { t } = useTranslation('budget');
  const [over, setOver] = useState<number | 'out' | null>(null);
  const moneyIn = (year: number): number =>
    project.amounts.reduce(
      (sum, amount) => sum + (amount.year !== null && amount.year + place.shift === year ? amount.amountFen : 0),
      0,
    );
  const isDifferent = decision !== undefined && decision.chosen !== project.chosen;
  const target = (where: number | 'out') => ({
    onDragOver: (event: React.DragEvent) => {
      if (event.dataTransfer.types.includes(`text/project-${project.id}`)) {
        event.preventDefault();
        setOver(where);
      }
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      setOver(null);
      if (where === 'out') props.onOut();
      else props.onMove(where);
    },
  });
  const onDragStart = (event: React.DragEvent) => {
    event.dataTransfer.setData(`text/project-${project.id}`, project.id);
    event.dataTransfer.effectAllowed = 'move';
    props.onPick(project.id);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's own, which has the focus
    <div
      className={isPicked ? 'board-row is-picked' : 'board-row'}
      style={{ gridTemplateColumns: columns, top }}
      role="option"
      aria-selected={isPicked}
      tabIndex={-1}
      onClick={() => props.onPick(project.id)}
    >
      <div className="board-name" title={project.name}>
        {project.lock === null ? null : <LockFilled aria-label={t('locked')} />}
        {project.mandatory ? <em>{t('mandatory')}</em> : null}
        {project.policy ? <em title={t('policyOption')}>{t('policyTag')}</em> : null}
        {isDifferent ? <i className="is-different">Δ</i> : null}
        <span className="grow">{project.name}</span>
        {years.some((year) => moneyIn(year) !== 0) || project.amounts.length === 0 ? null : (
          <small className="figures muted">{t('outsideMoney', { money: wanYuan(project.totalFen) })}</small>
        )}
      </div>
      {years.map((year) => {
        const fen = moneyIn(year);
        return (
          <div key={year} className={over === year ? 'board-cell is-target' : 'board-cell'} {...target(year)}>
            {fen === 0 ? null : (
              // biome-ignore lint/a11y/noStaticElementInteractions: keys are the list's own, which has the focus
              <div
                className={place.isIn ? 'board-bar is-in' : 'board-bar'}
                draggable={!isLocked}
                onDragStart={onDragStart}
                title={`${project.name} ${wanYuan(fen)} 万元`}
              >
                <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={Math.max(1, (100 * fen) / most)} height="4" />
                </svg>
                <span className="figures">{wanYuan(fen)}</span>
              </div>
            )}
          </div>
        );
      })}
      <div className={over === 'out' ? 'board-cell is-out is-target' : 'board-cell is-out'} {...target('out')}>
        {place.isIn ? <span className="is-in">● {t('in')}</span> : <span className="muted">○ {t('out')}</span>}
      </div>
    </div>
  );
}
