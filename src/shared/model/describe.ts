/**
 * Vocabulary of table descriptions. Each entity's columns are described once (one file per entity in this folder);
 * the SQL table, the zod row, grid columns, import mapping, template workbook, export and docs come from it.
 */

/** A text in both languages of the product. */
export interface Words {
  zh: string;
  en: string;
}

/**
 * What a value is, and so how it is stored:
 * - text, code (never a number, leading zeros kept), note: TEXT
 * - integer: INTEGER; decimal: REAL in the column's `unit`; percent: REAL, 0..100 as printed
 * - money: INTEGER fen (shown and exported in 万元)
 * - date: TEXT `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, precision kept; dateTime: TEXT `YYYY-MM-DD HH:MM`, local civil minute
 * - year: INTEGER; boolean: INTEGER 0/1; enum: TEXT, one of `options`
 * - ref: TEXT id of another entity's record. The name or code seen in a sheet that matches nothing yet is kept in the
 *   column `<key>Text` beside it and linked later. A required ref (`projectId` of an amount) has no such column: without
 *   its record the row cannot be taken.
 */
export type ColumnKind =
  | 'text'
  | 'code'
  | 'note'
  | 'integer'
  | 'decimal'
  | 'percent'
  | 'money'
  | 'date'
  | 'dateTime'
  | 'year'
  | 'boolean'
  | 'enum'
  | 'ref';

export interface EnumOption {
  /** Stored value: a stable English term. */
  value: string;
  label: Words;
  /** Other spellings met in sheets, normalised (half width, no spaces). */
  synonyms?: string[];
}

export interface ColumnDescription {
  /** camelCase key: the SQL column, the row property, the id of the grid column. Carries its unit: `lengthKm`. */
  key: string;
  kind: ColumnKind;
  label: Words;
  /** Heading above neighbouring columns (a second header row in grid, template and export). */
  group?: Words;
  /** Legacy header spellings, without unit, normalised for matching (half width, no spaces). Label and key always match. */
  synonyms?: string[];
  /**
   * For a ref: header spellings under which the record's code stands; label and synonyms hold its name. A sheet may
   * carry both: the code decides, the name checks.
   */
  codeSynonyms?: string[];
  /** Unit the stored value is in, as shown in the header: km, kVA, kW, %, ... For money: 万元. */
  unit?: string;
  /** Longer explanation, shown as a tooltip and in the docs. */
  help?: Words;
  required?: boolean;
  min?: number;
  max?: number;
  /** Digits shown after the point. */
  decimals?: number;
  options?: EnumOption[];
  /** Entity a `ref` points to. */
  ref?: string;
  /** Computed when read and never stored: the name of the computation in src/backend/store. Not editable unless `editable`. */
  computed?: string;
  /** Set false for what the user may see but not type (default true; computed columns default to false). */
  editable?: boolean;
  /** Shown in the grid without being asked for (default false for wide tables' rare columns). */
  shown?: boolean;
  /** Kept at the left edge while scrolling: what identifies the row. */
  frozen?: boolean;
  /** Adds up in the pinned totals row. */
  total?: boolean;
  /** Column width in pixels at 12 px type; a default by kind otherwise. */
  width?: number;
}

export interface TableDescription {
  /** Entity name, also the SQL table: `feeder`. */
  entity: string;
  label: Words;
  /** Whose rows these are: ledgers belong to the county, projects and money to the plan, the rest to the store. */
  owner: 'store' | 'county' | 'plan';
  /** Sheet names and titles met in the wild, for recognising the entity. */
  sheetSynonyms?: string[];
  columns: ColumnDescription[];
  /**
   * Column sets that identify a row on import, tried in order after `id`; a set is used only where all its cells are
   * filled. A set that matches several rows is asked about, never guessed. A set without a code matches only where the
   * links of the other sets (the parents) that are filled on both sides agree: a name alone never joins two townships.
   */
  matchKeys: string[][];
  /**
   * Columns that must agree for a match by any set, also where one side is empty: the outage of a single area is not
   * the outage of its feeder that began in the same minute.
   */
  distinctBy?: string[];
  /** Columns without which a row cannot be taken (identity; for outages also start and end). */
  identity: string[];
  /** The column that names a row to a person. */
  nameColumn: string;
}

/** Columns every entity table has besides its described ones. */
export interface RecordBase {
  /** UUIDv7. */
  id: string;
  /** JSON object of unmapped source columns, header -> text; null where there are none. */
  extra: string | null;
  /** Import batch, 0-based sheet index within the batch's file and 1-based row the record last came from. */
  batchId: string | null;
  sourceSheet: number | null;
  sourceRow: number | null;
}

/** A value as it travels between store, grid and exchange. */
export type CellValue = string | number | boolean | null;
