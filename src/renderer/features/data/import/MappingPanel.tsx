import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportMapping } from '../../../../shared/api/inspection';
import { listMark } from '../../../../shared/messages';
import { findTable } from '../../../../shared/model';
import { importableEntities } from '../../../../shared/model/importable';
import { planningYears } from '../../../../shared/model/sheetColumns';
import { useApp } from '../../../app/useApp';
import { fieldChoices, fieldColumn, fieldLabel, hueClass, unitChoices } from './fields';
import { HeaderRows } from './HeaderRows';
import './columnMark.css';
import './mapping.css';

interface Props {
  mapping: ImportMapping;
  /** Letter of the column that was clicked on the sheet. */
  column: string | null;
  isBusy: boolean;
  onChange: (mapping: ImportMapping) => void;
}

/** From here on a mapping needs no second look. */
const SURE = 0.9;

/** What the table is and what each of its columns becomes, with the reason; everything can be changed. */
export function MappingPanel({ mapping, column: chosen, isBusy, onChange }: Props) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const state = useApp((app) => app.state);
  const plan = state!.plans.find((candidate) => candidate.id === state!.planId)!;
  const years = planningYears(plan);
  const { entity } = mapping;
  const choices = entity
    ? [
        { value: '', label: t('leaveOut') },
        { value: 'extra', label: t('extra') },
        ...fieldChoices(entity, years, language, { code: t('code'), time: t('timeOfDay') }),
      ]
    : [];
  const known = new Set(choices.map((choice) => choice.value));
  const setColumn = (letter: string, patch: Partial<ImportColumn>) => {
    const columns = mapping.columns.map((column) => {
      if (column.letter === letter) {
        // What texts mean was said of the field's own options.
        const { values, ...rest } = column;
        const isSame = patch.field === undefined || patch.field === column.field;
        const kept = isSame && values ? { values } : {};
        return { ...rest, ...kept, ...patch, confidence: 1, reason: { code: 'MAPPED_CHOSEN', params: {} } };
      }
      // A field is given once: the column that had it becomes an extra attribute.
      const taken = patch.field && patch.field !== 'extra' && column.field === patch.field;
      return taken ? { ...column, field: 'extra' } : column;
    });
    onChange({ ...mapping, columns });
  };
  /** Why the column is what it is; only what needs a second look stands on the line itself. */
  const reasonOf = ({ reason }: ImportColumn): string => t(`message:${reason.code}`, reason.params);
  const doubtOf = (column: ImportColumn): string | null => {
    if (column.field === 'extra') return reasonOf(column);
    if (column.field === null || column.confidence >= SURE) return null;
    return `${reasonOf(column)} · ${t('confidence', { percent: Math.round(column.confidence * 100) })}`;
  };
  const lacking = (required: boolean): string[] =>
    entity === null
      ? []
      : mapping.missing
          .filter((missing) => missing.required === required)
          // Of the others those a ledger shows; a project has a hundred more.
          .filter(({ field }) => required || fieldColumn(entity, field, years)?.shown === true)
          .map(({ field }) => fieldLabel(entity, field, years, language, { code: t('code'), time: t('timeOfDay') }));
  return (
    <aside className="import-mapping">
      <label className="import-entity">
        <span>{t('entity')}</span>
        <Select
          value={entity ?? ''}
          size="small"
          showSearch
          optionFilterProp="label"
          data-testid="entity"
          options={[
            { value: '', label: t('notRecognised') },
            ...importableEntities.map((name) => ({ value: name, label: findTable(name).label[language] })),
          ]}
          onChange={(value) => onChange({ ...mapping, entity: value || null, take: value !== '' })}
        />
      </label>
      {entity ? (
        <p className="import-missing" data-testid="entity-reason">
          {t(`message:${mapping.reason.code}`, mapping.reason.params)}
        </p>
      ) : (
        <p className="import-missing is-required">{t('chooseEntity')}</p>
      )}
      <HeaderRows rows={mapping.headerRows} onChange={(headerRows) => onChange({ ...mapping, headerRows })} />
      {mapping.hiddenCount > 0 ? (
        <Checkbox
          className="import-hidden-rows"
          checked={mapping.hiddenRows === 'take'}
          onChange={(event) => onChange({ ...mapping, hiddenRows: event.target.checked ? 'take' : 'leave' })}
          data-testid="hidden-rows"
        >
          {t('takeHidden', { count: mapping.hiddenCount })}
        </Checkbox>
      ) : null}
      {entity && lacking(true).length > 0 ? (
        <p className="import-missing is-required">
          {t('missing', { columns: lacking(true).join(listMark(language)) })}
        </p>
      ) : null}
      {entity && lacking(false).length > 0 ? (
        <details className="import-missing">
          <summary>{t('missingOptional', { count: lacking(false).length })}</summary>
          {lacking(false).join(listMark(language))}
        </details>
      ) : null}
      <div className="import-columns" aria-busy={isBusy}>
        {mapping.columns.map((column, index) => (
          <div
            key={column.letter}
            className={column.letter === chosen ? 'import-column is-chosen' : 'import-column'}
            ref={column.letter === chosen ? bringIntoSight : undefined}
          >
            <span className={`import-letter ${column.field && column.field !== 'extra' ? hueClass(index) : ''}`}>
              {column.letter}
            </span>
            <div>
              <span className="import-path" title={reasonOf(column)}>
                {column.path.join(' / ') || '—'}
              </span>
              <span className="import-sample muted">{column.samples.join(' · ')}</span>
              {entity && doubtOf(column) ? (
                <span className="import-reason" title={doubtOf(column)!}>
                  {doubtOf(column)}
                </span>
              ) : null}
              {entity ? (
                <div className="import-selects">
                  <Select
                    size="small"
                    showSearch
                    optionFilterProp="label"
                    value={column.field ?? ''}
                    aria-label={t('field')}
                    options={
                      column.field === null || known.has(column.field)
                        ? choices
                        : [
                            ...choices,
                            {
                              value: column.field,
                              label: fieldLabel(entity, column.field, years, language, {
                                code: t('code'),
                                time: t('timeOfDay'),
                              }),
                            },
                          ]
                    }
                    onChange={(value) => setColumn(column.letter, { field: value === '' ? null : value })}
                  />
                  <UnitSelect
                    entity={entity}
                    column={column}
                    years={years}
                    onChange={(unit) => setColumn(column.letter, { unit })}
                  />
                </div>
              ) : null}
            </div>
          </div>
        ))}
      </div>
    </aside>
  );
}

/** Returns nothing: newer engines give a promise for scrolling, and what a ref returns is called when it goes. */
function bringIntoSight(line: HTMLElement | null): void {
  line?.scrollIntoView({ block: 'nearest' });
}

interface UnitProps {
  entity: string;
  column: ImportColumn;
  years: number[];
  onChange: (unit: string | null) => void;
}

function UnitSelect({ entity, column, years, onChange }: UnitProps) {
  const { t } = useTranslation('data');
  if (!column.field || column.field === 'extra') return null;
  const units = unitChoices(entity, column.field, years);
  if (units.length === 0) return null;
  return (
    <Select
      size="small"
      className="import-unit"
      value={column.unit ?? ''}
      aria-label={t('unit')}
      options={[{ value: '', label: t('ownUnit') }, ...units.map((unit) => ({ value: unit, label: unit }))]}
      onChange={(value) => onChange(value === '' ? null : value)}
    />
  );
}
