import { Button, Select } from 'antd';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioColumn } from '../../../shared/api/budget';
import { measures } from '../../../shared/budget/settings';
import { formatNumber } from '../../../shared/format';
import { findColumn, findTable } from '../../../shared/model';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import { wanYuan } from '../../format/money';
import type { BudgetWork } from './useBudget';
import { enteredYear } from './usedMoney';

/** Most scenarios beside the decision. */
const MOST = 3;

const INDEX = {
  saifi: { name: 'SAIFI', factor: 1, decimals: 3 },
  saidiHours: { name: 'SAIDI h', factor: 1, decimals: 2 },
  asai: { name: 'ASAI %', factor: 100, decimals: 3 },
} as const;

function indexText(value: number | null, index: keyof typeof INDEX): string {
  return value === null ? '—' : formatNumber(value * INDEX[index].factor, INDEX[index].decimals);
}

/** Scenarios side by side with the decision as it stands: money, effect, and what each takes in, leaves out and moves. */
export default function CompareTab({ work, isLocked }: { work: BudgetWork; isLocked: boolean }) {
  const { t } = useTranslation('budget');
  const language = useApp((app) => app.language);
  const budget = work.budget!;
  const { planId } = work;
  const [picked, setPicked] = useState(() => budget.scenarios.slice(0, 2).map((scenario) => scenario.id));
  const [columns, setColumns] = useState<ScenarioColumn[]>([]);
  const ids = picked.filter((id) => budget.scenarios.some((scenario) => scenario.id === id)).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the plan changes
  useEffect(() => {
    const scenarioIds = ids === '' ? [] : ids.split(',');
    void attempt(() => backend().budget.compare({ planId, scenarioIds })).then((found) => found && setColumns(found));
  }, [planId, ids, budget]);
  if (budget.scenarios.length === 0) {
    return (
      <div className="empty">
        <p>{t('noScenarios')}</p>
      </div>
    );
  }
  const first = columns[0];
  if (!first) return <div className="screen-loading">{t('frame:loading')}</div>;
  const programme = (id: string): string => budget.programmes.find((p) => p.id === id)?.name ?? t('notAssigned');
  const township = (id: string): string => budget.townships.find((p) => p.id === id)?.name ?? t('notAssigned');
  const category = (value: string): string =>
    findColumn(findTable('project'), 'category').options?.find((o) => o.value === value)?.label[language] ??
    t('notAssigned');
  const groups = [
    { key: 'byYear', word: (year: string) => (year === '' ? t('noYear') : year) },
    { key: 'byProgramme', word: programme },
    { key: 'byTownship', word: township },
    { key: 'byCategory', word: category },
  ] as const;
  const rows = [...budget.projects, ...budget.alternatives];
  const names = (list: string[]): string =>
    list.map((id) => rows.find((project) => project.id === id)?.name ?? id).join('、') || '—';
  const startIn = (column: ScenarioColumn, id: string): number | null => {
    const project = rows.find((candidate) => candidate.id === id);
    return column.starts[id] ?? (project ? enteredYear(project) : null);
  };
  const diff = (column: ScenarioColumn) => {
    const was = Object.keys(first.starts);
    const is = Object.keys(column.starts);
    return {
      in: is.filter((id) => !was.includes(id)),
      out: was.filter((id) => !is.includes(id)),
      moved: is.filter((id) => was.includes(id) && startIn(first, id) !== startIn(column, id)),
    };
  };
  const known = measures.filter((m) => m !== 'benefit' && columns.some((c) => c.effect[m] !== undefined));
  return (
    <div className="budget-compare">
      <div className="budget-filter">
        <Select
          mode="multiple"
          size="small"
          maxCount={MOST}
          value={picked}
          aria-label={t('scenarios')}
          className="grow"
          options={budget.scenarios.map((scenario) => ({ value: scenario.id, label: scenario.name }))}
          onChange={setPicked}
        />
      </div>
      <div className="compare-scroll">
        <table className="plain-table compare-table" data-testid="compare">
          <thead>
            <tr>
              <th />
              {columns.map((column) => (
                <th key={column.id || 'now'} className="is-figure">
                  {column.id === '' ? t('presentDecision') : column.name}
                  {column.id === '' ? null : (
                    <Button
                      size="small"
                      disabled={isLocked}
                      onClick={() => void attempt(() => backend().budget.adopt({ scenarioId: column.id, language }))}
                    >
                      {t('adopt')}
                    </Button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th>{t('chosenColumn')}</th>
              {columns.map((column) => (
                <td key={column.id} className="is-figure">
                  {Object.keys(column.starts).length}
                </td>
              ))}
            </tr>
            <tr>
              <th>{t('benefitColumn')}</th>
              {columns.map((column) => (
                <td key={column.id} className="is-figure">
                  {column.objective === null ? '—' : formatNumber(column.objective, 0)}
                </td>
              ))}
            </tr>
            <tr>
              <th>{t('gapColumn')}</th>
              {columns.map((column) => (
                <td key={column.id} className="is-figure">
                  {column.id === '' || column.gap === null ? '—' : `${formatNumber(column.gap * 100, 3)} %`}
                </td>
              ))}
            </tr>
            <tr className="is-total">
              <th>{t('total')} 万元</th>
              {columns.map((column) => (
                <td key={column.id} className="is-figure">
                  {wanYuan(column.totalFen)}
                </td>
              ))}
            </tr>
            {groups.map(({ key, word }) => (
              <Fragment key={key}>
                <tr className="is-head">
                  <th colSpan={columns.length + 1}>{t(key)}</th>
                </tr>
                {[...new Set(columns.flatMap((column) => Object.keys(column[key])))].sort().map((value) => (
                  <tr key={value}>
                    <th>{word(value)}</th>
                    {columns.map((column) => (
                      <td key={column.id} className="is-figure">
                        {column[key][value] === undefined ? '—' : wanYuan(column[key][value])}
                      </td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
            {known.length > 0 ? (
              <tr className="is-head">
                <th colSpan={columns.length + 1}>{t('effects')}</th>
              </tr>
            ) : null}
            {known.map((measure) => (
              <tr key={measure}>
                <th>{t(`measure_${measure}`)}</th>
                {columns.map((column) => (
                  <td key={column.id} className="is-figure">
                    {column.effect[measure] === undefined ? '—' : formatNumber(column.effect[measure], 0)}
                  </td>
                ))}
              </tr>
            ))}
            {first.findingsLeft ? (
              <tr className="is-head">
                <th colSpan={columns.length + 1}>{t('findingsLeft')}</th>
              </tr>
            ) : null}
            {first.findingsLeft
              ? ([3, 2, 1] as const).map((severity) => (
                  <tr key={severity}>
                    <th>{t(`severity_${severity}`)}</th>
                    {columns.map((column) => (
                      <td key={column.id} className="is-figure">
                        {column.findingsLeft === null ? '—' : formatNumber(column.findingsLeft[severity], 0)}
                      </td>
                    ))}
                  </tr>
                ))
              : null}
            {first.forecast.length > 0 ? (
              <tr className="is-head">
                <th colSpan={columns.length + 1}>{t('forecastRows')}</th>
              </tr>
            ) : null}
            {first.forecast.flatMap(({ year }) =>
              (['saifi', 'saidiHours', 'asai'] as const).map((index) => (
                <tr key={`${year} ${index}`}>
                  <th>
                    {year} {INDEX[index].name}
                  </th>
                  {columns.map((column) => (
                    <td key={column.id} className="is-figure">
                      {indexText(column.forecast.find((row) => row.year === year)?.[index] ?? null, index)}
                    </td>
                  ))}
                </tr>
              )),
            )}
            <tr className="is-head">
              <th colSpan={columns.length + 1}>{t('againstPresent')}</th>
            </tr>
            {(['in', 'out', 'moved'] as const).map((kind) => (
              <tr key={kind}>
                <th>{t(`diff_${kind}`)}</th>
                {columns.map((column) => (
                  <td key={column.id} className="compare-names">
                    {column.id === '' ? '' : names(diff(column)[kind])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
