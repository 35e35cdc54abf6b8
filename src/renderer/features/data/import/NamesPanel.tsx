import { useTranslation } from 'react-i18next';
import type { NameDecision, NearName } from '../../../../shared/api/imports';
import { findTable } from '../../../../shared/model';
import { useApp } from '../../../app/useApp';
import { AskedLine, AskedPanel } from './AskedPanel';

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
    <AskedPanel
      hint={t('namesHint')}
      testId="names-panel"
      all={{
        label: t('approveAll', { count: names.length }),
        testId: 'approve-all',
        onClick: () => onDecide(names.map((name) => decide(name, name.candidates[0]!.id))),
      }}
    >
      {names.map((name) => (
        <AskedLine
          key={`${name.entity} ${name.text} ${name.isOwn}`}
          testId="near-name"
          approveTestId="approve-name"
          place={`${name.sheet} ${name.row}`}
          text={name.text}
          about={t(name.isOwn ? 'nameOwn' : 'nameRef', {
            entity: findTable(name.entity).label[language],
            rows: name.rows,
          })}
          ask={t('chooseName')}
          placeholder={t('chooseName')}
          options={[
            ...name.candidates.map(({ id, name: label, score }) => ({
              value: id,
              label: `${label} · ${Math.round(score * PERCENT)}%`,
            })),
            { value: NONE, label: t(name.isOwn ? 'nameNew' : 'nameNone') },
          ]}
          guess={{ value: name.candidates[0]!.id, label: name.candidates[0]!.name }}
          onChoose={(value) => onDecide([decide(name, value === NONE ? null : value)])}
        />
      ))}
    </AskedPanel>
  );
}
