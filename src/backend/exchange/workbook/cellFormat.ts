import type { Language } from '../../../shared/messages';
import type { CellValue, ColumnDescription } from '../../../shared/model/describe';

/** Fen in a 万元. */
const FEN_PER_WAN_YUAN = 1_000_000;

const EXCEL_COLUMN_FACTOR = 1 / 7;

/** Header text of a column: label with its unit, as the importer and the offices read it. */
export function headerText(column: ColumnDescription, language: Language): string {
  const label = column.label[language];
  if (!column.unit || label.includes(column.unit)) return label;
  return language === 'zh' ? `${label}（${column.unit}）` : `${label} (${column.unit})`;
}

/** Number format of a column's cells; undefined for text. */
export function numberFormat(column: ColumnDescription): string | undefined {
  if (column.kind === 'money') return '#,##0.00####';
  if (column.kind === 'integer') return '#,##0';
  if (column.kind === 'year') return '0';
  if (column.kind === 'decimal' || column.kind === 'percent') {
    const digits = column.decimals ?? 2;
    return digits === 0 ? '#,##0.######' : `#,##0.${'0'.repeat(digits)}####`;
  }
  return '@';
}

/** Width in characters of a column. */
export function columnWidth(column: ColumnDescription): number {
  return Math.max(8, Math.round((column.width ?? defaultWidth(column)) * EXCEL_COLUMN_FACTOR));
}

function defaultWidth(column: ColumnDescription): number {
  if (column.kind === 'note') return 240;
  if (column.kind === 'text' || column.kind === 'ref') return 120;
  return 84;
}

/** What a boolean reads. */
const YES_NO = { zh: ['是', '否'], en: ['Yes', 'No'] } as const;

/** The choices of a column's data-validation list; empty where there is none. */
export function listChoices(column: ColumnDescription, language: Language): string[] {
  if (column.kind === 'boolean') return [...YES_NO[language]];
  return column.options?.map((option) => option.label[language]) ?? [];
}

/**
 * A stored value as a workbook cell: 万元 for money, labels for choices, text for everything that is no number. Text is
 * always written as text, so that one beginning with = + - @ never becomes a formula.
 * @param value stored value; of a ref, what it shows
 */
export function cellContent(column: ColumnDescription, value: CellValue, language: Language): string | number | null {
  if (value === null || value === undefined || value === '') return null;
  switch (column.kind) {
    case 'money':
      return Number(value) / FEN_PER_WAN_YUAN;
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'year':
      return Number(value);
    case 'boolean':
      return YES_NO[language][value === true || value === 1 ? 0 : 1];
    case 'enum':
      return column.options?.find((option) => option.value === value)?.label[language] ?? String(value);
    default:
      return String(value);
  }
}

/** Whether a column's cells are numbers, which stand right. */
export function isNumeric(column: ColumnDescription): boolean {
  return ['money', 'integer', 'decimal', 'percent', 'year'].includes(column.kind);
}
