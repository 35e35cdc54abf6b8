import { CellType } from '../../sheetCells';
import { DateCells } from '../dateCells';
import { MAX_COLUMNS, MAX_ROWS } from '../limits';
import { durationText, FormatKind, isoText, numberText } from '../numberFormat';
import type { ReadContext, SheetHeading } from '../readContext';
import type { SheetBuilder } from '../sheetBuilder';
import type { XmlHandler, XmlScanner } from '../xmlScanner';
import { PLAIN_NUMBER, type ValueFormat, ValueStyles } from './valueStyles';

interface RowCell {
  column: number;
  repeat: number;
  type: CellType;
  text: string;
}

/** Reads the content of an OpenDocument spreadsheet (content.xml, or a flat .fods), all sheets in one pass. */
export class OdsContentHandler implements XmlHandler {
  readonly qualified = true;
  readonly doctype = 'skip external';
  readonly headings: SheetHeading[] = [];
  private readonly hiddenStyles = new Set<string>();
  private readonly styles = new ValueStyles();
  private date1904 = false;
  private styleName = '';
  private cellFormat: ValueFormat = PLAIN_NUMBER;
  private sheet: SheetBuilder | null = null;
  private dates: DateCells | null = null;
  private inSpreadsheet = false;
  private isWanted = false;
  private tableDepth = 0;
  private row = 0;
  private rowRepeat = 1;
  private rowCells: RowCell[] = [];
  private columnDefinition = 0;
  private column = 0;
  private cell: RowCell | null = null;
  private isFormula = false;
  /** Depth of elements inside a cell whose text is not its own: notes, drawings. */
  private aside = 0;
  private paragraphs = 0;
  private shown = '';
  private repeated = 0;
  private repeatedBefore = 0;

  constructor(private readonly context: ReadContext) {}

  onOpen(name: string, xml: XmlScanner): void {
    switch (name) {
      case 'table:table-cell':
        if (this.tableDepth === 1) this.openCell(xml);
        return;
      case 'table:covered-table-cell':
        if (this.tableDepth === 1) this.column += repeatOf(xml, 'table:number-columns-repeated', MAX_COLUMNS);
        return;
      case 'text:p':
      case 'text:h':
        if (this.cell === null || this.aside > 0) return;
        if (this.paragraphs++ > 0) this.shown += '\n';
        xml.wantText = true;
        return;
      case 'text:s':
        if (xml.wantText)
          this.shown += ' '.repeat(Math.min(1000, Math.max(1, Number(xml.attribute('text:c') ?? 1) || 1)));
        return;
      case 'text:tab':
        if (xml.wantText) this.shown += '\t';
        return;
      case 'text:line-break':
        if (xml.wantText) this.shown += '\n';
        return;
      case 'table:table-row':
        if (this.tableDepth === 1) this.openRow(xml);
        return;
      case 'table:table-column':
        if (this.tableDepth === 1) this.openColumn(xml);
        return;
      case 'table:table':
        if (this.inSpreadsheet) this.openTable(xml);
        return;
      case 'style:style':
        this.styleName = xml.attribute('style:name') ?? '';
        this.styles.open(name, xml);
        return;
      case 'table:null-date':
        this.date1904 = xml.attribute('table:date-value')?.startsWith('1904') ?? false;
        return;
      case 'style:table-properties':
        if (xml.attribute('table:display') === 'false') this.hiddenStyles.add(this.styleName);
        return;
      case 'office:spreadsheet':
        this.inSpreadsheet = true;
        return;
      case 'table:dde-link':
      case 'table:tracked-changes':
        this.inSpreadsheet = false;
        return;
      default:
        if (this.cell === null) {
          if (name.startsWith('number:') || name === 'style:map') this.styles.open(name, xml);
        } else if (isAside(name)) {
          this.aside += 1;
          xml.wantText = false;
        }
    }
  }

  onText(text: string): void {
    this.shown += text.replace(/[ \t\r\n]+/g, ' ');
  }

  onClose(name: string, xml: XmlScanner): void {
    switch (name) {
      case 'table:table-cell':
        if (this.cell !== null && this.tableDepth === 1) this.closeCell(xml);
        return;
      case 'text:p':
      case 'text:h':
        xml.wantText = false;
        return;
      case 'table:table-row':
        if (this.tableDepth === 1) this.closeRow();
        return;
      case 'table:table':
        if (this.tableDepth > 0) this.closeTable();
        return;
      case 'office:spreadsheet':
        this.inSpreadsheet = false;
        return;
      case 'table:dde-link':
      case 'table:tracked-changes':
        this.inSpreadsheet = true;
        return;
      default:
        if (this.cell !== null && this.aside > 0 && isAside(name)) {
          this.aside -= 1;
          xml.wantText = false;
        }
    }
  }

