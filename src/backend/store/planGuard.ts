import type Database from 'better-sqlite3';
import { AppError } from '../../shared/appError';
import type { SqlValue, TableWriter } from './tableWriter';

/** What a plan's approval covers: its money, its projects and how they were weighed. */
const COVERED = new Set([
  'project',
  'projectAmount',
  'projectVillage',
  'projectRule',
  'programme',
  'envelope',
  'budgetSetting',
]);

/** Columns of a plan that its way through submission and approval itself writes. */
const STANDING = new Set(['status', 'approvedDate', 'approvalDocument']);

/**
 * Keeps what is submitted or approved as it is, whatever door a write comes through: sheet, import, command line, undo.
 * A change that carries a numbered adjustment of the plan may change it, and so may its undo.
 */
export class PlanGuard {
  private readonly touched = new Set<string>();
  private readonly adjusted = new Set<string>();

  private constructor(
    private readonly db: Database.Database,
    private readonly locked: ReadonlyMap<string, string>,
  ) {}

  /** @returns null where every plan is a draft: nothing to guard */
  static of(db: Database.Database): PlanGuard | null {
    const plans = db.prepare("SELECT id, status FROM plan WHERE status <> 'draft'").all() as {
      id: string;
      status: string;
    }[];
    return plans.length === 0 ? null : new PlanGuard(db, new Map(plans.map(({ id, status }) => [id, status])));
  }

  /** Notes a row that is inserted or deleted. */
  touch(entity: string, planId: SqlValue | undefined): void {
    if (typeof planId !== 'string' || !this.locked.has(planId)) return;
    if (COVERED.has(entity)) this.touched.add(planId);
    else if (entity === 'planAdjustment') this.adjusted.add(planId);
  }

  /** Notes a row whose columns change. */
  touchRow(entity: string, table: TableWriter, id: string, keys: readonly string[]): void {
    if (entity === 'plan') {
      if (this.locked.has(id) && !keys.every((key) => STANDING.has(key))) this.touched.add(id);
    } else if (COVERED.has(entity) || entity === 'planAdjustment') {
      this.touch(entity, table.read(id, ['planId'])?.planId);
    }
  }

  /** @throws AppError PLAN_LOCKED */
  check(): void {
    for (const planId of this.touched) {
      if (this.adjusted.has(planId)) continue;
      const now = this.db.prepare('SELECT status, name FROM plan WHERE id = ?').get(planId) as
        | { status: string; name: string }
        | undefined;
      if (!now || now.status === 'draft') continue;
      const code = now.status === 'approved' ? 'PLAN_APPROVED' : 'PLAN_SUBMITTED';
      throw new AppError(code, { name: now.name }, { entity: 'plan', id: planId });
    }
  }
}
