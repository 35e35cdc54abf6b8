import type { EditResult, SheetEdit, SheetRefusal } from '../../../shared/api/sheet';
import { AppError } from '../../../shared/appError';
import { columnNames } from '../../../shared/messages';
import { findTable, storedColumns } from '../../../shared/model';
import type { CellValue, ColumnDescription, TableDescription } from '../../../shared/model/describe';
import { checkCell } from '../../../shared/model/rowSchema';
import { planningYears, sheetColumns } from '../../../shared/model/sheetColumns';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import type { SqlRow, SqlValue } from '../../store/tableWriter';
import { LinkIndex, linkValue, linkWaiting } from './links';
import { moneyView } from './projectMoney';
import { ownerCondition, ownerValues, type Scope } from './scope';
import { writeMoneyCell } from './writeAmounts';

/**
 * Commits one edit of a sheet as one change: good cells are written, bad ones are refused with a reason.
 * @returns the change and what was refused; nothing is written where all of it was
 */
export function editSheet(store: Store, scope: Scope, entity: string, edit: SheetEdit): EditResult {
  const work = new SheetWork(store, scope, findTable(entity));
  const { changeId } = store.write(edit.label, (writer) => {
    for (const id of edit.deletes ?? []) work.attempt(id, null, () => work.delete(writer, id));
    for (const insert of edit.inserts ?? []) {
      work.attempt(insert.rowId, null, () => work.insert(writer, insert.rowId, insert.values));
    }
    const byRow = new Map<string, { key: string; value: CellValue }[]>();
    for (const cell of edit.cells) {
      const cells = byRow.get(cell.rowId);
      if (cells) cells.push(cell);
      else byRow.set(cell.rowId, [cell]);
    }
    for (const [rowId, cells] of byRow) work.update(writer, rowId, cells);
    const gained = (edit.inserts?.length ?? 0) > 0 || edit.cells.some((cell) => work.isNaming(cell.key));
    if (gained) linkWaiting(store, scope, writer, new Set([entity]));
  });
  return { changeId, refused: work.refused };
}

class SheetWork {
  readonly refused: SheetRefusal[] = [];
  private readonly columns: Map<string, ColumnDescription>;
  private readonly links: LinkIndex;

  constructor(
    private readonly store: Store,
    private readonly scope: Scope,
    private readonly table: TableDescription,
  ) {
    this.columns = new Map(sheetColumns(table, planningYears(scope)).map((column) => [column.key, column]));
    this.links = new LinkIndex(store, scope);
  }

  /** Whether a column names or codes the row, so that waiting links may find it. */
  isNaming(key: string): boolean {
    return key === this.table.nameColumn || this.columns.get(key)?.kind === 'code';
  }

  attempt(rowId: string, key: string | null, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.refused.push({ rowId, key, code: error.code, params: error.params });
      return false;
    }
  }

  delete(writer: ChangeWriter, id: string): void {
    this.requireOwn(id);
    if (this.table.entity === 'project') {
      for (const [amountId] of this.store.arrays('SELECT id FROM projectAmount WHERE projectId = ?', id) as [
        string,
      ][]) {
        writer.delete('projectAmount', amountId);
      }
    }
    writer.delete(this.table.entity, id);
  }

  insert(writer: ChangeWriter, id: string, values: Record<string, CellValue>): void {
    const row: SqlRow = { id, ...ownerValues(this.table, this.scope) };
    const money: { column: ColumnDescription; value: number | null }[] = [];
    for (const [key, value] of Object.entries(values)) {
      const column = this.columns.get(key);
      if (!column) continue;
      const checked = this.check(id, column, value);
      if (checked === undefined) continue;
      if (column.computed) money.push({ column, value: checked as number | null });
      else Object.assign(row, this.stored(column, checked));
    }
    for (const column of storedColumns(this.table)) {
      if (column.required && (row[column.key] === undefined || row[column.key] === null)) {
        const filler = column.kind === 'text' || column.kind === 'code' ? '' : null;
        if (filler === null)
          throw new AppError(
            'CELL_REQUIRED',
            { column: columnNames(this.table.entity, [column.key]) },
            { entity: this.table.entity },
          );
        row[column.key] = filler;
      }
    }
    writer.insert(this.table.entity, row);
    for (const cell of money)
      this.attempt(id, cell.column.key, () => this.writeMoney(writer, id, cell.column, cell.value));
  }

  update(writer: ChangeWriter, rowId: string, cells: { key: string; value: CellValue }[]): void {
    if (!this.attempt(rowId, null, () => this.requireOwn(rowId))) return;
    const patch: SqlRow = {};
    for (const { key, value } of cells) {
      const column = this.columns.get(key);
      if (!column || column.editable === false || (column.computed && !moneyView(column.computed))) {
        this.refused.push({ rowId, key, code: 'CELL_READ_ONLY' });
        continue;
      }
      const checked = this.check(rowId, column, value);
      if (checked === undefined) continue;
      if (column.computed) {
        this.attempt(rowId, key, () => this.writeMoney(writer, rowId, column, checked as number | null));
      } else Object.assign(patch, this.stored(column, checked));
    }
    this.attempt(rowId, null, () => writer.update(this.table.entity, rowId, patch));
  }

  /** @returns the value to store, or undefined where it was refused */
  private check(rowId: string, column: ColumnDescription, value: CellValue): CellValue | undefined {
    const issue = column.kind === 'ref' ? null : checkCell(column, value);
    if (issue?.severity !== 'error') return value;
    this.refused.push({ rowId, key: column.key, code: issue.code, params: issue.params });
    return undefined;
  }

  private stored(column: ColumnDescription, value: CellValue): SqlRow {
    if (column.kind === 'ref')
      return linkValue(this.links, column, value === null ? null : { name: String(value), code: null });
    return { [column.key]: (typeof value === 'boolean' ? Number(value) : value) as SqlValue };
  }

  private writeMoney(writer: ChangeWriter, projectId: string, column: ColumnDescription, value: number | null): void {
    writeMoneyCell(this.store, writer, { planId: this.scope.planId }, projectId, moneyView(column.computed!)!, value);
  }

  private requireOwn(id: string): void {
    const owner = ownerCondition(this.table, this.scope);
    const found = this.store.get(
      `SELECT 1 FROM "${this.table.entity}" t WHERE t.id = ? AND ${owner.sql}`,
      id,
      ...owner.values,
    );
    if (!found) throw new AppError('RECORD_NOT_FOUND', { entity: this.table.entity, id });
  }
}
