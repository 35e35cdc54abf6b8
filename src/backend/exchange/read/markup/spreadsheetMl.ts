import { CellType } from '../../sheetCells';
import type { ByteSource } from '../byteSource';
import { DateCells } from '../dateCells';
import { MAX_ROWS } from '../limits';
import { FormatKind, formatKind, isDateInPart, isoText, numberText } from '../numberFormat';
import { sourcePieces } from '../ods/readOds';
import type { ReadContext, SheetHeading } from '../readContext';
import type { SheetBuilder } from '../sheetBuilder';
import { scanXml } from '../xlsx/scanPart';
import type { XmlHandler, XmlScanner } from '../xmlScanner';

/** Formats that SpreadsheetML names instead of spelling out. */
const NAMED_FORMATS: Record<string, FormatKind> = {
  'general date': FormatKind.date,
  'long date': FormatKind.date,
  'medium date': FormatKind.date,
  'short date': FormatKind.date,
  'long time': FormatKind.date,
  'medium time': FormatKind.date,
  'short time': FormatKind.date,
  percent: FormatKind.percent,
  'general number': FormatKind.number,
  standard: FormatKind.number,
  currency: FormatKind.number,
  'euro currency': FormatKind.number,
  fixed: FormatKind.number,
  scientific: FormatKind.number,
  'yes/no': FormatKind.number,
  'true/false': FormatKind.number,
  'on/off': FormatKind.number,
};

interface StyleFormat {
  kind: FormatKind;
  /** Whether it shows a date or a time for some values alone. */
  isInPart: boolean;
}

/** Reads SpreadsheetML 2003 ("XML spreadsheet"), the one-file XML of older Excel. */
class SpreadsheetMlHandler implements XmlHandler {
  readonly headings: SheetHeading[] = [];
  private readonly styles = new Map<string, StyleFormat>();
  private readonly parents = new Map<string, string>();
  private styleId = '';
  private date1904 = false;
  private sheet: SheetBuilder | null = null;
  private dates: DateCells | null = null;
  private isWanted = false;
  private row = -1;
  private column = -1;
  private columnDefinition = -1;
  private cellStyle = '';
  private dataType: string | null = null;
  private hasFormula = false;
  private inComment = false;
  private mergedAcross = 0;
  private value = '';
  private setting: 'date1904' | 'visible' | null = null;

  constructor(private readonly context: ReadContext) {}

  onOpen(name: string, xml: XmlScanner): void {
    switch (name) {
      case 'Cell':
        this.openCell(xml);
        return;
      case 'Data':
        if (this.sheet === null || this.inComment) return;
        this.dataType = xml.attribute('Type') ?? 'String';
        this.value = '';
        xml.wantText = true;
        return;
      case 'Comment':
        this.inComment = true;
        return;
      case 'Row':
        this.openRow(xml);
        return;
      case 'Column':
        this.openColumn(xml);
        return;
      case 'Worksheet':
        this.openSheet(xml);
        return;
      case 'Style':
        this.styleId = xml.attribute('ID') ?? '';
        this.parents.set(this.styleId, xml.attribute('Parent') ?? 'Default');
        return;
      case 'NumberFormat': {
        const format = xml.attribute('Format');
        if (format !== null && this.styleId !== '') this.styles.set(this.styleId, styleFormat(format));
        return;
      }
      case 'Date1904':
        this.date1904 = true;
        return;
      case 'Visible':
        this.setting = 'visible';
        this.value = '';
        xml.wantText = this.sheet !== null;
        return;
    }
  }

  onText(text: string): void {
    this.value += text;
  }

  onClose(name: string, xml: XmlScanner): void {
    switch (name) {
      case 'Data':
        xml.wantText = false;
        return;
      case 'Comment':
        this.inComment = false;
        return;
      case 'Cell':
        this.closeCell();
        return;
      case 'Style':
        this.styleId = '';
        return;
      case 'Visible':
        this.closeVisible();
        xml.wantText = false;
        return;
      case 'Worksheet':
        this.finish();
        return;
    }
  }

  finish(): void {
    this.sheet?.finish();
    this.sheet = null;
  }

  private openSheet(xml: XmlScanner): void {
    this.finish();
    const name = xml.attribute('Name') ?? `Sheet${this.headings.length + 1}`;
    this.sheet = this.context.startSheet(name);
    this.headings.push({ index: this.headings.length, name, visibility: 'visible' });
    this.isWanted = this.context.wants(this.sheet.info.index);
    this.dates = new DateCells(this.sheet, this.context, this.date1904);
    this.row = -1;
    this.columnDefinition = -1;
  }

  private closeVisible(): void {
    const word = this.value.trim();
    if (this.setting !== 'visible' || this.sheet === null) return;
    this.setting = null;
    const visibility = word === 'SheetHidden' ? 'hidden' : word === 'SheetVeryHidden' ? 'veryHidden' : 'visible';
    this.sheet.info.visibility = visibility;
    this.headings.at(-1)!.visibility = visibility;
  }

