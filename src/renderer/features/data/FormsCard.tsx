import { Button, Dropdown, Input } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeFile } from '../../../shared/api/apiFile';
import type { Progress } from '../../../shared/api/app';
import type { FormProfile } from '../../../shared/api/forms';
import type { Issue } from '../../../shared/issue';
import { findTable } from '../../../shared/model';
import { backend } from '../../api/backend';
import { pickFiles, saveFile } from '../../api/desktop';
import { attempt, runJob, saveMade } from '../../app/actions';
import { useApp } from '../../app/useApp';
import './forms.css';
import { listMark } from '../../../shared/messages';

/** Forms that were imported: each can be given back filled with the plan's records. */
export function FormsCard({ planId }: { planId: string }) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const news = useApp((app) => app.lastNews);
  const [forms, setForms] = useState<FormProfile[] | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [told, setTold] = useState<{ id: string; issues: Issue[] } | null>(null);

  const load = useCallback(async () => {
    const found = await attempt(() => backend().forms.list());
    if (found) setForms(found);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the store may be one of a form
  useEffect(() => void load(), [load, news]);

  const fill = async ({ id }: FormProfile) => {
    setTold(null);
    const result = await runJob<Progress, { made: MadeFile; issues: Issue[] }>('jobExport', (signal) =>
      backend().forms.fill({ planId, profileId: id }, { signal }),
    );
    if (!result) return;
    setTold({ id, issues: result.issues });
    await saveMade(result.made);
  };
  const act = async ({ id }: FormProfile, key: string) => {
    if (key === 'rename') setRenaming(id);
    else if (key === 'save') {
      const file = await attempt(() => backend().forms.save({ profileId: id }));
      if (file) await saveFile(file);
    } else await attempt(() => backend().forms.remove({ profileId: id }));
  };
  const rename = async (id: string, name: string) => {
    setRenaming(null);
    if (name.trim() !== '') await attempt(() => backend().forms.rename({ profileId: id, name: name.trim() }));
  };
  const take = async () => {
    const [file] = await pickFiles('.json');
    if (file) await attempt(() => backend().forms.take({ file }));
  };

  return (
    <section className="card forms-card" data-testid="forms">
      <h2 className="card-title">{t('formsTitle')}</h2>
      <p>{t('formsHint')}</p>
      <ul className="forms-list">
        {(forms ?? []).map((form) => (
          <li key={form.id} className="forms-line">
            <div>
              {renaming === form.id ? (
                <Input
                  size="small"
                  autoFocus
                  defaultValue={form.name}
                  onBlur={(event) => void rename(form.id, event.target.value)}
                  onPressEnter={(event) => event.currentTarget.blur()}
                />
              ) : (
                <b title={form.fileName}>{form.name}</b>
              )}
              <span className="muted">
                {[...new Set(form.tables.map(({ entity }) => findTable(entity).label[language]))].join(
                  listMark(language),
                )}
              </span>
              {told?.id === form.id ? <FormIssues issues={told.issues} /> : null}
            </div>
            <Button size="small" onClick={() => void fill(form)} data-testid="fill-form">
              {t('fillForm')}
            </Button>
            <Dropdown
              trigger={['click']}
              menu={{
                items: ['rename', 'save', 'remove'].map((key) => ({ key, label: t(`form_${key}`) })),
                onClick: ({ key }) => void act(form, key),
              }}
            >
              <Button size="small" aria-label={t('formMore')}>
                ⋯
              </Button>
            </Dropdown>
          </li>
        ))}
      </ul>
      {forms?.length === 0 ? <p className="muted">{t('noForms')}</p> : null}
      <Button size="small" onClick={() => void take()}>
        {t('takeForm')}
      </Button>
    </section>
  );
}

function FormIssues({ issues }: { issues: Issue[] }) {
  const { t } = useTranslation('data');
  if (issues.length === 0) return <span className="muted">{t('formComplete')}</span>;
  return (
    <ul className="forms-issues">
      {issues.slice(0, 20).map((issue) => (
        <li key={issue.code + JSON.stringify(issue.where) + JSON.stringify(issue.params)}>
          {t(`message:${issue.code}`, issue.params ?? {})}
        </li>
      ))}
    </ul>
  );
}
