import { Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RememberedColumn } from '../../../../../shared/api/remembered';
import { planningYears } from '../../../../../shared/model/sheetColumns';
import { useApp } from '../../../../app/useApp';
import { fieldChoices, fieldColumn, fieldLabel, unitChoices } from '../fields';

interface Props {
  entity: string;
  item: RememberedColumn;
  onChange: (changed: Partial<RememberedColumn>) => void;
}

/** A column of a remembered form: its field, its unit, and what texts in it were said to mean. */
export function ColumnLine({ entity, item, onChange }: Props) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const state = useApp((app) => app.state);
  const plan = state!.plans.find((candidate) => candidate.id === state!.planId)!;
  const years = planningYears(plan);
  const words = { code: t('code'), time: t('timeOfDay') };
  const { path, field, unit, values } = item;
  const choices = [
    { value: '', label: t('leaveOut') },
    { value: 'extra', label: t('extra') },
    ...fieldChoices(entity, years, language, words),
  ];
  const isListed = field === null || choices.some(({ value }) => value === field);
  const units = field && field !== 'extra' ? unitChoices(entity, field, years) : [];
  const options = field ? fieldColumn(entity, field, years)?.options : undefined;
  const meaning = (value: string) =>
    value === '' ? t('valueEmpty') : (options?.find((option) => option.value === value)?.label[language] ?? value);
  return (
    <tr data-testid="remembered-column">
      <td>{path.join(' / ') || '—'}</td>
      <td>
        <Select
          size="small"
          className="remembered-field"
          showSearch
          optionFilterProp="label"
          aria-label={t('field')}
          value={field ?? ''}
          options={
            isListed
              ? choices
              : [...choices, { value: field, label: fieldLabel(entity, field, years, language, words) }]
          }
          onChange={(value: string) => onChange({ field: value === '' ? null : value, unit: null, values: {} })}
        />
      </td>
      <td>
        {units.length > 0 ? (
          <Select
            size="small"
            className="remembered-unit"
            aria-label={t('unit')}
            value={unit ?? ''}
            options={[
              { value: '', label: t('ownUnit') },
              ...[...new Set([...units, ...(unit ? [unit] : [])])].map((value) => ({ value, label: value })),
            ]}
            onChange={(value: string) => onChange({ unit: value === '' ? null : value })}
          />
        ) : null}
      </td>
      <td>
        {Object.entries(values).map(([text, value]) => (
          <Tag
            key={text}
            closable
            onClose={(event) => {
              event.preventDefault();
              const { [text]: _, ...rest } = values;
              onChange({ values: rest });
            }}
          >
            {text} → {meaning(value)}
          </Tag>
        ))}
      </td>
    </tr>
  );
}
