import { dimensionOf, isConvertible, unitOf } from '../../../shared/units';
import type { Field } from './fields';

/**
 * A unit as it is named in mappings: the units' own names, except that counts keep the word they were counted with (台).
 * @returns null where the text is no unit
 */
export function unitName(text: string): string | null {
  const bare = text
    .normalize('NFKC')
    .replace(/^[([【]|[)\]】]$/g, '')
    .trim();
  const name = unitOf(bare);
  if (name === null) return null;
  return dimensionOf(bare) === 'count' ? bare : name;
}

/**
 * How well a column's unit fits a field: 1 where it fits or says nothing, near 0 where it measures something else.
 */
export function unitFit(unit: string | null, { column }: Field): number {
  if (unit === null) return 1;
  const dimension = dimensionOf(unit);
  if (dimension === null) return 1;
  switch (column.kind) {
    case 'money':
      return dimension === 'money' ? 1 : 0.1;
    case 'percent':
      return dimension === 'ratio' ? 1 : 0.1;
    case 'integer':
      return dimension === 'count' || (dimension === 'frequency' && column.unit === undefined) ? 1 : 0.2;
    case 'decimal':
      if (column.unit === undefined) return 0.7;
      return isConvertible(unit, column.unit) ? 1 : 0.1;
    case 'year':
    case 'date':
      return dimension === 'calendar' ? 1 : 0.4;
    default:
      return 0.4;
  }
}

/** Picks the unit of a unit line that can measure the field; null where none or nothing to measure. */
export function unitFromLine(units: readonly string[], { column }: Field): string | null {
  if (column.unit === undefined) return null;
  return units.find((unit) => dimensionOf(unit) !== 'count' && isConvertible(unit, column.unit!)) ?? null;
}
