import type { CellValue, ColumnDescription, TableDescription } from '../../../shared/model/describe';
import type { Store } from '../../store/store';
import { moneyView, readAmounts, viewValue } from './projectMoney';
import type { Scope } from './scope';

type Row = Record<string, string | number | null>;

/** Columns a computation reads, and the value it makes of them; null where it cannot be known. */
interface Computation {
  reads: string[];
  value(row: Row): number | null;
}

const MINUTES_PER_HOUR = 60;

function minutesOf(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(ms) ? null : ms / 60_000;
}

/** Hours between an outage's start and end in local civil time. */
function durationHours(row: Row): number | null {
  const start = minutesOf(row.start);
  const end = minutesOf(row.end);
  return start === null || end === null || end < start ? null : (end - start) / MINUTES_PER_HOUR;
}

function share(parts: unknown[], whole: unknown[]): number | null {
  const numbers = whole.filter((value): value is number => typeof value === 'number');
  const total = numbers.reduce((sum, value) => sum + value, 0);
  if (total <= 0) return null;
  const part = parts
    .filter((value): value is number => typeof value === 'number')
    .reduce((sum, value) => sum + value, 0);
  return (part / total) * 100;
}

const LENGTHS = ['overheadKm', 'insulatedKm', 'cableKm'];

/** Every `computed` name of the descriptions that is no view of project money. */
const computations: Record<string, Computation> = {
  stageDeviation: {
    reads: ['feasibilityFen', 'requirementFen'],
    value: (row) =>
      typeof row.feasibilityFen === 'number' && typeof row.requirementFen === 'number'
        ? row.feasibilityFen - row.requirementFen
        : null,
  },
  stageDeviationPercent: {
    reads: ['feasibilityFen', 'requirementFen'],
    value: (row) =>
      typeof row.feasibilityFen === 'number' && typeof row.requirementFen === 'number' && row.requirementFen > 0
        ? ((row.feasibilityFen - row.requirementFen) / row.requirementFen) * 100
        : null,
  },
  outageDurationHours: { reads: ['start', 'end'], value: durationHours },
  outageCustomerHours: {
    reads: ['start', 'end', 'customers'],
    value: (row) => {
      const hours = durationHours(row);
      return hours === null || typeof row.customers !== 'number' ? null : hours * row.customers;
    },
  },
  feederInsulatedPercent: {
    reads: LENGTHS,
    value: (row) => share([row.insulatedKm, row.cableKm], [row.overheadKm, row.cableKm]),
  },
  feederCablePercent: {
    reads: LENGTHS,
    value: (row) => share([row.cableKm], [row.overheadKm, row.cableKm]),
  },
  serviceYears: {
    reads: ['commissioned'],
    value: (row) =>
      typeof row.commissioned === 'string' ? new Date().getFullYear() - Number(row.commissioned.slice(0, 4)) : null,
  },
  substationBaysFree: {
    reads: ['baysTotal', 'baysUsed'],
    value: (row) =>
      typeof row.baysTotal === 'number' && typeof row.baysUsed === 'number' ? row.baysTotal - row.baysUsed : null,
  },
  kvaPerHousehold: {
    reads: ['capacityKva', 'households'],
    value: (row) =>
      typeof row.capacityKva === 'number' && typeof row.households === 'number' && row.households > 0
        ? row.capacityKva / row.households
        : null,
  },
};

/** Computed from the plan's projects, not from the row. */
const VILLAGE_HAS_PROJECT = 'villageHasProject';

/** Villages that a project of the plan stands in or reaches. */
function reachedVillages(store: Store, planId: string): Set<string> {
  return new Set(
    store
      .all<{ village: string }>(
        `SELECT village FROM project WHERE planId = ? AND village IS NOT NULL
         UNION SELECT village FROM projectVillage WHERE planId = ? AND village IS NOT NULL`,
        planId,
        planId,
      )
      .map((row) => row.village),
  );
}

/** Whether a `computed` name is known here (a test holds the descriptions against it). */
export function isComputationKnown(computed: string): boolean {
  return moneyView(computed) !== null || computed in computations || computed === VILLAGE_HAS_PROJECT;
}

/**
 * @param table the table
 * @param columns its computed columns
 * @returns stored columns the computations read, besides those already shown
 */
export function columnsRead(columns: ColumnDescription[]): string[] {
  return [...new Set(columns.flatMap((column) => computations[column.computed ?? '']?.reads ?? []))];
}

/**
 * Computes the virtual columns of rows.
 * @param rows rows with at least `id` and the columns `columnsRead` names
 * @returns values by column key, aligned with the rows
 */
export function computeColumns(
  store: Store,
  scope: Scope,
  table: TableDescription,
  columns: ColumnDescription[],
  rows: Row[],
): Record<string, CellValue[]> {
  const values: Record<string, CellValue[]> = {};
  const hasMoney = columns.some((column) => moneyView(column.computed ?? ''));
  const amounts =
    hasMoney && table.entity === 'project'
      ? readAmounts(
          store,
          scope.planId,
          rows.map((row) => row.id as string),
        )
      : new Map();
  for (const column of columns) {
    const view = moneyView(column.computed ?? '');
    const computation = computations[column.computed ?? ''];
    if (view) values[column.key] = rows.map((row) => viewValue(view, amounts.get(row.id as string) ?? []));
    else if (column.computed === VILLAGE_HAS_PROJECT) {
      const reached = reachedVillages(store, scope.planId);
      values[column.key] = rows.map((row) => reached.has(row.id as string));
    } else if (computation) values[column.key] = rows.map((row) => computation.value(row));
  }
  return values;
}
