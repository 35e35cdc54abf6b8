import type { StageResult } from '../../../domain/frame/stage/engine';
import { indicesOfSums, type Sums } from '../../../domain/frame/stage/sums';
import { findFeeders } from '../../../domain/network/feeders';
import { BRANCH_TRANSFORMER, type Network } from '../../../domain/network/network';
import { classifyWiring } from '../../../domain/network/wiringMode';
import { evaluateTransfer } from '../../../domain/powerflow/evaluateTransfer';
import { loadingOf } from '../../../domain/powerflow/loading';
import { orderFromSources } from '../../../domain/powerflow/radialOrder';
import { solvePowerFlow } from '../../../domain/powerflow/solvePowerFlow';
import type { FeederFigures, FrameFeeder, Indices } from '../../../shared/api/frame';
import type { FrameKey } from '../../../shared/frame/elements';
import { frameAt, loadOfFrame, networkOf } from './frameAt';
import type { FrameModel } from './frameModel';

const kept = new WeakMap<FrameModel, Map<FrameKey, FeederFigures[]>>();

/** Every feeder of a frame with its figures; computed once until something changes. */
export function feederFigures(model: FrameModel, key: FrameKey): FeederFigures[] {
  const known = kept.get(model) ?? new Map<FrameKey, FeederFigures[]>();
  kept.set(model, known);
  const figures = known.get(key) ?? computeFigures(model, key, frameAt(model, key));
  known.set(key, figures);
  return figures;
}

/** Indices of a part of a frame; null where it cannot be computed. */
export function indicesOrNull(sums: Sums, { failures }: Pick<StageResult, 'failures'>): Indices | null {
  if (failures.failing === 0 || failures.unrepaired > 0 || sums.customers === 0) return null;
  const { customers, saifi, saidiHours, caidiHours, asai } = indicesOfSums(sums);
  return { customers, saifi, saidiHours, caidiHours, asai };
}

/** Feeders of a network with the names of ledger and bus. */
export function namedFeeders(model: FrameModel, network: Network): FrameFeeder[] {
  const feeders = findFeeders(network);
  const ledger = new Map(model.county.feeders.map((feeder) => [feeder.id, feeder.name]));
  return Array.from({ length: feeders.count }, (_, f): FrameFeeder => {
    const head = feeders.head[f]!;
    const bus = feeders.bus[f]!;
    const id = network.branchIds[head]!;
    const feederId = model.county.current.branches.get(id)?.feeder ?? null;
    return {
      id,
      name: (feederId === null ? undefined : ledger.get(feederId)) ?? network.branchNames[head] ?? id,
      source: network.nodeIds[bus]!,
      sourceName: network.nodeNames[bus] ?? network.nodeIds[bus]!,
      feederId,
      origin: feederId === null || model.county.withSections.has(feederId) ? 'sections' : 'ledger',
    };
  });
}

function computeFigures(model: FrameModel, key: FrameKey, stage: StageResult): FeederFigures[] {
  const network = networkOf(model, key, stage);
  const feeders = findFeeders(network);
  const named = namedFeeders(model, network);
  const sums = new Map(model.county.engine.feeders(stage).map((own) => [own.head, own]));
  const { powerFlow } = solvePowerFlow(network);
  const order = powerFlow?.order ?? orderFromSources(network, network.normallyOpen);
  const { share } = loadingOf(network, order, powerFlow);
  const lowest = new Float64Array(feeders.count).fill(Number.NaN);
  const heaviest = new Float64Array(feeders.count).fill(Number.NaN);
  const km = new Float64Array(feeders.count);
  for (let b = 0; b < network.branchCount; b++) {
    const f = feeders.ofBranch[b]!;
    if (f < 0) continue;
    if (network.branchKind[b] !== BRANCH_TRANSFORMER && network.lengthKm[b]! > 0) km[f]! += network.lengthKm[b]!;
    if (!(heaviest[f]! >= share[b]!) && !Number.isNaN(share[b]!)) heaviest[f] = share[b]!;
  }
  if (powerFlow !== null) {
    for (let n = 0; n < network.nodeCount; n++) {
      const f = feeders.ofNode[n]!;
      const voltage = powerFlow.voltagesPu[n]!;
      if (f >= 0 && !(lowest[f]! <= voltage) && !Number.isNaN(voltage)) lowest[f] = voltage;
    }
  }
  const transfers = new Map((evaluateTransfer(network, feeders.head) ?? []).map((own) => [own.head, own]));
  const hasYearLoad = key === 'current' || loadOfFrame(model, key) !== undefined;
  return classifyWiring(network).map(({ head, mode, reason, shape }): FeederFigures => {
    const f = shape.feeder;
    const feeder = named[f]!;
    const own = sums.get(feeder.id);
    const indices = own === undefined ? null : indicesOrNull(own, stage);
    const transfer = transfers.get(head);
    return {
      ...feeder,
      customers: shape.customers,
      averageKw: shape.averageKw,
      peakKw: shape.peakKw,
      hasYearLoad,
      lengthKm: km[f]!,
      sections: shape.sections,
      ties: shape.ties.length,
      wiringMode: mode,
      wiringReason: reason,
      indices,
      customerHours: indices === null ? null : own!.hours,
      loadShare: numberOrNull(heaviest[f]!),
      minVoltagePu: numberOrNull(lowest[f]!),
      transferShare: transfer === undefined || transfer.peakKw === 0 ? null : transfer.share,
      passesN1: transfer === undefined || transfer.peakKw === 0 ? null : transfer.share >= 1 - 1e-9,
    };
  });
}

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
