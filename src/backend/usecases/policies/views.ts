import { bidDeviation, type Deviation, requirementDeviation, typicalDeviation } from '../../../domain/costs/guards';
import type { CostItem, PricedLine } from '../../../domain/costs/priceBook';
import type { ElementPolicy, EvaluatedAlternative } from '../../../domain/policy/buildPolicy';
import { drawLine } from '../../../domain/policy/lineDrawing';
import type { AlternativeView, PolicyDetail, PolicyList, PolicyRow } from '../../../shared/api/policies';
import type { Diagnosis } from '../../../shared/diagnosis/finding';
import type { Language } from '../../../shared/messages';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { readPolicies, type StoredPolicy, totalOf } from './choices';
import { type DeskElement, deskOf, type PolicyDesk } from './desk';
import { readPhotos } from './photos';

interface Names {
  townships: Map<string, string>;
  projects: Map<string, ProjectName[]>;
}

interface ProjectName {
  id: string;
  name: string;
  amountFen: number;
}

/** The estimate of the policy against what its project asks for: within 20 %, as the review form wants it. */
function withDeviation(project: ProjectName, { costFen }: StoredPolicy): PolicyDetail['projects'][number] {
  const found = costFen === null ? null : requirementDeviation(costFen, project.amountFen);
  return { ...project, share: found?.share ?? null, isBeyond: found?.isBeyond ?? false };
}

function readNames(store: Store, scope: Scope): Names {
  const townships = store.all<{ id: string; name: string }>(
    'SELECT id, name FROM township WHERE countyId = ?',
    scope.countyId,
  );
  const projects = new Map<string, ProjectName[]>();
  for (const { policyId, ...project } of store.all<ProjectName & { policyId: string }>(
    `SELECT l.policyId, p.id, p.name,
       coalesce((SELECT sum(a.amountFen) FROM projectAmount a WHERE a.projectId = p.id), 0) AS amountFen
     FROM policyProject l JOIN project p ON p.id = l.projectId WHERE l.planId = ?`,
    scope.planId,
  )) {
    projects.set(policyId, [...(projects.get(policyId) ?? []), project]);
  }
  return { townships: new Map(townships.map(({ id, name }) => [id, name])), projects };
}

/** Every line and area with findings, with what was decided. */
export function readPolicyList(store: Store, scope: Scope, diagnosis: Diagnosis): PolicyList {
  const desk = deskOf(store, scope, diagnosis);
  const names = readNames(store, scope);
  const policies = readPolicies(store, scope);
  const byElement = new Map(policies.map((policy) => [policy.elementId, policy]));
  const rows = desk.elements.map((element) => rowOf(element, byElement.get(element.id), names));
  const units = store
    .all<{ id: string; name: string }>(
      'SELECT id, name FROM supplyUnit WHERE countyId = ? ORDER BY rowid',
      scope.countyId,
    )
    .map(({ id, name }) => {
      const own = rows.filter((row) => row.supplyUnitId === id);
      return {
        ...{ id, name },
        lines: own.filter((row) => row.kind === 'feeder').length,
        areas: own.filter((row) => row.kind === 'area').length,
        decided: own.filter((row) => row.chosen !== null).length,
      };
    });
  return {
    ...{ asOf: diagnosis.asOf, rows, units },
    totalFen: totalOf(policies),
    decided: rows.filter((row) => row.chosen !== null).length,
  };
}

function rowOf({ kind, id, row, findings }: DeskElement, policy: StoredPolicy | undefined, names: Names): PolicyRow {
  const unit = row.supplyUnit;
  return {
    ...{ kind, id, code: typeof row.code === 'string' ? row.code : null, name: String(row.name ?? '') },
    townshipName: names.townships.get(String(row.township)) ?? null,
    supplyUnitId: typeof unit === 'string' ? unit : null,
    findings: findings.length,
    severity: Math.max(...findings.map(({ severity }) => severity)),
    chosen: policy?.alternative ?? null,
    costFen: policy?.costFen ?? null,
    projects: policy ? (names.projects.get(policy.id)?.length ?? 0) : 0,
  };
}

/** One line or area with everything its page shows. */
export function readPolicyDetail(
  store: Store,
  scope: Scope,
  diagnosis: Diagnosis,
  id: string,
  language: Language,
): PolicyDetail {
  const desk = deskOf(store, scope, diagnosis);
  const element = desk.element(id);
  const built = desk.build(element);
  const names = readNames(store, scope);
  const policy = readPolicies(store, scope).find(({ elementId }) => elementId === id);
  const line = desk.inputs.lines.get(id);
  const draw = (of: EvaluatedAlternative['line']) =>
    of ? drawLine(of, (other) => desk.nameOf(other), language) : null;
  const drawn = built.alternatives.flatMap(({ kind, line: after }): [string, string][] => {
    const svg = kind === 'nothing' ? null : draw(after);
    return svg === null ? [] : [[kind, svg]];
  });
  const { row } = element;
  return {
    ...{ kind: element.kind, id, code: typeof row.code === 'string' ? row.code : null, name: String(row.name ?? '') },
    townshipName: names.townships.get(String(row.township)) ?? null,
    ...{ asOf: diagnosis.asOf, customerBase: line?.customers ?? 0, findings: element.findings, before: built.before },
    isDrawn: desk.inputs.drawn?.has(id) ?? false,
    alternatives: alternativeViews(built, desk),
    chosen: policy
      ? {
          ...{ policyId: policy.id, alternative: policy.alternative, reason: policy.reason, decided: policy.decided },
          costFen: policy.costFen,
          prices: policy.content.prices ?? [],
          lines: policy.content.lines,
        }
      : null,
    projects: policy ? (names.projects.get(policy.id) ?? []).map((project) => withDeviation(project, policy)) : [],
    photos: readPhotos(store, scope, id),
    diagram: line ? draw(line) : null,
    diagrams: Object.fromEntries(drawn),
  };
}

export function alternativeViews(built: ElementPolicy, desk: PolicyDesk): AlternativeView[] {
  return built.alternatives.map(
    ({ kind, priced, figures, savedHours, savedPerWanYuan, solved, partner, sharedKey }) => ({
      ...{
        kind,
        lines: priced.lines,
        totalFen: priced.totalFen,
        figures,
        savedHours,
        savedPerWanYuan,
        solved,
        sharedKey,
      },
      partner: partner === null ? null : { id: partner, name: desk.nameOf(partner) },
      beyondBids: beyond(priced.lines, desk, bidDeviation),
      beyondTypical: beyond(priced.lines, desk, typicalDeviation),
    }),
  );
}

/** Items whose price is farther from a reference than it may be. */
function beyond(
  lines: readonly PricedLine[],
  { inputs }: PolicyDesk,
  deviationOf: (item: CostItem) => Deviation | null,
): { name: string; share: number }[] {
  return lines.flatMap(({ item, unitFen }) => {
    const found = inputs.book.get(item);
    // What stands in the line is compared: a price set by hand too.
    const deviation =
      found && unitFen !== null ? deviationOf({ ...found, priceFen: unitFen, overrideFen: null }) : null;
    return found && deviation?.isBeyond ? [{ name: found.name, share: deviation.share }] : [];
  });
}
