import type { Language } from '../../../shared/messages';
import type { TableDescription } from '../../../shared/model/describe';
import { unitWords } from '../../../shared/model/unitWords';
import { valueText } from '../../components/sheet/model/format';

/**
 * A stored value as the sheets show it.
 * @param names of records that references point to, by id
 * @returns '—' for an unknown value
 */
export function wordValue(
  table: TableDescription,
  key: string,
  value: string | number | null | undefined,
  names: Record<string, string>,
  language: Language,
): string {
  if (value === null || value === undefined || value === '') return '—';
  const column = table.columns.find((candidate) => candidate.key === key);
  if (!column) return String(value);
  if (column.kind === 'ref') return names[String(value)] ?? '—';
  const text = valueText(column, value, language);
  return column.unit && column.kind !== 'text' ? `${text} ${unitWords(column.unit, language)}` : text;
}
