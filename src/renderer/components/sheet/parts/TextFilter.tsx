import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { TextOperator } from '../filters/model';
import type { FilterFormProps } from './ColumnMenu';
import { FormFoot } from './SetFilter';

const operators: TextOperator[] = ['contains', 'notContains', 'equals', 'startsWith'];

/** Cells whose text contains, lacks, equals or begins with something. */
export function TextFilter({ sheet, filter, onApply }: FilterFormProps): ReactNode {
  const [operator, setOperator] = useState<TextOperator>(filter?.kind === 'text' ? filter.operator : 'contains');
  const [text, setText] = useState(filter?.kind === 'text' ? filter.text : '');
  return (
    <form
      className="cf-filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        onApply({ kind: 'text', operator, text });
      }}
    >
      <Select
        size="small"
        value={operator}
        onChange={setOperator}
        options={operators.map((value) => ({ value, label: sheet.words(value) }))}
      />
      <Input size="small" autoFocus value={text} onChange={(event) => setText(event.target.value)} />
      <FormFoot sheet={sheet} onClear={() => onApply(null)} canClear={filter !== null} />
    </form>
  );
}
