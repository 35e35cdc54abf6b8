import { type CellRange, CellType, type SheetChunk, type SheetInfo, type SheetSource } from '../sheetCells';
import { Body } from './body';
import type { EarlyFindings } from './earlyScan';
import { MergeIndex, rowsOf, type SheetRow } from './grid';
import { detectHeader, type WindowItem } from './header';
import { isKnownLabel, splitLabelUnit } from './lexicon';
import { looksNumeric, looksPeriod, squeeze } from './text';
import type { FoundHeader, FoundTable } from './types';
import { isSectionNumeral } from './words';

/** Rows with cells looked at to find a header. */
const HEAD_WINDOW = 60;
/** Rows with cells kept in hand inside a body, to know another table's header when it comes. */
const LOOK_AHEAD = 14;
/** Rows without a header after which a sheet is taken to hold none. */
const GIVE_UP_AFTER = 1200;
/** Tables on one sheet; whatever has more is no sheet of tables. */
const MOST_TABLES = 200;
/** Rows of a body closely looked at in vain, after which only rows standing apart are. */
const MOST_REFUSALS = 100;

/**
 * Finds the tables of one sheet from its chunks, in bounded memory: a window of rows for each header, then row by row.
 */
export class TableScanner {
  readonly tables: FoundTable[] = [];
  private readonly merges: MergeIndex;
  private readonly hidden: Set<number>;
  private queue: WindowItem[] = [];
  private queued = 0;
  private next = 0;
  private body: Body | null = null;
  private sought = 0;
  private from = 0;
  /** Whether time ran out: nothing of the sheet is known for sure. */
  isCut = false;

  /**
   * @param info the sheet's facts; its merges and hidden rows are used
   * @param band first and last 0-based column to look at; the whole width where absent
   * @param until `performance.now()` at which to give up
   */
  constructor(
    private readonly info: SheetInfo,
    private readonly band?: [number, number],
    private readonly until = Number.POSITIVE_INFINITY,
  ) {
    const merges = mergesWithCells(info);
    this.merges = new MergeIndex(
      band ? merges.filter((m) => m.firstColumn <= band[1] && m.lastColumn >= band[0]) : merges,
    );
    this.hidden = new Set(info.hiddenRows);
  }

  /** Goes on below a header that is known, instead of looking for the first. Call before the first chunk. */
  startBelow(header: FoundHeader): void {
    this.body = new Body(header, this.merges, this.hidden);
    this.from = header.lastRow + 1;
    this.next = this.from;
  }

  /** Takes the next chunk; chunks come in row order. */
  push(chunk: SheetChunk): void {
    if (this.isCut) return;
    if (chunk.firstRow > this.next) this.enqueueBlank(this.next, chunk.firstRow - 1);
    for (const row of rowsOf(chunk, this.band)) {
      if (row.row < this.from) continue;
      if (row.isEmpty()) this.enqueueBlank(row.row, row.row);
      else {
        this.queue.push({ row, first: row.row, last: row.row });
        this.queued++;
      }
      if (this.queued >= HEAD_WINDOW * 2) this.drain(false);
    }
    this.next = Math.max(this.next, chunk.firstRow + chunk.rowCount);
    this.drain(false);
  }

  /** The first table while its rows still come; null before it begins, and once another has begun below it. */
  get first(): Body | null {
    return this.tables.length === 0 && !this.isCut ? this.body : null;
  }

  /** Ends the sheet. */
  finish(): FoundTable[] {
    this.drain(true);
    if (this.isCut) return [];
    if (this.body) this.close(this.body);
    this.body = null;
    return this.tables;
  }

  private enqueueBlank(first: number, last: number): void {
    const tail = this.queue.at(-1);
    if (tail && !tail.row) tail.last = last;
    else this.queue.push({ row: null, first, last });
  }

  private drain(final: boolean): void {
    for (;;) {
      if (performance.now() > this.until) {
        this.isCut = true;
        return;
      }
      if (this.body) {
        if (!this.walk(this.body, final)) return;
      } else if (!this.seek(final)) return;
    }
  }

  /** Looks for a header in the window. @returns whether there is more to do */
  private seek(final: boolean): boolean {
    if (this.sought > GIVE_UP_AFTER) {
      this.queue = [];
      this.queued = 0;
      return false;
    }
    if (!final && this.queued < HEAD_WINDOW) return false;
    if (this.queued === 0) return false;
    const window = takeWindow(this.queue, HEAD_WINDOW);
    const found = detectHeader(window, this.merges);
    // A header at the very end of the window may have more rows than are in sight.
    const atEdge = found && !final && found.nextIndex >= window.length && found.firstIndex > 0;
    if (found && !atEdge) {
      this.start(found.header, found.nextIndex);
      return true;
    }
    if (final && window.length === this.queue.length && !found) {
      this.discard(this.queue.length);
      return false;
    }
    const half = found ? found.firstIndex : Math.max(1, Math.ceil(window.length / 2));
    this.sought += half;
    this.discard(half);
    return true;
  }

