import { useTranslation } from 'react-i18next';
import { tables } from '../../../shared/model';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { wordValue } from './valueWords';

interface Props {
  changeId: string;
  entity: string;
  rowId: string;
  before: Record<string, string | number | null>;
  after: Record<string, string | number | null>;
  names: Record<string, string>;
  /** The record is there, so that a value can be put back. */
  canRestore: boolean;
}

/** Which value of a record became which, each with its way back. */
export function ChangedValues({ changeId, entity, rowId, before, after, names, canRestore }: Props) {
  const { t } = useTranslation('home');
  const { language, state } = useApp();
  const table = tables.find((candidate) => candidate.entity === entity);
  if (!table) return null;
  const keys = Object.keys(after).filter((key) => table.columns.some((column) => column.key === key));
  return (
    <>
      {keys.map((key) => {
        const label = table.columns.find((column) => column.key === key)!.label[language];
        return (
          <div key={key} className="record-change">
            <span>
              {label}: {wordValue(table, key, before[key], names, language)} →{' '}
              {wordValue(table, key, after[key], names, language)}
            </span>
            {canRestore && !state?.isReadonly ? (
              <button
                type="button"
                className="link-button"
                aria-label={t('restoreOf', { column: label })}
                onClick={() => void attempt(() => backend().home.restoreValue({ changeId, entity, id: rowId, key }))}
              >
                {t('restore')}
              </button>
            ) : null}
          </div>
        );
      })}
    </>
  );
}
