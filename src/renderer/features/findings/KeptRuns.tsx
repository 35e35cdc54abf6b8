import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosisRun, DiagnosisState, RuleLibraryState } from '../../../shared/api/diagnosis';
import type { Diagnosis, Finding } from '../../../shared/diagnosis/finding';
import { ruleName } from '../../../shared/diagnosis/words';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';

interface Props {
  planId: string;
  state: DiagnosisState;
  library: RuleLibraryState;
}

/** Judgements that were kept, and what is new and gone since one of them. */
export function KeptRuns({ planId, state, library }: Props) {
  const { t } = useTranslation('findings');
  const { language, state: app } = useApp();
  const [runs, setRuns] = useState<DiagnosisRun[] | null>(null);
  const [compared, setCompared] = useState<{ run: DiagnosisRun; kept: Diagnosis } | null>(null);
  useEffect(() => {
    const load = async () => setRuns((await attempt(() => backend().diagnosis.runs({ planId }))) ?? []);
    void load();
    return onNews(() => void load());
  }, [planId]);
  if (!runs) return null;
  if (runs.length === 0) return <div className="empty">{t('noKept')}</div>;
  const compare = async (run: DiagnosisRun) => {
    const text = await attempt(() => backend().diagnosis.run({ runId: run.id }));
    if (text) setCompared({ run, kept: JSON.parse(text) as Diagnosis });
  };
  const names = (findings: Finding[], mark: string) => (
    <ul className="effect-list">
      {findings.map(({ key, element, rule }) => (
        <li key={key}>
          <span aria-hidden="true">{mark}</span> {element.name}{' '}
          <span className="muted">{ruleName(library, rule, language)}</span>
        </li>
      ))}
    </ul>
  );
  const now = new Set(state.findings.map(({ key }) => key));
  const then = new Set(compared?.kept.findings.map(({ key }) => key));
  const added = state.findings.filter(({ key }) => !then.has(key));
  const gone = compared?.kept.findings.filter(({ key }) => !now.has(key)) ?? [];
  return (
    <div className="findings-page">
      <table className="findings-table" data-testid="kept">
        <thead>
          <tr>
            <th>{t('keptAs')}</th>
            <th>{t('asOf')}</th>
            <th>{t('keptAt')}</th>
            <th>{t('edition')}</th>
            <th className="is-figure">{t('count')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id} className={run.id === compared?.run.id ? 'is-open' : undefined}>
              <th scope="row">{run.name}</th>
              <td>{run.asOf}</td>
              <td>{run.time}</td>
              <td className="muted">{run.editions.guideline}</td>
              <td className="is-figure">{run.findings}</td>
              <td>
                <Button size="small" type="link" onClick={() => void compare(run)}>
                  {t('compare')}
                </Button>
                <Button
                  size="small"
                  type="link"
                  disabled={app!.isReadonly}
                  onClick={() => {
                    setCompared(null);
                    void attempt(() => backend().diagnosis.dropRun({ runId: run.id }));
                  }}
                >
                  {t('drop')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {compared ? (
        <div className="kept-difference" data-testid="difference">
          <section>
            <h3>{t('newSince', { name: compared.run.name, count: added.length })}</h3>
            {names(added, '+')}
          </section>
          <section>
            <h3>{t('goneSince', { count: gone.length })}</h3>
            {names(gone, '−')}
          </section>
        </div>
      ) : null}
    </div>
  );
}
