import { Checkbox, InputNumber, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NeededEffect } from '../../../shared/api/budget';
import { type BudgetSettings, type Measure, measures } from '../../../shared/budget/settings';
import { formatNumber } from '../../../shared/format';
import { listMark } from '../../../shared/messages';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import type { BudgetWork } from './useBudget';

/** What the split goes by: mode, weights on a visible scale, order of rank, targets, and limits that are off until filled. */
export function ObjectiveForm({ work, isLocked }: { work: BudgetWork; isLocked: boolean }) {
  const { t } = useTranslation('budget');
  const language = useApp((app) => app.language);
  const budget = work.budget!;
  const saved = budget.settings;
  const [settings, setSettings] = useState(saved);
  const kept = JSON.stringify(saved);
  useEffect(() => setSettings(JSON.parse(kept) as BudgetSettings), [kept]);
  const save = (next: BudgetSettings) => {
    setSettings(next);
    if (JSON.stringify(next) !== kept)
      void attempt(() => backend().budget.saveSettings({ planId: work.planId, settings: next }));
  };
  const totalOf = (measure: Measure): number | null => {
    let sum: number | null = null;
    for (const project of [...budget.projects, ...budget.alternatives]) {
      const value = measure === 'benefit' ? project.benefit : project.effect[measure];
      if (value !== undefined) sum = (sum ?? 0) + value;
    }
    return sum;
  };
  const withMeasure = (map: BudgetSettings['weights'], measure: Measure, value: number | null) => {
    const { [measure]: _old, ...rest } = map;
    return value === null || value === 0 ? rest : { ...rest, [measure]: value };
  };
  const weighed = measures.filter((measure) => (settings.weights[measure] ?? 0) > 0);
  const number = (key: 'reservePercent' | 'delayLossPercent' | 'keepPrice' | 'orderLossPercent', max: number) => (
    <label className="setting-row">
      <span title={t(`hint_${key}`)}>{t(`set_${key}`)}</span>
      <InputNumber
        size="small"
        controls={false}
        min={0}
        max={max}
        disabled={isLocked}
        value={settings[key] === 0 ? null : settings[key]}
        onChange={(value) => setSettings({ ...settings, [key]: value ?? 0 })}
        onBlur={() => save(settings)}
        onPressEnter={() => save(settings)}
      />
    </label>
  );
  return (
    <section className="card objective">
      <h2 className="card-title">{t('objective')}</h2>
      <Radio.Group
        size="small"
        optionType="button"
        disabled={isLocked}
        value={settings.mode}
        onChange={(event) => save({ ...settings, mode: event.target.value as BudgetSettings['mode'] })}
        options={(['mostEffect', 'leastMoney'] as const).map((value) => ({ value, label: t(`mode_${value}`) }))}
      />
      <table className="objective-table">
        <thead>
          <tr>
            <th>{t('measure')}</th>
            <th>{t('known')}</th>
            <th>{t('weight')}</th>
            <th>{t('scale')}</th>
            <th>{t('target')}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => {
            const total = totalOf(measure);
            const weight = settings.weights[measure] ?? null;
            const points = weighed.length > 1 && weight !== null && total ? (weight * 1000) / total : null;
            return (
              <tr key={measure} className={total === null ? 'is-unknown' : undefined}>
                <th title={t(`measureHint_${measure}`)}>{t(`measure_${measure}`)}</th>
                <td className="figures">{total === null ? '—' : formatNumber(total, 0)}</td>
                <td>
                  <InputNumber
                    size="small"
                    controls={false}
                    min={0}
                    disabled={isLocked || total === null}
                    aria-label={`${t(`measure_${measure}`)} ${t('weight')}`}
                    value={weight}
                    onChange={(value) =>
                      setSettings({ ...settings, weights: withMeasure(settings.weights, measure, value) })
                    }
                    onBlur={() => save(settings)}
                    onPressEnter={() => save(settings)}
                  />
                </td>
                <td className="figures muted">
                  {points === null ? '' : t('pointsEach', { points: formatNumber(points, 3) })}
                </td>
                <td>
                  <InputNumber
                    size="small"
                    controls={false}
                    min={0}
                    disabled={isLocked || total === null || settings.mode !== 'leastMoney'}
                    aria-label={`${t(`measure_${measure}`)} ${t('target')}`}
                    value={settings.targets[measure] ?? null}
                    onChange={(value) =>
                      setSettings({ ...settings, targets: withMeasure(settings.targets, measure, value) })
                    }
                    onBlur={() => save(settings)}
                    onPressEnter={() => save(settings)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {budget.needed === null ? null : (
        <p>
          {t('needed', {
            year: budget.needed.year,
            targets: [
              budget.needed.asai === null ? null : `ASAI ${formatNumber(budget.needed.asai * 100, 3)} %`,
              budget.needed.saifi === null ? null : `SAIFI ${formatNumber(budget.needed.saifi, 2)}`,
            ]
              .filter(Boolean)
              .join(listMark(language)),
            hours: budget.needed.customerHours === null ? '—' : formatNumber(budget.needed.customerHours, 0),
            interruptions: budget.needed.interruptions === null ? '—' : formatNumber(budget.needed.interruptions, 0),
          })}{' '}
          <button
            type="button"
            className="link-button"
            disabled={isLocked}
            onClick={() => save({ ...settings, mode: 'leastMoney', targets: neededTargets(settings, budget.needed!) })}
          >
            {t('takeNeeded')}
          </button>
        </p>
      )}
      <p className="muted">{t('scaleHint')}</p>
      <label className="setting-row">
        <span title={t('hint_order')}>{t('set_order')}</span>
        <Select
          size="small"
          mode="multiple"
          disabled={isLocked || settings.mode !== 'mostEffect'}
          value={settings.order}
          aria-label={t('set_order')}
          placeholder={t('weightedSum')}
          options={measures.map((value) => ({ value, label: t(`measure_${value}`) }))}
          onChange={(order: Measure[]) => save({ ...settings, order })}
        />
      </label>
      {settings.order.length > 0 ? number('orderLossPercent', 50) : null}
      {number('reservePercent', 90)}
      {number('delayLossPercent', 100)}
      {number('keepPrice', 1e9)}
      <label className="setting-row">
        <span title={t('hint_construction')}>{t('set_construction')}</span>
        <InputNumber
          size="small"
          controls={false}
          min={0}
          disabled={isLocked}
          value={settings.constructionHoursPerYear}
          onChange={(value) => setSettings({ ...settings, constructionHoursPerYear: value })}
          onBlur={() => save(settings)}
          onPressEnter={() => save(settings)}
        />
      </label>
      <Checkbox
        disabled={isLocked}
        checked={settings.carryOver}
        onChange={(event) => save({ ...settings, carryOver: event.target.checked })}
      >
        {t('set_carryOver')}
      </Checkbox>
      <Checkbox
        disabled={isLocked}
        checked={settings.policyOptions}
        onChange={(event) => save({ ...settings, policyOptions: event.target.checked })}
      >
        <span title={t('hint_policyOptions')}>{t('set_policyOptions')}</span>
      </Checkbox>
    </section>
  );
}

/** The plan's own targets as totals to reach, rounded up so that reaching them is enough. */
function neededTargets(settings: BudgetSettings, needed: NeededEffect): BudgetSettings['targets'] {
  const targets = { ...settings.targets };
  if (needed.customerHours !== null && needed.customerHours > 0)
    targets.customerHours = Math.ceil(needed.customerHours);
  if (needed.interruptions !== null && needed.interruptions > 0)
    targets.interruptions = Math.ceil(needed.interruptions);
  return targets;
}
