/** One bar of a chart: a name and money by year, in fen. */
export interface MoneySlice {
  id: string | null;
  name: string;
  byYear: { year: number | null; amountFen: number }[];
  totalFen: number;
  projects: number;
}

export interface OverviewState {
  planId: string;
  years: number[];
  /** Projects counted and their money, in all and chosen. */
  projects: number;
  totalFen: number;
  chosenProjects: number;
  chosenFen: number;
  envelopeFen: number | null;
  byYear: { year: number | null; amountFen: number; chosenFen: number; envelopeFen: number | null; projects: number }[];
  byProgramme: MoneySlice[];
  byCategory: MoneySlice[];
  byTownship: MoneySlice[];
  byStage: MoneySlice[];
  /** Ratios to entered totals; null where the total is not entered or zero. */
  growthOnLastYear: number | null;
  shareOfConventional: number | null;
  ratioToUhv: number | null;
  entered: { lastYearFen: number | null; conventionalFen: number | null; uhvFen: number | null };
  ledger: { entity: string; rows: number }[];
  /** What is missing: a message code with numbers, and the screen and entity that mend it. */
  missing: { code: string; params: Record<string, string | number>; entity: string | null }[];
  villages: VillageCoverage;
}

/** Villages not yet rebuilt and poor villages, with and without a project. */
export interface VillageCoverage {
  unrebuilt: { withProject: VillageLine[]; withoutProject: VillageLine[] };
  poor: { withProject: VillageLine[]; withoutProject: VillageLine[] };
}

export interface VillageLine {
  id: string;
  name: string;
  township: string | null;
  households: number | null;
  projects: string[];
}
