import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../shared/appError';

/** Random access to the bytes of one file, on disk or in memory. Reading is synchronous: it happens in a process of its own. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  /** Bytes from `position`; fewer than `length` only at the end of the file. */
  read(position: number, length: number): Buffer;
  close(): void;
}

/** Files up to this size are held in memory: they are gone over more than once. */
const HELD_BYTES = 32 << 20;

/** A file on disk, or its name and bytes. */
export type ReadInput = string | { name: string; bytes: Uint8Array };

/**
 * Opens an input for reading.
 * @throws AppError FILE_NOT_FOUND, FILE_UNREADABLE
 */
export function openSource(input: ReadInput): ByteSource {
  return typeof input === 'string' ? openFile(input) : memorySource(input.name, input.bytes);
}

function memorySource(name: string, bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    name: basename(name),
    size: buffer.length,
    read: (position, length) => buffer.subarray(position, Math.min(buffer.length, position + length)),
    close: () => {},
  };
}

function openFile(path: string): ByteSource {
  const name = basename(path);
  let descriptor: number;
  try {
    // Asked before opening: opening a named pipe waits for a writer.
    if (!statSync(path).isFile()) {
      throw new AppError('FILE_UNREADABLE', { file: name, detail: 'EISDIR' }, { file: name });
    }
    descriptor = openSync(path, 'r');
  } catch (cause) {
    throw cause instanceof AppError ? cause : fileFault(name, cause);
  }
  const stat = fstatSync(descriptor);
  if (stat.size <= HELD_BYTES) {
    const bytes = readFully(descriptor, name, 0, stat.size);
    closeSync(descriptor);
    return memorySource(name, bytes);
  }
  return {
    name,
    size: stat.size,
    read: (position, length) =>
      readFully(descriptor, name, position, Math.max(0, Math.min(length, stat.size - position))),
    close: () => closeSync(descriptor),
  };
}

function readFully(descriptor: number, name: string, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  try {
    while (filled < length) {
      const count = readSync(descriptor, buffer, filled, length - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
  } catch (cause) {
    throw fileFault(name, cause);
  }
  return filled === length ? buffer : buffer.subarray(0, filled);
}

function fileFault(name: string, cause: unknown): AppError {
  const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const code = detail === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE';
  return new AppError(code, { file: name, detail }, { file: name }, { cause });
}

/** SHA-256 of the whole source, lower-case hex. `eachPiece` sees the bytes in order, so that one pass serves both. */
export function hashSource(source: ByteSource, eachPiece?: (piece: Buffer) => void): string {
  const hash = createHash('sha256');
  const step = 1 << 20;
  for (let position = 0; position < source.size; position += step) {
    const piece = source.read(position, step);
    if (piece.length === 0) break;
    hash.update(piece);
    eachPiece?.(piece);
  }
  return hash.digest('hex');
}
