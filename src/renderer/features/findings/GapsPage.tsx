import { useTranslation } from 'react-i18next';
import type { DiagnosisState, RuleLibraryState } from '../../../shared/api/diagnosis';
import { columnName, ruleName } from '../../../shared/diagnosis/words';
import { findTable } from '../../../shared/model';
import { useApp } from '../../app/useApp';

/** What could not be judged: which column is empty, in how many of how many, and which rules wait for it. */
export function GapsPage({ state, library }: { state: DiagnosisState; library: RuleLibraryState }) {
  const { t } = useTranslation('findings');
  const { language, go } = useApp();
  if (state.cannotJudge.length === 0) return <div className="empty">{t('noGaps')}</div>;
  return (
    <div className="findings-page">
      <table className="findings-table" data-testid="gaps">
        <thead>
          <tr>
            <th>{t('rule')}</th>
            <th>{t('emptyColumn')}</th>
            <th className="is-figure">{t('emptyOf')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {state.cannotJudge.map(({ rule, entity, column, emptyOf: [empty, all] }) => (
            <tr key={`${rule} ${entity} ${column}`}>
              <th scope="row">{ruleName(library, rule, language)}</th>
              <td>
                {all === 0
                  ? t('noRows', { entity: findTable(entity).label[language] })
                  : columnName(entity, column, language)}
              </td>
              <td className="is-figure">{all === 0 ? '' : `${empty} / ${all}`}</td>
              <td>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => (all === 0 ? go('data', { tab: 'import' }) : go('ledgers', { entity }))}
                >
                  {t(all === 0 ? 'importIt' : 'fillIt')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
