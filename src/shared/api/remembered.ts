import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { type ApiFile, isApiFile } from './apiFile';

/** A header that was imported once and is read alike the next time. */
export interface RememberedForm {
  id: string;
  name: string;
  entity: string;
  /** Columns of the header. */
  columns: number;
  /** Files it was used for, the last one first. */
  sources: string[];
  /** ISO 8601, UTC: when it was last used. */
  usedAt: string;
}

/** How a column of it is read. */
export interface RememberedColumn {
  /** Labels from the top header row down; empty for a column without one. */
  path: string[];
  /** As in ImportColumn. */
  field: string | null;
  /** Unit its numbers are read in; null: the field's own. */
  unit: string | null;
  /** What texts that are no option of the field mean: the option, or '' for none. */
  values: Record<string, string>;
}

export interface OpenedForm extends RememberedForm {
  items: RememberedColumn[];
}

/** A name as files write it, and the record the user said it means. */
export interface RememberedName {
  id: string;
  entity: string;
  /** In the form in which names are compared. */
  text: string;
  /** What the record is called; null: it was said to mean none, '' where the record is gone. */
  name: string | null;
}

const id = z.string().min(1).max(64);
const column = z.object({
  path: z.array(z.string()).max(16),
  field: z.string().max(100).nullable(),
  unit: z.string().max(20).nullable(),
  values: z.record(z.string(), z.string()),
});

/** What imports remember: forms and names, to be seen, changed, taken elsewhere and forgotten. Every change is undoable. */
export const rememberedContract = {
  list: oc.output(type<RememberedForm[]>()),
  open: oc.input(z.object({ id })).output(type<OpenedForm>()),
  /** Columns in the order and with the paths `open` gave. */
  change: oc.input(z.object({ id, items: z.array(column).max(20_000) })).output(type<null>()),
  rename: oc.input(z.object({ id, name: z.string().trim().min(1).max(200) })).output(type<null>()),
  remove: oc.input(z.object({ id })).output(type<null>()),
  save: oc.input(z.object({ id, language: z.enum(['zh', 'en']) })).output(type<ApiFile>()),
  take: oc.input(z.object({ file: z.custom<ApiFile>(isApiFile) })).output(type<{ name: string }>()),
  names: oc.output(type<RememberedName[]>()),
  removeName: oc.input(z.object({ id })).output(type<null>()),
};
