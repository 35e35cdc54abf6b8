/** Money of one year or programme: an envelope with its bounds, in fen. */
export interface EnvelopeRow {
  id: string;
  /** null = every year. */
  year: number | null;
  /** null = every programme. */
  programmeId: string | null;
  minFen: number;
  /** null = no limit. */
  maxFen: number | null;
}

/** One project on the budget screen. */
export interface BudgetProject {
  id: string;
  code: string | null;
  name: string;
  programmeId: string | null;
  township: string | null;
  stage: string | null;
  /** Amount by year; year null = not assigned to a year. */
  amounts: { year: number | null; amountFen: number }[];
  totalFen: number;
  mandatory: boolean;
  /** Planner's lock: in, out, or free. */
  lock: 'in' | 'out' | null;
  /** Manual decision: whether the project is in the plan. */
  chosen: boolean;
  customersReached: number | null;
  importance: number;
  /** customersReached x importance, unless typed. */
  benefit: number;
  benefitIsTyped: boolean;
}

export interface BudgetState {
  years: number[];
  programmes: { id: string; name: string }[];
  envelopes: EnvelopeRow[];
  projects: BudgetProject[];
  scenarios: ScenarioSummary[];
}

export interface ScenarioSummary {
  id: string;
  name: string;
  time: string;
  status: string;
  chosen: number;
  totalFen: number;
  objective: number | null;
  gap: number | null;
}

/** Why a project is in or out. */
export type DecisionReason =
  | 'mandatory'
  | 'lockedIn'
  | 'lockedOut'
  | 'chosen'
  | 'noMoney'
  | 'displaced'
  | 'outsideYears'
  | 'noBenefit'
  | 'noAmount'
  | 'closedStage';

export interface SplitDecision {
  projectId: string;
  chosen: boolean;
  reason: DecisionReason;
  /** Envelope that left no room, for `noMoney`. */
  envelopeId: string | null;
  /** Benefit per 10,000 yuan; null where the project costs nothing. */
  benefitPerWanYuan: number | null;
}

export interface SplitEnvelope {
  envelopeId: string;
  usedFen: number;
  /** 未安排: max minus used; null where the envelope has no limit. */
  unallocatedFen: number | null;
  isBinding: boolean;
}

/** Result of a split: a labelled first answer, or the proven one. */
export interface SplitResult {
  /** `unknown`: stopped before a split was found or ruled out. */
  status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  /** `greedy` until the solver has spoken. */
  method: 'greedy' | 'solver';
  objective: number | null;
  bound: number | null;
  gap: number | null;
  seconds: number;
  stoppedBy: 'timeLimit' | 'cancel' | null;
  decisions: SplitDecision[];
  envelopes: SplitEnvelope[];
  /** Rules that contradict one another; each names an envelope or a project. */
  conflicts: { kind: string; id: string; name: string }[];
}

export interface SplitProgress {
  incumbent: number | null;
  bound: number | null;
  gap: number | null;
  seconds: number;
}
