import { userInfo } from 'node:os';
import type Database from 'better-sqlite3';
import type { DriveState } from '../../shared/api/app';
import { AppError } from '../../shared/appError';
import { newId } from '../../shared/ids';
import { ChangeWriter, patchesOf } from './changeWriter';
import { type DriveKind, driveKind } from './driveKind';
import { IndexesAside } from './indexesAside';
import { StoreLock } from './lock';
import { backupSync, isBackedUpToday, openDatabase } from './openDatabase';
import { PlanGuard } from './planGuard';
import type { ChangeLabel, ChangeOptions, StoreEvent, WrittenChange } from './storeEvents';
import { TableWriter } from './tableWriter';
import { UndoStack } from './undoStack';
import { WorkingCopy } from './workingCopy';

export type { ChangeLabel, ChangeOptions, StoreEvent, WrittenChange } from './storeEvents';

const LONG_WRITE_CACHE_KIB = 32_768;
/** How long closing waits for a thread that writes. */
const LONG_WRITE_END_MS = 30_000;

const userOfMachine = nameOfUser();

/** @returns null where the system names no user, as in some containers */
function nameOfUser(): string | null {
  try {
    return userInfo().username || null;
  } catch {
    return null;
  }
}

export interface StoreOptions {
  /** Make the file where it does not exist. */
  create?: boolean;
  /** Where copies of stores on removable and network drives are worked on; without it every store is worked on in place. */
  workingFolder?: string;
  /** What kind of drive a file lies on; the system is asked unless this says it. */
  driveOf?: (file: string) => DriveKind;
}

/**
 * An open store file, owned by this process until `close`. All reading goes through `all`, `get` and `arrays`; all
 * writing through `write` or `writeLong`, each one transaction and one journaled change.
 */
export class Store {
  readonly undoStack: UndoStack;
  private readonly writers = new Map<string, TableWriter>();
  private readonly statements = new Map<string, Database.Statement>();
  private readonly listeners = new Set<(event: StoreEvent) => void>();
  private readonly storeId: string;
  /** A long write under way: its connection, or the thread that writes. */
  private longWrite: { close(): void } | null = null;

  private constructor(
    /** Path of the store as the user knows it. */
    readonly file: string,
    private readonly db: Database.Database,
    readonly isReadonly: boolean,
    private readonly lock: StoreLock | null,
    /** Whether opening made it. */
    readonly isNew = false,
    private readonly workingCopy: WorkingCopy | null = null,
    /** The store as a long write sees it. */
    private readonly isInside = false,
  ) {
    this.storeId = this.readStoreId();
    this.undoStack = new UndoStack(db);
  }

