import { z } from 'zod';
import type { CellValue } from '../model/describe';

/**
 * How a table travels to the screen and how its edits travel back. Whole tables go by column (one JSON string of a
 * SheetColumns is several times faster than row objects at 100,000 rows); edits and the patches that answer them go
 * by row id and column key.
 */
export interface SheetColumns {
  entity: string;
  /** Record ids in their natural order; every column below is aligned with them. */
  ids: string[];
  /** Values by column key. References come as ids; the text kept for an unlinked one as `<key>Text`. */
  columns: Record<string, CellValue[]>;
  /** What references show, by entity. */
  refs?: Record<string, RefLabels>;
  /** Where the rows came from; absent where nothing was imported. */
  provenance?: SheetProvenance;
  /** What validation has to say about single cells. */
  marks?: SheetMark[];
}

/** The records a `ref` column may point to, aligned arrays. */
export interface RefLabels {
  ids: string[];
  labels: string[];
  /** Codes beside the names, where the entity has them: typing either finds the record. */
  codes?: (string | null)[];
}

/** Import batches of a table: a cell is imported when its row has a batch that mapped the cell's column. */
export interface SheetProvenance {
  batches: { id: string; keys: string[] }[];
  /** Index into `batches` for each row, -1 for rows that were not imported. */
  batchOf: number[];
  /** Cells of imported rows that were typed over since: they carry no mark. */
  typedOver?: { rowId: string; key: string }[];
}

/** A finding about one cell (or the row, with key null). The words come from src/shared/messages. */
export interface SheetMark {
  rowId: string;
  key: string | null;
  severity: 'info' | 'warning' | 'error';
  code: string;
  params?: Record<string, string | number>;
}

/** One step of work on a sheet: it becomes one change, undone as one. */
export interface SheetEdit {
  /** Undo label, worded by src/shared/messages. */
  label: { code: string; params: Record<string, string | number> };
  cells: SheetCellEdit[];
  inserts?: SheetInsert[];
  /** Ids of rows to remove. */
  deletes?: string[];
}

export interface SheetCellEdit {
  rowId: string;
  key: string;
  /** For a reference: the record's id, or a text that means no record yet and is kept in `<key>Text`. */
  value: CellValue;
}

/** A new row. The id is made by the caller (UUIDv7) so that the row can be shown at once. */
export interface SheetInsert {
  rowId: string;
  values: Record<string, CellValue>;
  /** Row it stands below; null or absent: at the end. */
  afterId?: string | null;
}

/** What became of an edit. What is not refused has been committed as one change. */
export interface EditResult {
  /** The change that was written, or null where everything was refused. */
  changeId: string | null;
  refused: SheetRefusal[];
}

export interface SheetRefusal {
  rowId: string;
  /** null: the whole row (an insert or a delete). */
  key: string | null;
  code: string;
  params?: Record<string, string | number>;
}

/** News about a table's rows, whoever changed them: an edit, an undo, an import, another window. */
export interface SheetPatch {
  /** Changed columns only; computed ones included. */
  updated?: { rowId: string; values: Record<string, CellValue> }[];
  inserted?: SheetInsert[];
  deleted?: string[];
  /** Replaces all marks of the named rows. */
  marks?: { rowIds: string[]; marks: SheetMark[] };
  /** Replaces the labels of the named entities. */
  refs?: Record<string, RefLabels>;
}

const cellValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** Checks an edit at the door. */
export const sheetEditSchema = z.object({
  label: z.object({ code: z.string(), params }),
  cells: z.array(z.object({ rowId: z.string(), key: z.string(), value: cellValue })),
  inserts: z
    .array(
      z.object({
        rowId: z.string(),
        values: z.record(z.string(), cellValue),
        afterId: z.string().nullable().optional(),
      }),
    )
    .optional(),
  deletes: z.array(z.string()).optional(),
}) satisfies z.ZodType<SheetEdit>;

/** Checks the answer to an edit. */
export const editResultSchema = z.object({
  changeId: z.string().nullable(),
  refused: z.array(
    z.object({ rowId: z.string(), key: z.string().nullable(), code: z.string(), params: params.optional() }),
  ),
}) satisfies z.ZodType<EditResult>;
