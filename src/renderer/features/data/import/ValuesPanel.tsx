import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StrangeValue } from '../../../../shared/api/imports';
import type { ImportMapping } from '../../../../shared/api/inspection';
import { findTable } from '../../../../shared/model';
import { useApp } from '../../../app/useApp';
import { AskedLine, AskedPanel } from './AskedPanel';

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
    <AskedPanel
      hint={t('valuesHint')}
      testId="values-panel"
      all={
        guessed.length === 0
          ? undefined
          : {
              label: t('approveGuesses', { count: guessed.length }),
              testId: 'approve-guesses',
              onClick: () => decide(guessed.map((value) => ({ value, option: value.guess! }))),
            }
      }
    >
      {values.map((value) => {
        const table = findTable(value.entity);
        const column = table.columns.find(({ key }) => key === value.field);
        const options = (column?.options ?? []).map((option) => ({
          value: option.value,
          label: option.label[language],
        }));
        const guess = options.find((option) => option.value === value.guess);
        return (
          <AskedLine
            key={`${value.mapping} ${value.letter} ${value.text}`}
            testId="strange-value"
            approveTestId="approve-guess"
            sheet={value.sheet}
            at={`${value.letter}${value.row}`}
            text={value.text.length > 80 ? `${value.text.slice(0, 79)}…` : value.text}
            about={t('valueRows', {
              table: table.label[language],
              field: column?.label[language] ?? value.field,
              count: value.rows,
            })}
            answer={
              <Select
                size="small"
                className="check-choice"
                showSearch
                optionFilterProp="label"
                aria-label={t('valueChoose')}
                placeholder={guess ? t('valueGuess', { option: guess.label }) : t('valueChoose')}
                options={[...options, { value: EMPTY, label: t('valueEmpty') }]}
                onChange={(option: string) => decide([{ value, option }])}
              />
            }
            guess={
              guess
                ? {
                    label: t('approve', { name: guess.label }),
                    onApprove: () => decide([{ value, option: guess.value }]),
                  }
                : undefined
            }
          />
        );
      })}
    </AskedPanel>
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
