import { CellType } from '../../sheetCells';
import { MAX_COLUMNS, MAX_ROWS } from '../limits';
import { FormatKind, isoText, numberText, serialText } from '../numberFormat';
import type { ReadContext } from '../readContext';
import type { SheetBuilder } from '../sheetBuilder';
import { XmlScanner } from '../xmlScanner';
import { tidyText } from './sharedStrings';

/** What all sheets of a workbook share. */
export interface WorkbookTables {
  sharedStrings: readonly string[];
  styleKinds: readonly FormatKind[];
  date1904: boolean;
}

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
export class WorksheetScanner extends XmlScanner {
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
  private phonetic = 0;

  constructor(
    private readonly sheet: SheetBuilder,
    private readonly tables: WorkbookTables,
    private readonly context: ReadContext,
  ) {
    super();
  }

  protected onOpen(name: string): void {
    switch (name) {
      case 'c':
        if (this.inSheetData) this.openCell();
        break;
      case 'v':
      case 't':
        this.wantText = this.inCell && this.phonetic === 0;
        if (this.wantText && this.value === null) this.value = '';
        break;
      case 'f':
        this.hasFormula = this.inCell;
        break;
      case 'rPh':
        this.phonetic += 1;
        break;
      case 'row':
        if (this.inSheetData) this.openRow();
        break;
      case 'sheetData':
        this.inSheetData = true;
        break;
      case 'mergeCell':
        this.openMerge();
        break;
      case 'col':
        this.openColumns();
        break;
    }
  }

  protected override onText(text: string): void {
    this.value = this.value === null || this.value === '' ? text : this.value + text;
  }

  protected onClose(name: string): void {
    switch (name) {
      case 'c':
        if (this.inCell) this.closeCell();
        break;
      case 'v':
      case 't':
        this.wantText = false;
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
  skipCells(rest: string): void {
    this.inSheetData = false;
    this.inCell = false;
    this.wantText = false;
    this.depth = 1;
    this.buffer = '';
    this.position = 0;
    this.feed(rest);
  }

  private openRow(): void {
    this.row += 1;
    this.column = -1;
    for (let i = 0; i < this.attributeCount; i += 1) {
      const start = this.nameStarts[i]!;
      const length = this.nameEnds[i]! - start;
      if (length === 1 && this.buffer.charCodeAt(start) === 114) {
        const number = Number(this.valueOf(i));
        if (Number.isInteger(number) && number >= 1) this.row = number - 1;
      } else if (length === 6 && this.buffer.startsWith('hidden', start) && isTrue(this.valueOf(i))) {
        this.sheet.hideRow(this.row);
      }
    }
  }

  private openCell(): void {
    this.inCell = true;
    this.value = null;
    this.hasFormula = false;
    this.phonetic = 0;
    this.valueType = ValueType.number;
    this.style = 0;
    this.column += 1;
    this.cellRow = this.row;
    if (this.cellRow < 0) this.cellRow = this.row = 0;
    const buffer = this.buffer;
    for (let i = 0; i < this.attributeCount; i += 1) {
      const start = this.nameStarts[i]!;
      if (this.nameEnds[i]! - start !== 1) continue;
      const letter = buffer.charCodeAt(start);
      const from = this.valueStarts[i]!;
      const to = this.valueEnds[i]!;
      if (letter === 114) this.place(from, to);
      else if (letter === 115) {
        let style = 0;
        for (let at = from; at < to; at += 1) style = style * 10 + buffer.charCodeAt(at) - 48;
        this.style = style;
      } else if (letter === 116) this.valueType = this.typeOf(from, to);
    }
  }

  /** Reads an A1 reference; a bad one leaves the cell at the next position and is an issue. */
  private place(from: number, to: number): void {
    const buffer = this.buffer;
    let column = 0;
    let row = 0;
    let at = from;
    for (; at < to; at += 1) {
      const letter = buffer.charCodeAt(at) & ~32;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + letter - 64;
    }
    const lettersEnd = at;
    for (; at < to; at += 1) {
      const digit = buffer.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) break;
      row = row * 10 + digit;
    }
    if (at < to || lettersEnd === from || at === lettersEnd || row < 1 || row > MAX_ROWS || column > MAX_COLUMNS) {
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

  private typeOf(from: number, to: number): ValueType {
    const buffer = this.buffer;
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
    const kind = this.tables.styleKinds[this.style];
    if (kind === undefined || kind === FormatKind.number) {
      this.sheet.cell(this.cellRow, this.column, CellType.number, text);
    } else if (kind === FormatKind.percent) {
      this.sheet.cell(this.cellRow, this.column, CellType.percent, text);
    } else {
      const date = serialText(Number(text), this.tables.date1904, kind);
      this.sheet.cell(this.cellRow, this.column, date === null ? CellType.number : CellType.date, date ?? text);
    }
  }

  private withoutResult(): void {
    this.sheet.cell(this.cellRow, this.column, CellType.formulaWithoutResult, '');
    this.cellIssue('FORMULA_WITHOUT_RESULT', 'warning');
  }

  private cellIssue(code: string, severity: 'warning' | 'error', params: Record<string, string> = {}): void {
    const cell = columnLetters(this.column) + (this.cellRow + 1);
    this.context.issue({ severity, code, params, where: { sheet: this.sheet.info.name, cell, row: this.cellRow + 1 } });
  }

  private openMerge(): void {
    const range = parseRange(this.attribute('ref') ?? '');
    if (range !== null) this.sheet.merge(range);
  }

  private openColumns(): void {
    if (this.inSheetData || !isTrue(this.attribute('hidden') ?? '')) return;
    this.sheet.hideColumns(Number(this.attribute('min')) - 1, Number(this.attribute('max')) - 1);
  }
}

function isTrue(value: string): boolean {
  return value === '1' || value === 'true';
}

/** Letters of a 0-based column: 0 = A, 26 = AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;

/** A range such as `B4:N16`, 0-based, or null. */
export function parseRange(text: string) {
  const match = RANGE.exec(text);
  if (match === null) return null;
  const first = columnNumber(match[1]!);
  const last = columnNumber(match[3] ?? match[1]!);
  const top = Number(match[2]) - 1;
  const bottom = Number(match[4] ?? match[2]) - 1;
  return {
    firstRow: Math.min(top, bottom),
    lastRow: Math.max(top, bottom),
    firstColumn: Math.min(first, last),
    lastColumn: Math.max(first, last),
  };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
