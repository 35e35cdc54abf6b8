import type { Issue } from '../../../shared/issue';
import type { ColumnDescription } from '../../../shared/model/describe';
import { fenText } from '../../../shared/money';

/** Totals of one table that are compared; a sheet with more has gone wrong elsewhere. */
const MOST_TOTALS = 3_000;

/** A column whose printed totals are compared with the sum of its rows. */
export interface SummedColumn {
  letter: string;
  label: string;
  column: ColumnDescription;
}

interface PrintedTotal {
  /** 1-based. */
  row: number;
  kind: 'section' | 'subtotal' | 'total';
  depth: number;
  label: string;
  values: (number | null)[];
  /** Sums of all records before this row. */
  before: number[];
  recordsBefore: number;
}

/**
 * Compares the totals a sheet prints with the sums of its rows. A total may stand before or after its rows, and may be of
 * a section or of everything: it is told only where it fits none of the groups of rows it could be the total of.
 */
export class Reconciliation {
  private readonly sums: number[];
  private records = 0;
  private readonly totals: PrintedTotal[] = [];

  constructor(private readonly columns: readonly SummedColumn[]) {
    this.sums = columns.map(() => 0);
  }

  /** Adds a record's values, in the order of the columns. */
  add(values: readonly (number | null)[]): void {
    this.records++;
    for (let i = 0; i < values.length; i++) this.sums[i]! += values[i] ?? 0;
  }

  /** Takes a row with printed totals. */
  print(row: number, kind: PrintedTotal['kind'], depth: number, label: string, values: (number | null)[]): void {
    if (this.totals.length >= MOST_TOTALS) return;
    this.totals.push({ row, kind, depth, label, values, before: [...this.sums], recordsBefore: this.records });
  }

  /** The totals that fit nothing, as issues with the sum of the rows they most likely mean. */
  finish(sheet: string): Issue[] {
    return this.totals.flatMap((total, index) =>
      this.columns.flatMap((column, c): Issue[] => {
        const printed = total.values[c];
        if (printed === null || printed === undefined) return [];
        const groups = this.groupsOf(total, index).map((g) => ({ ...g, sum: g.to[c]! - g.from[c]! }));
        if (groups.some((g) => this.same(g.sum, printed, column.column))) return [];
        // Only percentages, rates or remarks stand in some total rows; without any record there is nothing to compare.
        const meant = groups.find((g) => g.records > 0);
        if (!meant) return [];
        return [this.issue(sheet, total, column, printed, meant.sum)];
      }),
    );
  }

  private same(sum: number, printed: number, column: ColumnDescription): boolean {
    if (column.kind === 'money') return sum === printed;
    return Math.abs(sum - printed) <= Math.max(1e-6, Math.abs(printed) * 1e-9);
  }

  /** Groups of rows a total can be of, the likeliest first. */
  private groupsOf(total: PrintedTotal, index: number): { from: number[]; to: number[]; records: number }[] {
    const start = this.columns.map(() => 0);
    const all = { from: start, to: this.sums, records: this.records };
    const group = (from: PrintedTotal | undefined, to: PrintedTotal | undefined) => ({
      from: from?.before ?? start,
      to: to?.before ?? this.sums,
      records: (to?.recordsBefore ?? this.records) - (from?.recordsBefore ?? 0),
    });
    const earlier = this.totals.slice(0, index).reverse();
    const later = this.totals.slice(index + 1);
    const isPeer = (t: PrintedTotal) => t.kind === total.kind && t.depth <= total.depth;
    const sinceLast = group(
      earlier.find((t) => t.recordsBefore < total.recordsBefore || t.kind === 'section'),
      total,
    );
    const sincePeer = group(earlier.find(isPeer), total);
    const untilNext = group(
      total,
      later.find((t) => t.recordsBefore > total.recordsBefore),
    );
    const untilPeer = group(total, later.find(isPeer));
    const sinceSection = group(
      earlier.find((t) => t.kind === 'section'),
      total,
    );
    const soFar = group(undefined, total);
    const first = total.recordsBefore === 0;
    const last = total.recordsBefore === this.records;
    const inside = first ? [untilPeer, untilNext] : [sinceSection, sinceLast, sincePeer, untilPeer, untilNext, soFar];
    if (total.kind === 'section') return [untilPeer, untilNext, all];
    if (total.kind === 'subtotal') return [...inside, all];
    return first || last ? [all, ...inside] : [...inside, all];
  }

  private issue(
    sheet: string,
    total: PrintedTotal,
    { letter, label, column }: SummedColumn,
    printed: number,
    sum: number,
  ): Issue {
    const word = (value: number) => (column.kind === 'money' ? fenText(value) : String(Math.round(value * 1e6) / 1e6));
    return {
      severity: 'warning',
      code: 'TOTAL_DIFFERS',
      params: { label: total.label, column: label, printed: word(printed), sum: word(sum), unit: column.unit ?? '' },
      where: { sheet, cell: `${letter}${total.row}`, row: total.row },
    };
  }
}
