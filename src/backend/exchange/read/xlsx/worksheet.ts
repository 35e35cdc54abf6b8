import { CellType } from '../../sheetCells';
import { type CellFormats, DateCells } from '../dateCells';
import { MAX_COLUMNS, MAX_ROWS } from '../limits';
import { FormatKind, isoText, numberText } from '../numberFormat';
import type { ReadContext } from '../readContext';
import type { SheetBuilder } from '../sheetBuilder';
import type { XmlHandler, XmlScanner } from '../xmlScanner';
import { columnLetters, parseRange } from './references';
import { tidyText } from './sharedStrings';

/** What all sheets of a workbook share. */
export interface WorkbookTables extends CellFormats {
  sharedStrings: readonly string[];
  date1904: boolean;
}

const DOLLAR = 36;

enum ValueType {
  number,
  shared,
  text,
  inline,
  boolean,
  error,
  iso,
}

/** Reads one worksheet part into a sheet builder. */
export class WorksheetHandler implements XmlHandler {
  /** Whether the sheet's cells are over, or were never there. */
  inSheetData = false;
  private row = -1;
  private column = -1;
  private cellRow = 0;
  private inCell = false;
  private valueType: ValueType = ValueType.number;
  private style = 0;
  private value: string | null = null;
  private hasFormula = false;
  private hasInline = false;
  private phonetic = 0;
  private readonly dates: DateCells;

  constructor(
    private readonly sheet: SheetBuilder,
    private readonly tables: WorkbookTables,
    private readonly context: ReadContext,
  ) {
    this.dates = new DateCells(sheet, context, tables.date1904);
  }

  onOpen(name: string, xml: XmlScanner): void {
    switch (name) {
      case 'c':
        if (this.inSheetData) this.openCell(xml);
        break;
      case 'v':
        xml.wantText = this.inCell && !this.hasInline;
        if (xml.wantText && this.value === null) this.value = '';
        break;
      case 't':
        if (this.inCell && this.phonetic === 0) this.openInline(xml);
        break;
      case 'f':
        this.hasFormula = this.inCell;
        break;
      case 'rPh':
        this.phonetic += 1;
        break;
      case 'row':
        if (this.inSheetData) {
          this.openRow(xml);
          this.plainCells(xml);
        }
        break;
      case 'sheetData':
        this.inSheetData = true;
        break;
      case 'mergeCell':
        this.openMerge(xml);
        break;
      case 'col':
        this.openColumns(xml);
        break;
    }
  }

  onText(text: string): void {
    this.value = this.value === null || this.value === '' ? text : this.value + text;
  }

  onClose(name: string, xml: XmlScanner): void {
    switch (name) {
      case 'c':
        if (this.inCell) {
          this.closeCell();
          this.plainCells(xml);
        }
        break;
      case 'v':
      case 't':
        xml.wantText = false;
        break;
      case 'rPh':
        this.phonetic = Math.max(0, this.phonetic - 1);
        break;
      case 'sheetData':
        this.inSheetData = false;
        break;
    }
  }

  /** Goes on behind the cells: `rest` is what follows the closing tag of the cells. */
  skipCells(xml: XmlScanner, rest: string): void {
    this.inSheetData = false;
    this.inCell = false;
    xml.wantText = false;
    xml.depth = 1;
    xml.buffer = '';
    xml.position = 0;
    xml.feed(rest);
  }

  /** An inline string counts alone, whatever value stands beside it. */
  private openInline(xml: XmlScanner): void {
    xml.wantText = true;
    if (!this.hasInline) this.value = '';
    this.hasInline = true;
  }

  private openRow(xml: XmlScanner): void {
    this.row += 1;
    this.column = -1;
    for (let i = 0; i < xml.attributeCount; i += 1) {
      const start = xml.nameStarts[i]!;
      const length = xml.nameEnds[i]! - start;
      if (length === 1 && xml.buffer.charCodeAt(start) === 114) {
        const number = Number(xml.valueOf(i));
        if (Number.isInteger(number) && number >= 1) this.row = number - 1;
      } else if (length === 6 && xml.buffer.startsWith('hidden', start) && isTrue(xml.valueOf(i))) {
        this.sheet.hideRow(this.row);
      }
    }
  }

