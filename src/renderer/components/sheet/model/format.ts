import type { Language } from '../../../../shared/messages';
import type { CellValue, ColumnDescription, Words } from '../../../../shared/model/describe';
import type { SheetRows } from './rows';

/** Kinds shown as figures: right aligned, tabular. */
export function isNumeric(column: ColumnDescription): boolean {
  return ['integer', 'decimal', 'percent', 'money', 'year'].includes(column.kind);
}

/** Digits shown after the point of a numeric column. */
export function decimalsOf(column: ColumnDescription): number {
  if (column.kind === 'integer' || column.kind === 'year') return 0;
  return column.decimals ?? (column.kind === 'percent' ? 1 : 2);
}

/** Group thousands in a string of digits with an optional sign and fraction. */
function grouped(fixed: string): string {
  const start = fixed.startsWith('-') ? 1 : 0;
  const point = fixed.indexOf('.');
  let end = point < 0 ? fixed.length : point;
  let out = fixed.slice(end);
  while (end - start > 3) {
    out = `,${fixed.slice(end - 3, end)}${out}`;
    end -= 3;
  }
  return fixed.slice(0, end) + out;
}

/** A number with grouped thousands and a fixed number of decimals. */
export function formatNumber(value: number, decimals: number): string {
  const fixed = value.toFixed(decimals);
  return grouped(Number(fixed) === 0 && fixed.startsWith('-') ? fixed.slice(1) : fixed);
}

/** Whole fen as 万元 with thousands marks; halves are rounded away from zero. */
export function formatFen(fen: number, decimals = 2): string {
  const unit = 10 ** (6 - decimals);
  const rounded = Math.sign(fen) * Math.floor((Math.abs(fen) + unit / 2) / unit);
  return formatNumber(rounded / 10 ** decimals, decimals);
}

/** Whole fen as an exact 万元 decimal without thousands marks: at least two decimals, at most six. */
export function exactWanyuan(fen: number): string {
  const digits = Math.abs(fen).toString().padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -6)}.${fraction}`;
}

export const yesNo: Record<'true' | 'false', Words> = {
  true: { zh: '是', en: 'Yes' },
  false: { zh: '否', en: 'No' },
};

/** Whether a stored value is a boolean's true: SQLite keeps 0 and 1. */
export function isTrue(value: CellValue): boolean {
  return value === true || value === 1;
}

const optionWords = new WeakMap<object, Map<string, Words>>();

/** Label of an enum value, or the value itself where the list does not know it. */
export function enumLabel(column: ColumnDescription, value: string, language: Language): string {
  const options = column.options;
  if (!options) return value;
  let words = optionWords.get(options);
  if (!words) {
    words = new Map(options.map((o) => [o.value, o.label]));
    optionWords.set(options, words);
  }
  return words.get(value)?.[language] ?? value;
}

/**
 * A cell as the sheet shows it; '' for an unknown value.
 * @param rows where references find their labels
 * @param slot row of the cell: an unlinked reference shows the text kept beside it
 */
export function displayText(
  rows: SheetRows,
  slot: number,
  column: ColumnDescription,
  value: CellValue,
  language: Language,
): string {
  if (column.kind === 'ref') {
    if (value === null || value === '') return String(rows.value(slot, `${column.key}Text`) ?? '');
    return (
      (column.ref ? rows.refLabel(column.ref, String(value)) : null) ??
      String(rows.value(slot, `${column.key}Text`) ?? value)
    );
  }
  return valueText(column, value, language);
}

/** As displayText, for every kind but `ref`. */
export function valueText(column: ColumnDescription, value: CellValue, language: Language): string {
  if (value === null || value === '') return '';
  switch (column.kind) {
    case 'money':
      return typeof value === 'number' ? formatFen(value, decimalsOf(column)) : String(value);
    case 'integer':
    case 'decimal':
    case 'percent':
      return typeof value === 'number' ? formatNumber(value, decimalsOf(column)) : String(value);
    case 'boolean':
      return yesNo[isTrue(value) ? 'true' : 'false'][language];
    case 'enum':
      return enumLabel(column, String(value), language);
    default:
      return String(value);
  }
}

/** A cell as it is copied and edited: exact, without thousands marks, in the unit of the header. */
export function exactText(
  rows: SheetRows,
  slot: number,
  column: ColumnDescription,
  value: CellValue,
  language: Language,
): string {
  if (value !== null && typeof value === 'number') {
    if (column.kind === 'money') return exactWanyuan(value);
    if (column.kind !== 'boolean') return String(value);
  }
  return displayText(rows, slot, column, value, language);
}
