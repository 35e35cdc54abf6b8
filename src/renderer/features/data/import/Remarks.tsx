import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../../shared/issue';
import { Place } from './Place';
import './check.css';

/** What would spoil the figures: it stands on the page itself, not behind a fold. */
const SUSPICIONS = new Set(['UNIT_SLIP_CHANGED', 'UNIT_SLIP_NEW', 'TOTAL_UNIT_SLIP']);
/** Remarks listed at most. */
const MOST_LISTED = 200;

/** What was noticed of whole tables: suspicions, then what went wrong, then what is only told. */
export function Remarks({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation('data');
  const suspicions = issues.filter(({ code }) => SUSPICIONS.has(code));
  const others = issues
    .filter(({ code }) => !SUSPICIONS.has(code))
    .sort((one, other) => Number(one.severity === 'info') - Number(other.severity === 'info'));
  return (
    <>
      {suspicions.length > 0 ? (
        <ul className="import-remarks is-suspicion" data-testid="suspicions">
          {suspicions.slice(0, MOST_LISTED).map(lineOf)}
        </ul>
      ) : null}
      {others.length > 0 ? (
        <details className="import-issues">
          <summary>{t('tableIssues', { count: others.length })}</summary>
          <ul className="import-remarks">{others.slice(0, MOST_LISTED).map(lineOf)}</ul>
        </details>
      ) : null}
    </>
  );
}

function lineOf(issue: Issue) {
  return <Remark key={issue.code + JSON.stringify(issue.where) + JSON.stringify(issue.params)} issue={issue} />;
}

function Remark({ issue: { code, params, where, severity } }: { issue: Issue }) {
  const { t } = useTranslation('data');
  const isGrave = severity !== 'info';
  return (
    <li className={isGrave ? undefined : 'muted'}>
      <Place sheet={where?.sheet ?? ''} at={where?.cell ?? where?.row ?? ''} file={where?.file} />
      <span>
        {isGrave ? <span aria-hidden="true">△ </span> : null}
        {t(`message:${code}`, params ?? {})}
      </span>
    </li>
  );
}
