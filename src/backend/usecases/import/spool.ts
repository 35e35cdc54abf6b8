import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { PackedChunk } from '../../exchange/read/protocol';

/** Where in the spool a chunk lies, and the rows it holds. */
export interface Spooled {
  firstRow: number;
  rowCount: number;
  spool: Spool;
  position: number;
  length: number;
}

/** Files that nobody holds any more are closed with the object. */
const forgotten = new FinalizationRegistry<number>((file) => closeSync(file));

/**
 * Chunks of a large workbook on disk, so that a million rows take no more memory than a hundred thousand. The file has no
 * name: it is gone when it is closed, or when the program ends, however that happens.
 */
export class Spool {
  private length = 0;

  private constructor(private readonly file: number) {
    forgotten.register(this, file);
  }

  /** @returns null where the system has no place for it */
  static open(): Spool | null {
    try {
      const folder = mkdtempSync(join(tmpdir(), 'countyframe-'));
      try {
        return new Spool(openSync(join(folder, 'rows'), 'wx+', 0o600));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    } catch {
      return null;
    }
  }

  /** @returns null where the disk is full */
  write(chunk: PackedChunk): Spooled | null {
    const bytes = serialize(chunk);
    const position = this.length;
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.file, bytes, done, bytes.length - done, position + done);
      }
    } catch {
      return null;
    }
    this.length += bytes.length;
    const { firstRow, rowCount } = chunk;
    return { firstRow, rowCount, spool: this, position, length: bytes.length };
  }

  read({ position, length }: Spooled): PackedChunk {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const read = readSync(this.file, bytes, done, length - done, position + done);
      if (read === 0) throw new Error('rows on disk end early');
      done += read;
    }
    return deserialize(bytes) as PackedChunk;
  }
}
