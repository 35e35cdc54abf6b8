import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './asked.css';

interface PanelProps {
  hint: string;
  /** Takes what is proposed for all of them; absent where nothing is. */
  all?: { label: string; testId: string; onClick: () => void } | undefined;
  testId: string;
  children: ReactNode;
}

/** What the import asks, one line for each text, however many rows have it. */
export function AskedPanel({ hint, all, testId, children }: PanelProps) {
  return (
    <div className="names-panel" data-testid={testId}>
      <div className="names-head">
        <span className="muted">{hint}</span>
        <span className="grow" />
        {all ? (
          <Button size="small" onClick={all.onClick} data-testid={all.testId}>
            {all.label}
          </Button>
        ) : null}
      </div>
      {children}
    </div>
  );
}

interface LineProps {
  place: string;
  text: string;
  /** What it stands in, and in how many rows. */
  about: string;
  ask: string;
  placeholder: string;
  options: { value: string; label: string }[];
  onChoose: (value: string) => void;
  /** The answer that is most likely. */
  guess?: { value: string; label: string } | undefined;
  testId: string;
  approveTestId: string;
}

/** A text, and the choice of what it means. */
export function AskedLine(props: LineProps) {
  const { place, text, about, ask, placeholder, options, onChoose, guess, testId, approveTestId } = props;
  const { t } = useTranslation('data');
  return (
    <div className="check-row" data-testid={testId}>
      <span className="check-place muted figures">{place}</span>
      <div className="names-line">
        <span>
          <b>{text}</b> <span className="muted">{about}</span>
        </span>
        <Select
          size="small"
          className="check-choice"
          showSearch
          optionFilterProp="label"
          aria-label={ask}
          placeholder={placeholder}
          options={options}
          onChange={onChoose}
        />
        {guess ? (
          <Button size="small" type="primary" ghost onClick={() => onChoose(guess.value)} data-testid={approveTestId}>
            {t('approve', { name: guess.label })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
