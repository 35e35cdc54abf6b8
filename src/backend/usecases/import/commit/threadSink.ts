import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../shared/appError';
import type { ReadAmount } from '../../../exchange/understand/readTypes';
import { entryUrl } from '../../../host/entryUrl';
import type { ChangeLabel, WrittenChange } from '../../../store/store';
import type { SqlRow, SqlValue } from '../../../store/tableWriter';
import type { Scope } from '../../sheet/scope';
import type { Additions, ImportEnd, IncomingFile, RowSink, Settled } from './rowSink';
import type { CommitMessage, CommitOrder, WriteOp } from './wire';

/** Values that go in one message: some two hundred rows. */
const VALUES_PER_MESSAGE = 5_000;
const OPS_PER_MESSAGE = 200;
/** Messages on their way; the rows wait beyond that. */
const MOST_IN_FLIGHT = 8;
/** How long the thread may take to take everything back before it is ended. */
const GRACE_MS = 5_000;

/** A thread that was started ahead. */
let warm: Worker | null = null;

/** Starts the thread of a large import while its file is still being read. A program may end without having used it. */
export function warmCommitThread(): void {
  if (warm) return;
  const worker = startThread();
  worker.unref();
  const forget = () => {
    if (warm === worker) warm = null;
  };
  worker.once('error', forget).once('exit', forget);
  warm = worker;
}

/** Ends a thread that was started ahead and not needed. */
export function coolCommitThread(): void {
  void warm?.terminate();
  warm = null;
}

function takeThread(): Worker {
  const worker = warm ?? startThread();
  warm = null;
  worker.ref();
  return worker;
}

function startThread(): Worker {
  return new Worker(entryUrl('commitThread'), { name: 'import' });
}

/** Hands what an import writes to a thread: the next rows are compared while these go into the store. */
export class ThreadSink implements RowSink {
  /** What became of vanished records; known as soon as all is written, before the commit. */
  settled: Settled = { retired: 0, deleted: 0 };
  private ops: WriteOp[] = [];
  private valueCount = 0;
  private readonly shapes = new Map<readonly string[], number>();
  private inFlight = 0;
  private fault: Error | null = null;
  private wake: (() => void) | null = null;
  private answer: Extract<CommitMessage, { kind: 'begun' | 'done' }> | null = null;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (message: CommitMessage) => this.hear(message));
    worker.on('error', (error: Error) => this.fail(died(error.message, error)));
    // After an answer this says nothing new.
    worker.on('exit', (code) => this.fail(died(`exit ${code}`)));
  }

  /**
   * Starts the thread and its transaction.
   * @param path the file SQLite works on
   * @throws AppError where the store cannot be written, IMPORT_WRITER_DIED
   */
  static async begin(path: string, scope: Scope): Promise<ThreadSink> {
    const sink = new ThreadSink(takeThread());
    sink.post({ kind: 'begin', path, scope });
    await sink.until(() => sink.answer !== null);
    return sink;
  }

  insertValues(entity: string, keys: readonly string[], values: readonly SqlValue[]): void {
    const last = this.ops.at(-1);
    let shape = this.shapes.get(keys);
    if (last?.kind === 'rows' && last.shape === shape) {
      for (const value of values) last.values.push(value);
    } else {
      const isNew = shape === undefined;
      shape ??= this.shapes.size;
      this.shapes.set(keys, shape);
      this.ops.push({ kind: 'rows', shape, entity, ...(isNew ? { keys } : {}), values: [...values] });
    }
    this.valueCount += values.length;
    if (this.valueCount >= VALUES_PER_MESSAGE) this.flush();
  }

  insert(entity: string, row: SqlRow): void {
    this.add({ kind: 'insert', entity, row });
  }

  update(entity: string, id: string, patch: SqlRow): void {
    this.add({ kind: 'update', entity, id, patch });
  }

  setAmounts(projectId: string, amounts: readonly ReadAmount[]): void {
    this.add({ kind: 'amounts', projectId, amounts });
  }

  fillBlanks(additions: Additions): void {
    this.add({ kind: 'fill', additions });
  }

  keepFile(file: IncomingFile): void {
    this.add({ kind: 'file', file });
  }

  /** @returns null where the thread keeps up, else what to wait for. @throws what the thread failed with */
  room(): Promise<void> | null {
    if (this.fault) throw this.fault;
    return this.inFlight < MOST_IN_FLIGHT ? null : this.until(() => this.inFlight < MOST_IN_FLIGHT / 2);
  }

  /**
   * Ends the import and commits it.
   * @param batchId null where nothing of the files was taken
   * @param wantsPatches whether anybody wants to know which rows changed
   */
  async finish(
    end: ImportEnd,
    label: ChangeLabel,
    batchId: string | null,
    wantsPatches: boolean,
  ): Promise<WrittenChange | null> {
    this.flush();
    this.answer = null;
    this.post({ kind: 'finish', end, label, batchId, wantsPatches });
    await this.until(() => this.answer !== null);
    return (this.answer as unknown as Extract<CommitMessage, { kind: 'done' }>).change;
  }

  /** Ends the thread; what it has not committed is taken back. */
  async close(): Promise<void> {
    this.worker.removeAllListeners();
    this.worker.on('error', () => {});
    if (this.worker.threadId === -1) return;
    const ended = new Promise<void>((resolve) => this.worker.once('exit', () => resolve()));
    this.post({ kind: 'abandon' });
    const grace = setTimeout(() => void this.worker.terminate(), GRACE_MS);
    await ended;
    clearTimeout(grace);
  }

  /** Ends the thread at once. */
  stop(): void {
    void this.worker.terminate();
  }

  private add(op: WriteOp): void {
    this.ops.push(op);
    if (this.ops.length >= OPS_PER_MESSAGE) this.flush();
  }

  private flush(): void {
    if (this.ops.length === 0) return;
    this.post({ kind: 'write', ops: this.ops });
    this.inFlight++;
    this.ops = [];
    this.valueCount = 0;
  }

  private post(order: CommitOrder): void {
    this.worker.postMessage(order);
  }

  private hear(message: CommitMessage): void {
    if (message.kind === 'failed') {
      this.fail(new AppError(message.code, message.params, message.where));
      return;
    }
    if (message.kind === 'taken') this.inFlight--;
    else if (message.kind === 'settled') this.settled = message.settled;
    else this.answer = message;
    this.wake?.();
  }

  private fail(error: Error): void {
    this.fault ??= error;
    this.wake?.();
  }

  private async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.fault) throw this.fault;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    this.wake = null;
  }
}

function died(detail: string, cause?: Error): AppError {
  return new AppError('IMPORT_WRITER_DIED', { detail }, undefined, cause ? { cause } : undefined);
}
