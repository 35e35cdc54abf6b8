import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilterFormProps } from './ColumnMenu';
import { FormFoot } from './SetFilter';

const isoDate = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/;

/** From and to as year, month or day. */
export function DateFilter({ sheet, filter, onApply }: FilterFormProps): ReactNode {
  const [from, setFrom] = useState(filter?.kind === 'date' ? filter.from : '');
  const [to, setTo] = useState(filter?.kind === 'date' ? filter.to : '');
  const low = normal(from);
  const high = normal(to);
  const bad = !isoDate.test(low) || !isoDate.test(high);
  return (
    <form
      className="cf-filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad) onApply({ kind: 'date', from: low, to: high });
      }}
    >
      <div className="cf-bounds">
        <Input
          size="small"
          autoFocus
          placeholder={sheet.words('from')}
          aria-label={sheet.words('from')}
          status={isoDate.test(low) ? '' : 'error'}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <span>–</span>
        <Input
          size="small"
          placeholder={sheet.words('to')}
          aria-label={sheet.words('to')}
          status={isoDate.test(high) ? '' : 'error'}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </div>
      <div className="cf-faint">{sheet.words('dateHint')}</div>
      <FormFoot sheet={sheet} onClear={() => onApply(null)} canClear={filter !== null} disabled={bad} />
    </form>
  );
}

/** 2026/3/5 and 2026.3 as 2026-03-05 and 2026-03. */
function normal(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/[年月./]/g, '-')
    .replace(/日|-$/g, '')
    .replace(/-(\d)(?!\d)/g, '-0$1');
}
