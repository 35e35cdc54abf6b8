import type { ImportMapping } from '../../../shared/api/inspection';
import type { Issue } from '../../../shared/issue';
import { CellType, type SheetChunk, type SheetInfo, type SheetSource } from '../sheetCells';
import { RowClassifier } from './classify';
import { MergeIndex, rowsOf, type SheetRow } from './grid';
import type { ReadRow, ReadSummary } from './readTypes';
import { Reconciliation } from './reconcile';
import { RecordReader } from './record';
import { planRows, type RowPlan } from './rowPlan';
import { SectionStack } from './sections';
import { cellName, displayLabel, isErrorText, isPlaceholder, squeeze } from './text';
import type { FoundHeader, FoundTable, RowKind, SkipReason } from './types';

export interface ReadOptions {
  /** Texts typed by the user instead of the sheet's, by 1-based row and field (or `<key>.code`). */
  fixes?: ReadonlyMap<number, Readonly<Record<string, string>>>;
  /** Is given the rows that are left: hidden ones, and those the user left out. They are in the file all the same. */
  onLeft?: (row: ReadRow) => void;
}

const MOST_SKIPPED = 10_000;
const MOST_ISSUES = 2_000;

/**
 * Reads the records of a table by its mapping, chunk by chunk and in bounded memory.
 */
export class RowReader {
  private readonly plan: RowPlan;
  private readonly classifier: RowClassifier;
  private readonly merges: MergeIndex;
  private readonly hidden: Set<number>;
  private readonly sections = new SectionStack();
  private readonly records: RecordReader;
  private readonly sums: Reconciliation;
  private readonly take: Set<number>;
  private readonly leave: Set<number>;
  private readonly issues: Issue[] = [];
  private readonly skipped: ReadSummary['skipped'] = [];
  private skippedCount = 0;
  private next: number;
  private read = 0;
  private rejected = 0;
  private hiddenLeft = 0;
  private leftOut = 0;

  /**
   * @param info the table's sheet
   * @param table the table as found; `lastDataRow` ends the reading, Infinity where it is not known yet
   * @param mapping with an entity
   */
  constructor(
    private readonly info: SheetInfo,
    private readonly table: FoundHeader & Pick<FoundTable, 'firstDataRow' | 'lastDataRow'>,
    private readonly mapping: ImportMapping,
    private readonly options: ReadOptions = {},
  ) {
    this.plan = planRows(mapping);
    this.merges = new MergeIndex(info.merges);
    this.hidden = new Set(info.hiddenRows);
    this.classifier = new RowClassifier(table, this.merges);
    this.take = new Set(mapping.takeRows);
    this.leave = new Set(mapping.leaveRows);
    this.next = table.firstDataRow;
    this.sums = new Reconciliation(
      this.plan.summed.map((c) => ({ letter: c.letter, label: c.label, column: c.field!.column })),
    );
    this.records = new RecordReader(this.plan, info, this.merges, options.fixes);
  }

  /**
   * Reads the records of the next chunk, one by one: of a large table each is gone again before the next is read. Chunks
   * come in row order.
   */
  *push(chunk: SheetChunk): Generator<ReadRow, void, undefined> {
    const { firstDataRow, lastDataRow } = this.table;
    if (chunk.firstRow > lastDataRow || chunk.firstRow + chunk.rowCount <= firstDataRow) return;
    this.passBlank(Math.min(chunk.firstRow, lastDataRow + 1));
    for (const row of rowsOf(chunk)) {
      if (row.row < firstDataRow || row.row > lastDataRow) continue;
      this.next = row.row + 1;
      const record = this.one(row);
      if (record) yield record;
    }
  }

  /** Rows the chunks leave out are blank. */
  private passBlank(until: number): void {
    for (; this.next < until; this.next++) this.skip(this.next, 'blank');
  }

  private skip(row: number, why: SkipReason): void {
    this.skippedCount++;
    if (this.skipped.length < MOST_SKIPPED) this.skipped.push({ row: row + 1, why });
  }

