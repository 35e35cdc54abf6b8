import type { Allocation } from '../../../domain/budget/allocation';
import { fromAllocation } from '../../../domain/budget/countyOutcome';
import { type PortfolioMap, weightsOf } from '../../../domain/budget/countySplit';
import type { SplitInput } from '../../../domain/budget/countySplitTypes';
import { measuresOf } from '../../../domain/budget/effects';
import { curveCeilings } from '../../../domain/budget/explain';
import type { Progress } from '../../../shared/api/app';
import type {
  CurveRow,
  MarginalRow,
  OverrideCost,
  ProjectExplanation,
  SensitivityRow,
} from '../../../shared/api/budget';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { nameOf, type Problem, readProblem } from './problem';
import { type Solved, type SolveOptions, solvePlan } from './solve';

/** How explanations are computed; every figure of theirs comes from solving again. */
export type ExplainOptions = Pick<SolveOptions, 'gap' | 'timeLimitSeconds' | 'signal'> & {
  onProgress?: (progress: Progress) => void;
};

/** Start year of each chosen project. */
function startsOf(map: PortfolioMap, chosen: readonly string[]): Map<string, number | null> {
  const out = new Map<string, number | null>();
  for (const option of chosen) {
    for (const { projectId, startYear } of map.choices.get(option)?.starts ?? []) out.set(projectId, startYear);
  }
  return out;
}

/** What two splits differ in, by project. */
function differ(problem: Problem, before: Solved, after: Solved) {
  const was = startsOf(before.map, before.allocation.chosen);
  const is = startsOf(after.map, after.allocation.chosen);
  const named = (ids: Iterable<string>) => [...ids].map((id) => nameOf(problem, id));
  return {
    added: named([...is.keys()].filter((id) => !was.has(id))),
    dropped: named([...was.keys()].filter((id) => !is.has(id))),
    moved: named([...is.keys()].filter((id) => was.has(id) && was.get(id) !== is.get(id))),
  };
}

function isProven(...allocations: Allocation[]): boolean {
  return allocations.every(({ status }) => status === 'optimal' || status === 'infeasible');
}

/** A split without the price of keeping decisions: what is compared is effect alone. */
function plain(input: SplitInput): SplitInput {
  const settings = input.settings;
  return settings ? { ...input, settings: { ...settings, keepPrice: 0 } } : input;
}

/**
 * What the opposite decision about a project would do: taken in where the split leaves it out, and the reverse.
 * @throws AppError RECORD_NOT_FOUND
 */
export async function explainProject(
  store: Store,
  scope: Scope,
  projectId: string,
  options: ExplainOptions = {},
): Promise<ProjectExplanation> {
  const problem = readProblem(store, scope);
  if (!problem.projects.has(projectId)) throw new AppError('RECORD_NOT_FOUND', { entity: 'project', id: projectId });
  const { onProgress, ...limits } = options;
  const input = plain(problem.input);
  onProgress?.({ step: 'BUDGET_STEP_SPLIT', done: 0, total: 2 });
  const now = await solvePlan(input, limits);
  const isIn = startsOf(now.map, now.allocation.chosen).has(projectId);
  onProgress?.({ step: 'BUDGET_STEP_OPPOSITE', done: 1, total: 2 });
  const opposite: SplitInput = {
    ...input,
    projects: input.projects.map((project) =>
      project.id === projectId ? { ...project, lock: isIn ? 'out' : 'in', mandatory: false } : project,
    ),
  };
  const then = await solvePlan(opposite, { ...limits, start: now.allocation.chosen });
  const isPossible = then.allocation.objective !== null;
  const loss =
    now.allocation.objective === null || then.allocation.objective === null
      ? null
      : now.allocation.objective + now.map.offset - then.allocation.objective - then.map.offset;
  const { added, dropped, moved } = isPossible ? differ(problem, now, then) : { added: [], dropped: [], moved: [] };
  const others = <T extends { id: string }>(rows: T[]): T[] => rows.filter((row) => row.id !== projectId);
  return {
    ...{ projectId, isIn, isPossible, loss, moved },
    isProven: isProven(now.allocation, then.allocation),
    displaced: others(dropped),
    added: others(added),
  };
}

/** The plan with the ceiling of one envelope moved by an amount; a floor above it comes down. */
function withCeiling(input: SplitInput, envelopeId: string, maxFen: number): SplitInput {
  return {
    ...input,
    envelopes: input.envelopes.map((e) =>
      e.id === envelopeId ? { ...e, maxFen, minFen: Math.min(e.minFen, maxFen) } : e,
    ),
  };
}

/**
 * What one more step of money buys in each envelope that is all but used up.
 * @param stepFen money added, fen
 */
