import { CellType, type SheetInfo } from '../../sheetCells';
import { errorText, rkValue } from '../biff/records';
import { type CellFormats, cellFormats, DateCells } from '../dateCells';
import { FormatKind } from '../numberFormat';
import type { ReadContext } from '../readContext';
import type { SheetBuilder } from '../sheetBuilder';
import { tidyText } from '../xlsx/sharedStrings';
import { readRelations } from '../xlsx/workbookParts';
import type { ZipEntry, ZipPackage } from '../zip';
import { BinaryRecords, wideString } from './binaryRecords';

const Brt = {
  rowHeader: 0,
  cellRk: 2,
  cellError: 3,
  cellBool: 4,
  cellReal: 5,
  cellText: 6,
  cellShared: 7,
  formulaText: 8,
  formulaNumber: 9,
  formulaBool: 10,
  formulaError: 11,
  shortRk: 13,
  shortError: 14,
  shortBool: 15,
  shortReal: 16,
  shortText: 17,
  shortShared: 18,
  sharedItem: 19,
  format: 44,
  xf: 47,
  columnInfo: 60,
  cellRichText: 62,
  workbookProperties: 153,
  bundleSheet: 156,
  mergeCell: 176,
  beginCellXfs: 617,
  endCellXfs: 618,
} as const;

interface BinaryTables extends CellFormats {
  sharedStrings: string[];
  date1904: boolean;
}

/**
 * Reads an .xlsb package.
 * @throws AppError NO_SHEET and all that unpacking throws
 */
export async function readXlsb(zip: ZipPackage, workbookPart: string, context: ReadContext): Promise<void> {
  const relations = await readRelations(zip, workbookPart, context);
  const sheets: { name: string; relationId: string; visibility: SheetInfo['visibility'] }[] = [];
  let date1904 = false;
  await readPart(zip, zip.find(workbookPart), context, (id, data) => {
    if (id === Brt.workbookProperties && data.length >= 4) date1904 = (data[0]! & 1) === 1;
    if (id !== Brt.bundleSheet || data.length < 12) return;
    const usual = wideString(data, 8);
    // The first versions of the format had four bytes more in front.
    const relation = usual === null || usual.text === '' ? wideString(data, 12) : usual;
    const name = relation === null ? null : wideString(data, relation.end);
    const state = data.readUInt32LE(0);
    const visibility = state === 1 ? 'hidden' : state === 2 ? 'veryHidden' : 'visible';
    sheets.push({ name: name?.text ?? `Sheet${sheets.length + 1}`, relationId: relation?.text ?? '', visibility });
  });
  const placed = sheets.flatMap((sheet) => {
    const relation = relations.find((candidate) => candidate.id === sheet.relationId);
    if (relation === undefined || relation.kind === 'worksheet')
      return [{ ...sheet, entry: relation === undefined ? undefined : zip.find(relation.target) }];
    const where = { sheet: sheet.name };
    context.issue({ severity: 'info', code: 'SHEET_WITHOUT_CELLS', params: { sheet: sheet.name }, where });
    return [];
  });
  if (placed.length === 0) throw context.fault('NO_SHEET');
  context.announce(placed.map(({ name, visibility }, index) => ({ index, name, visibility })));
  const related = (kind: string, usual: string) =>
    zip.find(relations.find((relation) => relation.kind === kind)?.target ?? usual);
  const tables: BinaryTables = {
    sharedStrings: await sharedStrings(zip, related('sharedStrings', 'xl/sharedStrings.bin'), context),
    ...(await formatsOf(zip, related('styles', 'xl/styles.bin'), context)),
    date1904,
  };
  for (const { name, visibility, entry } of placed) {
    const sheet = context.startSheet(name, visibility);
    if (entry === undefined)
      context.issue({ severity: 'error', code: 'SHEET_PART_MISSING', params: { sheet: name }, where: { sheet: name } });
    else if (context.wants(sheet.info.index)) {
      const reader = new BinarySheet(sheet, tables, context);
      await readPart(zip, entry, context, (id, data) => reader.record(id, data), name);
    }
    sheet.finish();
    await context.breathe();
  }
}

async function readPart(
  zip: ZipPackage,
  entry: ZipEntry | undefined,
  context: ReadContext,
  onRecord: (id: number, data: Buffer) => void,
  sheet?: string,
): Promise<void> {
  if (entry === undefined) return;
  const records = new BinaryRecords(onRecord);
  let done = 0;
  for await (const piece of zip.pieces(entry)) {
    records.feed(piece);
    done += piece.length;
    if (sheet !== undefined && entry.declaredSize > 0) context.progress(done / entry.declaredSize);
    await context.breathe();
  }
  if (records.unfinished)
    context.issue({
      severity: 'warning',
      code: 'XML_NOT_CLOSED',
      params: { part: entry.name },
      ...(sheet === undefined ? {} : { where: { sheet } }),
    });
}

