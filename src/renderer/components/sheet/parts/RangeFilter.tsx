import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { unitWords } from '../../../../shared/model/unitWords';
import { exactWanyuan } from '../model/format';
import type { FilterFormProps } from './ColumnMenu';
import { FormFoot } from './SetFilter';

/** From and to, in the unit of the header. */
export function RangeFilter({ sheet, column, filter, onApply }: FilterFormProps): ReactNode {
  const start = filter?.kind === 'range' ? filter : { min: null, max: null };
  const [min, setMin] = useState(() => shown(start.min, column));
  const [max, setMax] = useState(() => shown(start.max, column));
  const low = read(min, column);
  const high = read(max, column);
  const bad = low === undefined || high === undefined;
  return (
    <form
      className="cf-filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad) onApply({ kind: 'range', min: low, max: high });
      }}
    >
      <div className="cf-bounds">
        <Input
          size="small"
          autoFocus
          inputMode="decimal"
          placeholder={sheet.words('min')}
          aria-label={sheet.words('min')}
          status={low === undefined ? 'error' : ''}
          value={min}
          onChange={(event) => setMin(event.target.value)}
        />
        <span>–</span>
        <Input
          size="small"
          inputMode="decimal"
          placeholder={sheet.words('max')}
          aria-label={sheet.words('max')}
          status={high === undefined ? 'error' : ''}
          value={max}
          onChange={(event) => setMax(event.target.value)}
        />
        {column.unit && <span className="cf-faint">{unitWords(column.unit, sheet.language)}</span>}
      </div>
      <FormFoot sheet={sheet} onClear={() => onApply(null)} canClear={filter !== null} disabled={bad} />
    </form>
  );
}

function shown(value: number | null, column: ColumnDescription): string {
  if (value === null) return '';
  return column.kind === 'money' ? exactWanyuan(value).replace(/\.00$/, '') : String(value);
}

/** @returns stored units; null: no bound; undefined: not a number */
function read(text: string, column: ColumnDescription): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  if (plain === '') return null;
  const value = Number(plain);
  if (!Number.isFinite(value)) return undefined;
  return column.kind === 'money' ? Math.round(value * 1_000_000) : value;
}
