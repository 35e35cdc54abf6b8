import type { Progress } from '../../../shared/api/app';
import type { ImportColumn, ImportMapping, Inspection, SkippedLine } from '../../../shared/api/inspection';
import { findTable } from '../../../shared/model';
import type { SheetChunk } from '../../exchange/sheetCells';
import { headerInRows, likelyHeaderRow, tableUnderHeader } from '../../exchange/understand/chosenHeader';
import { missingFields } from '../../exchange/understand/columns';
import { fingerprintHeader, fingerprintSheet } from '../../exchange/understand/fingerprint';
import type { UnderstoodTable } from '../../exchange/understand/inspect';
import { buildMapping } from '../../exchange/understand/mapping';
import { applyRemembered, type RememberedMapping, rememberMapping } from '../../exchange/understand/remembered';
import type { FoundTable } from '../../exchange/understand/types';
import type { Store } from '../../store/store';
import { begunFile, isPlain, isStill, MistakenTable } from './begunTable';
import { type BegunTable, FileReading, type ReadFile } from './fileReading';
import { type KnownHeader, knowsHeaders, recallHeader } from './mappingMemory';
import type { PackedSheet } from './packedSheet';

export interface WorkOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** Sheets without a table that are compared with what is remembered. */
const MOST_BARE_SHEETS = 200;

/** A path, or a name with the bytes. */
export type FileInput = string | { name: string; bytes: Uint8Array };

/** A file that has been read and understood, with the mappings as they stand. */
export class WorkFile {
  readonly mappings: ImportMapping[] = [];
  /** By mapping, the fingerprints under which it is remembered: of the header as the program found it. */
  private readonly found: string[][] = [];
  /** The table that was begun with, of a file that is still being read. */
  private begun: BegunTable | null = null;

  private constructor(
    readonly name: string,
    private readonly reading: FileReading,
    private read: ReadFile,
  ) {
    this.proposeAll();
  }

  /** @throws AppError where the file cannot be read */
  static async open(input: FileInput, options: WorkOptions & { encoding?: string } = {}): Promise<WorkFile> {
    const reading = new FileReading(input, options);
    return new WorkFile(reading.name, reading, await reading.whole);
  }

  /**
   * As `open`, for an import that takes what is proposed: where the file has one long table alone, it is given before its
   * rows are all there, see `chunks`. To be ended with `stop`.
   * @param store where headers are kept that are known from earlier imports
   */
  static async begin(
    input: FileInput,
    store: Store,
    options: WorkOptions & { encoding?: string } = {},
  ): Promise<WorkFile> {
    const reading = new FileReading(input, { ...options, wantsTable: true });
    try {
      return await WorkFile.beginWith(reading, store);
    } catch (error) {
      reading.stop();
      throw error;
    }
  }

  private static async beginWith(reading: FileReading, store: Store): Promise<WorkFile> {
    const begun = await reading.begun;
    if (begun && isPlain(begun) && !recallHeader(store, begun.mapping.fingerprint)?.header) {
      const file = new WorkFile(reading.name, reading, begunFile(reading.name, begun));
      file.recall(store);
      if (file.mappings[0]?.take) {
        file.begun = begun;
        return file;
      }
    }
    const file = new WorkFile(reading.name, reading, await reading.whole);
    file.recall(store);
    return file;
  }

  /** Ends reading that still goes on. */
  stop(): void {
    this.reading.stop();
  }

  /** Whether the file is still being read. */
  get isArriving(): boolean {
    return this.begun !== null;
  }

  get content(): Uint8Array {
    return this.read.content;
  }

  get inspection(): Inspection {
    return this.read.inspection;
  }

  get sheets(): PackedSheet[] {
    return this.read.sheets;
  }

  private get tables(): UnderstoodTable[] {
    return this.read.tables;
  }

  private proposeAll(): void {
    this.mappings.splice(0, this.mappings.length, ...this.tables.map((table) => table.mapping));
    this.found.splice(0, this.found.length, ...this.mappings.map((mapping) => [mapping.fingerprint]));
  }

  /**
   * The chunks of a sheet, in row order. Of a file that is still being read they come as its rows do, up to the table's
   * last record; then the file is whole.
   * @throws MistakenTable where the table begun with turned out to be another, and what reading the file throws
   */
  chunks(sheetIndex: number, store: Store): Iterable<SheetChunk> | AsyncIterable<SheetChunk> {
    return this.begun ? this.arriving(this.begun, store) : (this.sheet(sheetIndex)?.chunks ?? []);
  }

