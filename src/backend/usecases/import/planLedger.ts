import type { RowState } from '../../../shared/api/imports';
import { RecordRow } from '../../exchange/understand/recordRow';
import type { PlannedRow } from './plannedRow';
import type { TakenTable } from './rowPass';

const STATES: PlannedRow['state'][] = ['new', 'changed', 'unchanged', 'rejected', 'ambiguous'];

/** Added to the state of a row that something is wrong with. */
const HAS_ISSUE = 8;

/** Rows kept whole: those that wait for the user, and the first ones of every other state. */
const MOST_WAITING = 20_000;
const MOST_OTHERS = 300;

/**
 * What a dry run made of each row: its place and its state, a few bytes per row. Rows the user has to look at are kept
 * whole; the others are planned again when somebody scrolls to them.
 */
export class PlanLedger {
  private readonly tables: { taken: TakenTable; from: number }[] = [];
  private readonly rows: number[] = [];
  private readonly states: number[] = [];
  private readonly kept = new Map<number, PlannedRow>();
  private readonly keptOf = STATES.map(() => 0);

  add(taken: TakenTable, row: PlannedRow): void {
    const index = this.rows.length;
    if (this.tables.at(-1)?.taken !== taken) this.tables.push({ taken, from: index });
    const state = STATES.indexOf(row.state);
    this.rows.push(row.source.row);
    this.states.push(state + (row.issues.some((issue) => issue.severity !== 'info') ? HAS_ISSUE : 0));
    const most = row.state === 'rejected' || row.state === 'ambiguous' ? MOST_WAITING : MOST_OTHERS;
    if (this.keptOf[state]! >= most) return;
    this.keptOf[state]!++;
    if (row.source instanceof RecordRow) row.source.release();
    this.kept.set(index, row);
  }

  get length(): number {
    return this.rows.length;
  }

  /** Rows that are kept whole. */
  keptRows(): PlannedRow[] {
    return [...this.kept.values()];
  }

  /** Rows that wait for the user, with their places. */
  waitingRows(): { place: { taken: TakenTable; row: number }; row: PlannedRow }[] {
    return [...this.kept].flatMap(([index, row]) => {
      const place = row.state === 'rejected' || row.state === 'ambiguous' ? this.place(index) : null;
      return place ? [{ place, row }] : [];
    });
  }

  keptRow(index: number): PlannedRow | undefined {
    return this.kept.get(index);
  }

  /** Where a row stands; null for an index the plan does not have. */
  place(index: number): { taken: TakenTable; row: number } | null {
    const row = this.rows[index];
    const table = this.tables.findLast(({ from }) => from <= index);
    return row === undefined || !table ? null : { taken: table.taken, row };
  }

  /**
   * How many rows are in a state, and the positions of a page of them.
   * @param onlyIssues those alone that something is wrong with
   */
  page(
    state: RowState,
    offset: number,
    limit: number,
    onlyIssues = false,
  ): { total: number; withIssues: number; indexes: number[] } {
    const wanted = STATES.indexOf(state as PlannedRow['state']);
    let withIssues = 0;
    const indexes: number[] = [];
    let total = 0;
    for (let i = 0; i < this.states.length; i++) {
      const own = this.states[i]!;
      if (own % HAS_ISSUE !== wanted) continue;
      if (own >= HAS_ISSUE) withIssues++;
      else if (onlyIssues) continue;
      if (total >= offset && indexes.length < limit) indexes.push(i);
      total++;
    }
    return { total, withIssues, indexes };
  }
}
