import type { Coverage } from '../../../shared/api/policies';
import type { Diagnosis, Finding } from '../../../shared/diagnosis/finding';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { readPolicies } from './choices';

interface ProjectRow {
  id: string;
  name: string;
  feeder: string | null;
  area: string | null;
  kind: string | null;
}

/** Rules whose findings an imported project of a kind is taken to answer; of a kind not named, none of a line. */
const LINE_KINDS: Record<string, RegExp> = {
  line: /^(?:frame|equipment|capacity|operation)\./,
  outgoing: /^(?:frame|capacity)\./,
  switchgear: /^(?:frame|operation)\./,
  automation: /^(?:intelligence|operation)\./,
};
const AREA_KINDS: Record<string, RegExp> = {
  transformerArea: /^(?:capacity|equipment)\./,
  lowVoltage: /^(?:capacity\.(?:lowVoltage|voltageQualified|lvRadius)|equipment\.bareLowVoltage|operation\.)/,
  meter: /^intelligence\./,
  automation: /^intelligence\./,
};

/**
 * Which findings a project answers. A project of a policy answers the findings its alternative solves; one that was
 * imported answers the findings of the line or area it names, as long as it is not cancelled.
 */
export function readCoverage(store: Store, scope: Scope, diagnosis: Diagnosis): Coverage {
  const findings = diagnosis.findings.filter(
    ({ element }) => element.kind === 'feeder' || element.kind === 'transformerArea',
  );
  const projects = store.all<ProjectRow>(
    "SELECT id, name, feeder, area, kind FROM project WHERE planId = ? AND coalesce(stage, '') <> 'cancelled'",
    scope.planId,
  );
  const policies = new Map(readPolicies(store, scope).map((policy) => [policy.id, policy]));
  const ofPolicy = new Map<string, Set<string>>();
  for (const { policyId, projectId } of store.all<{ policyId: string; projectId: string }>(
    'SELECT policyId, projectId FROM policyProject WHERE planId = ?',
    scope.planId,
  )) {
    const policy = policies.get(policyId);
    if (!policy) continue;
    const answered = ofPolicy.get(projectId) ?? new Set<string>();
    for (const rule of policy.content.solved) answered.add(`${rule} ${policy.elementId}`);
    ofPolicy.set(projectId, answered);
  }
  const answers = (project: ProjectRow, { rule, element }: Finding): boolean => {
    const own = ofPolicy.get(project.id);
    if (own) return own.has(`${rule} ${element.id}`);
    return isAnsweredBy(project, rule, element.id);
  };
  const byElement = new Map<string, ProjectRow[]>();
  for (const project of projects) {
    for (const id of new Set([project.feeder, project.area, ...elementsOf(ofPolicy.get(project.id))])) {
      if (id !== null) byElement.set(id, [...(byElement.get(id) ?? []), project]);
    }
  }
  const used = new Set<string>();
  const withoutProject: Coverage['withoutProject'] = [];
  const solvedTwice: Coverage['solvedTwice'] = [];
  for (const finding of findings) {
    const { key, rule, element, severity } = finding;
    const found = (byElement.get(element.id ?? '') ?? []).filter((project) => answers(project, finding));
    for (const { id } of found) used.add(id);
    const line = { key, rule, element: element.name };
    if (found.length === 0) withoutProject.push({ ...line, severity });
    if (found.length > 1) solvedTwice.push({ ...line, projects: found.map(({ name }) => name) });
  }
  return {
    ...{ withoutProject, solvedTwice, findings: findings.length, answered: findings.length - withoutProject.length },
    withoutFinding: projects.filter(({ id }) => !used.has(id)).map(({ id, name }) => ({ id, name })),
  };
}

/** An area project does not answer for its line, nor the rebuilding of a village. */
function isAnsweredBy({ feeder, area, kind }: ProjectRow, rule: string, elementId: string | null): boolean {
  if (area !== null) return area === elementId && (kind === null || (AREA_KINDS[kind]?.test(rule) ?? true));
  return feeder === elementId && (kind === null || (LINE_KINDS[kind]?.test(rule) ?? false));
}

function elementsOf(answered: Set<string> | undefined): string[] {
  return [...(answered ?? [])].map((entry) => entry.slice(entry.indexOf(' ') + 1));
}
