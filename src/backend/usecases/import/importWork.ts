import type { DryRun, ImportCounts, ImportResult, RowFix, RowState } from '../../../shared/api/imports';
import type { ImportMapping, Inspection } from '../../../shared/api/inspection';
import type { Issue } from '../../../shared/issue';
import type { SheetCells } from '../../exchange/sheetCells';
import { readRows } from '../../exchange/understand/readRows';
import type { ReadRow } from '../../exchange/understand/readTypes';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { commitBatches, type FileBatch } from './commitRows';
import { entityOrder } from './entityOrder';
import { type PlannedRow, RowPlanner } from './planRows';
import { type FileInput, WorkFile, type WorkOptions } from './workFile';

/** Rows worked on before other work gets a turn. */
const ROWS_PER_TURN = 500;

/**
 * One import from file to commit: reads files, proposes mappings, plans rows against the store, commits. The plan is
 * made anew whenever mappings or fixes change; nothing is written before `commit`.
 */
export class ImportWork {
  private readonly files: WorkFile[] = [];
  private planned: PlannedRow[] = [];
  private rowsOf = new Map<WorkFile, PlannedRow[]>();
  private readonly fixes = new Map<string, Omit<RowFix, 'index'>>();
  private tableIssues: Issue[] = [];
  private skipped = 0;

  /** @throws AppError where the file cannot be read */
  async addFile(input: FileInput, options: WorkOptions & { encoding?: string } = {}): Promise<Inspection> {
    const file = await WorkFile.open(input, options);
    this.files.push(file);
    return file.inspection;
  }

  get mappings(): ImportMapping[] {
    return this.files.flatMap((file) => file.mappings);
  }

  get inspections(): Inspection[] {
    return this.files.map((file) => file.inspection);
  }

  get rows(): readonly PlannedRow[] {
    return this.planned;
  }

  sheet(index: number): SheetCells | undefined {
    return this.files[0]?.sheet(index);
  }

  /** Replaces the mappings, in the order `mappings` gave them, see WorkFile. */
  setMappings(mappings: ImportMapping[]): void {
    let at = 0;
    for (const file of this.files) {
      for (const index of file.mappings.keys()) {
        const wanted = mappings[at++];
        if (wanted) file.setMapping(index, wanted);
      }
    }
  }

  /** Treats every table as one entity, as `--as` asks. */
  setEntity(entity: string): void {
    for (const file of this.files) file.setEntity(entity);
  }

  /**
   * Compares every row with the store.
   * @param fixes new corrections, by position in the last plan; earlier ones are kept
   */
  async plan(store: Store, scope: Scope, fixes: RowFix[], options: WorkOptions = {}): Promise<DryRun> {
    const taken = this.files.flatMap((file) =>
      file.mappings.map((mapping, index) => ({ file, mapping, table: file.table(index) })),
    );
    const ordered = taken
      .filter(({ mapping }) => mapping.take && mapping.entity !== null)
      .sort((a, b) => entityOrder.indexOf(a.mapping.entity!) - entityOrder.indexOf(b.mapping.entity!));
    this.keepFixes(fixes);
    const choices = new Map<ReadRow, string | null>();
    const planner = new RowPlanner(store, scope, choices);
    const total = ordered.reduce((sum, { table }) => sum + table.dataRowCount, 0);
    this.planned = [];
    this.rowsOf = new Map(this.files.map((file) => [file, []]));
    this.tableIssues = this.files.flatMap((file) => file.inspection.issues);
    this.skipped = 0;
    for (const { file, mapping, table } of ordered) {
      const rows = readRows(file.sheet(mapping.sheetIndex)!, table, mapping, { fixes: this.fixedTexts(file, mapping) });
      for (;;) {
        const step = rows.next();
        if (step.done) {
          this.tableIssues.push(...step.value.issues);
          this.skipped += table.skipped.length + table.skippedUnlisted;
          break;
        }
        const choice = this.fixes.get(placeOf(file.name, step.value))?.recordId;
        if (choice !== undefined) choices.set(step.value, choice);
        const row = planner.plan(step.value);
        this.planned.push(row);
        this.rowsOf.get(file)!.push(row);
        if (this.planned.length % ROWS_PER_TURN === 0) {
          options.onProgress?.({ step: 'IMPORT_CHECKING', done: this.planned.length, total });
          await new Promise((done) => setImmediate(done));
          options.signal?.throwIfAborted();
        }
      }
    }
    this.tableIssues.push(...planner.waitingRefs());
    return this.summary();
  }

