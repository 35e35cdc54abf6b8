import type { SheetInfo } from '../../sheetCells';
import { type CellFormats, cellFormats } from '../dateCells';
import { FormatKind } from '../numberFormat';
import type { ReadContext } from '../readContext';
import { chooseCodePage } from './codePage';
import { bofVersion, PieceCursor, Rec, RecordWalker } from './records';

/** A sheet as the workbook's directory names it. */
export interface BoundSheet {
  name: string;
  position: number;
  visibility: SheetInfo['visibility'];
  hasCells: boolean;
}

/** What all sheets of a BIFF workbook share. */
export interface BiffGlobals {
  version: number;
  date1904: boolean;
  /** Code page label of BIFF2-5, null for BIFF8. */
  encoding: string | null;
  decode: (bytes: Buffer) => string;
  sharedStrings: string[];
  /** By XF index; in BIFF2 by format index. */
  formats: CellFormats;
  sheets: BoundSheet[];
}

/**
 * Reads the workbook globals of a BIFF stream; in BIFF2-4, where each sheet carries its own, everything before its cells.
 * @throws AppError FILE_ENCRYPTED, FILE_DAMAGED, TEXTS_TOO_LARGE
 */
export function readGlobals(stream: Buffer, context: ReadContext): BiffGlobals {
  const walker = new RecordWalker(stream);
  if (!walker.next()) throw context.fault('FILE_TRUNCATED');
  const version = bofVersion(walker.id, walker.data);
  if (version === null) throw context.fault('FILE_DAMAGED', { part: 'BIFF' });
  const collected = collect(walker, version, context);
  const encoding = version === 8 ? null : chooseCodePage(stream, collected.codePage, context);
  const decoder = new TextDecoder(encoding ?? 'utf-16le');
  const decode = (bytes: Buffer) => decoder.decode(bytes);
  return {
    version,
    date1904: collected.date1904,
    encoding,
    decode,
    sharedStrings: collected.sharedStrings,
    formats: formatsOf(version, collected, decode),
    sheets: collected.bound.map((data) => boundSheet(data, version, decode)),
  };
}

interface Collected {
  date1904: boolean;
  codePage: number | null;
  sharedStrings: string[];
  bound: Buffer[];
  formats: Buffer[];
  xfs: number[];
}

function collect(walker: RecordWalker, version: number, context: ReadContext): Collected {
  const found: Collected = { date1904: false, codePage: null, sharedStrings: [], bound: [], formats: [], xfs: [] };
  const isWorkbook = version >= 5;
  while (walker.next()) {
    const { id, data } = walker;
    if (id === Rec.eof && isWorkbook) break;
    if (id === Rec.filePass) throw context.fault('FILE_ENCRYPTED');
    if (id === Rec.dateMode && data.length >= 2) found.date1904 = data.readUInt16LE(0) === 1;
    else if (id === Rec.codePage && data.length >= 2) found.codePage = data.readUInt16LE(0);
    else if (id === Rec.boundSheet && isWorkbook && data.length >= 8) found.bound.push(data);
    else if (id === Rec.format || id === Rec.format2) found.formats.push(data);
    else if (id === Rec.sst) found.sharedStrings = sharedStrings(walker, context);
    else if (id === Rec.xf && data.length >= 4) found.xfs.push(data.readUInt16LE(2));
    else if ((id === Rec.xf3 || id === Rec.xf4) && data.length >= 2) found.xfs.push(data[1]!);
    else if (id === Rec.xf2 && data.length >= 3) found.xfs.push(data[2]! & 0x3f);
  }
  return found;
}

function sharedStrings(walker: RecordWalker, context: ReadContext): string[] {
  const cursor = new PieceCursor(walker.pieces());
  const strings: string[] = [];
  try {
    cursor.skip(4);
    const count = cursor.u32();
    let characters = 0;
    // Some writers leave the count at 0.
    while ((strings.length < count || count === 0) && !cursor.ended) {
      const text = cursor.string(2);
      characters += text.length + 8;
      if (characters > context.limits.sharedCharacters)
        throw context.fault('TEXTS_TOO_LARGE', { mb: Math.round(characters / (1 << 20)) });
      strings.push(text);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    context.issue({ severity: 'warning', code: 'STREAM_CUT' });
  }
  return strings;
}

function formatsOf(version: number, found: Collected, decode: (bytes: Buffer) => string): CellFormats {
  const codes = new Map<number, string>();
  found.formats.forEach((data, order) => {
    if (version === 8) {
      if (data.length >= 5) codes.set(data.readUInt16LE(0), safeString([data.subarray(2)], 2));
    } else if (version === 5) {
      if (data.length >= 3) codes.set(data.readUInt16LE(0), decode(data.subarray(3, 3 + data[2]!)));
    } else {
      const at = version === 4 ? 2 : 0;
      codes.set(order, decode(data.subarray(at + 1, at + 1 + (data[at] ?? 0))));
    }
  });
  if (version >= 5) return cellFormats(found.xfs, codes);
  const ids = version === 2 ? Array.from({ length: 64 }, (_, id) => id) : found.xfs;
  return cellFormats(ids, codes, () => FormatKind.number);
}

function safeString(pieces: Buffer[], lengthBytes: 1 | 2): string {
  try {
    return new PieceCursor(pieces).string(lengthBytes);
  } catch {
    return '';
  }
}

function boundSheet(data: Buffer, version: number, decode: (bytes: Buffer) => string): BoundSheet {
  const state = data[4]! & 3;
  return {
    position: data.readUInt32LE(0),
    visibility: state === 1 ? 'hidden' : state === 2 ? 'veryHidden' : 'visible',
    hasCells: data[5] === 0,
    name: version === 8 ? safeString([data.subarray(6)], 1) : decode(data.subarray(7, 7 + data[6]!)),
  };
}
