import type {
  BareSheet,
  DryRun,
  ImportDecisions,
  ImportResult,
  RowFix,
  RowState,
  StrangeValue,
} from '../../../shared/api/imports';
import type { ImportMapping, Inspection, SkippedLine } from '../../../shared/api/inspection';
import { byPlace } from '../../../shared/api/tablePlace';
import type { Issue } from '../../../shared/issue';
import type { SheetCells } from '../../exchange/sheetCells';
import { columnOfLetter } from '../../exchange/understand/text';
import type { RejectedTable } from '../../exchange/workbook/rejectedWorkbook';
import type { Store } from '../../store/store';
import { cellRows } from '../provenance';
import type { Scope } from '../sheet/scope';
import { type CommitOptions, commitFiles } from './commit/commitFiles';
import { Fixes } from './fixes';
import { judgeNames, type StrangeNames } from './judgeNames';
import { nearRowIssues } from './nearRows';
import { PlanLedger } from './planLedger';
import type { PlannedRow } from './plannedRow';
import { passRows, plannerFor, recordCount, type TakenTable, takenTables } from './rowPass';
import { StrangeValues } from './strangeValues';
import { resultOf, Tally } from './tally';
import { Turns } from './turns';
import { UnitSlips } from './unitSlips';
import { VanishedFinder, type VanishedRecord } from './vanished';
import { type FileInput, WorkFile, type WorkOptions } from './workFile';

/** A row of a file; the file may be left out where there is one. */
interface RowPlace {
  file?: string | undefined;
  sheet: string;
  /** 1-based. */
  row: number;
}

/**
 * One import from file to commit: reads files, proposes mappings, plans rows against the store, commits. Rows go by and
 * are not kept: a dry run counts them, a commit plans and writes them in one go. Nothing is written before `commit`.
 */
export class ImportWork {
  private readonly files: WorkFile[] = [];
  private readonly fixes = new Fixes();
  private readonly fileIssues: Issue[] = [];
  private ledger = new PlanLedger();
  private strange: StrangeNames = { near: [], others: [] };
  private strangeValues: StrangeValue[] = [];
  private decisions: ImportDecisions = {};
  /** Records of the store that the last plan missed in the files: those listed, and how many there are. */
  vanished: { records: VanishedRecord[]; count: number } = { records: [], count: 0 };

  /**
   * @param options store: read headers that are known from earlier imports as they were read then
   * @throws AppError where the file cannot be read
   */
  async addFile(
    input: FileInput,
    options: WorkOptions & { encoding?: string; store?: Store } = {},
  ): Promise<Inspection> {
    const file = await WorkFile.open(input, options);
    if (options.store) file.recall(options.store);
    this.files.push(file);
    return file.inspection;
  }

  /**
   * As `addFile`, for a file that is committed at once as it is proposed: its rows may be on their way still. `stop` ends
   * the reading of one that is not committed.
   * @throws AppError where the file cannot be read
   */
  async beginFile(input: FileInput, store: Store, options: WorkOptions & { encoding?: string } = {}): Promise<void> {
    this.files.push(await WorkFile.begin(input, store, options));
  }

  stop(): void {
    for (const file of this.files) file.stop();
  }

  /** Takes the user's decisions about vanished records and names; they replace earlier ones. */
  decide(decisions: ImportDecisions): void {
    this.decisions = decisions;
  }

  /** Name of the file a row of the last plan is in; null where there is one file alone. */
  fileAt(index: number): string | null {
    return this.files.length > 1 ? (this.ledger.place(index)?.taken.file.name ?? null) : null;
  }

  /** Sheets with cells on which no table was found, in order. */
  get bareSheets(): BareSheet[] {
    return this.files.flatMap((file, index) =>
      file.bareSheets().map(({ info }) => ({
        file: index,
        sheet: info.index,
        name: info.name,
        isHidden: info.visibility !== 'visible',
      })),
    );
  }

  /**
   * Makes a table of a sheet on which none was found, see WorkFile.
   * @returns the position of its mapping; null where the sheet has no cells
   */
  openSheet(file: number, sheet: number): number | null {
    const own = this.files[file];
    const index = own?.openSheet(sheet) ?? null;
    return own && index !== null ? this.mappingBefore(own) + index : null;
  }

  /** Which file each mapping is of. */
  get fileOf(): number[] {
    return this.files.flatMap((file, index) => file.mappings.map(() => index));
  }

  /** Notes what is wrong with a whole file. */
  addIssue(issue: Issue): void {
    this.fileIssues.push(issue);
  }

  get mappings(): ImportMapping[] {
    return this.files.flatMap((file) => file.mappings);
  }

  get inspections(): Inspection[] {
    return this.files.map((file) => file.inspection);
  }

