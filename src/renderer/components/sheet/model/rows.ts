import type {
  RefLabels,
  SheetColumns,
  SheetEdit,
  SheetInsert,
  SheetMark,
  SheetPatch,
} from '../../../../shared/api/sheet';
import type { CellValue } from '../../../../shared/model/describe';

/** What changed in a SheetRows: slots whose values or marks differ, slots that came and went. */
export interface RowsChange {
  updated: number[];
  inserted: number[];
  deleted: number[];
  /** Columns touched by updates; null: unknown, take all. */
  keys: Set<string> | null;
  refsChanged: boolean;
}

/** A value as it was before a local write, for taking it back. */
export interface WrittenCell {
  rowId: string;
  key: string;
  before: CellValue;
  wrote: CellValue;
}

/**
 * The rows of one table, held by column. A row lives in a slot (an index into every column) for its whole life; its
 * place among the others is `natural`. Edits are written here first and taken back where the backend refuses them.
 */
export class SheetRows {
  readonly entity: string;
  /** Alive slots in natural order. */
  natural: number[];
  refs: Record<string, RefLabels>;
  private readonly ids: string[];
  private readonly columns: Map<string, CellValue[]>;
  private slots: Map<string, number> | null = null;
  private readonly marks = new Map<string, SheetMark[]>();
  private readonly batchOf: number[];
  private readonly batchKeys: Set<string>[];
  private readonly typedOver = new Set<string>();
  private readonly listeners = new Set<(change: RowsChange) => void>();
  private readonly refIndexes = new Map<string, Map<string, number>>();

  /** Takes the payload over without copying its columns: nobody else may keep or change it. */
  constructor(payload: SheetColumns) {
    this.entity = payload.entity;
    this.ids = payload.ids;
    this.columns = new Map(Object.entries(payload.columns));
    this.natural = payload.ids.map((_, i) => i);
    this.refs = payload.refs ?? {};
    this.batchOf = payload.provenance?.batchOf ?? [];
    this.batchKeys = (payload.provenance?.batches ?? []).map((b) => new Set(b.keys));
    for (const cell of payload.provenance?.typedOver ?? []) this.typedOver.add(cellKey(cell.rowId, cell.key));
    for (const mark of payload.marks ?? []) this.addMark(mark);
  }

  get count(): number {
    return this.natural.length;
  }

  /** Number of slots ever used: the size of arrays aligned with slots. */
  get slotCount(): number {
    return this.ids.length;
  }

  idAt(slot: number): string {
    return this.ids[slot]!;
  }

  slotOf(rowId: string): number | undefined {
    if (!this.slots) this.slots = new Map(this.natural.map((slot) => [this.ids[slot]!, slot]));
    return this.slots.get(rowId);
  }

  value(slot: number, key: string): CellValue {
    return this.columns.get(key)?.[slot] ?? null;
  }

  /** The array behind a column, by slot; undefined where no row has ever had a value. */
  column(key: string): readonly CellValue[] | undefined {
    return this.columns.get(key);
  }

  /** All values of a row, by key. */
  rowValues(slot: number): Record<string, CellValue> {
    const values: Record<string, CellValue> = {};
    for (const [key, column] of this.columns) values[key] = column[slot] ?? null;
    return values;
  }

  /** What a reference shows: the record's label, or null where the id is unknown. */
  refLabel(entity: string, id: string): string | null {
    const labels = this.refs[entity];
    if (!labels) return null;
    let index = this.refIndexes.get(entity);
    if (!index) {
      index = new Map(labels.ids.map((key, i) => [key, i]));
      this.refIndexes.set(entity, index);
    }
    const at = index.get(id);
    return at === undefined ? null : (labels.labels[at] ?? null);
  }

  /** The gravest mark on a cell. Marks on whole rows are reported for the `rowKey` column. */
  mark(slot: number, key: string, rowKey: string): SheetMark | null {
    if (this.marks.size === 0) return null;
    const marks = this.marks.get(this.ids[slot]!);
    if (!marks) return null;
    let worst: SheetMark | null = null;
    for (const mark of marks) {
      if (mark.key === key || (mark.key === null && key === rowKey)) {
        if (!worst || gravity[mark.severity] > gravity[worst.severity]) worst = mark;
      }
    }
    return worst;
  }

  /** Whether the cell's value came from an imported file and was not typed over since. */
  isImported(slot: number, key: string): boolean {
    const batch = this.batchOf[slot];
    if (batch === undefined || batch < 0 || !this.batchKeys[batch]?.has(key)) return false;
    return !this.typedOver.has(cellKey(this.ids[slot]!, key));
  }

