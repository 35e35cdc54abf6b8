import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import type { DriveState } from '../../shared/api/app';
import { AppError } from '../../shared/appError';

/** After the last change; a run of edits is written back once. */
const QUIET_MS = 2_000;
/** While edits go on without a pause. */
const AT_LEAST_EVERY_MS = 30_000;
const RETRY_MS = 10_000;

/**
 * A store on a removable or network drive is worked on as a copy on the local disk and written back whole, by renaming a
 * finished file: the drive never holds half a store, and SQLite's log never lies on a share. The copy is deleted once the
 * store is closed and written back, so one that is found was left by a crash or by a drive that was gone.
 */
export class WorkingCopy {
  private quiet: NodeJS.Timeout | null = null;
  private pendingSince: number | null = null;
  private writing: Promise<void> | null = null;
  private changes = 0;
  private writtenChanges = 0;
  private readonly listeners = new Set<(state: DriveState) => void>();

  private constructor(
    readonly origin: string,
    /** Path of the local copy. */
    readonly path: string,
    private current: DriveState,
  ) {}

  /**
   * Makes the local copy of a store, or takes up the one a crash left.
   * @param origin path on the drive; need not exist
   * @param folder where working copies are kept
   * @throws AppError STORE_DRIVE_UNREADABLE
   */
  static take(origin: string, kind: DriveState['kind'], folder: string): WorkingCopy {
    const key = createHash('sha256').update(resolve(origin)).digest('hex').slice(0, 16);
    const path = join(folder, `${key}-${basename(origin)}`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const present = contentOf(origin);
    // Of a write-back that never ended.
    rmSync(`${path}.whole`, { force: true });
    let keptAside: string | null = null;
    let isAhead = false;
    if (existsSync(path)) {
      if (present === null || present === readBase(path)) isAhead = true;
      else {
        keptAside = join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}-${basename(origin)}`);
        moveStore(path, keptAside);
      }
    }
    if (!isAhead && present !== null) {
      try {
        copyFileSync(origin, path);
      } catch (error) {
        throw new AppError('STORE_DRIVE_UNREADABLE', { file: origin }, { file: origin }, { cause: error });
      }
      writeBase(path, present);
    }
    const copy = new WorkingCopy(origin, path, {
      kind,
      state: isAhead ? 'pending' : 'written',
      writtenAt: present === null ? null : statSync(origin).mtime.toISOString(),
      keptAside,
    });
    if (isAhead || present === null) copy.changes = 1;
    return copy;
  }

  get state(): DriveState {
    return this.current;
  }

  /** @returns a function that stops following */
  onState(listener: (state: DriveState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Something was committed: it goes to the drive in a moment. */
  changed(db: Database.Database): void {
    this.changes++;
    this.follow(db);
  }

  /** What a crash left unwritten goes to the drive in a moment too. */
  follow(db: Database.Database): void {
    if (this.changes === this.writtenChanges) return;
    this.pendingSince ??= Date.now();
    if (this.current.state === 'written') this.set({ ...this.current, state: 'pending' });
    const wait = Math.min(QUIET_MS, Math.max(0, this.pendingSince + AT_LEAST_EVERY_MS - Date.now()));
    this.plan(db, wait);
  }

  /** Writes everything back now, without holding up the work: SQLite's backup goes page by page. */
  writeBack(db: Database.Database): Promise<void> {
    this.writing ??= this.writeBackOnce(db).finally(() => {
      this.writing = null;
    });
    return this.writing;
  }

  private plan(db: Database.Database, wait: number): void {
    if (this.quiet) clearTimeout(this.quiet);
    this.quiet = setTimeout(() => void this.writeBack(db), wait);
    this.quiet.unref();
  }

  private async writeBackOnce(db: Database.Database): Promise<void> {
    const written = this.changes;
    const whole = `${this.path}.whole`;
    try {
      if (!db.open) return;
      await db.backup(whole);
      await copyFile(whole, this.temporary);
      await flush(this.temporary);
      // Closing writes back by itself; what ends after it is of no use.
      if (!db.open) return;
      this.replaceOrigin(this.temporary, contentOf(whole)!);
      this.pendingSince = null;
      this.writtenChanges = written;
      const isAll = written === this.changes;
      this.set({ ...this.current, state: isAll ? 'written' : 'pending', writtenAt: new Date().toISOString() });
      if (!isAll) this.plan(db, QUIET_MS);
    } catch {
      if (!db.open) return;
      this.set({ ...this.current, state: 'failed' });
      this.plan(db, RETRY_MS);
    } finally {
      for (const left of [whole, this.temporary]) rmSync(left, { force: true });
    }
  }

  /**
   * The store is closed and whole: the last write back, after which the local copy goes.
   * @throws AppError STORE_DRIVE_GONE; the copy stays and is taken up when the store is opened again
   */
  finish(): void {
    if (this.quiet) clearTimeout(this.quiet);
    // A write-back under way may still be filling its own file: the last one never shares it.
    const last = `${this.temporary}.last`;
    if (this.changes !== this.writtenChanges || !existsSync(this.origin)) {
      try {
        copyFileSync(this.path, last);
        const handle = openSync(last, 'r+');
        fsyncSync(handle);
        closeSync(handle);
        this.replaceOrigin(last, contentOf(this.path)!);
      } catch (error) {
        rmSync(last, { force: true });
        throw new AppError(
          'STORE_DRIVE_GONE',
          { file: this.origin, kept: this.path },
          { file: this.origin },
          { cause: error },
        );
      }
    }
    for (const suffix of ['', '-wal', '-shm', '.base']) rmSync(`${this.path}${suffix}`, { force: true });
  }

  /** The finished file on the drive, before it takes the store's name. */
  private get temporary(): string {
    return join(dirname(this.origin), `.${basename(this.origin)}.writing`);
  }

  private replaceOrigin(finished: string, content: string): void {
    renameSync(finished, this.origin);
    writeBase(this.path, content);
  }

  private set(state: DriveState): void {
    this.current = state;
    for (const listener of this.listeners) listener(state);
  }
}

/** @returns hash of a file's content; null for a missing or empty one. Times are no use: sticks keep them to two seconds. */
function contentOf(file: string): string | null {
  if (!existsSync(file) || statSync(file).size === 0) return null;
  const hash = createHash('sha256');
  const handle = openSync(file, 'r');
  try {
    const block = Buffer.allocUnsafe(1 << 20);
    for (let read = readSync(handle, block); read > 0; read = readSync(handle, block)) {
      hash.update(block.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The content on the drive that a working copy goes on from. */
function readBase(path: string): string | null {
  return existsSync(`${path}.base`) ? readFileSync(`${path}.base`, 'utf8') : null;
}

function writeBase(path: string, content: string): void {
  writeFileSync(`${path}.base`, content);
}

/** Moves a store with the log a crash left beside it. */
function moveStore(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${from}${suffix}`)) renameSync(`${from}${suffix}`, `${to}${suffix}`);
  }
}
