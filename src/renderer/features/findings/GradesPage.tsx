import { useTranslation } from 'react-i18next';
import type { DiagnosisState, RuleLibraryState } from '../../../shared/api/diagnosis';
import { gradeNames } from '../../../shared/diagnosis/finding';
import { gradeWord } from '../../../shared/diagnosis/words';
import { formatNumber } from '../../../shared/format';
import { useApp } from '../../app/useApp';

/** Every indicator on the four-grade scale, with the distance to the next grade and its definition as a note. */
export function GradesPage({ state, library }: { state: DiagnosisState; library: RuleLibraryState }) {
  const { t } = useTranslation('findings');
  const language = useApp((app) => app.language);
  const { indicators, source, standing } = library.grades;
  return (
    <div className="findings-page">
      <table className="findings-table" data-testid="grades">
        <thead>
          <tr>
            <th>{t('indicator')}</th>
            <th className="is-figure">{t('value')}</th>
            <th>{t('unit')}</th>
            <th>{t('grade')}</th>
            <th className="is-figure">{t('toNext')}</th>
            <th className="is-figure">{t('bounds')}</th>
            <th>{t('definition')}</th>
          </tr>
        </thead>
        <tbody>
          {state.grades.map(({ indicator, level, name, value, grade, toNext, bounds }) => {
            const known = indicators.find(({ id }) => id === indicator);
            const decimals = known?.decimals ?? 1;
            return (
              <tr key={`${indicator} ${level ?? ''}`}>
                <th scope="row">{[name[language], level].filter(Boolean).join(' ')}</th>
                <td className="is-figure">{value === null ? '—' : formatNumber(value, decimals)}</td>
                <td>{known?.unit[language]}</td>
                <td>
                  <span className={`grade is-${grade ?? 'unknown'}`}>
                    <span className="grade-steps" aria-hidden="true">
                      {gradeNames.map((step, at) => (
                        <i key={step} className={grade && at <= gradeNames.indexOf(grade) ? 'is-on' : undefined} />
                      ))}
                    </span>
                    {gradeWord(grade, language)}
                  </span>
                </td>
                <td className="is-figure">{toNext === null ? '' : formatNumber(toNext, decimals)}</td>
                <td className="is-figure muted">{bounds.join(' | ')}</td>
                <td className="muted">{known?.definition[language]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="muted">
        {t('scaleNote')} {source[language]} · {t(standing === 'sourced' ? 'sourced' : 'toVerify')}
      </p>
    </div>
  );
}
