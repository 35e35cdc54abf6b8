import { tidyStoredNumber } from '../../../shared/decimal';
import type { Issue } from '../../../shared/issue';
import { checkCell } from '../../../shared/model/checkCell';
import type { ColumnDescription, ColumnKind } from '../../../shared/model/describe';
import { type CellContext, type ParsedValue, parseValue } from '../../../shared/model/parseValue';
import { dimensionOf, isConvertible } from '../../../shared/units';
import { CellType } from '../sheetCells';

/** Different texts of one column that are kept with what they were read as. */
const MEMORY = 5_000;

/** Kinds whose texts repeat and are slow to read; plain figures are read as fast as they are found again. */
const REMEMBERED = new Set<ColumnKind>(['enum', 'boolean', 'date', 'decimal', 'percent', 'integer']);

/** A value read from a cell. An issue of severity `error` means it could not be. */
export type CellReading = ParsedValue;

const NOTHING: CellReading = { value: null };

/**
 * Reads the cells of one column: what the file stored decides how its text is to be taken, parseValue reads it, and what
 * the store could not hold (a length below zero) counts as unreadable.
 */
export class CellReader {
  private readonly memory = new Map<string, CellReading>();
  private readonly kind: ColumnKind;
  private readonly remembers: boolean;
  private readonly least: number;
  private readonly most: number;
  private readonly isWhole: boolean;
  /** What is known of a cell by how it is stored; made once, not for each of two million cells. */
  private readonly asText: CellContext;
  private readonly asNumber: CellContext;
  /** Of cells under a percent format: shares stored as fractions. */
  private readonly asShare: CellContext;

  /**
   * @param column description of the field
   * @param unit unit of figures that name none; null: the column's own
   * @param meanings options the user said texts of a list mean; '' for none
   */
  constructor(
    private readonly column: ColumnDescription,
    unit: string | null,
    private readonly meanings: Readonly<Record<string, string>> = {},
  ) {
    this.kind = column.kind;
    this.least = column.min ?? -Number.MAX_VALUE;
    this.most = column.max ?? Number.MAX_VALUE;
    this.remembers = REMEMBERED.has(column.kind);
    this.isWhole = column.kind !== 'decimal' && column.kind !== 'percent';
    const foreign = unit === null ? undefined : foreignUnit(column, unit);
    const context = foreign === undefined ? {} : { unit: foreign };
    this.asText = { stored: 'text', ...context };
    this.asNumber = { stored: 'number', ...context };
    this.asShare = this.kind === 'percent' ? { stored: 'number', unit: '1' } : this.asNumber;
  }

  /** Reads a cell. */
  read(type: CellType, text: string): CellReading {
    // What the user said of a text holds however the file stores it.
    if (this.kind === 'enum' && type !== CellType.empty && Object.hasOwn(this.meanings, text))
      return this.parse(this.meanings[text]!, this.asText);
    switch (type) {
      case CellType.empty:
        return NOTHING;
      case CellType.number:
        return this.readNumber(text);
      case CellType.text:
        return this.readText(text);
      case CellType.percent:
        return this.parse(text, this.asShare);
      case CellType.error:
        return problem('CELL_IS_FORMULA_ERROR', text);
      case CellType.formulaWithoutResult:
        return problem('CELL_FORMULA_WITHOUT_RESULT', text);
      default:
        return this.parse(text, this.asText);
    }
  }

  private parse(text: string, context: CellContext): CellReading {
    const reading = parseValue(this.column, text, context);
    if (typeof reading.value !== 'number' || this.isWithin(reading.value)) return reading;
    const wrong = checkCell(this.column, reading.value);
    if (!wrong) return reading;
    // More than a whole is odd but can be held and looked at; below zero or year 3000 cannot.
    if (wrong.code === 'CELL_ABOVE_MAX' && this.kind === 'percent')
      return { value: reading.value, issue: { ...wrong, severity: 'warning' } };
    return { value: null, issue: wrong };
  }

  /** Whether the column can hold a figure beyond doubt. */
  private isWithin(value: number): boolean {
    return value >= this.least && value <= this.most && (!this.isWhole || Number.isSafeInteger(value));
  }

  private readNumber(text: string): CellReading {
    // A code is its digits; everything else is what the spreadsheet shows of a binary float.
    const isDigits = this.kind === 'code' || this.kind === 'text' || text.length <= 15;
    return this.parse(isDigits ? text : tidyStoredNumber(text), this.asNumber);
  }

  private readText(text: string): CellReading {
    if (!this.remembers || isFigure(text)) return this.parse(text, this.asText);
    const known = this.memory.get(text);
    if (known) return known;
    const reading = this.parse(text, this.asText);
    if (this.memory.size < MEMORY && text.length <= 60) this.memory.set(text, reading);
    return reading;
  }
}

/** Digits, dots and dashes alone: `123.45`, `2015-06-30`. */
function isFigure(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 57 || code < 45 || code === 47) return false;
  }
  return true;
}

/** The header's unit where it is another than the column's own and measures the same. */
function foreignUnit(column: ColumnDescription, unit: string): string | undefined {
  const own = column.kind === 'percent' ? '%' : column.kind === 'integer' ? '个' : column.unit;
  if (own === undefined || unit === own || !isConvertible(unit, own)) return undefined;
  const isPlainCount = dimensionOf(unit) === 'count' && !/^[千万]/.test(unit);
  return isPlainCount ? undefined : unit;
}

function problem(code: string, text: string): CellReading {
  return { value: null, issue: { severity: 'error', code, params: { text } } };
}

/** An issue of a cell with its place. */
export function placed(issue: Issue, sheet: string, cell: string, row: number, column: string): Issue {
  return { ...issue, params: { ...issue.params, column }, where: { sheet, cell, row } };
}
