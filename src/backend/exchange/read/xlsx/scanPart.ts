import type { ReadContext } from '../readContext';
import { DoctypeRefused, NotXml, type XmlScanner } from '../xmlScanner';
import { XmlBytes } from '../xmlText';
import type { ZipEntry, ZipPackage } from '../zip';

/** Bytes of packages read so far, for progress. */
export class PackageProgress {
  private done = 0;
  constructor(
    private readonly context: ReadContext,
    private readonly total: number,
  ) {}

  /** Counts one packed part as read. */
  add(bytes: number): void {
    this.done += bytes;
    if (this.total > 0) this.context.progress(this.done / this.total);
  }
}

/**
 * Feeds one XML part to a scanner, handing finished chunks over on the way.
 * A part that breaks off is an issue (its readable beginning counts); a document type declaration is refused.
 * @throws AppError XML_DTD_REFUSED and all that unpacking throws
 */
export async function scanPart(
  zip: ZipPackage,
  entry: ZipEntry,
  scanner: XmlScanner,
  context: ReadContext,
  sheet?: string,
): Promise<void> {
  await scanXml(zip.pieces(entry), scanner, context, entry.name, sheet);
}

/** The same for bytes from anywhere (.fods, SpreadsheetML). */
export async function scanXml(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  scanner: XmlScanner,
  context: ReadContext,
  part: string,
  sheet?: string,
): Promise<void> {
  const bytes = new XmlBytes();
  try {
    for await (const piece of pieces) {
      scanner.feed(bytes.push(piece));
      await context.breathe();
    }
    scanner.feed(bytes.finish());
    scanner.finish();
  } catch (error) {
    if (error instanceof DoctypeRefused) throw context.fault('XML_DTD_REFUSED', { part });
    if (!(error instanceof NotXml)) throw error;
  }
  if (scanner.unfinished)
    context.issue({
      severity: 'warning',
      code: 'XML_NOT_CLOSED',
      params: { part },
      ...(sheet === undefined ? {} : { where: { sheet } }),
    });
}
