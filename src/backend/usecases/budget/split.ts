import type { Allocation, Conflict } from '../../../domain/budget/allocation';
import { fromAllocation } from '../../../domain/budget/countyOutcome';
import type { PortfolioMap } from '../../../domain/budget/countySplit';
import type { CountyOutcome, ProjectOutcome, SplitInput } from '../../../domain/budget/countySplitTypes';
import { greedyChoice } from '../../../domain/budget/greedy';
import { TARGET_STEPS } from '../../../domain/budget/limitRows';
import type {
  BudgetProject,
  ConflictRow,
  DecisionReason,
  SplitDecision,
  SplitProgress,
  SplitResult,
} from '../../../shared/api/budget';
import { formatNumber } from '../../../shared/format';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { isPolicyOption } from './policyOptions';
import { type Problem, readProblem } from './problem';
import { solvePlan } from './solve';

export interface SplitOptions {
  /** Relative gap that is good enough; 0 = proof of the best. */
  gap?: number;
  timeLimitSeconds?: number;
  signal?: AbortSignal;
  /** Called with the quick split first, then with progress. */
  onProgress?: (step: SplitProgress | SplitResult) => void;
}

/** Projects named in a note; of more, the number is told. */
const NAMED = 3;
const FEN_PER_WAN_YUAN = 1_000_000;
const YUAN_PER_WAN_YUAN = 10_000;

/**
 * Splits a plan's money across its projects. A quick split is told at once, labelled as such; the solver's follows with
 * its proof. Nothing is written: the result is kept by saveScenario.
 */
export async function splitBudget(store: Store, scope: Scope, options: SplitOptions = {}): Promise<SplitResult> {
  const problem = readProblem(store, scope);
  const { input, map, portfolio } = problem;
  const quick = greedyChoice(portfolio);
  if (quick) options.onProgress?.(describe(problem, map, fromAllocation(input, map, quick), 'greedy'));
  const { onProgress, ...limits } = options;
  const solved = await solvePlan(input, {
    ...limits,
    onProgress: ({ incumbent, bound, gap, seconds }) => onProgress?.({ incumbent, bound, gap, seconds }),
  });
  const outcome = fromAllocation(solved.input, solved.map, solved.allocation.chosen);
  return describe(problem, solved.map, outcome, 'solver', solved.allocation);
}

/** The decision as it stands now, in the form of a split, so that the two stand side by side. */
export function describeDecision(store: Store, scope: Scope): SplitResult {
  const problem = readProblem(store, scope, false);
  const { input, map } = problem;
  // Decided projects that no option of the portfolio holds together still are what is decided.
  const decided = decidedOptions(input, map);
  return describe(problem, map, fromAllocation(input, decided.map, decided.options), 'solver');
}

/** Options that stand for what is decided, one for each project. */
function decidedOptions(input: SplitInput, map: PortfolioMap): { options: string[]; map: PortfolioMap } {
  const covered = new Set(map.decided.flatMap((id) => map.choices.get(id)?.starts.map((s) => s.projectId) ?? []));
  const missing = input.projects.filter((project) => project.decided && !covered.has(project.id));
  const choices = new Map(map.choices);
  const extra = missing.map((project) => {
    const years = project.amounts.flatMap((amount) => amount.year ?? []);
    const startYear = years.length === 0 ? null : Math.min(...years);
    const id = `decided:${project.id}`;
    const effect = project.effect ?? {};
    choices.set(id, {
      starts: [{ projectId: project.id, startYear }],
      uses: [],
      benefit: project.benefit ?? 0,
      effect,
    });
    return id;
  });
  return { options: [...map.decided, ...extra], map: { ...map, choices } };
}

function describe(
  problem: Problem,
  map: PortfolioMap,
  outcome: CountyOutcome,
  method: SplitResult['method'],
  allocation?: Allocation,
): SplitResult {
  const shift = (value: number | null): number | null => (value === null ? null : value + map.offset);
  const benefit = outcome.projects.reduce((sum, project) => sum + (project.chosen ? project.benefit : 0), 0);
  const stoppedBy = allocation?.stoppedBy ?? null;
  return {
    status: allocation?.status ?? 'feasible',
    method,
    objective: allocation ? shift(allocation.objective) : benefit,
    bound: shift(allocation?.bound ?? null),
    gap: allocation?.gap ?? null,
    seconds: allocation?.seconds ?? 0,
    stoppedBy: stoppedBy === 'cancel' || stoppedBy === 'timeLimit' ? stoppedBy : null,
    decisions: [...outcome.projects.map(decisionOf).filter(isTold), ...problem.outside.map(outsideDecision)],
    envelopes: outcome.envelopes.map(({ envelopeId, usedFen, unallocatedFen, reserveFen, carriedInFen }) => ({
      ...{ envelopeId, usedFen, unallocatedFen, reserveFen, carriedInFen },
      isBinding: unallocatedFen !== null && unallocatedFen <= reserveFen,
    })),
    conflicts: (allocation?.conflicts ?? []).map((conflict) => nameConflict(conflict, problem, map)),
    mode: problem.settings.mode,
    effect: outcome.effect,
    scales: map.scales,
    wishes: outcome.wishes,
    notes: outcome.notes.map((note) => ({
      kind: note.kind,
      names:
        note.kind === 'shareWithoutBase'
          ? [envelopeName(problem, note.envelopeId)]
          : note.projectIds.slice(0, NAMED).map((id) => problem.projects.get(id)?.name ?? id),
      count: note.kind === 'shareWithoutBase' ? 1 : note.projectIds.length,
    })),
  };
}