  /** Ends a sheet that the file breaks off in. */
  finish(): void {
    if (this.sheet === null) return;
    this.closeRow();
    this.sheet.finish();
    this.sheet = null;
  }

  private openTable(xml: XmlScanner): void {
    this.tableDepth += 1;
    if (this.tableDepth > 1) return;
    const name = xml.attribute('table:name') ?? `Sheet${this.headings.length + 1}`;
    const isHidden = this.hiddenStyles.has(xml.attribute('table:style-name') ?? '');
    const visibility = isHidden ? 'hidden' : 'visible';
    this.sheet = this.context.startSheet(name, visibility);
    this.headings.push({ index: this.headings.length, name, visibility });
    this.isWanted = this.context.wants(this.sheet.info.index);
    this.dates = this.isWanted ? new DateCells(this.sheet, this.context, this.date1904) : null;
    this.row = 0;
    this.columnDefinition = 0;
    this.repeatedBefore += this.repeated;
    this.repeated = 0;
  }

  private closeTable(): void {
    this.tableDepth -= 1;
    if (this.tableDepth > 0) return;
    this.sheet?.finish();
    this.sheet = null;
  }

  private openColumn(xml: XmlScanner): void {
    const repeat = repeatOf(xml, 'table:number-columns-repeated', MAX_COLUMNS);
    if (isHidden(xml)) this.sheet?.hideColumns(this.columnDefinition, this.columnDefinition + repeat - 1);
    this.columnDefinition += repeat;
  }

  private openRow(xml: XmlScanner): void {
    this.rowRepeat = repeatOf(xml, 'table:number-rows-repeated', MAX_ROWS);
    this.rowCells = [];
    this.column = 0;
    if (isHidden(xml))
      for (let row = 0; row < Math.min(this.rowRepeat, 10_000); row += 1) this.sheet?.hideRow(this.row + row);
  }

  private closeRow(): void {
    const { sheet, rowCells } = this;
    if (sheet !== null && this.isWanted && rowCells.length > 0) {
      const cells = rowCells.reduce((sum, cell) => sum + cell.repeat, 0);
      const times = this.affordable(this.rowRepeat, cells);
      for (let r = 0; r < times && !sheet.full; r += 1)
        for (const { column, repeat, type, text } of rowCells)
          for (let c = 0; c < repeat; c += 1) sheet.cell(this.row + r, column + c, type, text);
    }
    this.row += this.rowRepeat;
    this.rowCells = [];
    this.rowRepeat = 1;
  }

  /** How many of `times` repetitions of `cells` cells are still within the limit; what is left out becomes an issue. */
  private affordable(times: number, cells: number): number {
    if (times <= 1) return times;
    const { repeatedCells, repeatedCellsOfFile } = this.context.limits;
    const limit = Math.min(repeatedCells, repeatedCellsOfFile - this.repeatedBefore);
    const allowed = Math.max(1, Math.min(times, 1 + Math.floor((limit - this.repeated) / cells)));
    this.repeated += (allowed - 1) * cells;
    if (allowed < times) this.cut(limit === repeatedCells ? repeatedCells : repeatedCellsOfFile);
    return allowed;
  }

  private cut(limit: number): void {
    this.context.issue({
      severity: 'warning',
      code: 'REPEATED_CELLS_CUT',
      params: { limit },
      where: { sheet: this.sheet?.info.name ?? '', row: this.row + 1 },
    });
  }

  private openCell(xml: XmlScanner): void {
    const repeat = repeatOf(xml, 'table:number-columns-repeated', MAX_COLUMNS);
    this.cell = { column: this.column, repeat, type: CellType.empty, text: '' };
    this.column += repeat;
    this.shown = '';
    this.paragraphs = 0;
    this.aside = 0;
    this.isFormula = xml.attribute('table:formula') !== null;
    this.cellFormat = this.styles.format(xml.attribute('table:style-name'));
    this.readValue(this.cell, xml);
    const across = Number(xml.attribute('table:number-columns-spanned') ?? 1);
    const down = Number(xml.attribute('table:number-rows-spanned') ?? 1);
    if (across > 1 || down > 1)
      this.sheet?.merge({
        firstRow: this.row,
        lastRow: this.row + Math.max(1, down) - 1,
        firstColumn: this.cell.column,
        lastColumn: this.cell.column + Math.max(1, across) - 1,
      });
  }