  subscribe(listener: (change: RowsChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Writes an edit at once, before the backend has answered.
   * @returns what the written cells held before; hand it to `revert` for whatever is refused
   */
  write(edit: SheetEdit): WrittenCell[] {
    const written: WrittenCell[] = [];
    const change = emptyChange();
    for (const insert of edit.inserts ?? []) this.insert(insert, change);
    for (const cell of edit.cells) {
      const slot = this.slotOf(cell.rowId);
      if (slot === undefined) continue;
      written.push({ rowId: cell.rowId, key: cell.key, before: this.value(slot, cell.key), wrote: cell.value });
      this.set(slot, cell.key, cell.value);
      if (this.batchOf[slot] !== undefined && this.batchOf[slot]! >= 0)
        this.typedOver.add(cellKey(cell.rowId, cell.key));
      change.updated.push(slot);
      change.keys?.add(cell.key);
    }
    for (const rowId of edit.deletes ?? []) this.remove(rowId, change);
    this.tell(change);
    return written;
  }

  /** Takes local writes back, where the cell still holds what was written. */
  revert(written: WrittenCell[]): void {
    const change = emptyChange();
    for (const cell of written) {
      const slot = this.slotOf(cell.rowId);
      if (slot === undefined || this.value(slot, cell.key) !== cell.wrote) continue;
      this.set(slot, cell.key, cell.before);
      this.typedOver.delete(cellKey(cell.rowId, cell.key));
      change.updated.push(slot);
      change.keys?.add(cell.key);
    }
    this.tell(change);
  }

  /** Takes news from the backend; rows already inserted locally are only filled in. */
  applyPatch(patch: SheetPatch): void {
    const change = emptyChange();
    for (const insert of patch.inserted ?? []) this.insert(insert, change);
    for (const row of patch.updated ?? []) {
      const slot = this.slotOf(row.rowId);
      if (slot === undefined) continue;
      // Only what differs is news: a patch may carry whole rows.
      const changed = Object.entries(row.values).filter(([key, value]) => this.value(slot, key) !== value);
      for (const [key, value] of changed) {
        this.set(slot, key, value);
        change.keys?.add(key);
      }
      if (changed.length > 0) change.updated.push(slot);
    }
    for (const rowId of patch.deleted ?? []) this.remove(rowId, change);
    if (patch.marks) {
      for (const rowId of patch.marks.rowIds) {
        this.marks.delete(rowId);
        const slot = this.slotOf(rowId);
        if (slot !== undefined) change.updated.push(slot);
      }
      for (const mark of patch.marks.marks) this.addMark(mark);
    }
    if (patch.refs) {
      this.refs = { ...this.refs, ...patch.refs };
      for (const entity of Object.keys(patch.refs)) this.refIndexes.delete(entity);
      change.refsChanged = true;
    }
    this.tell(change);
  }

  private insert(insert: SheetInsert, change: RowsChange): void {
    const known = this.slotOf(insert.rowId);
    if (known !== undefined) {
      for (const [key, value] of Object.entries(insert.values)) this.set(known, key, value);
      change.updated.push(known);
      change.keys = null;
      return;
    }
    const slot = this.ids.length;
    this.ids.push(insert.rowId);
    this.slots!.set(insert.rowId, slot);
    for (const [key, value] of Object.entries(insert.values)) this.set(slot, key, value);
    const after = insert.afterId ? this.slotOf(insert.afterId) : undefined;
    const at = after === undefined ? -1 : this.natural.indexOf(after);
    if (at < 0) this.natural.push(slot);
    else this.natural.splice(at + 1, 0, slot);
    change.inserted.push(slot);
  }

  private remove(rowId: string, change: RowsChange): void {
    const slot = this.slotOf(rowId);
    if (slot === undefined) return;
    this.slots!.delete(rowId);
    this.marks.delete(rowId);
    change.deleted.push(slot);
  }

  private set(slot: number, key: string, value: CellValue): void {
    let column = this.columns.get(key);
    if (!column) {
      column = [];
      this.columns.set(key, column);
    }
    while (column.length < slot) column.push(null);
    column[slot] = value;
  }

  private addMark(mark: SheetMark): void {
    const marks = this.marks.get(mark.rowId);
    if (marks) marks.push(mark);
    else this.marks.set(mark.rowId, [mark]);
  }

  private tell(change: RowsChange): void {
    if (change.deleted.length > 0) {
      const gone = new Set(change.deleted);
      this.natural = this.natural.filter((slot) => !gone.has(slot));
    }
    if (change.updated.length + change.inserted.length + change.deleted.length === 0 && !change.refsChanged) return;
    for (const listener of this.listeners) listener(change);
  }
}

const gravity = { info: 0, warning: 1, error: 2 };

function emptyChange(): RowsChange {
  return { updated: [], inserted: [], deleted: [], keys: new Set(), refsChanged: false };
}

function cellKey(rowId: string, key: string): string {
  return `${rowId}\u0000${key}`;
}
