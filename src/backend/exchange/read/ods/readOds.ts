import type { ByteSource } from '../byteSource';
import type { ReadContext } from '../readContext';
import { scanPart, scanXml } from '../xlsx/scanPart';
import type { ZipPackage } from '../zip';
import { OdsContentHandler } from './contentHandler';

/**
 * Reads an OpenDocument spreadsheet package.
 * @throws AppError FILE_ENCRYPTED, NO_SHEET and all that unpacking throws
 */
export async function readOds(zip: ZipPackage, context: ReadContext): Promise<void> {
  const manifest = zip.find('META-INF/manifest.xml');
  if (manifest !== undefined && (await zip.bytes(manifest)).includes('encryption-data'))
    throw context.fault('FILE_ENCRYPTED');
  const content = zip.find('content.xml');
  if (content === undefined) throw context.fault('FILE_DAMAGED', { part: 'content.xml' });
  const handler = new OdsContentHandler(context);
  await scanPart(zip, content, handler, context, { total: content.declaredSize });
  await finish(handler, context);
}

/** Reads a flat OpenDocument spreadsheet (.fods). @throws as readOds */
export async function readFods(source: ByteSource, context: ReadContext): Promise<void> {
  const handler = new OdsContentHandler(context);
  await scanXml(sourcePieces(source), handler, context, { part: source.name, total: source.size });
  await finish(handler, context);
}

async function finish(handler: OdsContentHandler, context: ReadContext): Promise<void> {
  handler.finish();
  if (handler.headings.length === 0) throw context.fault('NO_SHEET');
  context.announce(handler.headings);
  await context.breathe();
}

/** A whole source in pieces. */
export function* sourcePieces(source: ByteSource): Generator<Buffer> {
  const step = 1 << 15;
  for (let position = 0; position < source.size; position += step) {
    const piece = source.read(position, step);
    if (piece.length === 0) return;
    yield piece;
  }
}
