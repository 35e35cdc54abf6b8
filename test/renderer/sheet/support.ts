import { SheetRows } from '../../../src/renderer/components/sheet/model/rows';
import type { SheetColumns } from '../../../src/shared/api/sheet';
import type { CellValue, ColumnDescription, ColumnKind } from '../../../src/shared/model/describe';

/** A column for tests. */
export function column(key: string, kind: ColumnKind, extras: Partial<ColumnDescription> = {}): ColumnDescription {
  return { key, kind, label: { zh: key, en: key }, ...extras };
}

/** Rows from columns of values; ids are r0, r1, ... */
export function rowsOf(columns: Record<string, CellValue[]>, extras: Partial<SheetColumns> = {}): SheetRows {
  const count = Math.max(0, ...Object.values(columns).map((values) => values.length));
  const ids = Array.from({ length: count }, (_, i) => `r${i}`);
  return new SheetRows({ entity: 'test', ids, columns, ...extras });
}
