import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { FrameChange, Measure } from '../frame/change';
import { type ApiFile, isApiFile, type MadeFile } from './apiFile';
import type { Progress } from './app';
import type {
  BalanceRow,
  ChangeView,
  EditionComparison,
  FeederFigures,
  ForecastView,
  FrameDifference,
  FrameElements,
  FrameFileResult,
  FrameOverview,
  FramePreview,
  LoadTable,
  MatchProposal,
  MeasureView,
  TargetProposal,
} from './frame';

const id = z.string().min(1).max(64);
const language = z.enum(['zh', 'en']);
const year = z.number().int().min(1949).max(2100);
const frameKey = z.union([z.literal('current'), z.literal('target'), year]);
const change = z.custom<FrameChange>((value) => typeof value === 'object' && value !== null);
const measure = z.custom<Measure>((value) => typeof value === 'object' && value !== null);
const drawingInput = z.object({
  planId: id,
  frame: frameKey,
  layout: z.enum(['county', 'feeder', 'geographic']),
  /** Codes of head branches; all where absent. */
  feeders: z.array(z.string()).max(1000).optional(),
  colour: z.enum(['change', 'loading', 'voltage', 'customerHours']),
  language,
  /** Changes drawn as if they were saved: a tie being dragged, a proposal. */
  drafts: z.array(change).max(1000).optional(),
});

/** Frames, changes, measures, load and forecast: the part of the contract the frame screens use. */
export const frameContract = {
  overview: oc.input(z.object({ planId: id })).output(type<FrameOverview>()),
  /** A Drawing (src/domain/diagram/drawing.ts) with its legend, as one JSON string. */
  drawing: oc.input(drawingInput).output(type<string>()),
  /** The drawing on sheets with frame and title block, as a file. */
  drawingFile: oc
    .input(drawingInput.extend({ paper: z.enum(['A3', 'A4', 'fit']), format: z.enum(['svg', 'pdf']) }))
    .output(eventIterator(type<Progress>(), type<MadeFile>())),
  feeders: oc.input(z.object({ planId: id, frame: frameKey })).output(type<FeederFigures[]>()),
  elements: oc
    .input(z.object({ planId: id, frame: frameKey, feeders: z.array(z.string()).max(1000).optional() }))
    .output(type<FrameElements>()),
  changes: oc.input(z.object({ planId: id })).output(type<ChangeView[]>()),
  /** Writes changes as one undo; a change whose id is known is replaced. `name` goes into the label. */
  saveChanges: oc
    .input(
      z.object({ planId: id, name: z.string().max(200), upserts: z.array(change).max(5000), deletes: z.array(id) }),
    )
    .output(type<{ changeId: string | null }>()),
  measures: oc.input(z.object({ planId: id })).output(type<MeasureView[]>()),
  saveMeasures: oc
    .input(z.object({ planId: id, upserts: z.array(measure).max(5000), deletes: z.array(id) }))
    .output(type<null>()),
  /** Ties changes to a measure of a project, one undo with making it where it is `newMeasure`; with null unties them. */
  assign: oc
    .input(
      z.object({
        planId: id,
        changeIds: z.array(id).max(5000),
        measureId: id.nullable(),
        newMeasure: measure.optional(),
      }),
    )
    .output(type<null>()),
  preview: oc
    .input(z.object({ planId: id, frame: frameKey, upserts: z.array(change).max(1000), deletes: z.array(id) }))
    .output(type<FramePreview>()),
  difference: oc.input(z.object({ planId: id })).output(type<FrameDifference>()),
  matches: oc.input(z.object({ planId: id })).output(type<MatchProposal[]>()),
  /** The target's change takes the measure of the other, which goes. */
  approveMatches: oc
    .input(z.object({ planId: id, pairs: z.array(z.object({ change: id, target: id })).max(5000) }))
    .output(type<null>()),
  /** Computes the forecast with progress, in slices; `forecast` then answers at once. */
  readyForecast: oc.input(z.object({ planId: id })).output(eventIterator(type<Progress>(), type<null>())),
  forecast: oc.input(z.object({ planId: id })).output(type<ForecastView>()),
};

/** Load tables, proposals and editions. */
export const frameMoreContract = {
  load: oc.input(z.object({ planId: id })).output(type<LoadTable>()),
  balance: oc.input(z.object({ planId: id })).output(type<BalanceRow[]>()),
  propose: oc
    .input(
      z.object({
        planId: id,
        /** Radial feeders with more customers get a tie. */
        tieAboveCustomers: z.number().min(0),
        sectionCustomers: z.number().positive(),
        sectionKm: z.number().positive(),
      }),
    )
    .output(type<TargetProposal>()),
  /** A network file as current frame, or boundaries of a GeoJSON file. */
  takeFile: oc.input(z.object({ planId: id, file: z.custom<ApiFile>(isApiFile) })).output(type<FrameFileResult>()),
  /** The current frame as a network file. */
  exportNetwork: oc.input(z.object({ planId: id })).output(type<ApiFile>()),
  /** All boundaries as a GeoJSON file. */
  exportBoundaries: oc.input(z.object({ planId: id })).output(type<ApiFile>()),
  removeBoundaries: oc.input(z.object({ planId: id })).output(type<{ removed: number }>()),
  /** Commissioned projects become current frame. */
  fold: oc.input(z.object({ planId: id, projectIds: z.array(id).max(5000) })).output(type<{ folded: number }>()),
  rollForward: oc.input(z.object({ planId: id, name: z.string().min(1).max(200) })).output(type<{ planId: string }>()),
  compare: oc.input(z.object({ from: id, to: id })).output(type<EditionComparison>()),
};
