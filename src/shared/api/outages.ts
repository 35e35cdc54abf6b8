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
