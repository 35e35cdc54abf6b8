/** Splits the bytes of an .xlsb part, fed in pieces, into records (MS-XLSB 2.1.4: variable-length id and size). */
export class BinaryRecords {
  private carried: Buffer = Buffer.alloc(0);

  constructor(private readonly onRecord: (id: number, data: Buffer) => void) {}

  feed(piece: Buffer): void {
    const bytes = this.carried.length > 0 ? Buffer.concat([this.carried, piece]) : piece;
    let at = 0;
    for (;;) {
      const next = this.record(bytes, at);
      if (next < 0) break;
      at = next;
    }
    this.carried = Buffer.from(bytes.subarray(at));
  }

  /** Whether the part broke off inside a record. */
  get unfinished(): boolean {
    return this.carried.length > 0;
  }

  /** @returns where the next record starts, or -1 where this one is not complete yet */
  private record(bytes: Buffer, start: number): number {
    let at = start;
    if (at >= bytes.length) return -1;
    let id = bytes[at++]!;
    if (id & 0x80) {
      if (at >= bytes.length) return -1;
      id = (id & 0x7f) | ((bytes[at++]! & 0x7f) << 7);
    }
    let size = 0;
    for (let step = 0; step < 4; step += 1) {
      if (at >= bytes.length) return -1;
      const byte = bytes[at++]!;
      size |= (byte & 0x7f) << (7 * step);
      if ((byte & 0x80) === 0) break;
    }
    if (at + size > bytes.length) return -1;
    this.onRecord(id, bytes.subarray(at, at + size));
    return at + size;
  }
}

/** A string with a 32-bit length at `at`; null where it does not fit or is marked as absent. */
export function wideString(data: Buffer, at: number): { text: string; end: number } | null {
  if (at + 4 > data.length) return null;
  const count = data.readUInt32LE(at);
  const end = at + 4 + count * 2;
  if (count === 0xffffffff || end > data.length) return null;
  return { text: data.toString('utf16le', at + 4, end), end };
}
