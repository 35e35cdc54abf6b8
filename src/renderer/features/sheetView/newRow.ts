import type { CellValue, TableDescription } from '../../../shared/model/describe';

/**
 * Values a new row starts with: what the store insists on, so that the row can be there before it is filled.
 * @param year year of the plan's base, for required years and times
 * @returns null where a row cannot be made by hand here: it needs a record it belongs to
 */
export function newRowValues(table: TableDescription, year: number): (() => Record<string, CellValue>) | null {
  const required = table.columns.filter((column) => column.required && column.computed === undefined);
  if (required.some((column) => column.kind === 'ref')) return null;
  return () =>
    Object.fromEntries(
      required.flatMap((column): [string, CellValue][] => {
        if (column.kind === 'dateTime') return [[column.key, `${year}-01-01 00:00`]];
        if (column.kind === 'date' || column.kind === 'year') {
          return [[column.key, column.kind === 'year' ? year : String(year)]];
        }
        if (column.kind === 'enum') return [[column.key, column.options?.[0]?.value ?? null]];
        return column.kind === 'text' || column.kind === 'code' ? [] : [[column.key, 0]];
      }),
    );
}
