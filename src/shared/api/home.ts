import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { CellValue } from '../model/describe';
import { type ApiFile, isApiFile } from './apiFile';

/** Names of a plan's records by entity, aligned arrays: what the command palette finds records by. */
export type NameLists = Record<string, { ids: string[]; names: string[]; codes: (string | null)[] }>;

/** Columns, sort, filters and groups of a sheet under a name. */
export interface NamedView {
  id: string;
  name: string;
  /** SheetLayout as JSON. */
  layout: string;
}

export interface RecordNote {
  id: string;
  text: string;
  /** ISO 8601. */
  time: string;
}

/** What hangs on a record: its notes, oldest first and cut after NOTE_TIP_LENGTH, and how many files. */
export interface RecordMark {
  id: string;
  notes: string[];
  files: number;
}

/** Longest part of a note that is shown beside its row. */
export const NOTE_TIP_LENGTH = 240;

/** Largest file that is attached, and largest thumbnail that is kept. */
export const ATTACHMENT_LIMIT_BYTES = 20 * 1024 * 1024;
export const THUMBNAIL_LIMIT_BYTES = 64 * 1024;

export interface Attachment {
  id: string;
  name: string;
  /** As its content says: image/jpeg, image/png, image/webp, application/pdf. */
  type: string;
  sizeBytes: number;
  time: string;
  /** Base64 of a small JPEG; null for a PDF. */
  thumbnail: string | null;
}

/** What a change did to one record. */
export interface ChangeRowEntry {
  entity: string;
  id: string;
  kind: 'insert' | 'update' | 'delete';
  /** What names the record, also one that is gone; '' where nothing does. */
  name: string;
  isThere: boolean;
  /** Changed columns of an update. */
  before: Record<string, string | number | null> | null;
  after: Record<string, string | number | null> | null;
  /** Names of the records that references point to, by id. */
  names: Record<string, string>;
}

export interface PlanFacts {
  name: string;
  status: string;
  firstYear: number;
  lastYear: number;
  targetYear: number;
  projects: number;
  totalFen: number;
  chosenProjects: number;
  chosenFen: number;
  envelopeFen: number | null;
  byYear: { name: string | null; amountFen: number }[];
  byProgramme: { name: string | null; amountFen: number }[];
}

export interface ComparedProject {
  code: string | null;
  name: string;
  /** Total in each plan; null where it has none or is not in the plan. */
  firstFen: number | null;
  secondFen: number | null;
  /** Columns that differ; references by name. */
  cells: { key: string; first: CellValue; second: CellValue }[];
}

export interface PlanComparison {
  first: PlanFacts;
  second: PlanFacts;
  onlyFirst: ComparedProject[];
  onlySecond: ComparedProject[];
  changed: ComparedProject[];
  /** Projects alike in both. */
  same: number;
}

const id = z.string().min(1).max(64);
const entity = z.string().min(1).max(64);
const noteText = z.string().trim().max(4_000);

/** What makes the window a home: palette, views, notes, attachments, history, plans side by side. */
export const homeContract = {
  /** NameLists as one JSON string. */
  names: oc.input(z.object({ planId: id })).output(type<string>()),
  views: oc.input(z.object({ entity })).output(type<NamedView[]>()),
  /** Keeps a view; one of the same name is replaced. */
  saveView: oc
    .input(z.object({ entity, name: z.string().trim().min(1).max(60), layout: z.string().max(200_000) }))
    .output(type<{ viewId: string }>()),
  deleteView: oc.input(z.object({ viewId: id })).output(type<null>()),
  changeRows: oc
    .input(z.object({ changeId: id, offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }))
    .output(type<{ total: number; rows: ChangeRowEntry[] }>()),
  restoreValue: oc.input(z.object({ changeId: id, entity, id, key: z.string().min(1).max(64) })).output(type<null>()),
  /** Takes one earlier change back; what was touched since is left and counted. */
  undoChange: oc.input(z.object({ changeId: id })).output(type<{ conflicts: number }>()),
  /** Every record of a table that has notes or files. */
  marks: oc.input(z.object({ entity })).output(type<RecordMark[]>()),
  notes: oc.input(z.object({ entity, id })).output(type<RecordNote[]>()),
  addNote: oc.input(z.object({ entity, id, text: noteText.min(1) })).output(type<{ noteId: string }>()),
  changeNote: oc.input(z.object({ noteId: id, text: noteText })).output(type<null>()),
  attachments: oc.input(z.object({ entity, id })).output(type<Attachment[]>()),
  attach: oc
    .input(
      z.object({
        entity,
        id,
        file: z.custom<ApiFile>(isApiFile),
        thumbnail: z.custom<ApiFile>(isApiFile).nullable(),
      }),
    )
    .output(type<{ attachmentId: string }>()),
  attachment: oc.input(z.object({ attachmentId: id })).output(type<ApiFile>()),
  removeAttachment: oc.input(z.object({ attachmentId: id })).output(type<null>()),
  copyPlan: oc
    .input(z.object({ planId: id, name: z.string().trim().min(1).max(200) }))
    .output(type<{ planId: string }>()),
  archivePlan: oc.input(z.object({ planId: id, isArchived: z.boolean() })).output(type<null>()),
  comparePlans: oc.input(z.object({ firstId: id, secondId: id })).output(type<PlanComparison>()),
};
