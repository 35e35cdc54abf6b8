import type { BudgetSettings, Measure } from '../../shared/budget/settings';
import type { Effect, JointSet, Scale } from './effects';

/** A soft wish with its price in units of the objective. */
export interface SplitWish {
  kind: 'wishIn' | 'wishOut' | 'wishStartBy' | 'wishStartFrom';
  year: number | null;
  price: number;
}

/** One project of a county plan as the split sees it. Money is whole fen. */
export interface SplitProject {
  id: string;
  /** Money by year and source; year null = not assigned to a year, which only envelopes over all years count. */
  amounts: { year: number | null; amountFen: number; source?: string | null }[];
  programmeId: string | null;
  townshipId?: string | null;
  customersReached: number | null;
  /** Purpose flags of the project. */
  flags: string[];
  /** Worth entered by hand; replaces customers x importance. */
  benefit?: number | null;
  /** What it does besides its worth. */
  effect?: Effect;
  /** Customer-hours that building it takes, in the year it begins. */
  constructionHours?: number | null;
  /** Has to be done (safety, villages not yet rebuilt). */
  mandatory: boolean;
  lock: 'in' | 'out' | null;
  /** Locked in at the year it is decided for, so that it is not moved. */
  isYearLocked?: boolean;
  stage: string | null;
  /** Years it may begin in; its money moves along. Absent: as entered. */
  startYears?: number[];
  /** Projects with the same name here are ways to do the same thing: at most one is chosen. */
  alternativeOf?: string | null;
  /** Projects of which at least one has to be chosen, begun no later, for this one. */
  needsAnyOf?: string[];
  /** Further prerequisites: of each list at least one. */
  needs?: string[][];
  /** Projects that cannot be chosen together with this one. */
  excludes?: string[];
  wishes?: SplitWish[];
  /** The present decision: begun in `decidedStartYear` (or as entered). */
  decided?: boolean;
  decidedStartYear?: number | null;
}

/** An envelope of the plan: money of the projects it covers, between a floor and a ceiling. */
export interface SplitEnvelope {
  id: string;
  /** null = all years. */
  year: number | null;
  /** null = all programmes. */
  programmeId: string | null;
  /** null or absent = all townships. */
  townshipId?: string | null;
  /** null or absent = all funding sources. */
  source?: string | null;
  minFen: number;
  maxFen: number | null;
  /** Bounds as shares of the whole envelope of the same year (or of all years), percent. */
  minPercent?: number | null;
  maxPercent?: number | null;
}

/** Everything the split of a plan is made from. */
export interface SplitInput {
  projects: SplitProject[];
  envelopes: SplitEnvelope[];
  /** Importance of each purpose flag; flags without one count nothing. */
  importance: Record<string, number>;
  /** Importance of a project without any flag. */
  importanceWithoutFlag?: number;
  /** Stages in which nothing is left to decide (in operation, cancelled): they take no part. */
  closedStages: string[];
  /** Planning years, for limits that hold in each. */
  years?: number[];
  /** Mode, weights, targets, reserve and prices; absent = most worth for the money. */
  settings?: BudgetSettings;
  /** Projects on one line, whose effects do not add up. */
  joint?: readonly JointSet[];
  /** Least totals of measures besides the settings' targets: what an earlier rank of a lexicographic order reached. */
  floors?: Effect;
  /** Share of a project's worth lost with each year it begins later, 0..1. */
  lossPerYearOfDelay?: number;
  /** Worth of keeping one project as decided: small changes of the input then leave the plan stable. */
  keepWorth?: number;
}

/** Something the split had to leave out of account, to be told. */
export type SplitNote =
  | { kind: 'shareWithoutBase'; envelopeId: string }
  | { kind: 'jointTooLarge'; projectIds: string[] };

/** Why a project is in or out. */
export type SplitReason =
  | { kind: 'mandatory' }
  | { kind: 'lockedIn' }
  | { kind: 'lockedOut' }
  | { kind: 'chosen' }
  /** The envelope that has least room for it. */
  | { kind: 'envelope'; envelopeId: string; missingFen: number }
  /** Construction outages of the year leave no room. */
  | { kind: 'construction'; year: number }
  /** An alternative to it was taken. */
  | { kind: 'alternative'; projectId: string }
  /** What it needs is not in, or something it excludes is. */
  | { kind: 'rule'; projectId: string }
  /** There is room, but a better whole keeps it out. */
  | { kind: 'displaced' }
  | { kind: 'noBenefit' }
  | { kind: 'noAmount' }
  | { kind: 'closedStage'; stage: string };

/** One project after the split. */
export interface ProjectOutcome {
  projectId: string;
  chosen: boolean;
  /** Year it begins in; null where it is out or has no year. */
  startYear: number | null;
  /** Whether that is another year than entered. */
  isMoved: boolean;
  reason: SplitReason;
  benefit: number;
  totalFen: number;
  /** Worth per yuan; null where it costs nothing. */
  benefitPerYuan: number | null;
}

/** One envelope after the split. */
export interface EnvelopeOutcome {
  envelopeId: string;
  /** Bounds that held, with shares worked out. */
  minFen: number;
  maxFen: number | null;
  usedFen: number;
  /** Kept back as reserve; part of what is unallocated. */
  reserveFen: number;
  /** Brought from earlier years. */
  carriedInFen: number;
  /** 未安排: ceiling and what was carried in less what is used, to the fen; null without a ceiling. */
  unallocatedFen: number | null;
  /** What is missing to the floor; 0 in every valid split. */
  missingFen: number;
}

/** A split in the terms of the plan. */
export interface CountyOutcome {
  projects: ProjectOutcome[];
  envelopes: EnvelopeOutcome[];
  /** Joint effect of what is chosen, by measure. */
  effect: Effect;
  /** Wishes not met and what they cost, in units of the objective. */
  wishes: { projectId: string; kind: SplitWish['kind']; price: number }[];
  scales: Scale[];
  notes: SplitNote[];
}

export type { Measure };
