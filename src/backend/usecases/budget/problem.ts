import { type PortfolioMap, toPortfolio } from '../../../domain/budget/countySplit';
import type { SplitInput, SplitProject } from '../../../domain/budget/countySplitTypes';
import type { Effect, JointSet } from '../../../domain/budget/effects';
import type { Portfolio } from '../../../domain/budget/portfolio';
import type { BudgetProject, EnvelopeRow, ProjectRuleRow } from '../../../shared/api/budget';
import type { BudgetSettings } from '../../../shared/budget/settings';
import { planningYears } from '../../../shared/model/sheetColumns';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { type FrameEffects, frameEffects } from './frameEffects';
import { PolicyGroups } from './policyGroups';
import { NO_OPTIONS, optionRow, type PolicyOption, policyOptionsOf } from './policyOptions';
import { readProjectRules } from './rules';
import { readBudgetSettings } from './settings';
import { readBudgetProjects, readEnvelopes } from './state';

/** A plan's budget, read once and worked on. */
export interface Problem {
  input: SplitInput;
  settings: BudgetSettings;
  portfolio: Portfolio;
  map: PortfolioMap;
  /** Projects without money in the planning years. */
  outside: string[];
  projects: Map<string, BudgetProject>;
  envelopes: EnvelopeRow[];
  /** Names of programmes and townships by id. */
  names: Map<string, string>;
}

/** Stages in which nothing is left to decide. */
const CLOSED_STAGES = ['commissioned', 'cancelled'];

/**
 * Reads everything a split of the plan is made from.
 * @param withPolicies whether alternatives of lines and areas take part, where the settings say so
 */
export function readProblem(store: Store, scope: Scope, withPolicies = true): Problem {
  const projects = readBudgetProjects(store, scope);
  const years = planningYears(scope);
  const settings = readBudgetSettings(store, scope.planId);
  const rules = readProjectRules(store, scope.planId);
  const envelopes = readEnvelopes(store, scope.planId);
  const names = new Map(
    [
      ...store.all<{ id: string; name: string }>('SELECT id, name FROM programme WHERE planId = ?', scope.planId),
      ...store.all<{ id: string; name: string }>('SELECT id, name FROM township WHERE countyId = ?', scope.countyId),
    ].map(({ id, name }) => [id, name]),
  );
  const policies = withPolicies ? policyOptionsOf(store, scope) : NO_OPTIONS;
  const taking = projects.filter((project) => takesPart(project, scope));
  const rows = policies.options.map((option) => optionRow(option, scope));
  const groups = new PolicyGroups(policies, taking);
  const input: SplitInput = {
    projects: [
      ...taking.map((project) => groups.project(splitProject(project, rules, years))),
      ...rows.map((row, at) => groups.option(splitProject(row, rules, years), policies.options[at] as PolicyOption)),
    ],
    envelopes,
    importance: {},
    closedStages: CLOSED_STAGES,
    years,
    settings,
    joint: jointSets([...taking, ...rows], frameEffects(store, scope)),
  };
  const outside = projects.filter((project) => !takesPart(project, scope)).map((project) => project.id);
  const byId = new Map([...projects, ...rows].map((project) => [project.id, project]));
  return { input, settings, ...toPortfolio(input), outside, projects: byId, envelopes, names };
}

/** Money outside the planning years meets no envelope of this plan: such projects are not this split's to decide. */
function takesPart(project: BudgetProject, scope: Scope): boolean {
  const isInside = (year: number | null) => year !== null && year >= scope.firstYear && year <= scope.lastYear;
  return (
    project.mandatory ||
    project.lock === 'in' ||
    project.totalFen === 0 ||
    project.amounts.some((amount) => isInside(amount.year))
  );
}

function splitProject(project: BudgetProject, rules: readonly ProjectRuleRow[], years: number[]): SplitProject {
  const own = rules.filter((rule) => rule.projectId === project.id);
  const others = (kind: ProjectRuleRow['kind']): string[] =>
    own.flatMap((rule) => (rule.kind === kind && rule.otherId !== null ? [rule.otherId] : []));
  const entered = Math.min(...project.amounts.flatMap((amount) => amount.year ?? []));
  // What is locked in stays in the year it has; what may begin in other years says so itself.
  const isMovable = project.lock !== 'in' && Number.isFinite(entered);
  const from =
    project.earliestStart ?? (project.latestStart === null ? entered : Math.min(entered, project.latestStart));
  const to =
    project.latestStart ?? (project.earliestStart === null ? entered : Math.max(entered, project.earliestStart));
  const startYears = years.filter((year) => year >= from && year <= to);
  return {
    id: project.id,
    amounts: project.amounts,
    programmeId: project.programmeId,
    townshipId: project.townshipId,
    customersReached: project.customersReached,
    flags: [],
    // Comes worked out: customers reached x the plan's own weights, or as typed.
    benefit: project.benefit,
    effect: project.effect,
    constructionHours: project.constructionHours,
    mandatory: project.mandatory,
    lock: project.lock,
    stage: project.stage,
    ...(isMovable && (project.earliestStart !== null || project.latestStart !== null) && startYears.length > 0
      ? { startYears }
      : {}),
    alternativeOf: project.alternativeGroup,
    needs: others('needs').map((id) => [id]),
    excludes: others('excludes'),
    wishes: own.flatMap(({ kind, year, price }) =>
      kind === 'needs' || kind === 'excludes' || price === null ? [] : [{ kind, year, price }],
    ),
    decided: project.chosen,
  };
}

/**
 * Projects on one line, for every line with several, and those whose measures meet on the network; where the engine knows
 * them, with their joint effect.
 */
function jointSets(projects: readonly BudgetProject[], frames: FrameEffects | null): JointSet[] {
  const byPlace = new Map<string, string[]>();
  for (const project of projects) {
    for (const place of project.worksOn) byPlace.set(place, [...(byPlace.get(place) ?? []), project.id]);
  }
  const sets = [...byPlace.values(), ...(frames?.together ?? [])].filter((ids) => ids.length > 1);
  return sets.map((projectIds) => ({
    projectIds,
    ...(frames === null ? {} : { exact: (ids: readonly string[]) => jointOf(ids, frames) }),
  }));
}

/** The engine's joint effect, where it knows all of the projects; else the rule for lines applies. */
function jointOf(ids: readonly string[], frames: FrameEffects): Effect | null {
  return ids.every((id) => frames.construction.has(id)) ? frames.of(ids) : null;
}

/** The name of a project. */
export function nameOf(problem: Problem, projectId: string): { id: string; name: string } {
  return { id: projectId, name: problem.projects.get(projectId)?.name ?? projectId };
}
