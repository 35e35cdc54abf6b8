import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NearName } from '../../../../shared/api/imports';
import { findTable } from '../../../../shared/model';
import { useApp } from '../../../app/useApp';
import { AskedLine, AskedPanel } from './AskedPanel';
import { RecordSelect } from './RecordSelect';
import type { DecidedName } from './useImport';

const NONE = '';
const PERCENT = 100;
/** Lines drawn at once. */
const PAGE = 50;

interface Props {
  /** Names that resemble records, and those that resemble none. */
  near: NearName[];
  others: NearName[];
  /** What was decided in this import. */
  decided: DecidedName[];
  onDecide: (decisions: DecidedName[]) => void;
  onWithdraw: (decision: DecidedName) => void;
}

/** A row of the import: its name may be the very one that is asked about. */
function placed(name: string, { sheet, row }: { sheet: string; row: number }): string {
  return `${name} · ${sheet} ${row}`;
}

/** Names that no record has: the user says which one is meant, once for all rows and all later files. */
export function NamesPanel({ near, others, decided, onDecide, onWithdraw }: Props) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const [shown, setShown] = useState(0);
  const nearest = ({ entity, text, candidates }: NearName): DecidedName => ({
    ...{ entity, text },
    target: candidates[0]!.id,
    label: candidates[0]!.name,
  });
  const line = (name: NearName) => {
    const { entity, text, isOwn, candidates } = name;
    const [first] = candidates;
    return (
      <AskedLine
        key={`${entity} ${text} ${isOwn}`}
        testId={first ? 'near-name' : 'other-name'}
        approveTestId="approve-name"
        sheet={name.sheet}
        at={name.row}
        text={text}
        about={t(isOwn ? 'nameOwn' : 'nameRef', { entity: findTable(entity).label[language], rows: name.rows })}
        answer={
          <RecordSelect
            entity={entity}
            ask={t('chooseName')}
            proposed={candidates.map(({ id, name: label, score, place }) => ({
              value: id,
              label: place ? placed(label, place) : `${label} · ${Math.round(score * PERCENT)}%`,
            }))}
            last={{ value: NONE, label: t(isOwn ? 'nameNew' : 'nameNone') }}
            onChoose={({ value, label }) => onDecide([{ entity, text, target: value === NONE ? null : value, label }])}
          />
        }
        guess={
          first
            ? {
                label: t('approve', { name: first.place ? placed(first.name, first.place) : first.name }),
                onApprove: () => onDecide([nearest(name)]),
              }
            : undefined
        }
      />
    );
  };
  return (
    <>
      {near.length > 0 ? (
        <AskedPanel
          hint={t('namesHint')}
          testId="names-panel"
          all={{
            label: t('approveAll', { count: near.length }),
            testId: 'approve-all',
            onClick: () => onDecide(near.map(nearest)),
          }}
        >
          {near.map(line)}
        </AskedPanel>
      ) : null}
      {decided.length > 0 ? (
        <section data-testid="decided-names">
          <h3 className="names-title">{t('namesDecided', { count: decided.length })}</h3>
          {decided.map((decision) => (
            <div key={`${decision.entity} ${decision.text}`} className="names-decided">
              <span className="muted">{findTable(decision.entity).label[language]}</span>
              <span>
                <b>{decision.text}</b> → {decision.label}
              </span>
              <Button size="small" onClick={() => onWithdraw(decision)} data-testid="withdraw-name">
                {t('withdraw')}
              </Button>
            </div>
          ))}
        </section>
      ) : null}
      {others.length > 0 ? (
        // A ledger of new things has a hundred of them: they are drawn when they are asked for.
        <details className="names-others" onToggle={(event) => setShown(event.currentTarget.open ? PAGE : 0)}>
          <summary data-testid="other-names">{t('namesOthers', { count: others.length })}</summary>
          {shown > 0 ? (
            <AskedPanel hint={t('namesOthersHint')} testId="other-names-panel">
              {others.slice(0, shown).map(line)}
            </AskedPanel>
          ) : null}
          {shown > 0 && shown < others.length ? (
            <button type="button" className="link-button import-more" onClick={() => setShown(shown + PAGE)}>
              {t('moreOf', { shown, total: others.length })}
            </button>
          ) : null}
        </details>
      ) : null}
    </>
  );
}
