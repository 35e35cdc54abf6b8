import type { ImportMapping } from './inspection';

/** A workbook that was imported once and is filled again: the authority's own form. */
export interface FormProfile {
  id: string;
  name: string;
  fileName: string;
  /** What its tables hold, and on which sheets. */
  tables: { sheet: string; entity: string }[];
  /** ISO 8601, UTC: when it was last imported. */
  usedAt: string;
}

/** countyframe.profile/1: a form with its workbook, to be taken to another store. */
export interface ProfileDocument {
  format: 'countyframe.profile/1';
  name: string;
  fileName: string;
  mappings: ImportMapping[];
  /** The workbook, base64. */
  workbook: string;
}
