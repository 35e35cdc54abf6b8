import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import { findProfile, type LoadedProfile, readProfileDocument } from './profiles';

/**
 * The form somebody names: one of the store's, a workbook by its path, or a profile document by its path.
 * @throws AppError PROFILE_NOT_FOUND, PROFILE_INVALID, FILE_UNREADABLE
 */
export async function findForm(store: Store, wanted: string): Promise<LoadedProfile> {
  try {
    return findProfile(store, wanted);
  } catch (error) {
    const isFile = await stat(wanted).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!isFile) throw error;
  }
  const bytes = await readFile(wanted).catch((cause) => {
    throw new AppError(
      'FILE_UNREADABLE',
      { file: wanted, detail: String(cause.code ?? '') },
      { file: wanted },
      { cause },
    );
  });
  if (extname(wanted).toLowerCase() !== '.json') {
    return { name: basename(wanted), fileName: basename(wanted), mappings: [], workbook: bytes };
  }
  const { name, fileName, mappings, workbook } = readProfileDocument(bytes);
  return { name, fileName, mappings, workbook: Buffer.from(workbook, 'base64') };
}
