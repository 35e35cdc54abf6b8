import type { CellFormats } from '../dateCells';
import type { ReadContext } from '../readContext';
import type { SheetBuilder } from '../sheetBuilder';
import { DoctypeRefused, NotXml, XmlScanner } from '../xmlScanner';
import { XmlBytes } from '../xmlText';
import type { ZipEntry, ZipPackage } from '../zip';
import { countNeededStrings } from './neededStrings';
import { scanPart } from './scanPart';
import { SharedStringHandler } from './sharedStrings';
import { StylesHandler } from './styles';
import { type Relation, readRelations, readWorkbookPart, type SheetEntry } from './workbookParts';
import { type WorkbookTables, WorksheetHandler } from './worksheet';

/**
 * Reads an .xlsx or .xlsm package: shared strings and styles first, whatever their place in the zip, then sheet by sheet.
 * @param workbookPart name of the workbook part
 * @throws AppError NO_SHEET and all that unpacking throws
 */
export async function readXlsx(zip: ZipPackage, workbookPart: string, context: ReadContext): Promise<void> {
  const relations = await readRelations(zip, workbookPart, context);
  const workbook = await readWorkbookPart(zip, workbookPart, context);
  const placed = placeSheets(zip, workbook.sheets, relations, context);
  if (placed.length === 0) throw context.fault('NO_SHEET');
  context.announce(placed.map(({ heading }, index) => ({ ...heading, index })));
  const tables: WorkbookTables = {
    sharedStrings: await readSharedStrings(zip, relations, placed, context),
    ...(await readStyles(zip, relations, context)),
    date1904: workbook.date1904,
  };
  const total = placed.reduce((sum, { entry }) => sum + (entry?.packedSize ?? 0), 0);
  let done = 0;
  for (const { heading, entry } of placed) {
    const sheet = context.startSheet(heading.name, heading.visibility);
    if (entry === undefined) {
      context.issue({
        severity: 'error',
        code: 'SHEET_PART_MISSING',
        params: { sheet: heading.name },
        where: { sheet: heading.name },
      });
    } else if (context.wants(sheet.info.index)) {
      await readSheet(zip, entry, sheet, tables, context, (share) => context.progress((done + share) / total));
      done += entry.packedSize;
    }
    sheet.finish();
    await context.breathe();
  }
}

/**
 * Part of each sheet that holds cells, in the order in which they are read.
 * @returns part names; null where the part is missing
 */
export async function sheetParts(zip: ZipPackage, context: ReadContext): Promise<(string | null)[]> {
  const main = (await readRelations(zip, '', context)).find(({ kind }) => kind === 'officeDocument')?.target;
  const workbookPart = main !== undefined && zip.find(main) !== undefined ? main : 'xl/workbook.xml';
  const relations = await readRelations(zip, workbookPart, context);
  const { sheets } = await readWorkbookPart(zip, workbookPart, context);
  return placeSheets(zip, sheets, relations, context).map(({ entry }) => entry?.name ?? null);
}

interface PlacedSheet {
  heading: SheetEntry;
  entry: ZipEntry | undefined;
}

/** Finds each sheet's part; chart, dialog and macro sheets hold no cells and are named in an issue. */
function placeSheets(
  zip: ZipPackage,
  sheets: SheetEntry[],
  relations: Relation[],
  context: ReadContext,
): PlacedSheet[] {
  const placed: PlacedSheet[] = [];
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  for (const heading of sheets) {
    const relation = byId.get(heading.relationId);
    if (relation !== undefined && /^(chartsheet|dialogsheet|xlMacrosheet|xlIntlMacrosheet)$/.test(relation.kind)) {
      context.issue({
        severity: 'info',
        code: 'SHEET_WITHOUT_CELLS',
        params: { sheet: heading.name },
        where: { sheet: heading.name },
      });
      continue;
    }
    const entry =
      relation === undefined ? zip.find(`xl/worksheets/sheet${heading.sheetId}.xml`) : zip.find(relation.target);
    placed.push({ heading, entry });
  }
  if (sheets.length > 0) return placed;
  // A workbook part that lists nothing (missing or cut off): take the sheets by their parts.
  const parts = [...zip.entries.values()].filter((entry) => /^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name));
  return parts
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .map((entry, index) => ({
      heading: { index, name: `Sheet${index + 1}`, visibility: 'visible', relationId: '', sheetId: '' },
      entry,
    }));
}

