/** Types of frequent outages, as the doors hand them out. */

export type OutageCalibre = 'all' | 'withoutMajor';
export type JudgedBy = 'feeder' | 'area';

/** One line of the list of frequent outages. */
export interface OutageRow {
  /** null where neither a ledger nor the outage list gives one. */
  code: string | null;
  name: string | null;
  /** Outages of the year judged, merged; total = fault + planned. */
  total: number;
  fault: number;
  planned: number;
  /** Ids of the rules met. */
  frequent: string[];
  warning: string[];
  /** Busiest window of the set's moving-window rule, begun by its first outage; null where no window counts. */
  window: { from: string; to: string; count: number } | null;
  /** Outages of the year that are on the regulator's ledger. */
  regulator: number;
}

/** countyframe.frequentOutages/1 */
export interface FrequentOutages {
  format: 'countyframe.frequentOutages/1';
  /** Last day counted. */
  asOf: string;
  /** First day of the year judged. */
  from: string;
  by: JudgedBy;
  calibre: OutageCalibre;
  rules: { id: string; edition: string; standing: 'sourced' | 'toVerify'; mergeGapMinutes: number };
  /** Days left out of the calibre. */
  majorEventDays: string[];
  /** Devices with an outage in the year, or that meet a rule. */
  rows: OutageRow[];
}

/** Counts of one line in one calibre. */
export interface CalibreCounts {
  total: number;
  fault: number;
  planned: number;
  frequent: string[];
  warning: string[];
  window: OutageRow['window'];
}

export type ListChange = 'new' | 'stays' | 'improved' | 'left';

/** A line of the workbench: both calibres side by side. */
export interface WorkbenchRow {
  /** Identifies the line in every list: id, or code or name where no ledger has it. */
  key: string;
  /** Of the ledger; null where it has none. */
  id: string | null;
  code: string | null;
  name: string | null;
  /** Of an area: its feeder's name. */
  feederName: string | null;
  townshipName: string | null;
  supplyStation: string | null;
  all: CalibreCounts;
  withoutMajor: CalibreCounts;
  /** Outages of the year on the regulator's ledger. */
  regulator: number;
  /** Against the previous list, in the calibre `all`; null for a line that meets no rule. */
  change: ListChange | null;
}

export interface RuleOverlap {
  byRule: { rule: string; lines: number }[];
  sum: number;
  lines: number;
  severalRules: number;
}

export interface RuleInfo {
  id: string;
  label: { zh: string; en: string };
  grade: 'frequent' | 'warning';
}

export interface RuleSetInfo {
  id: string;
  label: { zh: string; en: string };
  edition: string;
  source: { zh: string; en: string };
  standing: 'sourced' | 'toVerify';
  judges: 'feeder' | 'area' | 'both';
  mergeGapMinutes: number;
  rules: RuleInfo[];
}

export interface CauseBar {
  group: string | null;
  outages: number;
  customerHours: number;
  cumulative: number;
  causes: { cause: string; outages: number; standing: 'approved' | 'proposed' }[];
}

export interface KeptList {
  id: string;
  asOf: string;
  by: JudgedBy;
  ruleSet: string;
  created: string;
  lines: number;
}

export interface MajorDay {
  id: string;
  date: string;
  event: string | null;
  basis: string | null;
  /** Records that begin on it. */
  records: number;
}

/** Everything the workbench of frequent outages shows for one day. */
export interface OutageWorkbench {
  asOf: string;
  from: string;
  by: JudgedBy;
  ruleSet: RuleSetInfo;
  ruleSets: RuleSetInfo[];
  /** Records that begin by the as-of day; first and last day of all records, null where there are none. */
  records: number;
  firstDay: string | null;
  lastDay: string | null;
  rows: WorkbenchRow[];
  /** What it is compared with: a kept list, or the same rules at the end of the month before. */
  previous: { asOf: string; isKept: boolean };
  left: { key: string; code: string | null; name: string | null }[];
  overlap: Record<OutageCalibre, { frequent: RuleOverlap; warning: RuleOverlap }>;
  trips: { key: string; code: string | null; name: string | null; trips: number; reclosed: number }[];
  causes: CauseBar[];
  /** Names of groups a cause can be put into. */
  causeGroups: string[];
  majorDays: MajorDay[];
  lists: KeptList[];
}

/** One outage of a line, for its timeline. */
export interface TimelineOutage {
  start: string;
  end: string;
  kind: 'fault' | 'planned';
  hours: number;
  isMajor: boolean;
  /** Of the feeder, seen from an area. */
  isFeeders: boolean;
  causes: string[];
  /** Ids of the records merged into it. */
  records: string[];
}

export interface Timeline {
  from: string;
  asOf: string;
  outages: TimelineOutage[];
  /** Trips that reclosed: no outages. */
  reclosed: string[];
  hits: { rule: string; count: number; from: string; to: string; records: string[] }[];
}

/** Recorded indices of one year. */
export interface RecordedGroup {
  id: string;
  name: string;
  customers: number;
  outages: number;
  saifi: number;
  saidiHours: number;
  caidiHours: number | null;
  asai: number;
}

export interface RecordedState {
  year: number;
  years: number[];
  calibre: string;
  customers: number;
  /** null where no customers are known. */
  all: Omit<RecordedGroup, 'id' | 'name' | 'customers'> | null;
  byFeeder: RecordedGroup[];
  byTownship: RecordedGroup[];
  byYear: (Omit<RecordedGroup, 'id' | 'name' | 'customers'> & { year: number })[];
}
