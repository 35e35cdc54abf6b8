import type Database from 'better-sqlite3';

/** The CHECK constraints of one table, for judging many rows at once instead of each as it is inserted. */
export class RowChecks {
  private readonly first: Database.Statement;
  private readonly expressions: string[];

  /** @param columns the columns that the rows fill; the others hold their defaults */
  constructor(
    private readonly db: Database.Database,
    private readonly table: string,
    columns: readonly string[],
  ) {
    const names = new Set(columns);
    this.expressions = checksOf(db, table).filter((check) =>
      (check.match(/\w+/g) ?? []).some((word) => names.has(word)),
    );
    const broken = this.expressions.map((check) => `NOT (${check})`).join(' OR ');
    this.first = db.prepare(`SELECT rowid FROM "${table}" WHERE rowid > ? AND (${broken || '0'}) LIMIT 1`).pluck();
  }

  /**
   * @param after rows behind this one are looked at
   * @returns the constraint that one of them breaks, or null; what is unknown (NULL) breaks none
   */
  broken(after: number): string | null {
    const rowid = this.first.get(after);
    if (rowid === undefined) return null;
    const breaks = (check: string) =>
      this.db.prepare(`SELECT NOT (${check}) FROM "${this.table}" WHERE rowid = ?`).pluck().get(rowid) === 1;
    return this.expressions.find(breaks) ?? '';
  }
}

/** The expressions of a table's CHECK constraints, as its schema has them. */
export function checksOf(db: Database.Database, table: string): string[] {
  const sql = db
    .prepare("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?")
    .pluck()
    .get(table) as string;
  const text = sql.replace(/--.*$/gm, '');
  const checks: string[] = [];
  for (const match of text.matchAll(/\bCHECK\s*\(/gi)) {
    const start = match.index + match[0].length;
    checks.push(text.slice(start, endOfParenthesis(text, start)));
  }
  return checks;
}

/** Position of the parenthesis that closes one opened before `start`; quoted texts are passed over. */
function endOfParenthesis(text: string, start: number): number {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const character = text[at]!;
    if (character === "'" || character === '"') at = text.indexOf(character, at + 1);
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at;
  }
  return text.length;
}
