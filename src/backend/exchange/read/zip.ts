import { Readable, type TransformOptions } from 'node:stream';
import { constants, crc32, createInflateRaw, inflateRawSync, type ZlibOptions } from 'node:zlib';
import type { ByteSource } from './byteSource';
import type { ReadContext } from './readContext';

/** One part of a package, as its central directory tells it. */
export interface ZipEntry {
  name: string;
  method: number;
  encrypted: boolean;
  crc: number;
  packedSize: number;
  /** As declared; never relied upon. */
  declaredSize: number;
  headerPosition: number;
}

const EOCD = 0x06054b50;
const EOCD64 = 0x06064b50;
const EOCD64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Small pieces stay in the cache and in the young heap (32 KiB was measured three times as fast as 256 KiB); several of
 * them are unpacked ahead while the scanner works.
 */
const INFLATE: ZlibOptions & TransformOptions = { chunkSize: 1 << 15, highWaterMark: 1 << 17 };

/** For parts of which only the beginning and the end are looked at: fewer, larger pieces. */
const INFLATE_LARGE: ZlibOptions & TransformOptions = { chunkSize: 1 << 18, highWaterMark: 1 << 20 };

/** The parts of a zip package and their contents, unpacked as a stream under the context's limits. */
export class ZipPackage {
  private readonly byFoldedName = new Map<string, ZipEntry>();
  private inflated = 0;

  private constructor(
    private readonly source: ByteSource,
    readonly entries: Map<string, ZipEntry>,
    private readonly context: ReadContext,
  ) {
    for (const entry of entries.values()) this.byFoldedName.set(entry.name.toLowerCase(), entry);
  }

  /**
   * Reads the central directory.
   * @throws AppError FILE_TRUNCATED (no directory), FILE_DAMAGED, TOO_MANY_PARTS
   */
  static open(source: ByteSource, context: ReadContext): ZipPackage {
    const { count, size, position, shift } = findDirectory(source, context);
    if (count > context.limits.parts) throw context.fault('TOO_MANY_PARTS', { count, limit: context.limits.parts });
    const directory = source.read(position, size);
    const entries = new Map<string, ZipEntry>();
    let at = 0;
    for (let i = 0; i < count; i += 1) {
      if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL)
        throw context.fault('FILE_DAMAGED', { part: 'zip directory' });
      const entry = readEntry(directory, at, shift);
      entries.set(entry.name, entry);
      at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return new ZipPackage(source, entries, context);
  }

  /** A part by its name, whatever the case of its letters. */
  find(name: string): ZipEntry | undefined {
    const plain = name.replace(/\\/g, '/').replace(/^\/+/, '');
    return this.entries.get(plain) ?? this.byFoldedName.get(plain.toLowerCase());
  }

  /**
   * Unpacked bytes of a part in pieces; the checksum is proved at the end.
   * @param large larger pieces, for a part that is mostly passed over
   * @throws AppError FILE_ENCRYPTED, ZIP_METHOD_UNKNOWN, ZIP_BOMB, FILE_DAMAGED, FILE_TRUNCATED, ZIP_CRC_WRONG
   */
  async *pieces(entry: ZipEntry, large = false): AsyncGenerator<Buffer> {
    const { context } = this;
    const part = entry.name;
    if (entry.encrypted) throw context.fault('FILE_ENCRYPTED');
    if (entry.method !== 0 && entry.method !== 8)
      throw context.fault('ZIP_METHOD_UNKNOWN', { part, method: entry.method });
    const start = this.dataPosition(entry);
    let crc = 0;
    let total = 0;
    const account = (piece: Buffer) => {
      crc = crc32(piece, crc);
      total += piece.length;
      this.inflated += piece.length;
      const { ratioFromBytes, inflateRatio, inflatedBytes } = context.limits;
      const isBomb = total > ratioFromBytes && total > inflateRatio * Math.max(1, entry.packedSize);
      if (isBomb || this.inflated > inflatedBytes)
        throw context.fault('ZIP_BOMB', { part, mb: Math.round(total / (1 << 20)) });
    };
    const packed = packedPieces(this.source, start, entry.packedSize);
    if (entry.method === 0) {
      for (const piece of packed) {
        account(piece);
        yield piece;
      }
    } else if (entry.packedSize < 1 << 16 && entry.declaredSize < 1 << 20) {
      const whole = inflateSmall(Buffer.concat([...packed]));
      if (whole === null) throw context.fault('FILE_DAMAGED', { part });
      if (whole !== 'too large') {
        account(whole);
        yield whole;
      } else yield* this.inflateStream(entry, start, account, large);
    } else yield* this.inflateStream(entry, start, account, large);
    // Some writers leave the checksum out altogether (0); that proves nothing either way.
    if (entry.crc !== 0 && crc >>> 0 !== entry.crc) throw context.fault('ZIP_CRC_WRONG', { part });
  }

