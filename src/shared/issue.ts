/**
 * What an engine, an import or a check has to say about one place, as data. The words are made later, in the user's
 * language, from `code` and `params` (src/shared/messages): nothing below the doors builds sentences.
 */
export interface Issue {
  severity: 'info' | 'warning' | 'error';
  /** Stable identifier in UPPER_SNAKE, e.g. `CELL_NOT_A_NUMBER`. */
  code: string;
  /** Values for the placeholders of the message. */
  params?: Record<string, string | number>;
  where?: Place;
}

/** A place the user can go to. Every part is optional; rows are 1-based as a spreadsheet shows them. */
export interface Place {
  file?: string;
  sheet?: string;
  /** A1 reference, or a range such as `B4:N16`. */
  cell?: string;
  row?: number;
  /** Entity and id of a record in the store. */
  entity?: string;
  id?: string;
  /** Path inside a JSON document, e.g. `branches[3].from`. */
  path?: string;
}
