import type { ByteSource } from '../byteSource';
import type { ReadContext } from '../readContext';
import { CompoundFile } from './cfb';
import { decryptDefault } from './decrypt';
import { type BiffGlobals, type BoundSheet, readGlobals } from './globals';
import { bofVersion, Rec, RecordWalker } from './records';
import { BiffSheetReader } from './sheetReader';

/**
 * Reads an .xls workbook (BIFF5, BIFF8) out of its compound file.
 * @returns code page used for texts, null where they are Unicode
 * @throws AppError FILE_ENCRYPTED, FILE_IS_DOCUMENT, NOT_A_SPREADSHEET, FILE_TRUNCATED, FILE_DAMAGED, NO_SHEET
 */
export async function readCompound(source: ByteSource, context: ReadContext): Promise<string | null> {
  const file = new CompoundFile(source, context);
  const stream = file.stream('Workbook') ?? file.stream('Book');
  if (stream === null) {
    if (file.has('EncryptedPackage') || file.has('EncryptionInfo')) throw context.fault('FILE_ENCRYPTED');
    if (file.has('WordDocument')) throw context.fault('FILE_IS_DOCUMENT', { kind: 'DOC' });
    if (file.has('PowerPoint Document')) throw context.fault('FILE_IS_DOCUMENT', { kind: 'PPT' });
    throw context.fault('NOT_A_SPREADSHEET', { kind: 'OLE' });
  }
  return readStream(stream, context);
}

/** Reads a BIFF stream without a container (BIFF2-4, and BIFF5 streams that lost theirs). @throws as readCompound */
export function readRawBiff(source: ByteSource, context: ReadContext): Promise<string | null> {
  return readStream(source.read(0, source.size), context);
}

async function readStream(given: Buffer, context: ReadContext): Promise<string | null> {
  const stream = openStream(given);
  const globals = readGlobals(stream, context);
  const sheets = globals.sheets.length > 0 ? globals.sheets : sheetsInOrder(stream, globals, context);
  const withCells = sheets.filter((sheet) => sheet.hasCells);
  for (const sheet of sheets)
    if (!sheet.hasCells)
      context.issue({
        severity: 'info',
        code: 'SHEET_WITHOUT_CELLS',
        params: { sheet: sheet.name },
        where: { sheet: sheet.name },
      });
  if (withCells.length === 0) throw context.fault('NO_SHEET');
  context.announce(withCells.map(({ name, visibility }, index) => ({ index, name, visibility })));
  relocate(stream, sheets, globals, context);
  for (const bound of withCells) await readSheet(stream, bound, globals, context);
  return globals.encoding;
}

/** The stream in plain, where it is encrypted under the default password; else as it is. */
function openStream(stream: Buffer): Buffer {
  const walker = new RecordWalker(stream);
  for (let records = 0; records < 20 && walker.next(); records += 1) {
    if (walker.id !== Rec.filePass) continue;
    const plain = decryptDefault(stream, walker.data);
    if (plain === null) return stream;
    // The record that announces encryption has done its service.
    plain.writeUInt16LE(0, walker.start);
    return plain;
  }
  return stream;
}

/** Where the directory points to anything but the start of a sheet, the sheets are taken in the order of the stream. */
function relocate(stream: Buffer, sheets: BoundSheet[], globals: BiffGlobals, context: ReadContext): void {
  if (sheets.every((sheet) => startsSheet(stream, sheet.position))) return;
  const found = sheetsInOrder(stream, globals, context);
  if (found.length !== sheets.length) return;
  sheets.forEach((sheet, index) => {
    sheet.position = found[index]!.position;
  });
}

function startsSheet(stream: Buffer, position: number): boolean {
  const walker = new RecordWalker(stream, position);
  return position < stream.length && walker.next() && bofVersion(walker.id, walker.data) !== null;
}

async function readSheet(stream: Buffer, bound: BoundSheet, globals: BiffGlobals, context: ReadContext): Promise<void> {
  const sheet = context.startSheet(bound.name, bound.visibility);
  const where = { sheet: bound.name };
  const walker = new RecordWalker(stream, bound.position);
  const head = new RecordWalker(stream, bound.position);
  const isThere = bound.position < stream.length && head.next() && bofVersion(head.id, head.data) !== null;
  if (!isThere) context.issue({ severity: 'error', code: 'SHEET_PART_MISSING', params: { sheet: bound.name }, where });
  else if (context.wants(sheet.info.index)) {
    const isCut = await new BiffSheetReader(sheet, globals, context).read(walker);
    if (isCut) context.issue({ severity: 'warning', code: 'STREAM_CUT', where });
  }
  sheet.finish();
  await context.breathe();
}

/** Sheets where no directory names them: BIFF2-4 files, and workbooks whose directory is lost. */
function sheetsInOrder(stream: Buffer, globals: BiffGlobals, context: ReadContext): BoundSheet[] {
  const sheets: BoundSheet[] = [];
  const walker = new RecordWalker(stream);
  let name: string | null = null;
  let depth = 0;
  while (walker.next()) {
    const { id, data } = walker;
    if (id === Rec.filePass) throw context.fault('FILE_ENCRYPTED');
    if (id === Rec.sheetHeader && data.length > 5) name = globals.decode(data.subarray(5, 5 + data[4]!));
    if (id === Rec.eof) depth = Math.max(0, depth - 1);
    if (bofVersion(id, data) === null) continue;
    depth += 1;
    const kind = data.length >= 4 ? data.readUInt16LE(2) : 0x10;
    // A BIFF4 workbook wraps its sheets; a workbook of BIFF5 and later puts them one after the other.
    if (kind !== 0x10 || depth > 2) continue;
    const fallback = sheets.length === 0 ? context.fileName.replace(/\.[^.]*$/, '') : `Sheet${sheets.length + 1}`;
    sheets.push({ name: name ?? fallback, position: walker.start, visibility: 'visible', hasCells: true });
    name = null;
  }
  return sheets;
}
