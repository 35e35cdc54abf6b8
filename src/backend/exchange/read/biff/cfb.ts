import type { ByteSource } from '../byteSource';
import type { ReadContext } from '../readContext';

const END_OF_CHAIN = 0xfffffffe;
const NO_STREAM = 0xffffffff;
const STREAM = 2;

interface CfbEntry {
  name: string;
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

/** A compound file (the container of .xls): its top-level streams. Chains that run in circles or off the end are cut. */
export class CompoundFile {
  private readonly bytes: Buffer;
  private readonly sectorSize: number;
  private readonly miniSize: number;
  private readonly miniCutoff: number;
  private readonly fat: Uint32Array;
  private readonly miniFat: Uint32Array;
  private readonly miniStream: Buffer;
  private readonly top = new Map<string, CfbEntry>();

  /** @throws AppError FILE_TRUNCATED, FILE_DAMAGED */
  constructor(source: ByteSource, context: ReadContext) {
    this.bytes = source.read(0, source.size);
    const { bytes } = this;
    if (bytes.length < 1024) throw context.fault('FILE_TRUNCATED');
    const shift = bytes.readUInt16LE(30);
    const miniShift = bytes.readUInt16LE(32);
    if (shift < 7 || shift > 16 || miniShift < 3 || miniShift > shift)
      throw context.fault('FILE_DAMAGED', { part: 'cfb header' });
    this.sectorSize = 1 << shift;
    this.miniSize = 1 << miniShift;
    this.miniCutoff = bytes.readUInt32LE(56);
    this.fat = this.readFat();
    const entries = this.readDirectory(bytes.readUInt32LE(48));
    const root = entries[0];
    if (root === undefined) throw context.fault('FILE_TRUNCATED');
    this.miniFat = words(this.chain(bytes.readUInt32LE(60)));
    this.miniStream = this.chain(root.start, root.size);
    this.collect(entries, root.child);
    // A damaged tree: take every stream by its name.
    if (this.top.size === 0) for (const entry of entries) this.top.set(entry.name.toLowerCase(), entry);
  }

  has(name: string): boolean {
    return this.top.has(name.toLowerCase());
  }

  /** Bytes of a top-level stream, or null. */
  stream(name: string): Buffer | null {
    const entry = this.top.get(name.toLowerCase());
    if (entry === undefined || entry.type !== STREAM) return null;
    if (entry.size >= this.miniCutoff) return this.chain(entry.start, entry.size);
    const pieces: Buffer[] = [];
    const limit = this.miniFat.length + 1;
    for (let at = entry.start, steps = 0; at < this.miniFat.length && steps < limit; steps += 1) {
      pieces.push(this.miniStream.subarray(at * this.miniSize, (at + 1) * this.miniSize));
      at = this.miniFat[at]!;
    }
    return Buffer.concat(pieces).subarray(0, entry.size);
  }

  private sector(index: number): Buffer {
    const start = (index + 1) * this.sectorSize;
    return this.bytes.subarray(start, start + this.sectorSize);
  }

  private chain(start: number, size?: number): Buffer {
    const pieces: Buffer[] = [];
    let length = 0;
    for (let at = start, steps = 0; at < this.fat.length && steps <= this.fat.length; steps += 1) {
      const piece = this.sector(at);
      pieces.push(piece);
      length += piece.length;
      if (size !== undefined && length >= size) break;
      at = this.fat[at]!;
    }
    const data = Buffer.concat(pieces);
    return size === undefined ? data : data.subarray(0, size);
  }

  private readFat(): Uint32Array {
    const { bytes } = this;
    const sectors: number[] = [];
    for (let i = 0; i < 109; i += 1) sectors.push(bytes.readUInt32LE(76 + i * 4));
    const perSector = this.sectorSize / 4;
    const most = Math.ceil(bytes.length / this.sectorSize);
    let next = bytes.readUInt32LE(68);
    for (let steps = 0; next < most && steps < most; steps += 1) {
      const table = words(this.sector(next));
      if (table.length < perSector) break;
      sectors.push(...table.subarray(0, perSector - 1));
      next = table[perSector - 1]!;
    }
    const pieces = sectors.filter((sector) => sector < most).map((sector) => this.sector(sector));
    return words(Buffer.concat(pieces)).subarray(0, most + perSector);
  }

  private readDirectory(start: number): CfbEntry[] {
    if (start === END_OF_CHAIN) return [];
    const data = this.chain(start);
    const entries: CfbEntry[] = [];
    for (let at = 0; at + 128 <= data.length && entries.length < 100_000; at += 128) {
      const nameLength = Math.min(64, data.readUInt16LE(at + 64));
      entries.push({
        name: data.toString('utf16le', at, at + Math.max(0, nameLength - 2)),
        type: data[at + 66]!,
        left: data.readUInt32LE(at + 68),
        right: data.readUInt32LE(at + 72),
        child: data.readUInt32LE(at + 76),
        start: data.readUInt32LE(at + 116),
        size: data.readUInt32LE(at + 120),
      });
    }
    return entries;
  }

  private collect(entries: CfbEntry[], first: number): void {
    const open = [first];
    const seen = new Set<number>();
    while (open.length > 0) {
      const index = open.pop()!;
      const entry = index === NO_STREAM || seen.has(index) ? undefined : entries[index];
      if (entry === undefined) continue;
      seen.add(index);
      this.top.set(entry.name.toLowerCase(), entry);
      open.push(entry.left, entry.right);
    }
  }
}

function words(data: Buffer): Uint32Array {
  const result = new Uint32Array(data.length >> 2);
  for (let i = 0; i < result.length; i += 1) result[i] = data.readUInt32LE(i * 4);
  return result;
}
