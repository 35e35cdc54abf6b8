/** Record ids of BIFF2 to BIFF8 that matter here (MS-XLS 2.3; older ones by their own numbers). */
export const Rec = {
  eof: 0x000a,
  dateMode: 0x0022,
  filePass: 0x002f,
  continued: 0x003c,
  codePage: 0x0042,
  colInfo: 0x007d,
  boundSheet: 0x0085,
  sheetHeader: 0x008f,
  mulRk: 0x00bd,
  richString: 0x00d6,
  xf: 0x00e0,
  mergedCells: 0x00e5,
  sst: 0x00fc,
  labelSst: 0x00fd,
  rk: 0x027e,
  row: 0x0208,
  row2: 0x0008,
  columnWidth2: 0x0024,
  xf2: 0x0043,
  xf3: 0x0243,
  xf4: 0x0443,
  format2: 0x001e,
  format: 0x041e,
  integer2: 0x0002,
  number: 0x0203,
  number2: 0x0003,
  label: 0x0204,
  label2: 0x0004,
  boolErr: 0x0205,
  boolErr2: 0x0005,
  formula: 0x0006,
  formula3: 0x0206,
  formula4: 0x0406,
  string: 0x0207,
  string2: 0x0007,
} as const;

const BOFS = new Map([
  [0x0009, 2],
  [0x0209, 3],
  [0x0409, 4],
  [0x0809, 5],
]);

/** BIFF version of a beginning-of-file record: 2, 3, 4, 5 or 8; null for any other record. */
export function bofVersion(id: number, data: Buffer): number | null {
  const version = BOFS.get(id) ?? null;
  if (version !== 5) return version;
  return data.length >= 2 && data.readUInt16LE(0) === 0x0600 ? 8 : 5;
}

/** Walks over the records of a stream. */
export class RecordWalker {
  id = 0;
  /** Where the record's header stands. */
  start = 0;
  data: Buffer = Buffer.alloc(0);
  /** Whether the stream broke off inside a record. */
  cut = false;

  constructor(
    readonly stream: Buffer,
    public at = 0,
  ) {}

  next(): boolean {
    const { stream } = this;
    if (this.at + 4 > stream.length) {
      this.cut = true;
      return false;
    }
    this.start = this.at;
    this.id = stream.readUInt16LE(this.at);
    const end = this.at + 4 + stream.readUInt16LE(this.at + 2);
    if (end > stream.length) {
      this.cut = true;
      return false;
    }
    this.data = stream.subarray(this.at + 4, end);
    this.at = end;
    return true;
  }

  /** Bytes of the record at hand and of the CONTINUE records behind it, as separate pieces. */
  pieces(): Buffer[] {
    const pieces = [this.data];
    const { stream } = this;
    while (this.at + 4 <= stream.length && stream.readUInt16LE(this.at) === Rec.continued) {
      const end = this.at + 4 + stream.readUInt16LE(this.at + 2);
      if (end > stream.length) break;
      pieces.push(stream.subarray(this.at + 4, end));
      this.at = end;
    }
    return pieces;
  }
}

/** Reads values that run over the border between a record and its CONTINUE records. */
export class PieceCursor {
  private piece = 0;
  private at = 0;

  constructor(private readonly pieces: Buffer[]) {}

  get ended(): boolean {
    this.settle();
    return this.piece >= this.pieces.length;
  }

  u8(): number {
    this.settle();
    const piece = this.pieces[this.piece];
    if (piece === undefined) throw new RangeError('beyond the record');
    return piece[this.at++]!;
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  u32(): number {
    return this.u16() + this.u16() * 65_536;
  }

  skip(count: number): void {
    for (let left = count; left > 0; ) {
      this.settle();
      const piece = this.pieces[this.piece];
      if (piece === undefined) return;
      const step = Math.min(left, piece.length - this.at);
      this.at += step;
      left -= step;
    }
  }

  /** A string body of BIFF8: in each new piece a flag byte tells again whether characters are wide. */
  characters(count: number, wideAtFirst: boolean): string {
    let isWide = wideAtFirst;
    let text = '';
    let left = count;
    while (left > 0) {
      if (this.at >= (this.pieces[this.piece]?.length ?? 0)) {
        this.piece += 1;
        this.at = 0;
        const piece = this.pieces[this.piece];
        if (piece === undefined) throw new RangeError('beyond the record');
        if (piece.length > 0) isWide = (piece[this.at++]! & 1) === 1;
        continue;
      }
      const piece = this.pieces[this.piece]!;
      const width = isWide ? 2 : 1;
      const step = Math.min(left, Math.floor((piece.length - this.at) / width));
      if (step === 0) {
        this.at = piece.length;
        continue;
      }
      const end = this.at + step * width;
      text += piece.toString(isWide ? 'utf16le' : 'latin1', this.at, end);
      this.at = end;
      left -= step;
    }
    return text;
  }

  /** A whole BIFF8 string with its length and flags; formatting and phonetics are passed over. */
  string(lengthBytes: 1 | 2): string {
    const count = lengthBytes === 1 ? this.u8() : this.u16();
    const flags = this.u8();
    const runs = flags & 8 ? this.u16() : 0;
    const extra = flags & 4 ? this.u32() : 0;
    const text = this.characters(count, (flags & 1) === 1);
    this.skip(runs * 4 + extra);
    return text;
  }

  private settle(): void {
    while (this.piece < this.pieces.length && this.at >= this.pieces[this.piece]!.length) {
      this.piece += 1;
      this.at = 0;
    }
  }
}

/** Value of an RK number (MS-XLS 2.5.217). */
export function rkValue(rk: number): number {
  let value: number;
  if (rk & 2) value = rk >> 2;
  else {
    scratch.setUint32(0, 0, true);
    scratch.setUint32(4, rk & ~3, true);
    value = scratch.getFloat64(0, true);
  }
  return rk & 1 ? value / 100 : value;
}

const scratch = new DataView(new ArrayBuffer(8));

const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** Text of an error code in BIFF and .xlsb cells. */
export function errorText(code: number): string {
  return ERRORS[code] ?? `#ERR${code}!`;
}
