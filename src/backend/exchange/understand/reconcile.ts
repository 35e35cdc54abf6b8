import type { Issue } from '../../../shared/issue';
import type { ColumnDescription } from '../../../shared/model/describe';
import { fenText } from '../../../shared/money';

/** Totals and sections of one table that are looked at; a sheet with more has gone wrong elsewhere. */
const MOST_TOTALS = 5_000;

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

/** Rows between two points: sums up to the first, sums up to the second, and how many records lie between. */
interface Group {
  from: number[];
  to: number[];
  records: number;
}

/** How far from a total its section's heading or the next total can be, in totals and headings. */
const FARTHEST = 500;

/**
 * Compares the totals a sheet prints with the sums of its rows. A total may stand before or after its rows, and may be of
 * a section or of everything: it is told only where it fits none of the groups of rows it could be the total of.
 */
export class Reconciliation {
  private readonly sums: number[];
  private readonly nothing: number[];
  private records = 0;
  private readonly totals: PrintedTotal[] = [];

  constructor(private readonly columns: readonly SummedColumn[]) {
    this.sums = columns.map(() => 0);
    this.nothing = columns.map(() => 0);
  }

  /** Adds a record's values, in the order of the columns. */
  add(values: readonly (number | null)[]): void {
    this.records++;
    for (let i = 0; i < values.length; i++) this.sums[i]! += values[i] ?? 0;
  }

  /** Takes a total or section row, also one without figures: it parts the rows before from those after. */
  print(row: number, kind: PrintedTotal['kind'], depth: number, label: string, values: (number | null)[]): void {
    if (this.totals.length >= MOST_TOTALS) return;
    this.totals.push({ row, kind, depth, label, values, before: [...this.sums], recordsBefore: this.records });
  }

  /** The totals that fit nothing, as issues with the sum of the rows they most likely mean. */
  finish(sheet: string): Issue[] {
    const issues: Issue[] = [];
    for (const [index, total] of this.totals.entries()) {
      if (total.values.every((v) => v === null)) continue;
      const groups = this.groupsOf(total, index).filter((g) => g.records > 0);
      for (const [c, column] of this.columns.entries()) {
        const printed = total.values[c];
        // Without any record there is nothing to compare.
        if (printed === null || printed === undefined || groups.length === 0) continue;
        const sums = groups.map((g) => g.to[c]! - g.from[c]!);
        if (sums.some((sum) => this.same(sum, printed, column.column))) continue;
        const nearest = sums.reduce((a, b) => (Math.abs(b - printed) < Math.abs(a - printed) ? b : a));
        const slipped = sums.find((sum) => tenfold(sum, printed) !== null);
        issues.push(this.issue(sheet, total, column, printed, slipped ?? nearest));
      }
    }
    return issues;
  }

  private same(sum: number, printed: number, column: ColumnDescription): boolean {
    if (column.kind === 'money') return sum === printed;
    return Math.abs(sum - printed) <= Math.max(1e-6, Math.abs(printed) * 1e-9);
  }

  /** Groups of rows a total can be of: everything, what came since a heading or total, what comes until the next. */
  private groupsOf(total: PrintedTotal, index: number): Group[] {
    const groups: Group[] = [
      this.group(undefined, undefined),
      this.group(undefined, total),
      this.group(total, undefined),
    ];
    let depth = Number.POSITIVE_INFINITY;
    let sawPeer = false;
    let sawBoundary = false;
    for (let i = index - 1; i >= Math.max(0, index - FARTHEST); i--) {
      const earlier = this.totals[i]!;
      const isAncestor = earlier.kind === 'section' && earlier.depth < depth;
      const isPeer: boolean = !sawPeer && earlier.kind === total.kind;
      const isBoundary: boolean = !sawBoundary && earlier.recordsBefore < total.recordsBefore;
      if (isAncestor || isPeer || isBoundary) groups.push(this.group(earlier, total));
      if (isAncestor) depth = earlier.depth;
      sawPeer ||= isPeer;
      sawBoundary ||= isBoundary;
      if (sawPeer && sawBoundary && depth <= 0) break;
    }
    let found = 0;
    for (let i = index + 1; i < Math.min(this.totals.length, index + FARTHEST) && found < 3; i++) {
      const later = this.totals[i]!;
      const isEnd = later.kind === total.kind && later.depth <= total.depth;
      if (!isEnd && !(found === 0 && later.recordsBefore > total.recordsBefore)) continue;
      groups.push(this.group(total, later));
      found = isEnd ? 3 : found + 1;
    }
    return groups;
  }

  private group(from: PrintedTotal | undefined, to: PrintedTotal | undefined): Group {
    return {
      from: from?.before ?? this.nothing,
      to: to?.before ?? this.sums,
      records: (to?.recordsBefore ?? this.records) - (from?.recordsBefore ?? 0),
    };
  }

  private issue(
    sheet: string,
    total: PrintedTotal,
    { letter, label, column }: SummedColumn,
    printed: number,
    sum: number,
  ): Issue {
    const word = (value: number) => (column.kind === 'money' ? fenText(value) : String(Math.round(value * 1e6) / 1e6));
    const params = {
      label: total.label,
      column: label,
      printed: word(printed),
      sum: word(sum),
      // With its space, so that a count without a unit leaves none.
      unit: column.unit ? ` ${column.unit}` : '',
    };
    const factor = tenfold(sum, printed);
    return {
      severity: 'warning',
      ...(factor === null
        ? { code: 'TOTAL_DIFFERS', params }
        : { code: 'TOTAL_UNIT_SLIP', params: { ...params, factor } }),
      where: { sheet, cell: `${letter}${total.row}`, row: total.row },
    };
  }
}

/** Half a per cent, in powers of ten: what rounding in the larger unit can make of a total. */
const ROUNDING = 0.002;

/** How many times smaller or larger a total is where that is a power of ten, 10 or more; null where it is not. */
function tenfold(sum: number, printed: number): number | null {
  if (sum === 0 || printed === 0 || sum > 0 !== printed > 0) return null;
  const steps = Math.log10(printed / sum);
  const whole = Math.round(steps);
  return whole !== 0 && Math.abs(whole) <= 6 && Math.abs(steps - whole) < ROUNDING ? 10 ** Math.abs(whole) : null;
}
