import type { Language } from '../../../shared/messages';
import { wordMessage } from '../../../shared/messages';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import { localMinute } from '../import/commitRows';
import { readPolicies, type StoredPolicy } from '../policies/choices';
import { insertProject } from '../policies/projects';
import type { Scope } from '../sheet/scope';
import { groupName, type PolicyOption } from './policyOptions';

/** How an adopted alternative is written. */
export interface AdoptWords {
  language: Language;
  /** Name of the scenario, for the reason. */
  scenario: string;
}

/**
 * Makes alternatives the decisions of their lines and areas, each with a project that begins in its year, within one
 * change. A project of an earlier decision stays as another way of the same line: at most one of them is taken.
 * @returns project of each option
 */
export function adoptOptions(
  store: Store,
  writer: ChangeWriter,
  scope: Scope,
  taken: readonly { option: PolicyOption; year: number | null }[],
  words: AdoptWords,
): Map<string, string> {
  const stored = new Map(readPolicies(store, scope).map((policy) => [policy.elementId, policy]));
  const out = new Map<string, string>();
  for (const { option, year } of taken) {
    const policies = option.elements.map((element) => {
      const row = {
        alternative: option.alternative,
        reason: wordMessage(words.language, 'POLICY_REASON_SPLIT', { name: words.scenario }),
        costFen: element.costFen,
        decided: localMinute(new Date()),
      };
      const known = stored.get(element.id);
      const values = { ...row, result: JSON.stringify(element.content) };
      const key = element.kind === 'feeder' ? 'feeder' : 'area';
      if (known) writer.update('policy', known.id, values);
      const id = known?.id ?? writer.insert('policy', { planId: scope.planId, [key]: element.id, ...values });
      return { id, kind: element.kind, elementId: element.id, content: element.content, ...row } satisfies StoredPolicy;
    });
    const projectId = insertProject(store, writer, scope, policies, { year, programmeId: null }, words.language);
    writer.update('project', projectId, { decision: 'chosen' });
    replaceLinks(store, writer, scope, policies, projectId);
    out.set(option.id, projectId);
  }
  return out;
}

/** The new project carries the policies out; those that did before become its alternatives. */
function replaceLinks(
  store: Store,
  writer: ChangeWriter,
  { planId }: Scope,
  policies: readonly StoredPolicy[],
  projectId: string,
): void {
  let group: string | null = null;
  for (const policy of policies) {
    const links = store.all<{ id: string; projectId: string; alternativeGroup: string | null }>(
      `SELECT l.id, l.projectId, p.alternativeGroup FROM policyProject l JOIN project p ON p.id = l.projectId
       WHERE l.policyId = ?`,
      policy.id,
    );
    for (const link of links) {
      group ??= link.alternativeGroup ?? groupName(policy.elementId);
      if (link.alternativeGroup === null) writer.update('project', link.projectId, { alternativeGroup: group });
      writer.delete('policyProject', link.id);
    }
    writer.insert('policyProject', { planId, policyId: policy.id, projectId });
  }
  if (group !== null) writer.update('project', projectId, { alternativeGroup: group });
}
