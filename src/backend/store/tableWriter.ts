import type Database from 'better-sqlite3';
import { AppError } from '../../shared/appError';
import { RowChecks } from './rowChecks';

/** A value as SQLite holds it. */
export type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;

/** Tables the journal itself lives in, or whose content is evidence: never written through a change. */
const UNJOURNALED = new Set(['change', 'changeRow', 'importFile']);

/** Prepared statements for writing one table, for any set of its columns. Names are checked against the schema. */
export class TableWriter {
  readonly columns: ReadonlySet<string>;
  private readonly inserts = new Map<string, Database.Statement>();
  private readonly byKeys = new WeakMap<readonly string[], Database.Statement>();
  /** Kinds of rows inserted in bulk whose CHECK constraints are still to be judged, and the row before their first. */
  private readonly unjudged = new Map<readonly string[], number>();
  private readonly updates = new Map<string, Database.Statement>();
  private readonly reads = new Map<string, Database.Statement>();
  private readonly remove: Database.Statement;

  constructor(
    private readonly db: Database.Database,
    readonly table: string,
  ) {
    const info = db.prepare('SELECT name FROM pragma_table_info(?)').all(table) as { name: string }[];
    if (info.length === 0 || UNJOURNALED.has(table)) throw new Error(`not a journaled table: ${table}`);
    this.columns = new Set(info.map((column) => column.name));
    this.remove = db.prepare(`DELETE FROM "${table}" WHERE id = ?`);
  }

  insert(row: SqlRow): void {
    const keys = Object.keys(row);
    const statement = this.cached(this.inserts, keys, () => insertSql(this.table, keys));
    this.run(
      statement,
      keys.map((key) => row[key] ?? null),
    );
  }

  /**
   * As insert, for many rows with the same columns: the statement is found by the very array of their names. CHECK
   * constraints, half the cost of a row, are judged for all rows at once by `judge`, which has to follow in the same
   * transaction; keys, foreign keys and types are held to as ever.
   * @param values in the order of `keys`
   */
  insertValues(keys: readonly string[], values: readonly SqlValue[]): void {
    let statement = this.byKeys.get(keys);
    if (!statement) {
      this.checkNames(keys);
      statement = this.withoutChecks(() => this.db.prepare(insertSql(this.table, keys)));
      this.byKeys.set(keys, statement);
    }
    if (!this.unjudged.has(keys)) {
      const last = this.db.prepare(`SELECT max(rowid) FROM "${this.table}"`).pluck().get() as number | null;
      this.unjudged.set(keys, last ?? 0);
    }
    this.run(statement, values);
  }

  /** Judges what `insertValues` inserted. @throws AppError RECORD_REFUSED */
  judge(): void {
    for (const [keys, after] of this.unjudged) {
      const broken = new RowChecks(this.db, this.table, keys).broken(after);
      if (broken !== null) throw refused(this.table, `CHECK constraint failed: ${broken}`);
    }
    this.unjudged.clear();
  }

  /** SQLite leaves the constraints out of statements that are prepared meanwhile, and of no others. */
  private withoutChecks(prepare: () => Database.Statement): Database.Statement {
    this.db.pragma('ignore_check_constraints = ON');
    try {
      return prepare();
    } finally {
      this.db.pragma('ignore_check_constraints = OFF');
    }
  }

  update(id: string, patch: SqlRow): void {
    const keys = Object.keys(patch);
    const statement = this.cached(this.updates, keys, () => {
      return `UPDATE "${this.table}" SET ${keys.map((key) => `${quote(key)} = ?`).join(', ')} WHERE id = ?`;
    });
    this.run(statement, [...keys.map((key) => patch[key] ?? null), id]);
  }

  delete(id: string): void {
    this.run(this.remove, [id]);
  }

  /** @returns the named columns of a row (all where none are named), or undefined where there is no such row */
  read(id: string, keys: string[] = []): SqlRow | undefined {
    const statement = this.cached(this.reads, keys, () => {
      return `SELECT ${keys.length > 0 ? keys.map(quote).join(', ') : '*'} FROM "${this.table}" WHERE id = ?`;
    });
    return statement.get(id) as SqlRow | undefined;
  }

  private run(statement: Database.Statement, values: readonly SqlValue[]): void {
    try {
      statement.run(values);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === 'SQLITE_CONSTRAINT_TRIGGER') {
        throw new AppError('RECORD_IN_USE', {}, { entity: this.table }, { cause: error });
      }
      if (code.startsWith('SQLITE_CONSTRAINT')) throw refused(this.table, (error as Error).message, error);
      throw error;
    }
  }

  private checkNames(keys: readonly string[]): void {
    for (const key of keys) {
      if (!this.columns.has(key)) throw new Error(`table ${this.table} has no column ${key}`);
    }
  }

  private cached(cache: Map<string, Database.Statement>, keys: string[], sql: () => string): Database.Statement {
    const name = keys.join('\u0000');
    let statement = cache.get(name);
    if (!statement) {
      this.checkNames(keys);
      statement = this.db.prepare(sql());
      cache.set(name, statement);
    }
    return statement;
  }
}

function refused(entity: string, detail: string, cause?: unknown): AppError {
  return new AppError('RECORD_REFUSED', { detail }, { entity }, cause === undefined ? undefined : { cause });
}

function insertSql(table: string, keys: readonly string[]): string {
  return `INSERT INTO "${table}" (${keys.map(quote).join(', ')}) VALUES (${keys.map(() => '?').join(', ')})`;
}

function quote(name: string): string {
  return `"${name}"`;
}
