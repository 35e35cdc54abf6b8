import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleLibraryState } from '../../../shared/api/diagnosis';
import type { PolicyDetail } from '../../../shared/api/policies';
import { measuredText } from '../../../shared/diagnosis/words';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { SEVERITY_MARKS } from './PolicyDesk';

let known: RuleLibraryState | null = null;

/** The rule library, read once for the words of the findings. */
export function useRuleLibrary(): RuleLibraryState | null {
  const planId = useApp((app) => app.state?.planId ?? null);
  const [library, setLibrary] = useState<RuleLibraryState | null>(known);
  useEffect(() => {
    if (library || planId === null) return;
    void attempt(() => backend().diagnosis.library({ planId })).then((found) => {
      if (!found) return;
      known = found;
      setLibrary(found);
    });
  }, [library, planId]);
  return library;
}

/** The findings of a line with their figures; those the alternative in hand solves are ticked. */
export function FindingList({ detail, solved }: { detail: PolicyDetail; solved: string[] }) {
  const { t } = useTranslation('policies');
  const language = useApp((app) => app.language);
  const library = useRuleLibrary();
  return (
    <section className="policy-findings">
      <h2>
        {t('findings')} {detail.findings.length}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys only where it takes the focus */}
      <ul tabIndex={0} aria-label={t('findings')}>
        {detail.findings.map((finding) => {
          const rule = library?.rules.find(({ id }) => id === finding.rule);
          if (!rule) return null;
          const { measured, limit } = measuredText(finding, rule, language);
          const isSolved = solved.includes(finding.rule);
          return (
            <li key={finding.key} className={isSolved ? 'is-solved' : ''}>
              <span className={`severity is-${finding.severity}`}>
                {isSolved ? '✓' : SEVERITY_MARKS[finding.severity]}
              </span>{' '}
              {rule.name[language]} <b>{measured}</b> <span className="muted">({limit})</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
