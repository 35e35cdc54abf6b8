export type { ColumnFilter } from './filters/model';
export type { PrintColumn, Printout, PrintRow } from './grid/printout';
export type { SortKey } from './model/order';
export { SheetRows } from './model/rows';
export type { SelectionStats } from './model/totals';
export { Sheet } from './Sheet';
export type { OriginRequest, SheetHandle, SheetLayout, SheetProps, SheetSelection } from './types';
