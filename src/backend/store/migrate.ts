import type Database from 'better-sqlite3';
import { AppError } from '../../shared/appError';

const sources = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

/** Numbered steps of the schema, in order; `user_version` of a store is the number of the last one it has. */
export const migrations: { version: number; sql: string }[] = Object.entries(sources)
  .map(([path, sql]) => ({ version: Number(/(\d+)-[^/]*\.sql$/.exec(path)?.[1]), sql }))
  .sort((a, b) => a.version - b.version);

/** Version a store of this program has. */
export const currentVersion = migrations.at(-1)?.version ?? 0;

/** @returns version of the schema a store file has (0 for a new one) */
export function schemaVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings a store to the current schema: all missing steps and the new version number in one transaction.
 * @param db an open store whose version is not newer than the program's
 * @param steps the steps to apply; other ones only in tests
 * @throws AppError STORE_MIGRATION_FAILED; the store is as it was
 */
export function migrate(db: Database.Database, steps = migrations): void {
  const from = schemaVersion(db);
  const missing = steps.filter((step) => step.version > from);
  if (missing.length === 0) return;
  // Tables are rebuilt by some steps, which needs foreign keys off; what they left is checked before the commit.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const step of missing) db.exec(step.sql);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`${broken.length} broken references`);
      db.pragma(`user_version = ${missing.at(-1)!.version}`);
    }).immediate();
  } catch (error) {
    throw new AppError('STORE_MIGRATION_FAILED', { from, detail: (error as Error).message }, undefined, {
      cause: error,
    });
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