  /** Commits the plan as one change. @returns counts, issues and the batch */
  commit(store: Store, scope: Scope, isDryRun = false): ImportResult {
    const batches: FileBatch[] = this.files.map((file) => {
      const rows = this.rowsOf.get(file) ?? [];
      return {
        name: file.name,
        sha256: file.inspection.file.sha256,
        content: file.content,
        rows,
        counts: countRows(rows, 0),
        columnMap: file.mappings.filter((mapping) => mapping.take),
        issues: rows.flatMap((row) => row.issues),
      };
    });
    const { batchId } = isDryRun ? { batchId: null } : commitBatches(store, scope, batches);
    const byEntity: Record<string, ImportCounts> = {};
    for (const entity of new Set(this.planned.map((row) => row.source.entity))) {
      byEntity[entity] = countRows(
        this.planned.filter((row) => row.source.entity === entity),
        0,
      );
    }
    return {
      format: 'countyframe.importResult/1',
      batchId,
      counts: countRows(this.planned, this.skipped),
      byEntity,
      issues: [...this.tableIssues, ...this.planned.flatMap((row) => row.issues)],
    };
  }

  /** Corrections belong to rows of the file, whatever the next plan makes of them. */
  private keepFixes(fixes: RowFix[]): void {
    for (const fix of fixes) {
      const row = this.planned[fix.index];
      const file = this.files.find((candidate) => row && this.rowsOf.get(candidate)?.includes(row));
      if (!row || !file) continue;
      const place = placeOf(file.name, row.source);
      const kept = this.fixes.get(place);
      this.fixes.set(place, { ...kept, ...fix, texts: { ...kept?.texts, ...fix.texts } });
    }
  }

  private fixedTexts(file: WorkFile, mapping: ImportMapping): Map<number, Record<string, string>> {
    const texts = new Map<number, Record<string, string>>();
    for (let row = mapping.firstDataRow; this.fixes.size > 0 && row <= mapping.lastDataRow; row++) {
      const fix = this.fixes.get(placeOf(file.name, { sheetIndex: mapping.sheetIndex, row }));
      if (fix?.texts) texts.set(row, fix.texts);
    }
    return texts;
  }

  private summary(): DryRun {
    const none = (): Record<RowState, number> => ({ new: 0, changed: 0, unchanged: 0, rejected: 0, ambiguous: 0 });
    const counts = none();
    const byEntity: DryRun['byEntity'] = {};
    for (const row of this.planned) {
      counts[row.state]++;
      byEntity[row.source.entity] ??= none();
      byEntity[row.source.entity]![row.state]++;
    }
    return {
      counts,
      skipped: this.skipped,
      byEntity,
      mappings: this.mappings,
      issues: this.tableIssues,
      withIssues: this.planned.filter((row) => row.issues.some((issue) => issue.severity !== 'info')).length,
    };
  }
}

function placeOf(file: string, row: { sheetIndex: number; row: number }): string {
  return `${row.sheetIndex} ${row.row} ${file}`;
}

/** An ambiguous row is not taken, so it counts as rejected. */
function countRows(rows: PlannedRow[], skipped: number): ImportCounts {
  const of = (...states: RowState[]) => rows.filter((row) => states.includes(row.state)).length;
  return {
    read: rows.length,
    inserted: of('new'),
    updated: of('changed'),
    unchanged: of('unchanged'),
    rejected: of('rejected', 'ambiguous'),
    skipped,
  };
}
