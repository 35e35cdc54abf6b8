import type { ImportMapping } from '../../../shared/api/inspection';
import type { EvidenceCell, EvidencePlace } from '../../../shared/diagnosis/finding';
import { findTable } from '../../../shared/model';
import type { Store } from '../../store/store';

const IDS_PER_QUERY = 500;

interface Origin {
  batchId: string | null;
  sourceSheet: number | null;
  sourceRow: number | null;
}

/**
 * Where cells of the ledgers stand in the files they were imported from. A record knows its batch, sheet and row, a batch
 * which column went to which field; records that were typed, and columns their file did not have, have no place.
 */
export class Places {
  private readonly origins = new Map<string, Map<string, Origin>>();
  private readonly batches = new Map<string, { file: string; mappings: ImportMapping[] } | null>();
  private readonly letters = new Map<string, { sheet: string; letter: string | null } | null>();

  constructor(private readonly store: Store) {}

  /** @returns the cells with their places, in their order */
  of(cells: EvidenceCell[]): EvidencePlace[] {
    const wanted = new Map<string, Set<string>>();
    for (const { entity, id } of cells) {
      if (this.origins.get(entity)?.has(id)) continue;
      const ids = wanted.get(entity) ?? new Set();
      wanted.set(entity, ids.add(id));
    }
    for (const [entity, ids] of wanted) this.readOrigins(entity, [...ids]);
    return cells.map((cell) => ({ ...cell, ...this.place(cell) }));
  }

  private place({ entity, id, column }: EvidenceCell): Pick<EvidencePlace, 'file' | 'sheet' | 'cell'> {
    const nowhere = { file: null, sheet: null, cell: null };
    const origin = this.origins.get(entity)?.get(id);
    if (!origin || origin.batchId === null || origin.sourceSheet === null || origin.sourceRow === null) return nowhere;
    const batch = this.batch(origin.batchId);
    if (!batch) return nowhere;
    const found = this.letter(origin.batchId, batch.mappings, entity, origin.sourceSheet, origin.sourceRow, column);
    if (!found || found.letter === null) return nowhere;
    return { file: batch.file, sheet: found.sheet, cell: `${found.letter}${origin.sourceRow}` };
  }

  private letter(
    batchId: string,
    mappings: ImportMapping[],
    entity: string,
    sheet: number,
    row: number,
    column: string,
  ): { sheet: string; letter: string | null } | null {
    const tables = mappings.filter((mapping) => mapping.entity === entity && mapping.sheetIndex === sheet);
    const table =
      tables.find(({ firstDataRow, lastDataRow }) => row >= firstDataRow && row <= lastDataRow) ?? tables[0];
    if (!table) return null;
    const key = `${batchId} ${sheet} ${table.tableIndex} ${entity} ${column}`;
    let found = this.letters.get(key);
    if (found === undefined) {
      const source =
        table.columns.find(({ field }) => field === column) ??
        table.columns.find(({ field }) => field === `${column}.code`);
      found = { sheet: table.sheet, letter: source?.letter ?? null };
      this.letters.set(key, found);
    }
    return found;
  }

  private batch(id: string): { file: string; mappings: ImportMapping[] } | null {
    let batch = this.batches.get(id);
    if (batch === undefined) {
      const row = this.store.get<{ fileName: string; columnMap: string | null }>(
        'SELECT fileName, columnMap FROM importBatch WHERE id = ?',
        id,
      );
      batch = row ? { file: row.fileName, mappings: JSON.parse(row.columnMap ?? '[]') as ImportMapping[] } : null;
      this.batches.set(id, batch);
    }
    return batch;
  }

  private readOrigins(entity: string, ids: string[]): void {
    // Entities come from outside too: only described ones are tables with an origin.
    findTable(entity);
    const known = this.origins.get(entity) ?? new Map<string, Origin>();
    this.origins.set(entity, known);
    for (let first = 0; first < ids.length; first += IDS_PER_QUERY) {
      const part = ids.slice(first, first + IDS_PER_QUERY);
      const rows = this.store.all<Origin & { id: string }>(
        `SELECT t.id, t.batchId, t.sourceSheet, t.sourceRow FROM "${entity}" t
         WHERE t.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(part),
      );
      for (const { id, ...origin } of rows) known.set(id, origin);
    }
  }
}

/** The cells that can be shown in a file; where none can, all of them as they are in the ledger. */
export function shownPlaces(places: EvidencePlace[]): EvidencePlace[] {
  const inFiles = places.filter(({ cell }) => cell !== null);
  return inFiles.length > 0 ? inFiles : places;
}
