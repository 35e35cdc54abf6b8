import type { DocText } from '../../shared/document/model';

/** All that the plan book is built from: plain data, read from the store by the caller. Money is in fen. */
export interface PlanBookInput {
  county: { name: string; code: string | null; city: string | null; province: string | null };
  plan: PlanFacts;
  townships: TownshipFacts[];
  grid: GridFacts;
  /** In the order they are printed; the place in this list gives the colour. */
  programmes: { id: string; name: string }[];
  projects: ProjectFacts[];
  envelopes: EnvelopeFacts[];
  /** The split adopted or last computed; null where none was made. */
  split: SplitFacts | null;
  overview: OverviewFacts;
  /** Figures of the effect chapter, in the order they are printed. */
  effects: EffectFacts[];
  /** Reliability predicted from the frames; null where it cannot be computed. */
  forecast: ForecastFacts | null;
  villages: VillageFacts[];
  /** What the caller knows to be missing besides what the chapters find themselves. */
  missing: { chapter: ChapterKey; text: DocText }[];
}

export type ChapterKey = 'base' | 'projects' | 'money' | 'effect';

export interface PlanFacts {
  /** Null: named after county and planning years. */
  name: string | null;
  edition: string | null;
  baseYear: number;
  firstYear: number;
  lastYear: number;
  targetYear: number | null;
  status: 'draft' | 'submitted' | 'approved';
  /** Day the book is printed, YYYY-MM-DD. */
  printedOn: string;
}

/** Sums of one township; null is unknown. */
export interface TownshipFacts {
  id: string;
  name: string;
  villages: number | null;
  households: number | null;
  feeders: number | null;
  lineLengthKm: number | null;
  publicAreas: number | null;
  publicKva: number | null;
  lowVoltageCustomers: number | null;
}

/** Counts and sums of the ledgers in the base year; null is unknown. */
export interface GridFacts {
  substations: number | null;
  mainTransformers: number | null;
  mainTransformerMva: number | null;
  netPeakMw: number | null;
  feeders: number | null;
  feedersWithTie: number | null;
  lineLengthKm: number | null;
  insulatedKm: number | null;
  cableKm: number | null;
  publicAreas: number | null;
  publicKva: number | null;
  dedicatedAreas: number | null;
  dedicatedKva: number | null;
  lowVoltageCustomers: number | null;
  terminals: number | null;
}

export type ProjectDecision = 'chosen' | 'mandatory' | 'locked' | 'deferred' | 'rejected';

export interface ProjectFacts {
  id: string;
  code: string | null;
  officialCode: string | null;
  name: string;
  programmeId: string | null;
  township: string | null;
  category: DocText | null;
  stage: DocText | null;
  startYear: number | null;
  amounts: ProjectAmount[];
  decision: ProjectDecision | null;
  customers: number | null;
}

/** One row per project, year and funding source; null is "not assigned". */
export interface ProjectAmount {
  year: number | null;
  source: DocText | null;
  amountFen: number;
}

/** A limit on money: of a year, of a programme, of both, or of the whole plan. */
export interface EnvelopeFacts {
  id: string;
  name: string | null;
  year: number | null;
  programmeId: string | null;
  minFen: number | null;
  maxFen: number | null;
  /** What the adopted split or decision uses of it; null where nothing was split. */
  arrangedFen: number | null;
}

export interface SplitFacts {
  scenario: string;
  status: 'optimal' | 'feasible' | 'infeasible' | 'manual';
  /** Relative, 0 is proven optimal. */
  gap: number | null;
  chosenProjects: number;
  chosenFen: number;
  deferredProjects: number;
}

export interface OverviewFacts {
  lastYearFen: number | null;
  conventionalInvestmentFen: number | null;
  uhvInvestmentFen: number | null;
}

/** One indicator, printed as texts because each kind has its own digits (99.976 %, 2.10 h). */
export interface EffectFacts {
  name: DocText;
  unit: DocText;
  current: string | null;
  forecast: string | null;
  target: string | null;
  /** Calibre and customer base, beside every reliability figure. */
  calibre: DocText | null;
}

/** The set of indices; each null where it cannot be computed. ASAI as a share. */
export interface IndexFacts {
  saifi: number | null;
  saidiHours: number | null;
  caidiHours: number | null;
  asai: number | null;
}

/** Predicted reliability of the current frame, of each year's and of the target frame. */
export interface ForecastFacts {
  baseYear: number;
  base: IndexFacts;
  years: { year: number; indices: IndexFacts; goals: IndexFacts | null; constructionCustomerHours: number }[];
  target: { year: number; indices: IndexFacts } | null;
  /** What was recorded in a past year, in its own calibre. */
  recorded: { year: number; indices: IndexFacts; calibre: DocText } | null;
  /** Customers, failure rates and planned outages behind every predicted figure. */
  calibre: DocText;
}

export interface VillageFacts {
  id: string;
  name: string;
  township: string | null;
  households: number | null;
  rebuiltYear: number | null;
  poor: boolean;
  /** Names or codes of the projects that reach it. */
  projects: string[];
}
