import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeJson } from '../backend/exchange/decodeJson';
import { AppError } from '../shared/appError';
import { systemCode } from './fault';
import { findJsonFault } from './jsonFault';

/** Longer texts the engine cannot hold. */
const LIMIT_MB = 500;
const MEBIBYTE = 1 << 20;

/**
 * Reads a JSON file of a foreign hand: UTF-8 or UTF-16, with or without a mark at its start, or GB 18030.
 * @throws AppError FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE; FILE_NOT_JSON with the place of the fault
 */
export async function readJson(file: string): Promise<unknown> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const detail = systemCode(error);
    const code = detail === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE';
    throw new AppError(code, { file, detail }, { file }, { cause: error });
  }
  const mb = Math.round(bytes.length / MEBIBYTE);
  if (mb > LIMIT_MB) throw new AppError('FILE_TOO_LARGE', { file: basename(file), mb, limitMb: LIMIT_MB }, { file });
  const text = decodeJson(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    const { line, column, path } = findJsonFault(text);
    const where = { file, row: line, path };
    throw new AppError('FILE_NOT_JSON', { file: basename(file), line, column }, where, { cause: error });
  }
}
