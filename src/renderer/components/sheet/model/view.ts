import type { Language } from '../../../../shared/messages';
import type { ColumnDescription } from '../../../../shared/model/describe';
import { type ColumnFilter, compileFilter } from '../filters/model';
import { searchSlots } from '../filters/search';
import { displayText } from './format';
import { type GroupRow, groupSlots } from './groups';
import { type SortKey, sortSlots } from './order';
import type { RowsChange, SheetRows } from './rows';

export type Filters = Record<string, ColumnFilter>;

/**
 * Which rows are shown, in which order: filters, quick search and sort over all rows. The result is `order`, the slots
 * by position. Editing does not move rows: they stay where they are until `recompute` is called again.
 */
export class SheetView {
  /** Slots by place; a negative entry stands for a group row. */
  order: Int32Array;
  /** Slots of the rows that pass, also of those in closed groups. */
  slots: Int32Array;
  /** Columns the rows are grouped by, outermost first. */
  groups: string[] = [];
  /** Paths of closed groups. */
  closed = new Set<string>();
  groupRows: GroupRow[] = [];
  private numbers: Int32Array | null = null;
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
    this.slots = this.order;
  }

  /** @returns slot of the record at a place; undefined at a group row and beyond the end */
  slotAt(place: number): number | undefined {
    const slot = this.order[place];
    return slot === undefined || slot < 0 ? undefined : slot;
  }

  /** @returns the group row at a place */
  groupAt(place: number): GroupRow | undefined {
    const slot = this.order[place];
    return slot !== undefined && slot < 0 ? this.groupRows[-slot - 1] : undefined;
  }

  /** @returns number of the record at a place, counted without group rows */
  numberAt(place: number): number {
    return this.numbers?.[place] ?? place + 1;
  }

  /** @returns the groups that can be opened and closed, as columns */
  private groupColumns(): ColumnDescription[] {
    return this.groups.flatMap((key) => this.byKey.get(key) ?? []);
  }

  get count(): number {
    return this.order.length;
  }

  /** Applies filters, search and sort to all rows. */
  recompute(): void {
    const filtered = this.passing(this.filters);
    const grouped = this.groupColumns();
    const keys = [
      ...grouped.map(
        ({ key }): SortKey => ({ key, descending: this.sort.some((own) => own.key === key && own.descending) }),
      ),
      ...this.sort.filter(({ key }) => !this.groups.includes(key)),
    ];
    this.slots = sortSlots(filtered, this.rows, keys, this.byKey, this.language);
    this.stale = false;
    this.arrangeGroups(grouped);
  }

  private arrangeGroups(columns: ColumnDescription[]): void {
    if (columns.length === 0) {
      this.order = this.slots;
      this.groupRows = [];
      this.numbers = null;
      return;
    }
    const grouped = groupSlots(this.slots, this.rows, columns, this.closed, this.language);
    this.order = grouped.order;
    this.groupRows = grouped.groups;
    this.numbers = grouped.numbers;
  }

  /** Opens or closes the group at a place. @returns whether there is one */
  toggleGroup(place: number): boolean {
    const group = this.groupAt(place);
    if (!group) return false;
    if (group.isOpen) this.closed.add(group.path);
    else this.closed.delete(group.path);
    this.arrangeGroups(this.groupColumns());
    return true;
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
    if (this.groups.length > 0 && change.deleted.length + change.inserted.length > 0) {
      this.recompute();
      return;
    }
    if (change.deleted.length > 0) {
      const gone = new Set(change.deleted);
      this.order = this.order.filter((slot) => !gone.has(slot));
    }
    if (change.inserted.length > 0) this.order = this.place(change.inserted);
    if (this.groups.length === 0) this.slots = this.order;
    if (change.updated.length > 0 && this.dependsOn(change.keys)) this.stale = true;
  }

  /** Whether filters, search or order look at any of the columns; null: at least one of them. */
  private dependsOn(keys: Set<string> | null): boolean {
    if (!this.isArranged) return false;
    if (this.search !== '' || keys === null) return true;
    const used = [...this.sort.map((s) => s.key), ...Object.keys(this.filters), ...this.groups];
    return used.some((key) => keys.has(key) || keys.has(`${key}Text`));
  }

  get isArranged(): boolean {
    return this.groups.length > 0 || this.sort.length > 0 || this.search !== '' || Object.keys(this.filters).length > 0;
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
