import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedForm, RememberedColumn } from '../../../../../shared/api/remembered';
import { listMark } from '../../../../../shared/messages';
import { findTable } from '../../../../../shared/model';
import { backend } from '../../../../api/backend';
import { saveFile } from '../../../../api/desktop';
import { attempt } from '../../../../app/actions';
import { useApp } from '../../../../app/useApp';
import { localTime } from '../../../../format/localTime';
import { ColumnLine } from './ColumnLine';
import './remembered.css';

/** Lines drawn at once. */
const MOST_LINES = 300;

interface Props {
  id: string;
  onClose: () => void;
}

/** A remembered form: what each of its columns becomes. What is changed here holds at once, and can be undone. */
export function RememberedForm({ id, onClose }: Props) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const news = useApp((app) => app.lastNews);
  const [form, setForm] = useState<OpenedForm | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the store may be one of this form
  useEffect(() => {
    void backend()
      .remembered.open({ id })
      // Forgotten, here or by an undo: there is nothing to show.
      .then(setForm, onClose);
  }, [id, news]);
  if (!form) return <div className="import-start" />;

  const change = (at: number, changed: Partial<RememberedColumn>) => {
    const { field } = changed;
    const items = form.items.map((item, own) => {
      if (own === at) return { ...item, ...changed };
      // A field is given once: the column that had it becomes an extra attribute.
      return field && field !== 'extra' && item.field === field ? { ...item, field: 'extra', values: {} } : item;
    });
    setForm({ ...form, items });
    void attempt(() => backend().remembered.change({ id, items }));
  };
  const rename = (name: string) => {
    if (name.trim() === '' || name.trim() === form.name) return;
    void attempt(() => backend().remembered.rename({ id, name: name.trim() }));
  };
  const save = async () => {
    const file = await attempt(() => backend().remembered.save({ id }));
    if (file) await saveFile(file);
  };
  const remove = async () => {
    await attempt(() => backend().remembered.remove({ id }));
    onClose();
  };
  return (
    <div className="import-start" data-testid="remembered-form">
      <div className="remembered-bar">
        <Button size="small" icon={<ArrowLeftOutlined />} onClick={onClose} data-testid="remembered-back">
          {t('remembered')}
        </Button>
        <Input
          key={form.name}
          className="remembered-title"
          defaultValue={form.name || findTable(form.entity).label[language]}
          aria-label={t('rememberedName')}
          onBlur={(event) => rename(event.target.value)}
          onPressEnter={(event) => event.currentTarget.blur()}
        />
        <span className="grow" />
        <Button size="small" onClick={() => void save()}>
          {t('rememberedSave')}
        </Button>
        <Button size="small" danger onClick={() => void remove()} data-testid="remembered-remove">
          {t('form_remove')}
        </Button>
      </div>
      <section className="card">
        <p className="muted">
          {findTable(form.entity).label[language]} · {t('rememberedLast', { time: localTime(form.usedAt) })}
          {form.sources.length > 0 ? ` · ${form.sources.join(listMark(language))}` : ''}
        </p>
        <table className="remembered-table is-form">
          <thead>
            <tr>
              <th>{t('rememberedColumn')}</th>
              <th>{t('field')}</th>
              <th>{t('unit')}</th>
              <th>{t('rememberedMeanings')}</th>
            </tr>
          </thead>
          <tbody>
            {form.items.slice(0, MOST_LINES).map((item, at) => (
              <ColumnLine
                // biome-ignore lint/suspicious/noArrayIndexKey: columns may be called alike and stay in order
                key={at}
                entity={form.entity}
                item={item}
                onChange={(changed) => change(at, changed)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
