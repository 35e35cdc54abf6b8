import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/appError';
import { currentVersion, migrate, schemaVersion } from './migrate';

/** `application_id` of a CountyFrame store: "CFRM". */
const APPLICATION_ID = 0x4346524d;

const BACKUPS_KEPT = 10;

export interface OpenOptions {
  /** Make the file where it does not exist (default false: a missing file is an error). */
  create?: boolean;
  /** Open without writing anything, not even a -wal of ours. */
  readonly?: boolean;
}

export interface OpenedDatabase {
  db: Database.Database;
  isReadonly: boolean;
  /** There was no store before. */
  isNew: boolean;
  /** The schema was made or brought up to date. */
  isMigrated: boolean;
}

/**
 * Opens a store file: WAL, FULL, foreign keys on, schema brought up to date after a backup.
 * @returns the connection, whether it may be written to (a store newer than the program may not), and whether opening changed the file
 * @throws AppError STORE_NOT_FOUND, STORE_NOT_A_STORE, STORE_DAMAGED, STORE_MIGRATION_FAILED
 */
export function openDatabase(file: string, options: OpenOptions = {}): OpenedDatabase {
  const isNew = !existsSync(file) || statSync(file).size === 0;
  if (isNew && !options.create) throw new AppError('STORE_NOT_FOUND', { file }, { file });
  if (isNew) mkdirSync(dirname(file), { recursive: true });
  let db: Database.Database;
  try {
    db = new Database(file, { readonly: options.readonly ?? false });
    db.pragma('busy_timeout = 5000');
    const applicationId = db.pragma('application_id', { simple: true }) as number;
    if (!isNew && applicationId !== APPLICATION_ID) {
      db.close();
      throw new AppError('STORE_NOT_A_STORE', { file }, { file });
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as { code?: string }).code ?? '';
    const isForeign = code === 'SQLITE_NOTADB';
    throw new AppError(
      isForeign ? 'STORE_NOT_A_STORE' : 'STORE_DAMAGED',
      { file, detail: code },
      { file },
      {
        cause: error,
      },
    );
  }
  if (options.readonly || schemaVersion(db) > currentVersion) {
    db.pragma('query_only = ON');
    return { db, isReadonly: true, isNew: false, isMigrated: false };
  }
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  const before = schemaVersion(db);
  if (isNew) db.pragma(`application_id = ${APPLICATION_ID}`);
  else if (before < currentVersion) backupSync(db, file, `v${before}`);
  migrate(db);
  return { db, isReadonly: false, isNew, isMigrated: before !== currentVersion };
}

/** Folder of a store's backups. */
export function backupFolder(file: string): string {
  return join(dirname(file), `${basename(file)}.backups`);
}

/** @returns whether a store has a backup that is younger than a day */
export function isBackedUpToday(file: string): boolean {
  const folder = backupFolder(file);
  if (!existsSync(folder)) return false;
  const dayAgo = Date.now() - 24 * 3600 * 1000;
  return readdirSync(folder).some((name) => statSync(join(folder, name)).mtimeMs > dayAgo);
}

/**
 * Writes a consistent copy beside the store (SQLite's VACUUM INTO) and keeps the last ten.
 * @param reason part of the copy's name, such as `v1` or `daily`
 * @returns path of the copy
 */
export function backupSync(db: Database.Database, file: string, reason: string): string {
  const folder = backupFolder(file);
  mkdirSync(folder, { recursive: true });
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const target = join(folder, `${stamp}-${reason}.countyframe`);
  db.prepare('VACUUM INTO ?').run(target);
  const copies = readdirSync(folder)
    .filter((name) => name.endsWith('.countyframe'))
    .sort();
  for (const name of copies.slice(0, -BACKUPS_KEPT)) rmSync(join(folder, name), { force: true });
  return target;
}