async function readSharedStrings(
  zip: ZipPackage,
  relations: Relation[],
  placed: PlacedSheet[],
  context: ReadContext,
): Promise<string[]> {
  const entry = relatedPart(zip, relations, 'sharedStrings', 'xl/sharedStrings.xml', context);
  if (entry === undefined) return [];
  const handler = new SharedStringHandler(context);
  const { maxRows } = context.options;
  if (maxRows === undefined) await scanPart(zip, entry, handler, context);
  else {
    const wanted = placed.filter((_, index) => context.wants(index)).flatMap((sheet) => sheet.entry ?? []);
    const needed = await countNeededStrings(zip, wanted, maxRows, context);
    await scanPart(zip, entry, handler, context, { until: () => handler.strings.length >= needed });
  }
  return handler.strings;
}

async function readStyles(zip: ZipPackage, relations: Relation[], context: ReadContext): Promise<CellFormats> {
  const entry = relatedPart(zip, relations, 'styles', 'xl/styles.xml', context);
  const handler = new StylesHandler();
  if (entry !== undefined) await scanPart(zip, entry, handler, context);
  return handler.formats();
}

function relatedPart(
  zip: ZipPackage,
  relations: Relation[],
  kind: string,
  usual: string,
  context: ReadContext,
): ZipEntry | undefined {
  const relation = relations.find((candidate) => candidate.kind === kind);
  if (relation === undefined) return zip.find(usual);
  const entry = zip.find(relation.target);
  if (entry === undefined)
    context.issue({ severity: 'warning', code: 'PART_MISSING', params: { part: relation.target } });
  return entry;
}

async function readSheet(
  zip: ZipPackage,
  entry: ZipEntry,
  sheet: SheetBuilder,
  tables: WorkbookTables,
  context: ReadContext,
  progress: (packedBytes: number) => void,
): Promise<void> {
  const handler = new WorksheetHandler(sheet, tables, context);
  const scanner = new XmlScanner(handler);
  const bytes = new XmlBytes();
  const tail = new SheetTail();
  let unpacked = 0;
  try {
    for await (const piece of zip.pieces(entry, context.options.maxRows !== undefined)) {
      unpacked += piece.length;
      if (entry.declaredSize > 0) progress(entry.packedSize * Math.min(1, unpacked / entry.declaredSize));
      if (sheet.full && handler.inSheetData && bytes.asciiCompatible) {
        const rest = tail.find(piece);
        if (rest !== null) handler.skipCells(scanner, rest.toString('utf8'));
      } else scanner.feed(bytes.push(piece));
      await context.breathe();
    }
    scanner.feed(bytes.finish());
    scanner.finish();
  } catch (error) {
    if (error instanceof DoctypeRefused) throw context.fault('XML_DTD_REFUSED', { part: entry.name });
    if (!(error instanceof NotXml)) throw error;
  }
  if (scanner.unfinished)
    context.issue({
      severity: 'warning',
      code: 'XML_NOT_CLOSED',
      params: { part: entry.name },
      where: { sheet: sheet.info.name },
    });
}

const CELLS_END = 'sheetData>';

/** Looks for the end of the cells in raw bytes, so that rows nobody asked for need not be decoded. */
class SheetTail {
  private carried = '';

  /** @returns the bytes behind the closing tag of the cells, or null */
  find(piece: Buffer): Buffer | null {
    const border = this.carried + piece.toString('latin1', 0, CELLS_END.length);
    const across = border.indexOf(CELLS_END);
    const at = across >= 0 ? across - this.carried.length : piece.indexOf(CELLS_END);
    this.carried = piece.toString('latin1', Math.max(0, piece.length - CELLS_END.length + 1));
    return at < 0 && across < 0 ? null : piece.subarray(at + CELLS_END.length);
  }
}
