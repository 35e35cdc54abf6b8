import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportResult, VanishedAction } from '../../../shared/api/imports';
import { AppError } from '../../../shared/appError';
import { tables } from '../../../shared/model';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { answer, type ImportAnswers, questionsOf } from './answers';
import { MistakenTable } from './begunTable';
import { coolCommitThread, warmCommitThread } from './commit/threadSink';
import { ImportWork } from './importWork';
import type { FileInput, WorkOptions } from './workFile';

/** Bytes of a packed workbook with some ten thousand rows. */
const LARGE_BYTES = 1 << 20;

export interface ImportFilesOptions extends WorkOptions {
  /** Read every table as this entity. */
  entity?: string;
  /** Plan only. */
  isDryRun?: boolean;
  /** Take nothing unless every row can be taken. */
  isStrict?: boolean;
  encoding?: string;
  /** Answers to what a dry run asked, and the file they are from. */
  answers?: { given: ImportAnswers; file: string };
  /** What becomes of records an earlier file of the same form had and this one has not; kept where it is not said. */
  vanished?: VanishedAction;
}

/**
 * Imports files as one batch, as the command line and the sample county do: mappings as proposed, good rows taken, bad
 * ones listed. Of several files one that cannot be read or has no table we know is an issue, unless that is so of all.
 * @throws AppError where no file can be read, IMPORT_NOTHING_RECOGNISED where no table is known, IMPORT_STRICT_REJECTED
 */
export async function importFiles(
  store: Store,
  scope: Scope,
  files: FileInput[],
  options: ImportFilesOptions = {},
): Promise<ImportResult> {
  if (!options.isDryRun && isLarge(files)) warmCommitThread();
  try {
    return await readAndImport(store, scope, files, options);
  } finally {
    coolCommitThread();
  }
}

async function readAndImport(
  store: Store,
  scope: Scope,
  files: FileInput[],
  options: ImportFilesOptions,
): Promise<ImportResult> {
  const work = new ImportWork();
  try {
    return await importWith(work, store, scope, files, options);
  } finally {
    work.stop();
  }
}

async function importWith(
  work: ImportWork,
  store: Store,
  scope: Scope,
  files: FileInput[],
  options: ImportFilesOptions,
): Promise<ImportResult> {
  const faults: AppError[] = [];
  // Nothing is asked of a single file that is taken as it is: its rows can be written while it is still being read.
  const isTakenAsItIs = files.length === 1 && !options.isDryRun && !options.entity && !options.answers;
  for (const file of files) {
    try {
      if (isTakenAsItIs) await work.beginFile(file, store, options);
      else await work.addFile(file, { ...options, store });
    } catch (error) {
      if (!(error instanceof AppError) || options.isStrict) throw error;
      faults.push(error);
      const name = basename(typeof file === 'string' ? file : file.name);
      work.addIssue({
        severity: 'error',
        code: error.code,
        params: error.params,
        where: { ...error.where, file: name },
      });
    }
  }
  if (faults.length === files.length && faults[0]) throw faults[0];
  if (options.entity) work.setEntity(options.entity);
  noteUnrecognised(work);
  const { vanished, answers } = options;
  work.decide({
    ...(vanished ? { vanished: Object.fromEntries(tables.map(({ entity }) => [entity, vanished])) } : {}),
    ...(answers ? { names: answer(work, store, scope, answers.given, answers.file) } : {}),
  });
  if (!options.isDryRun) {
    try {
      return await work.commit(store, scope, options);
    } catch (error) {
      if (!(error instanceof MistakenTable)) throw error;
      noteUnrecognised(work);
      return work.commit(store, scope, options);
    }
  }
  const result = await work.preview(store, scope, options);
  const questions = questionsOf(work, store);
  const { names, others, rows } = questions;
  return names.length + others.length + rows.length > 0 ? { ...result, questions } : result;
}

/** Whether files most likely have the rows for which a thread is worth it. */
function isLarge(files: readonly FileInput[]): boolean {
  const bytes = files.map((file) => (typeof file === 'string' ? sizeOf(file) : file.bytes.byteLength));
  return bytes.reduce((sum, size) => sum + size, 0) > LARGE_BYTES;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** @throws AppError IMPORT_NOTHING_RECOGNISED */
function noteUnrecognised(work: ImportWork): void {
  const unknown = work.unrecognised();
  if (unknown.length === work.inspections.length) {
    const file = unknown.join(', ');
    throw new AppError('IMPORT_NOTHING_RECOGNISED', { file }, { file });
  }
  for (const file of work.untaken()) {
    const code = unknown.includes(file) ? 'FILE_NOT_RECOGNISED' : 'FILE_WITHOUT_RECORDS';
    work.addIssue({ severity: 'warning', code, params: { file }, where: { file } });
  }
}