  private async *arriving(begun: BegunTable, store: Store): AsyncGenerator<SheetChunk> {
    const [mapping] = this.mappings;
    yield* this.reading.decidedChunks();
    this.read = await this.reading.whole;
    this.begun = null;
    this.proposeAll();
    this.recall(store);
    const [table] = this.tables;
    if (!table || !isStill(begun, mapping!, this.read, this.mappings)) throw new MistakenTable();
    // Whoever reads rows by the table begun with goes on with it, and now knows where it ends.
    table.table = Object.assign(begun.table, table.table);
    yield* this.sheet(begun.info.index)!.chunksFrom(this.reading.takenChunks);
  }

  /** The table a mapping is of. */
  table(index: number): FoundTable {
    return this.tables[index]!.table;
  }

  sheet(sheetIndex: number): PackedSheet | undefined {
    return this.sheets.find((candidate) => candidate.info.index === sheetIndex);
  }

  /** Sheets with cells on which there is no table, hidden ones too. */
  bareSheets(): PackedSheet[] {
    const used = new Set(this.mappings.map(({ sheetIndex }) => sheetIndex));
    return this.sheets.filter(({ info }) => info.rowCount > 0 && !used.has(info.index));
  }

  /**
   * Makes a table of a sheet on which none was found, under the row that looks most like a header.
   * @returns the position of its mapping, that of the sheet's first table where it has one; null: the sheet has no cells
   */
  openSheet(sheetIndex: number): number | null {
    const known = this.mappings.findIndex((mapping) => mapping.sheetIndex === sheetIndex);
    if (known >= 0) return known;
    const sheet = this.sheet(sheetIndex);
    const row = sheet && likelyHeaderRow(sheet);
    const table = row ? tableUnderHeader(sheet, [row, row]) : null;
    if (!sheet || !table) return null;
    const mapping = buildMapping(table, sheet.info, 0);
    this.tables.push({ table, mapping });
    // Where no header is found the sheet's name has to do: the row begun with may be a record, other ones next time.
    this.found.push([fingerprintSheet(sheet.info.name), mapping.fingerprint]);
    return this.mappings.push(mapping) - 1;
  }

  /** Rows of a stretch that are no records by the table found, and hidden ones where they are left; rows 1-based. */
  skippedRows(index: number, first: number, last: number): SkippedLine[] {
    const { table } = this.tables[index]!;
    const { takeRows, hiddenRows } = this.mappings[index]!;
    const isShown = (row: number) => row >= first && row <= last && !takeRows.includes(row);
    const hidden = hiddenRows === 'leave' ? table.hiddenRows : [];
    return [
      ...table.skipped.map(({ row, why }): SkippedLine => ({ row: row + 1, why })),
      ...hidden.map((row): SkippedLine => ({ row: row + 1, why: 'hidden' })),
    ].filter(({ row }) => isShown(row));
  }

  /**
   * Takes a mapping as the user changed it. Other header rows give another table, another entity other fields: both are
   * proposed anew. Header rows without any cell are not taken.
   */
  setMapping(index: number, wanted: ImportMapping): void {
    const own = this.mappings[index]!;
    if (wanted.headerRows[0] !== own.headerRows[0] || wanted.headerRows[1] !== own.headerRows[1]) {
      this.setHeader(index, wanted);
    } else if (wanted.entity !== own.entity) {
      this.mappings[index] = this.propose(index, wanted.entity, wanted.take);
    } else {
      const { sheetIndex, tableIndex, sheet, range, firstDataRow, lastDataRow, hiddenCount, fingerprint } = own;
      this.mappings[index] = {
        ...wanted,
        columns: wanted.columns.map((column) => withoutStaleMeanings(column, own)),
        ...{ sheetIndex, tableIndex, sheet, range, firstDataRow, lastDataRow, hiddenCount, fingerprint },
        take: wanted.take && wanted.entity !== null,
        missing: missingOf(wanted),
      };
    }
  }

  /** Reads every table as one entity. */
  setEntity(entity: string): void {
    for (const [index, own] of this.mappings.entries()) {
      if (own.entity === entity) continue;
      this.mappings[index] = this.propose(index, entity, own.take || own.entity === null);
    }
  }

  /** Reads tables as earlier files with the same header were read. */
  recall(store: Store): void {
    this.recallBare(store);
    for (const index of this.mappings.keys()) {
      this.found[index]!.some((fingerprint) => {
        const known = recallHeader(store, fingerprint);
        if (known?.header) return this.recallRows(store, index, known.header);
        if (known?.mapping) this.lay(index, known.mapping);
        return known !== null;
      });
    }
  }

