import type { Drawing } from '../../../domain/diagram/drawing';
import { drawNetwork } from '../../../domain/diagram/drawNetwork';
import { legendOf } from '../../../domain/diagram/legend';
import type { DiagramPaint, LegendEntry } from '../../../domain/diagram/paint';
import {
  combinePaints,
  paintChanges,
  paintCustomerHours,
  paintLoading,
  paintVoltages,
} from '../../../domain/diagram/paints';
import { type StageResult, scaled } from '../../../domain/frame/stage/engine';
import { type ElementStates, retiredParts, statesOf } from '../../../domain/frame/states';
import { toNetwork } from '../../../domain/frame/toNetwork';
import { findFeeders } from '../../../domain/network/feeders';
import type { Network } from '../../../domain/network/network';
import { loadingOf } from '../../../domain/powerflow/loading';
import { orderFromSources } from '../../../domain/powerflow/radialOrder';
import { solvePowerFlow } from '../../../domain/powerflow/solvePowerFlow';
import { analyseReliability } from '../../../domain/reliability/analyseReliability';
import type { FrameColour } from '../../../shared/api/frame';
import type { FrameChange } from '../../../shared/frame/change';
import type { FrameKey } from '../../../shared/frame/elements';
import { type Language, wordMessage } from '../../../shared/messages';
import { frameAt, loadOfFrame, yearOfFrame } from './frameAt';
import type { FrameModel } from './frameModel';

export interface FrameDrawingOptions {
  frame: FrameKey;
  layout: 'auto' | 'county' | 'feeder' | 'geographic';
  /** Codes of head branches; all where absent. */
  feeders?: readonly string[] | undefined;
  colour: FrameColour;
  language: Language;
  drafts?: readonly FrameChange[] | undefined;
  /** What a geographic drawing has to fit into at full size. */
  room?: { width: number; height: number } | undefined;
}

export interface FrameDrawing {
  drawing: Drawing;
  legend: readonly LegendEntry[];
}

/** Draws a frame, with what is retired in it, coloured as asked. */
export function drawFrame(model: FrameModel, options: FrameDrawingOptions): FrameDrawing {
  const { language } = options;
  const stage = frameAt(model, options.frame, { upserts: options.drafts ?? [], deletes: [] });
  const { draft } = stage;
  const states = statesOf(draft);
  const retired = retiredParts(draft, states);
  const load = loadOfFrame(model, options.frame);
  const known = new Set<string>();
  const nodes = [...draft.allNodes(), ...retired.nodes];
  for (const node of nodes) known.add(node.id);
  const branches = [...draft.allBranches(), ...retired.branches.filter((b) => known.has(b.from) && known.has(b.to))];
  const network = toNetwork(
    { nodes, branches, switches: [...draft.allSwitches()] },
    draft.base,
    load === undefined ? undefined : scaled(load),
  );
  const order = orderFromSources(network, network.normallyOpen);
  const hasRepairTimes = stage.failures.unrepaired === 0;
  const paints = [
    options.colour === 'customerHours' && options.layout === 'county' && hasRepairTimes
      ? feederHoursPaint(network, model, stage, language)
      : colourPaint(network, options.colour, hasRepairTimes, language),
  ];
  if (states.branches.size > 0) {
    const stateOf = options.layout === 'county' ? feederStates(network, states) : null;
    paints.push(paintChanges((b) => states.branches.get(network.branchIds[b]!) ?? stateOf?.get(b), language));
  }
  // Changes are seen in every colouring: where they are the subject they come first.
  const paint = combinePaints(options.colour === 'change' ? paints.reverse() : paints);
  const heads = options.feeders === undefined ? undefined : new Set(options.feeders);
  const feeders =
    heads === undefined ? undefined : new Set(network.branchIds.flatMap((id, b) => (heads.has(id) ? [b] : [])));
  const drawing = drawNetwork(network, {
    layout: options.layout,
    ...(feeders === undefined || feeders.size === 0 ? {} : { feeders }),
    paint,
    title: titleOf(model, options.frame, language),
    language,
    order,
    ...(options.layout === 'geographic' ? { boundaries: model.boundaries() } : {}),
    ...(options.room === undefined ? {} : { room: options.room }),
  });
  return { drawing, legend: legendOf(drawing, language, paint.legend) };
}

/** Where a feeder is one line, a change of any of its branches changes the line: by its head branch. */
function feederStates(network: Network, states: ElementStates): Map<number, 'changed'> {
  const feeders = findFeeders(network);
  const found = new Map<number, 'changed'>();
  for (let b = 0; b < network.branchCount; b++) {
    const feeder = feeders.ofBranch[b]!;
    if (feeder >= 0 && states.branches.has(network.branchIds[b]!)) found.set(feeders.head[feeder]!, 'changed');
  }
  return found;
}

/** Where a feeder is one line, the line stands for all its customers. */
function feederHoursPaint(network: Network, model: FrameModel, stage: StageResult, language: Language): DiagramPaint {
  const hours = new Map(model.county.engine.feeders(stage).map((feeder) => [feeder.head, feeder.hours]));
  const byBranch = Float64Array.from(network.branchIds, (id) => hours.get(id) ?? 0);
  return paintCustomerHours(byBranch, language);
}

function colourPaint(network: Network, colour: FrameColour, hasRepairTimes: boolean, language: Language): DiagramPaint {
  if (colour === 'customerHours') {
    if (!hasRepairTimes) return { legend: [] };
    return paintCustomerHours(analyseReliability(network).customerHours, language);
  }
  if (colour === 'loading' || colour === 'voltage') {
    const { powerFlow } = solvePowerFlow(network);
    if (colour === 'voltage')
      return powerFlow === null ? { legend: [] } : paintVoltages(network, powerFlow.voltagesPu, language);
    const order = powerFlow?.order ?? orderFromSources(network, network.normallyOpen);
    return paintLoading(loadingOf(network, order, powerFlow).share, language);
  }
  return { legend: [] };
}

/** Name of a frame on its drawings. */
export function titleOf(model: FrameModel, key: FrameKey, language: Language): string {
  if (key === 'current') return wordMessage(language, 'DRAWING_CURRENT');
  return wordMessage(language, key === 'target' ? 'DRAWING_TARGET' : 'DRAWING_STAGE', {
    year: yearOfFrame(model, key),
  });
}
