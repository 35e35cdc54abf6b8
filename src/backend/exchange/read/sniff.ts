import type { ByteSource } from './byteSource';
import type { ReadContext } from './readContext';
import { chineseEncoding, markedEncoding, unmarkedUtf16 } from './text/encoding';
import { xmlEncoding } from './xmlText';

/** What the bytes of a file are, whatever it is called. */
export type Container = 'zip' | 'cfb' | 'biff' | 'html' | 'mhtml' | 'spreadsheetml' | 'fods' | 'text';

/** Signatures of files that are no spreadsheets, with the code that says so. */
const SIGNATURES: [bytes: string, code: string, kind: string][] = [
  ['%PDF', 'FILE_IS_PDF', 'PDF'],
  ['\x89PNG', 'FILE_IS_IMAGE', 'PNG'],
  ['\xff\xd8\xff', 'FILE_IS_IMAGE', 'JPEG'],
  ['GIF8', 'FILE_IS_IMAGE', 'GIF'],
  ['II*\x00', 'FILE_IS_IMAGE', 'TIFF'],
  ['MM\x00*', 'FILE_IS_IMAGE', 'TIFF'],
  ['RIFF', 'FILE_IS_IMAGE', 'RIFF'],
  ['AC10', 'FILE_IS_IMAGE', 'DWG'],
  ['Rar!', 'FILE_IS_ARCHIVE', 'RAR'],
  ['7z\xbc\xaf', 'FILE_IS_ARCHIVE', '7z'],
  ['\x1f\x8b', 'FILE_IS_ARCHIVE', 'gzip'],
  ['BZh', 'FILE_IS_ARCHIVE', 'bzip2'],
  ['\xfd7zXZ', 'FILE_IS_ARCHIVE', 'xz'],
  ['{\\rtf', 'FILE_IS_DOCUMENT', 'RTF'],
  ['SQLite format 3', 'SPREADSHEET_KIND_UNKNOWN', 'SQLite'],
  ['\x00\x00\x02\x00\x06\x04\x06\x00', 'SPREADSHEET_KIND_UNKNOWN', 'Lotus 1-2-3'],
  ['\x00\x00\x1a\x00', 'SPREADSHEET_KIND_UNKNOWN', 'Lotus 1-2-3'],
  ['\xff\x00\x02\x00', 'SPREADSHEET_KIND_UNKNOWN', 'Works'],
  ['ID;P', 'SPREADSHEET_KIND_UNKNOWN', 'SYLK'],
  ['TABLE\r\n0,1', 'SPREADSHEET_KIND_UNKNOWN', 'DIF'],
  ['TABLE\n0,1', 'SPREADSHEET_KIND_UNKNOWN', 'DIF'],
  ['PAR1', 'SPREADSHEET_KIND_UNKNOWN', 'Parquet'],
  ['MZ', 'NOT_A_SPREADSHEET', 'EXE'],
  ['\x7fELF', 'NOT_A_SPREADSHEET', 'ELF'],
];

const CFB_SIGNATURE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/**
 * Tells what a file is from its first bytes, before any parser sees it.
 * @throws AppError FILE_EMPTY, FILE_TOO_LARGE, FILE_IS_PDF, FILE_IS_IMAGE, FILE_IS_ARCHIVE, FILE_IS_DOCUMENT,
 * FILE_IS_LOCK, SPREADSHEET_KIND_UNKNOWN, HTML_WITHOUT_TABLE, NOT_A_SPREADSHEET
 */
export function sniff(source: ByteSource, context: ReadContext): Container {
  if (source.size === 0) throw context.fault('FILE_EMPTY');
  if (source.size > context.limits.fileBytes)
    throw context.fault('FILE_TOO_LARGE', {
      mb: Math.round(source.size / (1 << 20)),
      limitMb: Math.round(context.limits.fileBytes / (1 << 20)),
    });
  if (source.name.startsWith('~$') && source.size < 1024) throw context.fault('FILE_IS_LOCK');
  const head = source.read(0, 1 << 16);
  const start = head.subarray(0, 32).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06') || start.startsWith('PK\x07\x08')) return 'zip';
  if (start.startsWith(CFB_SIGNATURE)) return 'cfb';
  if (CFB_SIGNATURE.startsWith(start)) throw context.fault('FILE_TRUNCATED');
  if (isRawBiff(head)) return 'biff';
  const signature = SIGNATURES.find(([bytes]) => start.startsWith(bytes));
  if (signature !== undefined) throw context.fault(signature[1], { kind: signature[2] });
  if (start === 'PK' || start === 'PK\x03') throw context.fault('FILE_TRUNCATED');
  return sniffText(head, source, context);
}

/** BOF records of BIFF2, 3, 4, and of BIFF5 streams that lost their container. */
function isRawBiff(head: Buffer): boolean {
  if (head.length < 8 || head[0] !== 0x09) return false;
  const length = head.readUInt16LE(2);
  if (head[1] === 0x00) return length === 4 || length === 6;
  if (head[1] === 0x02 || head[1] === 0x04) return length === 6 || length === 8;
  return head[1] === 0x08 && (length === 6 || length === 8 || length === 16);
}

function sniffText(head: Buffer, source: ByteSource, context: ReadContext): Container {
  const text = textOf(head);
  if (text === null) throw context.fault('NOT_A_SPREADSHEET', { kind: '?' });
  const begin = text.slice(0, 4096).trimStart();
  if (begin === '') {
    if (head.length === source.size) throw context.fault('FILE_EMPTY');
    return 'text';
  }
  if (/^MIME-Version:|^Content-Type: multipart\/related/im.test(begin) && /^[\w-]+:/.test(begin)) return 'mhtml';
  if (!begin.startsWith('<')) {
    if (isDocumentText(begin)) throw context.fault('NOT_A_SPREADSHEET', { kind: 'JSON' });
    return 'text';
  }
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(text) && /<(?:\w+:)?Workbook[\s>]/.test(text))
    return 'spreadsheetml';
  if (/<office:document[\s>]/.test(text) && /opendocument\.spreadsheet/.test(text)) return 'fods';
  if (/<(?:html|table|body|head|meta|style|div|script|!doctype\s+html|center|form|font|br|p|tr)[\s>/]/i.test(text))
    return 'html';
  if (/^<\?xml|^<!DOCTYPE|^<[\w:]+[\s>]/i.test(begin)) throw context.fault('NOT_A_SPREADSHEET', { kind: 'XML' });
  return 'text';
}

function isDocumentText(begin: string): boolean {
  return /^[[{]\s*["[{]/.test(begin) && /^[[{][\s[{]*"[^"]*"\s*[:,]/.test(begin);
}

/** Text of the first bytes, or null where they are no text. Non-ASCII letters may come out wrong; markup does not. */
function textOf(head: Buffer): string | null {
  const encoding = markedEncoding(head)?.label ?? unmarkedUtf16(head) ?? xmlEncoding(head);
  const text = new TextDecoder(encoding).decode(head);
  if (encoding.startsWith('utf-16')) return text;
  let control = 0;
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) control += 1;
  if (control * 200 > head.length) return null;
  if (isMostlyUnreadable(head, text)) return null;
  return text;
}

/** High bytes that fit neither UTF-8 nor a Chinese code page in any frequent way: binary data without zero bytes. */
function isMostlyUnreadable(head: Buffer, text: string): boolean {
  const bad = text.split('\ufffd').length - 1;
  if (bad * 20 < text.length) return false;
  if (chineseEncoding(head) !== 'windows-1252') return false;
  const high = head.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  return high * 3 > head.length;
}
