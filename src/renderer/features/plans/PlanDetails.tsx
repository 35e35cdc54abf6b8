import { Input, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTable } from '../../../shared/model';
import type { ColumnDescription } from '../../../shared/model/describe';
import { unitWords } from '../../../shared/model/unitWords';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';

type Values = Record<string, string | number | null>;

const FEN_PER_WAN_YUAN = 1_000_000;

/** Columns of a plan by heading; its own first. Each field is committed when it is left. */
function groupsOf(columns: ColumnDescription[]): [string, ColumnDescription[]][] {
  const groups = new Map<string, ColumnDescription[]>();
  for (const column of columns) {
    if (column.editable === false || column.computed) continue;
    const name = column.group?.en ?? '';
    groups.set(name, [...(groups.get(name) ?? []), column]);
  }
  return [...groups];
}

/** Name, years, targets and entered totals of the plan in hand. */
export function PlanDetails({ planId }: { planId: string }) {
  const { t } = useTranslation('plans');
  const language = useApp((app) => app.language);
  const [values, setValues] = useState<Values | null>(null);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const found = await attempt(() => backend().plans.get({ planId }));
      if (!isGone && found) setValues(found);
    };
    void load();
    const unfollow = onNews((news) => {
      if ('plan' in news.entities) void load();
    });
    return () => {
      isGone = true;
      unfollow();
    };
  }, [planId]);
  if (!values) return null;
  const save = (key: string, value: string | number | null) => {
    if (values[key] === value) return;
    setValues({ ...values, [key]: value });
    void attempt(() => backend().plans.update({ planId, values: { [key]: value } }));
  };
  return (
    <div className="plan-details">
      {groupsOf(findTable('plan').columns).map(([name, columns]) => (
        <section key={name} className="card">
          <h2 className="card-title">{columns[0]!.group?.[language] ?? t('facts')}</h2>
          <div className="plan-fields">
            {columns.map((column) => (
              <label key={column.key} className={column.kind === 'note' ? 'plan-wide' : undefined}>
                <span className="muted">
                  {column.label[language]}
                  {column.unit ? ` (${unitWords(column.unit, language)})` : ''}
                </span>
                <PlanField
                  key={`${column.key} ${values[column.key] ?? ''}`}
                  column={column}
                  value={values[column.key] ?? null}
                  onSave={(value) => save(column.key, value)}
                />
              </label>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

interface FieldProps {
  column: ColumnDescription;
  value: string | number | null;
  onSave: (value: string | number | null) => void;
}

function PlanField({ column, value, onSave }: FieldProps) {
  const language = useApp((app) => app.language);
  const [typed, setTyped] = useState<number | null>(
    typeof value === 'number' ? (column.kind === 'money' ? value / FEN_PER_WAN_YUAN : value) : null,
  );
  if (column.kind === 'enum') {
    return (
      <Select
        size="small"
        value={value}
        options={column.options?.map((option) => ({ value: option.value, label: option.label[language] }))}
        onChange={(chosen) => onSave(chosen)}
      />
    );
  }
  if (['integer', 'decimal', 'percent', 'year', 'money'].includes(column.kind)) {
    const commit = () =>
      onSave(typed !== null && column.kind === 'money' ? Math.round(typed * FEN_PER_WAN_YUAN) : typed);
    return (
      <InputNumber
        size="small"
        controls={false}
        style={{ width: '100%' }}
        value={typed}
        min={column.min}
        max={column.max}
        onChange={(next) => setTyped(next)}
        onBlur={commit}
        onPressEnter={commit}
      />
    );
  }
  return (
    <Input
      size="small"
      defaultValue={value ?? ''}
      onBlur={(event) => onSave(event.target.value.trim() || null)}
      onPressEnter={(event) => onSave(event.currentTarget.value.trim() || null)}
    />
  );
}
