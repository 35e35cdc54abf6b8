import type { RecordNote } from '../../../shared/api/home';
import { AppError } from '../../../shared/appError';
import { findTable } from '../../../shared/model';
import type { Store } from '../../store/store';
import { recordName } from '../import/recordName';

/** @returns the notes on a record, oldest first */
export function listNotes(store: Store, entity: string, recordId: string): RecordNote[] {
  return store.all<RecordNote>(
    'SELECT id, text, time FROM recordNote WHERE entity = ? AND recordId = ? ORDER BY time, id',
    entity,
    recordId,
  );
}

/** @returns id of the note */
export function addNote(store: Store, entity: string, recordId: string, text: string): string {
  findTable(entity);
  const name = recordName(store, entity, recordId);
  return store.write({ code: 'CHANGE_NOTE_ADDED', params: { name } }, (writer) =>
    writer.insert('recordNote', { entity, recordId, text, time: new Date().toISOString() }),
  ).result;
}

/**
 * Changes a note's text; an empty one removes the note.
 * @throws AppError NOTE_NOT_FOUND
 */
export function changeNote(store: Store, noteId: string, text: string): void {
  const note = store.get<{ entity: string; recordId: string }>(
    'SELECT entity, recordId FROM recordNote WHERE id = ?',
    noteId,
  );
  if (!note) throw new AppError('NOTE_NOT_FOUND', {}, { id: noteId });
  const name = recordName(store, note.entity, note.recordId);
  const isGone = text.trim() === '';
  store.write({ code: isGone ? 'CHANGE_NOTE_DELETED' : 'CHANGE_NOTE_CHANGED', params: { name } }, (writer) => {
    if (isGone) writer.delete('recordNote', noteId);
    else writer.update('recordNote', noteId, { text });
  });
}
