import type { Issue } from '../../../shared/issue';
import { columnNames } from '../../../shared/messages';
import { checkRow } from '../../../shared/model/checkRow';
import type { CellValue, TableDescription } from '../../../shared/model/describe';
import { readOption } from '../../../shared/model/parseOption';
import { type CellRange, CellType, type SheetInfo } from '../sheetCells';
import { type GivenAmount, type GivenShare, settleAmounts } from './amounts';
import { type CellReading, placed } from './cellReader';
import type { MergeIndex, SheetRow } from './grid';
import type { ReadRow } from './readTypes';
import { RecordRow } from './recordRow';
import type { ColumnPlan, RowPlan } from './rowPlan';
import { cellName, isBlankText } from './text';

interface Cell {
  type: CellType;
  text: string;
  /** 0-based row the value stands in; not the row itself where a group's value was taken. */
  from: number;
}

interface Covering {
  range: CellRange;
  cell: Cell;
}

type Fixed = Readonly<Record<string, string>>;
type Fixes = ReadonlyMap<number, Fixed>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Turns the rows of one table into records; remembers merged and grouped cells from row to row. */
export class RecordReader {
  /** Merged cells that reach into the present row, by column. */
  private readonly merged = new Map<number, Covering>();
  private readonly above = new Map<number, Cell>();
  private readonly needsSubject: boolean;
  private quantitiesOfRow: (number | null)[] = [];
  private readonly inSection: ColumnPlan | null;

  constructor(
    private readonly plan: RowPlan,
    private readonly info: SheetInfo,
    private readonly merges: MergeIndex,
    private readonly fixes: Fixes | undefined,
  ) {
    // Outages, loadings, ...: every way to know the record again begins with what it is about.
    const isRef = (key: string) => plan.table.columns.some((c) => c.key === key && c.kind === 'ref');
    const { matchKeys } = plan.table;
    this.needsSubject = matchKeys.length > 0 && matchKeys.every((set) => set.some(isRef));
    this.inSection = plan.columns.find((c) => c.name === 'listSection') ?? null;
  }

  /** Notes merges and groups of a row, whether it is a record or not. */
  startRow(row: SheetRow): void {
    for (const [column, { range }] of this.merged) if (range.lastRow < row.row) this.merged.delete(column);
    for (const range of this.merges.startingAt(row.row)) {
      if (range.lastRow === range.firstRow) continue;
      const cell = { type: row.type(range.firstColumn), text: row.text(range.firstColumn), from: row.row };
      for (let c = range.firstColumn; c <= range.lastColumn; c++) this.merged.set(c, { range, cell });
    }
  }

  /** The cell a column's value stands in: its own, or one that holds for this row too. */
  private cellAt(record: RecordRow, row: SheetRow, plan: ColumnPlan, fixed: Fixed | undefined): Cell {
    const own: Cell = { type: row.type(plan.column), text: row.text(plan.column), from: row.row };
    const fix = plan.name === null ? undefined : fixed?.[plan.name];
    if (fix !== undefined) {
      record.replaceText(plan.name!, fix);
      return { type: fix === '' ? CellType.empty : CellType.text, text: fix, from: row.row };
    }
    if (!row.isBlank(plan.column)) {
      if (plan.fillDown) this.above.set(plan.column, own);
      return own;
    }
    const other = this.spreadCell(row, plan) ?? (plan.fillDown ? this.above.get(plan.column) : undefined);
    if (other && plan.name !== null) record.replaceText(plan.name, other.text);
    return other ?? own;
  }

  private spreadCell(row: SheetRow, plan: ColumnPlan): Cell | undefined {
    const covering = this.merged.get(plan.column);
    if (!plan.spreads || !covering || covering.range.firstColumn !== plan.column) return undefined;
    return covering.cell.from < row.row ? covering.cell : undefined;
  }

  /** Quantities of a row that becomes no record (a hidden one), for comparing totals. */
  quantities(row: SheetRow): (number | null)[] {
    return this.plan.summed.map((plan) => {
      const { value } = plan.reader!.read(row.type(plan.column), row.text(plan.column));
      return typeof value === 'number' ? value : null;
    });
  }

  lastQuantities(): (number | null)[] {
    return this.quantitiesOfRow;
  }

