import { branchesAtNodes, otherEnd } from './adjacency';
import type { ComponentRate, LedgerFeeder } from './equivalentNetwork';
import { type FeederShape, shapesOfFeeders } from './feederShape';
import { type Feeders, findFeeders } from './feeders';
import { BRANCH_TRANSFORMER, DEVICE_BREAKER, DEVICE_FUSE, type Network, NODE_LOAD } from './network';

/** A feeder as its ledger would describe it, and the rates its lines and transformers have. */
export interface MeasuredFeeder {
  ledger: LedgerFeeder;
  linePerKm: ComponentRate;
  transformer: ComponentRate;
}

/**
 * Describes each feeder of a full network by the few figures a ledger has: what is needed to see how far an equivalent
 * network is off, and to check a ledger against a drawn network. All length is counted as bare overhead line: the rates
 * measured are those of the mix.
 */
export function measureFeeders(network: Network): MeasuredFeeder[] {
  const adjacency = branchesAtNodes(network);
  const feeders = findFeeders(network, adjacency);
  const shapes = shapesOfFeeders(network, adjacency, feeders);
  const sums = shapes.map(() => ({ km: 0, transformers: 0, line: rateSum(), transformer: rateSum() }));
  for (let b = 0; b < network.branchCount; b++) {
    const sum = sums[feeders.ofBranch[b]!];
    if (sum === undefined) continue;
    const isTransformer = network.branchKind[b] === BRANCH_TRANSFORMER;
    if (isTransformer) sum.transformers++;
    else sum.km += known(network.lengthKm[b]!);
    const rate = isTransformer ? sum.transformer : sum.line;
    rate.failures += network.failuresPerYear[b]!;
    rate.hours += network.failuresPerYear[b]! * known(network.repairHours[b]!);
  }
  const points = loadPoints(network, feeders);
  return shapes.map((shape, f) => {
    const sum = sums[f]!;
    const trunkKm = shape.trunk
      .filter((b) => network.branchKind[b] !== BRANCH_TRANSFORMER)
      .reduce((km, b) => km + known(network.lengthKm[b]!), 0);
    const own = points[f]!;
    const fused = own.filter((point) => point.isGuarded).length;
    const ledger: LedgerFeeder = {
      id: network.branchIds[feeders.head[f]!]!,
      trunkKm,
      lateralKm: Math.max(0, sum.km - trunkKm),
      shares: { bare: 1, insulated: 0, cable: 0 },
      sections: shape.sections,
      ties: shape.ties.length,
      tieCapacityKw: smallestCapacity(network, shape),
      operateHours: meanOperateHours(network, feeders, shape),
      loadPoints: Math.max(1, own.length),
      fusedShare: own.length === 0 ? 0 : fused / own.length,
      customers: shape.customers,
      averageKw: shape.averageKw,
      peakKw: shape.peakKw,
      points: own.map(({ customers, averageKw }) => ({ customers, averageKw })),
    };
    return {
      ledger,
      linePerKm: rateOf(sum.line, sum.km),
      transformer: rateOf(sum.transformer, Math.max(1, own.length)),
    };
  });
}

function rateSum() {
  return { failures: 0, hours: 0 };
}

function rateOf(sum: { failures: number; hours: number }, per: number): ComponentRate {
  return {
    failuresPerYear: per > 0 ? sum.failures / per : 0,
    repairHours: sum.failures > 0 ? sum.hours / sum.failures : 0,
  };
}

function known(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

/** Load points of each feeder, nearest to the bus first, and whether a fuse or breaker guards the trunk against them. */
function loadPoints(network: Network, feeders: Feeders) {
  const guards = new Uint8Array(network.branchCount);
  for (let d = 0; d < network.deviceCount; d++) {
    const kind = network.deviceKind[d];
    if (kind === DEVICE_FUSE || kind === DEVICE_BREAKER) guards[network.deviceBranch[d]!] = 1;
  }
  type Point = { customers: number; averageKw: number; isGuarded: boolean; km: number };
  const points: Point[][] = Array.from({ length: feeders.count }, () => []);
  for (let i = 0; i < network.nodeCount; i++) {
    const feeder = feeders.ofNode[i]!;
    if (feeder < 0 || network.nodeKind[i] !== NODE_LOAD) continue;
    let km = 0;
    let isGuarded = false;
    for (let at = i; feeders.isBus[at] === 0; ) {
      const up = feeders.upBranch[at]!;
      km += known(network.lengthKm[up]!);
      if (guards[up] === 1 && up !== feeders.head[feeder]) isGuarded = true;
      at = otherEnd(network, up, at);
    }
    points[feeder]!.push({ customers: network.customers[i]!, averageKw: network.averageKw[i]!, isGuarded, km });
  }
  for (const own of points) own.sort((a, b) => a.km - b.km);
  return points;
}

function smallestCapacity(network: Network, shape: FeederShape): number | null {
  const least = Math.min(...shape.ties.map((tie) => network.capacityKw[tie.branch]!));
  return Number.isFinite(least) ? least : null;
}

function meanOperateHours(network: Network, feeders: Feeders, shape: FeederShape): number {
  const hours = shape.ties.map((tie) => network.operateHours[tie.branch]!);
  for (let d = 0; d < network.deviceCount; d++) {
    const kind = network.deviceKind[d];
    if (kind === DEVICE_FUSE || kind === DEVICE_BREAKER) continue;
    if (feeders.ofBranch[network.deviceBranch[d]!] === shape.feeder) hours.push(network.deviceOperateHours[d]!);
  }
  return hours.length === 0 ? 1 : hours.reduce((a, b) => a + b, 0) / hours.length;
}
