import type { ChangeType, FrameChange, Measure } from '../frame/change';
import type { CustomerBase, FrameBranch, FrameKey, FrameNode, FrameSwitch } from '../frame/elements';
import type { Issue } from '../issue';
import type { ImportResult } from './imports';

/** The set in which reliability is stated; null where it cannot be computed (the reason stands in the issues). */
export interface Indices {
  saifi: number;
  saidiHours: number;
  caidiHours: number | null;
  asai: number;
  customers: number;
}

/** How the failure rates behind a prediction were come by. */
export interface Calibre {
  customerBase: CustomerBase;
  /** Whether rates were multiplied to fit the record, by how much, and over which years. */
  calibrated: boolean;
  factor: number | null;
  recordYears: number[];
  /** Planned outages in the figures: none, from the record, or by a rate entered. */
  planned: 'none' | 'records' | 'rate';
  majorEventDays: 'in' | 'out';
}

export interface FrameSummary {
  key: FrameKey;
  year: number;
  nodes: number;
  branches: number;
  ties: number;
  switches: number;
  lengthKm: number;
  /** Changes applied against the current frame. */
  changes: number;
  /** Changes that could not be applied, with the reason. */
  refused: Issue[];
}

export interface FrameOverview {
  planId: string;
  years: number[];
  targetYear: number;
  frames: FrameSummary[];
  hasCoordinates: boolean;
  /** Feeders of the current and target frame, by their head branch. */
  feeders: FrameFeeder[];
  issues: Issue[];
}

export interface FrameFeeder {
  /** Code of the head branch: what a drawing and the figures name the feeder by. */
  id: string;
  name: string;
  /** Code and name of its bus. */
  source: string;
  sourceName: string;
  /** Ledger record, where there is one. */
  feederId: string | null;
  /** From sections on record, or from the attributes of the ledger. */
  origin: 'sections' | 'ledger';
}

/** A feeder of one frame with what is computed of it. */
export interface FeederFigures extends FrameFeeder {
  customers: number;
  averageKw: number;
  peakKw: number;
  /** False where the frame's year has no load of its own. */
  hasYearLoad: boolean;
  lengthKm: number;
  sections: number;
  ties: number;
  wiringMode: string;
  wiringReason: { code: string; params: Record<string, string | number> };
  indices: Indices | null;
  customerHours: number | null;
  /** Share of the most loaded branch, 1 = full; null where nothing has a rating. */
  loadShare: number | null;
  minVoltagePu: number | null;
  /** N-1 of the head: share of the peak its neighbours take over, and whether all of it. */
  transferShare: number | null;
  passesN1: boolean | null;
}

export type FrameColour = 'change' | 'loading' | 'voltage' | 'customerHours';

export interface FrameElements {
  nodes: FrameNode[];
  branches: FrameBranch[];
  switches: FrameSwitch[];
  /** Against the current frame. */
  states: { kind: 'node' | 'branch' | 'switch'; id: string; state: 'new' | 'changed' | 'retired' }[];
}

/** A change with what the screen shows beside it. */
export interface ChangeView {
  change: FrameChange;
  measureName: string | null;
  projectId: string | null;
  projectName: string | null;
  /** Year the frame has it from; null where no year is known. */
  year: number | null;
  /** Why it cannot be applied in the frame it belongs to. */
  refused: Issue | null;
}

export interface MeasureView {
  measure: Measure;
  projectName: string;
  year: number | null;
  changes: string[];
  answer: LawAnswer;
  /** Customer-hours a year it saves in the last planning year, alone; null where not computable. */
  customerHoursSaved: number | null;
}

/** What changes not yet saved would do. */
export interface FramePreview {
  frame: FrameKey;
  before: Indices | null;
  after: Indices | null;
  feeders: { id: string; name: string; before: Indices | null; after: Indices | null }[];
  refused: { changeId: string; issue: Issue }[];
  milliseconds: number;
}

export type LawAnswer = 'follows' | 'deviates' | 'notTouching';

export interface NamedRef {
  id: string;
  name: string;
}

/** Law 2: current + all projects against the target frame. */
export interface FrameDifference {
  /** Projects. */
  follows: NamedRef[];
  deviates: (NamedRef & { reason: string | null; changes: NamedRef[] })[];
  notTouching: NamedRef[];
  /** Changes of the target that no project makes. */
  unplannedDue: (NamedRef & { type: ChangeType; dueYear: number; feeder: string | null })[];
  unplannedLater: (NamedRef & { type: ChangeType; dueYear: number; feeder: string | null })[];
  /** Changes of projects that the target does not have. */
  unneeded: (NamedRef & { type: ChangeType; projectId: string; projectName: string })[];
  /** Changes whose element has gone, and others that cannot be applied. */
  gone: (NamedRef & { issue: Issue })[];
}

