import type { EditResult, SheetCellEdit, SheetEdit, SheetInsert, SheetPatch } from '../../../../shared/api/sheet';
import type { CellValue, ColumnDescription } from '../../../../shared/model/describe';
import type { SheetRows } from '../model/rows';

interface Change {
  edit: SheetEdit;
  before: SheetCellEdit[];
  removed: SheetInsert[];
}

/**
 * Stands in for the store: keeps its own copy of what was written, refuses values that contain 拒绝 and the deletion of row-13, answers after a
 * moment, undoes and redoes whole edits, and tells the sheet by patches.
 */
export class FakeBackend {
  readonly edits: SheetEdit[] = [];
  private readonly done: Change[] = [];
  private readonly undone: Change[] = [];
  private readonly stored = new Map<string, CellValue>();

  constructor(
    private readonly rows: SheetRows,
    private readonly columns: ColumnDescription[],
  ) {}

  edit = async (edit: SheetEdit): Promise<EditResult> => {
    this.edits.push(structuredClone(edit));
    const removed = (edit.deletes ?? []).map((rowId): SheetInsert => ({ rowId, values: { ...this.kept(rowId) } }));
    await new Promise((resolve) => setTimeout(resolve, 15));
    if (edit.cells.some((cell) => cell.value === '断网')) throw new Error('UNEXPECTED');
    if (edit.deletes?.includes('row-13')) {
      return { changeId: null, refused: [{ rowId: 'row-13', key: null, code: 'RECORD_IN_USE' }] };
    }
    const refused = edit.cells.filter((cell) => typeof cell.value === 'string' && cell.value.includes('拒绝'));
    const good = edit.cells.filter((cell) => !refused.includes(cell));
    const before = good.map((cell) => ({ ...cell, value: this.stored.get(name(cell)) ?? null }));
    for (const cell of good) this.stored.set(name(cell), cell.value);
    this.done.push({ edit: { ...edit, cells: good }, before, removed });
    this.undone.length = 0;
    return {
      changeId: `change-${this.done.length}`,
      refused: refused.map((cell) => ({
        rowId: cell.rowId,
        key: cell.key,
        code: 'CELL_NOT_AN_OPTION',
        params: { text: String(cell.value) },
      })),
    };
  };

  /** Notes the values rows have now, so that an undo can bring them back. */
  remember(): void {
    for (const slot of this.rows.natural) {
      for (const column of this.columns) {
        const value = this.rows.value(slot, column.key);
        if (value !== null) this.stored.set(`${this.rows.idAt(slot)}/${column.key}`, value);
      }
    }
  }

  undo = (): void => {
    const change = this.done.pop();
    if (!change) return;
    this.undone.push(change);
    for (const cell of change.before) this.stored.set(name(cell), cell.value);
    this.rows.applyPatch({
      ...this.cells(change.before),
      inserted: change.removed,
      deleted: (change.edit.inserts ?? []).map((i) => i.rowId),
    });
  };

  redo = (): void => {
    const change = this.undone.pop();
    if (!change) return;
    this.done.push(change);
    for (const cell of change.edit.cells) this.stored.set(name(cell), cell.value);
    this.rows.applyPatch({
      ...this.cells(change.edit.cells),
      inserted: change.edit.inserts ?? [],
      deleted: change.edit.deletes ?? [],
    });
  };

  private kept(rowId: string): Record<string, CellValue> {
    return Object.fromEntries(this.columns.map((c) => [c.key, this.stored.get(`${rowId}/${c.key}`) ?? null]));
  }

  private cells(cells: SheetCellEdit[]): SheetPatch {
    return { updated: cells.map((cell) => ({ rowId: cell.rowId, values: { [cell.key]: cell.value } })) };
  }
}

function name(cell: SheetCellEdit): string {
  return `${cell.rowId}/${cell.key}`;
}
