import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Coverage } from '../../../shared/api/policies';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';
import { useRuleLibrary } from './FindingList';
import { SEVERITY_MARKS } from './PolicyDesk';

/** Findings without a project, findings solved twice, projects without a finding. */
export function CoverageTab({ planId }: { planId: string }) {
  const { t } = useTranslation('policies');
  const language = useApp((app) => app.language);
  const library = useRuleLibrary();
  const [coverage, setCoverage] = useState<Coverage | null>(null);
  useEffect(() => {
    const load = async () => {
      const found = await attempt(() => backend().policies.coverage({ planId }));
      if (found) setCoverage(found);
    };
    void load();
    return onNews(() => void load());
  }, [planId]);
  if (!coverage || !library) return <div className="screen-loading">{t('frame:loading')}</div>;
  const rule = (id: string) => library.rules.find((candidate) => candidate.id === id)?.name[language] ?? id;
  const { withoutProject, solvedTwice, withoutFinding, findings, answered } = coverage;
  return (
    <div className="policies-scroll">
      <p>{t('answered', { all: findings, answered })}</p>
      <div className="coverage">
        <Part title={t('withoutProject', { count: withoutProject.length })}>
          {withoutProject.map(({ key, rule: id, element, severity }) => (
            <li key={key}>
              <span className={`severity is-${severity}`}>{SEVERITY_MARKS[severity]}</span> {element} · {rule(id)}
            </li>
          ))}
        </Part>
        <Part title={t('solvedTwice', { count: solvedTwice.length })}>
          {solvedTwice.map(({ key, rule: id, element, projects }) => (
            <li key={key}>
              {element} · {rule(id)}
              <span className="muted"> {projects.join('；')}</span>
            </li>
          ))}
        </Part>
        <Part title={t('withoutFinding', { count: withoutFinding.length })}>
          {withoutFinding.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </Part>
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2 className="card-title">{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys only where it takes the focus */}
      <ul tabIndex={0} aria-label={title}>
        {children}
      </ul>
    </section>
  );
}
