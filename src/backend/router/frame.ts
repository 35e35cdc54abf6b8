import type { MadeFile } from '../../shared/api/apiFile';
import type { Progress } from '../../shared/api/app';
import type { FrameKey } from '../../shared/frame/elements';
import type { Backend } from '../backend';
import { exportBoundaries, removeBoundaries } from '../usecases/frame/boundaries';
import {
  approveMatches,
  assignChanges,
  readChanges,
  readDifference,
  readMatches,
  readMeasures,
  saveChanges,
  saveMeasures,
} from '../usecases/frame/changes';
import { compareEditions } from '../usecases/frame/compareEditions';
import { exportNetwork } from '../usecases/frame/exportNetwork';
import { feederFigures } from '../usecases/frame/feederFigures';
import { foldProjects } from '../usecases/frame/fold';
import { readForecastView } from '../usecases/frame/forecastView';
import { checkFrameKey } from '../usecases/frame/frameAt';
import { drawFrame } from '../usecases/frame/frameDrawing';
import { frameModel } from '../usecases/frame/frameModel';
import { frameElements, frameOverview, framePreview } from '../usecases/frame/frameViews';
import { readBalance, readLoad } from '../usecases/frame/loadViews';
import { proposeFrame } from '../usecases/frame/proposal';
import { readyForecast } from '../usecases/frame/readyForecast';
import { rollForward } from '../usecases/frame/rollForward';
import { takeFrameFile } from '../usecases/frame/takeFile';
import { findScope } from '../usecases/sheet/scope';
import { guarded, os } from './base';
import { streamed } from './stream';

/** Sheets and their printing are loaded when first needed. */
const printing = () => import('../usecases/frame/drawingFile');

function modelOf({ store }: Backend, { planId }: { planId: string }) {
  return frameModel(store, findScope(store, planId));
}

/** The model of a plan and a frame it has. @throws AppError FRAME_YEAR_UNKNOWN */
function framed(backend: Backend, input: { planId: string; frame: FrameKey }) {
  const model = modelOf(backend, input);
  return { model, key: checkFrameKey(model, input.frame) };
}

export const frame = {
  overview: os.frame.overview.handler(({ context, input }) => frameOverview(modelOf(context.backend, input))),
  drawing: os.frame.drawing.handler(({ context, input }) => {
    const { model, key } = framed(context.backend, input);
    return JSON.stringify(drawFrame(model, { ...input, frame: key }));
  }),
  drawingFile: os.frame.drawingFile.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, MadeFile>(async (onProgress, abort) => {
        const { model, key } = framed(backend, input);
        const { makeDrawingFile } = await printing();
        const options = { ...input, frame: key };
        return backend.files.keep(await makeDrawingFile(backend.store, model, options, { signal: abort, onProgress }));
      }, signal),
    ),
  ),
  feeders: os.frame.feeders.handler(({ context, input }) => {
    const { model, key } = framed(context.backend, input);
    return feederFigures(model, key);
  }),
  elements: os.frame.elements.handler(({ context, input }) => {
    const { model, key } = framed(context.backend, input);
    return frameElements(model, key, input.feeders);
  }),
  preview: os.frame.preview.handler(({ context, input }) => {
    const { model, key } = framed(context.backend, input);
    return framePreview(model, key, input);
  }),
  changes: os.frame.changes.handler(({ context: { backend }, input }) =>
    readChanges(backend.store, findScope(backend.store, input.planId)),
  ),
  saveChanges: os.frame.saveChanges.handler(({ context: { backend }, input }) =>
    saveChanges(backend.store, findScope(backend.store, input.planId), input.name, input.upserts, input.deletes),
  ),
  measures: os.frame.measures.handler(async ({ context: { backend }, input, signal }) => {
    const scope = findScope(backend.store, input.planId);
    await readyForecast(backend.store, scope, { signal });
    return readMeasures(backend.store, scope);
  }),
  saveMeasures: os.frame.saveMeasures.handler(({ context: { backend }, input }) => {
    saveMeasures(backend.store, findScope(backend.store, input.planId), input.upserts, input.deletes);
    return null;
  }),
  assign: os.frame.assign.handler(({ context: { backend }, input }) => {
    const { planId, changeIds, measureId, newMeasure } = input;
    assignChanges(backend.store, findScope(backend.store, planId), changeIds, measureId, newMeasure);
    return null;
  }),
  difference: os.frame.difference.handler(({ context: { backend }, input }) =>
    readDifference(backend.store, findScope(backend.store, input.planId)),
  ),
  matches: os.frame.matches.handler(({ context: { backend }, input }) =>
    readMatches(backend.store, findScope(backend.store, input.planId)),
  ),
  approveMatches: os.frame.approveMatches.handler(({ context: { backend }, input }) => {
    approveMatches(backend.store, findScope(backend.store, input.planId), input.pairs);
    return null;
  }),
  readyForecast: os.frame.readyForecast.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, null>(async (onProgress, abort) => {
        await readyForecast(backend.store, findScope(backend.store, input.planId), { signal: abort, onProgress });
        return null;
      }, signal),
    ),
  ),
  forecast: os.frame.forecast.handler(async ({ context: { backend }, input, signal }) => {
    const scope = findScope(backend.store, input.planId);
    await readyForecast(backend.store, scope, { signal });
    return readForecastView(backend.store, scope);
  }),
  load: os.frame.load.handler(({ context: { backend }, input }) =>
    readLoad(backend.store, findScope(backend.store, input.planId)),
  ),
  balance: os.frame.balance.handler(({ context: { backend }, input }) =>
    readBalance(backend.store, findScope(backend.store, input.planId)),
  ),
  propose: os.frame.propose.handler(({ context: { backend }, input: { planId, ...limits } }) =>
    proposeFrame(backend.store, findScope(backend.store, planId), limits),
  ),
  takeFile: os.frame.takeFile.handler(async ({ context: { backend }, input }) => {
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    return takeFrameFile(backend.store, findScope(backend.store, input.planId), { name: input.file.name, bytes });
  }),
  exportNetwork: os.frame.exportNetwork.handler(({ context: { backend }, input }) => {
    const text = JSON.stringify(exportNetwork(backend.store, findScope(backend.store, input.planId)), null, 1);
    return new File([text], 'network.json', { type: 'application/json' });
  }),
  exportBoundaries: os.frame.exportBoundaries.handler(({ context: { backend }, input }) => {
    const text = JSON.stringify(exportBoundaries(backend.store, findScope(backend.store, input.planId)));
    return new File([text], 'boundaries.geojson', { type: 'application/geo+json' });
  }),
  removeBoundaries: os.frame.removeBoundaries.handler(({ context: { backend }, input }) => ({
    removed: removeBoundaries(backend.store, findScope(backend.store, input.planId)),
  })),
  fold: os.frame.fold.handler(({ context: { backend }, input }) => ({
    folded: foldProjects(backend.store, findScope(backend.store, input.planId), input.projectIds),
  })),
  rollForward: os.frame.rollForward.handler(({ context: { backend }, input }) => ({
    planId: rollForward(backend.store, findScope(backend.store, input.planId), input.name),
  })),
  compare: os.frame.compare.handler(({ context: { backend }, input }) =>
    compareEditions(backend.store, input.from, input.to),
  ),
};
