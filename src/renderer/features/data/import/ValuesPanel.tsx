import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StrangeValue } from '../../../../shared/api/imports';
import type { ImportMapping } from '../../../../shared/api/inspection';
import { findTable } from '../../../../shared/model';
import { useApp } from '../../../app/useApp';

const EMPTY = '';

interface Props {
  values: StrangeValue[];
  onMappings: (change: (mappings: ImportMapping[]) => ImportMapping[]) => void;
}

/** Texts that are no option of their column: the user says which is meant, once for all rows and all later files. */
export function ValuesPanel({ values, onMappings }: Props) {
  const { t } = useTranslation('data');
  const language = useApp((app) => app.language);
  const guessed = values.filter((value) => value.guess !== null);
  const decide = (answers: { value: StrangeValue; option: string }[]) =>
    onMappings((mappings) =>
      answers.reduce(
        (old, { value, option }) => old.map((own, i) => (i === value.mapping ? answered(own, value, option) : own)),
        mappings,
      ),
    );
  return (
    <div className="names-panel" data-testid="values-panel">
      <div className="names-head">
        <span className="muted">{t('valuesHint')}</span>
        <span className="grow" />
        {guessed.length > 0 ? (
          <Button
            size="small"
            onClick={() => decide(guessed.map((value) => ({ value, option: value.guess! })))}
            data-testid="approve-guesses"
          >
            {t('approveGuesses', { count: guessed.length })}
          </Button>
        ) : null}
      </div>
      {values.map((value) => {
        const table = findTable(value.entity);
        const column = table.columns.find(({ key }) => key === value.field);
        const options = column?.options ?? [];
        const guess = options.find((option) => option.value === value.guess);
        return (
          <div key={`${value.mapping} ${value.letter} ${value.text}`} className="check-row" data-testid="strange-value">
            <span className="check-place muted figures">
              {value.sheet} {value.letter}
              {value.row}
            </span>
            <div className="names-line">
              <span>
                <b>{value.text}</b>{' '}
                <span className="muted">
                  {t('valueRows', {
                    table: table.label[language],
                    field: column?.label[language] ?? value.field,
                    count: value.rows,
                  })}
                </span>
              </span>
              <Select
                size="small"
                className="check-choice"
                showSearch
                optionFilterProp="label"
                aria-label={t('valueChoose')}
                placeholder={guess ? t('valueGuess', { option: guess.label[language] }) : t('valueChoose')}
                options={[
                  ...options.map((option) => ({ value: option.value, label: option.label[language] })),
                  { value: EMPTY, label: t('valueEmpty') },
                ]}
                onChange={(option: string) => decide([{ value, option }])}
              />
              {guess ? (
                <Button
                  size="small"
                  type="primary"
                  ghost
                  onClick={() => decide([{ value, option: guess.value }])}
                  data-testid="approve-guess"
                >
                  {t('approve', { name: guess.label[language] })}
                </Button>
              ) : null}
            </div>
          </div>
        );
      })}
    </div>
  );
}

function answered(mapping: ImportMapping, { letter, text }: StrangeValue, option: string): ImportMapping {
  return {
    ...mapping,
    columns: mapping.columns.map((column) =>
      column.letter === letter ? { ...column, values: { ...column.values, [text]: option } } : column,
    ),
  };
}
