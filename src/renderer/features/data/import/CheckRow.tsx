import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryRunRow, RowFix } from '../../../../shared/api/imports';
import { formatNumber } from '../../../../shared/format';
import { listMark } from '../../../../shared/messages';
import { findTable } from '../../../../shared/model';
import type { CellValue } from '../../../../shared/model/describe';
import { planningYears } from '../../../../shared/model/sheetColumns';
import { useApp } from '../../../app/useApp';
import { fieldColumn, fieldLabel } from './fields';
import { Place } from './Place';
import './asked.css';

const FEN_PER_WAN_YUAN = 1_000_000;

interface Props {
  row: DryRunRow;
  onFix: (fix: RowFix) => void;
  /** Corrects the same text in the same field of all rejected rows. */
  onFixAlike: (field: string, from: string, to: string) => void;
}

/** One source row of the check: where it stands, what it would change, what is wrong with it, and how to mend it. */
export function CheckRow({ row, onFix, onFixAlike }: Props) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const state = useApp((app) => app.state);
  const plan = state!.plans.find((candidate) => candidate.id === state!.planId)!;
  const years = planningYears(plan);
  const table = findTable(row.entity);
  const label = (field: string) =>
    fieldLabel(row.entity, field, years, language, { code: t('code'), time: t('timeOfDay') });
  const show = (key: string, value: CellValue): string => {
    if (value === null || value === undefined) return '—';
    const column = fieldColumn(row.entity, key, years);
    if (column?.kind === 'money') return `${formatNumber(Number(value) / FEN_PER_WAN_YUAN, 2)} 万元`;
    const option = column?.options?.find((candidate) => candidate.value === value);
    return option ? option.label[language] : String(value);
  };
  // An outage is called by its moment: of which line is what a person asks first.
  const isMoment = table.columns.find(({ key }) => key === table.nameColumn)?.kind === 'dateTime';
  const name = [isMoment ? row.texts.feeder : '', row.name].filter(Boolean).join(' ');
  const canMendAlike = row.state === 'rejected';
  const atFault = new Set(fieldsAt(row, 'error'));
  const inDoubt = new Set(fieldsAt(row, 'warning'));
  const editable = canMendAlike ? fieldsToMend(row) : fieldsInDoubt(row);
  return (
    <div className="check-row" data-testid="check-row">
      <Place sheet={row.sheet} at={row.row} file={row.file} />
      <div className="check-main">
        <div>
          <b>{name || '—'}</b> <span className="muted">{table.label[language]}</span>
          {row.matchedBy ? (
            <span className="muted">
              {' '}
              · {t('matchedBy', { keys: row.matchedBy.map((key) => label(key)).join(listMark(language)) })}
            </span>
          ) : null}
        </div>
        {row.changes.map((change) => (
          <div key={change.key} className="check-change">
            <span className="muted">{label(change.key)}</span> <del>{show(change.key, change.before)}</del> →{' '}
            <ins>{show(change.key, change.after)}</ins>
          </div>
        ))}
        {row.issues
          .filter((issue) => issue.severity !== 'info')
          .map((issue) => (
            <div key={issue.code + JSON.stringify(issue.where)} className={`check-issue is-${issue.severity}`}>
              <span aria-hidden="true">{issue.severity === 'error' ? '▲' : '△'}</span>{' '}
              {issue.where?.cell ? `${issue.where.cell}  ` : ''}
              {t(`message:${issue.code}`, issue.params ?? {})}
            </div>
          ))}
        {editable.length > 0 ? (
          <div className="check-mend">
            {editable.map((field) => (
              <label key={field}>
                <span className="muted">{label(field)}</span>
                <Input
                  size="small"
                  defaultValue={row.texts[field] ?? ''}
                  status={atFault.has(field) ? 'error' : inDoubt.has(field) ? 'warning' : undefined}
                  data-testid={`mend-${field}`}
                  onChange={(event) => {
                    setTyped((old) => ({ ...old, [field]: event.target.value }));
                    onFix({ index: row.index, texts: { [field]: event.target.value } });
                  }}
                />
                {canMendAlike && typed[field] !== undefined && typed[field] !== (row.texts[field] ?? '') ? (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => onFixAlike(field, row.texts[field] ?? '', typed[field]!)}
                    data-testid={`alike-${field}`}
                  >
                    {t('fixAlike', { text: row.texts[field] ?? '' })}
                  </button>
                ) : null}
              </label>
            ))}
          </div>
        ) : null}
        {row.state === 'ambiguous' ? (
          <Select
            size="small"
            className="check-choice"
            aria-label={t('chooseRecord')}
            placeholder={t('chooseRecord')}
            options={[
              { value: '', label: t('asNew') },
              ...row.candidates.map(({ id, name, detail }) => ({
                value: id,
                label: [name || t('home:nameless'), detail].filter((text) => text !== '').join(' · '),
              })),
            ]}
            onChange={(value) => onFix({ index: row.index, recordId: value === '' ? null : value })}
          />
        ) : null}
      </div>
    </div>
  );
}

/** The cells at fault first, then those that name the row. */
function fieldsToMend(row: DryRunRow): string[] {
  const named = fieldsAt(row, 'error');
  const rest = Object.keys(row.texts).filter((field) =>
    /^(name|code|officialCode|totalFen|amount.*Fen|start|end|feeder|area)$/.test(field),
  );
  return [...new Set([...named, ...fieldsInDoubt(row), ...rest])].slice(0, 8);
}

/** Fields that issues of a severity speak of. */
function fieldsAt(row: DryRunRow, severity: 'error' | 'warning'): string[] {
  return row.issues
    .filter((issue) => issue.severity === severity)
    .flatMap(({ params }) => [params?.field, ...String(params?.fields ?? '').split(',')])
    .filter((field): field is string => typeof field === 'string' && field !== '');
}

/** Cells that could not be read and do not keep the row out: an unreadable length stays empty unless it is mended. */
function fieldsInDoubt(row: DryRunRow): string[] {
  return [...new Set(fieldsAt(row, 'warning'))].filter((field) => field in row.texts);
}
