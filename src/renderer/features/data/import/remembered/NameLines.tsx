import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RememberedName } from '../../../../../shared/api/remembered';
import { findTable } from '../../../../../shared/model';
import { backend } from '../../../../api/backend';
import { attempt } from '../../../../app/actions';
import { useApp } from '../../../../app/useApp';

/** Lines drawn at once. */
const PAGE = 20;

/** Names that were judged: what each was said to mean, and the way to have it asked again. */
export function NameLines({ names }: { names: RememberedName[] }) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const [wanted, setWanted] = useState('');
  const [shown, setShown] = useState(PAGE);
  const found = names.filter(({ text, name }) =>
    [text, name ?? ''].some((own) => own.toLowerCase().includes(wanted.trim().toLowerCase())),
  );
  return (
    <section className="card" data-testid="remembered-names">
      <div className="remembered-head">
        <h2 className="card-title">{t('rememberedNames', { count: names.length })}</h2>
        {names.length > PAGE ? (
          <Input
            size="small"
            allowClear
            className="remembered-search"
            placeholder={t('rememberedSearch')}
            aria-label={t('rememberedSearch')}
            onChange={(event) => setWanted(event.target.value)}
          />
        ) : null}
      </div>
      <p className="muted">{t('rememberedNamesHint')}</p>
      <table className="remembered-table">
        <tbody>
          {found.slice(0, shown).map(({ id, entity, text, name }) => (
            <tr key={id}>
              <td className="muted is-kind">{findTable(entity).label[language]}</td>
              <td>
                <b>{text}</b>
              </td>
              <td>→ {name === null ? t('rememberedNobody') : name || t('rememberedGone')}</td>
              <td className="is-figure">
                <Button
                  size="small"
                  onClick={() => void attempt(() => backend().remembered.removeName({ id }))}
                  data-testid="forget-name"
                >
                  {t('forget')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > shown ? (
        <button type="button" className="link-button" onClick={() => setShown(shown + PAGE * 5)}>
          {t('moreOf', { shown, total: found.length })}
        </button>
      ) : null}
    </section>
  );
}
