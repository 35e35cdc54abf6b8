import type { NameDecision } from '../../../shared/api/imports';
import type { ImportMapping } from '../../../shared/api/inspection';
import { RowReader } from '../../exchange/understand/readRows';
import type { ReadSummary } from '../../exchange/understand/readTypes';
import type { FoundTable } from '../../exchange/understand/types';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { entityOrder } from './entityOrder';
import type { Fixes } from './fixes';
import type { PlannedRow } from './plannedRow';
import { RowPlanner } from './planRows';
import type { Turns } from './turns';
import type { WorkFile } from './workFile';

/** Rows after which the clock is looked at. */
const ROWS_PER_LOOK = 50;

/** A table that is imported. */
export interface TakenTable {
  file: WorkFile;
  /** Position among the file's mappings. */
  index: number;
  mapping: ImportMapping & { entity: string };
  table: FoundTable;
}

/** The tables to import, across all files, so that what others refer to comes first. */
export function takenTables(files: readonly WorkFile[]): TakenTable[] {
  const taken = files.flatMap((file) =>
    file.mappings.flatMap((mapping, index): TakenTable[] => {
      const { entity, take } = mapping;
      return take && entity !== null
        ? [{ file, index, mapping: { ...mapping, entity }, table: file.table(index) }]
        : [];
    }),
  );
  return taken.sort((a, b) => entityOrder.indexOf(a.mapping.entity) - entityOrder.indexOf(b.mapping.entity));
}

/** Records of the tables, as found. */
export function recordCount(tables: readonly TakenTable[]): number {
  return tables.reduce((sum, { table }) => sum + table.dataRowCount, 0);
}

/**
 * Compares rows of these tables with the store.
 * @param names what the user said about names that no record has
 */
export function plannerFor(
  store: Store,
  scope: Scope,
  tables: readonly TakenTable[],
  names: readonly NameDecision[] | undefined,
): RowPlanner {
  const entities = tables.map(({ mapping }) => mapping.entity);
  return new RowPlanner(store, scope, entities, names);
}

export interface RowPass {
  store: Store;
  planner: RowPlanner;
  fixes: Fixes;
  turns: Turns;
  /** Is given each row; false ends the pass. */
  onRow: (table: TakenTable, row: PlannedRow) => boolean;
  /** What the rows have to wait for, where they go somewhere that does not keep up. */
  room?: () => Promise<void> | null;
  onTable?: (table: TakenTable, summary: ReadSummary) => void;
}

/**
 * Lets every row of the tables go by: read by its mapping, compared with the store, handed over. A chunk of rows is in
 * memory at a time.
 * @throws the signal's reason where the work was cancelled, and what `onRow` throws
 */
export async function passRows(tables: readonly TakenTable[], pass: RowPass): Promise<void> {
  const { store, planner, fixes, turns } = pass;
  let done = 0;
  for (const taken of tables) {
    const { file, index, mapping, table } = taken;
    planner.enterTable();
    const { info } = file.sheet(mapping.sheetIndex)!;
    const reader = new RowReader(info, table, mapping, {
      fixes: fixes.texts(file, index),
      onLeft: (row) => planner.see(row),
    });
    for await (const chunk of file.chunks(mapping.sheetIndex, store)) {
      if (chunk.firstRow > table.lastDataRow) break;
      for (const source of reader.push(chunk)) {
        const row = planner.plan(source, fixes.choice(file, index, source.row));
        if (!pass.onRow(taken, row)) return;
        if (++done % ROWS_PER_LOOK > 0) continue;
        const room = pass.room?.();
        if (room) await room;
        if (turns.isOver()) await turns.pass(done);
      }
    }
    pass.onTable?.(taken, reader.finish());
  }
}