async function sharedStrings(zip: ZipPackage, entry: ZipEntry | undefined, context: ReadContext): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  await readPart(zip, entry, context, (id, data) => {
    if (id !== Brt.sharedItem) return;
    const text = wideString(data, 1)?.text ?? '';
    characters += text.length + 8;
    if (characters > context.limits.sharedCharacters)
      throw context.fault('TEXTS_TOO_LARGE', { mb: Math.round(characters / (1 << 20)) });
    strings.push(tidyText(text));
  });
  return strings;
}

async function formatsOf(zip: ZipPackage, entry: ZipEntry | undefined, context: ReadContext): Promise<CellFormats> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  await readPart(zip, entry, context, (id, data) => {
    if (id === Brt.beginCellXfs) inCells = true;
    else if (id === Brt.endCellXfs) inCells = false;
    else if (id === Brt.format && data.length >= 6) codes.set(data.readUInt16LE(0), wideString(data, 2)?.text ?? '');
    else if (id === Brt.xf && inCells && data.length >= 4) ids.push(data.readUInt16LE(2));
  });
  return cellFormats(ids, codes);
}

/** Cells of one binary sheet. */
class BinarySheet {
  private row = 0;
  private column = -1;
  private readonly dates: DateCells;

  constructor(
    private readonly sheet: SheetBuilder,
    private readonly tables: BinaryTables,
    private readonly context: ReadContext,
  ) {
    this.dates = new DateCells(sheet, context, tables.date1904);
  }

  record(id: number, data: Buffer): void {
    switch (id) {
      case Brt.rowHeader:
        if (data.length < 4) return;
        this.row = data.readUInt32LE(0);
        this.column = -1;
        if (data.length >= 12 && data[11]! & 0x10) this.sheet.hideRow(this.row);
        return;
      case Brt.columnInfo:
        if (data.length >= 18 && data[16]! & 1) this.sheet.hideColumns(data.readUInt32LE(0), data.readUInt32LE(4));
        return;
      case Brt.mergeCell:
        if (data.length >= 16)
          this.sheet.merge({
            firstRow: data.readUInt32LE(0),
            lastRow: data.readUInt32LE(4),
            firstColumn: data.readUInt32LE(8),
            lastColumn: data.readUInt32LE(12),
          });
        return;
    }
    if (id >= Brt.shortRk && id <= Brt.shortShared) {
      this.column += 1;
      if (data.length >= 4) this.cell(id - 11, data, 4, data.readUInt32LE(0) & 0xffffff);
    } else if ((id >= Brt.cellRk && id <= Brt.formulaError) || id === Brt.cellRichText) {
      if (data.length < 8) return;
      this.column = data.readUInt32LE(0);
      this.cell(id, data, 8, data.readUInt32LE(4) & 0xffffff);
    } else if ((id === 1 && data.length >= 4) || id === 12)
      this.column = id === 1 ? data.readUInt32LE(0) : this.column + 1;
  }

  private cell(id: number, data: Buffer, at: number, style: number): void {
    const left = data.length - at;
    switch (id) {
      case Brt.cellRk:
        if (left >= 4) this.number(rkValue(data.readInt32LE(at)), style);
        return;
      case Brt.cellReal:
      case Brt.formulaNumber:
        if (left >= 8) this.number(data.readDoubleLE(at), style);
        return;
      case Brt.cellError:
      case Brt.formulaError:
        if (left >= 1) this.put(CellType.error, errorText(data[at]!));
        return;
      case Brt.cellBool:
      case Brt.formulaBool:
        if (left >= 1) this.put(CellType.boolean, data[at] === 0 ? 'FALSE' : 'TRUE');
        return;
      case Brt.cellText:
      case Brt.formulaText:
        this.put(CellType.text, tidyText(wideString(data, at)?.text ?? ''));
        return;
      case Brt.cellRichText:
        this.put(CellType.text, tidyText(wideString(data, at + 1)?.text ?? ''));
        return;
      case Brt.cellShared:
        if (left >= 4) this.shared(data.readUInt32LE(at));
    }
  }

  private put(type: CellType, text: string): void {
    this.sheet.cell(this.row, this.column, type, text);
  }

  private shared(index: number): void {
    const text = this.tables.sharedStrings[index];
    if (text !== undefined) this.put(CellType.text, text);
    else
      this.context.issue({
        severity: 'error',
        code: 'SHARED_STRING_MISSING',
        params: { index },
        where: { sheet: this.sheet.info.name, row: this.row + 1 },
      });
  }

  private number(value: number, style: number): void {
    if (!Number.isFinite(value)) return;
    const kind = this.tables.kinds[style] ?? FormatKind.number;
    const text = String(value === 0 ? 0 : value);
    if (kind === FormatKind.number) this.put(CellType.number, text);
    else if (kind === FormatKind.percent) this.put(CellType.percent, text);
    else {
      const date = this.dates.text(this.row, this.column, text, kind, this.tables.datesInPart.has(style));
      this.put(date === null ? CellType.number : CellType.date, date ?? text);
    }
  }
}
