import { tidyStoredNumber } from '../../../shared/decimal';
import type { Issue } from '../../../shared/issue';
import type { CellValue, ColumnDescription, ColumnKind } from '../../../shared/model/describe';
import { daysInMonth } from '../../../shared/model/parseDate';
import { type ParsedValue, parseValue } from '../../../shared/model/parseValue';
import { isConvertible } from '../../../shared/units';
import { CellType } from '../sheetCells';

/** Different texts of one column that are kept with what they were read as. */
const MEMORY = 5_000;

/** Fen in one of each unit of money, as a power of ten. */
const FEN_DIGITS: Record<string, number> = { 分: 0, 元: 2, 千元: 5, 万元: 6, 亿元: 10 };

const PLAIN_NUMBER = /^-?\d{1,12}(?:\.\d{1,12})?$/;
const PLAIN_TEXT = /^[^\s\u200b\u00ad\ufeff\u3000'="#—–－／/\-.·…~*\\_‐-―─━][^\r\n\u200b\u00ad\ufeff]*$/;
const MINUTE = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::\d\d)?$/;
const DAY = /^(?:19|20|21)\d\d-\d\d-\d\d$/;

/** A value read from a cell. An issue of severity `error` means it could not be. */
export type CellReading = ParsedValue;

const NOTHING: CellReading = { value: null };

/**
 * Reads the cells of one column. It says what parseValue says; what sheets hold by the hundred thousand (plain numbers,
 * stored dates, repeated names) takes a shorter way to the same answer.
 */
export class CellReader {
  private readonly memory = new Map<string, CellReading>();
  private readonly unit: string | undefined;
  private readonly sameUnit: boolean;
  private readonly fenDigits: number | undefined;
  private readonly kind: ColumnKind;

  /**
   * @param column description of the field
   * @param unit unit of figures that name none; null: the column's own
   */
  constructor(
    private readonly column: ColumnDescription,
    unit: string | null,
  ) {
    this.kind = column.kind;
    const own = column.kind === 'percent' ? '%' : column.kind === 'integer' ? '个' : column.unit;
    this.unit = unit !== null && own !== undefined && isConvertible(unit, own) ? unit : undefined;
    this.sameUnit = this.unit === undefined || this.unit === own || column.kind === 'integer';
    this.fenDigits = column.kind === 'money' ? FEN_DIGITS[this.unit ?? '万元'] : undefined;
    if (column.kind === 'integer' && this.unit !== undefined && /^[千万]/.test(this.unit)) this.sameUnit = false;
  }

  /** Reads a cell. */
  read(type: CellType, text: string): CellReading {
    switch (type) {
      case CellType.empty:
        return NOTHING;
      case CellType.number:
        return this.readNumber(text);
      case CellType.text:
        return this.readText(text);
      case CellType.date:
        return this.readDate(text);
      case CellType.percent:
        return parseValue(
          this.column,
          text,
          this.kind === 'percent' ? { unit: '1', stored: 'number' } : { stored: 'number' },
        );
      case CellType.error:
        return problem('CELL_IS_FORMULA_ERROR', text);
      case CellType.formulaWithoutResult:
        return problem('CELL_FORMULA_WITHOUT_RESULT', text);
      default:
        return this.parse(text, 'text');
    }
  }

  private parse(text: string, stored: 'number' | 'text'): CellReading {
    return parseValue(this.column, text, this.unit === undefined ? { stored } : { unit: this.unit, stored });
  }

  private readNumber(text: string): CellReading {
    if (PLAIN_NUMBER.test(text)) {
      const fast = this.plainNumber(text);
      if (fast !== undefined) return { value: fast };
    }
    // A code is its digits; everything else is what the spreadsheet shows of a binary float.
    return this.parse(this.kind === 'code' || this.kind === 'text' ? text : tidyStoredNumber(text), 'number');
  }

  private plainNumber(text: string): CellValue | undefined {
    switch (this.kind) {
      case 'decimal':
      case 'percent':
        return this.sameUnit && text.length <= 15 ? Number(text) : undefined;
      case 'integer':
        return this.sameUnit && !text.includes('.') ? Number(text) : undefined;
      case 'code':
        return text.includes('.') || text.startsWith('-') ? undefined : text;
      case 'money':
        return this.plainFen(text);
      default:
        return undefined;
    }
  }

  /** Exact: the digits are shifted as text and become an integer. */
  private plainFen(text: string): number | undefined {
    if (this.fenDigits === undefined || text.length > 15) return undefined;
    const point = text.indexOf('.');
    const whole = point < 0 ? text : text.slice(0, point);
    const fraction = point < 0 ? '' : text.slice(point + 1);
    if (fraction.length > this.fenDigits) return undefined;
    const fen = Number(whole + fraction.padEnd(this.fenDigits, '0'));
    return Number.isSafeInteger(fen) ? (fen === 0 ? 0 : fen) : undefined;
  }

  private readDate(text: string): CellReading {
    if (this.kind === 'date' && DAY.test(text)) return { value: text };
    if (this.kind === 'dateTime' && MINUTE.test(text)) return { value: `${text.slice(0, 10)} ${text.slice(11, 16)}` };
    return this.parse(text, 'text');
  }

  private readText(text: string): CellReading {
    if (this.kind === 'dateTime') {
      const minute = plainMinute(text);
      if (minute) return { value: minute };
      return this.parse(text, 'text');
    }
    if (this.kind === 'code') {
      return /^(?:\d{1,40}|[A-Za-z][A-Za-z0-9_]{0,40})$/.test(text) && !/^n\/?a$|^n(?:ull|il|one)$/i.test(text)
        ? { value: text }
        : this.parse(text, 'text');
    }
    if (
      (this.kind === 'text' || this.kind === 'ref') &&
      text.length > 1 &&
      PLAIN_TEXT.test(text) &&
      !/\s$/.test(text)
    ) {
      if (!/^n\/a$|^null$|^nil$|^none$/i.test(text)) return { value: text };
    }
    const known = this.memory.get(text);
    if (known) return known;
    const reading = this.parse(text, 'text');
    if (this.memory.size < MEMORY && text.length <= 60) this.memory.set(text, reading);
    return reading;
  }
}

function problem(code: string, text: string): CellReading {
  return { value: null, issue: { severity: 'error', code, params: { text } } };
}

/** `2025-03-01 08:05` and with seconds, where the day exists. */
function plainMinute(text: string): string | null {
  const match = MINUTE.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute] = match.map(Number) as [number, number, number, number, number, number];
  if (year < 1950 || year > 2150 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return hour < 24 && minute < 60 ? `${text.slice(0, 10)} ${text.slice(11, 16)}` : null;
}

/** An issue of a cell with its place. */
export function placed(issue: Issue, sheet: string, cell: string, row: number, column: string): Issue {
  return { ...issue, params: { ...issue.params, column }, where: { sheet, cell, row } };
}
