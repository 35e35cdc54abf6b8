/** One project of a county plan as the split sees it. Money is whole fen. */
export interface SplitProject {
  id: string;
  /** Money by year; year null = not assigned to a year, which only envelopes over all years count. */
  amounts: { year: number | null; amountFen: number }[];
  programmeId: string | null;
  townshipId?: string | null;
  customersReached: number | null;
  /** Purpose flags of the project. */
  flags: string[];
  /** Worth entered by hand; replaces customers x importance. */
  benefit?: number | null;
  /** Has to be done (safety, villages not yet rebuilt). */
  mandatory: boolean;
  lock: 'in' | 'out' | null;
  stage: string | null;
  /** Years it may begin in; its money moves along. Absent: as entered. */
  startYears?: number[];
  /** Projects with the same name here are ways to do the same thing: at most one is chosen. */
  alternativeOf?: string | null;
  /** Projects of which at least one has to be chosen, begun no later, for this one. */
  needsAnyOf?: string[];
  /** Projects that cannot be chosen together with this one. */
  excludes?: string[];
  /** The present decision: begun in `startYear` (or as entered). */
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
  minFen: number;
  maxFen: number | null;
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
  /** Share of a project's worth lost with each year it begins later, 0..1. */
  lossPerYearOfDelay?: number;
  /** Worth of keeping one project as decided: small changes of the input then leave the plan stable. */
  keepWorth?: number;
}

/** Why a project is in or out. */
export type SplitReason =
  | { kind: 'mandatory' }
  | { kind: 'lockedIn' }
  | { kind: 'lockedOut' }
  | { kind: 'chosen' }
  /** The envelope that has least room for it. */
  | { kind: 'envelope'; envelopeId: string; missingFen: number }
  /** There is room, but another rule (alternative, prerequisite, exclusion) or a better whole keeps it out. */
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
  reason: SplitReason;
  benefit: number;
  totalFen: number;
  /** Worth per yuan; null where it costs nothing. */
  benefitPerYuan: number | null;
}

/** One envelope after the split. */
export interface EnvelopeOutcome {
  envelopeId: string;
  usedFen: number;
  /** 未安排: ceiling less what is used, to the fen; null without a ceiling. */
  unallocatedFen: number | null;
  /** What is missing to the floor; 0 in every valid split. */
  missingFen: number;
}

/** A split in the terms of the plan. */
export interface CountyOutcome {
  projects: ProjectOutcome[];
  envelopes: EnvelopeOutcome[];
}