  private start(header: FoundHeader, consumed: number): void {
    this.discard(consumed);
    this.sought = 0;
    const window = takeWindow(this.queue, HEAD_WINDOW);
    header.chineseSequence = numbersInChinese(header, window);
    this.body = new Body(header, this.merges, this.hidden);
  }

  private discard(count: number): void {
    if (count === 1) {
      if (this.queue.shift()?.row) this.queued--;
      return;
    }
    for (const item of this.queue.splice(0, count)) if (item.row) this.queued--;
  }

  /** Classifies rows in hand. @returns whether there is more to do */
  private walk(body: Body, final: boolean): boolean {
    while (this.queue.length > 0 && (final || this.queued > LOOK_AHEAD)) {
      const item = this.queue[0]!;
      if (item.row && this.tables.length < MOST_TABLES && this.beginsAnother(body, item.row)) {
        const window = takeWindow(this.queue, LOOK_AHEAD);
        const found = detectHeader(window, this.merges, { strict: true, atStart: true });
        if (!found) body.refusals++;
        else {
          found.header.titles.push(...body.giveUpTitles());
          found.header.lineUnits = body.unitsOf(found.header.titles);
          this.close(body);
          this.start(found.header, found.nextIndex);
          return true;
        }
      }
      if (item.row) body.take(item.row);
      else body.takeBlank(item.first, item.last);
      this.discard(1);
    }
    return false;
  }

  /** Cheap look whether a row could be the header of another table. */
  private beginsAnother(body: Body, row: SheetRow): boolean {
    // Rows that keep looking like headers and are none are what this table holds.
    if (body.refusals > MOST_REFUSALS && (!body.isApart() || body.refusals > MOST_REFUSALS * 10)) return false;
    // Most records show a number or a date within their first cells.
    const start = row.firstFilled(4);
    if (start.length < 2 || start.some((column) => isValue(row, column))) return false;
    const filled = row.filled();
    if (filled.some((column) => isValue(row, column))) return false;
    const known = (column: number) =>
      row.type(column) === CellType.text && isKnownLabel(splitLabelUnit(row.text(column)).label);
    if (!body.isApart() && !known(filled[0]!) && !known(filled[1]!)) return false;
    return !body.repeatsHeader(row);
  }

  private close(body: Body): void {
    this.tables.push(body.finish(this.info));
  }
}

/** A number or a date: no label, save for years. */
function isValue(row: SheetRow, column: number): boolean {
  const type = row.type(column);
  if (type === CellType.text) {
    const text = row.text(column);
    const first = text.charCodeAt(0);
    return first >= 48 && first <= 57 && !looksPeriod(text) && looksNumeric(text);
  }
  return (
    type === CellType.date ||
    type === CellType.percent ||
    (type === CellType.number && !/^(?:19|20)\d\d$/.test(row.text(column)))
  );
}

/** The first items of the queue with at most so many rows. */
function takeWindow(queue: readonly WindowItem[], rows: number): WindowItem[] {
  let seen = 0;
  let end = 0;
  while (end < queue.length && seen < rows) if (queue[end++]!.row) seen++;
  return queue.slice(0, end);
}

/** Whether records are numbered 一, 二, 三: then these numerals head no sections. */
export function numbersInChinese(header: FoundHeader, window: readonly { row: SheetRow | null }[]): boolean {
  const column = header.sequenceColumn ?? header.columns[0]?.column;
  if (column === undefined) return false;
  let chinese = 0;
  let other = 0;
  for (const { row } of window) {
    if (!row) continue;
    const text = row.text(column);
    if (row.isBlank(column)) {
      if (row.filled().length > 2) other++;
    } else if (row.type(column) === CellType.text && isSectionNumeral(squeeze(text))) chinese++;
    else if (looksNumeric(text)) other++;
  }
  return chinese >= 2 && other === 0;
}

/**
 * Finds the tables of a sheet: where their header is, what each column is called, and which rows are no records.
 * Form sheets and sheets without a header give none.
 * @param sheet cells as stored, merged cells not filled
 * @param until `performance.now()` at which to give up
 * @param early what was found out about the sheet as a whole while it was read
 * @returns tables in the order of the sheet; tables side by side from left to right; null where time ran out
 */
