import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../shared/appError';

/** A store in a folder that is not there yet is no mistake: the folder is made. @throws AppError STORE_NOT_WRITABLE */
export function makeFolderOf(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new AppError('STORE_NOT_WRITABLE', { file }, { file }, { cause: error });
  }
}
