import type { RowState } from '../../../shared/api/imports';
import type { Issue } from '../../../shared/issue';
import type { ReadAmount, ReadRow } from '../../exchange/understand/readTypes';
import type { SqlRow } from '../../store/tableWriter';
import type { CellChange } from './compare';

/** What an import would do with one source row. */
export interface PlannedRow {
  source: ReadRow;
  state: Exclude<RowState, 'vanished'>;
  /** The record it becomes or changes; for a new row the id it will have. */
  recordId: string | null;
  matchedBy: string[] | null;
  candidates: readonly string[];
  changes: readonly CellChange[];
  /** Columns to update; a new row takes its columns from the source. */
  columns: SqlRow;
  /** Amounts to write, or null where they stay. */
  amounts: ReadAmount[] | null;
  issues: Issue[];
  /** Another table of the import speaks of the same record first: only what that left empty is written. */
  fillsBlanks?: boolean;
}

// Of a hundred thousand rows nearly all have none: they share these.
const NONE: readonly never[] = [];
const NOTHING: SqlRow = Object.freeze({});

/** A row of which nothing is decided: as it stands it would be left out. */
export function undecided(source: ReadRow): PlannedRow {
  return {
    source,
    state: 'rejected',
    recordId: null,
    matchedBy: null,
    candidates: NONE,
    changes: NONE,
    columns: NOTHING,
    amounts: null,
    issues: source.issues,
  };
}

export function reject(planned: PlannedRow, issue: Issue): PlannedRow {
  planned.issues = [...planned.issues, issue];
  return planned;
}

/** A row that another one says already. */
export function asRepeated(planned: PlannedRow, id: string, first: { sheet: string; row: number }): PlannedRow {
  const { source } = planned;
  planned.issues = [...source.issues, pointAt(source, 'info', 'ROW_REPEATED', first)];
  planned.state = 'unchanged';
  planned.recordId = id;
  return planned;
}

/** An issue that names another row, and its sheet where it stands on another one. */
export function pointAt(
  source: ReadRow,
  severity: Issue['severity'],
  code: 'ROW_REPEATED' | 'ROW_LIKE_ANOTHER',
  { sheet, row }: { sheet: string; row: number },
): Issue {
  return sheet === source.sheet
    ? issueAt(source, severity, code, { row })
    : issueAt(source, severity, `${code}_ELSEWHERE`, { sheet, row });
}

export function issueAt(source: ReadRow, severity: Issue['severity'], code: string, params: Issue['params']): Issue {
  return { severity, code, params, where: { sheet: source.sheet, row: source.row } };
}
