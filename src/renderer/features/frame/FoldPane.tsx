import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { useAnswer, useSaving } from './useFrames';

/** Projects that are finished: their measures become part of the current frame. */
export function FoldPane({ planId, onDone }: { planId: string; onDone: () => void }) {
  const { t } = useTranslation('network');
  const measures = useAnswer(`${planId} measures`, () => backend().frame.measures({ planId }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isSaving, save] = useSaving();
  const projects = new Map(
    (measures ?? []).map(({ measure, projectName, year }) => [measure.project, { name: projectName, year }]),
  );
  const fold = async () => {
    if (await save(() => backend().frame.fold({ planId, projectIds: [...chosen] }))) onDone();
  };
  return (
    <div className="proposal" data-testid="fold">
      <div className="change-head">
        <b>{t('foldTitle')}</b>
      </div>
      <p className="muted">{t('foldHint')}</p>
      {measures && projects.size === 0 ? <p className="muted">{t('nothingToFold')}</p> : null}
      <ul className="proposal-list">
        {[...projects].map(([id, { name, year }]) => (
          <li key={id}>
            <label className="fold-line">
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={() => {
                  const next = new Set(chosen);
                  if (!next.delete(id)) next.add(id);
                  setChosen(next);
                }}
              />
              {name}
              <span className="muted figures">{year ?? t('noYear')}</span>
            </label>
          </li>
        ))}
      </ul>
      <div className="change-foot">
        <Button type="primary" size="small" disabled={chosen.size === 0} loading={isSaving} onClick={() => void fold()}>
          {t('foldCount', { count: chosen.size })}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('frame:cancel')}
        </Button>
      </div>
    </div>
  );
}
