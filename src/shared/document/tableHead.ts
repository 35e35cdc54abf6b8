import type { DocText, TableBlock, TableColumn } from './model';

export interface HeadCell {
  label: DocText;
  columns: number;
  rows: number;
}

/** Header rows of a table: one, or two where neighbouring columns share a group heading. */
export function headRows(columns: TableColumn[]): HeadCell[][] {
  if (!columns.some((column) => column.group)) {
    return [columns.map((column) => ({ label: column.label, columns: 1, rows: 1 }))];
  }
  const upper: HeadCell[] = [];
  const lower: HeadCell[] = [];
  let open: string | null = null;
  for (const column of columns) {
    if (!column.group) {
      upper.push({ label: column.label, columns: 1, rows: 2 });
      open = null;
      continue;
    }
    const key = JSON.stringify(column.group);
    const last = upper.at(-1);
    if (open === key && last) last.columns += 1;
    else upper.push({ label: column.group, columns: 1, rows: 1 });
    open = key;
    lower.push({ label: column.label, columns: 1, rows: 1 });
  }
  return [upper, lower];
}

/** Rows up to which a table is kept on one page: half a text page. */
const SHORT_ROWS = 18;

/** Whether a table is small enough to be moved to the next page rather than broken. */
export function isShort(table: TableBlock): boolean {
  return table.page === 'portrait' && table.rows.length <= SHORT_ROWS;
}