  /** Whole contents of a small part. @throws AppError as `pieces`, and FILE_DAMAGED beyond `limit` bytes */
  async bytes(entry: ZipEntry, limit = 64 << 20): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of this.pieces(entry)) {
      size += piece.length;
      if (size > limit) throw this.context.fault('ZIP_BOMB', { part: entry.name, mb: Math.round(size / (1 << 20)) });
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  }

  private async *inflateStream(
    entry: ZipEntry,
    start: number,
    account: (piece: Buffer) => void,
    large: boolean,
  ): AsyncGenerator<Buffer> {
    const inflate = createInflateRaw(large ? INFLATE_LARGE : INFLATE);
    const packed = Readable.from(packedPieces(this.source, start, entry.packedSize), { objectMode: true });
    packed.on('error', (error) => inflate.destroy(error));
    packed.pipe(inflate);
    try {
      for await (const piece of inflate) {
        account(piece as Buffer);
        yield piece as Buffer;
      }
    } catch (error) {
      if (isZlibFault(error)) throw this.context.fault('FILE_DAMAGED', { part: entry.name }, error);
      throw error;
    } finally {
      packed.destroy();
      inflate.destroy();
    }
  }

  private dataPosition(entry: ZipEntry): number {
    const header = this.source.read(entry.headerPosition, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== LOCAL)
      throw this.context.fault('FILE_DAMAGED', { part: entry.name });
    const start = entry.headerPosition + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (start + entry.packedSize > this.source.size) throw this.context.fault('FILE_TRUNCATED');
    return start;
  }
}

function isZlibFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}

function inflateSmall(packed: Buffer): Buffer | 'too large' | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: 1 << 20, finishFlush: constants.Z_FINISH });
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : null;
  }
}

function* packedPieces(source: ByteSource, start: number, size: number): Generator<Buffer> {
  const step = 1 << 16;
  for (let done = 0; done < size; done += step) yield source.read(start + done, Math.min(step, size - done));
}

interface DirectoryPlace {
  count: number;
  size: number;
  position: number;
  /** Bytes before the package, where something was put in front of it. */
  shift: number;
}

function findDirectory(source: ByteSource, context: ReadContext): DirectoryPlace {
  const tailLength = Math.min(source.size, 65_557);
  const tailStart = source.size - tailLength;
  const tail = source.read(tailStart, tailLength);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail[at] !== 0x50 || tail.readUInt32LE(at) !== EOCD) continue;
    let count = tail.readUInt16LE(at + 10);
    let size = tail.readUInt32LE(at + 12);
    let offset = tail.readUInt32LE(at + 16);
    let end = tailStart + at;
    if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
      const wide = wideDirectory(source, end);
      if (wide !== null) ({ count, size, offset, end } = wide);
    }
    const position = end - size;
    if (position < 0) continue;
    const head = source.read(position, 4);
    const isPlaced = count === 0 || (head.length === 4 && head.readUInt32LE(0) === CENTRAL);
    if (isPlaced) return { count, size, position, shift: position - offset };
    if (offset + size <= source.size) return { count, size, position: offset, shift: 0 };
  }
  throw context.fault('FILE_TRUNCATED');
}

function wideDirectory(source: ByteSource, end: number) {
  const locator = source.read(Math.max(0, end - 20), 20);
  if (locator.length < 20 || locator.readUInt32LE(0) !== EOCD64_LOCATOR) return null;
  const at = Number(locator.readBigUInt64LE(8));
  const record = source.read(at, 56);
  if (record.length < 56 || record.readUInt32LE(0) !== EOCD64) return null;
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
    end: at,
  };
}

function readEntry(directory: Buffer, at: number, shift: number): ZipEntry {
  const flags = directory.readUInt16LE(at + 8);
  const nameLength = directory.readUInt16LE(at + 28);
  const extraLength = directory.readUInt16LE(at + 30);
  const nameBytes = directory.subarray(at + 46, at + 46 + nameLength);
  let declaredSize = directory.readUInt32LE(at + 24);
  let packedSize = directory.readUInt32LE(at + 20);
  let header = directory.readUInt32LE(at + 42);
  const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  for (let e = 0; e + 4 <= extra.length; e += 4 + extra.readUInt16LE(e + 2)) {
    if (extra.readUInt16LE(e) !== 1) continue;
    let field = e + 4;
    const end = Math.min(extra.length, field + extra.readUInt16LE(e + 2));
    const take = (value: number) => {
      if (value !== 0xffffffff || field + 8 > end) return value;
      field += 8;
      return Number(extra.readBigUInt64LE(field - 8));
    };
    declaredSize = take(declaredSize);
    packedSize = take(packedSize);
    header = take(header);
  }
  const name = (flags & 0x800 ? nameBytes.toString('utf8') : nameBytes.toString('latin1'))
    .replace(/\\/g, '/')
    .replace(/^\/+/, '');
  return {
    name,
    method: directory.readUInt16LE(at + 10),
    encrypted: (flags & 1) !== 0,
    crc: directory.readUInt32LE(at + 16),
    packedSize,
    declaredSize,
    headerPosition: header + shift,
  };
}
