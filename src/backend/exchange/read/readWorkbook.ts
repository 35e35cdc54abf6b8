import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../shared/appError';
import { entryUrl } from '../../host/entryUrl';
import type { SheetCells, WorkbookInfo } from '../sheetCells';
import { SheetCollector } from './allSheets';
import { openSource, type ReadInput } from './byteSource';
import { DEFAULT_LIMITS, KILL_SHARE, type ReadLimits, timeLimitMs } from './limits';
import { type PackedChunk, type ReaderReply, type ReaderRequest, unpackChunk } from './protocol';
import type { ReadOptions } from './readContext';

/** What a caller may ask of the reading process. */
export interface ProcessOptions extends ReadOptions {
  /** Takes chunks as they come out of the process, instead of `onChunk`. */
  onPacked?: (chunk: PackedChunk) => void | Promise<void>;
}

const TICK_MS = 50;
/** The process minds its memory itself; this much beyond the limit it is ended. */
const HARD_LIMIT = 1.05;
const MEBIBYTE = 1 << 20;

/**
 * Reads a spreadsheet file in a process of its own, under limits of time and memory; the format is told from the
 * contents. Cells arrive as chunks at `options.onChunk`, sheet by sheet; the reader waits for its promise. They are
 * to be kept only once the returned promise is fulfilled.
 * @param input path, or name and bytes
 * @returns file (with SHA-256), sheets and issues
 * @throws AppError with a code of src/shared/messages/read.ts; the reason of `options.signal` when cancelled; what
 * `onChunk` throws
 */
export async function readWorkbook(input: ReadInput, options: ProcessOptions = {}): Promise<WorkbookInfo> {
  options.signal?.throwIfAborted();
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { name, bytes, rssLimit } = lookAt(input, limits);
  const { child, isReady } = takeReader(rssLimit);
  const watch = new Watch(child, name, timeLimitMs(limits, bytes), rssLimit);
  try {
    return await converse(child, isReady, input, options, watch, name);
  } finally {
    watch.stop();
    child.removeAllListeners();
    child.on('error', () => {});
    child.kill('SIGKILL');
  }
}

interface Reader {
  child: ChildProcess;
  rssLimit: number;
  isReady: boolean;
  /** Nobody waits any longer for it to be taken. */
  forget: () => void;
}

/** A reading process that was started ahead. */
let warm: Reader | null = null;

/**
 * Starts the reading process for a file while there is something else to do before it is read. A program may end without
 * having used it.
 */
export function warmReader(file: string): void {
  if (warm) return;
  let rssLimit: number;
  try {
    ({ rssLimit } = lookAt(file, DEFAULT_LIMITS));
  } catch {
    // What is wrong with the file is told when it is read.
    return;
  }
  const reader = startReader(rssLimit);
  const { child } = reader;
  const hear = () => {
    reader.isReady = true;
  };
  reader.forget = () => {
    child.off('error', reader.forget).off('exit', reader.forget).off('message', hear);
    if (warm === reader) warm = null;
  };
  child.on('error', reader.forget).on('exit', reader.forget).on('message', hear);
  for (const handle of handlesOf(child)) handle?.unref();
  warm = reader;
}

function takeReader(rssLimit: number): Reader {
  const reader = warm;
  if (!reader || reader.rssLimit !== rssLimit) return startReader(rssLimit);
  reader.forget();
  for (const handle of handlesOf(reader.child)) handle?.ref();
  return reader;
}

/** What keeps a program from ending before its reading process does. */
function handlesOf(child: ChildProcess): ({ ref(): void; unref(): void } | null | undefined)[] {
  return [child, child.channel, child.stderr as Socket | null];
}

