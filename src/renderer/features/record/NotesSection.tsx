import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordNote } from '../../../shared/api/home';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';

/** Notes on a record: written, changed by leaving the field, removed by emptying it. */
export function NotesSection({ entity, rowId }: { entity: string; rowId: string }) {
  const { t } = useTranslation('home');
  const isReadonly = useApp((app) => app.state?.isReadonly ?? false);
  const [notes, setNotes] = useState<RecordNote[]>([]);
  const [draft, setDraft] = useState('');
  const load = useCallback(async () => {
    const found = await attempt(() => backend().home.notes({ entity, id: rowId }));
    if (found) setNotes(found);
  }, [entity, rowId]);
  useEffect(() => {
    void load();
    return onNews((news) => {
      if ('recordNote' in news.entities) void load();
    });
  }, [load]);
  const add = async () => {
    if (draft.trim() === '') return;
    const added = await attempt(() => backend().home.addNote({ entity, id: rowId, text: draft.trim() }));
    if (added) setDraft('');
  };
  return (
    <section>
      <h3>{t('notes')}</h3>
      {notes.map((note) => (
        <div key={`${note.id} ${note.text}`} className="record-note">
          <textarea
            aria-label={t('note')}
            rows={Math.min(6, note.text.split('\n').length + Math.floor(note.text.length / 26))}
            defaultValue={note.text}
            readOnly={isReadonly}
            onBlur={(event) => {
              const text = event.target.value.trim();
              if (text !== note.text) void attempt(() => backend().home.changeNote({ noteId: note.id, text }));
            }}
          />
          <span className="muted figures">{new Date(note.time).toLocaleString('sv-SE').slice(0, 16)}</span>
        </div>
      ))}
      {isReadonly ? null : (
        <form
          className="record-note"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <textarea
            data-testid="new-note"
            aria-label={t('newNote')}
            placeholder={t('newNote')}
            rows={2}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !event.ctrlKey) return;
              event.preventDefault();
              event.stopPropagation();
              void add();
            }}
          />
          <button type="submit" className="link-button" disabled={draft.trim() === ''}>
            {t('addNote')}
          </button>
        </form>
      )}
    </section>
  );
}
