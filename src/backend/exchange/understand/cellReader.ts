import { tidyStoredNumber } from '../../../shared/decimal';
import type { Issue } from '../../../shared/issue';
import { checkCell } from '../../../shared/model/checkCell';
import type { ColumnDescription, ColumnKind } from '../../../shared/model/describe';
import { type ParsedValue, parseValue } from '../../../shared/model/parseValue';
import { dimensionOf, isConvertible } from '../../../shared/units';
import { CellType } from '../sheetCells';

/** Different texts of one column that are kept with what they were read as. */
const MEMORY = 5_000;

/** Kinds whose texts repeat and are slow to read. */
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
  private readonly unit: string | undefined;
  private readonly kind: ColumnKind;

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
    this.unit = unit === null ? undefined : foreignUnit(column, unit);
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
      case CellType.percent:
        return this.kind === 'percent' ? this.parse(text, 'number', '1') : this.parse(text, 'number');
      case CellType.error:
        return problem('CELL_IS_FORMULA_ERROR', text);
      case CellType.formulaWithoutResult:
        return problem('CELL_FORMULA_WITHOUT_RESULT', text);
      default:
        return this.parse(text, 'text');
    }
  }

  private parse(text: string, stored: 'number' | 'text', unit = this.unit): CellReading {
    const reading = parseValue(this.column, text, unit === undefined ? { stored } : { stored, unit });
    if (typeof reading.value !== 'number') return reading;
    const wrong = checkCell(this.column, reading.value);
    if (!wrong) return reading;
    // More than a whole is odd but can be held and looked at; below zero or year 3000 cannot.
    if (wrong.code === 'CELL_ABOVE_MAX' && this.kind === 'percent')
      return { value: reading.value, issue: { ...wrong, severity: 'warning' } };
    return { value: null, issue: wrong };
  }

  private readNumber(text: string): CellReading {
    // A code is its digits; everything else is what the spreadsheet shows of a binary float.
    const isDigits = this.kind === 'code' || this.kind === 'text' || text.length <= 15;
    return this.parse(isDigits ? text : tidyStoredNumber(text), 'number');
  }

  private readText(text: string): CellReading {
    if (!REMEMBERED.has(this.kind)) return this.parse(text, 'text');
    const known = this.memory.get(text);
    if (known) return known;
    const meant = this.kind === 'enum' && Object.hasOwn(this.meanings, text) ? this.meanings[text]! : text;
    const reading = this.parse(meant, 'text');
    if (this.memory.size < MEMORY && text.length <= 60) this.memory.set(text, reading);
    return reading;
  }
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
