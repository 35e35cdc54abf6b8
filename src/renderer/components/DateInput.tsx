import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { isDate } from '../../domain/outages/calendar';

interface Props {
  value: string;
  label: string;
  onChange: (date: string) => void;
  testId?: string;
}

/** A date written YYYY-MM-DD, whatever the system's own order; taken when it is one. */
export function DateInput({ value, label, onChange, testId }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const isValid = isDate(text.trim());
  const take = () => {
    if (isValid && text.trim() !== value) onChange(text.trim());
    else if (!isValid) setText(value);
  };
  return (
    <Input
      className="date-input"
      aria-label={label}
      placeholder="2025-12-31"
      value={text}
      {...(isValid ? {} : { status: 'error' as const })}
      {...(testId === undefined ? {} : { 'data-testid': testId })}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onPressEnter={take}
    />
  );
}
