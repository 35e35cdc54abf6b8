import type { Language } from '../../../shared/messages';
import { wordMessage } from '../../../shared/messages';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import { localMinute } from '../localMinute';
import { readPolicies, type StoredPolicy } from '../policies/choices';
import { insertProject, placeOf } from '../policies/projects';
import type { Scope } from '../sheet/scope';
import type { PolicyOption } from './policyOptions';

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

/**
 * The new project carries the policies out; those that did before stay as other ways of the same line. A project stands in
 * one set of alternatives, so where it serves several lines it stands in that of the first and excludes the others'.
 */
function replaceLinks(
  store: Store,
  writer: ChangeWriter,
  { planId }: Scope,
  policies: readonly StoredPolicy[],
  projectId: string,
): void {
  let set: string | null = null;
  for (const [at, policy] of policies.entries()) {
    const links = store.all<{ id: string; projectId: string; alternativeGroup: string | null }>(
      `SELECT l.id, l.projectId, p.alternativeGroup FROM policyProject l JOIN project p ON p.id = l.projectId
       WHERE l.policyId = ?`,
      policy.id,
    );
    let own: string | null = links.find((link) => link.alternativeGroup !== null)?.alternativeGroup ?? null;
    for (const link of links) {
      if (link.alternativeGroup === null) {
        own ??= freeSetName(store, planId, placeOf(store, policy).name);
        writer.update('project', link.projectId, { alternativeGroup: own });
      }
      if (at > 0) writer.insert('projectRule', { planId, projectId, kind: 'excludes', other: link.projectId });
      writer.delete('policyProject', link.id);
    }
    if (at === 0) set = own;
    writer.insert('policyProject', { planId, policyId: policy.id, projectId });
  }
  if (set !== null) writer.update('project', projectId, { alternativeGroup: set });
}

/** The name of a line or area, with a number where another set of the plan has it: areas of several lines share names. */
function freeSetName(store: Store, planId: string, name: string): string {
  const isTaken = (set: string): boolean =>
    store.get('SELECT 1 FROM project WHERE planId = ? AND alternativeGroup = ?', planId, set) !== undefined;
  let set = name;
  for (let n = 2; isTaken(set); n++) set = `${name} ${n}`;
  return set;
}
