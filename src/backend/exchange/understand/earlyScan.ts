import type { SheetChunk, SheetInfo } from '../sheetCells';
import type { Body } from './body';
import { FormulaTally } from './formulas';
import { columnsWithCells, MOST_TABLE_COLUMNS, mergesWithCells, TableScanner } from './tables';
import type { FoundTable } from './types';

/** Time spent on one sheet beyond which the search is left to the end, where it has a limit. */
const MOST_MS = 5_000;

/** What was found out about a sheet while it was read. */
export interface EarlyFindings {
  tables: FoundTable[];
  formulas: FormulaTally;
  /** 0-based columns with cells. */
  columns: ReadonlySet<number>;
}

/**
 * Looks for the tables of a sheet while its rows come out of the file, so that nothing stands still once they are all
 * there. Merged cells and hidden rows are known only then: where a sheet has any that matter, its tables are looked for
 * again, with them.
 */
export class EarlyScan {
  private readonly formulas = new FormulaTally();
  private readonly columns = new Set<number>();
  private readonly scanner: TableScanner;
  private next = 0;
  private spentMs = 0;
  private isOver = false;
  private mostMs = MOST_MS;

  constructor(sheetIndex: number) {
    this.scanner = new TableScanner({
      ...{ index: sheetIndex, name: '', visibility: 'visible', rowCount: 0, columnCount: 0 },
      ...{ merges: [], hiddenRows: [], hiddenColumns: [] },
    });
  }

  push(chunk: SheetChunk): void {
    // Late rows are put in their place only at the end.
    if (chunk.firstRow < this.next || this.spentMs > this.mostMs || chunk.columns.length > MOST_TABLE_COLUMNS) {
      this.isOver = true;
    }
    if (this.isOver) return;
    this.next = chunk.firstRow + chunk.rowCount;
    const start = performance.now();
    this.formulas.add(chunk);
    columnsWithCells(chunk, this.columns);
    this.scanner.push(chunk);
    this.spentMs += performance.now() - start;
  }

  /** The sheet's first table while rows still come; null where there is none, or it is not looked for any more. */
  get first(): Body | null {
    return this.isOver ? null : this.scanner.first;
  }

  /** Goes on to the end, however long it takes: what is found is worked with already. */
  insist(): void {
    this.mostMs = Number.POSITIVE_INFINITY;
  }

  /**
   * Ends the sheet.
   * @returns null where what is known only now could change what was found
   */
  finish(info: SheetInfo): EarlyFindings | null {
    if (this.isOver || info.hiddenRows.length > 0 || info.columnCount > MOST_TABLE_COLUMNS) return null;
    if (mergesWithCells(info).length > 0) return null;
    const tables = this.scanner.finish().map((table) => ({ ...table, sheetName: info.name }));
    return { tables, formulas: this.formulas, columns: this.columns };
  }
}