export async function marginalValues(
  store: Store,
  scope: Scope,
  stepFen: number,
  options: ExplainOptions = {},
): Promise<MarginalRow[]> {
  const problem = readProblem(store, scope);
  const { onProgress, ...limits } = options;
  const input = plain(problem.input);
  const now = await solvePlan(input, limits);
  const held = input.envelopes.filter((envelope) => envelope.maxFen !== null);
  const rows: MarginalRow[] = [];
  for (const envelope of held) {
    if (options.signal?.aborted) break;
    onProgress?.({ step: 'BUDGET_STEP_MARGINAL', done: rows.length, total: held.length });
    const richer = withCeiling(input, envelope.id, (envelope.maxFen as number) + stepFen);
    const then = await solvePlan(richer, { ...limits, start: now.allocation.chosen });
    const { objective } = then.allocation;
    const { added, dropped } = differ(problem, now, then);
    rows.push({
      ...{ envelopeId: envelope.id, stepFen, added, dropped },
      gain: objective === null || now.allocation.objective === null ? null : objective - now.allocation.objective,
      isProven: isProven(now.allocation, then.allocation),
    });
  }
  return rows;
}

/** Effect against money: the split solved for ceilings around the present one, in the mode "most effect". */
export async function moneyCurve(
  store: Store,
  scope: Scope,
  envelopeId: string,
  points: number,
  options: ExplainOptions = {},
): Promise<CurveRow[]> {
  const problem = readProblem(store, scope);
  const { onProgress, ...limits } = options;
  const base = plain(problem.input);
  const envelope = base.envelopes.find((e) => e.id === envelopeId);
  if (!envelope || envelope.maxFen === null) throw new AppError('CURVE_WITHOUT_CEILING');
  const input: SplitInput = base.settings ? { ...base, settings: { ...base.settings, mode: 'mostEffect' } } : base;
  const ceilings = [...new Set([...curveCeilings(envelope.maxFen, points), envelope.maxFen])].sort((a, b) => a - b);
  const rows: CurveRow[] = [];
  let start: readonly string[] | undefined;
  for (const maxFen of ceilings) {
    if (options.signal?.aborted) break;
    onProgress?.({ step: 'BUDGET_STEP_CURVE', done: rows.length, total: ceilings.length });
    const solved = await solvePlan(withCeiling(input, envelopeId, maxFen), { ...limits, ...(start ? { start } : {}) });
    const { objective, bound, chosen } = solved.allocation;
    if (objective !== null) start = chosen;
    const outcome = fromAllocation(solved.input, solved.map, chosen);
    rows.push({
      ...{ maxFen, objective, bound, isPresent: maxFen === envelope.maxFen, effect: outcome.effect },
      chosen: outcome.projects.filter((project) => project.chosen).length,
      usedFen: outcome.envelopes.find((e) => e.envelopeId === envelopeId)?.usedFen ?? 0,
    });
  }
  return rows;
}

/** What the locks set by hand cost: the split solved again without them. Must-do projects stay. */
export async function overrideCost(store: Store, scope: Scope, options: ExplainOptions = {}): Promise<OverrideCost> {
  const problem = readProblem(store, scope);
  const { onProgress, ...limits } = options;
  const input = plain(problem.input);
  const locks = input.projects.filter((project) => project.lock !== null).length;
  onProgress?.({ step: 'BUDGET_STEP_SPLIT', done: 0, total: 2 });
  const now = await solvePlan(input, limits);
  onProgress?.({ step: 'BUDGET_STEP_OPPOSITE', done: 1, total: 2 });
  const free: SplitInput = { ...input, projects: input.projects.map((project) => ({ ...project, lock: null })) };
  const then = await solvePlan(free, { ...limits, start: now.allocation.chosen });
  const { added, dropped } = differ(problem, now, then);
  const { objective } = then.allocation;
  return {
    ...{ locks, added, dropped },
    gain: objective === null || now.allocation.objective === null ? null : objective - now.allocation.objective,
    isProven: isProven(now.allocation, then.allocation),
  };
}

/** How the choice moves when each weight is halved and doubled; one measure alone has nothing to be weighed against. */
export async function sensitivityOf(
  store: Store,
  scope: Scope,
  options: ExplainOptions = {},
): Promise<SensitivityRow[]> {
  const problem = readProblem(store, scope);
  const { onProgress, ...limits } = options;
  const input = plain(problem.input);
  const weights = measuresOf(weightsOf(input)).filter(([, weight]) => weight > 0);
  const settings = input.settings;
  if (!settings || weights.length < 2) return [];
  const now = await solvePlan(input, limits);
  const rows: SensitivityRow[] = [];
  for (const [measure, weight] of weights) {
    for (const factor of [0.5, 2]) {
      if (options.signal?.aborted) return rows;
      onProgress?.({ step: 'BUDGET_STEP_SENSITIVITY', done: rows.length, total: 2 * weights.length });
      const changed = { ...settings, weights: { ...settings.weights, [measure]: weight * factor } };
      const then = await solvePlan({ ...input, settings: changed }, { ...limits, start: now.allocation.chosen });
      const { added, dropped } = differ(problem, now, then);
      rows.push({ measure, factor, added, dropped });
    }
  }
  return rows;
}
