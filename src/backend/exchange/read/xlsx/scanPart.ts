import type { ReadContext } from '../readContext';
import { DoctypeRefused, NotXml, type XmlHandler, XmlScanner } from '../xmlScanner';
import { XmlBytes } from '../xmlText';
import type { ZipEntry, ZipPackage } from '../zip';

/** How far, and with what progress, a part is scanned. */
export interface ScanWays {
  total?: number;
  until?: () => boolean;
}

/**
 * Scans one XML part with a handler, handing finished chunks over on the way.
 * A part that breaks off is an issue (its readable beginning counts); a document type declaration is refused.
 * @param ways `total`: unpacked size, where this part stands for the progress of the whole file; `until`: stop as soon as
 * this holds
 * @throws AppError XML_DTD_REFUSED and all that unpacking throws
 */
export async function scanPart(
  zip: ZipPackage,
  entry: ZipEntry,
  handler: XmlHandler,
  context: ReadContext,
  ways: ScanWays = {},
): Promise<void> {
  await scanXml(zip.pieces(entry), handler, context, { part: entry.name, ...ways });
}

/** The same for bytes from anywhere (.fods, SpreadsheetML). */
export async function scanXml(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  handler: XmlHandler,
  context: ReadContext,
  { part, total = 0, until }: { part: string } & ScanWays,
): Promise<void> {
  const scanner = new XmlScanner(handler);
  const bytes = new XmlBytes();
  let done = 0;
  try {
    for await (const piece of pieces) {
      scanner.feed(bytes.push(piece));
      done += piece.length;
      if (total > 0) context.progress(done / total);
      await context.breathe();
      if (until?.()) return;
    }
    scanner.feed(bytes.finish());
    scanner.finish();
  } catch (error) {
    if (error instanceof DoctypeRefused) throw context.fault('XML_DTD_REFUSED', { part });
    if (!(error instanceof NotXml)) throw error;
  }
  if (scanner.unfinished) context.issue({ severity: 'warning', code: 'XML_NOT_CLOSED', params: { part } });
}
