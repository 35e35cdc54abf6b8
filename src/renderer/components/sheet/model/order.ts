import type { Language } from '../../../../shared/messages';
import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';
import { displayText, isNumeric } from './format';
import type { SheetRows } from './rows';

export interface SortKey {
  key: string;
  descending: boolean;
}

/** Names in the order of a Chinese office: by pinyin, digits by their value. */
export const collator = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Rank of every slot in one column: equal values share a rank, unknown is NaN. Only distinct texts are collated, so
 * that 100,000 rows cost as many comparisons as they have different values.
 */
export function rankColumn(rows: SheetRows, column: ColumnDescription, language: Language): Float64Array {
  const ranks = new Float64Array(rows.slotCount).fill(Number.NaN);
  const values = rows.column(column.key);
  if (column.kind === 'boolean' || isNumeric(column)) {
    if (values) for (const slot of rows.natural) ranks[slot] = numberOr(values[slot] ?? null);
    return ranks;
  }
  if (column.kind === 'enum' && column.options) {
    const order = new Map(column.options.map((o, i) => [o.value, i]));
    if (values) {
      for (const slot of rows.natural) {
        const value = values[slot] ?? null;
        if (value !== null && value !== '') ranks[slot] = order.get(String(value)) ?? order.size;
      }
    }
    return ranks;
  }
  const texts = new Map<string, number[]>();
  for (const slot of rows.natural) {
    const text = displayText(rows, slot, column, values?.[slot] ?? null, language);
    if (text === '') continue;
    const slots = texts.get(text);
    if (slots) slots.push(slot);
    else texts.set(text, [slot]);
  }
  const isIso = column.kind === 'date' || column.kind === 'dateTime';
  const sorted = isIso ? [...texts.keys()].sort() : [...texts.keys()].sort(collator.compare);
  sorted.forEach((text, rank) => {
    for (const slot of texts.get(text)!) ranks[slot] = rank;
  });
  return ranks;
}

function numberOr(value: CellValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return Number.NaN;
}

/**
 * Sorts slots by several columns. Unknown values come last in either direction; rows equal in all keys keep their
 * order.
 */
export function sortSlots(
  slots: Int32Array,
  rows: SheetRows,
  keys: SortKey[],
  columns: Map<string, ColumnDescription>,
  language: Language,
): Int32Array {
  const used = keys.flatMap((sort) => {
    const column = columns.get(sort.key);
    return column ? [{ ranks: rankColumn(rows, column, language), sign: sort.descending ? -1 : 1 }] : [];
  });
  if (used.length === 0) return slots;
  const place = new Int32Array(rows.slotCount);
  slots.forEach((slot, i) => {
    place[slot] = i;
  });
  return slots.slice().sort((a, b) => {
    for (const { ranks, sign } of used) {
      const x = ranks[a]!;
      const y = ranks[b]!;
      if (x === y) continue;
      const unknownX = Number.isNaN(x);
      const unknownY = Number.isNaN(y);
      if (unknownX && unknownY) continue;
      if (unknownX) return 1;
      if (unknownY) return -1;
      return (x - y) * sign;
    }
    return place[a]! - place[b]!;
  });
}
