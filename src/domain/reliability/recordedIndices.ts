import { indicesOf } from './analyseReliability';

/**
 * Calibres of recorded indices (DL/T 836): all interruptions; without those of external causes; without those of system
 * shortage; without short ones; failures and planned ones each alone; and IEEE 1366 (longer than 5 minutes).
 */
export const CALIBRES = [
  'all',
  'withoutExternal',
  'withoutShortage',
  'withoutShort',
  'fault',
  'planned',
  'ieee1366',
] as const;
export type Calibre = (typeof CALIBRES)[number];

/** Longest short interruption of calibre -4, and longest momentary one of IEEE 1366, h. */
const SHORT_HOURS = 3 / 60;
const MOMENTARY_HOURS = 5 / 60;
/** Times are kept to the minute: an interruption of 3 minutes is short although 0.05 is no exact number. */
const TIME_TOLERANCE = 1e-9;

/** One interruption on record. */
export interface RecordedOutage {
  kind: 'fault' | 'planned';
  /** Caused outside the company's network. */
  external: boolean;
  /** Caused by a shortage of generation or transmission. */
  shortage: boolean;
  /** Customers interrupted, in the base the caller states. */
  customers: number;
  /** Capacity interrupted, kVA. */
  kva?: number;
  hours: number;
  /** Energy not supplied, kWh, where recorded or estimated. */
  unservedKwh?: number;
}

export interface RecordedIndices {
  calibre: Calibre;
  /** Interruptions counted. */
  outages: number;
  saifi: number;
  saidiHours: number;
  /** null where nothing counts. */
  caidiHours: number | null;
  asai: number;
  ensKwh: number;
  customerInterruptions: number;
  customerHours: number;
}

/** Whether an interruption counts in a calibre. */
export function countsIn(calibre: Calibre, outage: RecordedOutage): boolean {
  switch (calibre) {
    case 'all':
      return true;
    case 'withoutExternal':
      return !outage.external;
    case 'withoutShortage':
      return !outage.shortage;
    case 'withoutShort':
      return outage.hours > SHORT_HOURS + TIME_TOLERANCE;
    case 'fault':
    case 'planned':
      return outage.kind === calibre;
    case 'ieee1366':
      return outage.hours > MOMENTARY_HOURS + TIME_TOLERANCE;
  }
}

/**
 * Indices of an outage record: SAIFI = Σ n / N, SAIDI = Σ n t / N, CAIDI = SAIDI / SAIFI, ASAI = 1 − SAIDI / T.
 * @param outages each interruption once, or once per stage of its restoration (then give each stage the customers brought
 *   back in it)
 * @param customers N, in the same base as the outages'
 * @param periodHours T: 8760, 8784 in a leap year, or the hours of a part of the year
 */
export function recordedIndices(
  outages: readonly RecordedOutage[],
  customers: number,
  periodHours: number,
  calibre: Calibre,
): RecordedIndices {
  let count = 0;
  let customerInterruptions = 0;
  let customerHours = 0;
  let kwh = 0;
  for (const outage of outages) {
    if (!countsIn(calibre, outage)) continue;
    count++;
    customerInterruptions += outage.customers;
    customerHours += outage.customers * outage.hours;
    kwh += outage.unservedKwh ?? 0;
  }
  const { saifi, saidiHours, caidiHours, asai, ensKwh } = indicesOf(
    customers,
    customerInterruptions,
    customerHours,
    kwh,
    periodHours,
  );
  return { calibre, outages: count, saifi, saidiHours, caidiHours, asai, ensKwh, customerInterruptions, customerHours };
}

/** Momentary interruptions per customer (MAIFI, IEEE 1366): those of at most 5 minutes. */
export function maifi(outages: readonly RecordedOutage[], customers: number): number {
  let interruptions = 0;
  for (const outage of outages) if (!countsIn('ieee1366', outage)) interruptions += outage.customers;
  return customers > 0 ? interruptions / customers : 0;
}

/** Hours of a calendar year. */
export function hoursOfYear(year: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return isLeap ? 8784 : 8760;
}
