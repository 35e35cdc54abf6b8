import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Inspection } from '../../../shared/api/inspection';
import { AppError } from '../../../shared/appError';
import { DEFAULT_LIMITS, timeLimitMs, understandUntil } from '../../exchange/read/limits';
import type { SheetHeading } from '../../exchange/read/readContext';
import { readWorkbook } from '../../exchange/read/readWorkbook';
import type { SheetChunk, SheetInfo } from '../../exchange/sheetCells';
import { type UnderstoodTable, understandWorkbook } from '../../exchange/understand/inspect';
import { buildMapping } from '../../exchange/understand/mapping';
import { PackedCollector, type PackedSheet } from './packedSheet';
import type { FileInput, WorkOptions } from './workFile';

/** Records of a table that is worth beginning with before its file has been read to the end. */
const WORTH_BEGINNING = 5_000;
/** Chunks that may wait to be taken; the reading process waits beyond that. */
const MOST_WAITING = 4;

/** A file that has been read to the end. */
export interface ReadFile {
  content: Uint8Array;
  inspection: Inspection;
  sheets: PackedSheet[];
  tables: UnderstoodTable[];
}

/** The one table of a file that is still being read. */
export interface BegunTable extends UnderstoodTable {
  content: Uint8Array;
  /** SHA-256 of the content. */
  sha256: string;
  info: SheetInfo;
}

/**
 * Reads a file and looks for its tables. Where a file has one sheet and a long table on it, the rows of which it is
 * known what they are can be taken while others are still being read.
 */
export class FileReading {
  readonly name: string;
  /** @throws AppError where the file cannot be read */
  readonly whole: Promise<ReadFile>;
  /** A long table once it is known; null where there is none, or the file was read before. */
  readonly begun: Promise<BegunTable | null>;
  private readonly cells = new PackedCollector();
  private readonly stopped = new AbortController();
  private headings: readonly SheetHeading[] = [];
  private tellBegun: (begun: Promise<BegunTable> | null) => void = () => {};
  private table: BegunTable | null = null;
  private isBegun = false;
  private isTaking = false;
  private isEnded = false;
  /** Chunks that hold only rows of the table, and how many of them were taken. */
  private decided = 0;
  private taken = 0;
  private wakeTaker = () => {};
  private wakeReader = () => {};

  /** @param options wantsTable: tell a long table before the file has been read to the end */
  constructor(
    private readonly input: FileInput,
    private readonly options: WorkOptions & { encoding?: string; wantsTable?: boolean } = {},
  ) {
    this.name = typeof input === 'string' ? basename(input) : input.name;
    this.begun = new Promise((resolve) => {
      this.tellBegun = resolve;
    });
    this.whole = this.read().finally(() => {
      this.isEnded = true;
      this.tellBegun(null);
      this.wakeTaker();
    });
    this.whole.catch(() => {});
  }

  /** Chunks of the table begun, as soon as it is known what their rows are; ends when no more can be known. */
  async *decidedChunks(): AsyncGenerator<SheetChunk> {
    this.isTaking = true;
    this.cells.scanOf(0)?.insist();
    try {
      yield* this.taking();
    } finally {
      this.isTaking = false;
      this.wakeReader();
    }
  }

  private async *taking(): AsyncGenerator<SheetChunk> {
    while (!this.isEnded || this.taken < this.decided) {
      const chunk = this.taken < this.decided ? this.cells.chunk(0, this.taken) : undefined;
      if (!chunk) {
        await new Promise<void>((resolve) => {
          this.wakeTaker = resolve;
        });
        continue;
      }
      this.taken++;
      this.wakeReader();
      yield chunk.cells();
    }
  }

  /** Chunks that were taken. */
  get takenChunks(): number {
    return this.taken;
  }

  /** Ends the reading where nobody wants the file any more. */
  stop(): void {
    this.stopped.abort();
    this.wakeReader();
  }

  private async read(): Promise<ReadFile> {
    const { encoding, signal, onProgress } = this.options;
    const start = performance.now();
    const info = await readWorkbook(this.input, {
      ...(encoding ? { encoding } : {}),
      signal: signal ? AbortSignal.any([signal, this.stopped.signal]) : this.stopped.signal,
      onSheets: (headings) => {
        this.headings = headings;
      },
      onPacked: (chunk) => {
        this.cells.add(chunk);
        return this.decide();
      },
      onProgress: (share) => onProgress?.({ step: 'IMPORT_READING', done: Math.round(share * 100), total: 100 }),
    });
    // What cannot be read as a workbook is refused above, with the reason, before its bytes are kept.
    const content = this.table?.sha256 === info.file.sha256 ? this.table.content : await this.readContent();
    const sheets = this.cells.sheets(info);
    const until = understandUntil(this.beginOfUnderstanding(start, info.file.bytes), info.file.bytes);
    const early = (sheet: SheetInfo) => this.cells.findings(sheet);
    return { content, sheets, ...understandWorkbook(info, sheets, undefined, until, early) };
  }

  /**
   * The moment from which understanding counts its time. While rows were taken the reader waited for them, long for a slow
   * store: that is not the file's time, and half of the file's is left for looking at it as a whole.
   */
  private beginOfUnderstanding(start: number, bytes: number): number {
    if (this.taken === 0) return start;
    return Math.max(start, performance.now() - timeLimitMs(DEFAULT_LIMITS, bytes) / 2);
  }

  /** Looks which chunks can be taken. @returns what the reader has to wait for, if anything */
  private decide(): Promise<void> | undefined {
    const scan = this.cells.scanOf(0);
    const body = this.options.wantsTable && this.headings.length === 1 ? scan?.first : null;
    if (!scan || !body) return undefined;
    if (!this.isBegun && body.records >= WORTH_BEGINNING) {
      this.isBegun = true;
      this.tellBegun(this.begin());
    }
    if (!this.isBegun) return undefined;
    while ((this.cells.chunk(0, this.decided)?.nextRow ?? Number.POSITIVE_INFINITY) <= body.decidedRow + 1) {
      this.decided++;
    }
    this.wakeTaker();
    if (!this.isTaking || this.decided - this.taken <= MOST_WAITING) return undefined;
    return new Promise((resolve) => {
      this.wakeReader = resolve;
    });
  }

  private async begin(): Promise<BegunTable> {
    const heading = this.headings[0]!;
    const info: SheetInfo = { ...heading, rowCount: 0, columnCount: 0, merges: [], hiddenRows: [], hiddenColumns: [] };
    const table = this.cells.scanOf(0)!.first!.soFar(info);
    const understood = { table, mapping: buildMapping(table, info, 0) };
    // Where it ends is not known yet.
    table.lastDataRow = Number.POSITIVE_INFINITY;
    const content = await this.readContent();
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.table = { ...understood, info, content, sha256 };
    return this.table;
  }

  private async readContent(): Promise<Uint8Array> {
    const { input } = this;
    if (typeof input !== 'string') return input.bytes;
    try {
      return await readFile(input);
    } catch (error) {
      const detail = (error as { code?: string }).code ?? '';
      throw new AppError('FILE_UNREADABLE', { file: input, detail }, { file: input }, { cause: error });
    }
  }
}
