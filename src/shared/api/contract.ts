import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Issue } from '../issue';
import { type ApiFile, isApiFile, type MadeFile } from './apiFile';
import type {
  AppState,
  DriveState,
  HistoryEntry,
  Label,
  Progress,
  Provenance,
  RecordHistoryEntry,
  StoreNews,
} from './app';
import { budgetContract } from './budgetContract';
import { diagnosisContract } from './diagnosisContract';
import type { FormProfile } from './forms';
import { frameContract, frameMoreContract } from './frameContract';
import { homeContract } from './home';
import type {
  DryRun,
  DryRunRow,
  ImportBatch,
  ImportResult,
  ImportSession,
  OpenedSheet,
  RecordConflict,
} from './imports';
import type { ImportMapping, SkippedLine } from './inspection';
import type { OutageWorkbench, RecordedState, Timeline } from './outages';
import type { OverviewState } from './overview';
import { costsContract, policiesContract } from './policiesContract';
import { rememberedContract } from './remembered';
import { type EditResult, sheetEditSchema } from './sheet';

/**
 * Everything a door may ask of the backend. Inputs are checked at the door; outputs are typed. Long answers stream
 * progress and end with their result; leaving the stream or aborting its signal cancels the work.
 */

const id = z.string().min(1).max(64);
const entity = z.string().min(1).max(64);
const language = z.enum(['zh', 'en']);
const year = z.number().int().min(1949).max(2100);
const fen = z.number().int().safe();
const day = z.string().regex(/^[12]\d{3}-\d{2}-\d{2}$/);
const outageWish = z.object({ planId: id, asOf: day, by: z.enum(['feeder', 'area']), rules: id.optional() });

const planFields = z.object({
  name: z.string().min(1).max(200),
  baseYear: year,
  firstYear: year,
  lastYear: year,
  targetYear: year,
});