  /**
   * Opens a store and takes its lock.
   * @throws AppError STORE_NOT_FOUND, STORE_NOT_A_STORE, STORE_DAMAGED, STORE_LOCKED, STORE_MIGRATION_FAILED
   */
  static open(file: string, options: StoreOptions = {}): Store {
    const lock = StoreLock.take(file);
    try {
      const kind = options.workingFolder ? (options.driveOf ?? driveKind)(file) : 'local';
      const copy = kind === 'local' ? null : WorkingCopy.take(file, kind, options.workingFolder!);
      const { db, isReadonly, isNew, isMigrated } = openDatabase(copy?.path ?? file, options);
      const store = new Store(file, db, isReadonly, lock, isNew, copy);
      if (isMigrated) copy?.changed(db);
      else copy?.follow(db);
      return store;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Opens a store to look at it: no lock, nothing written. */
  static openReadonly(file: string): Store {
    const { db } = openDatabase(file, { readonly: true });
    return new Store(file, db, true, null);
  }

  /** Opens a store that this program has open already, for a thread that writes to it: the lock is the program's. */
  static openBeside(path: string): Store {
    const { db } = openDatabase(path);
    return new Store(path, db, false, null);
  }

  /** The program that had the store before did not end properly; what it had committed is there. */
  get wasInterrupted(): boolean {
    return this.lock?.wasLeft ?? false;
  }

  /** Tells others, through the lock file, where this program can be reached: never on a drive that others can read. */
  announce(url: string): void {
    if (!this.workingCopy) this.lock?.announce(url);
  }

  /** Where a store on a removable or network drive stands; null for one that is worked on in place. */
  get drive(): DriveState | null {
    return this.workingCopy?.state ?? null;
  }

  /**
   * Follows what is written back to a removable or network drive.
   * @returns a function that stops following
   */
  onDrive(listener: () => void): () => void {
    return this.workingCopy?.onState(listener) ?? (() => {});
  }

  /** The file SQLite works on: what a thread that reads the store for itself opens. */
  get path(): string {
    return this.workingCopy?.path ?? this.file;
  }

  /** @returns all rows of a query; statements are prepared once */
  all<Row>(sql: string, ...values: unknown[]): Row[] {
    return this.prepare(sql).all(...values) as Row[];
  }

  /** @returns first row of a query */
  get<Row>(sql: string, ...values: unknown[]): Row | undefined {
    return this.prepare(sql).get(...values) as Row | undefined;
  }

  /** @returns rows as arrays, in the order of the selected columns (cheap for large results) */
  arrays(sql: string, ...values: unknown[]): unknown[][] {
    return this.db
      .prepare(sql)
      .raw(true)
      .all(...values) as unknown[][];
  }

  /** Reads that belong together, as of one moment: what others commit meanwhile is not seen. */
  snapshot<Result>(work: () => Result): Result {
    return this.db.transaction(work).deferred();
  }

  /**
   * Runs writes as one transaction that leaves one change. Nothing is written where `work` throws or changes nothing;
   * undo and redo leave their change all the same, or the one they take back would stay the next for good.
   * @param label name of the change, for undo and history
   * @param work the writes; must be synchronous
   * @returns what `work` returned, and the change's id (null where nothing changed)
   * @throws AppError STORE_READONLY, and whatever `work` throws
   */
  write<Result>(
    label: ChangeLabel,
    work: (writer: ChangeWriter) => Result,
    options: ChangeOptions = {},
  ): { result: Result; changeId: string | null } {
    this.requireWritable();
    const writer = new ChangeWriter((name) => this.writer(name), PlanGuard.of(this.db));
    const changeId = newId();
    const isLeft = () => !writer.isEmpty || options.kind === 'undo' || options.kind === 'redo';
    let seq = 0;
    const result = this.db
      .transaction(() => {
        const value = work(writer);
        if (isLeft()) seq = this.journal(writer, changeId, label, options);
        return value;
      })
      .immediate();
    if (!isLeft()) return { result, changeId: null };
    this.announceChange({ changeId, seq, patches: () => writer.patches() }, label, options);
    return { result, changeId };
  }

  /**
   * As `write`, for work that takes long and gives others a turn: its transaction runs on a connection of its own. Until
   * it is committed everybody else reads the store as it was before, and other writes are refused with STORE_BUSY.
   * @param label read when the work is done, so that it may name what was found meanwhile
   * @param work the writes; `inside` is the store as the transaction sees it. What it throws takes everything back.
   * @returns what `work` returned, the change's id (null where nothing changed) and its number
   * @throws AppError STORE_READONLY, STORE_BUSY, and whatever `work` throws
   */
  async writeLong<Result>(
    label: ChangeLabel,
    work: (writer: ChangeWriter, inside: Store) => Promise<Result>,
    options: ChangeOptions = {},
  ): Promise<{ result: Result; changeId: string | null; seq: number }> {
    this.requireWritable();
    const { db } = openDatabase(this.path);
    // Indexes of a large import are written all over: a small cache would write the same pages again and again.
    db.pragma(`cache_size = -${LONG_WRITE_CACHE_KIB}`);
    const inside = new Store(this.file, db, false, null, false, null, true);
    const writer = new ChangeWriter((name) => inside.writer(name), PlanGuard.of(db));
    const changeId = newId();
    this.longWrite = db;
    let seq = 0;
    let result: Result;
    try {
      db.exec('BEGIN IMMEDIATE');
      result = await work(writer, inside);
      if (!writer.isEmpty) seq = inside.journal(writer, changeId, label, options);
      db.exec('COMMIT');
    } finally {
      if (db.open && db.inTransaction) db.exec('ROLLBACK');
      db.close();
      this.longWrite = null;
    }
    if (writer.isEmpty) return { result, changeId: null, seq };
    this.announceChange({ changeId, seq, patches: () => writer.patches() }, label, options);
    return { result, changeId, seq };
  }

  /**
   * As `writeLong`, where a thread writes: it commits on a connection of its own, see `openBeside`, and this store tells
   * its listeners and goes on from there. Where the thread dies after its commit the change is in, and told like any other.
   * @param start starts the thread's transaction
   * @param work the writes; null where nothing changed
   * @throws AppError STORE_READONLY, STORE_BUSY, and whatever `start` and `work` throw
   */
  async writeBeside<Thread extends { stop(): void; close(): Promise<void> }>(
    label: ChangeLabel,
    start: (path: string) => Promise<Thread>,
    work: (thread: Thread, isFollowed: boolean) => Promise<WrittenChange | null>,
    options: ChangeOptions = {},
  ): Promise<void> {
    this.requireWritable();
    const before = this.lastSeq();
    let thread: Thread | null = null;
    let isClosed = false;
    this.longWrite = {
      close: () => {
        isClosed = true;
        thread?.stop();
      },
    };
    let change: WrittenChange | null = null;
    try {
      thread = await start(this.path);
      if (isClosed) thread.stop();
      change = await work(thread, this.listeners.size > 0);
    } catch (error) {
      await thread?.close();
      thread = null;
      change = this.db.open ? this.changeAfter(before) : null;
      if (!change) throw error;
    } finally {
      await thread?.close();
      this.longWrite = null;
    }
    const written = change;
    if (written) this.announceChange({ ...written, patches: () => written.patches }, label, options);
  }

  private lastSeq(): number {
    return this.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM change')?.seq ?? 0;
  }

  /** The change that was committed after the one with a number. */
  private changeAfter(seq: number): WrittenChange | null {
    const change = this.get<{ id: string; seq: number }>('SELECT id, seq FROM change WHERE seq > ? LIMIT 1', seq);
    if (!change) return null;
    const sql = 'SELECT entity, rowId, kind FROM changeRow WHERE changeId = ? ORDER BY position';
    const patches = this.listeners.size > 0 ? patchesOf(this.all(sql, change.id)) : {};
    return { changeId: change.id, seq: change.seq, patches };
  }

  private requireWritable(): void {
    if (this.isReadonly) throw new AppError('STORE_READONLY', {}, { file: this.file });
    if (this.longWrite) throw new AppError('STORE_BUSY', {}, { file: this.file });
  }

  /** Writes the head and the rows of a change. @returns its number */
  private journal(writer: ChangeWriter, changeId: string, label: ChangeLabel, options: ChangeOptions): number {
    const seq = this.lastSeq() + 1;
    this.prepare(
      'INSERT INTO change (id, seq, storeId, label, params, kind, time, undoes, batchId, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      changeId,
      seq,
      this.storeId,
      label.code,
      JSON.stringify(label.params ?? {}),
      options.kind ?? 'edit',
      new Date().toISOString(),
      options.undoes ?? null,
      options.batchId ?? null,
      this.author(),
    );
    writer.flush(this.db, changeId);
    return seq;
  }

  private announceChange(
    { changeId, seq, patches }: { changeId: string; seq: number; patches: () => StoreEvent['patches'] },
    label: ChangeLabel,
    options: ChangeOptions,
  ): void {
    this.workingCopy?.changed(this.db);
    this.undoStack.push({ id: changeId, seq, kind: options.kind ?? 'edit', undoes: options.undoes ?? null });
    if (this.listeners.size === 0) return;
    const event: StoreEvent = { changeId, seq, label, patches: patches() };
    for (const listener of this.listeners) listener(event);
  }

  /** Writes evidence and settings that are no change of the plan (incoming files, preferences): one transaction. */
  writeUnjournaled<Result>(work: (run: (sql: string, ...values: unknown[]) => void) => Result): Result {
    this.requireWritable();
    const result = this.db
      .transaction(() => work((sql, ...values) => void this.prepare(sql).run(...values)))
      .immediate();
    this.workingCopy?.changed(this.db);
    return result;
  }

  /**
   * Follows committed changes.
   * @returns a function that stops following
   */
  onChange(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** @returns problems SQLite and the schema find in the file; empty where it is sound */
  verify(): string[] {
    const damage = (this.db.pragma('integrity_check') as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((text) => text !== 'ok');
    const broken = (this.db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]).map(
      (row) => `${row.table} row ${row.rowid} refers to a missing ${row.parent}`,
    );
    return [...damage, ...broken];
  }

  /** Writes a consistent copy of the store; the copy is a store of its own. */
  saveCopy(target: string): void {
    this.prepare('VACUUM INTO ?').run(target);
  }

  /** Copies the store aside once a day. */
  backupDaily(): void {
    if (!this.isReadonly && !isBackedUpToday(this.path)) this.backup('daily');
  }

  /** Copies the store aside, see openDatabase. */
  backup(reason: string): string {
    return backupSync(this.db, this.path, reason);
  }

  /**
   * Folds the write-ahead log into the file, leaves one file, and gives the lock back.
   * @throws AppError STORE_DRIVE_GONE where a removable or network drive cannot be reached; everything is kept and taken up next time
   */
  close(): void {
    if (!this.db.open) return;
    // What a long write has not committed is taken back; its next step fails.
    if (this.longWrite) this.endLongWrite(this.longWrite);
    if (!this.isReadonly) this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.db.close();
    try {
      this.workingCopy?.finish();
    } finally {
      this.lock?.release();
    }
  }

  /** Waits until nobody writes any more: a thread that is ended finishes the step it is at. */
  private endLongWrite(write: { close(): void }): void {
    write.close();
    this.db.pragma(`busy_timeout = ${LONG_WRITE_END_MS}`);
    try {
      this.db.exec('BEGIN IMMEDIATE');
      this.db.exec('ROLLBACK');
    } catch {
      // It is still at it: the file is whole all the same, with what it commits in the log beside it.
    }
  }

  private writer(name: string): TableWriter {
    let writer = this.writers.get(name);
    if (!writer) {
      writer = new TableWriter(this.db, name, this.isInside ? new IndexesAside(this.db, name) : null);
      this.writers.set(name, writer);
    }
    return writer;
  }

  private prepare(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  /** Who works here: the name given in the settings, else the user of the machine. */
  private author(): string | null {
    const given = this.get<{ value: string }>("SELECT value FROM setting WHERE key = 'ui.author'")?.value.trim();
    return given || userOfMachine;
  }

  private readStoreId(): string {
    const known = this.get<{ value: string }>("SELECT value FROM setting WHERE key = 'storeId'")?.value;
    if (known || this.isReadonly) return known ?? '';
    const id = newId();
    this.prepare("INSERT INTO setting (key, value) VALUES ('storeId', ?)").run(id);
    return id;
  }
}
