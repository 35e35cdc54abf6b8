import type { Store } from '../../store/store';
import { readPlan } from '../plans';
import type { Scope } from '../sheet/scope';
import { copyPlan } from './copyPlan';
import { foldInto } from './fold';
import { frameModel } from './frameModel';
import { freezeFrame } from './frozenFrame';

/**
 * Rolls a plan forward into its next edition: base year + 1. The edition so far is kept beside it as a closed plan with the
 * frame it had; in the new one everything keeps its id, projects commissioned by the new base year become current frame,
 * and the target frame is carried over. One undo.
 * @param name of the new edition
 * @returns id of the new edition's plan, which is that of the plan rolled forward
 */
export function rollForward(store: Store, scope: Scope, name: string): string {
  const plan = readPlan(store, scope.planId);
  const model = frameModel(store, scope);
  const baseYear = (plan.baseYear as number) + 1;
  const firstYear = Math.max(plan.firstYear as number, baseYear + 1);
  const lastYear = Math.max(plan.lastYear as number, firstYear);
  const done = new Set(
    model.lists.projects.filter(({ year }) => year !== null && year <= baseYear).map((project) => project.id),
  );
  store.write({ code: 'CHANGE_ROLL_FORWARD', params: { name } }, (writer) => {
    copyPlan(store, writer, scope.planId, {
      frozenFrame: freezeFrame(store, model.county.current),
      edition: (plan.edition as string | null) ?? String(plan.baseYear),
    });
    foldInto(store, writer, model, scope, done);
    for (const id of done) writer.update('project', id, { stage: 'commissioned' });
    const targetYear = Math.max(plan.targetYear as number, lastYear);
    writer.update('plan', scope.planId, {
      ...{ name, baseYear, firstYear, lastYear, targetYear },
      edition: String(baseYear),
      status: 'draft',
      approvedDate: null,
      approvalDocument: null,
    });
  });
  return scope.planId;
}
