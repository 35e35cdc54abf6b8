import { SheetCollector } from '../../exchange/read/allSheets';
import { type PackedChunk, packChunk, SEPARATOR, unpackChunk } from '../../exchange/read/protocol';
import type { ColumnCells, SheetCells, SheetChunk, SheetInfo, WorkbookInfo } from '../../exchange/sheetCells';
import { type EarlyFindings, EarlyScan } from '../../exchange/understand/earlyScan';
import { Spool, type Spooled } from './spool';

/** Characters of all sheets together from which on chunks go to disk: some three hundred thousand rows of a ledger. */
const SPOOL_FROM = 32 << 20;

type KeptChunk = PackedChunk | Spooled;

function unspooled(chunk: KeptChunk): PackedChunk {
  return 'spool' in chunk ? chunk.spool.read(chunk) : chunk;
}

/**
 * A sheet kept while its import goes on: each column of a chunk is one string, taken apart only while it is looked at. Two
 * million cells take some forty megabytes so, a third of what they take as single texts. Chunks of large files lie on disk.
 */
export class PackedSheet {
  constructor(
    readonly info: SheetInfo,
    private readonly kept: readonly KeptChunk[],
  ) {}

  /** The chunks in row order; every run through them unpacks them anew, one after the other. */
  get chunks(): Iterable<SheetChunk> {
    return { [Symbol.iterator]: () => this.chunksFrom(0) };
  }

  /** The chunks from the given one on. */
  *chunksFrom(first: number): Generator<SheetChunk> {
    for (const chunk of this.kept.slice(first)) yield lazily(unspooled(chunk));
  }

  /** A stretch of the sheet: the chunks that hold any of the rows, 0-based and inclusive. */
  stretch(first: number, last: number): SheetCells {
    const chunks = this.kept
      .filter((chunk) => chunk.firstRow <= last && chunk.firstRow + chunk.rowCount > first)
      .map((chunk) => unpackChunk(unspooled(chunk)));
    return { info: this.info, chunks };
  }
}

/** Keeps chunks as they come from the reader. */
export class PackedCollector {
  private readonly chunks = new Map<number, KeptChunk[]>();
  private size = 0;
  private spool: Spool | null = null;
  private readonly scans = new Map<number, EarlyScan>();

  /** @param spoolFrom characters in memory beyond which chunks go to disk */
  constructor(private spoolFrom = SPOOL_FROM) {}

  add(message: PackedChunk): void {
    // The types are a view of the whole message they came in: taken out of it, so that it is not kept.
    const columns = message.columns.map((column) => column && { ...column, types: column.types.slice() });
    const kept = this.keep({ ...message, columns });
    const list = this.chunks.get(message.sheetIndex);
    if (list) list.push(kept);
    else this.chunks.set(message.sheetIndex, [kept]);
    this.scan(message.sheetIndex, { ...message, columns });
  }

  private scan(sheetIndex: number, chunk: PackedChunk): void {
    let scan = this.scans.get(sheetIndex);
    if (!scan) {
      scan = new EarlyScan(sheetIndex);
      this.scans.set(sheetIndex, scan);
    }
    scan.push(lazily(chunk));
  }

  /** What is looked at of a sheet while it comes; undefined before its first chunk. */
  scanOf(sheetIndex: number): EarlyScan | undefined {
    return this.scans.get(sheetIndex);
  }

  /** A chunk that has come, and the row behind it; undefined before it has. */
  chunk(sheetIndex: number, index: number): { cells: () => SheetChunk; nextRow: number } | undefined {
    const chunk = this.chunks.get(sheetIndex)?.[index];
    return chunk && { cells: () => lazily(unspooled(chunk)), nextRow: chunk.firstRow + chunk.rowCount };
  }

  /** What was found out about a sheet while it came; null where that does not hold. */
  findings(info: SheetInfo): EarlyFindings | null {
    return this.scans.get(info.index)?.finish(info) ?? null;
  }

  private keep(chunk: PackedChunk): KeptChunk {
    if (this.size >= this.spoolFrom) {
      this.spool ??= Spool.open();
      const spooled = this.spool?.write(chunk);
      if (spooled) return spooled;
      // No place on disk: not tried again for every chunk.
      this.spoolFrom = Number.POSITIVE_INFINITY;
    }
    for (const column of chunk.columns) {
      if (!column) continue;
      const { joined, types } = column;
      this.size += types.length;
      if (typeof joined === 'string') this.size += joined.length;
      else for (const text of joined) this.size += text.length;
    }
    return chunk;
  }

  sheets(info: WorkbookInfo): PackedSheet[] {
    return info.sheets.map((sheet) => new PackedSheet(sheet, inOrder(this.chunks.get(sheet.index) ?? [], info, sheet)));
  }
}

/** Late rows come in chunks that overlap earlier ones: these few sheets are put in order unpacked. */
function inOrder(packed: KeptChunk[], info: WorkbookInfo, sheet: SheetInfo): KeptChunk[] {
  const isOrdered = packed.every(
    (chunk, i) => i === 0 || chunk.firstRow >= packed[i - 1]!.firstRow + packed[i - 1]!.rowCount,
  );
  if (isOrdered) return packed;
  const collector = new SheetCollector();
  for (const chunk of packed) collector.add(unpackChunk(unspooled(chunk)));
  return collector.sheets({ ...info, sheets: [sheet] })[0]!.chunks.map(packChunk);
}

function lazily(packed: PackedChunk): SheetChunk {
  const columns = packed.columns.map((column) => column && new LazyColumn(column.types, column.joined));
  return { sheetIndex: packed.sheetIndex, firstRow: packed.firstRow, rowCount: packed.rowCount, columns };
}

/**
 * A column whose texts are cut out one by one as the rows go by: they are gone again soon, where a thousand at once stay
 * until the next thousand.
 */
class LazyColumn implements ColumnCells {
  #texts: string[] | null = null;
  /** The text cut out last, and where the next begins. */
  #row = -1;
  #text = '';
  #next = 0;

  constructor(
    readonly types: Uint8Array,
    private readonly joined: string | string[],
  ) {}

  get texts(): string[] {
    this.#texts ??= typeof this.joined === 'string' ? this.joined.split(SEPARATOR) : this.joined;
    return this.#texts;
  }

  textAt(row: number): string {
    if (row === this.#row) return this.#text;
    const { joined } = this;
    if (typeof joined !== 'string') return joined[row] ?? '';
    if (row < this.#row) {
      this.#row = -1;
      this.#next = 0;
    }
    while (this.#row < row - 1) {
      const end = joined.indexOf(SEPARATOR, this.#next);
      if (end < 0) {
        // There are not so many: the next one is looked for from the start.
        this.#row = -1;
        this.#next = 0;
        return '';
      }
      this.#next = end + 1;
      this.#row++;
    }
    const end = joined.indexOf(SEPARATOR, this.#next);
    this.#text = end < 0 ? joined.slice(this.#next) : joined.slice(this.#next, end);
    this.#next = end < 0 ? joined.length : end + 1;
    this.#row = row;
    return this.#text;
  }
}