  /** Names of the files in which no table is known for what it is. */
  unrecognised(): string[] {
    return this.files
      .filter((file) => file.mappings.every((mapping) => mapping.entity === null))
      .map((file) => file.name);
  }

  /** Names of the files of which no table is taken: they are empty, or hidden. */
  untaken(): string[] {
    const taken = new Set(takenTables(this.files).map(({ file }) => file));
    return this.files.filter((file) => !taken.has(file)).map((file) => file.name);
  }

  /** Rows of the last plan that are kept whole: all that wait for the user, and the first of every other state. */
  get rows(): readonly PlannedRow[] {
    return this.ledger.keptRows();
  }

  /** A stretch of a sheet; rows 0-based, inclusive. */
  stretch(sheetIndex: number, first: number, last: number, file = 0): SheetCells | undefined {
    return this.files[file]?.sheet(sheetIndex)?.stretch(first, last);
  }

  /** Rows of a stretch that are no records as the mapping stands, with the reason; rows 1-based, inclusive. */
  skippedRows(mapping: number, first: number, last: number): SkippedLine[] {
    const file = this.files.findLast((candidate) => this.mappingBefore(candidate) <= mapping);
    return file?.skippedRows(mapping - this.mappingBefore(file), first, last) ?? [];
  }

  /** How many mappings come before those of a file. */
  private mappingBefore(file: WorkFile): number {
    return this.files.slice(0, this.files.indexOf(file)).reduce((sum, { mappings }) => sum + mappings.length, 0);
  }

