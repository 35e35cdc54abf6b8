import type { RowFix } from '../../../shared/api/imports';
import type { WorkFile } from './workFile';

type Fix = Pick<RowFix, 'texts' | 'recordId'>;

/** What the user typed or chose for rows of an import: it belongs to the rows of the file, whatever a plan makes of them. */
export class Fixes {
  /** By file, position of the mapping and 1-based row. */
  private readonly byRow = new Map<WorkFile, Map<number, Map<number, Fix>>>();

  /** Adds to what was fixed of a row before. */
  keep(file: WorkFile, index: number, row: number, fix: Fix): void {
    const tables = this.byRow.get(file) ?? new Map<number, Map<number, Fix>>();
    const rows = tables.get(index) ?? new Map<number, Fix>();
    const old = rows.get(row);
    rows.set(row, { ...old, ...fix, texts: { ...old?.texts, ...fix.texts } });
    tables.set(index, rows);
    this.byRow.set(file, tables);
  }

  /** Texts typed for a table's rows, by row and field. */
  texts(file: WorkFile, index: number): Map<number, Record<string, string>> {
    const texts = new Map<number, Record<string, string>>();
    for (const [row, fix] of this.byRow.get(file)?.get(index) ?? []) if (fix.texts) texts.set(row, fix.texts);
    return texts;
  }

  /** Record chosen for an ambiguous row; null for a new one, undefined where nothing was chosen. */
  choice(file: WorkFile, index: number, row: number): string | null | undefined {
    return this.byRow.get(file)?.get(index)?.get(row)?.recordId;
  }
}
