import type { Progress } from '../../../../shared/api/app';
import type { ImportDecisions, ImportResult } from '../../../../shared/api/imports';
import { AppError } from '../../../../shared/appError';
import type { Store } from '../../../store/store';
import type { Scope } from '../../sheet/scope';
import type { Fixes } from '../fixes';
import { nearRowIssues } from '../nearRows';
import { passRows, plannerFor, recordCount, type TakenTable, takenTables } from '../rowPass';
import { resultOf, Tally } from '../tally';
import { Turns } from '../turns';
import type { WorkFile, WorkOptions } from '../workFile';
import { ImportCommit } from './importCommit';

export interface CommitOptions extends WorkOptions {
  /** Take nothing unless every row can be taken. */
  isStrict?: boolean;
}

/** What is committed. */
export interface CommittedFiles {
  files: readonly WorkFile[];
  fixes: Fixes;
  decisions: ImportDecisions;
  /** Says what is to be said of the files as a whole, once they have been read to the end. */
  tellFiles: (tally: Tally) => void;
}

/**
 * Plans and commits the tables of files as one transaction. A file may still be on its way: its rows are written as they
 * come.
 * @returns counts and issues; batchId null where no row changed anything
 * @throws AppError IMPORT_STRICT_REJECTED, STORE_BUSY; the signal's reason where cancelled; MistakenTable where the end of
 * a file made another table of it, and it is to be committed anew, as the whole it is now: then nothing was written
 */
export async function commitFiles(
  { files, fixes, decisions, tellFiles }: CommittedFiles,
  store: Store,
  scope: Scope,
  options: CommitOptions,
): Promise<ImportResult> {
  options.signal?.throwIfAborted();
  const tables = takenTables(files);
  const planner = plannerFor(store, scope, tables, decisions.names);
  const turns = turnsOf(files, options, tables);
  const tally = new Tally();
  let isTold = false;
  const tell = () => {
    if (!isTold) tellFiles(tally);
    isTold = true;
  };
  const commit = new ImportCommit(store, scope, planner, decisions, {
    pass: async (room, onRow) => {
      await passRows(tables, {
        ...{ store, planner, fixes, turns, room },
        onRow: (table, row) => {
          tally.add(table, row);
          onRow(table, row);
          return true;
        },
        onTable: (table, summary) => {
          tell();
          tally.close(table, summary);
        },
      });
      options.signal?.throwIfAborted();
      tell();
      if (options.isStrict) refuseUnlessWhole(files, tally);
    },
    ...{ tally, tables, files },
  });
  const { batchId, settled } = await commit.run();
  for (const issue of [...planner.waitingRefs(), ...nearRowIssues(planner.nearRows())]) tally.tableIssues.add(issue);
  const result = resultOf(tally, batchId);
  return settled.retired + settled.deleted > 0 ? { ...result, vanished: settled } : result;
}

/** While a file is on its way, how far it has been read tells more than rows of which nobody knows how many there are. */
function turnsOf(files: readonly WorkFile[], options: WorkOptions, tables: readonly TakenTable[]): Turns {
  const { signal, onProgress } = options;
  const tell = (progress: Progress) => {
    if (!files.some((file) => file.isArriving)) onProgress?.({ ...progress, total: recordCount(tables) });
  };
  return new Turns({ ...(signal ? { signal } : {}), onProgress: tell }, 'IMPORT_COMMITTING', null);
}

function refuseUnlessWhole(files: readonly WorkFile[], tally: Tally): void {
  if (tally.refused === 0) return;
  const file = files.map(({ inspection }) => inspection.file.name).join(', ');
  throw new AppError('IMPORT_STRICT_REJECTED', { file, count: tally.refused }, { file, ...tally.firstRefused?.where });
}