  /**
   * Replaces the mappings, see WorkFile.
   * @param fileOf which file each is of: they are then put to their tables by place, whatever sheets were opened since.
   *   Without it they are in the order `mappings` gives.
   */
  setMappings(mappings: ImportMapping[], fileOf?: readonly number[]): void {
    const wanted = fileOf ? byPlace(this.mappings, this.fileOf, mappings, fileOf) : mappings;
    let at = 0;
    for (const file of this.files) {
      for (const index of file.mappings.keys()) {
        const own = wanted[at++];
        if (own) file.setMapping(index, own);
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
    this.keepFixes(fixes);
    const tally = await this.tallied(store, scope, options);
    return {
      ...tally.states(),
      skipped: tally.skipped,
      mappings: this.mappings,
      issues: tally.tableIssues.list(),
      withIssues: tally.withIssues,
      nearNames: this.strange.near,
      otherNames: this.strange.others,
      strangeValues: this.strangeValues,
    };
  }

  /**
   * Corrects one text in a field of every rejected row of the last plan that has it; the next plan takes it.
   * @returns rows corrected
   */
  fixAlike(entity: string, field: string, from: string, to: string): number {
    let rows = 0;
    for (const { place, row } of this.ledger.waitingRows()) {
      const { source } = row;
      if (row.state !== 'rejected' || source.entity !== entity || (source.texts[field] ?? '') !== from) continue;
      this.fixes.keep(place.taken.file, place.taken.index, place.row, { texts: { [field]: to } });
      rows++;
    }
    return rows;
  }

  /** What the row at a place is read as; null where no table that is taken has it. */
  entityAt(place: RowPlace): string | null {
    return this.tableAt(place)?.mapping.entity ?? null;
  }

  /** Says which record a row means; null for a new one. */
  choose(place: RowPlace, recordId: string | null): void {
    const table = this.tableAt(place);
    if (table) this.fixes.keep(table.file, table.index, place.row, { recordId });
  }

  private tableAt({ file, sheet, row }: RowPlace): TakenTable | undefined {
    return takenTables(this.files).find(
      ({ file: own, mapping, table }) =>
        (file === undefined || own.name === file) &&
        mapping.sheet === sheet &&
        row > table.firstDataRow &&
        row <= table.lastDataRow + 1,
    );
  }

  /** Rows of the last plan that are not taken, table by table, with the cells their file has. */
  rejectedTables(): RejectedTable[] {
    const tables = new Map<TakenTable, RejectedTable>();
    for (const { place, row } of this.ledger.waitingRows()) {
      const { mapping, file } = place.taken;
      let table = tables.get(place.taken);
      if (!table) {
        table = { sheet: mapping.sheet, columns: mapping.columns, rows: [] };
        tables.set(place.taken, table);
      }
      const at = place.row - 1;
      const stored = file.sheet(mapping.sheetIndex)?.stretch(at, at);
      const cells = stored ? (cellRows(stored, place.row, place.row)[0]?.cells ?? []) : [];
      table.rows.push({
        row: place.row,
        // What a merged group says of the row is its text too; columns without a field are as stored.
        cells: mapping.columns.map(
          ({ letter, field }) => row.source.texts[field ?? ''] ?? cells[columnOfLetter(letter)] ?? '',
        ),
        issues: row.issues,
      });
    }
    return [...tables.values()];
  }

  /** Rows of the last plan that fit several records. */
  ambiguous(): { file: string; row: PlannedRow }[] {
    return this.ledger
      .waitingRows()
      .flatMap(({ place, row }) => (row.state === 'ambiguous' ? [{ file: place.taken.file.name, row }] : []));
  }

  /** Names of the last plan that no record has. */
  get names(): StrangeNames {
    return this.strange;
  }

  /** A plan in the words of a result, nothing written: what `--dry-run` shows. */
  async preview(store: Store, scope: Scope, options: WorkOptions = {}): Promise<ImportResult> {
    const tally = await this.tallied(store, scope, options);
    return resultOf(tally, null);
  }

  private async tallied(store: Store, scope: Scope, options: WorkOptions): Promise<Tally> {
    const tables = takenTables(this.files);
    const planner = plannerFor(store, scope, tables, this.decisions.names);
    const slips = new UnitSlips();
    const finder = new VanishedFinder(store, scope);
    const values = new StrangeValues(({ file, index }) => this.mappingBefore(file) + index);
    const tally = new Tally();
    this.tellFiles(tally);
    const ledger = new PlanLedger();
    await passRows(tables, {
      store,
      planner,
      fixes: this.fixes,
      turns: new Turns(options, 'IMPORT_CHECKING', recordCount(tables)),
      onRow: (table, row) => {
        tally.add(table, row);
        ledger.add(table, row);
        slips.note(row);
        values.note(table, row);
        finder.note(table, row.source);
        return true;
      },
      onTable: (table, summary) => tally.close(table, summary),
    });
    this.strangeValues = values.list();
    for (const issue of [...planner.waitingRefs(), ...slips.issues(store, scope), ...tally.countsBySheet()]) {
      tally.tableIssues.add(issue);
    }
    this.strange = judgeNames(store, scope, planner.strangeNames(), (id) => !planner.wasSeen(id));
    const nearRows = planner.nearRows();
    this.strange.near.unshift(...nearRows);
    for (const issue of nearRowIssues(nearRows)) tally.tableIssues.add(issue);
    this.ledger = ledger;
    this.vanished = { records: [], count: 0 };
    for (const table of tables) {
      const { records, count } = finder.find(table, (id) => planner.wasSeen(id));
      tally.addVanished(table, count);
      this.vanished.records.push(...records);
      this.vanished.count += count;
    }
    return tally;
  }

  /**
   * Plans and commits as one transaction, one change, one undo. While it goes on others read the store as it was before.
   * @param options isStrict: take nothing unless every row can be taken
   * @returns counts and issues; batchId null where no row changed anything
   * @throws AppError IMPORT_STRICT_REJECTED, STORE_BUSY; the signal's reason where cancelled; MistakenTable, see commitFiles:
   * then nothing was written
   */
  commit(store: Store, scope: Scope, options: CommitOptions = {}): Promise<ImportResult> {
    const { files, fixes, decisions } = this;
    return commitFiles({ files, fixes, decisions, tellFiles: (tally) => this.tellFiles(tally) }, store, scope, options);
  }

  /**
   * A page of the last plan's rows in a state. Rows that were not kept are planned again.
   * @returns the rows with their positions in the plan
   */
  async page(
    store: Store,
    scope: Scope,
    state: RowState,
    offset: number,
    limit: number,
    onlyIssues = false,
  ): Promise<{ total: number; withIssues: number; rows: { index: number; row: PlannedRow }[] }> {
    const { total, withIssues, indexes } = this.ledger.page(state, offset, limit, onlyIssues);
    const found = new Map(indexes.map((index) => [index, this.ledger.keptRow(index)]));
    const missing = indexes.filter((index) => !found.get(index));
    if (missing.length > 0) {
      const tables = takenTables(this.files);
      let at = 0;
      await passRows(tables, {
        store,
        planner: plannerFor(store, scope, tables, this.decisions.names),
        fixes: this.fixes,
        turns: new Turns({}, 'IMPORT_CHECKING', null),
        onRow: (_table, row) => {
          if (found.has(at)) found.set(at, row);
          return at++ < missing.at(-1)!;
        },
      });
    }
    const rows = indexes.flatMap((index) => {
      const row = found.get(index);
      return row ? [{ index, row }] : [];
    });
    return { total, withIssues, rows };
  }

  /** What is to be said of the files as a whole. */
  private tellFiles(tally: Tally): void {
    for (const issue of this.fileIssues) tally.tableIssues.add(issue);
    for (const { inspection } of this.files) {
      for (const issue of inspection.issues) tally.tableIssues.add(issue, inspection.file.name);
    }
  }

  private keepFixes(fixes: RowFix[]): void {
    for (const { index, ...fix } of fixes) {
      const place = this.ledger.place(index);
      if (place) this.fixes.keep(place.taken.file, place.taken.index, place.row, fix);
    }
  }
}
