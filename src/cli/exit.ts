import type { AppError } from '../shared/appError';

/** Exit statuses of the command line (docs/cli.md). */
export const EXIT = { done: 0, fault: 1, usage: 2, nothingTaken: 3, locked: 4 } as const;

/** Damage, and what the program should never do. */
const FAULTS = new Set([
  'UNEXPECTED',
  'STORE_DAMAGE_FOUND',
  'STORE_DAMAGED',
  'STORE_MIGRATION_FAILED',
  'SOLVER_DIED',
  'ALLOCATION_CHECK_FAILED',
]);

/** Values of options that only the store or the reader can judge. */
const USAGE_FAULTS = new Set([
  'PLAN_AMBIGUOUS',
  'PLAN_NOT_FOUND',
  'PLAN_YEARS_WRONG',
  'ENCODING_NOT_SUPPORTED',
  'FRAME_YEAR_UNKNOWN',
  'FRAME_FEEDER_UNKNOWN',
  'OUTAGE_RULES_UNKNOWN',
  'OUTAGE_DATE_WRONG',
]);

const HELD = new Set(['STORE_LOCKED', 'STORE_BUSY', 'STORE_HELD']);

/** @returns the exit status of a fault */
export function exitOf(error: AppError): number {
  if (FAULTS.has(error.code)) return EXIT.fault;
  if (error.code.startsWith('USAGE_') || USAGE_FAULTS.has(error.code)) return EXIT.usage;
  if (HELD.has(error.code)) return EXIT.locked;
  return EXIT.nothingTaken;
}
