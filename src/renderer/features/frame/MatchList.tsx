import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { useApp } from '../../app/useApp';
import type { FieldName } from './changeDraft';
import { columnOf } from './labels';
import { useAnswer, useSaving } from './useFrames';

/** Changes typed or imported on their own that look like one of the target's: approved one by one, or all. */
export function MatchList({ planId, onShowChange }: { planId: string; onShowChange: (changeId: string) => void }) {
  const { t } = useTranslation('network');
  const language = useApp((app) => app.language);
  const matches = useAnswer(planId, () => backend().frame.matches({ planId }));
  const [isSaving, save] = useSaving();
  if (!matches || matches.length === 0) return null;
  const approve = (pairs: { change: string; target: string }[]) =>
    void save(() => backend().frame.approveMatches({ planId, pairs }));
  const fieldName = (field: string): string => {
    try {
      return columnOf(field as FieldName).label[language];
    } catch {
      return field;
    }
  };
  return (
    <details className="difference-part" data-testid="matches" open>
      <summary>
        {t('matches')} <b className="figures">{matches.length}</b>
        <Button
          size="small"
          loading={isSaving}
          onClick={() => approve(matches.map((pair) => ({ change: pair.change.id, target: pair.target.id })))}
        >
          {t('approveAll')}
        </Button>
      </summary>
      <ul>
        {matches.map(({ change, target, likeness, differences }) => (
          <li key={`${change.id} ${target.id}`} className="match">
            <button type="button" className="link-button" onClick={() => onShowChange(target.id)}>
              {change.name} = {target.name}
            </button>
            <span className="muted figures">{Math.round(likeness * 100)} %</span>
            <Button size="small" onClick={() => approve([{ change: change.id, target: target.id }])}>
              {t('approve')}
            </Button>
            {differences.length > 0 ? (
              <span className="muted match-differences">
                {differences
                  .map(({ field, own, target: wanted }) => `${fieldName(field)} ${own} / ${wanted}`)
                  .join(t('comma'))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
