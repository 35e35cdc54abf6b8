import type { Allocation, Conflict } from '../../../domain/budget/allocation';
import { fromAllocation, type PortfolioMap, toPortfolio } from '../../../domain/budget/countySplit';
import type { CountyOutcome, ProjectOutcome, SplitInput } from '../../../domain/budget/countySplitTypes';
import { greedyChoice } from '../../../domain/budget/greedy';
import type { Portfolio } from '../../../domain/budget/portfolio';
import type {
  BudgetProject,
  DecisionReason,
  EnvelopeRow,
  SplitDecision,
  SplitProgress,
  SplitResult,
} from '../../../shared/api/budget';
import { formatNumber } from '../../../shared/format';
import { allocate } from '../../solver/allocate';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { readBudgetProjects, readEnvelopes } from './state';

export interface SplitOptions {
  /** Relative gap that is good enough; 0 = proof of the best. */
  gap?: number;
  timeLimitSeconds?: number;
  signal?: AbortSignal;
  /** Called with the quick split first, then with progress. */
  onProgress?: (step: SplitProgress | SplitResult) => void;
}

/** A plan's budget, read once and worked on. */
interface Problem {
  input: SplitInput;
  portfolio: Portfolio;
  map: PortfolioMap;
  /** Projects without money in the planning years. */
  outside: string[];
  projects: BudgetProject[];
  envelopes: EnvelopeRow[];
  /** Names of programmes by id. */
  programmes: Map<string, string>;
}

const FEN_PER_WAN_YUAN = 1_000_000;
const YUAN_PER_WAN_YUAN = 10_000;

/** Stages in which nothing is left to decide. */
const CLOSED_STAGES = ['commissioned', 'cancelled'];

function readProblem(store: Store, scope: Scope): Problem {
  const projects = readBudgetProjects(store, scope);
  const isInside = (year: number | null) => year !== null && year >= scope.firstYear && year <= scope.lastYear;
  // Money outside the planning years meets no envelope of this plan: such projects are not this split's to decide.
  const takesPart = (project: BudgetProject) =>
    project.mandatory ||
    project.lock === 'in' ||
    project.totalFen === 0 ||
    project.amounts.some((amount) => isInside(amount.year));
  const envelopes = readEnvelopes(store, scope.planId);
  const programmes = new Map(
    store
      .all<{ id: string; name: string }>('SELECT id, name FROM programme WHERE planId = ?', scope.planId)
      .map(({ id, name }) => [id, name]),
  );
  const input: SplitInput = {
    // The benefit comes worked out: customers reached x the plan's own weights, or as typed.
    projects: projects.filter(takesPart).map((project) => ({
      id: project.id,
      amounts: project.amounts,
      programmeId: project.programmeId,
      customersReached: project.customersReached,
      flags: [],
      benefit: project.benefit,
      mandatory: project.mandatory,
      lock: project.lock,
      stage: project.stage,
      decided: project.chosen,
    })),
    envelopes,
    importance: {},
    closedStages: CLOSED_STAGES,
  };
  const outside = projects.filter((project) => !takesPart(project)).map((project) => project.id);
  return { input, ...toPortfolio(input), outside, projects, envelopes, programmes };
}

/**
 * Splits a plan's money across its projects. A quick split is told at once, labelled as such; the solver's follows with
 * its proof. Nothing is written: the result is kept by saveScenario.
 */
export async function splitBudget(store: Store, scope: Scope, options: SplitOptions = {}): Promise<SplitResult> {
  const problem = readProblem(store, scope);
  const quick = greedyChoice(problem.portfolio);
  if (quick) options.onProgress?.(describe(problem, fromAllocation(problem.input, problem.map, quick), 'greedy'));
  const allocation = await allocate(problem.portfolio, {
    ...(options.gap === undefined ? {} : { gap: options.gap }),
    ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds }),
    ...(options.signal ? { signal: options.signal } : {}),
    start: problem.map.decided,
    onProgress: ({ incumbent, bound, gap, seconds }) => options.onProgress?.({ incumbent, bound, gap, seconds }),
  });
  return describe(problem, fromAllocation(problem.input, problem.map, allocation.chosen), 'solver', allocation);
}

/** The decision as it stands now, in the form of a split, so that the two stand side by side. */
export function describeDecision(store: Store, scope: Scope): SplitResult {
  const problem = readProblem(store, scope);
  return describe(problem, fromAllocation(problem.input, problem.map, problem.map.decided), 'solver');
}

function describe(
  problem: Problem,
  outcome: CountyOutcome,
  method: SplitResult['method'],
  allocation?: Allocation,
): SplitResult {
  const benefit = outcome.projects.reduce((sum, project) => sum + (project.chosen ? project.benefit : 0), 0);
  const stoppedBy = allocation?.stoppedBy ?? null;
  return {
    status: allocation?.status ?? 'feasible',
    method,
    objective: allocation ? allocation.objective : benefit,
    bound: allocation?.bound ?? null,
    gap: allocation?.gap ?? null,
    seconds: allocation?.seconds ?? 0,
    stoppedBy: stoppedBy === 'cancel' || stoppedBy === 'timeLimit' ? stoppedBy : null,
    decisions: [
      ...outcome.projects.map(decisionOf),
      ...problem.outside.map(
        (projectId): SplitDecision => ({
          projectId,
          chosen: false,
          reason: 'outsideYears',
          envelopeId: null,
          benefitPerWanYuan: null,
        }),
      ),
    ],
    envelopes: outcome.envelopes.map(({ envelopeId, usedFen, unallocatedFen }) => ({
      envelopeId,
      usedFen,
      unallocatedFen,
      isBinding: unallocatedFen === 0,
    })),
    conflicts: (allocation?.conflicts ?? []).map((conflict) => nameConflict(conflict, problem)),
  };
}

function decisionOf(outcome: ProjectOutcome): SplitDecision {
  const { kind } = outcome.reason;
  return {
    projectId: outcome.projectId,
    chosen: outcome.chosen,
    reason: kind === 'envelope' ? 'noMoney' : kind,
    envelopeId: outcome.reason.kind === 'envelope' ? outcome.reason.envelopeId : null,
    benefitPerWanYuan: outcome.benefitPerYuan === null ? null : outcome.benefitPerYuan * YUAN_PER_WAN_YUAN,
  };
}

/** A rule that cannot be kept together with the others, by the words of the plan. */
function nameConflict(conflict: Conflict, problem: Problem): SplitResult['conflicts'][number] {
  const { envelopes, programmes, projects, map } = problem;
  const projectId = map.starts.get(conflict.id)?.projectId ?? conflict.id;
  const project = projects.find((candidate) => candidate.id === projectId);
  if (project) return { kind: ruleOf(project), id: project.id, name: project.name };
  const envelope = envelopes.find((candidate) => candidate.id === conflict.id);
  if (!envelope) return { kind: 'other', id: conflict.id, name: conflict.id };
  const limit = conflict.kind === 'envelopeMin' ? envelope.minFen : (envelope.maxFen ?? 0);
  const name = [
    envelope.year,
    programmes.get(envelope.programmeId ?? ''),
    `${formatNumber(limit / FEN_PER_WAN_YUAN, 2)} 万元`,
  ]
    .filter((part) => part !== undefined && part !== null)
    .join(' ');
  return { kind: conflict.kind, id: envelope.id, name };
}

/** What holds a project in or out before the split. */
function ruleOf(project: BudgetProject): DecisionReason | 'other' {
  if (project.mandatory) return 'mandatory';
  return project.lock === 'in' ? 'lockedIn' : project.lock === 'out' ? 'lockedOut' : 'other';
}
