import type { ImportBatch, ImportCounts, RecordConflict } from '../../../shared/api/imports';
import { AppError } from '../../../shared/appError';
import { namesIn } from '../../../shared/messages';
import { findTable, isEntity } from '../../../shared/model';
import { type UndoConflict, undoChange } from '../../store/reverse';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import { recordName } from './recordName';

/** Conflicts that are named one by one. */
const MOST_NAMED = 100;

/** Every import of the store, newest first, undone ones too. */
export function listBatches(store: Store): ImportBatch[] {
  // An undo that was itself taken back no longer counts.
  const undone = new Set(
    store
      .all<{ id: string; undoes: string }>("SELECT id, undoes FROM change WHERE kind = 'undoBatch'")
      .flatMap(({ id, undoes }) => (store.undoStack.stands(id) ? [undoes] : [])),
  );
  return store
    .all<{ id: string; batchId: string; params: string; time: string }>(
      "SELECT id, batchId, params, time FROM change WHERE kind = 'import' AND batchId IS NOT NULL ORDER BY seq DESC",
    )
    .map((change) => {
      const rows = store.all<SqlRow>(
        'SELECT * FROM importBatch WHERE id = ? OR batchId = ?',
        change.batchId,
        change.batchId,
      );
      const { file = '' } = JSON.parse(change.params) as { file?: string };
      return {
        id: change.batchId,
        files: rows.length > 0 ? rows.map((row) => String(row.fileName)) : namesIn(file),
        time: change.time,
        counts: sumCounts(rows),
        stands: rows.length > 0,
        isPartlyUndone: rows.length > 0 && undone.has(change.id),
        changeId: change.id,
      };
    });
}

function sumCounts(rows: SqlRow[]): ImportCounts {
  const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key] ?? 0), 0);
  return {
    read: sum('readRows'),
    inserted: sum('insertedRows'),
    updated: sum('updatedRows'),
    unchanged: sum('unchangedRows'),
    rejected: sum('rejectedRows'),
    skipped: sum('skippedRows'),
  };
}

/**
 * Takes an import back, even after later edits: what still holds the imported value is restored, the rest is reported.
 * @throws AppError CHANGE_NOT_FOUND
 */
export function undoBatch(store: Store, batchId: string): { conflicts: RecordConflict[] } {
  const change = store.get<{ id: string; params: string }>(
    "SELECT id, params FROM change WHERE kind = 'import' AND batchId = ?",
    batchId,
  );
  if (!change) throw new AppError('CHANGE_NOT_FOUND');
  const { file = '' } = JSON.parse(change.params) as { file?: string };
  const { conflicts } = undoChange(store, change.id, { code: 'CHANGE_UNDO_BATCH', params: { file } });
  // The batch's own row stays as long as a kept record refers to it: that is no conflict of the user's.
  const own = conflicts.filter((conflict) => conflict.entity !== 'importBatch');
  return { conflicts: own.map((conflict, i) => named(store, conflict, i < MOST_NAMED)) };
}

function named(store: Store, { entity, id, columns }: UndoConflict, isNamed: boolean): RecordConflict {
  const isKnown = isEntity(entity);
  const shown = new Set(isKnown ? findTable(entity).columns.map(({ key }) => key) : []);
  return {
    entity,
    id,
    name: isNamed && isKnown ? recordName(store, entity, id) : '',
    columns: columns.filter((key) => shown.has(key)),
  };
}
