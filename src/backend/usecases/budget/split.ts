import type { Allocation, Conflict } from '../../../domain/budget/allocation';
import { greedyChoice } from '../../../domain/budget/greedy';
import type { BudgetProject, EnvelopeRow, SplitProgress, SplitResult } from '../../../shared/api/budget';
import { formatNumber } from '../../../shared/format';
import { allocate } from '../../solver/allocate';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { describeDecisions, describeEnvelopes } from './describeSplit';
import { type PlanPortfolio, portfolioOf } from './portfolioOf';
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
interface Problem extends PlanPortfolio {
  projects: BudgetProject[];
  envelopes: EnvelopeRow[];
  /** Names by id. */
  programmes: Map<string, string>;
}

const FEN_PER_WAN_YUAN = 1_000_000;

function readProblem(store: Store, scope: Scope): Problem {
  const projects = readBudgetProjects(store, scope);
  const envelopes = readEnvelopes(store, scope.planId);
  const programmes = new Map(
    store
      .all<{ id: string; name: string }>('SELECT id, name FROM programme WHERE planId = ?', scope.planId)
      .map(({ id, name }) => [id, name]),
  );
  return { ...portfolioOf(projects, envelopes), projects, envelopes, programmes };
}

/**
 * Splits a plan's money across its projects. A quick split is told at once, labelled as such; the solver's follows with
 * its proof. Nothing is written: the result is kept by saveScenario.
 */
export async function splitBudget(store: Store, scope: Scope, options: SplitOptions = {}): Promise<SplitResult> {
  const problem = readProblem(store, scope);
  const quick = greedyChoice(problem.portfolio);
  if (quick) options.onProgress?.(describe(problem, quick, { method: 'greedy' }));
  const allocation = await allocate(problem.portfolio, {
    ...(options.gap === undefined ? {} : { gap: options.gap }),
    ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds }),
    ...(options.signal ? { signal: options.signal } : {}),
    start: problem.projects.filter((project) => project.chosen).map((project) => project.id),
    onProgress: ({ incumbent, bound, gap, seconds }) => options.onProgress?.({ incumbent, bound, gap, seconds }),
  });
  return describe(problem, allocation.chosen, { method: 'solver', allocation });
}

/** The decision as it stands now, in the form of a split, so that the two stand side by side. */
export function describeDecision(store: Store, scope: Scope): SplitResult {
  const problem = readProblem(store, scope);
  const chosen = problem.projects.filter((project) => project.chosen).map((project) => project.id);
  return describe(problem, chosen, { method: 'solver' });
}

function describe(
  problem: Problem,
  chosenIds: readonly string[],
  origin: { method: SplitResult['method']; allocation?: Allocation },
): SplitResult {
  const { projects, envelopes, fixed } = problem;
  const { allocation } = origin;
  const chosen = new Set(chosenIds);
  const benefit = projects.reduce((sum, project) => sum + (chosen.has(project.id) ? project.benefit : 0), 0);
  const stoppedBy = allocation?.stoppedBy ?? null;
  return {
    status: allocation?.status ?? 'feasible',
    method: origin.method,
    objective: allocation ? allocation.objective : benefit,
    bound: allocation?.bound ?? null,
    gap: allocation?.gap ?? null,
    seconds: allocation?.seconds ?? 0,
    stoppedBy: stoppedBy === 'cancel' || stoppedBy === 'timeLimit' ? stoppedBy : null,
    decisions: describeDecisions(projects, envelopes, chosen, fixed),
    envelopes: describeEnvelopes(projects, envelopes, chosen),
    conflicts: (allocation?.conflicts ?? []).map((conflict) => nameConflict(conflict, problem)),
  };
}

/** A rule that cannot be kept together with the others, by the words of the plan. */
function nameConflict(conflict: Conflict, { projects, envelopes, fixed, programmes }: Problem): SplitResult['conflicts'][number] {
  const project = projects.find((candidate) => candidate.id === conflict.id);
  const envelope = envelopes.find((candidate) => candidate.id === conflict.id);
  const kind = project
    ? (fixed.get(project.id)?.reason ?? 'other')
    : conflict.kind === 'envelopeMin' || conflict.kind === 'envelopeMax'
      ? conflict.kind
      : 'other';
  const limit = envelope && conflict.kind === 'envelopeMin' ? envelope.minFen : (envelope?.maxFen ?? 0);
  const name =
    project?.name ??
    [envelope?.year, programmes.get(envelope?.programmeId ?? ''), `${formatNumber(limit / FEN_PER_WAN_YUAN, 2)} 万元`]
      .filter((part) => part !== undefined && part !== null)
      .join(' ');
  return { kind, id: conflict.id, name };
}
