import { AppError } from '../shared/appError';
import type { Issue } from '../shared/issue';

/** A fault with more than one place to tell about, such as the rows an all-or-nothing import stopped at. */
export class FaultWithIssues extends AppError {
  constructor(
    error: AppError,
    readonly issues: Issue[],
  ) {
    super(error.code, error.params, error.where, { cause: error });
  }
}

/** @returns the fault as data; what was not foreseen is told without its stack */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new AppError('UNEXPECTED', { detail }, undefined, { cause: error });
}

/** @returns the fault with the file it is about, where it does not name one */
export function inFile(error: unknown, file: string): unknown {
  if (!(error instanceof AppError) || error.where?.file !== undefined) return error;
  return new AppError(error.code, error.params, { ...error.where, file }, { cause: error });
}

/** @returns Node's code of a system fault such as ENOENT, or an empty text */
export function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? code : '';
}
