import type { BalanceRow } from '../../shared/api/frame';

/** A voltage level's substations: transformer capacity and bays. */
export interface BalanceStation {
  voltageKv: number;
  capacityMva: number | null;
  baysTotal: number | null;
  baysUsed: number | null;
}

/** What is given from outside or taken by changes: capacity and bays by the year they come. */
export interface BalanceChange {
  voltageKv: number;
  year: number;
  capacityMva: number;
  bays: number;
  baysTaken: number;
}

/** Figures entered for a level and year. */
export interface BalanceEntry {
  voltageKv: number;
  year: number;
  peakMw: number | null;
  directFedMw: number | null;
  embeddedMw: number | null;
  capacityMva: number | null;
}

export interface BalanceInput {
  baseYear: number;
  years: readonly number[];
  stations: readonly BalanceStation[];
  changes: readonly BalanceChange[];
  entries: readonly BalanceEntry[];
  /** Peak of the county by year, MW; null where not known. */
  peakMw(year: number): number | null;
  band: { from: number; to: number } | null;
}

/**
 * 电力平衡 by voltage level and year: net supplied peak (网供最大负荷) = peak - direct-fed load - embedded generation;
 * 容载比 = main transformer MVA of the level / net supplied peak MW of that level, never across levels. What is not entered
 * and cannot be summed stays empty; direct-fed load and generation that nobody entered count as none.
 */
export function balanceOf(input: BalanceInput): BalanceRow[] {
  const levels = new Set<number>();
  for (const { voltageKv } of [...input.stations, ...input.entries]) levels.add(voltageKv);
  const years = [...new Set([input.baseYear, ...input.years])];
  return [...levels]
    .sort((a, b) => b - a)
    .flatMap((voltageKv) => years.map((year) => rowOf(input, voltageKv, year, levels.size)));
}

function rowOf(input: BalanceInput, voltageKv: number, year: number, levels: number): BalanceRow {
  const stations = input.stations.filter((station) => station.voltageKv === voltageKv);
  const changes = input.changes.filter((change) => change.voltageKv === voltageKv && change.year <= year);
  const entry = input.entries.find((candidate) => candidate.voltageKv === voltageKv && candidate.year === year);
  const added = (key: 'capacityMva' | 'bays' | 'baysTaken') => changes.reduce((sum, change) => sum + change[key], 0);
  const capacity = total(stations.map((station) => station.capacityMva));
  const capacityMva = entry?.capacityMva ?? (capacity === null ? null : capacity + added('capacityMva'));
  // With several levels the county's peak is not the peak of one of them: then it has to be entered.
  const peakMw = entry?.peakMw ?? (levels === 1 ? input.peakMw(year) : null);
  const netPeakMw = peakMw === null ? null : peakMw - (entry?.directFedMw ?? 0) - (entry?.embeddedMw ?? 0);
  const ratio = capacityMva === null || netPeakMw === null || netPeakMw <= 0 ? null : capacityMva / netPeakMw;
  const baysTotal = plus(total(stations.map((station) => station.baysTotal)), added('bays'));
  const baysUsed = plus(total(stations.map((station) => station.baysUsed)), added('baysTaken'));
  return {
    voltageKv,
    year,
    peakMw,
    directFedMw: entry?.directFedMw ?? null,
    embeddedMw: entry?.embeddedMw ?? null,
    netPeakMw,
    capacityMva,
    capacityLoadRatio: ratio,
    band: input.band,
    withinBand: ratio === null || input.band === null ? null : ratio >= input.band.from && ratio <= input.band.to,
    baysTotal,
    baysUsed,
    baysFree: baysTotal === null || baysUsed === null ? null : baysTotal - baysUsed,
  };
}

/** A sum is known where all of its parts are. */
function total(parts: readonly (number | null)[]): number | null {
  return parts.length === 0 || parts.some((part) => part === null)
    ? null
    : parts.reduce<number>((sum, p) => sum + p!, 0);
}

function plus(value: number | null, more: number): number | null {
  return value === null ? null : value + more;
}
