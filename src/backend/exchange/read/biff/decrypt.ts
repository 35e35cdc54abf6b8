import { createHash } from 'node:crypto';
import { Rc4 } from './rc4';
import { bofVersion, Rec, RecordWalker } from './records';

/** The password Excel itself uses when a workbook's structure is protected, so that it opens without being asked. */
const DEFAULT_PASSWORD = 'VelvetSweatshop';
const BLOCK = 1024;

/** Records that stay as they are (MS-XLS 2.2.10). */
const PLAIN = new Set<number>([Rec.filePass, 0x00e1, 0x0194, 0x0195, 0x0196, 0x0138]);

/** Key of a 1,024-byte block of the stream. */
type BlockKey = (block: number) => Buffer;

/**
 * Decrypts a BIFF8 stream under the default password (RC4, MS-OFFCRYPTO 2.3.5 and 2.3.6).
 * @param filePass data of the FILEPASS record
 * @returns the plain stream, or null where another password or method protects it
 */
export function decryptDefault(stream: Buffer, filePass: Buffer): Buffer | null {
  if (filePass.length < 6 || filePass.readUInt16LE(0) !== 1) return null;
  const isStandard = filePass.readUInt16LE(4) === 1;
  const key = isStandard ? standardKey(filePass) : cryptoApiKey(filePass);
  return key === null ? null : decryptStream(stream, key);
}

function standardKey(filePass: Buffer): BlockKey | null {
  if (filePass.length < 54) return null;
  const salt = filePass.subarray(6, 22);
  const start = md5(Buffer.from(DEFAULT_PASSWORD, 'utf16le')).subarray(0, 5);
  const seed = md5(Buffer.concat(Array.from({ length: 16 }, () => Buffer.concat([start, salt])))).subarray(0, 5);
  const key: BlockKey = (block) => md5(Buffer.concat([seed, numberBytes(block)]));
  const cipher = new Rc4(key(0));
  const verifier = cipher.apply(filePass.subarray(22, 38));
  return md5(verifier).equals(cipher.apply(filePass.subarray(38, 54))) ? key : null;
}

function cryptoApiKey(filePass: Buffer): BlockKey | null {
  if (filePass.length < 14) return null;
  const headerSize = filePass.readUInt32LE(10);
  const at = 14 + headerSize;
  if (headerSize < 32 || at + 60 > filePass.length) return null;
  const keyBytes = (filePass.readUInt32LE(14 + 16) || 40) / 8;
  if (keyBytes < 5 || keyBytes > 16) return null;
  const salt = filePass.subarray(at + 4, at + 20);
  const start = sha1(Buffer.concat([salt, Buffer.from(DEFAULT_PASSWORD, 'utf16le')]));
  const key: BlockKey = (block) => {
    const short = sha1(Buffer.concat([start, numberBytes(block)])).subarray(0, keyBytes);
    return keyBytes === 5 ? Buffer.concat([short, Buffer.alloc(11)]) : short;
  };
  const cipher = new Rc4(key(0));
  const verifier = cipher.apply(filePass.subarray(at + 20, at + 36));
  return sha1(verifier).equals(cipher.apply(filePass.subarray(at + 40, at + 60))) ? key : null;
}

/** The key stream runs over the whole stream, record headers and plain records included, and is renewed in each block. */
function decryptStream(stream: Buffer, key: BlockKey): Buffer {
  const plain = Buffer.from(stream);
  const walker = new RecordWalker(stream);
  let block = -1;
  let cipher = new Rc4(key(0));
  let position = 0;
  const advance = (target: number, isSecret: boolean) => {
    for (; position < target; position += 1) {
      if (Math.floor(position / BLOCK) !== block) {
        block = Math.floor(position / BLOCK);
        cipher = new Rc4(key(block));
      }
      const mask = cipher.next();
      if (isSecret) plain[position]! ^= mask;
    }
  };
  while (walker.next()) {
    const isPlain = PLAIN.has(walker.id) || bofVersion(walker.id, walker.data) !== null;
    // The position of a sheet in its directory entry is not encrypted either.
    const secretFrom = walker.start + 4 + (walker.id === Rec.boundSheet ? 4 : 0);
    advance(Math.min(secretFrom, walker.at), false);
    advance(walker.at, !isPlain);
  }
  return plain;
}

function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function md5(data: Buffer): Buffer {
  return createHash('md5').update(data).digest();
}

function sha1(data: Buffer): Buffer {
  return createHash('sha1').update(data).digest();
}
