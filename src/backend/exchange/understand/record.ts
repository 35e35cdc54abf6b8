import type { Issue } from '../../../shared/issue';
import { checkRow } from '../../../shared/model/checkRow';
import type { CellValue } from '../../../shared/model/describe';
import { readOption } from '../../../shared/model/parseOption';
import { type CellRange, CellType, type SheetInfo } from '../sheetCells';
import { type GivenAmount, type GivenShare, settleAmounts } from './amounts';
import { type CellReading, placed } from './cellReader';
import { addDays, joinClock } from './clocks';
import type { MergeIndex, SheetRow } from './grid';
import { IdentityCheck } from './identity';
import type { ReadRow } from './readTypes';
import { type Blanks, blanksOf, RecordRow } from './recordRow';
import type { ColumnPlan, MomentJoin, RowPlan } from './rowPlan';
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

const NONE: never[] = [];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Turns the rows of one table into records; remembers merged and grouped cells from row to row. */
export class RecordReader {
  /** Merged cells that reach into the present row, by column. */
  private readonly merged = new Map<number, Covering>();
  private readonly above = new Map<number, Cell>();
  private readonly identity: IdentityCheck;
  private readonly blanks: Blanks;
  private readonly quantitiesOfRow: (number | null)[];
  private readonly inSection: ColumnPlan | null;
  private readonly borrowers: readonly ColumnPlan[];

  constructor(
    private readonly plan: RowPlan,
    private readonly info: SheetInfo,
    private readonly merges: MergeIndex,
    private readonly fixes: Fixes | undefined,
  ) {
    this.identity = new IdentityCheck(plan, info.name);
    this.blanks = blanksOf(plan);
    this.quantitiesOfRow = plan.summed.map(() => null);
    this.inSection = plan.columns.find((c) => c.name === 'listSection') ?? null;
    this.borrowers = plan.columns.filter((c) => c.join?.lender != null);
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
    const held = this.heldCell(row, plan);
    if (held && plan.name !== null) record.replaceText(plan.name, held.text);
    return held ?? own;
  }

  /** The cell that holds for a row whose own is blank: a merged one, or the one above; undefined where its own stands. */
  private heldCell(row: SheetRow, plan: MomentJoin['day']): Cell | undefined {
    const { column, fillDown } = plan;
    if (row.isBlank(column)) return this.spreadCell(row, plan) ?? (fillDown ? this.above.get(column) : undefined);
    if (fillDown) this.above.set(column, { type: row.type(column), text: row.text(column), from: row.row });
    return undefined;
  }

  /** A moment of two cells, its day and its time of day, as one text. */
  private momentAt(
    record: RecordRow,
    row: SheetRow,
    plan: ColumnPlan,
    { day, clock, lender }: MomentJoin,
    fixed: Fixed | undefined,
  ): Cell {
    const dayText = this.heldCell(row, day)?.text ?? row.text(day.column);
    const time = this.heldCell(row, clock);
    if (fixed?.[plan.name!] !== undefined) return this.cellAt(record, row, plan, fixed);
    const text = joinClock(
      dayText,
      time?.type ?? row.type(clock.column),
      time?.text ?? row.text(clock.column),
      lender !== null,
    );
    record.replaceText(plan.name!, text);
    return { type: text === '' ? CellType.empty : CellType.text, text, from: row.row };
  }

  /**
   * A time of day with a borrowed day that contradicts the other moment is the next day's (23:10 to 01:40), or where it is
   * the earlier of the two, that of the day before.
   */
  private settleDay(record: ReadRow, plan: ColumnPlan): void {
    const { key } = plan.field!;
    const { lender, isEarlier } = plan.join!;
    const moment = record.values[key];
    const other = record.values[lender!];
    if (typeof moment !== 'string' || typeof other !== 'string') return;
    if (isEarlier ? moment <= other : moment >= other) return;
    if (moment.slice(0, 10) !== other.slice(0, 10)) return;
    const settled = addDays(moment, isEarlier ? -1 : 1);
    record.values[key] = settled;
    const where = { sheet: this.info.name, cell: cellName(record.row - 1, plan.column), row: record.row };
    record.issues.push({
      severity: 'info',
      code: isEarlier ? 'MOMENT_ON_DAY_BEFORE' : 'MOMENT_ON_NEXT_DAY',
      params: isEarlier
        ? { column: plan.label, start: settled, end: other }
        : { column: plan.label, start: other, end: settled },
      where,
    });
  }

  private spreadCell(row: SheetRow, plan: MomentJoin['day']): Cell | undefined {
    const covering = this.merged.get(plan.column);
    if (!plan.spreads || !covering || covering.range.firstColumn !== plan.column) return undefined;
    return covering.cell.from < row.row ? covering.cell : undefined;
  }

  /** Quantities of the record read last; the next one's take their place. */
  lastQuantities(): readonly (number | null)[] {
    return this.quantitiesOfRow;
  }

  /** Reads a record. */
  read(row: SheetRow, section: string[], hidden: boolean): ReadRow {
    const fixed = this.fixes?.get(row.row + 1);
    const { plan: rowPlan, info } = this;
    const { entity } = rowPlan.table;
    const record = new RecordRow(entity, info, section, hidden, row, rowPlan.columns, this.blanks);
    const given: GivenAmount[] = rowPlan.hasMoney ? [] : NONE;
    const shares: GivenShare[] = rowPlan.hasMoney ? [] : NONE;
    this.quantitiesOfRow.fill(null);
    for (const plan of this.plan.columns) {
      let type = row.type(plan.column);
      let text = row.text(plan.column);
      let from = row.row;
      if (plan.join !== null) ({ type, text, from } = this.momentAt(record, row, plan, plan.join, fixed));
      else if (fixed || plan.fillDown || this.merged.has(plan.column))
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
      if (typeof value !== 'number') continue;
      if (amount) given.push({ key: amount, fen: value });
      if (share !== null) shares.push({ source: share, percent: value });
    }
    for (const plan of this.borrowers) if (!fixed || fixed[plan.name!] === undefined) this.settleDay(record, plan);
    for (const ref of this.plan.refs) settleRef(record, ref);
    if (rowPlan.hasMoney) this.settleMoney(record, given, shares);
    this.applySection(record);
    this.identity.check(record, row);
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
