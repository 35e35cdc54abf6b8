import type { DocText, TableBlock, TableColumn, TableRow } from '../../shared/document/model';
import { shareTexts, unitsText } from './printedFigures';
import { type MoneyColumn, type ProjectMoney, sum } from './projectMoney';
import { roundAmounts } from './roundAmounts';
import { say } from './words';

/** Most money columns a text page carries; with more the table goes to A3. */
const PORTRAIT_MONEY_COLUMNS = 6;

/** Width of a text page between its margins, in mm. */
const TEXT_WIDTH_MM = 165;

/** Room of one figure of a bold 9 pt amount, and of the paddings of its cell, in mm. */
const FIGURE_MM = 1.72;
const PADDING_MM = 2.4;
const LEAST_MONEY_MM = 16.5;

export interface MoneyLine {
  label: DocText;
  /** Projects counted in the line; null where a project may be in several lines (funding sources). */
  count: number | null;
  columnsFen: number[];
  /** Printed units where they were decided elsewhere; otherwise rounded here. */
  units?: number[];
}

export interface MoneyTableOptions {
  id: string;
  number: DocText;
  title: DocText;
  labelColumn: DocText;
  lines: MoneyLine[];
  money: ProjectMoney;
  /** Projects of the book, printed in the total line. */
  projectCount: number;
  notes?: DocText[];
}

/** Room for the widest amount of a column, its total. */
function amountWidthMm(units: number): number {
  return Math.max(LEAST_MONEY_MM, unitsText(units).length * FIGURE_MM + PADDING_MM);
}

/** Heading of a money column. */
export function moneyColumnLabel(column: MoneyColumn): DocText {
  if (column === 'otherYears') return say('DOC_COL_OTHER_YEARS');
  if (column === 'noYear') return say('DOC_COL_NO_YEAR');
  return say('DOC_YEAR', { year: column });
}

/** Printed units of each line: as given, else rounded within the table to the column totals of the book. */
export function lineUnits(lines: MoneyLine[], money: ProjectMoney): number[][] {
  if (lines.every((line) => line.units)) return lines.map((line) => line.units as number[]);
  return roundAmounts(
    lines.map((line, i) => ({ path: [String(i)], amountsFen: line.columnsFen })),
    money.columnUnits,
  );
}

/** A table of lines by year with count, total and share, 合计 first. The lines must cover all money of the book. */
export function moneyTable(options: MoneyTableOptions): TableBlock {
  const { lines, money } = options;
  const withCount = lines.every((line) => line.count !== null);
  const units = lineUnits(lines, money);
  const shares = shareTexts(units.map(sum));
  const moneyMm = money.columnUnits.map(amountWidthMm);
  const totalMm = amountWidthMm(money.totalUnits);
  const countMm = withCount ? 12 : 0;
  const labelMm = Math.max(24, TEXT_WIDTH_MM - 10 - countMm - sum(moneyMm) - totalMm - 12);
  const columns: TableColumn[] = [
    { label: say('DOC_COL_NO'), align: 'center', widthMm: 10 },
    { label: options.labelColumn, align: 'left', widthMm: labelMm },
    ...(withCount ? [{ label: say('DOC_COL_COUNT'), align: 'right' as const, widthMm: countMm }] : []),
    ...money.columns.map((column, c) => ({
      label: moneyColumnLabel(column),
      group: say('DOC_COL_YEARS_GROUP'),
      align: 'right' as const,
      widthMm: moneyMm[c] as number,
    })),
    { label: say('DOC_TOTAL'), align: 'right', widthMm: totalMm },
    { label: say('DOC_COL_SHARE'), align: 'right', widthMm: 12 },
  ];
  const total: TableRow = {
    role: 'total',
    cells: [
      say('DOC_TOTAL'),
      null,
      ...(withCount ? [String(options.projectCount)] : []),
      ...money.columnUnits.map(unitsText),
      unitsText(money.totalUnits),
      money.totalUnits > 0 ? '100.0' : null,
    ],
    span: 2,
  };
  const rows = lines.map((line, i): TableRow => {
    const own = units[i] as number[];
    return {
      role: 'row',
      cells: [
        String(i + 1),
        line.label,
        ...(withCount ? [String(line.count)] : []),
        ...own.map((value, c) => (line.columnsFen[c] === 0 && value === 0 ? null : unitsText(value))),
        unitsText(sum(own)),
        shares[i] ?? null,
      ],
    };
  });
  return {
    kind: 'table',
    id: options.id,
    number: options.number,
    title: options.title,
    unit: say('DOC_WANYUAN'),
    page: money.columns.length > PORTRAIT_MONEY_COLUMNS ? 'wide' : 'portrait',
    columns,
    rows: [total, ...rows],
    notes: options.notes ?? [],
  };
}