  private one(row: SheetRow): ReadRow | null {
    this.records.startRow(row);
    const found = this.classifier.classify(row);
    const number = row.row + 1;
    if (this.leave.has(number)) {
      this.leftOut++;
      if (found === 'data') this.options.onLeft?.(this.records.read(row, this.sections.path(), false));
      return null;
    }
    const kind: RowKind = this.take.has(number) ? 'data' : found;
    if (kind !== 'data') {
      this.skip(row.row, kind);
      if (kind === 'section') this.sections.enter(row);
      if (kind === 'section' || kind === 'subtotal') this.printed(row, kind);
      return null;
    }
    const isHidden = this.hidden.has(row.row);
    if (isHidden && this.mapping.hiddenRows === 'leave' && !this.take.has(number)) {
      this.hiddenLeft++;
      const left = this.records.read(row, this.sections.path(), isHidden);
      this.sums.add(this.records.lastQuantities());
      this.options.onLeft?.(left);
      return null;
    }
    const record = this.records.read(row, this.sections.path(), isHidden);
    this.read++;
    if (record.rejected) this.rejected++;
    this.sums.add(this.records.lastQuantities());
    return record;
  }

  /** Totals of a subtotal or section row, for comparing; one that cannot be read is told. */
  private printed(row: SheetRow, kind: 'section' | 'subtotal'): void {
    const lead = row.filled().find((c) => row.type(c) === CellType.text);
    const label = lead === undefined ? '' : displayLabel(row.text(lead)).slice(0, 40);
    const values: (number | null)[] = this.plan.summed.map(() => null);
    for (const column of this.plan.columns) {
      if (row.isBlank(column.column) || column.field === null) continue;
      const type = row.type(column.column);
      const text = row.text(column.column);
      const broken =
        type === CellType.error ||
        type === CellType.formulaWithoutResult ||
        (type === CellType.text && isErrorText(text));
      if (broken) {
        this.tell({
          severity: 'warning',
          code: 'TOTAL_UNREADABLE',
          params: { label, column: column.label, text },
          where: { sheet: this.info.name, cell: cellName(row.row, column.column), row: row.row + 1 },
        });
      } else if (column.summed >= 0 && !isPlaceholder(text)) {
        const { value } = column.reader!.read(type, text);
        if (typeof value === 'number') values[column.summed] = value;
      }
    }
    const grand = kind === 'subtotal' && !/小计|sub/.test(squeeze(label));
    this.sums.print(
      row.row + 1,
      kind === 'section' ? 'section' : grand ? 'total' : 'subtotal',
      this.sections.depth(),
      label,
      values,
    );
  }

  private tell(issue: Issue): void {
    if (this.issues.length < MOST_ISSUES) this.issues.push(issue);
  }

  /** Ends the table. */
  finish(): ReadSummary {
    if (Number.isFinite(this.table.lastDataRow)) this.passBlank(this.table.lastDataRow + 1);
    const sheet = this.info.name;
    for (const issue of this.sums.finish(sheet)) this.tell(issue);
    if (this.hiddenLeft > 0) {
      this.tell({
        severity: 'warning',
        code: 'HIDDEN_ROWS_LEFT',
        params: { sheet, count: this.hiddenLeft },
        where: { sheet },
      });
    }
    return {
      read: this.read,
      rejected: this.rejected,
      skipped: this.skipped,
      skippedCount: this.skippedCount,
      hiddenLeft: this.hiddenLeft,
      leftOut: this.leftOut,
      issues: this.issues,
    };
  }
}

/**
 * Reads the records of a table, one after the other.
 * @param sheet the sheet, or its facts and chunks as they come
 * @param table as findTables found it
 * @param mapping what each column is, with an entity
 * @returns an iterator of records; its return value is the summary with totals compared
 */
export function* readRows(
  sheet: SheetSource,
  table: FoundTable,
  mapping: ImportMapping,
  options: ReadOptions = {},
): Generator<ReadRow, ReadSummary, undefined> {
  const reader = new RowReader(sheet.info, table, mapping, options);
  for (const chunk of sheet.chunks) {
    if (chunk.firstRow > table.lastDataRow) break;
    yield* reader.push(chunk);
  }
  return reader.finish();
}

/** All records of a table at once, with the summary. For tests and small sheets. */
export function readAllRows(
  sheet: SheetSource,
  table: FoundTable,
  mapping: ImportMapping,
  options: ReadOptions = {},
): { rows: ReadRow[]; summary: ReadSummary } {
  const rows: ReadRow[] = [];
  const reading = readRows(sheet, table, mapping, options);
  for (;;) {
    const step = reading.next();
    if (step.done) return { rows, summary: step.value };
    rows.push(step.value);
  }
}
