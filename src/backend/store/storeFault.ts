import { AppError } from '../../shared/appError';

const HELD = /^SQLITE_(BUSY|LOCKED)/;
const NOT_WRITABLE = /^SQLITE_(READONLY|FULL|IOERR|CANTOPEN|PERM)/;

/** @returns what SQLite met in the middle of the work, as a fault of the store; other errors as they are */
export function storeFault(error: unknown, file: string): unknown {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (error instanceof AppError || !code.startsWith('SQLITE_')) return error;
  const kind = HELD.test(code) ? 'STORE_HELD' : NOT_WRITABLE.test(code) ? 'STORE_NOT_WRITABLE' : 'STORE_DAMAGED';
  return new AppError(kind, { file, detail: code }, { file }, { cause: error });
}