  /** Reads a record. */
  read(row: SheetRow, section: string[], hidden: boolean): ReadRow {
    const fixed = this.fixes?.get(row.row + 1);
    const { plan: rowPlan, info } = this;
    const record = new RecordRow(rowPlan.table.entity, info.name, info.index, section, hidden, row, rowPlan.columns);
    const given: GivenAmount[] = [];
    const shares: GivenShare[] = [];
    let hasMoney = false;
    this.quantitiesOfRow = this.plan.summed.map(() => null);
    for (const plan of this.plan.columns) {
      let type = row.type(plan.column);
      let text = row.text(plan.column);
      let from = row.row;
      if (fixed || plan.fillDown || this.merged.has(plan.column))
        ({ type, text, from } = this.cellAt(record, row, plan, fixed));
      if (plan.field === null) {
        if (type !== CellType.empty && text !== '') this.readOther(record, plan, text);
        continue;
      }
      const reading = plan.reader!.read(type, text);
      const { value } = reading;
      if (reading.issue) this.judge(record, plan, reading, { type, text, from });
      if (plan.summed >= 0 && typeof value === 'number') this.quantitiesOfRow[plan.summed] = value;
      if (plan.isComputed) {
        record.computed[plan.field.key] = value;
        continue;
      }
      this.put(record, plan, value);
      const { amount, share } = plan.field;
      if (amount) {
        hasMoney = true;
        if (typeof value === 'number') given.push({ key: amount, fen: value });
      }
      if (share !== null) {
        hasMoney = true;
        if (typeof value === 'number') shares.push({ source: share, percent: value });
      }
    }
    for (const ref of this.plan.refs) settleRef(record, ref);
    if (hasMoney) this.settleMoney(record, given, shares);
    this.applySection(record);
    this.checkIdentity(record, row);
    if (!record.rejected) this.checkTogether(record);
    return record;
  }

  /** What the columns say together: what the store would refuse costs the row. */
  private checkTogether(record: ReadRow): void {
    for (const issue of checkRow(record.entity, record.values)) {
      if (issue.severity === 'error') record.rejected = true;
      record.issues.push({ ...issue, where: { sheet: this.info.name, row: record.row } });
    }
  }

  /** A column without a field: the id of an export, or an attribute kept as it is. */
  private readOther(record: ReadRow, plan: ColumnPlan, text: string): void {
    const kept = text.trim();
    if (plan.isId) {
      if (UUID.test(kept)) record.id = kept.toLowerCase();
    } else if (!isBlankText(text)) keepExtra(record, plan.label, kept);
  }

  private put(record: ReadRow, plan: ColumnPlan, value: CellValue): void {
    const { key, column, byCode } = plan.field!;
    if (column.kind !== 'ref') {
      record.values[key] = value;
      return;
    }
    const ref = record.refs[key] ?? { name: null, code: null };
    if (byCode) ref.code = value === null ? null : String(value);
    else ref.name = value === null ? null : String(value);
    record.refs[key] = ref;
  }

  /** An unreadable cell costs the row only where it is identity or money; elsewhere the text is kept beside it. */
  private judge(record: ReadRow, plan: ColumnPlan, reading: CellReading, cell: Cell): void {
    const issue = reading.issue!;
    const { column } = plan.field!;
    const where = cellName(cell.from, plan.column);
    const place = (severity: Issue['severity']): Issue =>
      placed(
        { ...issue, severity, params: { ...issue.params, field: plan.name! } },
        this.info.name,
        where,
        record.row,
        plan.label,
      );
    if (issue.severity !== 'error') {
      record.issues.push(place(issue.severity));
      return;
    }
    const isIdentity = this.plan.table.identity.includes(column.key) && !plan.field!.byCode;
    if (plan.isMoney || isIdentity) {
      record.issues.push(place('error'));
      record.rejected = true;
      return;
    }
    record.issues.push(place('warning'));
    if (cell.text.trim() !== '' && !plan.isComputed) keepExtra(record, plan.label, cell.text.trim());
  }