export const contract = {
  frame: { ...frameContract, ...frameMoreContract },
  app: {
    state: oc.output(type<AppState>()),
    news: oc.output(eventIterator(type<StoreNews>())),
    /** Where a store on a removable or network drive stands, now and whenever it changes. */
    drive: oc.output(eventIterator(type<DriveState | null>())),
    openPlan: oc.input(z.object({ planId: id })).output(type<AppState>()),
    openStore: oc.input(z.object({ file: z.string().min(1), create: z.boolean().optional() })).output(type<AppState>()),
    saveCopy: oc.input(z.object({ file: z.string().min(1) })).output(type<{ file: string }>()),
    downloadCopy: oc.output(type<ApiFile>()),
    recentStores: oc.output(type<{ file: string; exists: boolean }[]>()),
    settings: oc.output(type<Record<string, string>>()),
    saveSetting: oc.input(z.object({ key: z.string().max(100), value: z.string().max(100_000) })).output(type<null>()),
    verify: oc.output(type<{ problems: string[] }>()),
    backup: oc.output(type<{ file: string }>()),
  },
  plans: {
    create: oc
      .input(
        planFields.extend({
          county: z.string().min(1).max(100),
          countyCode: z.string().max(20).nullable().optional(),
          programmes: z.array(z.string().min(1).max(100)).max(50),
          targets: z.record(z.string(), z.number().nullable()),
        }),
      )
      .output(type<{ planId: string }>()),
    update: oc
      .input(z.object({ planId: id, values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) }))
      .output(type<null>()),
    get: oc.input(z.object({ planId: id })).output(type<Record<string, string | number | null>>()),
    counties: oc.output(type<{ code: string | null; name: string; province: string }[]>()),
  },
  sheets: {
    /** A SheetColumns as one JSON string. */
    load: oc.input(z.object({ entity, planId: id })).output(type<string>()),
    /** The named rows, as a SheetColumns in one JSON string. */
    rows: oc.input(z.object({ entity, planId: id, ids: z.array(id).max(20_000) })).output(type<string>()),
    edit: oc.input(z.object({ entity, planId: id, edit: sheetEditSchema })).output(type<EditResult>()),
  },
  records: {
    history: oc.input(z.object({ entity, id })).output(type<RecordHistoryEntry[]>()),
    provenance: oc.input(z.object({ entity, id })).output(type<Provenance | null>()),
    amounts: oc
      .input(z.object({ projectId: id }))
      .output(type<{ id: string; year: number | null; source: string | null; amountFen: number }[]>()),
    saveAmounts: oc
      .input(
        z.object({
          projectId: id,
          amounts: z.array(z.object({ year: year.nullable(), source: z.string().nullable(), amountFen: fen })).max(500),
        }),
      )
      .output(type<null>()),
  },
  history: {
    undo: oc.output(type<Label>()),
    redo: oc.output(type<Label>()),
    list: oc
      .input(z.object({ before: z.number().int().optional(), limit: z.number().int().min(1).max(500) }))
      .output(type<HistoryEntry[]>()),
  },
  imports: {
    open: oc
      .input(
        z.object({
          file: z.custom<ApiFile>(isApiFile),
          /** Further files of the same import. */
          more: z.array(z.custom<ApiFile>(isApiFile)).max(500).optional(),
          planId: id,
          encoding: z.string().optional(),
        }),
      )
      .output(eventIterator(type<Progress>(), type<ImportSession>())),
    /** Cell texts of a sheet, rows 1-based inclusive. */
    cells: oc
      .input(
        z.object({
          sessionId: id,
          file: z.number().int().min(0).optional(),
          sheet: z.number().int(),
          firstRow: z.number().int(),
          lastRow: z.number().int(),
          /** Position of a table on that sheet among the mappings, to say which rows are none of its records. */
          mapping: z.number().int().min(0).optional(),
        }),
      )
      .output(type<{ rows: { row: number; cells: string[] }[]; skipped: SkippedLine[] }>()),
    /** Makes a table of a sheet on which none was found; it is part of the mappings from now on. */
    openSheet: oc
      .input(z.object({ sessionId: id, file: z.number().int().min(0), sheet: z.number().int().min(0) }))
      .output(type<OpenedSheet>()),
    dryRun: oc
      .input(
        z.object({
          sessionId: id,
          mappings: z.array(z.custom<ImportMapping>((value) => typeof value === 'object' && value !== null)),
          /** Which file each mapping is of, as the session says; without it they are all of them, in its order. */
          fileOf: z.array(z.number().int().min(0)).optional(),
          fixes: z.array(
            z.object({
              index: z.number().int(),
              texts: z.record(z.string(), z.string()).optional(),
              recordId: z.string().nullable().optional(),
            }),
          ),
          decisions: z
            .object({
              vanished: z.record(z.string(), z.enum(['keep', 'retire', 'delete'])).optional(),
              names: z
                .array(z.object({ entity, text: z.string().max(500), target: z.string().min(1).max(600).nullable() }))
                .max(10_000)
                .optional(),
            })
            .optional(),
        }),
      )
      .output(eventIterator(type<Progress>(), type<DryRun>())),
    /** Corrects the same text in the same field of every rejected row of the last check. */
    fixAlike: oc
      .input(z.object({ sessionId: id, entity, field: z.string().max(100), from: z.string(), to: z.string() }))
      .output(type<{ rows: number }>()),
    rows: oc
      .input(
        z.object({
          sessionId: id,
          state: z.enum(['new', 'changed', 'unchanged', 'rejected', 'ambiguous', 'vanished']),
          offset: z.number().int().min(0),
          limit: z.number().int().min(1).max(1000),
          /** Rows alone that something is wrong with; `withIssues` counts them either way. */
          onlyIssues: z.boolean().optional(),
        }),
      )
      .output(type<{ total: number; withIssues: number; rows: DryRunRow[] }>()),
    /** The session stays until it is closed: the rows that were not taken can still be saved. */
    commit: oc.input(z.object({ sessionId: id })).output(eventIterator(type<Progress>(), type<ImportResult>())),
    close: oc.input(z.object({ sessionId: id })).output(type<null>()),
    batches: oc.output(type<ImportBatch[]>()),
    undoBatch: oc.input(z.object({ batchId: id })).output(type<{ conflicts: RecordConflict[] }>()),
    /** The rejected rows of a session's last dry run as a workbook with the errors as comments. */
    rejectedWorkbook: oc.input(z.object({ sessionId: id, language })).output(type<ApiFile>()),
  },
  budget: budgetContract,
  outages: {
    /** `asOf` null: today, or the last day of the year of the newest record. */
    workbench: oc.input(outageWish.extend({ asOf: day.nullable() })).output(type<OutageWorkbench>()),
    /** Every outage of one line; `key` as in the workbench's rows. */
    timeline: oc
      .input(z.object({ planId: id, key: z.string().max(300), asOf: day, rules: id.optional() }))
      .output(type<Timeline>()),
    recorded: oc
      .input(
        z.object({
          planId: id,
          year: year.nullable(),
          calibre: z.enum([
            'all',
            'withoutExternal',
            'withoutShortage',
            'withoutShort',
            'fault',
            'planned',
            'ieee1366',
          ]),
        }),
      )
      .output(type<RecordedState>()),
    approveCauses: oc
      .input(
        z.object({
          planId: id,
          groupings: z
            .array(z.object({ cause: z.string().min(1).max(500), group: z.string().min(1).max(100) }))
            .max(2000),
        }),
      )
      .output(type<null>()),
    addMajorDay: oc
      .input(
        z.object({
          planId: id,
          date: z.string().max(20),
          event: z.string().max(200).nullable(),
          basis: z.string().max(500).nullable(),
        }),
      )
      .output(type<null>()),
    removeMajorDay: oc.input(z.object({ id })).output(type<null>()),
    /** Keeps the day's list, for the next one to be compared with. */
    keepList: oc.input(outageWish).output(type<null>()),
    workbook: oc.input(outageWish.extend({ language })).output(type<ApiFile>()),
  },
  overview: {
    state: oc.input(z.object({ planId: id })).output(type<OverviewState>()),
  },
  home: homeContract,
  diagnosis: diagnosisContract,
  forms: {
    list: oc.output(type<FormProfile[]>()),
    /** The plan's records in a copy of the form's workbook. */
    fill: oc
      .input(z.object({ planId: id, profileId: id }))
      .output(eventIterator(type<Progress>(), type<{ made: MadeFile; issues: Issue[] }>())),
    rename: oc.input(z.object({ profileId: id, name: z.string().trim().min(1).max(200) })).output(type<null>()),
    remove: oc.input(z.object({ profileId: id })).output(type<null>()),
    save: oc.input(z.object({ profileId: id })).output(type<ApiFile>()),
    take: oc.input(z.object({ file: z.custom<ApiFile>(isApiFile) })).output(type<{ name: string }>()),
  },
  remembered: rememberedContract,
  policies: policiesContract,
  costs: costsContract,
  outputs: {
    workbook: oc.input(z.object({ planId: id, language })).output(eventIterator(type<Progress>(), type<MadeFile>())),
    template: oc.input(z.object({ language })).output(type<ApiFile>()),
    document: oc
      .input(z.object({ planId: id, language, kind: z.enum(['pdf', 'docx', 'html']) }))
      .output(eventIterator(type<Progress>(), type<MadeFile>())),
    /** Hands out a made file, once. */
    file: oc.input(z.object({ fileId: id })).output(type<ApiFile>()),
  },
};

export type Contract = typeof contract;
