import type { Language } from '../../../../shared/messages';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { type ColumnFilter, compileFilter } from '../filters/model';
import { searchSlots } from '../filters/search';
import { displayText } from './format';
import { type SortKey, sortSlots } from './order';
import type { RowsChange, SheetRows } from './rows';

export type Filters = Record<string, ColumnFilter>;

/**
 * Which rows are shown, in which order: filters, quick search and sort over all rows. The result is `order`, the slots
 * by position. Editing does not move rows: they stay where they are until `recompute` is called again.
 */
export class SheetView {
  order: Int32Array;
  filters: Filters = {};
  search = '';
  sort: SortKey[] = [];
  /** Rows were edited since filters and sort were applied, so that they might stand elsewhere now. */
  stale = false;
  private readonly byKey: Map<string, ColumnDescription>;

  constructor(
    public rows: SheetRows,
    readonly columns: ColumnDescription[],
    public language: Language,
  ) {
    this.byKey = new Map(columns.map((c) => [c.key, c]));
    this.order = new Int32Array(rows.natural);
  }

  get count(): number {
    return this.order.length;
  }

  /** Applies filters, search and sort to all rows. */
  recompute(): void {
    const filtered = this.passing(this.filters);
    this.order = sortSlots(filtered, this.rows, this.sort, this.byKey, this.language);
    this.stale = false;
  }

  /** Slots that pass search and the given filters, in natural order. A filter list shows counts over all other filters. */
  passing(filters: Filters): Int32Array {
    let slots = new Int32Array(this.rows.natural);
    for (const [key, filter] of Object.entries(filters)) {
      const column = this.byKey.get(key);
      if (!column) continue;
      const values = this.rows.column(key);
      const test = compileFilter(filter, column, this.rows, (slot, value) =>
        displayText(this.rows, slot, column, value, this.language),
      );
      slots = slots.filter((slot) => test(slot, values?.[slot] ?? null));
    }
    return this.search === '' ? slots : searchSlots(slots, this.rows, this.columns, this.search, this.language);
  }

  /** Follows inserted and deleted rows without moving any other. */
  follow(change: RowsChange): void {
    if (change.deleted.length > 0) {
      const gone = new Set(change.deleted);
      this.order = this.order.filter((slot) => !gone.has(slot));
    }
    if (change.inserted.length > 0) this.order = this.place(change.inserted);
    if (change.updated.length > 0 && this.dependsOn(change.keys)) this.stale = true;
  }

  /** Whether filters, search or order look at any of the columns; null: at least one of them. */
  private dependsOn(keys: Set<string> | null): boolean {
    if (!this.isArranged) return false;
    if (this.search !== '' || keys === null) return true;
    const used = [...this.sort.map((s) => s.key), ...Object.keys(this.filters)];
    return used.some((key) => keys.has(key) || keys.has(`${key}Text`));
  }

  get isArranged(): boolean {
    return this.sort.length > 0 || this.search !== '' || Object.keys(this.filters).length > 0;
  }

  /** New rows go below the shown row they follow in natural order; without one, to the end. */
  private place(inserted: number[]): Int32Array {
    const next = Array.from(this.order);
    const natural = this.rows.natural;
    const added = new Set(inserted);
    if (inserted.length > 50 && natural.slice(-inserted.length).every((slot) => added.has(slot))) {
      return Int32Array.from([...next, ...inserted]);
    }
    for (const slot of inserted) {
      const at = natural.indexOf(slot);
      const before = at > 0 && at < natural.length - 1 ? next.indexOf(natural[at - 1]!) : -1;
      if (before < 0) next.push(slot);
      else next.splice(before + 1, 0, slot);
    }
    return Int32Array.from(next);
  }
}
