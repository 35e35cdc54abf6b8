import type { ByteSource } from '../byteSource';
import type { ReadContext } from '../readContext';
import { encodingLabel } from '../text/encoding';
import { readHtmlText } from './readHtml';

/**
 * Reads a web page saved in one file (MHTML; Excel's "single file web page", often named .xls): all its HTML parts with
 * tables, one after the other.
 * @returns the encoding used
 * @throws AppError HTML_WITHOUT_TABLE
 */
export async function readMhtml(source: ByteSource, context: ReadContext): Promise<string> {
  const raw = source.read(0, source.size).toString('latin1');
  const boundary = /boundary\s*=\s*"?([^"\r\n;]{1,200})"?/i.exec(raw.slice(0, 8192))?.[1];
  const parts = boundary === undefined ? [raw] : raw.split(`--${boundary}`);
  let html = '';
  let used = 'utf-8';
  for (const part of parts) {
    const gap = /\r?\n\r?\n/.exec(part);
    if (gap === null) continue;
    const head = part.slice(0, gap.index);
    if (!/content-type:\s*text\/html/i.test(head)) continue;
    const body = decodeBody(part.slice(gap.index + gap[0].length), head);
    const declared =
      /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
      /charset\s*=\s*["']?([\w-]+)/i.exec(body.toString('latin1', 0, 4096))?.[1];
    used = encodingLabel(context.options.encoding ?? declared ?? 'utf-8') ?? 'utf-8';
    html += new TextDecoder(used === 'gbk' ? 'gb18030' : used).decode(body);
  }
  await readHtmlText(html, context);
  return used;
}

function decodeBody(body: string, head: string): Buffer {
  if (/content-transfer-encoding:\s*base64/i.test(head)) return Buffer.from(body, 'base64');
  if (!/content-transfer-encoding:\s*quoted-printable/i.test(head)) return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
