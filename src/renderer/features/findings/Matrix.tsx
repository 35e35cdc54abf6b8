import { useTranslation } from 'react-i18next';
import type { DiagnosisState } from '../../../shared/api/diagnosis';
import { type Dimension, dimensions, type Severity } from '../../../shared/diagnosis/finding';
import { dimensionWords } from '../../../shared/diagnosis/words';
import { useApp } from '../../app/useApp';
import { SeverityMark } from './SeverityMark';
import { countBy, type FindingFilter } from './selection';

const SEVERITIES: Severity[] = [3, 2, 1];

interface Props {
  state: DiagnosisState;
  filter: FindingFilter;
  onFilter: (filter: Partial<FindingFilter>) => void;
}

/** Counts of findings by dimension and township, with the severities; every number lists what it counts. */
export function Matrix({ state, filter, onFilter }: Props) {
  const { t } = useTranslation('findings');
  const language = useApp((app) => app.language);
  const { findings } = state;
  const cells = countBy(findings, ({ dimension, element }) => `${dimension} ${element.townshipId ?? ''}`);
  const towns = countBy(findings, ({ element }) => element.townshipId ?? '');
  const kinds = countBy(findings, ({ dimension }) => dimension);
  const grades = countBy(findings, ({ dimension, severity }) => `${dimension} ${severity}`);
  const severities = countBy(findings, ({ severity }) => String(severity));
  const columns = [
    ...state.townships.map(({ id, name }) => ({ id, name })),
    ...((towns.get('') ?? 0) > 0 ? [{ id: '', name: t('noTownship') }] : []),
  ];
  const most = Math.max(1, ...cells.values());
  const isOn = (part: Partial<FindingFilter>) =>
    Object.entries(part).every(([key, value]) => filter[key as keyof FindingFilter] === value);
  const number = (count: number, part: Partial<FindingFilter>, label: string) =>
    count === 0 ? (
      <span className="matrix-none">·</span>
    ) : (
      <button
        type="button"
        aria-label={`${label}：${count}`}
        aria-pressed={isOn({ dimension: null, township: null, severity: null, rule: null, ...part })}
        onClick={() => onFilter({ dimension: null, township: null, severity: null, rule: null, ...part })}
      >
        {count}
      </button>
    );
  return (
    <div className="matrix" data-testid="matrix">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('dimension')}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" title={name}>
                {name}
              </th>
            ))}
            {SEVERITIES.map((severity) => (
              <th key={severity} scope="col" className="matrix-side">
                <SeverityMark severity={severity} />
              </th>
            ))}
            <th scope="col" className="matrix-side">
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {dimensions.map((dimension: Dimension) => {
            const word = dimensionWords[dimension][language];
            return (
              <tr key={dimension} data-dimension={dimension}>
                <th scope="row">{word}</th>
                {columns.map(({ id, name }) => {
                  const count = cells.get(`${dimension} ${id}`) ?? 0;
                  return (
                    <td key={id} data-level={count === 0 ? 0 : Math.ceil((count / most) * 4)}>
                      {number(count, { dimension, township: id }, `${word} ${name}`)}
                    </td>
                  );
                })}
                {SEVERITIES.map((severity) => (
                  <td key={severity} className="matrix-side">
                    {number(
                      grades.get(`${dimension} ${severity}`) ?? 0,
                      { dimension, severity },
                      `${word} ${severity}`,
                    )}
                  </td>
                ))}
                <td className="matrix-side matrix-total">{number(kinds.get(dimension) ?? 0, { dimension }, word)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            {columns.map(({ id, name }) => (
              <td key={id}>{number(towns.get(id) ?? 0, { township: id }, name)}</td>
            ))}
            {SEVERITIES.map((severity) => (
              <td key={severity} className="matrix-side">
                {number(severities.get(String(severity)) ?? 0, { severity }, String(severity))}
              </td>
            ))}
            <td className="matrix-side matrix-total">{number(findings.length, {}, t('total'))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
