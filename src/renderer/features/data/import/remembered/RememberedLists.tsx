import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RememberedForm, RememberedName } from '../../../../../shared/api/remembered';
import { listMark } from '../../../../../shared/messages';
import { findTable } from '../../../../../shared/model';
import { backend } from '../../../../api/backend';
import { pickFiles } from '../../../../api/desktop';
import { attempt } from '../../../../app/actions';
import { useApp } from '../../../../app/useApp';
import { localTime } from '../../../../format/localTime';
import { NameLines } from './NameLines';
import './remembered.css';

/** Forms and names that imports remember. */
export function RememberedLists({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const news = useApp((app) => app.lastNews);
  const [forms, setForms] = useState<RememberedForm[]>([]);
  const [names, setNames] = useState<RememberedName[]>([]);
  const load = useCallback(async () => {
    const found = await attempt(() => Promise.all([backend().remembered.list(), backend().remembered.names()]));
    if (!found) return;
    setForms(found[0]);
    setNames(found[1]);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the store may be one of a form
  useEffect(() => void load(), [load, news]);
  const take = async () => {
    const [file] = await pickFiles('.json');
    if (file) await attempt(() => backend().remembered.take({ file }));
  };
  return (
    <div className="remembered-lists">
      <section className="card" data-testid="remembered-forms">
        <div className="remembered-head">
          <h2 className="card-title">{t('remembered')}</h2>
          <Button size="small" onClick={() => void take()}>
            {t('rememberedTake')}
          </Button>
        </div>
        <p className="muted">{t(forms.length > 0 ? 'rememberedHint' : 'rememberedNone')}</p>
        {forms.length > 0 ? (
          <table className="remembered-table">
            <thead>
              <tr>
                <th>{t('rememberedName')}</th>
                <th>{t('entity')}</th>
                <th className="is-figure">{t('rememberedColumns')}</th>
                <th>{t('rememberedSources')}</th>
                <th>{t('rememberedUsed')}</th>
              </tr>
            </thead>
            <tbody>
              {forms.map((form) => (
                <tr key={form.id}>
                  <td>
                    <button type="button" className="link-button" onClick={() => onOpen(form.id)}>
                      {form.name || findTable(form.entity).label[language]}
                    </button>
                  </td>
                  <td>{findTable(form.entity).label[language]}</td>
                  <td className="is-figure figures">{form.columns}</td>
                  <td className="muted is-cut" title={form.sources.join('\n')}>
                    {form.sources.join(listMark(language))}
                  </td>
                  <td className="muted figures">{localTime(form.usedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </section>
      {names.length > 0 ? <NameLines names={names} /> : null}
    </div>
  );
}
