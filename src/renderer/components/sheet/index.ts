export { SheetRows } from './model/rows';
export type { SelectionStats } from './model/totals';
export { Sheet } from './Sheet';
export type { OriginRequest, SheetLayout, SheetProps, SheetSelection } from './types';
