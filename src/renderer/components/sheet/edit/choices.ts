import type { Language } from '../../../../shared/messages';
import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';
import { yesNo } from '../model/format';
import type { SheetRows } from '../model/rows';

/** One thing a cell can be set to from a list. */
export interface Choice {
  value: CellValue;
  label: string;
  /** Shown faint beside the label and matched as well: a code, another spelling. */
  hint?: string;
}

/** What a column's cells are picked from; null for columns that are typed freely. */
export function choicesOf(column: ColumnDescription, rows: SheetRows, language: Language): Choice[] | null {
  if (column.kind === 'boolean') {
    return [
      { value: true, label: yesNo.true[language] },
      { value: false, label: yesNo.false[language] },
    ];
  }
  if (column.kind === 'enum') {
    return (column.options ?? []).map((o) => ({ value: o.value, label: o.label[language] }));
  }
  if (column.kind === 'ref' && column.ref) {
    const labels = rows.refs[column.ref];
    return (labels?.ids ?? []).map((id, i) => {
      const code = labels?.codes?.[i];
      return { value: id, label: labels?.labels[i] ?? id, ...(code ? { hint: code } : {}) };
    });
  }
  return null;
}
