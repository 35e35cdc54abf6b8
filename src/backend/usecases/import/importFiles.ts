import type { ImportResult } from '../../../shared/api/imports';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { ImportWork } from './importWork';
import type { WorkOptions } from './workFile';

export interface ImportFilesOptions extends WorkOptions {
  /** Read every table as this entity. */
  entity?: string;
  /** Plan only. */
  isDryRun?: boolean;
  /** Take nothing unless every row can be taken. */
  isStrict?: boolean;
  encoding?: string;
}

/**
 * Imports files as one batch, as the command line and the sample county do: mappings as proposed, good rows taken, bad
 * ones listed.
 * @throws AppError where a file cannot be read, IMPORT_NOTHING_RECOGNISED where no table is known, IMPORT_STRICT_REJECTED
 */
export async function importFiles(
  store: Store,
  scope: Scope,
  files: (string | { name: string; bytes: Uint8Array })[],
  options: ImportFilesOptions = {},
): Promise<ImportResult> {
  const work = new ImportWork();
  for (const file of files) await work.addFile(file, options);
  if (options.entity) work.setEntity(options.entity);
  const names = work.inspections.map((inspection) => inspection.file.name).join(', ');
  if (!work.mappings.some((mapping) => mapping.take && mapping.entity !== null)) {
    throw new AppError('IMPORT_NOTHING_RECOGNISED', { file: names }, { file: names });
  }
  await work.plan(store, scope, [], options);
  const rejected = work.rows.filter((row) => row.state === 'rejected' || row.state === 'ambiguous').length;
  if (options.isStrict && rejected > 0) {
    throw new AppError('IMPORT_STRICT_REJECTED', { file: names, count: rejected }, { file: names });
  }
  return work.commit(store, scope, options.isDryRun);
}
