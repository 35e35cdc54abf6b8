import type { EnvelopeFacts, PlanBookInput, ProjectFacts, VillageFacts } from '../../../domain/planbook/planBookInput';
import type { DocText } from '../../../shared/document/model';
import { findColumn, findTable } from '../../../shared/model';
import type { Store } from '../../store/store';
import { readPlan } from '../plans';
import { readAmounts } from '../sheet/projectMoney';
import type { Scope } from '../sheet/scope';
import { readEffects } from './readEffects';
import { readGridFacts, readTownshipFacts } from './readGridFacts';

/**
 * Everything the plan document is built from, read from the store.
 * @param today day of printing, YYYY-MM-DD
 */
export function readPlanBookInput(store: Store, scope: Scope, today: string): PlanBookInput {
  const plan = readPlan(store, scope.planId);
  const county = store.get<{ name: string; code: string | null; city: string | null; province: string | null }>(
    'SELECT name, code, city, province FROM county WHERE id = ?',
    scope.countyId,
  )!;
  const projects = readProjects(store, scope);
  return {
    county,
    plan: {
      name: plan.name as string,
      edition: plan.edition as string | null,
      baseYear: plan.baseYear as number,
      firstYear: scope.firstYear,
      lastYear: scope.lastYear,
      targetYear: plan.targetYear as number | null,
      status: plan.status as PlanBookInput['plan']['status'],
      printedOn: today,
    },
    townships: readTownshipFacts(store, scope),
    grid: readGridFacts(store, scope),
    programmes: store.all('SELECT id, name FROM programme WHERE planId = ? ORDER BY rowid', scope.planId),
    projects,
    envelopes: readEnvelopes(store, scope, projects),
    split: readSplit(store, scope, projects),
    overview: {
      lastYearFen: plan.lastYearFen as number | null,
      conventionalInvestmentFen: plan.conventionalFen as number | null,
      uhvInvestmentFen: plan.uhvFen as number | null,
    },
    ...readEffects(store, scope, plan),
    villages: readVillageFacts(store, scope),
    missing: [],
  };
}

function optionLabel(entity: string, key: string, value: string | null): DocText | null {
  if (value === null) return null;
  const option = findColumn(findTable(entity), key).options?.find((candidate) => candidate.value === value);
  return option?.label ?? value;
}

function readProjects(store: Store, scope: Scope): ProjectFacts[] {
  const amounts = readAmounts(store, scope.planId);
  return store
    .all<{
      id: string;
      ownCode: string | null;
      officialCode: string | null;
      name: string;
      programme: string | null;
      township: string | null;
      category: string | null;
      stage: string | null;
      plannedYear: number | null;
      decision: string | null;
      mandatory: number | null;
      locked: number | null;
      customersReached: number | null;
    }>(
      `SELECT p.id, p.ownCode, p.officialCode, p.name, p.programme, coalesce(t.name, p.townshipText) AS township,
         p.category, p.stage, p.plannedYear, p.decision, p.mandatory, p.locked, p.customersReached
       FROM project p LEFT JOIN township t ON t.id = p.township WHERE p.planId = ? ORDER BY p.rowid`,
      scope.planId,
    )
    .map((row) => ({
      id: row.id,
      code: row.ownCode,
      officialCode: row.officialCode,
      name: row.name,
      programmeId: row.programme,
      township: row.township,
      category: optionLabel('project', 'category', row.category),
      stage: optionLabel('project', 'stage', row.stage),
      startYear: row.plannedYear,
      amounts: (amounts.get(row.id) ?? []).map((amount) => ({
        year: amount.year,
        source: optionLabel('projectAmount', 'source', amount.source),
        amountFen: amount.amountFen,
      })),
      decision: decisionOf(row),
      customers: row.customersReached,
    }));
}

function decisionOf(row: { decision: string | null; mandatory: number | null; locked: number | null }) {
  if (row.decision === 'chosen') return row.mandatory ? 'mandatory' : row.locked ? 'locked' : 'chosen';
  if (row.decision === 'left') return row.locked ? 'rejected' : 'deferred';
  return null;
}

