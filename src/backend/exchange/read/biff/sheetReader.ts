import { CellType } from '../../sheetCells';
import { DateCells } from '../dateCells';
import { FormatKind } from '../numberFormat';
import type { ReadContext } from '../readContext';
import type { SheetBuilder } from '../sheetBuilder';
import type { BiffGlobals } from './globals';
import { bofVersion, errorText, PieceCursor, Rec, type RecordWalker, rkValue } from './records';

/** Reads the cells of one BIFF sheet substream. */
export class BiffSheetReader {
  private waiting: { row: number; column: number } | null = null;
  private depth = 0;
  private readonly dates: DateCells;

  constructor(
    private readonly sheet: SheetBuilder,
    private readonly globals: BiffGlobals,
    private readonly context: ReadContext,
  ) {
    this.dates = new DateCells(sheet, context, globals.date1904);
  }

  /**
   * Reads from the sheet's BOF record to its EOF.
   * @returns whether the stream broke off
   */
  async read(walker: RecordWalker): Promise<boolean> {
    let records = 0;
    while (walker.next()) {
      const { id, data } = walker;
      if (bofVersion(id, data) !== null) this.depth += 1;
      else if (id === Rec.eof) {
        this.depth -= 1;
        if (this.depth <= 0) return false;
      } else if (this.depth <= 1) this.record(id, data, walker);
      if ((++records & 1023) === 0) {
        this.context.progress(walker.at / walker.stream.length);
        await this.context.breathe();
      }
    }
    return true;
  }

  private record(id: number, data: Buffer, walker: RecordWalker): void {
    const { length } = data;
    switch (id) {
      case Rec.labelSst:
        if (length >= 10) this.shared(data);
        return;
      case Rec.number:
        if (length >= 14) this.number(data, data.readDoubleLE(6));
        return;
      case Rec.rk:
        if (length >= 10) this.number(data, rkValue(data.readInt32LE(6)));
        return;
      case Rec.mulRk:
        this.multiple(data);
        return;
      case Rec.label:
      case Rec.richString:
        if (length >= 8) this.label(data, walker);
        return;
      case Rec.formula:
      case Rec.formula3:
      case Rec.formula4:
        this.formula(data);
        return;
      case Rec.string:
      case Rec.string2:
        this.formulaText(id, walker);
        return;
      case Rec.boolErr:
        if (length >= 8) this.boolOrError(data, data[6]!, data[7] !== 0);
        return;
      case Rec.row:
        if (length >= 14 && data[12]! & 0x20) this.sheet.hideRow(data.readUInt16LE(0));
        return;
      case Rec.colInfo:
        if (length >= 10 && data[8]! & 1) this.sheet.hideColumns(data.readUInt16LE(0), data.readUInt16LE(2));
        return;
      case Rec.mergedCells:
        this.merges(data);
        return;
      default:
        if (this.globals.version < 5) this.record2(id, data);
    }
  }

  /**
   * Cells of BIFF2, with three bytes of attributes: style index and number format. Some writers put them into streams
   * that begin as BIFF3 or BIFF4.
   */
  private record2(id: number, data: Buffer): void {
    const { length } = data;
    const style = (data[this.globals.version === 2 ? 5 : 4] ?? 0) & 0x3f;
    if (id === Rec.integer2 && length >= 9) this.put(data, style, data.readUInt16LE(7));
    else if (id === Rec.number2 && length >= 15) this.put(data, style, data.readDoubleLE(7));
    else if (id === Rec.label2 && length >= 8)
      this.text(data.readUInt16LE(0), data.readUInt16LE(2), this.globals.decode(data.subarray(8, 8 + data[7]!)));
    else if (id === Rec.boolErr2 && length >= 9) this.boolOrError(data, data[7]!, data[8] !== 0);
  }

  private shared(data: Buffer): void {
    const index = data.readUInt32LE(6);
    const text = this.globals.sharedStrings[index];
    const row = data.readUInt16LE(0);
    if (text !== undefined) this.text(row, data.readUInt16LE(2), text);
    else
      this.context.issue({
        severity: 'error',
        code: 'SHARED_STRING_MISSING',
        params: { index },
        where: { sheet: this.sheet.info.name, row: row + 1 },
      });
  }

