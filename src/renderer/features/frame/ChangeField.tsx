import { AimOutlined } from '@ant-design/icons';
import { InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitWords } from '../../../shared/model/unitWords';
import { useApp } from '../../app/useApp';
import {
  type ChangeDraft,
  type ElementIndex,
  type FieldName,
  type FieldValue,
  listOf,
  type PickKind,
  pickKind,
} from './changeDraft';
import { columnOf } from './labels';

interface Props {
  draft: ChangeDraft;
  field: FieldName;
  isNeeded: boolean;
  /** A click on the drawing goes into this field. */
  isPicking: boolean;
  index: ElementIndex;
  onChange: (value: FieldValue | undefined) => void;
  onPick: () => void;
}

/** One field of a change: typed, chosen, or picked on the drawing. */
export function ChangeField(props: Props) {
  const { draft, field, isNeeded, isPicking, onChange, onPick } = props;
  const { t } = useTranslation('network');
  const language = useApp((app) => app.language);
  const column = columnOf(field);
  const unit = field === 'at' ? '%' : unitWords(column.unit, language);
  const kind = pickKind(draft.type, field);
  const name = `${column.label[language]}${unit ? ` (${unit})` : ''}`;
  return (
    <div className={isPicking ? 'change-field is-picking' : 'change-field'} data-field={field}>
      <span className="change-label">
        {name}
        {isNeeded ? <span className="change-needed"> *</span> : null}
      </span>
      <span className="change-input">
        {kind ? <CodeSelect {...props} kind={kind} name={name} /> : <PlainInput {...props} name={name} />}
        {kind ? (
          <button
            type="button"
            aria-pressed={isPicking}
            title={t('pickOnDrawing')}
            aria-label={`${name} ${t('pickOnDrawing')}`}
            onClick={onPick}
          >
            <AimOutlined />
          </button>
        ) : null}
      </span>
      {field === 'lengthKm' && draft.type === 'newTie' && isLengthUnknown(draft) ? (
        <span className="change-note muted">{t('lengthAsked')}</span>
      ) : null}
      {field === 'at' ? (
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          aria-label={name}
          value={Number(draft.values.at ?? 0.5) * 100}
          onChange={(event) => onChange(Number(event.target.value) / 100)}
        />
      ) : null}
    </div>
  );
}

/** Both ends are known, and no coordinates have told how far they are apart. */
function isLengthUnknown({ values }: ChangeDraft): boolean {
  return values.lengthKm === undefined && values.fromNode !== undefined && values.toNode !== undefined;
}

function PlainInput({ draft, field, onChange, name }: Props & { name: string }) {
  const { t } = useTranslation('network');
  const language = useApp((app) => app.language);
  const column = columnOf(field);
  const value = draft.values[field];
  if (column.kind === 'enum') {
    return (
      <Select
        size="small"
        allowClear
        aria-label={name}
        value={(value as string | undefined) ?? null}
        options={column.options?.map((option) => ({ value: option.value, label: option.label[language] })) ?? []}
        onChange={(next: string | undefined) => onChange(next)}
      />
    );
  }
  if (column.kind === 'boolean') {
    return (
      <Select
        size="small"
        allowClear
        aria-label={name}
        value={value === undefined ? null : String(value)}
        options={[
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]}
        onChange={(next: string | undefined) => onChange(next === undefined ? undefined : next === 'true')}
      />
    );
  }
  if (['decimal', 'integer', 'percent'].includes(column.kind)) {
    const scale = field === 'at' ? 100 : 1;
    return (
      <InputNumber
        size="small"
        controls={false}
        aria-label={name}
        value={value === undefined ? null : Number(value) * scale}
        onChange={(next: number | null) => onChange(next === null ? undefined : next / scale)}
      />
    );
  }
  return (
    <input
      type="text"
      aria-label={name}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}

function CodeSelect({ draft, field, index, onChange, kind, name }: Props & { kind: PickKind; name: string }) {
  const options = useMemo(() => optionsOf(index, kind), [index, kind]);
  const isList = field === 'opens' || field === 'elements';
  const value = draft.values[field];
  return (
    <Select
      size="small"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      mode={isList ? 'multiple' : undefined}
      aria-label={name}
      popupMatchSelectWidth={320}
      value={(isList ? listOf(value) : (value ?? null)) as never}
      options={options}
      onChange={(next: string | string[] | undefined) => onChange(next)}
    />
  );
}

function optionsOf(index: ElementIndex, kind: PickKind): { value: string; label: string }[] {
  const named = (id: string, name: string | undefined) => ({
    value: id,
    label: name === undefined || name === id ? id : `${name} ${id}`,
  });
  if (kind === 'node') return [...index.nodes.values()].map(({ id, name }) => named(id, name));
  const branches = [...index.branches.values()];
  if (kind === 'branch') return branches.map(({ id, name }) => named(id, name));
  const ties = branches.filter((branch) => branch.normallyOpen);
  return [...index.switches.values(), ...ties].map(({ id, name }) => named(id, name));
}
