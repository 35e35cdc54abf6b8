import { stepsOfFrame } from '../../../domain/frame/forecast';
import { changesOfFrame } from '../../../domain/frame/select';
import { type StageResult, type Step, scaled, type YearLoad } from '../../../domain/frame/stage/engine';
import { toNetwork } from '../../../domain/frame/toNetwork';
import type { Network } from '../../../domain/network/network';
import { AppError } from '../../../shared/appError';
import type { FrameChange } from '../../../shared/frame/change';
import type { FrameKey } from '../../../shared/frame/elements';
import type { FrameModel } from './frameModel';

/** @throws AppError FRAME_YEAR_UNKNOWN for a year that is neither the base year nor a planning year */
export function checkFrameKey(model: FrameModel, key: FrameKey): FrameKey {
  if (typeof key !== 'number') return key;
  if (key === model.baseYear && !model.years.includes(key)) return 'current';
  if (!model.years.includes(key)) {
    throw new AppError('FRAME_YEAR_UNKNOWN', { year: key, years: model.years.join(', ') });
  }
  return key;
}

/** Year a frame stands for. */
export function yearOfFrame(model: FrameModel, key: FrameKey): number {
  return key === 'current' ? model.baseYear : key === 'target' ? model.targetYear : key;
}

export function loadOfFrame(model: FrameModel, key: FrameKey): YearLoad | undefined {
  return key === 'current' ? undefined : model.yearLoad(yearOfFrame(model, key));
}

/** Evaluates a frame, with changes that are not saved yet in place of or after those that are. */
export function frameAt(
  model: FrameModel,
  key: FrameKey,
  drafts: { upserts: readonly FrameChange[]; deletes: readonly string[] } = { upserts: [], deletes: [] },
): StageResult {
  return model.county.engine.evaluate(stepsWith(model, checkFrameKey(model, key), drafts), loadOfFrame(model, key));
}

function stepsWith(
  model: FrameModel,
  key: FrameKey,
  { upserts, deletes }: { upserts: readonly FrameChange[]; deletes: readonly string[] },
): Step[] {
  if (upserts.length === 0 && deletes.length === 0) return stepsOfFrame(model.lists, key, model.pointsOf);
  const gone = new Set([...deletes, ...upserts.map((change) => change.id)]);
  const stored = changesOfFrame(model.lists, key).filter((change) => !gone.has(change.id));
  const points = key === 'current' ? [] : model.pointsOf(yearOfFrame(model, key));
  // A change being drawn counts in whatever frame is looked at.
  const changes = [...stored, ...upserts].sort((a, b) => a.position - b.position);
  return [...changes, ...points];
}

/** The network of a frame at the load of its year. */
export function networkOf(model: FrameModel, key: FrameKey, { draft }: Pick<StageResult, 'draft'>): Network {
  const load = loadOfFrame(model, key);
  return toNetwork(
    { nodes: [...draft.allNodes()], branches: [...draft.allBranches()], switches: [...draft.allSwitches()] },
    draft.base,
    load === undefined ? undefined : scaled(load),
  );
}
