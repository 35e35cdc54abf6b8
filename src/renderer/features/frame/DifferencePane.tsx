import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameDifference } from '../../../shared/api/frame';
import { backend } from '../../api/backend';
import { useApp } from '../../app/useApp';
import { GiveToProject } from './GiveToProject';
import { useTypeLabel } from './labels';
import { MatchList } from './MatchList';
import { useAnswer } from './useFrames';

interface Props {
  planId: string;
  /** Shows the element of a change on the drawing. */
  onShowChange: (changeId: string) => void;
}

/** Law 2: whether each project follows the target frame, and what is left over on either side. */
export function DifferencePane({ planId, onShowChange }: Props) {
  const { t } = useTranslation('network');
  const go = useApp((app) => app.go);
  const typeLabel = useTypeLabel();
  const difference = useAnswer<FrameDifference>(planId, () => backend().frame.difference({ planId }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isGiving, setGiving] = useState(false);
  if (!difference) return <div className="screen-loading">{t('frame:loading')}</div>;
  const { follows, deviates, notTouching, unplannedDue, unplannedLater, unneeded, gone } = difference;
  const toggle = (ids: string[]) => {
    const next = new Set(chosen);
    const all = ids.every((id) => next.has(id));
    for (const id of ids) {
      if (all) next.delete(id);
      else next.add(id);
    }
    setChosen(next);
  };
  const unplanned = (list: FrameDifference['unplannedDue']) => (
    <ul>
      {list.map((change) => (
        <li key={change.id}>
          <input
            type="checkbox"
            aria-label={change.name}
            checked={chosen.has(change.id)}
            onChange={() => toggle([change.id])}
          />
          <button type="button" className="link-button" onClick={() => onShowChange(change.id)}>
            {change.name}
          </button>
          <span className="muted">
            {typeLabel(change.type)} · {change.dueYear}
          </span>
        </li>
      ))}
    </ul>
  );
  const open = [...unplannedDue, ...unplannedLater].filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  return (
    <div className="difference" data-testid="difference">
      <div className="difference-answers figures" data-testid="law-answers">
        <Answer mark="✓" name={t('answerFollows')} count={follows.length} />
        <Answer mark="✗" name={t('answerDeviates')} count={deviates.length} />
        <Answer mark="○" name={t('answerNotTouching')} count={notTouching.length} />
      </div>
      {isGiving ? (
        <GiveToProject
          planId={planId}
          changeIds={open}
          onDone={() => {
            setGiving(false);
            setChosen(new Set());
          }}
        />
      ) : (
        <div className="difference-tools">
          <Button
            size="small"
            type="primary"
            disabled={open.length === 0}
            data-testid="give-to-project"
            onClick={() => setGiving(true)}
          >
            {open.length === 0 ? t('giveToProject') : t('giveCount', { count: open.length })}
          </Button>
          <span className="muted">{open.length === 0 ? t('giveHint') : ''}</span>
        </div>
      )}
      <Part title={t('unplannedDue')} count={unplannedDue.length} testId="unplanned-due" isOpen>
        {unplanned(unplannedDue)}
      </Part>
      <Part title={t('unplannedLater')} count={unplannedLater.length} testId="unplanned-later" isOpen>
        {unplanned(unplannedLater)}
      </Part>
      <Part title={t('unneeded')} count={unneeded.length} testId="unneeded">
        <ul>
          {unneeded.map((change) => (
            <li key={change.id}>
              <button type="button" className="link-button" onClick={() => onShowChange(change.id)}>
                {change.name}
              </button>
              <span className="muted">
                {typeLabel(change.type)} · {change.projectName}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <MatchList planId={planId} onShowChange={onShowChange} />
      {gone.length > 0 ? (
        <Part title={t('gone')} count={gone.length} testId="gone" isOpen>
          <ul>
            {gone.map((change) => (
              <li key={change.id}>
                {change.name}
                <span className="muted">{t(`message:${change.issue.code}`, change.issue.params ?? {})}</span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Part title={t('deviates')} count={deviates.length} testId="deviates" isOpen>
        <ul>
          {deviates.map((project) => (
            <li key={project.id}>
              <button type="button" className="link-button" onClick={() => go('projects', { record: project.id })}>
                {project.name}
              </button>
              {project.reason ? (
                <span className="muted">{project.reason}</span>
              ) : (
                <span className="is-failing">{t('reasonMissing')}</span>
              )}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('follows')} count={follows.length} testId="follows">
        <Names list={follows} />
      </Part>
      <Part title={t('notTouching')} count={notTouching.length} testId="not-touching">
        <Names list={notTouching} />
      </Part>
    </div>
  );
}

function Names({ list }: { list: { id: string; name: string }[] }) {
  return (
    <ul>
      {list.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  );
}

function Answer({ mark, name, count }: { mark: string; name: string; count: number }) {
  return (
    <span className="difference-answer">
      <span aria-hidden="true">{mark}</span> {name} <b>{count}</b>
    </span>
  );
}

interface PartProps {
  title: string;
  count: number;
  testId: string;
  isOpen?: boolean;
  children: ReactNode;
}

function Part({ title, count, testId, isOpen = false, children }: PartProps) {
  return (
    <details className="difference-part" data-testid={testId} open={isOpen && count > 0}>
      <summary>
        {title} <b className="figures">{count}</b>
      </summary>
      {children}
    </details>
  );
}
