import { isAscii } from 'node:buffer';

/** Turns the bytes of an XML document, piece by piece, into text: byte order mark, UTF-16, declared encoding, else UTF-8. */
export class XmlBytes {
  private decode: ((piece: Buffer, last: boolean) => string) | null = null;
  private head: Buffer = Buffer.alloc(0);
  /** Whether the document is ASCII-compatible, so that its bytes may be searched for a tag. */
  asciiCompatible = true;

  /** @returns text of `piece`, less an unfinished character at its end */
  push(piece: Buffer): string {
    if (this.decode !== null) return this.decode(piece, false);
    const head = this.head.length > 0 ? Buffer.concat([this.head, piece]) : piece;
    if (head.length < 256 && head.indexOf('?>') < 0) {
      this.head = head;
      return '';
    }
    return this.begin(head, false);
  }

  finish(): string {
    if (this.decode === null) return this.begin(this.head, true);
    return this.decode(Buffer.alloc(0), true);
  }

  private begin(head: Buffer, last: boolean): string {
    const encoding = xmlEncoding(head);
    this.asciiCompatible = !encoding.startsWith('utf-16');
    this.decode = encoding === 'utf-8' ? utf8Decoder() : labelDecoder(encoding);
    return this.decode(head, last);
  }
}

/** Encoding of an XML document by its first bytes; always a label that TextDecoder knows. */
export function xmlEncoding(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["']/.exec(
    head.subarray(0, 256).toString('latin1'),
  );
  const label = declared?.[1]?.toLowerCase() ?? 'utf-8';
  if (label === 'utf-8' || label === 'utf8' || label.startsWith('utf-16') || label === 'us-ascii') return 'utf-8';
  if (label === 'gb2312' || label === 'gbk' || label === 'cp936') return 'gb18030';
  try {
    new TextDecoder(label);
    return label;
  } catch {
    return 'utf-8';
  }
}

function labelDecoder(label: string): (piece: Buffer, last: boolean) => string {
  const decoder = new TextDecoder(label);
  return (piece, last) => decoder.decode(piece, { stream: !last });
}

/** Bytes without the end of a tag that are held back before they are decoded all the same. */
const MAX_HELD = 1 << 20;

/**
 * UTF-8 with the common case, plain ASCII, taken as one-byte text: smaller and several times as fast. Texts are cut
 * behind a tag, so that the scanner need not join its rest with the next piece (joined strings are slow to walk).
 */
function utf8Decoder(): (piece: Buffer, last: boolean) => string {
  let rest: Buffer = Buffer.alloc(0);
  let atStart = true;
  return (piece, last) => {
    let bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    if (atStart && bytes.length > 0) {
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
      atStart = false;
    }
    const end = last ? bytes.length : cutBehindTag(bytes);
    rest = end === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(end));
    const whole = bytes.subarray(0, end);
    return isAscii(whole) ? whole.toString('latin1') : whole.toString('utf8');
  };
}

function cutBehindTag(bytes: Buffer): number {
  const end = bytes.lastIndexOf(0x3e) + 1;
  return end === 0 && bytes.length > MAX_HELD ? completeLength(bytes) : end;
}

/** Length of `bytes` without an unfinished UTF-8 sequence at its end. */
export function completeLength(bytes: Uint8Array): number {
  const length = bytes.length;
  for (let back = 1; back <= 3 && back <= length; back += 1) {
    const byte = bytes[length - back]!;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? length - back : length;
    }
  }
  return length;
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Replaces the five XML entities and character references; anything else stays as written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[(name as string).toLowerCase()] ?? whole;
    const point = hex !== undefined ? Number.parseInt(hex as string, 16) : Number.parseInt(decimal as string, 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Undoes `_x000D_`, the way OOXML writes characters that XML cannot hold. */
export function decodeEscapes(text: string): string {
  if (text.indexOf('_x') < 0) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