  /** Opens the sheets on which no table is found and which somebody opened in an earlier file. */
  private recallBare(store: Store): void {
    if (!knowsHeaders(store)) return;
    for (const sheet of this.bareSheets().slice(0, MOST_BARE_SHEETS)) {
      const row = likelyHeaderRow(sheet);
      if (row === null) continue;
      const named = recallHeader(store, fingerprintSheet(sheet.info.name))?.header;
      const isThere =
        (named !== undefined && fingerprintOf(sheet, named.rows) === named.fingerprint) ||
        recallHeader(store, fingerprintOf(sheet, [row, row])) !== null;
      if (isThere) this.openSheet(sheet.info.index);
    }
  }

  /**
   * The header the user found last time.
   * @returns whether it stands in the same rows again
   */
  private recallRows(store: Store, index: number, { rows, fingerprint }: NonNullable<KnownHeader['header']>): boolean {
    const own = this.mappings[index]!;
    const { info, chunks } = this.sheet(own.sheetIndex)!;
    const table = tableUnderHeader({ info, chunks }, rows);
    if (!table || fingerprintHeader(table) !== fingerprint) return false;
    const mapping = buildMapping(table, info, own.tableIndex);
    this.tables[index] = { table, mapping };
    this.mappings[index] = mapping;
    const remembered = recallHeader(store, fingerprint)?.mapping;
    if (remembered) this.lay(index, remembered);
    return true;
  }

  private lay(index: number, remembered: RememberedMapping): void {
    const { table, mapping } = this.tables[index]!;
    this.mappings[index] = applyRemembered(remembered, mapping, table, this.sheet(mapping.sheetIndex)!.info);
  }

  /** What is to be kept of the headers of the tables taken, by fingerprint. */
  headers(): Map<string, KnownHeader> {
    const headers = new Map<string, KnownHeader>();
    for (const [index, mapping] of this.mappings.entries()) {
      if (!mapping.take) continue;
      const { table } = this.tables[index]!;
      const remembered = rememberMapping(mapping, table, this.sheet(mapping.sheetIndex)!.info);
      if (!remembered) continue;
      headers.set(mapping.fingerprint, { mapping: remembered, sheet: mapping.sheet });
      for (const found of this.found[index]!) {
        if (found === mapping.fingerprint) continue;
        headers.set(found, { header: { rows: mapping.headerRows, fingerprint: mapping.fingerprint } });
      }
    }
    return headers;
  }

  private setHeader(index: number, wanted: ImportMapping): void {
    const own = this.mappings[index]!;
    const sheet = this.sheet(own.sheetIndex)!;
    const table = tableUnderHeader(sheet, wanted.headerRows);
    if (!table) return;
    const isChosen = own.reason.code === 'ENTITY_CHOSEN' || wanted.entity !== own.entity;
    const recognised = buildMapping(table, sheet.info, own.tableIndex, isChosen ? wanted.entity : undefined);
    const mapping =
      recognised.entity === null && wanted.entity !== null
        ? buildMapping(table, sheet.info, own.tableIndex, wanted.entity)
        : recognised;
    const take = (own.entity === null ? mapping.take : wanted.take) && mapping.entity !== null;
    this.tables[index] = { table, mapping };
    this.mappings[index] = { ...mapping, take: take && table.dataRowCount > 0 };
  }

  private propose(index: number, entity: string | null, take: boolean): ImportMapping {
    const { table, mapping } = this.tables[index]!;
    const proposed = buildMapping(table, this.sheet(mapping.sheetIndex)!.info, mapping.tableIndex, entity);
    return { ...proposed, take: take && entity !== null && table.dataRowCount > 0 };
  }
}

function fingerprintOf(sheet: PackedSheet, rows: [number, number]): string {
  const header = headerInRows(sheet, rows);
  return header ? fingerprintHeader(header) : '';
}

/** What texts mean was said of one field's options: carried over to another field it means nothing. */
function withoutStaleMeanings(column: ImportColumn, own: ImportMapping): ImportColumn {
  const before = own.columns.find(({ letter }) => letter === column.letter);
  if (!column.values || !before?.values || before.field === column.field) return column;
  // A kept form gives the meanings of its own field together with it.
  if (JSON.stringify(before.values) !== JSON.stringify(column.values)) return column;
  const { values: _, ...rest } = column;
  return rest;
}

function missingOf({ entity, columns }: ImportMapping): ImportMapping['missing'] {
  const used = new Set(columns.map((column) => column.field).filter((field) => field !== null));
  return entity === null ? [] : missingFields(findTable(entity), used);
}