  private openCell(xml: XmlScanner): void {
    this.inCell = true;
    this.value = null;
    this.hasFormula = false;
    this.hasInline = false;
    this.phonetic = 0;
    this.valueType = ValueType.number;
    this.style = 0;
    this.column += 1;
    this.cellRow = this.row;
    if (this.cellRow < 0) this.cellRow = this.row = 0;
    const buffer = xml.buffer;
    for (let i = 0; i < xml.attributeCount; i += 1) {
      const start = xml.nameStarts[i]!;
      if (xml.nameEnds[i]! - start !== 1) continue;
      const letter = buffer.charCodeAt(start);
      const from = xml.valueStarts[i]!;
      const to = xml.valueEnds[i]!;
      if (letter === 114) this.place(buffer, from, to);
      else if (letter === 115) {
        let style = 0;
        for (let at = from; at < to; at += 1) style = style * 10 + buffer.charCodeAt(at) - 48;
        this.style = style;
      } else if (letter === 116) this.valueType = typeOf(buffer, from, to);
    }
  }

  /**
   * Reads on over cells in the form that spreadsheet programs write, `<c r="A1" s="2" t="s"><v>0</v></c>`, as long as
   * they come: nearly all cells of nearly all files, at a fraction of the cost of going through every tag. Anything else
   * is left to the scanner, from the start of its cell.
   */
  private plainCells(xml: XmlScanner): void {
    const buffer = xml.buffer;
    let at = xml.position;
    for (;;) {
      const next = this.plainCell(buffer, at);
      if (next < 0) break;
      at = next;
    }
    xml.position = at;
  }

  /** @returns position behind the cell that starts at `start`, or -1 where it is not in the plain form */
  private plainCell(buffer: string, start: number): number {
    // Reading beyond the end would make the engine give up its fast access to characters.
    const end = buffer.length - 8;
    if (start + 12 > end || buffer.charCodeAt(start) !== 60 || buffer.charCodeAt(start + 1) !== 99) return -1;
    let at = start + 2;
    let column = 0;
    let row = 0;
    let style = 0;
    let type = ValueType.number;
    while (at < end - 4 && buffer.charCodeAt(at) === 32) {
      const name = buffer.charCodeAt(at + 1);
      if (buffer.charCodeAt(at + 2) !== 61 || buffer.charCodeAt(at + 3) !== 34) return -1;
      at += 4;
      let code = buffer.charCodeAt(at);
      if (name === 114) {
        for (; at < end && code >= 65 && code <= 90; code = buffer.charCodeAt(++at)) column = column * 26 + code - 64;
        for (; at < end && code >= 48 && code <= 57; code = buffer.charCodeAt(++at)) row = row * 10 + code - 48;
      } else if (name === 115) {
        for (; at < end && code >= 48 && code <= 57; code = buffer.charCodeAt(++at)) style = style * 10 + code - 48;
      } else if (name === 116) {
        if (code === 115 && buffer.charCodeAt(at + 1) === 34) {
          type = ValueType.shared;
          at += 1;
        } else if (code === 110) at += 1;
        else return -1;
      } else return -1;
      if (buffer.charCodeAt(at) !== 34) return -1;
      at += 1;
    }
    if (column < 1 || column > MAX_COLUMNS || row < 1 || row > MAX_ROWS) return -1;
    if (at >= end) return -1;
    const after = buffer.charCodeAt(at);
    if (after === 47 && buffer.charCodeAt(at + 1) === 62) {
      this.column = column - 1;
      return at + 2;
    }
    if (after !== 62 || !buffer.startsWith('<v>', at + 1)) return -1;
    const from = at + 4;
    at = from;
    let index = 0;
    if (at >= end) return -1;
    let code = buffer.charCodeAt(at);
    for (; at < end && code >= 48 && code <= 57; code = buffer.charCodeAt(++at)) index = index * 10 + code - 48;
    const isPlainInteger = code === 60 && at > from && at - from < 16;
    if (!isPlainInteger) {
      if (type === ValueType.shared) return -1;
      while (at < end && isNumberCharacter(code)) code = buffer.charCodeAt(++at);
      if (code !== 60 || at === from) return -1;
    }
    if (!buffer.startsWith('</v></c>', at)) return -1;
    this.column = column - 1;
    this.cellRow = row - 1;
    if (type === ValueType.shared) {
      const text = this.tables.sharedStrings[index];
      if (text === undefined) return -1;
      this.sheet.cell(row - 1, column - 1, CellType.text, text);
    } else {
      this.style = style;
      const text = buffer.slice(from, at);
      if (isPlainInteger && this.tables.kinds[style] === FormatKind.number)
        this.sheet.cell(row - 1, column - 1, CellType.number, text);
      else this.numberCell(text);
    }
    return at + 8;
  }