  private label(data: Buffer, walker: RecordWalker): void {
    const row = data.readUInt16LE(0);
    const column = data.readUInt16LE(2);
    if (this.globals.version === 8) {
      const [first, ...more] = walker.pieces();
      this.text(row, column, readString([first!.subarray(6), ...more]));
    } else this.text(row, column, this.globals.decode(data.subarray(8, 8 + data.readUInt16LE(6))));
  }

  private text(row: number, column: number, text: string): void {
    this.sheet.cell(row, column, CellType.text, text.indexOf('\r') < 0 ? text : text.replace(/\r\n?/g, '\n'));
  }

  private number(data: Buffer, value: number): void {
    this.put(data, data.readUInt16LE(4), value);
  }

  private multiple(data: Buffer): void {
    const row = data.readUInt16LE(0);
    let column = data.readUInt16LE(2);
    for (let at = 4; at + 8 <= data.length; at += 6, column += 1)
      this.value(row, column, data.readUInt16LE(at), rkValue(data.readInt32LE(at + 2)));
  }

  private put(data: Buffer, style: number, value: number): void {
    this.value(data.readUInt16LE(0), data.readUInt16LE(2), style, value);
  }

  private value(row: number, column: number, style: number, value: number): void {
    if (!Number.isFinite(value)) return;
    const { kinds, datesInPart } = this.globals.formats;
    const kind = kinds[style] ?? FormatKind.number;
    const text = String(value === 0 ? 0 : value);
    if (kind === FormatKind.number) this.sheet.cell(row, column, CellType.number, text);
    else if (kind === FormatKind.percent) this.sheet.cell(row, column, CellType.percent, text);
    else {
      const date = this.dates.text(row, column, text, kind, datesInPart.has(style));
      this.sheet.cell(row, column, date === null ? CellType.number : CellType.date, date ?? text);
    }
  }

  private boolOrError(data: Buffer, value: number, isError: boolean): void {
    const row = data.readUInt16LE(0);
    const column = data.readUInt16LE(2);
    if (isError) this.sheet.cell(row, column, CellType.error, errorText(value));
    else this.sheet.cell(row, column, CellType.boolean, value === 0 ? 'FALSE' : 'TRUE');
  }

  /** A formula's cached result; a text follows in a record of its own. */
  private formula(data: Buffer): void {
    const at = this.globals.version === 2 ? 7 : 6;
    if (data.length < at + 8) return;
    const style = this.globals.version === 2 ? data[5]! & 0x3f : data.readUInt16LE(4);
    this.waiting = null;
    if (data[at + 6] !== 0xff || data[at + 7] !== 0xff) {
      this.put(data, style, data.readDoubleLE(at));
      return;
    }
    const kind = data[at];
    if (kind === 0) this.waiting = { row: data.readUInt16LE(0), column: data.readUInt16LE(2) };
    else if (kind === 1 || kind === 2) this.boolOrError(data, data[at + 2]!, kind === 2);
  }

  private formulaText(id: number, walker: RecordWalker): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting === null) return;
    const { data } = walker;
    let text: string;
    if (this.globals.version === 8) text = readString(walker.pieces());
    else if (id === Rec.string2) text = this.globals.decode(data.subarray(1, 1 + (data[0] ?? 0)));
    else text = data.length < 2 ? '' : this.globals.decode(data.subarray(2, 2 + data.readUInt16LE(0)));
    this.text(waiting.row, waiting.column, text);
  }

  private merges(data: Buffer): void {
    for (let at = 2; at + 8 <= data.length; at += 8)
      this.sheet.merge({
        firstRow: data.readUInt16LE(at),
        lastRow: data.readUInt16LE(at + 2),
        firstColumn: data.readUInt16LE(at + 4),
        lastColumn: data.readUInt16LE(at + 6),
      });
  }
}

function readString(pieces: Buffer[]): string {
  try {
    return new PieceCursor(pieces).string(2);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}
