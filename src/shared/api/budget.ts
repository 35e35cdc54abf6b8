import type { BudgetSettings, Measure } from '../budget/settings';

/** Money of one year or programme: an envelope with its bounds, in fen. */
export interface EnvelopeRow {
  id: string;
  /** null = every year. */
  year: number | null;
  /** null = every programme. */
  programmeId: string | null;
  /** null = every township. */
  townshipId: string | null;
  /** null = every funding source. */
  source: string | null;
  minFen: number;
  /** null = no limit. */
  maxFen: number | null;
  /** Bounds as shares of the whole envelope of the same year (or of all years), percent. */
  minPercent: number | null;
  maxPercent: number | null;
}

/** A rule or a wish of a project, as the budget screen shows it. */
export interface ProjectRuleRow {
  id: string;
  projectId: string;
  kind: 'needs' | 'excludes' | 'wishIn' | 'wishOut' | 'wishStartBy' | 'wishStartFrom';
  otherId: string | null;
  year: number | null;
  price: number | null;
}

/** One project on the budget screen. */
export interface BudgetProject {
  id: string;
  code: string | null;
  name: string;
  programmeId: string | null;
  township: string | null;
  townshipId: string | null;
  stage: string | null;
  /** Amount by year and source; year null = not assigned to a year. */
  amounts: { year: number | null; amountFen: number; source: string | null }[];
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
  /** Years its money may begin in: as entered where both are null. */
  earliestStart: number | null;
  latestStart: number | null;
  alternativeGroup: string | null;
  constructionHours: number | null;
  /** What it does, by measure, as far as it is known. */
  effect: Partial<Record<Measure, number>>;
  /** Lines it works on, or the area: what works on the same one does not add up. */
  worksOn: string[];
  /** Where this is no project yet but an alternative of a line or area: which. Adopted, it becomes a project. */
  policy?: { names: string; alternative: string; element: 'feeder' | 'area' };
}

export interface BudgetState {
  years: number[];
  programmes: { id: string; name: string }[];
  townships: { id: string; name: string }[];
  envelopes: EnvelopeRow[];
  settings: BudgetSettings;
  rules: ProjectRuleRow[];
  /** What the plan's reliability targets ask for; null where the plan has no measures on the network, or no targets. */
  needed: NeededEffect | null;
  /** Where a plan stands: a submitted one is locked, an approved one changes by adjustment alone. */
  plan: PlanStanding;
  projects: BudgetProject[];
  /** Alternatives of lines and areas that take part in the split, where the settings say so. */
  alternatives: BudgetProject[];
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
  | 'construction'
  | 'alternative'
  | 'rule'
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
  /** What is missing in it, fen. */
  missingFen: number | null;
  /** The alternative taken, what it needs or what excludes it. */
  otherId: string | null;
  /** Year its money begins in; null where it is out or has no year. */
  startYear: number | null;
  /** Whether that is another year than entered. */
  isMoved: boolean;
  /** Benefit per 10,000 yuan; null where the project costs nothing. */
  benefitPerWanYuan: number | null;
}

export interface SplitEnvelope {
  envelopeId: string;
  usedFen: number;
  /** Kept back as reserve, part of what is unallocated. */
  reserveFen: number;
  /** Brought from earlier years. */
  carriedInFen: number;
  /** 未安排: max and what was carried in, minus used; null where the envelope has no limit. */
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
  conflicts: ConflictRow[];
  mode: BudgetSettings['mode'];
  /** What the chosen projects do together, by measure. */
  effect: Partial<Record<Measure, number>>;
  /** How measures were put on one scale. */
  scales: { measure: Measure; weight: number; total: number; pointsPerUnit: number }[];
  /** Wishes not met, with their price. */
  wishes: { projectId: string; kind: string; price: number }[];
  /** What had to be left out of account. */
  notes: { kind: string; names: string[]; count: number }[];
}

/** One rule of an irreducible conflict, and what giving it up would do. */
export interface ConflictRow {
  kind: string;
  id: string;
  name: string;
  relax: {
    /** Whether the rest can be met then; null where time ran out. */
    feasible: boolean | null;
    /** Least money by which the limit has to move, fen. */
    byFen: number | null;
    /** Of a limit that is not money: by how many customer-hours, or units of the measure, it has to move at least. */
    byUnits: number | null;
    /** Objective of a split found then. */
    objective: number | null;
  } | null;
}

