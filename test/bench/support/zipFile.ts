import { crc32, deflateRawSync } from 'node:zlib';

/** One part of a package to be written; `stored` leaves it unpacked. */
export interface ZipPart {
  name: string;
  data: Buffer | string;
  stored?: boolean;
  /** Values that differ from the truth, for hostile files. */
  lies?: { crc?: number; packedSize?: number; size?: number; method?: number; flags?: number };
}

/** Writes a plain zip file. */
export function zipFile(parts: ZipPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const part of parts) {
    const data = typeof part.data === 'string' ? Buffer.from(part.data) : part.data;
    const packed = part.stored ? data : deflateRawSync(data, { level: 6 });
    const name = Buffer.from(part.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.lies?.flags ?? 0x800, 2);
    common.writeUInt16LE(part.lies?.method ?? (part.stored ? 0 : 8), 4);
    common.writeUInt32LE(0x5a210000, 6);
    common.writeUInt32LE(part.lies?.crc ?? crc32(data), 10);
    common.writeUInt32LE(part.lies?.packedSize ?? packed.length, 14);
    common.writeUInt32LE(part.lies?.size ?? data.length, 18);
    common.writeUInt16LE(name.length, 22);
    pieces.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, packed);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(position, 42);
    directory.push(entry, name);
    position += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(position, 16);
  return Buffer.concat([...pieces, central, end]);
}