  /** Reads an A1 reference; a bad one leaves the cell at the next position and is an issue. */
  private place(buffer: string, from: number, to: number): void {
    let column = 0;
    let row = 0;
    let at = from;
    if (buffer.charCodeAt(at) === DOLLAR) at += 1;
    const lettersStart = at;
    for (; at < to; at += 1) {
      const letter = buffer.charCodeAt(at) & ~32;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + letter - 64;
    }
    const lettersEnd = at;
    if (buffer.charCodeAt(at) === DOLLAR) at += 1;
    const digitsStart = at;
    for (; at < to; at += 1) {
      const digit = buffer.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) break;
      row = row * 10 + digit;
    }
    if (
      at < to ||
      lettersEnd === lettersStart ||
      at === digitsStart ||
      row < 1 ||
      row > MAX_ROWS ||
      column > MAX_COLUMNS
    ) {
      this.context.issue({
        severity: 'warning',
        code: 'CELL_BAD_REFERENCE',
        params: { reference: buffer.slice(from, Math.min(to, from + 20)) },
        where: { sheet: this.sheet.info.name, row: this.row + 1 },
      });
      return;
    }
    this.column = column - 1;
    this.cellRow = row - 1;
  }

  private closeCell(): void {
    this.inCell = false;
    const { value, sheet } = this;
    const isText = this.valueType === ValueType.text || this.valueType === ValueType.inline;
    if (value === null || (value === '' && !isText)) {
      if (this.hasFormula) this.withoutResult();
      return;
    }
    const row = this.cellRow;
    const column = this.column;
    switch (this.valueType) {
      case ValueType.number:
        this.numberCell(value);
        return;
      case ValueType.shared: {
        const text = this.tables.sharedStrings[Number(value)];
        if (text !== undefined) sheet.cell(row, column, CellType.text, text);
        else this.cellIssue('SHARED_STRING_MISSING', 'error', { index: value.slice(0, 20) });
        return;
      }
      case ValueType.boolean: {
        const word = value.trim().toLowerCase();
        sheet.cell(row, column, CellType.boolean, word === '1' || word === 'true' ? 'TRUE' : 'FALSE');
        return;
      }
      case ValueType.error:
        sheet.cell(row, column, CellType.error, value.trim());
        return;
      case ValueType.iso: {
        const date = isoText(value);
        sheet.cell(row, column, date === null ? CellType.text : CellType.date, date ?? tidyText(value));
        return;
      }
      default:
        sheet.cell(row, column, CellType.text, tidyText(value));
    }
  }

  private numberCell(value: string): void {
    const text = numberText(value);
    if (text === null) {
      this.cellIssue('CELL_BAD_NUMBER', 'warning', { text: value.slice(0, 40) });
      this.sheet.cell(this.cellRow, this.column, CellType.text, tidyText(value));
      return;
    }
    const kind = this.tables.kinds[this.style];
    if (kind === undefined || kind === FormatKind.number) {
      this.sheet.cell(this.cellRow, this.column, CellType.number, text);
    } else if (kind === FormatKind.percent) {
      this.sheet.cell(this.cellRow, this.column, CellType.percent, text);
    } else {
      const date = this.dates.text(this.cellRow, this.column, text, kind, this.tables.datesInPart.has(this.style));
      this.sheet.cell(this.cellRow, this.column, date === null ? CellType.number : CellType.date, date ?? text);
    }
  }

  private withoutResult(): void {
    this.sheet.cell(this.cellRow, this.column, CellType.formulaWithoutResult, '');
    this.cellIssue('FORMULA_WITHOUT_RESULT', 'warning');
  }

  private cellIssue(code: string, severity: 'warning' | 'error', params: Record<string, string> = {}): void {
    if (this.sheet.isUnwanted(this.cellRow)) return;
    const cell = columnLetters(this.column) + (this.cellRow + 1);
    this.context.issue({ severity, code, params, where: { sheet: this.sheet.info.name, cell, row: this.cellRow + 1 } });
  }

  private openMerge(xml: XmlScanner): void {
    const range = parseRange(xml.attribute('ref') ?? '');
    if (range !== null) this.sheet.merge(range);
  }

  private openColumns(xml: XmlScanner): void {
    if (this.inSheetData || !isTrue(xml.attribute('hidden') ?? '')) return;
    this.sheet.hideColumns(Number(xml.attribute('min')) - 1, Number(xml.attribute('max')) - 1);
  }
}

function typeOf(buffer: string, from: number, to: number): ValueType {
  const first = buffer.charCodeAt(from);
  if (to - from === 1) {
    if (first === 115) return ValueType.shared;
    if (first === 98) return ValueType.boolean;
    if (first === 101) return ValueType.error;
    return first === 100 ? ValueType.iso : ValueType.number;
  }
  if (buffer.startsWith('str', from)) return ValueType.text;
  return buffer.startsWith('inlineStr', from) ? ValueType.inline : ValueType.number;
}

function isNumberCharacter(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 43 || code === 69 || code === 101;
}

function isTrue(value: string): boolean {
  return value === '1' || value === 'true';
}
