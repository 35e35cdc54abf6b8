import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Place } from './Place';
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
  sheet: string;
  /** Row or cell. */
  at: string | number;
  text: string;
  /** What it stands in, and in how many rows. */
  about: string;
  /** The field in which the answer is given. */
  answer: ReactNode;
  /** The answer that is most likely. */
  guess?: { label: string; onApprove: () => void } | undefined;
  testId: string;
  approveTestId: string;
}

/** A text, and the choice of what it means. */
export function AskedLine({ sheet, at, text, about, answer, guess, testId, approveTestId }: LineProps) {
  return (
    <div className="check-row" data-testid={testId}>
      <Place sheet={sheet} at={at} />
      <div className="names-line">
        <span>
          <b>{text}</b> <span className="muted">{about}</span>
        </span>
        {answer}
        {guess ? (
          <Button
            size="small"
            type="primary"
            ghost
            title={guess.label}
            onClick={guess.onApprove}
            data-testid={approveTestId}
          >
            {guess.label}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
