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
  /** Counts the names that were not taken: the box shows the form's own again. */
  const [takenBack, setTakenBack] = useState(0);
  const load = () =>
    backend()
      .remembered.open({ id })
      // Forgotten, here or by an undo: there is nothing to show.
      .then(setForm, onClose);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the store may be one of this form
  useEffect(() => void load(), [id, news]);
  if (!form) return <div className="import-start" />;

  /** What could not be kept is not shown as if it was. */
  const change = async (items: RememberedColumn[]) => {
    if ((await attempt(() => backend().remembered.change({ id, items }))) === undefined) await load();
  };
  const changeColumn = (at: number, changed: Partial<RememberedColumn>) => {
    const { field } = changed;
    const items = form.items.map((item, own) => {
      if (own === at) return { ...item, ...changed };
      // A field is given once: the column that had it becomes an extra attribute.
      return field && field !== 'extra' && item.field === field ? { ...item, field: 'extra', values: {} } : item;
    });
    setForm({ ...form, items });
    void change(items);
  };
  // A form without a name is shown by what it holds: that is no name given to it.
  const shownName = form.name || findTable(form.entity).label[language];
  const rename = async (name: string) => {
    const isNew = name !== '' && name !== shownName;
    const isDone = isNew && (await attempt(() => backend().remembered.rename({ id, name }))) !== undefined;
    if (!isDone) setTakenBack((times) => times + 1);
  };
  const save = async () => {
    const file = await attempt(() => backend().remembered.save({ id, language }));
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
          key={`${takenBack} ${form.name}`}
          maxLength={200}
          className="remembered-title"
          defaultValue={shownName}
          aria-label={t('rememberedName')}
          onBlur={(event) => void rename(event.target.value.trim())}
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
                onChange={(changed) => changeColumn(at, changed)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
