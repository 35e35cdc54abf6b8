import type {
  BudgetProject,
  DecisionReason,
  EnvelopeRow,
  SplitDecision,
  SplitEnvelope,
} from '../../../shared/api/budget';
import { moneyIn, type PlanPortfolio } from './portfolioOf';

const FEN_PER_WAN_YUAN = 1_000_000;

/** @returns used and unallocated money of each envelope under a choice, to the fen */
export function describeEnvelopes(
  projects: BudgetProject[],
  envelopes: EnvelopeRow[],
  chosen: ReadonlySet<string>,
): SplitEnvelope[] {
  return envelopes.map((envelope) => {
    let usedFen = 0;
    for (const project of projects) if (chosen.has(project.id)) usedFen += moneyIn(envelope, project);
    const unallocatedFen = envelope.maxFen === null ? null : envelope.maxFen - usedFen;
    return { envelopeId: envelope.id, usedFen, unallocatedFen, isBinding: unallocatedFen === 0 };
  });
}

/**
 * Says for each project whether it is in and why. A project that is out for money names the envelope with the least
 * room for it.
 */
export function describeDecisions(
  projects: BudgetProject[],
  envelopes: EnvelopeRow[],
  chosen: ReadonlySet<string>,
  fixed: PlanPortfolio['fixed'],
): SplitDecision[] {
  const used = new Map(describeEnvelopes(projects, envelopes, chosen).map((row) => [row.envelopeId, row]));
  return projects.map((project) => {
    const isIn = chosen.has(project.id);
    const decided = fixed.get(project.id);
    const stopped = isIn || decided ? null : tightest(project, envelopes, used);
    const reason: DecisionReason =
      decided && decided.chosen === isIn
        ? decided.reason
        : isIn
          ? 'chosen'
          : stopped || project.benefit > 0
            ? 'noMoney'
            : 'noBenefit';
    return {
      projectId: project.id,
      chosen: isIn,
      reason,
      envelopeId: stopped,
      benefitPerWanYuan: project.totalFen > 0 ? project.benefit / (project.totalFen / FEN_PER_WAN_YUAN) : null,
    };
  });
}

/** The envelope a project overruns most if it were added; null where there is room in all. */
function tightest(
  project: BudgetProject,
  envelopes: EnvelopeRow[],
  used: ReadonlyMap<string, SplitEnvelope>,
): string | null {
  let worst: string | null = null;
  let mostOver = 0;
  for (const envelope of envelopes) {
    const room = used.get(envelope.id)?.unallocatedFen ?? null;
    if (room === null) continue;
    const over = moneyIn(envelope, project) - room;
    if (over > mostOver) {
      mostOver = over;
      worst = envelope.id;
    }
  }
  return worst;
}
