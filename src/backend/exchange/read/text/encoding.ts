import { isUtf8 } from 'node:buffer';
import type { ByteSource } from '../byteSource';
import { completeLength } from '../xmlText';

/** How the encoding of a text file was found. */
export interface TextEncoding {
  /** Label for TextDecoder. */
  label: string;
  /** `mark`: byte order mark; `strict`: every byte fits; `guess`: the best of what does not fit or fits twice; `asked`. */
  by: 'mark' | 'strict' | 'guess' | 'asked';
  /** Bytes of the mark at the start. */
  skip: number;
}

const ALIASES: Record<string, string> = {
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  '936': 'gb18030',
  ansi: 'gb18030',
  cp950: 'big5',
  '950': 'big5',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  utf16le: 'utf-16le',
  cp1252: 'windows-1252',
  '1252': 'windows-1252',
  latin1: 'windows-1252',
};

/** TextDecoder label for a name a user may type, or null. */
export function encodingLabel(name: string): string | null {
  const folded = name.trim().toLowerCase();
  const label = Object.hasOwn(ALIASES, folded) ? ALIASES[folded]! : folded;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Encoding told by a byte order mark. */
export function markedEncoding(head: Uint8Array): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { label: 'utf-8', by: 'mark', skip: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { label: 'utf-16le', by: 'mark', skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { label: 'utf-16be', by: 'mark', skip: 2 };
  if (head[0] === 0x84 && head[1] === 0x31 && head[2] === 0x95 && head[3] === 0x33)
    return { label: 'gb18030', by: 'mark', skip: 4 };
  return null;
}

/**
 * Encoding of a whole text file: byte order mark, UTF-16 by its zero bytes, strict UTF-8, strict GB18030 (four-byte
 * characters too) or Big5 by which characters are frequent, else the likeliest. A character cut off at the very end is allowed.
 */
export function detectEncoding(source: ByteSource): TextEncoding {
  const head = source.read(0, 1 << 18);
  const marked = markedEncoding(head);
  if (marked !== null) return marked;
  const wide = unmarkedUtf16(head);
  if (wide !== null) return { label: wide, by: 'strict', skip: 0 };
  if (isStrictUtf8(source)) return { label: 'utf-8', by: 'strict', skip: 0 };
  const sample = sampleOf(source);
  const label = chineseEncoding(sample);
  return { label, by: label === 'gb18030' && isStrict(source, label) ? 'strict' : 'guess', skip: 0 };
}

/** UTF-16 without a mark: zero bytes on one side only, and text when read that way. */
export function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  const length = Math.min(head.length & ~1, 1 << 16);
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even += 1;
    if (head[i + 1] === 0) odd += 1;
  }
  if (even === 0 && odd === 0) return null;
  const label = odd > even ? 'utf-16le' : 'utf-16be';
  if (Math.min(even, odd) * 20 > Math.max(even, odd)) return null;
  const text = new TextDecoder(label).decode(head.subarray(0, length));
  const usual =
    text.match(/[\t\n\r\u0020-\u024f\u2000-\u22ff\u2460-\u27bf\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  return usual >= 0.95 * text.length ? label : null;
}

function isStrictUtf8(source: ByteSource): boolean {
  let carried: Buffer = Buffer.alloc(0);
  const step = 1 << 20;
  for (let position = 0; position < source.size; position += step) {
    const piece = source.read(position, step);
    if (piece.length === 0) break;
    const bytes = carried.length > 0 ? Buffer.concat([carried, piece]) : piece;
    const end = completeLength(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    carried = Buffer.from(bytes.subarray(end));
  }
  return true;
}

function isStrict(source: ByteSource, label: string): boolean {
  const decoder = new TextDecoder(label, { fatal: true });
  const step = 1 << 20;
  try {
    for (let position = 0; position < source.size; position += step) {
      const piece = source.read(position, step);
      if (piece.length === 0) break;
      decoder.decode(piece, { stream: true });
    }
    return true;
  } catch {
    return false;
  }
}

/** Up to 1 MiB from the parts of the file that hold other than ASCII. */
function sampleOf(source: ByteSource): Buffer {
  const pieces: Buffer[] = [];
  let size = 0;
  const step = 1 << 16;
  for (let position = 0; position < source.size && size < 1 << 20; position += step) {
    const piece = source.read(position, step);
    if (piece.some((byte) => byte >= 0x80)) {
      pieces.push(piece);
      size += piece.length;
    }
  }
  return Buffer.concat(pieces);
}

/**
 * The likeliest of GB18030, Big5 and Windows-1252 for bytes that are not UTF-8. Counts characters in the rows where the
 * frequent ones of each set lie (GB 2312 level 1 in rows B0-D7, Big5 level 1 in A4-C6) against all others.
 */
export function chineseEncoding(bytes: Uint8Array): 'gb18030' | 'big5' | 'windows-1252' {
  const gb = frequentShare(bytes, 0xb0, 0xd7, 0xa1, true);
  const big5 = frequentShare(bytes, 0xa4, 0xc6, 0x40, false);
  if (gb < 0.5 && big5 < 0.5) return 'windows-1252';
  return big5 > gb + 0.1 ? 'big5' : 'gb18030';
}

function frequentShare(bytes: Uint8Array, first: number, last: number, lowTrail: number, isGb: boolean): number {
  let frequent = 0;
  let all = 0;
  const length = bytes.length;
  for (let i = 0; i < length; i += 1) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    all += 1;
    if (i + 1 >= length) break;
    const trail = bytes[i + 1]!;
    if (isGb && trail >= 0x30 && trail <= 0x39 && i + 3 < length) {
      const isFour = bytes[i + 2]! >= 0x81 && bytes[i + 3]! >= 0x30 && bytes[i + 3]! <= 0x39;
      if (isFour) {
        frequent += 1;
        i += 3;
      }
      continue;
    }
    if (trail < 0x40 || trail === 0x7f) continue;
    const isSymbol = lead >= 0xa1 && lead <= (isGb ? 0xa9 : 0xa3) && (trail >= 0xa1 || !isGb);
    const isFrequent = lead >= first && lead <= last && (trail >= 0xa1 || (trail >= lowTrail && trail <= 0x7e));
    if (isFrequent) frequent += 1;
    else if (isSymbol) frequent += 0.75;
    else if (isGb && lead >= 0x81 && lead <= 0xf7) frequent += trail >= 0xa1 ? 0.5 : 0.2;
    i += 1;
  }
  return all === 0 ? 1 : frequent / all;
}
