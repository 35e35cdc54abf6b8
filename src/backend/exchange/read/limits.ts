/** What a reader may spend on one file before it says so and stops. All sizes are bytes. */
export interface ReadLimits {
  /** Wall-clock time in milliseconds, reading and understanding, for files of up to `timedBytes`; larger ones get proportionally more. */
  timeMs: number;
  timedBytes: number;
  /** Resident memory of the reading process; with the process that waits for it, a file takes no more than a gibibyte. */
  rssBytes: number;
  /** The same for formats that are held whole while they are read (.xls, .xlsb). */
  wholeFileRssBytes: number;
  fileBytes: number;
  /** Bytes unpacked from one workbook, counted while unpacking and never taken from a header. */
  inflatedBytes: number;
  /** A part that grows beyond `ratioFromBytes` may be at most this many times its packed size. */
  inflateRatio: number;
  ratioFromBytes: number;
  parts: number;
  sheets: number;
  cells: number;
  merges: number;
  /** Characters of a shared string table. */
  sharedCharacters: number;
  /** Cells that one sheet may gain from "repeat this cell n times" (.ods), and all sheets of a file together. */
  repeatedCells: number;
  repeatedCellsOfFile: number;
  /** Characters that the cells of a file may hold, and as many more for each cell as an ordinary one has at most. */
  characters: number;
  charactersPerCell: number;
}

const MEBIBYTE = 1 << 20;

export const DEFAULT_LIMITS: ReadLimits = {
  timeMs: 20_000,
  timedBytes: 48 * MEBIBYTE,
  rssBytes: 880 * MEBIBYTE,
  wholeFileRssBytes: 1536 * MEBIBYTE,
  fileBytes: 1024 * MEBIBYTE,
  inflatedBytes: 6 * 1024 * MEBIBYTE,
  inflateRatio: 250,
  ratioFromBytes: 64 * MEBIBYTE,
  parts: 50_000,
  sheets: 2_000,
  cells: 60_000_000,
  merges: 1_000_000,
  sharedCharacters: 160_000_000,
  repeatedCells: 1_000_000,
  repeatedCellsOfFile: 4_000_000,
  characters: 64_000_000,
  charactersPerCell: 40,
};

/** Rows and columns a spreadsheet can have at most. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** Shares of the time after which the reading process ends itself, is ended, and looking for tables ends. */
export const READ_SHARE = 0.8;
export const KILL_SHARE = 0.87;
const UNDERSTAND_SHARE = 0.95;

/** Milliseconds a file of `bytes` may take. */
export function timeLimitMs(limits: ReadLimits, bytes: number): number {
  return Math.round(limits.timeMs * Math.max(1, bytes / limits.timedBytes));
}

/** The moment (`performance.now()`) at which looking for tables ends, for a file begun at `start`. */
export function understandUntil(start: number, bytes: number, limits: ReadLimits = DEFAULT_LIMITS): number {
  return start + timeLimitMs(limits, bytes) * UNDERSTAND_SHARE;
}
