import type { ReadContext } from '../readContext';
import { chineseEncoding, encodingLabel } from '../text/encoding';
import { bofVersion, Rec, RecordWalker } from './records';

/** TextDecoder labels of Windows and Macintosh code pages. */
const LABELS: Record<number, string> = {
  367: 'utf-8',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  10001: 'shift_jis',
  10002: 'big5',
  10007: 'x-mac-cyrillic',
  10008: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
};

const SAMPLE_BYTES = 1 << 20;

/**
 * Chooses the code page of BIFF2-5 texts: the one asked for; the file's own record where it names an East Asian or other
 * definite page; else, and where the record says "Western" as tools of the time wrote whatever the text was, the
 * likeliest by all texts of the file.
 * @param recorded code page of the CODEPAGE record, or null
 * @returns label for TextDecoder
 * @throws AppError ENCODING_NOT_SUPPORTED
 */
export function chooseCodePage(stream: Buffer, recorded: number | null, context: ReadContext): string {
  const asked = context.options.encoding;
  if (asked !== undefined) {
    const label = encodingLabel(asked);
    if (label === null) throw context.fault('ENCODING_NOT_SUPPORTED', { encoding: asked });
    return label;
  }
  const named = recorded === null ? undefined : LABELS[recorded];
  if (named !== undefined && named !== 'utf-8') return named;
  const sample = textBytes(stream);
  if (sample.length === 0) return 'windows-1252';
  const likely = chineseEncoding(sample);
  if (likely === 'windows-1252') return likely;
  const words = new TextDecoder(likely).decode(sample.subarray(0, 80)).replace(/\s+/g, ' ').slice(0, 30);
  const isRecorded = recorded !== null;
  context.issue({
    severity: 'warning',
    code: isRecorded ? 'CODE_PAGE_OVERRULED' : 'CODE_PAGE_DETECTED',
    params: { encoding: likely, sample: words, ...(isRecorded ? { recorded } : {}) },
  });
  return likely;
}

/** Bytes of all texts that hold other than ASCII, separated by spaces. */
function textBytes(stream: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let size = 0;
  const walker = new RecordWalker(stream);
  let version = 5;
  while (walker.next() && size < SAMPLE_BYTES) {
    version = bofVersion(walker.id, walker.data) ?? version;
    const bytes = bytesOfText(walker.id, walker.data, version);
    if (bytes === null || !bytes.some((byte) => byte >= 0x80)) continue;
    pieces.push(bytes, Buffer.from(' '));
    size += bytes.length + 1;
  }
  return Buffer.concat(pieces);
}

function bytesOfText(id: number, data: Buffer, version: number): Buffer | null {
  const counted = (at: number, width: 1 | 2) => {
    if (data.length < at + width) return null;
    const length = width === 1 ? data[at]! : data.readUInt16LE(at);
    return data.subarray(at + width, at + width + length);
  };
  switch (id) {
    case Rec.label:
    case Rec.richString:
      return counted(6, 2);
    case Rec.label2:
      return counted(7, 1);
    case Rec.string:
      return counted(0, 2);
    case Rec.string2:
      return counted(0, 1);
    case Rec.boundSheet:
      return version === 5 ? counted(6, 1) : null;
    case Rec.sheetHeader:
      return counted(4, 1);
    default:
      return null;
  }
}
