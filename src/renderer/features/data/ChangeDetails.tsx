import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../shared/api/app';
import type { ChangeRowEntry } from '../../../shared/api/home';
import { tables } from '../../../shared/model';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { goToRecord } from '../../app/recordPlaces';
import { onNews, useApp } from '../../app/useApp';
import { ChangedValues } from '../record/ChangedValues';

const PAGE = 50;

/** One change, record by record: what became what; single values go back, or the change as a whole. */
export function ChangeDetails({ change, onConflicts }: { change: HistoryEntry; onConflicts: (count: number) => void }) {
  const { t } = useTranslation('home');
  const { language, state } = useApp();
  const [rows, setRows] = useState<ChangeRowEntry[]>([]);
  const [total, setTotal] = useState(0);
  const [limit, setLimit] = useState(PAGE);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const found = await attempt(() => backend().home.changeRows({ changeId: change.id, offset: 0, limit }));
      if (!found || isGone) return;
      setRows(found.rows);
      setTotal(found.total);
    };
    void load();
    const unfollow = onNews(() => void load());
    return () => {
      isGone = true;
      unfollow();
    };
  }, [change.id, limit]);
  const takeBack = async () => {
    const done = await attempt(() => backend().home.undoChange({ changeId: change.id }));
    if (done) onConflicts(done.conflicts);
  };
  const canTakeBack = change.stands && !['undo', 'redo', 'undoBatch'].includes(change.kind) && !state?.isReadonly;
  return (
    <div className="change-details">
      <ul>
        {rows.map((row, index) => {
          const table = tables.find((candidate) => candidate.entity === row.entity);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a record may be touched twice in one change
            <li key={`${row.id} ${index}`}>
              <span className="muted">
                {t(`kind_${row.kind}`)} {table?.label[language] ?? t(`entity_${row.entity}`, { defaultValue: '' })}
              </span>{' '}
              {row.isThere && table ? (
                <button type="button" className="link-button" onClick={() => goToRecord(row.entity, row.id)}>
                  {row.name || t('nameless')}
                </button>
              ) : (
                <span>{row.name || t('nameless')}</span>
              )}
              {row.kind === 'update' && row.before && row.after ? (
                <ChangedValues
                  changeId={change.id}
                  entity={row.entity}
                  rowId={row.id}
                  before={row.before}
                  after={row.after}
                  names={row.names}
                  canRestore={row.isThere}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      <p>
        {total > rows.length ? (
          <button type="button" className="link-button" onClick={() => setLimit(Math.min(500, limit + PAGE * 3))}>
            {t('moreRows', { shown: rows.length, all: total })}
          </button>
        ) : null}
        {canTakeBack ? (
          <button type="button" className="link-button" data-testid="take-back" onClick={() => void takeBack()}>
            {t('takeBack')}
          </button>
        ) : null}
      </p>
    </div>
  );
}