/** What another decision about one project would do, confirmed by solving again. */
export interface ProjectExplanation {
  projectId: string;
  /** Whether it is in the split explained. */
  isIn: boolean;
  /** Whether any split holds the opposite. */
  isPossible: boolean;
  /** What the opposite costs in units of the objective; null where unknown. */
  loss: number | null;
  isProven: boolean;
  /** Projects that go out, and come in, with the opposite. */
  displaced: { id: string; name: string }[];
  added: { id: string; name: string }[];
  moved: { id: string; name: string }[];
}

/** What one more step of money in an envelope buys, confirmed by solving again. */
export interface MarginalRow {
  envelopeId: string;
  stepFen: number;
  gain: number | null;
  isProven: boolean;
  added: { id: string; name: string }[];
  dropped: { id: string; name: string }[];
}

/** One point of the money curve. */
export interface CurveRow {
  maxFen: number;
  objective: number | null;
  bound: number | null;
  chosen: number;
  usedFen: number;
  effect: Partial<Record<Measure, number>>;
  isPresent: boolean;
}

/** What locks set by hand cost: the split without them against the split with them, both solved. */
export interface OverrideCost {
  locks: number;
  /** What the objective would gain without them; null where unknown. */
  gain: number | null;
  isProven: boolean;
  added: { id: string; name: string }[];
  dropped: { id: string; name: string }[];
}

/** How the choice moves when one weight does. */
export interface SensitivityRow {
  measure: Measure;
  factor: number;
  added: { id: string; name: string }[];
  dropped: { id: string; name: string }[];
}

/** Effects to reach for the plan's targets of a year, against the present frame under that year's load. */
export interface NeededEffect {
  year: number;
  asai: number | null;
  saifi: number | null;
  customerHours: number | null;
  interruptions: number | null;
}

/** Forecast of a year for a set of projects; null where it cannot be computed. */
export interface ForecastFigures {
  year: number;
  saifi: number | null;
  saidiHours: number | null;
  asai: number | null;
}

export interface PlanStanding {
  status: 'draft' | 'submitted' | 'approved';
  approvalDocument: string | null;
  approvedDate: string | null;
  adjustments: AdjustmentRow[];
}

/** What one adjustment changed of one project. */
export interface AdjustmentChange {
  projectId: string;
  name: string;
  beforeFen: number;
  afterFen: number;
  beforeYear: number | null;
  afterYear: number | null;
}

export interface AdjustmentRow {
  id: string;
  number: number;
  document: string;
  date: string;
  reason: string;
  changes: AdjustmentChange[];
}

/** A scenario with what a comparison needs. */
export interface ScenarioColumn {
  id: string;
  name: string;
  status: string;
  objective: number | null;
  gap: number | null;
  totalFen: number;
  /** Money of the chosen projects by year, programme, township and dimension, fen; `null` key as ''. */
  byYear: Record<string, number>;
  byProgramme: Record<string, number>;
  byTownship: Record<string, number>;
  byCategory: Record<string, number>;
  effect: Partial<Record<Measure, number>>;
  /** Findings of the newest kept diagnosis that no chosen project solves, by severity; null where none was kept. */
  findingsLeft: { 3: number; 2: number; 1: number } | null;
  /** Forecast by year; empty where the plan has no measures on the network. */
  forecast: ForecastFigures[];
  /** Start year of each chosen project; null = no year. */
  starts: Record<string, number | null>;
}

/** A county in a city's split. */
export interface CountyShareRow {
  id: string;
  name: string;
  code: string | null;
  needFen: number | null;
  floorFen: number | null;
  ceilingFen: number | null;
  weight: number | null;
  needReason: string | null;
  allocatedFen: number | null;
  locked: boolean;
  reason: string | null;
}

export interface CityState {
  totalFen: number | null;
  counties: CountyShareRow[];
  /** Hand-made reassignments, newest first. */
  trail: { time: string; from: string; to: string; amountFen: number; reason: string }[];
}

export interface SplitProgress {
  incumbent: number | null;
  bound: number | null;
  gap: number | null;
  seconds: number;
}