function startReader(rssLimit: number): Reader {
  const child = fork(fileURLToPath(entryUrl('reader')), [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${Math.round((rssLimit * 0.8) / MEBIBYTE)}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return { child, rssLimit, isReady: false, forget: () => {} };
}

/** Reads a file and keeps all its cells. @throws as readWorkbook */
export async function readAllSheets(
  input: ReadInput,
  options: Omit<ReadOptions, 'onChunk'> = {},
): Promise<{ info: WorkbookInfo; sheets: SheetCells[] }> {
  const collector = new SheetCollector();
  const info = await readWorkbook(input, { ...options, onChunk: (chunk) => collector.add(chunk) });
  return { info, sheets: collector.sheets(info) };
}

/** Name, size and the memory that the kind of file may take; fails early where there is no such file. */
function lookAt(input: ReadInput, limits: ReadLimits): { name: string; bytes: number; rssLimit: number } {
  const source = openSource(input);
  try {
    const isZip = source.read(0, 2).toString('latin1') === 'PK';
    return { name: source.name, bytes: source.size, rssLimit: isZip ? limits.rssBytes : limits.wholeFileRssBytes };
  } finally {
    source.close();
  }
}

function converse(
  child: ChildProcess,
  isReady: boolean,
  input: ReadInput,
  options: ProcessOptions,
  watch: Watch,
  file: string,
): Promise<WorkbookInfo> {
  return new Promise((resolve, reject) => {
    const send = (message: ReaderRequest) => {
      if (child.connected) child.send(message, () => {});
    };
    let line = Promise.resolve();
    const onReply = async (message: ReaderReply): Promise<void> => {
      switch (message.type) {
        case 'ready':
          send(requestOf(input, options));
          break;
        case 'sheets':
          options.onSheets?.(message.sheets);
          break;
        case 'progress':
          options.onProgress?.(message.share);
          break;
        case 'chunk':
          await watch.aside(() =>
            options.onPacked ? options.onPacked(message.chunk) : options.onChunk?.(unpackChunk(message.chunk)),
          );
          send({ type: 'taken' });
          break;
        case 'done':
          resolve(message.info);
          break;
        case 'refused':
          reject(new AppError(message.code, message.params, message.where));
          break;
        case 'fault':
          reject(new AppError('READER_DIED', { file, detail: message.detail }, { file }));
          break;
      }
    };
    child.on('message', (message) => {
      line = line.then(() => onReply(message as ReaderReply)).catch(reject);
    });
    child.on('error', (error) => reject(new AppError('READER_DIED', { file, detail: error.message }, { file })));
    child.on('close', (code, signal) => {
      line.then(() => reject(watch.reasonOfEnd(code, signal)));
    });
    if (isReady) send(requestOf(input, options));
    watch.onStop = () => child.kill('SIGKILL');
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason), { once: true });
  });
}

function requestOf(input: ReadInput, options: ReadOptions): ReaderRequest {
  const { encoding, maxRows, sheets, limits } = options;
  return {
    type: 'read',
    input,
    ...(encoding === undefined ? {} : { encoding }),
    ...(maxRows === undefined ? {} : { maxRows }),
    ...(sheets === undefined ? {} : { sheets }),
    ...(limits === undefined ? {} : { limits }),
  };
}

/** Watches a reading process from outside: its time, and where the system tells, its memory. */
class Watch {
  onStop: () => void = () => {};
  private readonly start = performance.now();
  private asideMs = 0;
  private asideSince: number | null = null;
  private reason: AppError | null = null;
  private complaint = '';
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly child: ChildProcess,
    private readonly file: string,
    private readonly timeMs: number,
    private readonly rssLimit: number,
  ) {
    this.timer = setInterval(() => void this.tick(), TICK_MS);
    child.stderr?.on('data', (piece: Buffer) => {
      this.complaint = (this.complaint + piece.toString()).slice(-4000);
    });
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Time that the taker of chunks needs is not the file's. */
  async aside(work: () => void | Promise<void>): Promise<void> {
    this.asideSince = performance.now();
    await work();
    this.asideMs += performance.now() - this.asideSince;
    this.asideSince = null;
  }

  /** Why the process ended without an answer. */
  reasonOfEnd(code: number | null, signal: NodeJS.Signals | null): AppError {
    if (this.reason !== null) return this.reason;
    if (/heap out of memory|Allocation failed/i.test(this.complaint)) return this.memoryFault();
    const last = /^\w*Error\b.*$/m.exec(this.complaint)?.[0].slice(0, 200);
    const detail = [signal ?? `exit ${code}`, ...(last ? [last] : [])].join(': ');
    return new AppError('READER_DIED', { file: this.file, detail }, { file: this.file });
  }

  private async tick(): Promise<void> {
    // The process ends itself a little earlier; this is for one that cannot.
    const now = performance.now();
    const asideMs = this.asideMs + (this.asideSince === null ? 0 : now - this.asideSince);
    if (now - this.start - asideMs > this.timeMs * KILL_SHARE) {
      const seconds = Math.round(this.timeMs / 1000);
      this.end(new AppError('READ_TIME_LIMIT', { file: this.file, seconds }, { file: this.file }));
    }
    const rss = await residentBytes(this.child.pid);
    if (rss > this.rssLimit * HARD_LIMIT) this.end(this.memoryFault());
  }

  private memoryFault(): AppError {
    const mb = Math.round(this.rssLimit / MEBIBYTE);
    return new AppError('READ_MEMORY_LIMIT', { file: this.file, mb }, { file: this.file });
  }

  private end(reason: AppError): void {
    this.reason ??= reason;
    this.stop();
    this.onStop();
  }
}

/** Resident memory of a process where /proc tells it, else 0: elsewhere the process minds its own. */
async function residentBytes(pid: number | undefined): Promise<number> {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  try {
    const pages = Number((await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ')[1]);
    return pages * 4096;
  } catch {
    return 0;
  }
}
