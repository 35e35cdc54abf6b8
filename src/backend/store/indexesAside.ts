import type Database from 'better-sqlite3';

/** Rows inserted into one table before putting its indexes aside is worth it. */
const MANY_ROWS = 5_000;

interface IndexDefinition {
  name: string;
  sql: string;
}

/**
 * Indexes of one table while a long write fills it. Rows come in an order of their own, so that each of them changes a
 * page here and there in every index; built anew at the end, each index is sorted and written once. It is part of the
 * transaction: a crash or a rollback brings the indexes back as they were. A table that had more rows before than are
 * inserted keeps its indexes: building them would take longer than keeping them up.
 */
export class IndexesAside {
  private inserted = 0;
  private threshold: number | null = null;
  private definitions: string[] = [];

  constructor(
    private readonly db: Database.Database,
    private readonly table: string,
  ) {}

  /** A row is about to be inserted. */
  beforeInsert(): void {
    if (++this.inserted <= MANY_ROWS) return;
    this.threshold ??= this.rowsBefore();
    if (this.inserted > this.threshold) this.put();
  }

  /** Builds again what was put aside; from then on the indexes are kept up row by row. */
  restore(): void {
    if (this.definitions.length === 0) return;
    for (const sql of this.definitions) this.db.exec(sql);
    this.definitions = [];
  }

  private rowsBefore(): number {
    const count = this.db.prepare(`SELECT count(*) FROM "${this.table}"`).pluck().get() as number;
    return count - MANY_ROWS;
  }

  private put(): void {
    // Once is enough: rows that come after the indexes were needed again are kept up with.
    this.threshold = Number.POSITIVE_INFINITY;
    // Those of keys have no definition of their own; unique ones keep out what must not be there.
    const indexes = this.db
      .prepare(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql NOT LIKE 'CREATE UNIQUE%'",
      )
      .all(this.table) as IndexDefinition[];
    const used = indexes.filter((index) => this.hasEntries(index));
    for (const { name } of used) this.db.exec(`DROP INDEX "${name}"`);
    this.definitions = used.map(({ sql }) => sql);
  }

  /** An index of a column that these rows leave empty costs nothing now, and a run through the whole table to build. */
  private hasEntries({ name, sql }: IndexDefinition): boolean {
    const [, condition] = sql.split(' WHERE ');
    if (condition === undefined) return true;
    const one = `SELECT 1 FROM "${this.table}" INDEXED BY "${name}" WHERE ${condition} LIMIT 1`;
    return this.db.prepare(one).get() !== undefined;
  }
}
