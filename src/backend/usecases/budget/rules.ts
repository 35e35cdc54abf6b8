import type { ProjectRuleRow } from '../../../shared/api/budget';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';

/** Prerequisites, exclusions and wishes of a plan's projects. */
export function readProjectRules(store: Store, planId: string): ProjectRuleRow[] {
  return store.all<ProjectRuleRow>(
    'SELECT id, projectId, kind, other AS otherId, year, price FROM projectRule WHERE planId = ? ORDER BY rowid',
    planId,
  );
}

/**
 * Adds a rule to a project.
 * @returns id of the rule
 * @throws AppError RULE_INCOMPLETE where what its kind needs is missing, RULE_OF_ITSELF
 */
export function saveProjectRule(store: Store, planId: string, rule: Omit<ProjectRuleRow, 'id'>): string {
  const isPair = rule.kind === 'needs' || rule.kind === 'excludes';
  const needsYear = rule.kind === 'wishStartBy' || rule.kind === 'wishStartFrom';
  const isComplete = isPair ? rule.otherId !== null : rule.price !== null && (!needsYear || rule.year !== null);
  if (!isComplete) throw new AppError('RULE_INCOMPLETE', {}, { entity: 'project', id: rule.projectId });
  if (rule.otherId === rule.projectId)
    throw new AppError('RULE_OF_ITSELF', {}, { entity: 'project', id: rule.projectId });
  const { projectId, kind, otherId, year, price } = rule;
  return store.write({ code: 'CHANGE_RULE_NEW' }, (writer) =>
    writer.insert('projectRule', {
      ...{ planId, projectId, kind },
      other: isPair ? otherId : null,
      year: needsYear ? year : null,
      price: isPair ? null : price,
    }),
  ).result;
}

export function deleteProjectRule(store: Store, ruleId: string): void {
  store.write({ code: 'CHANGE_RULE_GONE' }, (writer) => writer.delete('projectRule', ruleId));
}
