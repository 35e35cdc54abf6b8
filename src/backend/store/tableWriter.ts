import type Database from 'better-sqlite3';
import { AppError } from '../../shared/appError';
import type { IndexesAside } from './indexesAside';

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
  private readonly updates = new Map<string, Database.Statement>();
  private readonly reads = new Map<string, Database.Statement>();
  private readonly remove: Database.Statement;

  /** @param aside puts the table's indexes aside where many rows are inserted; without it they are kept up row by row */
  constructor(
    private readonly db: Database.Database,
    readonly table: string,
    private readonly aside: IndexesAside | null = null,
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
   * As insert, for many rows with the same columns: the statement is found by the very array of their names.
   * @param values in the order of `keys`
   */
  insertValues(keys: readonly string[], values: readonly SqlValue[]): void {
    let statement = this.byKeys.get(keys);
    if (!statement) {
      this.checkNames(keys);
      statement = this.db.prepare(insertSql(this.table, keys));
      this.byKeys.set(keys, statement);
    }
    this.aside?.beforeInsert();
    this.run(statement, values);
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

  /** Brings indexes back that were put aside; reading by them before is slow. */
  restoreIndexes(): void {
    this.aside?.restore();
  }

  private run(statement: Database.Statement, values: readonly SqlValue[]): void {
    try {
      statement.run(values);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === 'SQLITE_CONSTRAINT_TRIGGER') {
        throw new AppError('RECORD_IN_USE', {}, { entity: this.table }, { cause: error });
      }
      if (code.startsWith('SQLITE_CONSTRAINT')) {
        const detail = (error as Error).message;
        throw new AppError('RECORD_REFUSED', { detail }, { entity: this.table }, { cause: error });
      }
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

function insertSql(table: string, keys: readonly string[]): string {
  return `INSERT INTO "${table}" (${keys.map(quote).join(', ')}) VALUES (${keys.map(() => '?').join(', ')})`;
}

function quote(name: string): string {
  return `"${name}"`;
}
