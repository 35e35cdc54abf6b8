import type { AdjustmentChange, AdjustmentRow, PlanStanding } from '../../shared/api/budget';
import { AppError } from '../../shared/appError';
import type { ChangeWriter } from '../store/changeWriter';
import type { Store } from '../store/store';
import { moveAmounts, readMoney, scaleAmounts, startOf } from './budget/projectMoves';
import { localMinute } from './localMinute';
import { readPlan } from './plans';

/** Where a plan stands, and its adjustments in order. */
export function readStanding(store: Store, planId: string): PlanStanding {
  const plan = readPlan(store, planId);
  const adjustments = store
    .all<Omit<AdjustmentRow, 'changes'> & { changes: string }>(
      'SELECT id, number, document, date, reason, changes FROM planAdjustment WHERE planId = ? ORDER BY number',
      planId,
    )
    .map((row) => ({ ...row, changes: JSON.parse(row.changes) as AdjustmentChange[] }));
  return {
    status: plan.status as PlanStanding['status'],
    approvalDocument: plan.approvalDocument as string | null,
    approvedDate: plan.approvedDate as string | null,
    adjustments,
  };
}

function requireStatus(store: Store, planId: string, wanted: PlanStanding['status'][]): string {
  const plan = readPlan(store, planId);
  if (!wanted.includes(plan.status as PlanStanding['status'])) {
    throw new AppError('PLAN_STANDING', { name: String(plan.name), status: String(plan.status) });
  }
  return String(plan.name);
}

/** Locks a draft for review. @throws AppError PLAN_STANDING */
export function submitPlan(store: Store, planId: string): void {
  const name = requireStatus(store, planId, ['draft']);
  store.write({ code: 'CHANGE_PLAN_SUBMITTED', params: { name } }, (writer) =>
    writer.update('plan', planId, { status: 'submitted' }),
  );
}

/** Takes a submission back. @throws AppError PLAN_STANDING */
export function withdrawPlan(store: Store, planId: string): void {
  const name = requireStatus(store, planId, ['submitted']);
  store.write({ code: 'CHANGE_PLAN_WITHDRAWN', params: { name } }, (writer) =>
    writer.update('plan', planId, { status: 'draft' }),
  );
}

/**
 * Approves a submitted plan. From then on it changes by adjustment alone.
 * @param document number of the approval
 * @param date YYYY-MM-DD
 * @throws AppError PLAN_STANDING
 */
export function approvePlan(store: Store, planId: string, document: string, date: string): void {
  const name = requireStatus(store, planId, ['submitted']);
  store.write({ code: 'CHANGE_PLAN_APPROVED', params: { name, document } }, (writer) =>
    writer.update('plan', planId, { status: 'approved', approvalDocument: document, approvedDate: date }),
  );
}

/** One wanted change of an adjustment. */
export interface Adjustment {
  projectId: string;
  isIn: boolean;
  /** Year its money is to begin in; null leaves it. */
  startYear: number | null;
  /** New total in fen; null leaves it. */
  totalFen: number | null;
}

/**
 * Changes an approved plan by a numbered adjustment (计划调整) that keeps each change before and after, with the reason.
 * @returns number of the adjustment
 * @throws AppError PLAN_STANDING, ADJUSTMENT_EMPTY where nothing would change
 */
export function adjustPlan(
  store: Store,
  planId: string,
  { document, date, reason }: { document: string; date: string; reason: string },
  wanted: readonly Adjustment[],
): number {
  requireStatus(store, planId, ['approved']);
  const last = store.get<{ number: number | null }>(
    'SELECT max(number) AS number FROM planAdjustment WHERE planId = ?',
    planId,
  );
  const number = (last?.number ?? 0) + 1;
  store.write({ code: 'CHANGE_PLAN_ADJUSTED', params: { number, document } }, (writer) => {
    const changes = wanted.map((change) => applyOne(store, writer, planId, change)).filter((change) => change !== null);
    if (changes.length === 0) throw new AppError('ADJUSTMENT_EMPTY');
    writer.insert('planAdjustment', {
      ...{ planId, number, document, date, reason },
      created: localMinute(new Date()),
      changes: JSON.stringify(changes),
    });
  });
  return number;
}

/** @returns what changed, null where nothing did */
function applyOne(store: Store, writer: ChangeWriter, planId: string, change: Adjustment): AdjustmentChange | null {
  const { projectId } = change;
  const project = store.get<{ name: string; decision: string | null }>(
    'SELECT name, decision FROM project WHERE id = ? AND planId = ?',
    projectId,
    planId,
  );
  if (!project) throw new AppError('RECORD_NOT_FOUND', { entity: 'project', id: projectId });
  const before = readMoney(store, projectId);
  const wasIn = project.decision === 'chosen';
  const beforeFen = wasIn ? before.totalFen : 0;
  const beforeYear = wasIn ? startOf(before) : null;
  if (change.isIn !== wasIn) writer.update('project', projectId, { decision: change.isIn ? 'chosen' : 'left' });
  let after = before;
  if (change.isIn && change.startYear !== null) after = moveAmounts(writer, projectId, after, change.startYear);
  if (change.isIn && change.totalFen !== null) after = scaleAmounts(writer, planId, projectId, after, change.totalFen);
  const afterFen = change.isIn ? after.totalFen : 0;
  const afterYear = change.isIn ? startOf(after) : null;
  if (afterFen === beforeFen && afterYear === beforeYear && change.isIn === wasIn) return null;
  return { projectId, name: project.name, beforeFen, afterFen, beforeYear, afterYear };
}
