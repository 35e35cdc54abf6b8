import type { Language } from '../../../../shared/messages';
import { listMark } from '../../../../shared/messages';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { unitWords } from '../../../../shared/model/unitWords';
import { sheetText } from '../../../i18n/sheet';
import type { ColumnFilter } from '../filters/model';
import { exactWanyuan, formatNumber, valueText } from '../model/format';
import type { SheetRows } from '../model/rows';

/** A value of a set filter as its column shows it. */
export function setValueText(
  value: string | number,
  column: ColumnDescription,
  rows: SheetRows,
  language: Language,
): string {
  if (column.kind === 'ref') {
    const id = String(value);
    if (id.startsWith('text:')) return id.slice(5);
    return (column.ref ? rows.refLabel(column.ref, id) : null) ?? id;
  }
  return valueText(column, value, language);
}

/** A bound of a range filter in the unit of the header. */
export function boundText(value: number, column: ColumnDescription): string {
  if (column.kind === 'money') return exactWanyuan(value).replace(/\.00$/, '');
  if (column.kind === 'year') return String(value);
  return formatNumber(value, 6).replace(/\.?0+$/, '');
}

/** What a chip above the sheet says about a column's filter, without the column's name. */
export function describeFilter(
  filter: ColumnFilter,
  column: ColumnDescription,
  rows: SheetRows,
  language: Language,
): string {
  switch (filter.kind) {
    case 'set': {
      const names = filter.values.slice(0, 3).map((value) => setValueText(value, column, rows, language));
      if (filter.blanks) names.unshift(sheetText(language, 'blanks'));
      const count = filter.values.length + (filter.blanks ? 1 : 0);
      if (count === 0) return sheetText(language, 'chipNone');
      const first = names.slice(0, 2).join(listMark(language));
      return count <= 2 ? first : sheetText(language, 'chipMore', { first, count });
    }
    case 'range': {
      const { min, max } = filter;
      const unit = column.unit ? ` ${unitWords(column.unit, language)}` : '';
      if (min !== null && max !== null) return `${boundText(min, column)} – ${boundText(max, column)}${unit}`;
      return min !== null ? `≥ ${boundText(min, column)}${unit}` : `≤ ${boundText(max ?? 0, column)}${unit}`;
    }
    case 'date':
      if (filter.from && filter.to) return `${filter.from} – ${filter.to}`;
      return filter.from ? `≥ ${filter.from}` : `≤ ${filter.to}`;
    case 'text': {
      const key = {
        contains: 'chipContains',
        notContains: 'chipNotContains',
        equals: 'chipEquals',
        startsWith: 'chipStartsWith',
      } as const;
      return sheetText(language, key[filter.operator], { text: filter.text.trim() });
    }
  }
}