/** Envelopes with what the chosen projects use of each; null where nothing has been decided yet. */
function readEnvelopes(store: Store, scope: Scope, projects: ProjectFacts[]): EnvelopeFacts[] {
  const hasDecision = projects.some((project) => project.decision !== null);
  const isIn = (project: ProjectFacts) =>
    project.decision === 'chosen' || project.decision === 'mandatory' || project.decision === 'locked';
  return store
    .all<{ id: string; year: number | null; programme: string | null; minFen: number | null; maxFen: number | null }>(
      'SELECT id, year, programme, minFen, maxFen FROM envelope WHERE planId = ? ORDER BY year, rowid',
      scope.planId,
    )
    .map((envelope) => ({
      id: envelope.id,
      name: null,
      year: envelope.year,
      programmeId: envelope.programme,
      minFen: envelope.minFen,
      maxFen: envelope.maxFen,
      arrangedFen: hasDecision
        ? projects
            .filter((project) => isIn(project))
            .filter((project) => envelope.programme === null || project.programmeId === envelope.programme)
            .flatMap((project) => project.amounts)
            .filter((amount) => envelope.year === null || amount.year === envelope.year)
            .reduce((sum, amount) => sum + amount.amountFen, 0)
        : null,
    }));
}

function readSplit(store: Store, scope: Scope, projects: ProjectFacts[]): PlanBookInput['split'] {
  const chosen = projects.filter((project) => project.decision && !['deferred', 'rejected'].includes(project.decision));
  if (chosen.length === 0) return null;
  const last = store.get<{ name: string; status: string | null; result: string | null; decisions: string }>(
    `SELECT s.name, s.status, s.result, s.decisions FROM scenario s
     JOIN setting v ON v.key = 'adopted.' || s.planId AND v.value = s.id WHERE s.planId = ?`,
    scope.planId,
  );
  // Undone or changed by hand since, the decision is not the scenario's any more.
  const adopted = last && isDecided(last.decisions, chosen) ? last : undefined;
  const status = adopted?.status;
  return {
    scenario: adopted?.name ?? '',
    status: status === 'optimal' || status === 'feasible' ? status : 'manual',
    gap: adopted?.result ? ((JSON.parse(adopted.result) as { gap: number | null }).gap ?? null) : null,
    chosenProjects: chosen.length,
    chosenFen: chosen.flatMap((project) => project.amounts).reduce((sum, amount) => sum + amount.amountFen, 0),
    deferredProjects: projects.length - chosen.length,
  };
}

/** Whether the projects decided are those of a scenario. */
function isDecided(decisions: string, chosen: readonly ProjectFacts[]): boolean {
  const entries = JSON.parse(decisions) as (string | { id: string })[];
  const wanted = new Set(entries.map((entry) => (typeof entry === 'string' ? entry : entry.id)));
  return wanted.size === chosen.length && chosen.every(({ id }) => wanted.has(id));
}

function readVillageFacts(store: Store, scope: Scope): VillageFacts[] {
  const reached = new Map<string, string[]>();
  for (const row of store.all<{ village: string; name: string }>(
    `SELECT village, name FROM project WHERE planId = ? AND village IS NOT NULL
     UNION SELECT pv.village, p.name FROM projectVillage pv JOIN project p ON p.id = pv.projectId
     WHERE pv.planId = ? AND pv.village IS NOT NULL`,
    scope.planId,
    scope.planId,
  )) {
    reached.set(row.village, [...(reached.get(row.village) ?? []), row.name]);
  }
  return store
    .all<{
      id: string;
      name: string;
      township: string | null;
      households: number | null;
      rebuiltYear: number | null;
      povertyVillage: number | null;
    }>(
      `SELECT v.id, v.name, coalesce(t.name, v.townshipText) AS township, v.households, v.rebuiltYear, v.povertyVillage
       FROM village v LEFT JOIN township t ON t.id = v.township WHERE v.countyId = ? ORDER BY township, v.name`,
      scope.countyId,
    )
    .map(({ povertyVillage, ...village }) => ({
      ...village,
      poor: povertyVillage === 1,
      projects: reached.get(village.id) ?? [],
    }));
}
