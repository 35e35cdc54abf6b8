import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { writeWhole } from '../backend/exchange/document/writeWhole';
import { AppError } from '../shared/appError';
import { systemCode } from './fault';
import { required, wrongValue } from './options';

/**
 * Judges where a command is to write, before any work is done for it.
 * @param value what --out says
 * @param endings endings it may have, in lower case
 * @param inputs files that must not be written over
 * @returns the path
 * @throws AppError USAGE_OPTION_MISSING, USAGE_VALUE_WRONG, USAGE_OUT_IS_INPUT, OUTPUT_NOT_WRITABLE
 */
export function outFile(value: string | undefined, endings: string[], inputs: string[] = []): string {
  const file = required(value, '--out');
  if (!endings.includes(extname(file).toLowerCase())) throw wrongValue('--out', file, endings.join(' | '));
  for (const input of inputs) {
    if (realPath(input) === realPath(file)) throw new AppError('USAGE_OUT_IS_INPUT', { file });
  }
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw notWritable(file, 'EISDIR');
    accessSync(dirname(resolve(file)), constants.W_OK);
  } catch (error) {
    throw asOutputFault(error, file);
  }
  return file;
}

/** Writes a result whole or not at all. @throws AppError OUTPUT_NOT_WRITABLE */
export async function writeOut(file: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeWhole(file, content);
  } catch (error) {
    throw asOutputFault(error, file);
  }
}

/** @returns a fault of the system while writing `file` as one of the output; other errors as they are */
export function asOutputFault(error: unknown, file: string): unknown {
  const code = systemCode(error);
  if (code === '') return error;
  // A full disk names no path.
  const path = (error as { path?: string }).path ?? file;
  const folder = dirname(resolve(file));
  return resolve(path) === folder || dirname(resolve(path)) === folder ? notWritable(file, code, error) : error;
}

function notWritable(file: string, detail: string, cause?: unknown): AppError {
  return new AppError('OUTPUT_NOT_WRITABLE', { file, detail }, { file }, { cause });
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}
