import type { Language } from '../../../../shared/messages';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { displayText, exactWanyuan } from '../model/format';
import type { SheetRows } from '../model/rows';

/**
 * Quick search: the rows in which every word of the query occurs in some column. Columns are scanned one after the
 * other; choices and references are matched once per distinct value, figures only by words that look like figures.
 * @returns slots of the matching rows, in the order given
 */
export function searchSlots(
  slots: Int32Array,
  rows: SheetRows,
  columns: ColumnDescription[],
  query: string,
  language: Language,
): Int32Array {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  if (words.length === 0) return slots;
  const found = new Uint8Array(rows.slotCount);
  const all = (1 << words.length) - 1;
  words.forEach((word, i) => {
    const bit = 1 << i;
    const figure = /^[-+]?[\d.,]+%?$/.test(word) ? word.replace(/[,%]/g, '') : null;
    for (const column of columns)
      scanColumn(slots, rows, column, word, figure, language, (slot) => {
        found[slot]! |= bit;
      });
  });
  return slots.filter((slot) => found[slot] === all);
}

function scanColumn(
  slots: Int32Array,
  rows: SheetRows,
  column: ColumnDescription,
  word: string,
  figure: string | null,
  language: Language,
  hit: (slot: number) => void,
): void {
  const values = rows.column(column.key);
  const texts = column.kind === 'ref' ? rows.column(`${column.key}Text`) : undefined;
  if (!values && !texts) return;
  if (column.kind === 'enum' || column.kind === 'ref' || column.kind === 'boolean') {
    const known = new Map<unknown, boolean>();
    for (const slot of slots) {
      const value = values?.[slot] ?? null;
      const key = value ?? texts?.[slot] ?? null;
      if (key === null) continue;
      let matches = known.get(key);
      if (matches === undefined) {
        matches = displayText(rows, slot, column, value, language).toLowerCase().includes(word);
        known.set(key, matches);
      }
      if (matches) hit(slot);
    }
    return;
  }
  for (const slot of slots) {
    const value = values?.[slot] ?? null;
    if (typeof value === 'string') {
      if (value.toLowerCase().includes(word)) hit(slot);
    } else if (typeof value === 'number' && figure !== null) {
      const text = column.kind === 'money' ? exactWanyuan(value) : String(value);
      if (text.includes(figure)) hit(slot);
    }
  }
}
