import { NOTE_TIP_LENGTH, type RecordMark, type RecordNote } from '../../../shared/api/home';
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

/** @returns every record of a table that has notes or files, for the marks of its sheet */
export function listMarks(store: Store, entity: string): RecordMark[] {
  const marks = new Map<string, RecordMark>();
  const markOf = (id: string) => {
    const mark = marks.get(id) ?? { id, notes: [], files: 0 };
    marks.set(id, mark);
    return mark;
  };
  const notes = store.all<{ recordId: string; text: string }>(
    'SELECT recordId, substr(text, 1, ?) AS text FROM recordNote WHERE entity = ? ORDER BY time, id',
    NOTE_TIP_LENGTH,
    entity,
  );
  for (const { recordId, text } of notes) markOf(recordId).notes.push(text);
  const files = store.all<{ recordId: string; count: number }>(
    'SELECT recordId, count(*) AS count FROM attachment WHERE entity = ? GROUP BY recordId',
    entity,
  );
  for (const { recordId, count } of files) markOf(recordId).files = count;
  return [...marks.values()];
}
