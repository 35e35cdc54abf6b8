import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';

/** The name changes are signed with. */
export function AuthorCard() {
  const { t } = useTranslation('home');
  const state = useApp((app) => app.state);
  const [author, setAuthor] = useState<string | null>(null);
  const file = state?.storeFile;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another store has its own name
  useEffect(() => {
    void attempt(() => backend().app.settings()).then((settings) => setAuthor(settings?.['ui.author'] ?? ''));
  }, [file]);
  if (author === null || state?.isReadonly) return null;
  return (
    <section className="card">
      <h2 className="card-title">{t('author')}</h2>
      <Input
        style={{ maxWidth: 280 }}
        aria-label={t('author')}
        maxLength={40}
        value={author}
        onChange={(event) => setAuthor(event.target.value)}
        onBlur={() => void attempt(() => backend().app.saveSetting({ key: 'author', value: author.trim() }))}
      />
      <p className="muted">{t('authorHint')}</p>
    </section>
  );
}
