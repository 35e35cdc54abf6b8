import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NameDecision, NearName } from '../../../../shared/api/imports';
import { findTable } from '../../../../shared/model';
import { useApp } from '../../../app/useApp';

const NONE = '';
const PERCENT = 100;

interface Props {
  names: NearName[];
  onDecide: (decisions: NameDecision[]) => void;
}

/** Names that no record has and some resemble: the user says which is meant, once for all rows and all later files. */
export function NamesPanel({ names, onDecide }: Props) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const decide = (name: NearName, target: string | null): NameDecision => ({
    entity: name.entity,
    text: name.text,
    target,
  });
  return (
    <div className="names-panel" data-testid="names-panel">
      <div className="names-head">
        <span className="muted">{t('namesHint')}</span>
        <span className="grow" />
        <Button
          size="small"
          onClick={() => onDecide(names.map((name) => decide(name, name.candidates[0]!.id)))}
          data-testid="approve-all"
        >
          {t('approveAll', { count: names.length })}
        </Button>
      </div>
      {names.map((name) => (
        <div key={`${name.entity} ${name.text} ${name.isOwn}`} className="check-row" data-testid="near-name">
          <span className="check-place muted figures">
            {name.sheet} {name.row}
          </span>
          <div className="names-line">
            <span>
              <b>{name.text}</b>{' '}
              <span className="muted">
                {t(name.isOwn ? 'nameOwn' : 'nameRef', {
                  entity: findTable(name.entity).label[language],
                  rows: name.rows,
                })}
              </span>
            </span>
            <Select
              size="small"
              className="check-choice"
              showSearch
              optionFilterProp="label"
              aria-label={t('chooseName')}
              placeholder={t('chooseName')}
              options={[
                ...name.candidates.map(({ id, name: label, score }) => ({
                  value: id,
                  label: `${label} · ${Math.round(score * PERCENT)}%`,
                })),
                { value: NONE, label: t(name.isOwn ? 'nameNew' : 'nameNone') },
              ]}
              onChange={(value: string) => onDecide([decide(name, value === NONE ? null : value)])}
            />
            <Button
              size="small"
              type="primary"
              ghost
              onClick={() => onDecide([decide(name, name.candidates[0]!.id)])}
              data-testid="approve-name"
            >
              {t('approve', { name: name.candidates[0]!.name })}
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
}