  private settleMoney(record: ReadRow, given: GivenAmount[], shares: GivenShare[]): void {
    const { amounts, issues } = settleAmounts(given, shares);
    record.amounts = amounts;
    const money =
      this.plan.columns.find((c) => c.name === 'totalFen') ?? this.plan.columns.find((c) => c.field?.amount);
    for (const issue of issues) {
      const cell = money ? cellName(record.row - 1, money.column) : undefined;
      record.issues.push({ ...issue, where: { sheet: this.info.name, row: record.row, ...(cell ? { cell } : {}) } });
      if (issue.code === 'AMOUNT_SPLIT_UNKNOWN' || issue.code === 'AMOUNT_YEARS_AND_SOURCES_DIFFER')
        this.keepSources(record);
    }
  }

  /** Amounts by source that could not be given a year stay readable. */
  private keepSources(record: ReadRow): void {
    for (const plan of this.plan.columns) {
      if (plan.field?.amount?.source == null) continue;
      const text = record.texts[plan.name!];
      if (text !== undefined) keepExtra(record, plan.label, text);
    }
  }

  /** The section heading of a project list, and the kind it names outright. */
  private applySection(record: ReadRow): void {
    if (record.entity !== 'project' || record.section.length === 0) return;
    if (this.inSection === null) record.values.listSection = record.section.join(' / ');
    if ('kind' in record.values) return;
    const kind = this.plan.table.columns.find((c) => c.key === 'kind')!;
    for (const title of [...record.section].reverse()) {
      const option = readOption(kind, title);
      if (option && !option.isGuess) {
        record.values.kind = option.value;
        return;
      }
    }
  }

  private checkIdentity(record: ReadRow, row: SheetRow): void {
    const { table } = this.plan;
    const missing = table.identity.filter((key) => !hasValue(table, record, key));
    const known = record.id !== null || hasCode(table, record);
    if (missing.length > 0 && known) record.incomplete = missing;
    const noSubject =
      this.needsSubject &&
      record.id === null &&
      !table.matchKeys.some((set) => set.every((key) => hasValue(table, record, key)));
    const lacks = missing.length > 0 && !known ? missing : noSubject && missing.length === 0 ? subjectKeys(table) : [];
    if (lacks.length === 0) return;
    record.rejected = true;
    // Where the cell was there but unreadable its own issue says enough.
    if (lacks.every((key) => record.issues.some((i) => i.severity === 'error' && this.isCellOf(i, key)))) return;
    const plan = this.plan.columns.find((c) => c.field?.key === lacks[0]);
    record.issues.push({
      severity: 'error',
      code: 'ROW_WITHOUT_IDENTITY',
      params: { columns: columnNames(table.entity, lacks), fields: lacks.join(',') },
      where: { sheet: this.info.name, row: record.row, ...(plan ? { cell: cellName(row.row, plan.column) } : {}) },
    });
  }

  private isCellOf(issue: Issue, key: string): boolean {
    const plan = this.plan.columns.find((c) => c.field?.key === key);
    return plan !== undefined && issue.params?.column === plan.label;
  }
}

/** What the sheet said stands beside the link, to be linked now or later. */
function settleRef(record: ReadRow, { key, textKey }: RowPlan['refs'][number]): void {
  const ref = record.refs[key];
  if (ref && textKey !== null) record.values[textKey] = ref.name ?? ref.code;
}

function keepExtra(record: ReadRow, label: string, text: string): void {
  // A header can be called __proto__: the object has no prototype to be replaced.
  record.extra ??= Object.create(null) as Record<string, string>;
  record.extra[label] = text;
}

function hasValue(table: TableDescription, record: ReadRow, key: string): boolean {
  const column = table.columns.find((c) => c.key === key);
  if (column?.kind === 'ref') {
    const ref = record.refs[key];
    return ref !== undefined && (ref.name !== null || ref.code !== null);
  }
  const value = record.values[key];
  return value !== undefined && value !== null && value !== '';
}

/** Whether a code names the record by itself. */
function hasCode(table: TableDescription, record: ReadRow): boolean {
  return table.matchKeys.some((set) => {
    const column = set.length === 1 ? table.columns.find((c) => c.key === set[0]) : undefined;
    return column?.kind === 'code' && hasValue(table, record, column.key);
  });
}

/** The references of which a record needs one. */
function subjectKeys(table: TableDescription): string[] {
  const keys = table.matchKeys.flatMap((set) =>
    set.filter((key) => table.columns.some((c) => c.key === key && c.kind === 'ref')),
  );
  return [...new Set(keys)];
}
