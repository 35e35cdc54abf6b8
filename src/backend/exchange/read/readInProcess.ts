import type { FileInfo, FileKind, WorkbookInfo } from '../sheetCells';
import { readCompound, readRawBiff } from './biff/readBiff';
import { type ByteSource, hashSource, openSource, type ReadInput } from './byteSource';
import { DEFAULT_LIMITS, timeLimitMs } from './limits';
import { readHtml } from './markup/readHtml';
import { readMhtml } from './markup/readMhtml';
import { readSpreadsheetMl } from './markup/spreadsheetMl';
import { readFods, readOds } from './ods/readOds';
import { ReadContext, type ReadOptions } from './readContext';
import { type Container, sniff } from './sniff';
import { readCsv } from './text/readCsv';
import { readXlsb } from './xlsb/readXlsb';
import { readXlsx } from './xlsx/readXlsx';
import { readRelations } from './xlsx/workbookParts';
import { ZipPackage } from './zip';

/**
 * Reads a spreadsheet file in this very process: what the reading process runs, and unit tests. Everything else calls
 * readWorkbook, which can be killed. The format is told from the contents.
 * @param input path, or name and bytes
 * @returns file, sheets and issues; the cells went to `options.onChunk`. Chunks count only once the promise is fulfilled.
 * @throws AppError with a code of src/shared/messages/read.ts; the reason of `options.signal` when cancelled
 */
export async function readWorkbookInProcess(input: ReadInput, options: ReadOptions = {}): Promise<WorkbookInfo> {
  const source = openSource(input);
  try {
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const isWhole = hasWholeFileFormat(source);
    const rss = isWhole ? limits.wholeFileRssBytes : limits.rssBytes;
    const context = new ReadContext(source.name, options, timeLimitMs(limits, source.size), rss);
    return await readSource(source, context);
  } finally {
    source.close();
  }
}

function hasWholeFileFormat(source: ByteSource): boolean {
  return source.read(0, 1)[0] !== 0x50;
}

async function readSource(source: ByteSource, context: ReadContext): Promise<WorkbookInfo> {
  const container = sniff(source, context);
  const sha256 = hashSource(source);
  const result = await guarded(container, context, () => readContainer(container, source, context));
  const file: FileInfo = { name: source.name, bytes: source.size, sha256, ...result };
  warnOfEnding(file, context);
  context.progress(1);
  return { file, sheets: context.sheets, issues: context.allIssues() };
}

/** Turns a fault inside a parser (damage it did not foresee) into a worded refusal. */
async function guarded<T>(container: Container, context: ReadContext, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError)
      throw context.fault('FILE_DAMAGED', { part: container }, error);
    throw error;
  }
}

interface ContainerResult {
  kind: FileKind;
  encoding: string | null;
}

async function readContainer(container: Container, source: ByteSource, context: ReadContext): Promise<ContainerResult> {
  switch (container) {
    case 'zip':
      return { kind: await readZip(source, context), encoding: null };
    case 'text':
      return { kind: 'csv', encoding: await readCsv(source, context) };
    case 'html':
      return { kind: 'html', encoding: await readHtml(source, context) };
    case 'fods':
      await readFods(source, context);
      return { kind: 'fods', encoding: null };
    case 'spreadsheetml':
      await readSpreadsheetMl(source, context);
      return { kind: 'spreadsheetml', encoding: null };
    case 'cfb':
      return { kind: 'xls', encoding: await readCompound(source, context) };
    case 'biff':
      return { kind: 'xls', encoding: await readRawBiff(source, context) };
    case 'mhtml':
      return { kind: 'html', encoding: await readMhtml(source, context) };
  }
}

async function readZip(source: ByteSource, context: ReadContext): Promise<FileKind> {
  const zip = ZipPackage.open(source, context);
  const relations = await readRelations(zip, '', context);
  const main = relations.find((relation) => relation.kind === 'officeDocument')?.target ?? '';
  const binary = zip.find(/\.bin$/i.test(main) ? main : 'xl/workbook.bin');
  if (binary !== undefined) {
    await readXlsb(zip, binary.name, context);
    return 'xlsb';
  }
  if (/\.xml$/i.test(main) && !/^(word|ppt)\//i.test(main) && zip.find(main) !== undefined) {
    await readXlsx(zip, main, context);
    return 'xlsx';
  }
  if (zip.find('xl/workbook.xml') !== undefined || hasSheets(zip)) {
    await readXlsx(zip, 'xl/workbook.xml', context);
    return 'xlsx';
  }
  const type = zip.find('mimetype');
  const mime = type === undefined ? '' : (await zip.bytes(type, 4096)).toString('latin1');
  if (/opendocument\.spreadsheet|sun\.xml\.calc/.test(mime) || (mime === '' && zip.find('content.xml') !== undefined)) {
    await readOds(zip, context);
    return 'ods';
  }
  if (mime.includes('opendocument')) throw context.fault('FILE_IS_DOCUMENT', { kind: 'ODF' });
  if (zip.find('word/document.xml') ?? zip.find('ppt/presentation.xml'))
    throw context.fault('FILE_IS_DOCUMENT', { kind: zip.find('word/document.xml') ? 'DOCX' : 'PPTX' });
  if (zip.find('Index/Document.iwa')) throw context.fault('SPREADSHEET_KIND_UNKNOWN', { kind: 'Numbers' });
  throw context.fault('FILE_IS_ARCHIVE', { kind: 'ZIP' });
}

function hasSheets(zip: ZipPackage): boolean {
  return [...zip.entries.keys()].some((name) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name));
}

const ENDINGS: Record<FileKind, RegExp> = {
  xlsx: /\.(xlsx|xlsm|xltx|xltm|et)$/i,
  xlsb: /\.xlsb$/i,
  xls: /\.(xls|xlt|et|ett)$/i,
  ods: /\.(ods|ots)$/i,
  fods: /\.fods$/i,
  spreadsheetml: /\.xml$/i,
  html: /\.(html?|mht(ml)?)$/i,
  csv: /\.(csv|tsv|txt|tab)$/i,
};

/** A file that is not what its ending says is read all the same, with a word about it. */
function warnOfEnding(file: FileInfo, context: ReadContext): void {
  const ending = /\.[^.]+$/.exec(file.name)?.[0] ?? '';
  if (ENDINGS[file.kind].test(file.name)) return;
  context.issue({ severity: 'info', code: 'CONTENT_DIFFERS_FROM_NAME', params: { kind: file.kind, ending } });
}
