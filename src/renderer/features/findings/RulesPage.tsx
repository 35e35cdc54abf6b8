import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosisState, RuleLibraryState } from '../../../shared/api/diagnosis';
import { dimensions } from '../../../shared/diagnosis/finding';
import type { Rule } from '../../../shared/diagnosis/rule';
import { dimensionWords, editionName, elementWord } from '../../../shared/diagnosis/words';
import { useApp } from '../../app/useApp';
import { EditionPicker } from './EditionPicker';
import { limitsText } from './limitsText';
import { RuleEditor } from './RuleEditor';
import { SeverityMark } from './SeverityMark';
import { countBy } from './selection';

interface Props {
  state: DiagnosisState;
  library: RuleLibraryState;
  asOf: string | null;
  ruleId: string | null;
  onRule: (rule: string | null) => void;
  onList: (rule: string) => void;
}

/** The rule library: thresholds by class, editions, sources and standing; a county's own thresholds are set beside it. */
export function RulesPage({ state, library, asOf, ruleId, onRule, onList }: Props) {
  const { t } = useTranslation('findings');
  const language = useApp((app) => app.language);
  const [onlyOwn, setOnlyOwn] = useState(false);
  const counts = countBy(state.findings, ({ rule }) => rule);
  const owns = new Map(library.overrides.map((override) => [override.rule, override]));
  const shown = library.rules.filter(({ id }) => !onlyOwn || owns.has(id));
  const open = library.rules.find(({ id }) => id === ruleId);
  const line = (rule: Rule) => {
    const edition = rule.editions.find(({ edition: id }) => id === library.editions[rule.family]);
    const own = owns.get(rule.id);
    const count = counts.get(rule.id) ?? 0;
    return (
      <tr key={rule.id} className={rule.id === ruleId ? 'is-open' : undefined} data-rule={rule.id}>
        <td>
          <SeverityMark severity={rule.severity} />
        </td>
        <th scope="row">
          <button type="button" className="link-button" onClick={() => onRule(rule.id)}>
            {rule.name[language]}
          </button>
        </th>
        <td>{rule.check.kind === 'frequentOutages' ? t('linesAndAreas') : elementWord(rule.element, language)}</td>
        <td className={own?.isOff ? 'is-off' : undefined}>
          {own?.isOff ? t('off') : limitsText(own?.limits ?? edition?.limits ?? null, rule, language)}
        </td>
        <td>{own ? t('own') : (editionName(library, edition?.edition, language) ?? t('notInEdition'))}</td>
        <td>{edition?.clause ?? ''}</td>
        <td className="is-short">{t(edition?.standing === 'sourced' ? 'sourced' : 'toVerify')}</td>
        <td className="is-figure">
          {count > 0 ? (
            <button type="button" className="link-button" onClick={() => onList(rule.id)}>
              {count}
            </button>
          ) : own?.isOff ? (
            ''
          ) : (
            '0'
          )}
        </td>
      </tr>
    );
  };
  return (
    <div className="rules">
      <div className="findings-page">
        <div className="rules-bar">
          {library.families
            .filter(({ editions }) => editions.length > 1)
            .map((family) => (
              <EditionPicker key={family.id} family={family} library={library} asOf={asOf} />
            ))}
          <label>
            <input type="checkbox" checked={onlyOwn} onChange={({ target }) => setOnlyOwn(target.checked)} />{' '}
            {t('onlyOwn')}
          </label>
          <span className="muted">{t('rulesCount', { all: library.rules.length, own: library.overrides.length })}</span>
        </div>
        <table className="findings-table" data-testid="rules">
          <thead>
            <tr>
              <th />
              <th>{t('rule')}</th>
              <th>{t('element')}</th>
              <th>{t('threshold')}</th>
              <th>{t('edition')}</th>
              <th>{t('clause')}</th>
              <th>{t('standing')}</th>
              <th className="is-figure">{t('count')}</th>
            </tr>
          </thead>
          {dimensions.map((dimension) => {
            const own = shown.filter((rule) => rule.dimension === dimension);
            if (own.length === 0) return null;
            return (
              <tbody key={dimension}>
                <tr className="findings-group">
                  <th colSpan={8} scope="rowgroup">
                    {dimensionWords[dimension][language]}
                  </th>
                </tr>
                {own.map(line)}
              </tbody>
            );
          })}
        </table>
      </div>
      {open ? (
        <RuleEditor
          key={`${open.id} ${JSON.stringify(owns.get(open.id) ?? null)} ${library.editions[open.family]}`}
          rule={open}
          own={owns.get(open.id) ?? null}
          library={library}
          asOf={asOf}
          onClose={() => onRule(null)}
        />
      ) : null}
    </div>
  );
}
