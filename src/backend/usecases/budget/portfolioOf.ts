import type { Portfolio } from '../../../domain/budget/portfolio';
import type { BudgetProject, DecisionReason, EnvelopeRow } from '../../../shared/api/budget';

/** Stages in which nothing is left to decide. */
const CLOSED_STAGES = new Set(['commissioned', 'cancelled']);

/** A plan's budget as a portfolio, and why some projects take no part in it. */
export interface PlanPortfolio {
  portfolio: Portfolio;
  /** Projects decided beforehand, with the reason. */
  fixed: Map<string, { chosen: boolean; reason: DecisionReason }>;
}

/** Money of a project that an envelope counts: of its year and programme, where it names them. */
export function moneyIn(envelope: EnvelopeRow, project: BudgetProject): number {
  if (envelope.programmeId !== null && project.programmeId !== envelope.programmeId) return 0;
  let fen = 0;
  for (const amount of project.amounts) {
    if (envelope.year === null || amount.year === envelope.year) fen += amount.amountFen;
  }
  return fen;
}

/** Whether a project takes no part in the split, and why. */
function fixedReason(project: BudgetProject): { chosen: boolean; reason: DecisionReason } | null {
  if (project.mandatory) return { chosen: true, reason: 'mandatory' };
  if (project.lock === 'in') return { chosen: true, reason: 'lockedIn' };
  if (project.lock === 'out') return { chosen: false, reason: 'lockedOut' };
  if (project.stage !== null && CLOSED_STAGES.has(project.stage)) return { chosen: false, reason: 'closedStage' };
  if (project.totalFen <= 0) return { chosen: false, reason: 'noAmount' };
  return null;
}

/**
 * Writes a plan's budget as countyframe.portfolio/1: one group and one option per project, an envelope per envelope
 * row. Mandatory and locked projects keep their place through groups and locks, so that a contradiction is found by name.
 */
export function portfolioOf(projects: BudgetProject[], envelopes: EnvelopeRow[]): PlanPortfolio {
  const fixed = new Map<string, { chosen: boolean; reason: DecisionReason }>();
  const portfolio: Portfolio = {
    format: 'countyframe.portfolio/1',
    envelopes: envelopes.map(({ id, minFen, maxFen }) => ({ id, minFen, maxFen })),
    groups: [],
    requires: [],
    excludes: [],
    locks: [],
  };
  for (const project of projects) {
    const decided = fixedReason(project);
    if (decided) fixed.set(project.id, decided);
    const uses = envelopes
      .map((envelope) => [envelope.id, moneyIn(envelope, project)] as const)
      .filter(([, fen]) => fen > 0);
    portfolio.groups.push({
      id: project.id,
      required: decided?.reason === 'mandatory',
      options: [{ id: project.id, benefit: project.benefit, uses: [...uses] }],
    });
    if (decided && decided.reason !== 'mandatory') portfolio.locks.push({ option: project.id, chosen: decided.chosen });
  }
  return { portfolio, fixed };
}