function decisionOf(outcome: ProjectOutcome): SplitDecision {
  const { reason } = outcome;
  return {
    projectId: outcome.projectId,
    chosen: outcome.chosen,
    reason: reason.kind === 'envelope' ? 'noMoney' : reason.kind,
    envelopeId: reason.kind === 'envelope' ? reason.envelopeId : null,
    missingFen: reason.kind === 'envelope' ? reason.missingFen : null,
    otherId: reason.kind === 'alternative' || reason.kind === 'rule' ? reason.projectId : null,
    startYear: outcome.startYear,
    isMoved: outcome.isMoved,
    benefitPerWanYuan: outcome.benefitPerYuan === null ? null : outcome.benefitPerYuan * YUAN_PER_WAN_YUAN,
  };
}

/** Of the alternatives of lines and areas those that are in, and those that money or a better whole keeps out. */
function isTold(decision: SplitDecision): boolean {
  return decision.chosen || !isPolicyOption(decision.projectId) || ['noMoney', 'displaced'].includes(decision.reason);
}

function outsideDecision(projectId: string): SplitDecision {
  return {
    ...{ projectId, chosen: false, reason: 'outsideYears', envelopeId: null, missingFen: null },
    ...{ otherId: null, startYear: null, isMoved: false, benefitPerWanYuan: null },
  };
}

/** An envelope by the words of the plan, without its bounds. */
export function envelopeName(problem: Problem, envelopeId: string): string {
  const envelope = problem.envelopes.find((candidate) => candidate.id === envelopeId);
  if (!envelope) return envelopeId;
  const { year, programmeId, townshipId } = envelope;
  return [year, problem.names.get(programmeId ?? ''), problem.names.get(townshipId ?? '')]
    .filter((part) => part !== undefined && part !== null)
    .join(' ');
}

/** A rule that cannot be kept together with the others, by the words of the plan. */
function nameConflict(conflict: Conflict, problem: Problem, map: PortfolioMap): ConflictRow {
  const { relax: given } = conflict;
  const relax = given
    ? { feasible: given.feasible, byFen: given.byFen ?? null, byUnits: null, objective: given.objective }
    : null;
  const row = map.rows.find((candidate) => candidate.id === conflict.id);
  if (row?.kind === 'construction') {
    return { kind: 'construction', id: conflict.id, name: String(row.year), relax: inUnits(relax, 1) };
  }
  if (conflict.id.startsWith('target:')) {
    return {
      kind: 'target',
      id: conflict.id,
      name: conflict.id.slice('target:'.length),
      relax: inUnits(relax, TARGET_STEPS),
    };
  }
  if (row?.envelopeId) {
    const limit = conflict.kind === 'envelopeMin' ? row.min : (row.max ?? 0);
    const name = [envelopeName(problem, row.envelopeId), `${formatNumber(limit / FEN_PER_WAN_YUAN, 2)} 万元`]
      .filter((part) => part !== '')
      .join(' ');
    return { kind: conflict.kind, id: row.envelopeId, name, relax };
  }
  const projects = projectsOf(conflict, map);
  const project = problem.projects.get(projects[0] ?? '');
  if (!project) return { kind: 'other', id: conflict.id, name: conflict.id, relax };
  const other =
    conflict.kind === 'requires'
      ? otherOf(conflict.needsAnyOf[0], map, problem)
      : conflict.kind === 'excludes'
        ? otherOf(conflict.other, map, problem)
        : null;
  if (conflict.kind === 'requires' || conflict.kind === 'excludes') {
    const name = other ? `${project.name} / ${other}` : project.name;
    return { kind: conflict.kind === 'requires' ? 'needs' : 'excludes', id: project.id, name, relax };
  }
  return { kind: ruleOf(project), id: project.id, name: project.name, relax };
}

/** A limit that is not money moves by its own unit, which is no amount in fen. */
function inUnits(relax: ConflictRow['relax'], steps: number): ConflictRow['relax'] {
  return relax ? { ...relax, byFen: null, byUnits: relax.byFen === null ? null : relax.byFen / steps } : null;
}

function projectsOf(conflict: Conflict, map: PortfolioMap): string[] {
  const choice = map.choices.get(conflict.id);
  if (choice) return choice.starts.map((s) => s.projectId);
  for (const [option, group] of map.groupOf) {
    if (group === conflict.id) return map.choices.get(option)?.starts.map((s) => s.projectId) ?? [];
  }
  return [conflict.id];
}

function otherOf(option: string | undefined, map: PortfolioMap, problem: Problem): string | null {
  const id = map.choices.get(option ?? '')?.starts[0]?.projectId;
  return id === undefined ? null : (problem.projects.get(id)?.name ?? null);
}

/** What holds a project in or out before the split. */
function ruleOf(project: BudgetProject): DecisionReason | 'other' {
  if (project.mandatory) return 'mandatory';
  return project.lock === 'in' ? 'lockedIn' : project.lock === 'out' ? 'lockedOut' : 'other';
}
