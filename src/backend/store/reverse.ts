import { AppError } from '../../shared/appError';
import type { ChangeWriter } from './changeWriter';
import { insertAgain, isLooseAndGone, rowInPlaceOf } from './looseTables';
import type { ChangeLabel, Store } from './store';
import type { SqlRow } from './tableWriter';

interface StoredRow {
  entity: string;
  rowId: string;
  kind: 'insert' | 'update' | 'delete';
  before: string | null;
  after: string | null;
}

/** A row that later work has touched: a batch undo leaves it and shows it. */
export interface UndoConflict {
  entity: string;
  id: string;
  /** Columns that no longer hold what the change wrote; empty for a row that was inserted and then edited or deleted. */
  columns: string[];
}

/**
 * Takes back the last change that stands (Ctrl+Z).
 * @returns label of what was undone
 * @throws AppError NOTHING_TO_UNDO
 */
export function undo(store: Store): ChangeLabel {
  const id = store.undoStack.nextUndo;
  if (!id) throw new AppError('NOTHING_TO_UNDO');
  const label = readLabel(store, id);
  store.write(label, (writer) => reverseRows(store, writer, readRows(store, id)), { kind: 'undo', undoes: id });
  return label;
}

/**
 * Brings back the last undone change (Ctrl+Y): the reverse of the undo that took it back.
 * @throws AppError NOTHING_TO_REDO
 */
export function redo(store: Store): ChangeLabel {
  const id = store.undoStack.nextRedo;
  if (!id) throw new AppError('NOTHING_TO_REDO');
  const undoing = store.get<{ id: string }>(
    "SELECT id FROM change WHERE undoes = ? AND kind = 'undo' ORDER BY seq DESC LIMIT 1",
    id,
  );
  if (!undoing) throw new AppError('NOTHING_TO_REDO');
  const label = readLabel(store, id);
  store.write(label, (writer) => reverseRows(store, writer, readRows(store, undoing.id)), { kind: 'redo', undoes: id });
  return label;
}

/**
 * Takes back one earlier change whatever came after it: values that still hold what the change wrote are restored, the
 * rest is left alone and reported. Is itself a change that undo takes back.
 * @returns the conflicts, and the id of the new change (null where nothing was left to restore)
 * @throws AppError CHANGE_NOT_FOUND
 */
export function undoChange(
  store: Store,
  changeId: string,
  label: ChangeLabel,
): { conflicts: UndoConflict[]; changeId: string | null } {
  const rows = readRows(store, changeId);
  const head = store.get<{ seq: number; batchId: string | null }>(
    'SELECT seq, batchId FROM change WHERE id = ?',
    changeId,
  );
  if (!head) throw new AppError('CHANGE_NOT_FOUND', {}, { id: changeId });
  const conflicts: UndoConflict[] = [];
  const touchedLater = laterRows(store, head.seq, changeId);
  const written = store.write(
    label,
    (writer) => {
      for (const row of rows.reverse()) {
        const conflict = reverseUnlessTouched(store, writer, row, touchedLater);
        if (conflict) conflicts.push(conflict);
      }
    },
    { kind: 'undoBatch', undoes: changeId, batchId: head.batchId ?? undefined },
  );
  return { conflicts, changeId: written.changeId };
}

function reverseUnlessTouched(
  store: Store,
  writer: ChangeWriter,
  row: StoredRow,
  touchedLater: Set<string>,
): UndoConflict | null {
  const current = store.get<SqlRow>(`SELECT * FROM "${row.entity}" WHERE id = ?`, row.rowId);
  if (row.kind === 'insert') {
    if (!current) return null;
    if (touchedLater.has(`${row.entity} ${row.rowId}`)) return { entity: row.entity, id: row.rowId, columns: [] };
    try {
      writer.delete(row.entity, row.rowId);
    } catch (error) {
      if (error instanceof AppError && error.code === 'RECORD_IN_USE') {
        return { entity: row.entity, id: row.rowId, columns: [] };
      }
      throw error;
    }
    return null;
  }
  const before = JSON.parse(row.before!) as SqlRow;
  if (row.kind === 'delete') {
    const isTaken = current !== undefined || rowInPlaceOf(store, row.entity, before) !== null;
    if (isTaken) return { entity: row.entity, id: row.rowId, columns: [] };
    writer.insert(row.entity, before);
    return null;
  }
  if (!current) return { entity: row.entity, id: row.rowId, columns: [] };
  const after = JSON.parse(row.after!) as SqlRow;
  const changed = Object.keys(after).filter((key) => current[key] !== after[key]);
  const restorable = Object.keys(before).filter((key) => !changed.includes(key));
  writer.update(row.entity, row.rowId, Object.fromEntries(restorable.map((key) => [key, before[key] ?? null])));
  return changed.length > 0 ? { entity: row.entity, id: row.rowId, columns: changed } : null;
}

/** Rows that changes after `seq` wrote and that still stand, as `entity id`. */
function laterRows(store: Store, seq: number, changeId: string): Set<string> {
  const undone = new Set(
    store
      .all<{ id: string; undoes: string; kind: string }>(
        "SELECT id, undoes, kind FROM change WHERE kind IN ('undo', 'redo') AND seq > ?",
        seq,
      )
      .flatMap((change) => [change.id, ...(store.undoStack.stands(change.undoes) ? [] : [change.undoes])]),
  );
  const touched = new Set<string>();
  for (const row of store.all<{ changeId: string; entity: string; rowId: string }>(
    'SELECT r.changeId, r.entity, r.rowId FROM changeRow r JOIN change c ON c.id = r.changeId WHERE c.seq > ? AND c.id <> ?',
    seq,
    changeId,
  )) {
    if (!undone.has(row.changeId)) touched.add(`${row.entity} ${row.rowId}`);
  }
  return touched;
}

function readRows(store: Store, changeId: string): StoredRow[] {
  return store.all<StoredRow>(
    'SELECT entity, rowId, kind, "before", "after" FROM changeRow WHERE changeId = ? ORDER BY position',
    changeId,
  );
}

function readLabel(store: Store, changeId: string): ChangeLabel {
  const row = store.get<{ label: string; params: string }>('SELECT label, params FROM change WHERE id = ?', changeId);
  if (!row) throw new AppError('CHANGE_NOT_FOUND', {}, { id: changeId });
  return { code: row.label, params: JSON.parse(row.params) as Record<string, string | number> };
}

/** Writes the inverse of each row, last first. */
function reverseRows(store: Store, writer: ChangeWriter, rows: StoredRow[]): void {
  for (const row of rows.reverse()) {
    if (row.kind === 'delete') insertAgain(store, writer, row.entity, JSON.parse(row.before!) as SqlRow);
    else if (isLooseAndGone(store, row.entity, row.rowId)) continue;
    else if (row.kind === 'insert') writer.delete(row.entity, row.rowId);
    else writer.update(row.entity, row.rowId, JSON.parse(row.before!) as SqlRow);
  }
}
