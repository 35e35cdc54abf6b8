import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';
import { isNumeric, isTrue } from '../model/format';
import type { SheetRows } from '../model/rows';

export type TextOperator = 'contains' | 'notContains' | 'equals' | 'startsWith';

/**
 * One column's filter, as data (it is remembered with the layout).
 * - set: allowed values; numbers and texts as stored, references by id; `blanks` lets unknown cells through
 * - range: stored units, both ends included
 * - date: ISO texts of any precision, both ends included (2026 covers all of the year)
 */
export type ColumnFilter =
  | { kind: 'set'; values: (string | number)[]; blanks: boolean }
  | { kind: 'range'; min: number | null; max: number | null }
  | { kind: 'text'; operator: TextOperator; text: string }
  | { kind: 'date'; from: string; to: string };

export type FilterKind = ColumnFilter['kind'];

/** The kinds of filter a column offers, the usual one first. Every column can be filtered by picking values. */
export function filterKinds(column: ColumnDescription): FilterKind[] {
  if (column.kind === 'enum' || column.kind === 'boolean' || column.kind === 'ref') return ['set', 'text'];
  if (column.kind === 'date' || column.kind === 'dateTime') return ['date', 'set'];
  if (column.kind === 'year') return ['set', 'range'];
  if (isNumeric(column)) return ['range', 'set'];
  if (column.kind === 'note') return ['text', 'set'];
  return ['set', 'text'];
}

/** The value a set filter knows a cell by: booleans as 0 and 1, an unlinked reference by the text kept beside it. */
export function setValue(
  rows: SheetRows,
  slot: number,
  column: ColumnDescription,
  value: CellValue,
): string | number | null {
  if (column.kind === 'ref' && (value === null || value === '')) {
    const text = rows.value(slot, `${column.key}Text`);
    return text === null || text === '' ? null : `text:${text}`;
  }
  if (value === null || value === '') return null;
  if (column.kind === 'boolean') return isTrue(value) ? 1 : 0;
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Whether the filter lets a cell through. */
export type CellTest = (slot: number, value: CellValue) => boolean;

/**
 * Prepares a filter for running over many rows.
 * @param textOf the cell as shown, for text filters
 */
export function compileFilter(
  filter: ColumnFilter,
  column: ColumnDescription,
  rows: SheetRows,
  textOf: (slot: number, value: CellValue) => string,
): CellTest {
  switch (filter.kind) {
    case 'set': {
      const allowed = new Set<string | number>(filter.values);
      return (slot, value) => {
        const key = setValue(rows, slot, column, value);
        return key === null ? filter.blanks : allowed.has(key);
      };
    }
    case 'range': {
      const min = filter.min ?? Number.NEGATIVE_INFINITY;
      const max = filter.max ?? Number.POSITIVE_INFINITY;
      return (_slot, value) => typeof value === 'number' && value >= min && value <= max;
    }
    case 'date': {
      const { from, to } = filter;
      // A year matches its days and a day its year: both ends are compared at the shorter precision.
      return (_slot, value) =>
        typeof value === 'string' &&
        value !== '' &&
        (from === '' || value.slice(0, from.length) >= from.slice(0, value.length)) &&
        (to === '' || value.slice(0, to.length) <= to.slice(0, value.length));
    }
    case 'text': {
      const wanted = filter.text.trim().toLowerCase();
      const test = textTests[filter.operator];
      return (slot, value) => test(textOf(slot, value).toLowerCase(), wanted);
    }
  }
}

const textTests: Record<TextOperator, (text: string, wanted: string) => boolean> = {
  contains: (text, wanted) => text.includes(wanted),
  notContains: (text, wanted) => !text.includes(wanted),
  equals: (text, wanted) => text === wanted,
  startsWith: (text, wanted) => text.startsWith(wanted),
};

/** Whether a filter restricts nothing, and so need not be kept. */
export function isIdle(filter: ColumnFilter): boolean {
  if (filter.kind === 'range') return filter.min === null && filter.max === null;
  if (filter.kind === 'text') return filter.text.trim() === '';
  if (filter.kind === 'date') return filter.from === '' && filter.to === '';
  return false;
}
