import { Button, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FramePreview } from '../../../shared/api/frame';
import { formatNumber } from '../../../shared/format';
import { CHANGE_FIELDS } from '../../../shared/frame/change';
import { useApp } from '../../app/useApp';
import { ChangeField } from './ChangeField';
import { type ChangeDraft, describeDraft, type ElementIndex, type FieldName, missingFields } from './changeDraft';
import { columnOf, useTypeLabel } from './labels';

/** Fields that come before the others although a type does not insist on them. */
const FIRST: FieldName[] = ['lengthKm', 'switchKind', 'remote'];

interface Props {
  draft: ChangeDraft;
  index: ElementIndex;
  picking: FieldName | null;
  years: number[];
  targetYear: number;
  preview: FramePreview | null;
  isSaving: boolean;
  onChange: (draft: ChangeDraft) => void;
  onPick: (field: FieldName | null) => void;
  onSave: () => void;
  onCancel: () => void;
}

/** A change of the target frame being made: its fields, what it would do to the figures, and taking it in. */
export function ChangeForm(props: Props) {
  const { draft, index, picking, years, targetYear, preview, isSaving, onChange, onPick, onSave, onCancel } = props;
  const { t } = useTranslation('network');
  const language = useApp((app) => app.language);
  const typeLabel = useTypeLabel()(draft.type);
  const [showsAll, setShowsAll] = useState(false);
  const { needs, may } = CHANGE_FIELDS[draft.type];
  const main = [...needs, ...may.filter((field) => FIRST.includes(field) && !needs.includes(field))];
  const rest = may.filter((field) => !main.includes(field) && field !== 'feeder' && field !== 'substation');
  const missing = missingFields(draft);
  const refused = preview?.refused[0]?.issue;
  const fields = showsAll ? [...main, ...rest] : main;
  return (
    <form
      className="change-form"
      data-testid="change-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing.length === 0) onSave();
      }}
    >
      <div className="change-head">
        <b>{typeLabel}</b>
        <span className="grow" />
        <button type="button" className="link-button" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t('fewerFields') : t('allFields')}
        </button>
      </div>
      <div className="change-fields">
        {fields.map((field) => (
          <ChangeField
            key={field}
            draft={draft}
            field={field}
            isNeeded={needs.includes(field)}
            isPicking={picking === field}
            index={index}
            onChange={(value) => {
              const values = { ...draft.values };
              if (value === undefined) delete values[field];
              else values[field] = value;
              onChange({ ...draft, values });
            }}
            onPick={() => onPick(picking === field ? null : field)}
          />
        ))}
        <div className="change-field">
          <span className="change-label">{t('changeName')}</span>
          <span className="change-input">
            <input
              type="text"
              aria-label={t('changeName')}
              value={draft.isNamed ? draft.name : describeDraft(draft, typeLabel, index)}
              onChange={(event) => onChange({ ...draft, name: event.target.value, isNamed: event.target.value !== '' })}
            />
          </span>
        </div>
        <div className="change-field">
          <span className="change-label">{t('dueYear')}</span>
          <span className="change-input">
            <Select
              size="small"
              aria-label={t('dueYear')}
              value={draft.dueYear ?? targetYear}
              options={[
                ...years.map((year) => ({ value: year, label: String(year) })),
                { value: targetYear, label: t('targetYear', { year: targetYear }) },
              ]}
              onChange={(year: number) => onChange({ ...draft, dueYear: year === targetYear ? null : year })}
            />
          </span>
        </div>
      </div>
      <div className="change-effect figures" data-testid="change-effect" aria-live="polite">
        {missing.length > 0
          ? t('stillMissing', { fields: missing.map((field) => columnOf(field).label[language]).join(t('comma')) })
          : refused
            ? t(`message:${refused.code}`, refused.params ?? {})
            : preview
              ? effectOf(preview, t)
              : t('computing')}
      </div>
      <div className="change-foot">
        <Button
          type="primary"
          size="small"
          htmlType="submit"
          loading={isSaving}
          disabled={missing.length > 0 || refused !== undefined}
          data-testid="save-change"
        >
          {t('saveChange')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('frame:cancel')}
        </Button>
      </div>
    </form>
  );
}

function effectOf(preview: FramePreview, t: TFunction<'network'>): string {
  const { before, after } = preview;
  if (!before || !after) return t('noIndices');
  return t('effect', {
    before: formatNumber(before.saidiHours, 3),
    after: formatNumber(after.saidiHours, 3),
    saifiBefore: formatNumber(before.saifi, 3),
    saifiAfter: formatNumber(after.saifi, 3),
    hours: formatNumber((before.saidiHours - after.saidiHours) * after.customers, 0),
  });
}