/** A change of a measure that looks like one of the target's. */
export interface MatchProposal {
  /** Change of the measure, typed or imported on its own. */
  change: NamedRef;
  target: NamedRef;
  /** 0..1, 1 = the same in every field. */
  likeness: number;
  /** Fields in which the two differ. */
  differences: { field: string; own: string; target: string }[];
}

export interface Goals {
  saifi: number | null;
  saidiHours: number | null;
  caidiHours: number | null;
  asai: number | null;
}

export interface ProjectSaving {
  project: string;
  saidiHoursSaved: number;
  customerHoursSaved: number;
}

export interface ForecastYear {
  year: number;
  frame: string;
  /** Peak of the year over the base peak, less 1; null where no load is entered for it. */
  loadGrowth: number | null;
  saifi: number | null;
  saidiHours: number | null;
  caidiHours: number | null;
  asai: number | null;
  target: Goals | null;
  constructionCustomerHours: number;
  byProject: ProjectSaving[];
}

/** countyframe.forecast/1 (docs/formats.md). */
export interface Forecast {
  format: 'countyframe.forecast/1';
  base: {
    saifi: number | null;
    saidiHours: number | null;
    caidiHours: number | null;
    asai: number | null;
    customers: number;
    customerBase: CustomerBase;
  };
  years: ForecastYear[];
  targetFrame: {
    year: number;
    saifi: number | null;
    saidiHours: number | null;
    caidiHours: number | null;
    asai: number | null;
  } | null;
  flags: Issue[];
}

/** The forecast with what the screen shows beside it. */
export interface ForecastView extends Forecast {
  calibre: Calibre;
  /** By region, where areas or feeders say which: urban and rural kept apart. */
  regions: {
    region: 'urban' | 'rural';
    base: Indices | null;
    years: { year: number; indices: Indices | null }[];
    goal: Goals | null;
  }[];
  /** Recorded indices of past years, kept apart from predictions. */
  recorded: { year: number; indices: Indices; calibre: string }[];
  allowances: Allowance[];
}

/** A year's target as 停电时户数, split by township in proportion to customers. */
export interface Allowance {
  year: number;
  /** SAIDI allowed times customers, customer-hours; null where no target is entered. */
  totalCustomerHours: number | null;
  townships: {
    township: string | null;
    name: string;
    customers: number;
    customerHours: number;
    forecastCustomerHours: number | null;
  }[];
}

export interface LoadRow {
  scope: 'county' | 'grid' | 'feeder';
  id: string | null;
  name: string;
  /** kW by year; null = not known. `source` says where from. */
  years: { year: number; peakKw: number | null; source: 'entered' | 'growth' | 'ledger' | 'none'; pointKw: number }[];
}

export interface LoadTable {
  baseYear: number;
  rows: LoadRow[];
  issues: Issue[];
}

/** 电力平衡: one row per voltage level and year, MW and MVA. */
export interface BalanceRow {
  voltageKv: number;
  year: number;
  peakMw: number | null;
  directFedMw: number | null;
  embeddedMw: number | null;
  /** 网供最大负荷: peak less direct-fed load less embedded generation. */
  netPeakMw: number | null;
  capacityMva: number | null;
  /** 容载比. */
  capacityLoadRatio: number | null;
  band: { from: number; to: number } | null;
  withinBand: boolean | null;
  baysTotal: number | null;
  baysUsed: number | null;
  baysFree: number | null;
}

/** A target frame proposed from typical wiring, to be accepted or rejected change by change. */
export interface TargetProposal {
  changes: {
    change: FrameChange;
    reason: { code: string; params: Record<string, string | number> };
    missing: string[];
  }[];
  /** Feeders that would not pass N-1, with the reason. */
  failing: { feeder: NamedRef; reason: { code: string; params: Record<string, string | number> } }[];
  passing: number;
}

/** What came of a file given to the frame screen. */
export interface FrameFileResult {
  kind: 'network' | 'boundaries';
  counts: ImportResult['counts'];
  issues: Issue[];
}

/** Frames and targets of two editions side by side. */
export interface EditionComparison {
  from: NamedRef;
  to: NamedRef;
  frames: { key: 'current' | 'target'; added: NamedRef[]; removed: NamedRef[]; changed: NamedRef[] }[];
  /** Targets of the plan, those that either edition has. */
  targets: { field: string; before: number | null; after: number | null }[];
}
