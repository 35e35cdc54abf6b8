import { CellType } from '../../exchange/sheetCells';
import type { ReadSummary } from '../../exchange/understand/readTypes';
import type { Store } from '../../store/store';
import { Fixes } from '../import/fixes';
import type { PackedSheet } from '../import/packedSheet';
import type { PlannedRow } from '../import/plannedRow';
import { RowPlanner } from '../import/planRows';
import { passRows, type TakenTable, takenTables } from '../import/rowPass';
import { Turns } from '../import/turns';
import type { WorkFile, WorkOptions } from '../import/workFile';
import type { Scope } from '../sheet/scope';

/** A table of a form with its rows, each with the record of the store it is. */
export interface FormTable {
  taken: TakenTable;
  rows: PlannedRow[];
  summary: ReadSummary | null;
}

/** Reads a form's tables against the store: nothing is written. */
export async function readFormTables(
  file: WorkFile,
  store: Store,
  scope: Scope,
  options: WorkOptions,
): Promise<FormTable[]> {
  const taken = takenTables([file]);
  const tables = new Map(
    taken.map((table): [TakenTable, FormTable] => [table, { taken: table, rows: [], summary: null }]),
  );
  const planner = new RowPlanner(
    store,
    scope,
    taken.map(({ mapping }) => mapping.entity),
  );
  await passRows(taken, {
    store,
    planner,
    fixes: new Fixes(),
    turns: new Turns(options, 'FORM_MATCHING', null),
    onRow: (table, row) => {
      tables.get(table)!.rows.push(row);
      return true;
    },
    onTable: (table, summary) => {
      tables.get(table)!.summary = summary;
    },
  });
  return [...tables.values()];
}

/** Looks at single cells of a sheet; rows and columns 0-based. */
export class CellLook {
  constructor(private readonly sheet: PackedSheet) {}

  private row = -1;
  private cells: { types: CellType[]; texts: string[] } = { types: [], texts: [] };

  at(row: number, column: number): { type: CellType; text: string } {
    if (row !== this.row) this.load(row);
    return { type: this.cells.types[column] ?? CellType.empty, text: this.cells.texts[column] ?? '' };
  }

  /** Whether a row has nothing in these columns. */
  isBlankRow(row: number, columns: readonly number[]): boolean {
    return columns.every((column) => this.at(row, column).text.trim() === '');
  }

  /** Whether a cell belongs to a merged one and is not its first. */
  isCovered(row: number, column: number): boolean {
    return this.sheet.info.merges.some(
      (range) =>
        row >= range.firstRow &&
        row <= range.lastRow &&
        column >= range.firstColumn &&
        column <= range.lastColumn &&
        !(row === range.firstRow && column === range.firstColumn),
    );
  }

  private load(row: number): void {
    this.row = row;
    this.cells = { types: [], texts: [] };
    const chunk = this.sheet
      .stretch(row, row)
      .chunks.find(({ firstRow, rowCount }) => row >= firstRow && row < firstRow + rowCount);
    chunk?.columns.forEach((column, index) => {
      this.cells.types[index] = (column?.types[row - chunk.firstRow] ?? CellType.empty) as CellType;
      this.cells.texts[index] = column?.texts[row - chunk.firstRow] ?? '';
    });
  }
}
