import { gunzipSync } from 'node:zlib';
import type { HistoryEntry, Label, RecordHistoryEntry } from '../../shared/api/app';
import { findTable } from '../../shared/model';
import { redo as redoLast, undo as undoLast } from '../store/reverse';
import type { Store } from '../store/store';
import { refNames } from './home/changeRows';

/** Ctrl+Z. @throws AppError NOTHING_TO_UNDO */
export function undo(store: Store): Label {
  const label = undoLast(store);
  return { code: label.code, params: label.params ?? {} };
}

/** Ctrl+Y. @throws AppError NOTHING_TO_REDO */
export function redo(store: Store): Label {
  const label = redoLast(store);
  return { code: label.code, params: label.params ?? {} };
}

/**
 * Changes, newest first.
 * @param before only those with a smaller seq
 */
export function listHistory(store: Store, limit: number, before = Number.MAX_SAFE_INTEGER): HistoryEntry[] {
  return store
    .all<{
      id: string;
      seq: number;
      label: string;
      params: string;
      kind: string;
      time: string;
      batchId: string | null;
      author: string | null;
      rows: number;
    }>(
      `SELECT id, seq, label, params, kind, time, batchId, author,
         (SELECT count(*) FROM changeRow r WHERE r.changeId = change.id) AS rows
       FROM change WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
      before,
      limit,
    )
    .map(({ label, params, ...rest }) => ({
      ...rest,
      label: { code: label, params: JSON.parse(params) as Label['params'] },
      stands: store.undoStack.stands(rest.id),
    }));
}

/** What happened to one record, newest first. */
export function recordHistory(store: Store, entity: string, id: string): RecordHistoryEntry[] {
  findTable(entity);
  return store
    .all<{
      changeId: string;
      label: string;
      params: string;
      time: string;
      author: string | null;
      kind: RecordHistoryEntry['kind'];
      before: string | null;
      after: string | null;
    }>(
      `SELECT r.changeId, c.label, c.params, c.time, c.author, r.kind, r."before", r."after"
       FROM changeRow r JOIN change c ON c.id = r.changeId
       WHERE r.entity = ? AND r.rowId = ? ORDER BY c.seq DESC LIMIT 200`,
      entity,
      id,
    )
    .map((row) => ({
      changeId: row.changeId,
      author: row.author,
      label: { code: row.label, params: JSON.parse(row.params) as Label['params'] },
      time: row.time,
      kind: row.kind,
      before: row.before === null ? null : (JSON.parse(row.before) as RecordHistoryEntry['before']),
      after: row.after === null ? null : (JSON.parse(row.after) as RecordHistoryEntry['after']),
    }))
    .map((row) => ({ ...row, names: refNames(store, entity, [row.before, row.after]) }));
}

/** @returns bytes of a kept file, or null where it is not in the store */
export function readKeptFile(store: Store, hash: string): Buffer | null {
  const row = store.get<{ content: Buffer }>('SELECT content FROM importFile WHERE hash = ?', hash);
  return row ? gunzipSync(row.content) : null;
}
