import { crc32, deflateRawSync } from 'node:zlib';
import { openSource } from '../read/byteSource';
import { ReadContext } from '../read/readContext';
import { sheetParts } from '../read/xlsx/readXlsx';
import { ZipPackage } from '../read/zip';

/** Time a package that was read before may take to be opened again. */
const OPEN_MS = 60_000;
const OPEN_BYTES = 2 ** 31;

/** A workbook package whose parts can be replaced; what is not touched keeps its content and its place. */
export class EditedPackage {
  private readonly changed = new Map<string, Buffer | null>();

  private constructor(
    private readonly parts: Map<string, Buffer>,
    /** Part of each sheet, in the order of the reader's sheets; null where it is missing. */
    readonly sheets: (string | null)[],
  ) {}

  /** @throws AppError as the readers throw */
  static async open(bytes: Uint8Array, name: string): Promise<EditedPackage> {
    const source = openSource({ name, bytes });
    const context = new ReadContext(name, {}, OPEN_MS, OPEN_BYTES);
    const zip = ZipPackage.open(source, context);
    const parts = new Map<string, Buffer>();
    for (const entry of zip.entries.values()) {
      if (!entry.name.endsWith('/')) parts.set(entry.name, await zip.bytes(entry, 1 << 30));
    }
    return new EditedPackage(parts, await sheetParts(zip, context));
  }

  get names(): string[] {
    return [...this.parts.keys()].filter((name) => this.changed.get(name) !== null);
  }

  /** Text of a part; null where there is none. */
  text(name: string): string | null {
    const bytes = this.changed.has(name) ? this.changed.get(name) : this.parts.get(name);
    return bytes ? decode(bytes) : null;
  }

  write(name: string, text: string): void {
    this.changed.set(name, Buffer.from(text.replace(/^(<\?xml[^>]*encoding=["'])[^"']*/, '$1UTF-8'), 'utf8'));
  }

  remove(name: string): void {
    this.changed.set(name, null);
  }

  /** The package as a file. */
  bytes(): Uint8Array<ArrayBuffer> {
    const bodies: Buffer[] = [];
    const directory: Buffer[] = [];
    let position = 0;
    const names = this.names;
    for (const name of names) {
      const content = this.changed.get(name) ?? this.parts.get(name)!;
      const { local, central } = entryOf(name, content, position);
      bodies.push(local);
      directory.push(central);
      position += local.length;
    }
    const listed = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(names.length, 8);
    end.writeUInt16LE(names.length, 10);
    end.writeUInt32LE(listed.length, 12);
    end.writeUInt32LE(position, 16);
    return new Uint8Array(Buffer.concat([...bodies, listed, end]));
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/** 1980-01-01, the first day a zip can name: the same content gives the same bytes. */
const DAY = 0x21;

function entryOf(name: string, content: Buffer, position: number): { local: Buffer; central: Buffer } {
  const title = Buffer.from(name, 'utf8');
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x800, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt16LE(DAY, 8);
  common.writeUInt32LE(crc32(content) >>> 0, 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, title, packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(position, 10);
  const central = Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, title]);
  return { local, central };
}
