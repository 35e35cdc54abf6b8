import type { Measure } from '../../../shared/budget/settings';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { findingsByElement, frequentFeeders, type KeptFinding } from './findingSource';
import { frameEffects } from './frameEffects';
import { policyOptionsOf } from './policyOptions';

/** What the plan's records say a project does, and the lines or the area it works on. */
export interface ProjectEffects {
  effect: Partial<Record<Measure, number>>;
  worksOn: string[];
  /** Customer-hours that building it takes, by the engine; null where it has no measures. */
  constructionHours: number | null;
}

interface ProjectRow {
  id: string;
  feeder: string | null;
  area: string | null;
  customersReached: number | null;
  customerHoursSaved: number | null;
  followsTarget: string | null;
}

/** A policy that a project carries out. */
interface PolicyRow {
  projectId: string;
  feeder: string | null;
  area: string | null;
  result: string;
}

/** What a policy's content says it does: customer-hours saved, and the rules whose findings it solves. */
function contentOf(result: string): { hours: number | null; solved: string[] | null } {
  const { savedHours, solved } = JSON.parse(result) as { savedHours?: unknown; solved?: unknown };
  return {
    hours: typeof savedHours === 'number' && Number.isFinite(savedHours) && savedHours >= 0 ? savedHours : null,
    solved: Array.isArray(solved) ? solved.filter((rule) => typeof rule === 'string') : null,
  };
}

/**
 * Findings a project solves: of the policies it carries out those they say they solve; without a policy, those on the
 * line and area it is meant for.
 */
function solvedBy(
  project: ProjectRow,
  policies: readonly PolicyRow[],
  findings: ReadonlyMap<string, KeptFinding[]>,
): KeptFinding[] {
  const found = new Map<string, KeptFinding>();
  const take = (element: string | null, passes: (finding: KeptFinding) => boolean): void => {
    for (const finding of findings.get(element ?? '') ?? []) if (passes(finding)) found.set(finding.key, finding);
  };
  for (const policy of policies) {
    const { solved } = contentOf(policy.result);
    for (const element of [policy.feeder, policy.area]) take(element, ({ rule }) => solved?.includes(rule) === true);
  }
  if (policies.length === 0) for (const element of [project.feeder, project.area]) take(element, () => true);
  return [...found.values()];
}

/**
 * What each project of a plan does, by what is on record: customers reached and following the target frame from the
 * library, customer-hours and interruptions saved by the engine where it has measures, else as typed there or else from the policy it carries out, findings of the newest kept
 * judgement on the line and area it works on, frequent-outage lines from the newest list. What is not on record is absent.
 */
export function readEffects(store: Store, scope: Scope): Map<string, ProjectEffects> {
  const projects = store.all<ProjectRow>(
    `SELECT id, feeder, area, customersReached, customerHoursSaved, followsTarget FROM project WHERE planId = ?`,
    scope.planId,
  );
  const policies = new Map<string, PolicyRow[]>();
  for (const row of store.all<PolicyRow>(
    `SELECT l.projectId, y.feeder, y.area, y.result FROM policyProject l JOIN policy y ON y.id = l.policyId
     WHERE y.planId = ?`,
    scope.planId,
  )) {
    policies.set(row.projectId, [...(policies.get(row.projectId) ?? []), row]);
  }
  const frames = frameEffects(store, scope);
  const frequent = frequentFeeders(store, scope.countyId);
  // Beside alternatives, which go by the county as it is judged now, projects go by the same judgement.
  const findings = policyOptionsOf(store, scope).findings ?? findingsByElement(store, scope.countyId);
  return new Map(
    projects.map((project) => {
      const own = policies.get(project.id) ?? [];
      // What is done to an area does not meet what is done to its line: other works on the same area do.
      const places = project.area === null ? [project.feeder, ...own.map((p) => p.feeder)] : [project.area];
      const worksOn = new Set(places.filter((id) => id !== null));
      const effect: ProjectEffects['effect'] = {};
      if (project.customersReached !== null) effect.customersReached = project.customersReached;
      if (project.followsTarget !== null) effect.followsTarget = project.followsTarget === 'follows' ? 1 : 0;
      const promised = own.map((p) => contentOf(p.result).hours).filter((hours) => hours !== null);
      const hours = project.customerHoursSaved ?? (promised.length > 0 ? promised.reduce((a, b) => a + b, 0) : null);
      if (hours !== null) effect.customerHours = hours;
      // Where the network knows the project's measures, the engine's figures go before what was typed.
      Object.assign(effect, frames?.of([project.id]) ?? {});
      const answer = frames?.answers.get(project.id);
      if (answer !== undefined) effect.followsTarget = answer === 'follows' ? 1 : 0;
      // Only what is meant for a line takes it off the list: a project of the area behind it does not.
      const meant = [project.feeder, ...own.map((p) => p.feeder)].filter((id) => id !== null);
      if (frequent !== null) effect.frequentLines = new Set(meant.filter((id) => frequent.has(id))).size;
      if (findings.size > 0) {
        const solved = solvedBy(project, own, findings);
        const count = (severity: number): number => solved.filter((finding) => finding.severity === severity).length;
        effect.findings3 = count(3);
        effect.findings2 = count(2);
        effect.findings1 = count(1);
      }
      const constructionHours = frames?.construction.get(project.id) ?? null;
      return [project.id, { effect, worksOn: [...worksOn], constructionHours }];
    }),
  );
}
