import type { Issue } from '../issue';
import type { CellValue } from './describe';

type Row = Record<string, CellValue | undefined>;

function issue(severity: 'warning' | 'error', code: string, params: Record<string, string | number> = {}): Issue {
  return { severity, code, params };
}

function isMore(a: CellValue | undefined, b: CellValue | undefined, slack = 0): boolean {
  return typeof a === 'number' && typeof b === 'number' && a > b + slack;
}

/** Rules between columns, by entity. An `error` is what the store refuses; a `warning` is for the planner to judge. */
const rules: Record<string, (row: Row) => (Issue | false)[]> = {
  plan: (row) => [
    isMore(row.firstYear, row.lastYear) && issue('error', 'ROW_YEARS_REVERSED'),
    isMore(row.lastYear, row.targetYear) && issue('warning', 'ROW_TARGET_BEFORE_END'),
    isMore(row.baseYear, row.firstYear) && issue('warning', 'ROW_BASE_AFTER_START'),
    isMore(row.capacityLoadRatioMin, row.capacityLoadRatioMax) && issue('warning', 'ROW_RANGE_REVERSED'),
  ],
  outage: (row) => [
    typeof row.start === 'string' &&
      typeof row.end === 'string' &&
      row.end < row.start &&
      issue('error', 'ROW_OUTAGE_ENDS_BEFORE_START', { start: row.start, end: row.end }),
    !row.feeder && !row.feederText && !row.area && !row.areaText && issue('error', 'ROW_OUTAGE_WITHOUT_PLACE'),
  ],
  envelope: (row) => [isMore(row.minFen, row.maxFen) && issue('error', 'ROW_ENVELOPE_REVERSED')],
  substation: (row) => [isMore(row.baysUsed, row.baysTotal) && issue('warning', 'ROW_BAYS_OVERUSED')],
  feeder: (row) => [
    isMore(row.insulatedKm, row.overheadKm, 0.005) && issue('warning', 'ROW_INSULATED_OVER_OVERHEAD'),
    isMore(Number(row.overheadKm ?? 0) + Number(row.cableKm ?? 0), row.lengthKm, 0.015) &&
      issue('warning', 'ROW_PARTS_OVER_LENGTH'),
  ],
  project: (row) => [
    row.followsTarget === 'deviates' && !row.deviationReason && issue('warning', 'ROW_REASON_MISSING'),
    typeof row.plannedStart === 'string' &&
      typeof row.plannedEnd === 'string' &&
      row.plannedEnd < row.plannedStart.slice(0, row.plannedEnd.length) &&
      issue('warning', 'ROW_ENDS_BEFORE_START'),
    isMore(row.insulatedKm, row.overheadKm, 0.005) && issue('warning', 'ROW_INSULATED_OVER_OVERHEAD'),
  ],
};

/**
 * Judges what the columns of a row say together.
 * @param row typed or stored values by key; absent ones count as empty
 * @returns `error` for what the store's schema refuses, `warning` for what the planner should look at
 */
export function checkRow(entity: string, row: Row): Issue[] {
  return (rules[entity]?.(row) ?? []).filter((found): found is Issue => found !== false);
}
