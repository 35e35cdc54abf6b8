import type { ColumnDescription, TableDescription } from './describe';
import { yearAmountColumn } from './projectMoney';

/**
 * The columns of a table as a sheet shows them: the description's, and for projects one amount per planning year after
 * the total.
 * @param years planning years, ascending
 */
export function sheetColumns(table: TableDescription, years: number[]): ColumnDescription[] {
  if (table.entity !== 'project') return table.columns;
  const position = table.columns.findIndex((column) => column.key === 'totalFen') + 1;
  return [...table.columns.slice(0, position), ...years.map(yearAmountColumn), ...table.columns.slice(position)];
}

/** @returns the whole years from first to last */
export function planningYears(plan: { firstYear: number; lastYear: number }): number[] {
  return Array.from({ length: Math.max(0, plan.lastYear - plan.firstYear + 1) }, (_, i) => plan.firstYear + i);
}
