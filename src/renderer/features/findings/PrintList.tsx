import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { DiagnosisState, RuleLibraryState } from '../../../shared/api/diagnosis';
import type { Finding } from '../../../shared/diagnosis/finding';
import { findingColumns, findingValues } from '../../../shared/diagnosis/findingTable';
import { editionName } from '../../../shared/diagnosis/words';
import { useApp } from '../../app/useApp';

interface Props {
  findings: Finding[];
  state: DiagnosisState;
  library: RuleLibraryState;
  onDone: () => void;
}

/** The list as it prints: A3 landscape, head repeated, day and editions in the title; shown to the printer alone. */
export function PrintList({ findings, state, library, onDone }: Props) {
  const { t } = useTranslation('findings');
  const { language, state: app } = useApp();
  const plan = app!.plans.find(({ id }) => id === app!.planId)!;
  useEffect(() => {
    document.body.classList.add('is-printing-list');
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => {
      document.body.classList.remove('is-printing-list');
      window.removeEventListener('afterprint', onDone);
    };
  }, [onDone]);
  const columns = findingColumns(library);
  const labelOf = (value: string | null, at: number) =>
    columns[at]!.options?.find((option) => option.value === value)?.label[language] ?? value ?? '';
  return createPortal(
    <section className="print-list">
      <h1>
        {plan.countyName} {t('printTitle')}
      </h1>
      <p>
        {t('printFacts', { asOf: state.asOf, count: findings.length, all: state.findings.length })} ·{' '}
        {Object.values(state.editions)
          .map((edition) => editionName(library, edition, language))
          .join(' · ')}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('number')}</th>
            {columns.map(({ key, label }) => (
              <th key={key}>{label[language]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, row) => (
            <tr key={finding.key}>
              <td>{row + 1}</td>
              {findingValues(finding, library, language).map((value, at) => (
                <td key={columns[at]!.key}>{labelOf(value, at)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>,
    document.body,
  );
}
