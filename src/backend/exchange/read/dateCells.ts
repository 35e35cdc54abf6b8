import { builtInKind, type FormatKind, formatKind, isDateInPart, serialText } from './numberFormat';
import type { ReadContext } from './readContext';
import type { SheetBuilder } from './sheetBuilder';
import { columnLetters } from './xlsx/references';

/** Number formats of a workbook, by cell style. */
export interface CellFormats {
  kinds: readonly FormatKind[];
  /** Styles that show a date or a time for some values alone. */
  datesInPart: ReadonlySet<number>;
}

/**
 * Formats by cell style, from the number of each style's format and the codes the file gives.
 * @param unspelled kind of a format without a code
 */
export function cellFormats(
  ids: readonly number[],
  codes: ReadonlyMap<number, string>,
  unspelled: (id: number) => FormatKind = builtInKind,
): CellFormats {
  const datesInPart = new Set<number>();
  const kinds = ids.map((id, style) => {
    const code = codes.get(id);
    if (code === undefined) return unspelled(id);
    if (isDateInPart(code)) datesInPart.add(style);
    return formatKind(code);
  });
  return { kinds, datesInPart };
}

/** Numbers of one sheet whose format shows dates: what they are read as, and what is told of it, in every kind of file. */
export class DateCells {
  private toldInPart = false;

  constructor(
    private readonly sheet: SheetBuilder,
    private readonly context: ReadContext,
    private readonly date1904: boolean,
  ) {}

  /**
   * Text of the date or time that a number is under its format. A number that is none, and the first one under a format
   * that shows dates for some values alone, are told: either could be a plain number.
   * @param number decimal text
   * @param isInPart whether the format shows a date or a time for some values alone
   * @returns null where it is no date: the cell stays a number
   */
  text(row: number, column: number, number: string, kind: FormatKind, isInPart: boolean): string | null {
    const date = serialText(Number(number), this.date1904, kind);
    if (date === null) this.tell(row, column, 'DATE_NOT_POSSIBLE', { number });
    else if (isInPart && !this.toldInPart) {
      this.toldInPart = true;
      this.tell(row, column, 'DATE_FORMAT_IN_PART');
    }
    return date;
  }

  private tell(row: number, column: number, code: string, params: Record<string, string> = {}): void {
    if (this.sheet.isUnwanted(row)) return;
    const cell = columnLetters(column) + (row + 1);
    this.context.issue({
      severity: 'info',
      code,
      params,
      where: { sheet: this.sheet.info.name, cell, row: row + 1 },
    });
  }
}
