import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { DiagnosisState, RuleLibraryState } from '../../../shared/api/diagnosis';
import { dimensionWords, ruleName, severityWords } from '../../../shared/diagnosis/words';
import { useApp } from '../../app/useApp';
import { ALL, type FindingFilter } from './selection';

interface Props {
  filter: FindingFilter;
  state: DiagnosisState;
  library: RuleLibraryState;
  count: number;
  onFilter: (filter: Partial<FindingFilter>) => void;
}

/** What the list is narrowed to, each part with its own way out. */
export function FilterChips({ filter, state, library, count, onFilter }: Props) {
  const { t } = useTranslation('findings');
  const language = useApp((app) => app.language);
  const chips: [keyof FindingFilter, string][] = [];
  if (filter.dimension) chips.push(['dimension', dimensionWords[filter.dimension][language]]);
  if (filter.township !== null) {
    const name = state.townships.find(({ id }) => id === filter.township)?.name;
    chips.push(['township', name ?? t('noTownship')]);
  }
  if (filter.severity) chips.push(['severity', severityWords[filter.severity][language]]);
  if (filter.rule) chips.push(['rule', ruleName(library, filter.rule, language)]);
  return (
    <div className="filter-chips" data-testid="chips">
      <span>{t('listed', { count, all: state.findings.length })}</span>
      {chips.map(([part, text]) => (
        <button key={part} type="button" onClick={() => onFilter({ [part]: null })}>
          {text} <CloseOutlined />
        </button>
      ))}
      {chips.length > 1 ? (
        <button type="button" className="link-button" onClick={() => onFilter(ALL)}>
          {t('showAll')}
        </button>
      ) : null}
      <span className="muted">{t('openHint')}</span>
    </div>
  );
}
