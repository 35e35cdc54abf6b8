import { Button, Input, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { attempt, setLanguage } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { AppearanceCard } from './AppearanceCard';
import { AuthorCard } from './AuthorCard';
import './settings.css';

/** Language, the store file (open, copy, check, back up), recent files, version. */
export default function SettingsScreen() {
  const { t } = useTranslation('settings');
  const { state, language, set } = useApp();
  const [recent, setRecent] = useState<{ file: string; exists: boolean }[]>([]);
  const [path, setPath] = useState('');
  const [note, setNote] = useState('');
  const file = state?.storeFile;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another store makes another list
  useEffect(() => {
    void attempt(() => backend().app.recentStores()).then((found) => found && setRecent(found));
  }, [file]);
  const open = async (storeFile: string, create = false) => {
    const opened = await attempt(() => backend().app.openStore({ file: storeFile, create }));
    if (opened) set({ state: opened, lastNews: null });
  };
  const saveCopy = async () => {
    const saved = await attempt(() => backend().app.saveCopy({ file: path.trim() }));
    if (saved) setNote(t('copySaved', { file: saved.file }));
  };
  const verify = async () => {
    const found = await attempt(() => backend().app.verify());
    if (found) setNote(found.problems.length === 0 ? t('sound') : t('problems', { list: found.problems.join('; ') }));
  };
  const backup = async () => {
    const made = await attempt(() => backend().app.backup());
    if (made) setNote(t('backupMade', { file: made.file }));
  };
  return (
    <div className="page settings">
      <h1 className="screen-title">{t('title')}</h1>
      <section className="card">
        <h2 className="card-title">{t('language')}</h2>
        <Segmented
          value={language}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => void setLanguage(value as 'zh' | 'en')}
        />
      </section>
      <AppearanceCard />
      <AuthorCard />
      <section className="card">
        <h2 className="card-title">{t('store')}</h2>
        <p className="settings-path">{state?.storeFile}</p>
        <div className="settings-line">
          <Button onClick={() => void verify()}>{t('verify')}</Button>
          <Button onClick={() => void backup()}>{t('backup')}</Button>
        </div>
        <div className="settings-line">
          <Input value={path} placeholder={t('pathHint')} onChange={(event) => setPath(event.target.value)} />
          <Button disabled={path.trim() === ''} onClick={() => void open(path.trim())}>
            {t('open')}
          </Button>
          <Button disabled={path.trim() === ''} onClick={() => void open(path.trim(), true)}>
            {t('create')}
          </Button>
          <Button disabled={path.trim() === ''} onClick={() => void saveCopy()}>
            {t('saveCopy')}
          </Button>
        </div>
        {note ? <p role="status">{note}</p> : null}
      </section>
      <section className="card">
        <h2 className="card-title">{t('recent')}</h2>
        <ul className="settings-recent">
          {recent.map((entry) => (
            <li key={entry.file}>
              <button
                type="button"
                className="link-button"
                disabled={!entry.exists || entry.file === state?.storeFile}
                onClick={() => void open(entry.file)}
              >
                {entry.file}
              </button>
              {entry.exists ? null : <span className="muted"> {t('gone')}</span>}
            </li>
          ))}
        </ul>
      </section>
      <p className="muted">{t('version', { version: state?.version ?? '' })}</p>
    </div>
  );
}
