import type Database from 'better-sqlite3';
import { AppError } from '../../shared/appError';
import { newId } from '../../shared/ids';
import type { PlanGuard } from './planGuard';
import type { SqlRow, SqlValue, TableWriter } from './tableWriter';

const IDS_PER_STATEMENT = 500;

/** What one change did to one entity's rows: what open views need to follow it. */
export interface EntityPatch {
  inserted: string[];
  updated: string[];
  deleted: string[];
}

interface InsertedRow {
  entity: string;
  rowId: string;
}

interface JournalRow extends InsertedRow {
  kind: 'update' | 'delete';
  before: string | null;
  after: string | null;
}

/**
 * The only way rows are written. Each write leaves a journal row: an inserted row its id alone (its content is saved
 * when an undo removes it), an updated one its changed columns before and after, a deleted one its whole content.
 */
export class ChangeWriter {
  /** An inserted row is its entity and id; thousands come with every import. */
  private readonly journal: (JournalRow | InsertedRow)[] = [];

  /** Entities whose indexes may lie aside. */
  private readonly filled = new Set<string>();

  constructor(
    private readonly tables: (name: string) => TableWriter,
    private readonly guard: PlanGuard | null = null,
  ) {}

  get isEmpty(): boolean {
    return this.journal.length === 0;
  }

  /**
   * @param row columns by name; an absent id is made
   * @returns the row's id
   */
  insert(entity: string, row: SqlRow): string {
    const id = (row.id as string | undefined) ?? newId();
    this.guard?.touch(entity, row.planId);
    this.tables(entity).insert(row.id === id ? row : { ...row, id });
    this.journal.push({ entity, rowId: id });
    return id;
  }

  /**
   * As insert, for many rows with the same columns.
   * @param keys names of the columns, `id` first; the same array for all of the rows
   * @param values in the order of `keys`
   */
  insertValues(entity: string, keys: readonly string[], values: readonly SqlValue[]): void {
    if (this.guard) this.guard.touch(entity, values[keys.indexOf('planId')]);
    this.tables(entity).insertValues(keys, values);
    this.filled.add(entity);
    this.journal.push({ entity, rowId: values[0] as string });
  }

  /**
   * Changes the given columns of a row; columns that already hold the value leave no trace.
   * @returns whether anything changed
   * @throws AppError RECORD_NOT_FOUND
   */
  update(entity: string, id: string, patch: SqlRow): boolean {
    const table = this.tables(entity);
    const keys = Object.keys(patch);
    if (keys.length === 0) return false;
    const current = table.read(id, keys);
    if (!current) throw new AppError('RECORD_NOT_FOUND', { entity, id }, { entity, id });
    const before: SqlRow = {};
    const after: SqlRow = {};
    for (const key of keys) {
      const value = patch[key] ?? null;
      if (current[key] === value) continue;
      before[key] = current[key] ?? null;
      after[key] = value;
    }
    if (Object.keys(after).length === 0) return false;
    this.guard?.touchRow(entity, table, id, Object.keys(after));
    table.update(id, after);
    this.journal.push({
      entity,
      rowId: id,
      kind: 'update',
      before: JSON.stringify(before),
      after: JSON.stringify(after),
    });
    return true;
  }

  /** @throws AppError RECORD_NOT_FOUND, RECORD_IN_USE */
  delete(entity: string, id: string): void {
    const table = this.tables(entity);
    const row = table.read(id);
    if (!row) throw new AppError('RECORD_NOT_FOUND', { entity, id }, { entity, id });
    this.guard?.touch(entity, row.planId);
    table.delete(id);
    this.journal.push({ entity, rowId: id, kind: 'delete', before: JSON.stringify(row), after: null });
  }

  /** Brings indexes back that a long write put aside: before what was written is read by them. */
  restoreIndexes(): void {
    for (const entity of this.filled) this.tables(entity).restoreIndexes();
    this.filled.clear();
  }

  /**
   * Writes the journal rows of this change.
   * @throws AppError PLAN_LOCKED where it changes a plan that is submitted or approved
   */
  flush(db: Database.Database, changeId: string): void {
    this.guard?.check();
    this.restoreIndexes();
    const { journal } = this;
    const one = db.prepare(
      'INSERT INTO changeRow (changeId, position, entity, rowId, kind, "before", "after") VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    // Inserted rows go as lists of their ids: for a large import a quarter of the time of single ones.
    const many = db.prepare(
      "INSERT INTO changeRow (changeId, position, entity, rowId, kind) SELECT ?, ? + key, ?, value, 'insert' FROM json_each(?)",
    );
    for (let position = 0; position < journal.length; ) {
      const row = journal[position]!;
      if ('kind' in row) {
        one.run(changeId, position++, row.entity, row.rowId, row.kind, row.before, row.after);
        continue;
      }
      const ids = this.insertedFrom(position);
      many.run(changeId, position, row.entity, JSON.stringify(ids));
      position += ids.length;
    }
  }

  /** Ids of the rows of one entity that were inserted one after the other. */
  private insertedFrom(first: number): string[] {
    const { entity } = this.journal[first]!;
    const ids: string[] = [];
    for (let at = first; ids.length < IDS_PER_STATEMENT; at++) {
      const row = this.journal[at];
      if (!row || 'kind' in row || row.entity !== entity) break;
      ids.push(row.rowId);
    }
    return ids;
  }

  /** @returns touched rows by entity, each row in its final state only */
  patches(): Record<string, EntityPatch> {
    return patchesOf(this.journal);
  }
}

/**
 * Touched rows by entity, each row in its final state only.
 * @param journal rows of one change in their order; without a kind: inserted
 */
export function patchesOf(
  journal: readonly { entity: string; rowId: string; kind?: string }[],
): Record<string, EntityPatch> {
  const states = new Map<string, Map<string, keyof EntityPatch>>();
  for (const { entity, rowId, kind = 'insert' } of journal) {
    let rows = states.get(entity);
    if (!rows) {
      rows = new Map();
      states.set(entity, rows);
    }
    const earlier = rows.get(rowId);
    if (kind === 'insert') rows.set(rowId, earlier === 'deleted' ? 'updated' : 'inserted');
    else if (kind === 'delete') {
      if (earlier === 'inserted') rows.delete(rowId);
      else rows.set(rowId, 'deleted');
    } else if (!earlier) rows.set(rowId, 'updated');
  }
  const patches: Record<string, EntityPatch> = {};
  for (const [entity, rows] of states) {
    const patch: EntityPatch = { inserted: [], updated: [], deleted: [] };
    for (const [id, state] of rows) patch[state].push(id);
    patches[entity] = patch;
  }
  return patches;
}
