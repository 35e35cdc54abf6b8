import type { Language } from '../../../../shared/messages';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { displayText, isNumeric } from './format';
import type { SheetRows } from './rows';

/** A row that stands for all rows with the same value in the grouped columns. */
export interface GroupRow {
  /** Values of this group and of those above it: what remembers that it is closed. */
  path: string;
  /** 0 for the outermost. */
  level: number;
  column: ColumnDescription;
  /** The shared value as shown; '' where it is unknown. */
  text: string;
  /** All rows of the group, also where it is closed. */
  slots: Int32Array;
  isOpen: boolean;
}

/** Rows by place: slots, and -(n + 1) for the n-th group row. */
export interface GroupedOrder {
  order: Int32Array;
  groups: GroupRow[];
  /** Number of the row at each place, counted without group rows; 0 at a group row. */
  numbers: Int32Array;
}

/** Whether rows can be grouped by the column: what has values in common. */
export function isGroupable(column: ColumnDescription): boolean {
  return column.kind === 'year' || column.kind === 'boolean' || (!isNumeric(column) && column.kind !== 'note');
}

/**
 * Opens the rows with group rows.
 * @param slots rows sorted by the grouped columns first
 * @param columns the grouped columns, outermost first
 * @param closed paths of closed groups: their rows have no place
 */
export function groupSlots(
  slots: Int32Array,
  rows: SheetRows,
  columns: ColumnDescription[],
  closed: ReadonlySet<string>,
  language: Language,
): GroupedOrder {
  const order: number[] = [];
  const numbers: number[] = [];
  const groups: GroupRow[] = [];
  const textOf = (slot: number, column: ColumnDescription) =>
    displayText(rows, slot, column, rows.value(slot, column.key), language);
  const walk = (from: number, to: number, level: number, path: string): void => {
    const column = columns[level];
    if (!column) {
      for (let at = from; at < to; at++) {
        order.push(slots[at]!);
        numbers.push(at + 1);
      }
      return;
    }
    let start = from;
    while (start < to) {
      const text = textOf(slots[start]!, column);
      let end = start + 1;
      while (end < to && textOf(slots[end]!, column) === text) end++;
      const own = `${path}/${text}`;
      const isOpen = !closed.has(own);
      groups.push({ path: own, level, column, text, slots: slots.subarray(start, end), isOpen });
      order.push(-groups.length);
      numbers.push(0);
      if (isOpen) walk(start, end, level + 1, own);
      start = end;
    }
  };
  walk(0, slots.length, 0, '');
  return { order: Int32Array.from(order), groups, numbers: Int32Array.from(numbers) };
}
