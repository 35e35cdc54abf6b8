import { AppError } from '../../../shared/appError';
import type { Issue } from '../../../shared/issue';
import type { SheetChunk, SheetInfo } from '../sheetCells';
import { DEFAULT_LIMITS, READ_SHARE, type ReadLimits } from './limits';
import { SheetBuilder } from './sheetBuilder';

/** Name and place of one sheet, known before its cells are read. */
export interface SheetHeading {
  index: number;
  name: string;
  visibility: SheetInfo['visibility'];
}

/** What a caller may ask of a reader. */
export interface ReadOptions {
  /** Overrides detection of the text encoding (.csv, HTML) or code page (BIFF2-5), e.g. `gb18030`, `big5`, `utf-8`. */
  encoding?: string;
  /** Read only the first rows of each sheet. */
  maxRows?: number;
  /** Indexes of the sheets whose cells are wanted; absent = all. The others are listed without cells. */
  sheets?: readonly number[];
  signal?: AbortSignal;
  /** Share of the file that has been read, 0..1. */
  onProgress?: (share: number) => void;
  /** Sheets of the file, before the first chunk. */
  onSheets?: (sheets: SheetHeading[]) => void;
  /**
   * Cells in chunks, sheet by sheet and in row order. A file whose rows are out of order gives its late rows at the end
   * of the sheet, in chunks that overlap earlier ones; readAllSheets puts them in order. The reader waits for a promise.
   */
  onChunk?: (chunk: SheetChunk) => void | Promise<void>;
  limits?: Partial<ReadLimits>;
}

/** Issues shown per code and sheet; the rest is counted. */
const SHOWN_PER_CODE = 100;

/** State shared by the readers of one file: options, limits, issues, and the queue of finished chunks. */
export class ReadContext {
  readonly limits: ReadLimits;
  readonly sheets: SheetInfo[] = [];
  private readonly issues: Issue[] = [];
  private readonly seen = new Map<string, { count: number; first: Issue }>();
  private readonly queue: SheetChunk[] = [];
  private deadline: number;
  private cellBudget: number;
  private characterBudget: number;
  private checks = 0;
  private lastShare = 0;

  constructor(
    readonly fileName: string,
    readonly options: ReadOptions,
    private readonly timeMs: number,
    private readonly rssLimit: number,
  ) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.deadline = performance.now() + timeMs * READ_SHARE;
    this.cellBudget = this.limits.cells;
    this.characterBudget = this.limits.characters;
  }
  /** Tells the caller which sheets there are. @throws AppError TOO_MANY_SHEETS */
  announce(headings: SheetHeading[]): void {
    if (headings.length > this.limits.sheets)
      throw this.fault('TOO_MANY_SHEETS', { count: headings.length, limit: this.limits.sheets });
    this.options.onSheets?.(headings);
  }

  /** Begins a sheet; it appears in the result even when nothing of it can be read. */
  startSheet(name: string, visibility: SheetInfo['visibility'] = 'visible'): SheetBuilder {
    if (this.sheets.length >= this.limits.sheets)
      throw this.fault('TOO_MANY_SHEETS', { count: this.sheets.length + 1, limit: this.limits.sheets });
    const info: SheetInfo = {
      index: this.sheets.length,
      name,
      visibility,
      rowCount: 0,
      columnCount: 0,
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
    };
    this.sheets.push(info);
    return new SheetBuilder(info, this);
  }

  /** Whether the cells of the sheet with this index are wanted. */
  wants(index: number): boolean {
    return this.options.sheets === undefined || this.options.sheets.includes(index);
  }

  emit(chunk: SheetChunk): void {
    this.queue.push(chunk);
  }

  /** Takes cells and their characters from the budgets. @throws AppError TOO_MANY_CELLS, TOO_MUCH_TEXT */
  spend(cells: number, characters: number): void {
    this.cellBudget -= cells;
    if (this.cellBudget < 0) throw this.fault('TOO_MANY_CELLS', { limit: this.limits.cells });
    this.characterBudget += cells * this.limits.charactersPerCell - characters;
    if (this.characterBudget < 0) throw this.fault('TOO_MUCH_TEXT', { limit: this.limits.characters });
  }

  /** Hands finished chunks over, waits for whoever takes them, and checks time, memory and cancel. */
  async breathe(): Promise<void> {
    this.check();
    while (this.queue.length > 0) {
      const chunk = this.queue.shift()!;
      // Time that the taker needs is not the file's.
      const handed = performance.now();
      await this.options.onChunk?.(chunk);
      this.deadline += performance.now() - handed;
      this.options.signal?.throwIfAborted();
    }
  }

  /** The same check without handing over, for tight loops. @throws AppError READ_TIME_LIMIT, READ_MEMORY_LIMIT */
  check(): void {
    this.options.signal?.throwIfAborted();
    if (performance.now() > this.deadline)
      throw this.fault('READ_TIME_LIMIT', { seconds: Math.round(this.timeMs / 1000) });
    if ((this.checks++ & 15) === 0 && process.memoryUsage.rss() > this.rssLimit)
      throw this.fault('READ_MEMORY_LIMIT', { mb: Math.round(this.rssLimit / (1 << 20)) });
  }

  progress(share: number): void {
    if (share < this.lastShare + 0.01) return;
    this.lastShare = Math.min(1, share);
    this.options.onProgress?.(this.lastShare);
  }

  /** Notes an issue; beyond a hundred of one code on one sheet only the number is kept. */
  issue(issue: Issue): void {
    const key = `${issue.code}\n${issue.where?.sheet ?? ''}`;
    const seen = this.seen.get(key);
    if (seen) seen.count += 1;
    else this.seen.set(key, { count: 1, first: issue });
    if ((seen?.count ?? 1) <= SHOWN_PER_CODE)
      this.issues.push({ ...issue, where: { file: this.fileName, ...issue.where } });
  }

  /** All issues, with one line for those beyond the shown ones of a code. */
  allIssues(): Issue[] {
    const more = [...this.seen.values()]
      .filter((seen) => seen.count > SHOWN_PER_CODE)
      .map(
        (seen): Issue => ({
          severity: seen.first.severity,
          code: 'MORE_OF_THE_SAME',
          params: { code: seen.first.code, count: seen.count - SHOWN_PER_CODE, total: seen.count },
          where: { file: this.fileName, ...(seen.first.where?.sheet ? { sheet: seen.first.where.sheet } : {}) },
        }),
      );
    return [...this.issues, ...more];
  }

  fault(code: string, params: Record<string, string | number> = {}, cause?: unknown): AppError {
    return new AppError(code, { file: this.fileName, ...params }, { file: this.fileName }, { cause });
  }
}