export function findTables(sheet: SheetSource): FoundTable[];
export function findTables(sheet: SheetSource, until: number, early?: EarlyFindings | null): FoundTable[] | null;
export function findTables(
  sheet: SheetSource,
  until = Number.POSITIVE_INFINITY,
  early: EarlyFindings | null = null,
): FoundTable[] | null {
  const whole = early ? early.tables : scan(sheet, until);
  if (whole === null || whole.length === 0) return whole;
  const bands = bandsOf(early ? early.columns : usedColumns(sheet));
  const partsOf = (all: [number, number][]): FoundTable[][] | null => {
    const parts = all.map((band) => scan(sheet, until, band));
    return parts.every((part) => part !== null) ? parts : null;
  };
  if (bands.length >= 2) {
    const parts = partsOf(bands);
    if (!parts) return null;
    if (areTwins(parts)) return parts.flat();
  }
  const strips = stripsOf(whole[0]!);
  if (strips.length < 2 || whole.length > 1) return whole;
  const parts = partsOf(strips);
  if (!parts) return null;
  return parts.every((part) => part.length === 1) ? parts.flat() : whole;
}

/** Column ranges of a list that is printed in several strips side by side: its labels come again in the same order. */
function stripsOf(table: FoundTable): [number, number][] {
  const labels = table.columns.map((c) => squeeze(c.path.join('/')));
  const period = labels.indexOf(labels[0]!, 1);
  if (period < 2 || labels[0] === '' || labels.length % period !== 0) return [];
  if (!labels.every((label, i) => label === labels[i % period])) return [];
  const first = table.columns[0]!.column;
  return Array.from({ length: labels.length / period }, (_, i) => [first + i * period, first + (i + 1) * period - 1]);
}

/** Columns looked at for tables: no ledger is wider, and rows of sixteen thousand cells would take the time of all sheets. */
export const MOST_TABLE_COLUMNS = 2_000;

/** Tables of a band of columns; null where time ran out. */
function scan({ info, chunks }: SheetSource, until: number, band?: [number, number]): FoundTable[] | null {
  const seen: [number, number] | undefined =
    band ?? (info.columnCount > MOST_TABLE_COLUMNS ? [0, MOST_TABLE_COLUMNS - 1] : undefined);
  const scanner = new TableScanner(info, seen, until);
  for (const chunk of chunks) {
    scanner.push(chunk);
    if (scanner.isCut) return null;
  }
  const tables = scanner.finish();
  return scanner.isCut ? null : tables;
}

function usedColumns({ chunks }: SheetSource): Set<number> {
  const used = new Set<number>();
  for (const chunk of chunks) columnsWithCells(chunk, used);
  return used;
}

/** Merged cells that cells can lie in: those right of all columns with cells say nothing about a header. */
export function mergesWithCells({ merges, columnCount }: SheetInfo): CellRange[] {
  return merges.filter(({ firstColumn }) => firstColumn < columnCount);
}

/** Adds the columns of a chunk that have cells in it. */
export function columnsWithCells(chunk: SheetChunk, used: Set<number>): void {
  for (let c = 0; c < chunk.columns.length; c++) {
    if (!used.has(c) && chunk.columns[c]?.types.some((t) => t !== CellType.empty)) used.add(c);
  }
}

/** Runs of columns with cells, parted by columns without any in the whole sheet. */
function bandsOf(used: ReadonlySet<number>): [number, number][] {
  const bands: [number, number][] = [];
  for (const column of [...used].sort((a, b) => a - b)) {
    const last = bands.at(-1);
    if (last && last[1] === column - 1) last[1] = column;
    else bands.push([column, column]);
  }
  return bands.length > 20 ? [] : bands;
}

/**
 * Whether bands of columns hold tables of their own: each begins with a running number, or they repeat each other's
 * labels. A blank column inside one table parts nothing.
 */
function areTwins(parts: FoundTable[][]): boolean {
  const tables = parts.filter((part) => part.length > 0);
  if (tables.length < 2 || tables.length < parts.length) return false;
  const [first, ...others] = tables.map((part) => part[0]!);
  const labels = (t: FoundTable) => new Set(t.columns.map((c) => squeeze(c.path.join('/'))).filter((l) => l !== ''));
  const own = labels(first!);
  return others.every((other) => {
    if (first!.sequenceColumn !== null && other.sequenceColumn !== null) return true;
    const theirs = labels(other);
    const shared = [...theirs].filter((l) => own.has(l)).length;
    return shared >= 1 && shared >= theirs.size / 2;
  });
}
