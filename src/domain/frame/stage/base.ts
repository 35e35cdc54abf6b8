import type { FrameBranch, FrameNode } from '../../../shared/frame/elements';
import { branchesAtNodes } from '../../network/adjacency';
import { findFeeders } from '../../network/feeders';
import type { Network } from '../../network/network';
import { analyseReliability, type PlannedOutageRate } from '../../reliability/analyseReliability';
import { type Components, componentsOf } from '../components';
import type { Frame } from '../frame';
import { toNetwork } from '../toNetwork';
import { addSums, addTagged, emptySums, type FeederSums, feederSums, type Sums, type TaggedSums } from './sums';

/** The current frame analysed once: what every stage frame falls back on where nothing changed. */
export interface BaseAnalysis {
  frame: Frame;
  network: Network;
  components: Components;
  componentOf: ReadonlyMap<string, number>;
  /** Codes of the nodes of each component. */
  nodesOf: readonly string[][];
  sums: readonly Sums[];
  /** By component, then by tag of the nodes. */
  tagged: readonly TaggedSums[];
  tagOf(node: FrameNode): string | undefined;
  /** Feeders whose head lies in each component. */
  feedersOf: readonly FeederSums[][];
  /** Codes of the nodes with supply in normal operation. */
  isSupplied: ReadonlySet<string>;
  failures: FailureCount;
  /** Planned outages counted in all figures; undefined = failures only. */
  planned: PlannedOutageRate | undefined;
  /** Components that ties link to each component without a source: supply may pass through it from one to another. */
  linkedTo: ReadonlyMap<number, ReadonlySet<number>>;
  /** Components with a tie of limited capacity: their figures depend on the load. */
  isLoadSensitive: Uint8Array;
}

/** What an engine counts besides failures, and by what it keeps figures apart. */
export interface EngineOptions {
  planned?: PlannedOutageRate | undefined;
  /** Tag of a node whose figures are also summed by tag; undefined = none. */
  tagOf?: ((node: FrameNode) => string | undefined) | undefined;
}

/** Why a frame may have no prediction. */
export interface FailureCount {
  failing: number;
  unrepaired: number;
}

/** Whether a branch fails, and whether it then states no repair time. */
export function failureOf(branch: FrameBranch): FailureCount {
  const failing = !branch.normallyOpen && branch.failuresPerYear > 0 ? 1 : 0;
  return { failing, unrepaired: failing === 1 && branch.repairHours === undefined ? 1 : 0 };
}

/** Analyses the current frame. Where a branch that fails states no repair time all figures are 0 and `failures` says so. */
export function analyseBase(frame: Frame, options: EngineOptions = {}): BaseAnalysis {
  const { planned, tagOf = () => undefined } = options;
  const network = toNetwork(
    {
      nodes: [...frame.nodes.values()],
      branches: [...frame.branches.values()],
      switches: [...frame.switches.values()],
    },
    frame,
  );
  const adjacency = branchesAtNodes(network);
  const components = componentsOf(network, adjacency);
  const failures = { failing: 0, unrepaired: 0 };
  for (const branch of frame.branches.values()) {
    const { failing, unrepaired } = failureOf(branch);
    failures.failing += failing;
    failures.unrepaired += unrepaired;
  }
  const result =
    failures.unrepaired > 0 ? undefined : analyseReliability(network, planned === undefined ? {} : { planned });
  const sums = Array.from({ length: components.count }, emptySums);
  const tagged = Array.from({ length: components.count }, (): TaggedSums => new Map());
  const nodesOf = Array.from({ length: components.count }, (): string[] => []);
  const componentOf = new Map<string, number>();
  const isSupplied = new Set<string>();
  for (let i = 0; i < network.nodeCount; i++) {
    const component = components.ofNode[i]!;
    nodesOf[component]!.push(network.nodeIds[i]!);
    componentOf.set(network.nodeIds[i]!, component);
    if (result === undefined || result.isSupplied[i] === 0) continue;
    isSupplied.add(network.nodeIds[i]!);
    addSums(sums[component]!, network, i, result);
    addTagged(tagged[component]!, tagOf(frame.nodes.get(network.nodeIds[i]!)!), network, i, result);
  }
  const feeders = findFeeders(network, adjacency);
  const feedersOf = Array.from({ length: components.count }, (): FeederSums[] => []);
  for (const feeder of feederSums(network, feeders, result)) {
    const head = feeders.head[feeder.index]!;
    const from = network.branchFrom[head]!;
    const inner = feeders.isBus[from] === 1 ? network.branchTo[head]! : from;
    feedersOf[components.ofNode[inner]!]!.push(feeder);
  }
  const isLoadSensitive = new Uint8Array(components.count);
  for (let b = 0; b < network.branchCount; b++) {
    if (network.normallyOpen[b] === 0 || network.capacityKw[b] === Number.POSITIVE_INFINITY) continue;
    isLoadSensitive[components.ofNode[network.branchFrom[b]!]!] = 1;
    isLoadSensitive[components.ofNode[network.branchTo[b]!]!] = 1;
  }
  const linkedTo = new Map<number, Set<number>>();
  for (let b = 0; b < network.branchCount; b++) {
    if (network.normallyOpen[b] === 0) continue;
    const ends = [components.ofNode[network.branchFrom[b]!]!, components.ofNode[network.branchTo[b]!]!] as const;
    for (const [own, other] of [ends, [ends[1], ends[0]]] as const) {
      if (components.hasSource[own] === 1 || own === other) continue;
      const links = linkedTo.get(own) ?? new Set<number>();
      linkedTo.set(own, links.add(other));
    }
  }
  return {
    ...{ frame, network, components, componentOf, nodesOf, sums, tagged, tagOf, feedersOf },
    ...{ isSupplied, failures, planned, linkedTo, isLoadSensitive },
  };
}