  private openColumn(xml: XmlScanner): void {
    const index = Number(xml.attribute('Index'));
    this.columnDefinition = index >= 1 ? index - 1 : this.columnDefinition + 1;
    const span = Number(xml.attribute('Span') ?? 0) || 0;
    if (xml.attribute('Hidden') === '1') this.sheet?.hideColumns(this.columnDefinition, this.columnDefinition + span);
    this.columnDefinition += span;
  }

  private openRow(xml: XmlScanner): void {
    const index = Number(xml.attribute('Index'));
    this.row = index >= 1 ? index - 1 : this.row + 1;
    this.column = -1;
    const span = Math.min(MAX_ROWS, Number(xml.attribute('Span') ?? 0) || 0);
    if (xml.attribute('Hidden') === '1')
      for (let row = this.row; row <= this.row + span; row += 1) this.sheet?.hideRow(row);
    this.row += span;
  }

  private openCell(xml: XmlScanner): void {
    const index = Number(xml.attribute('Index'));
    this.column = index >= 1 ? index - 1 : this.column + 1;
    this.cellStyle = xml.attribute('StyleID') ?? 'Default';
    this.hasFormula = xml.attribute('Formula') !== null;
    this.dataType = null;
    this.value = '';
    const across = Number(xml.attribute('MergeAcross') ?? 0) || 0;
    const down = Number(xml.attribute('MergeDown') ?? 0) || 0;
    this.sheet?.merge({
      firstRow: this.row,
      lastRow: this.row + down,
      firstColumn: this.column,
      lastColumn: this.column + across,
    });
    this.mergedAcross = across;
  }

  private closeCell(): void {
    const { sheet, value } = this;
    const column = this.column;
    this.column += this.mergedAcross;
    this.mergedAcross = 0;
    if (sheet === null || !this.isWanted) return;
    const put = (type: CellType, text: string) => sheet.cell(this.row, column, type, text);
    switch (this.dataType) {
      case null:
        if (this.hasFormula) this.withoutResult(put);
        return;
      case 'Number':
        this.numberCell(column, value, put);
        return;
      case 'DateTime': {
        const date = this.dateText(value);
        put(date === null ? CellType.text : CellType.date, date ?? value);
        return;
      }
      case 'Boolean':
        put(CellType.boolean, value.trim() === '1' ? 'TRUE' : 'FALSE');
        return;
      case 'Error':
        put(CellType.error, value.trim());
        return;
      default:
        put(CellType.text, value.replace(/\r\n?/g, '\n'));
    }
  }

  private numberCell(column: number, value: string, put: (type: CellType, text: string) => void): void {
    const text = numberText(value);
    if (text === null) {
      put(CellType.text, value);
      return;
    }
    const { kind, isInPart } = this.formatOfStyle(this.cellStyle);
    if (kind === FormatKind.percent) put(CellType.percent, text);
    else if (kind === FormatKind.number) put(CellType.number, text);
    else {
      const date = this.dates?.text(this.row, column, text, kind, isInPart) ?? null;
      put(date === null ? CellType.number : CellType.date, date ?? text);
    }
  }

  /** A time of day is stored as a time on day 0. */
  private dateText(value: string): string | null {
    const date = isoText(value);
    const time = date === null ? null : /^(?:1899-12-3[01]|1904-01-01) (.*)$/.exec(date);
    return time?.[1] ?? date;
  }

  private formatOfStyle(id: string): StyleFormat {
    let style: string | undefined = id;
    for (let step = 0; step < 10 && style !== undefined; step += 1) {
      const format = this.styles.get(style);
      if (format !== undefined) return format;
      style = style === 'Default' ? undefined : this.parents.get(style);
    }
    return { kind: FormatKind.number, isInPart: false };
  }

  private withoutResult(put: (type: CellType, text: string) => void): void {
    put(CellType.formulaWithoutResult, '');
    this.context.issue({
      severity: 'warning',
      code: 'FORMULA_WITHOUT_RESULT',
      where: { sheet: this.sheet?.info.name ?? '', row: this.row + 1 },
    });
  }
}

function styleFormat(format: string): StyleFormat {
  const folded = format.toLowerCase();
  if (Object.hasOwn(NAMED_FORMATS, folded)) return { kind: NAMED_FORMATS[folded]!, isInPart: false };
  return { kind: formatKind(format), isInPart: isDateInPart(format) };
}

/**
 * Reads a SpreadsheetML 2003 file.
 * @throws AppError NO_SHEET, XML_DTD_REFUSED
 */
export async function readSpreadsheetMl(source: ByteSource, context: ReadContext): Promise<void> {
  const handler = new SpreadsheetMlHandler(context);
  await scanXml(sourcePieces(source), handler, context, { part: source.name, total: source.size });
  handler.finish();
  if (handler.headings.length === 0) throw context.fault('NO_SHEET');
  context.announce(handler.headings);
  await context.breathe();
}