  private readValue(cell: RowCell, xml: XmlScanner): void {
    const value = (name: string) => xml.attribute(`office:${name}`) ?? xml.attribute(`table:${name}`);
    switch (value('value-type')) {
      case 'float':
      case 'currency':
        cell.type = CellType.number;
        cell.text = value('value') ?? '';
        break;
      case 'percentage':
        cell.type = CellType.percent;
        cell.text = value('value') ?? '';
        break;
      case 'date':
        cell.type = CellType.date;
        cell.text = value('date-value') ?? '';
        break;
      case 'time':
        cell.type = CellType.date;
        cell.text = durationText(value('time-value') ?? '') ?? '';
        break;
      case 'boolean':
        cell.type = CellType.boolean;
        cell.text = value('boolean-value') === 'true' ? 'TRUE' : 'FALSE';
        break;
      case 'string':
        cell.type = CellType.text;
        cell.text = value('string-value') ?? '';
        break;
    }
    if (xml.attribute('calcext:value-type') === 'error') cell.type = CellType.error;
  }

  private closeCell(xml: XmlScanner): void {
    const cell = this.cell!;
    this.cell = null;
    xml.wantText = false;
    this.settle(cell);
    const isEmpty = cell.type === CellType.empty || (cell.type === CellType.text && cell.text === '');
    if (isEmpty) return;
    if (cell.repeat > 1) {
      const wanted = cell.repeat;
      cell.repeat = this.affordable(wanted, 1);
    }
    this.rowCells.push(cell);
  }

  /** Brings value attribute and shown text together. */
  private settle(cell: RowCell): void {
    const { shown } = this;
    const isErrorText = this.isFormula && /^(#[A-Z]|Err:\d)/.test(shown);
    switch (cell.type) {
      case CellType.number:
      case CellType.percent: {
        const text = numberText(cell.text);
        if (isErrorText) this.set(cell, CellType.error, shown);
        else if (text === null) this.set(cell, CellType.text, shown === '' ? cell.text : shown);
        else this.number(cell, text);
        return;
      }
      case CellType.date: {
        const text = /^\d/.test(cell.text) && cell.text.includes('-') ? isoText(cell.text) : cell.text;
        if (text === null || text === '') this.set(cell, CellType.text, shown);
        else cell.text = text;
        return;
      }
      case CellType.error:
        cell.text = shown;
        return;
      case CellType.boolean:
        return;
      case CellType.text:
        if (cell.text === '') cell.text = shown;
        if (isErrorText) cell.type = CellType.error;
        return;
      default:
        if (shown !== '') this.set(cell, CellType.text, shown);
        else if (this.isFormula) {
          cell.type = CellType.formulaWithoutResult;
          this.context.issue({
            severity: 'warning',
            code: 'FORMULA_WITHOUT_RESULT',
            where: { sheet: this.sheet?.info.name ?? '', row: this.row + 1 },
          });
        }
    }
  }

  private number(cell: RowCell, text: string): void {
    cell.text = text;
    const { kind, isInPart } = this.cellFormat;
    if (kind === FormatKind.number || cell.type === CellType.percent) return;
    if (kind === FormatKind.percent) {
      cell.type = CellType.percent;
      return;
    }
    const date = this.dates?.text(this.row, cell.column, text, kind, isInPart) ?? null;
    if (date !== null) this.set(cell, CellType.date, date);
  }

  private set(cell: RowCell, type: CellType, text: string): void {
    cell.type = type;
    cell.text = text;
  }
}

function isAside(name: string): boolean {
  return name === 'office:annotation' || name.startsWith('draw:') || name === 'table:detective';
}

function isHidden(xml: XmlScanner): boolean {
  const visibility = xml.attribute('table:visibility');
  return visibility === 'collapse' || visibility === 'filter';
}

function repeatOf(xml: XmlScanner, attribute: string, limit: number): number {
  const value = xml.attribute(attribute);
  if (value === null) return 1;
  const repeat = Math.floor(Number(value));
  return repeat >= 1 ? Math.min(repeat, limit) : 1;
}
