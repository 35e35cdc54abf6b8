import type { DryRun, ImportCounts, ImportResult, RowState } from '../../../shared/api/imports';
import type { Issue } from '../../../shared/issue';
import { namesOf } from '../../../shared/messages';
import type { ReadSummary } from '../../exchange/understand/readTypes';
import { IssueList } from './issueList';
import type { PlannedRow } from './plannedRow';
import type { TakenTable } from './rowPass';
import type { WorkFile } from './workFile';

type States = Record<RowState, number>;

interface Line {
  file: WorkFile;
  entity: string;
  states: States;
  skipped: number;
}

const none = (): States => ({ new: 0, changed: 0, unchanged: 0, rejected: 0, ambiguous: 0, vanished: 0 });

/** Counts and issues of an import while its rows go by, by file and by entity. */
export class Tally {
  readonly tableIssues = new IssueList();
  readonly rowIssues = new IssueList();
  withIssues = 0;
  /** The first row that cannot be taken. */
  firstRefused: Issue | null = null;
  private readonly lines: Line[] = [];
  private readonly bySheet = new Map<TakenTable, { entity: string; name: string; rows: number }>();

  add(table: TakenTable, row: PlannedRow): void {
    const { file } = table;
    const counted = this.bySheet.get(table);
    if (counted) counted.rows++;
    else this.bySheet.set(table, { entity: row.source.entity, name: row.source.sheet, rows: 1 });
    this.line(file, row.source.entity).states[row.state]++;
    if (row.issues.length === 0) return;
    if (row.issues.some((issue) => issue.severity !== 'info')) this.withIssues++;
    for (const issue of row.issues) this.rowIssues.add(issue, file.name);
    if (row.state === 'rejected' || row.state === 'ambiguous') {
      this.firstRefused ??= row.issues.find((issue) => issue.severity === 'error') ?? row.issues.at(-1) ?? null;
    }
  }

  /**
   * Ends a table: rows that are no records count as skipped, notes below the table too (inspect lists them all alike), as
   * do hidden ones and those the user left out.
   */
  close({ file, mapping, table }: TakenTable, summary: ReadSummary): void {
    const line = this.line(file, mapping.entity);
    const below = table.skipped.filter(({ row }) => row > table.lastDataRow).length;
    line.skipped += summary.skippedCount + below + summary.hiddenLeft + summary.leftOut;
    for (const issue of summary.issues) this.tableIssues.add(issue, file.name);
  }

  /** Notes records that are not in the file any more; nothing is done about them. */
  addVanished({ file, mapping }: TakenTable, count: number): void {
    if (count === 0) return;
    this.line(file, mapping.entity).states.vanished += count;
    const { sheet } = mapping;
    const issue: Issue = { severity: 'info', code: 'RECORDS_VANISHED', params: { sheet, count }, where: { sheet } };
    this.tableIssues.add(issue, file.name);
  }

  /** Sheets that list the same kind of thing and do not have as many of them. */
  countsBySheet(): Issue[] {
    const entities = new Map<string, { sheet: string; rows: number }[]>();
    for (const { entity, name, rows } of this.bySheet.values()) {
      entities.set(entity, [...(entities.get(entity) ?? []), { sheet: name, rows }]);
    }
    return [...entities].flatMap(([entity, sheets]): Issue[] => {
      const differs = sheets.length > 1 && new Set(sheets.map(({ rows }) => rows)).size > 1;
      if (!differs) return [];
      const counts = sheets.slice(0, 12).map(({ sheet, rows }) => `${sheet} ${rows}`);
      return [{ severity: 'info', code: 'SHEETS_COUNT_DIFFERENT', params: { entity, counts: namesOf(counts) } }];
    });
  }

  /** Rows that cannot be taken. */
  get refused(): number {
    return this.sum().rejected;
  }

  get skipped(): number {
    return this.sum().skipped;
  }

  /** Counts over the lines that pass. */
  sum(passes: (line: Pick<Line, 'file' | 'entity'>) => boolean = () => true): ImportCounts {
    const counts: ImportCounts = { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0 };
    for (const line of this.lines) {
      if (!passes(line)) continue;
      const { states, skipped } = line;
      // An ambiguous row is not taken, so it counts as rejected.
      const rejected = states.rejected + states.ambiguous;
      counts.read += states.new + states.changed + states.unchanged + rejected;
      counts.inserted += states.new;
      counts.updated += states.changed;
      counts.unchanged += states.unchanged;
      counts.rejected += rejected;
      counts.skipped += skipped;
    }
    return counts;
  }

  byEntity(): Record<string, ImportCounts> {
    const entities = new Set(this.lines.map((line) => line.entity));
    return Object.fromEntries([...entities].map((entity) => [entity, this.sum((line) => line.entity === entity)]));
  }

  states(): Pick<DryRun, 'counts' | 'byEntity'> {
    const counts = none();
    const byEntity: DryRun['byEntity'] = {};
    for (const { entity, states } of this.lines) {
      byEntity[entity] ??= none();
      for (const state of Object.keys(states) as RowState[]) {
        counts[state] += states[state];
        byEntity[entity][state] += states[state];
      }
    }
    return { counts, byEntity };
  }

  issues(): Issue[] {
    return [...this.tableIssues.list(), ...this.rowIssues.list()];
  }

  private line(file: WorkFile, entity: string): Line {
    let line = this.lines.find((candidate) => candidate.file === file && candidate.entity === entity);
    if (!line) {
      line = { file, entity, states: none(), skipped: 0 };
      this.lines.push(line);
    }
    return line;
  }
}

/** @param batchId null where nothing was written */
export function resultOf(tally: Tally, batchId: string | null): ImportResult {
  return {
    format: 'countyframe.importResult/1',
    batchId,
    counts: tally.sum(),
    byEntity: tally.byEntity(),
    issues: tally.issues(),
  };
}
