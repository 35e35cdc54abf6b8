import type { Feeders } from '../../network/feeders';
import type { Network, NetworkColumns } from '../../network/network';
import { indicesOf, type LoadPointIndices, type ReliabilityIndices } from '../../reliability/analyseReliability';

/** Numerators of the indices: they add up over parts of a frame. */
export interface Sums {
  customers: number;
  interruptions: number;
  hours: number;
  kwh: number;
}

/** The numerators of one feeder, named by the code of its head branch. */
export interface FeederSums extends Sums {
  head: string;
  /** Index within the network it was found in. */
  index: number;
}

export function emptySums(): Sums {
  return { customers: 0, interruptions: 0, hours: 0, kwh: 0 };
}

/** What a node's figures are read from: failures, and planned outages where they count. */
export type NodeFigures = LoadPointIndices & { planned?: LoadPointIndices | undefined };

/** Adds a node's figures. */
export function addSums(sums: Sums, network: NetworkColumns, node: number, result: NodeFigures): void {
  const customers = network.customers[node]!;
  const { planned } = result;
  const hours = result.outageHoursPerYear[node]! + (planned === undefined ? 0 : planned.outageHoursPerYear[node]!);
  sums.customers += customers;
  sums.interruptions +=
    customers *
    (result.interruptionsPerYear[node]! + (planned === undefined ? 0 : planned.interruptionsPerYear[node]!));
  sums.hours += customers * hours;
  sums.kwh += network.averageKw[node]! * hours;
}

/** Figures by tag of their nodes: a region with a township. */
export type TaggedSums = Map<string, Sums>;

/** As addSums, into the sums of a tag. */
export function addTagged(
  tagged: TaggedSums,
  tag: string | undefined,
  network: NetworkColumns,
  node: number,
  result: NodeFigures,
): void {
  if (tag === undefined) return;
  addSums(sumsOf(tagged, tag), network, node, result);
}

export function addAllTagged(total: TaggedSums, more: TaggedSums): void {
  for (const [tag, sums] of more) addTo(sumsOf(total, tag), sums);
}

function sumsOf(tagged: TaggedSums, tag: string): Sums {
  let sums = tagged.get(tag);
  if (sums === undefined) {
    sums = emptySums();
    tagged.set(tag, sums);
  }
  return sums;
}

export function addTo(total: Sums, more: Sums): void {
  total.customers += more.customers;
  total.interruptions += more.interruptions;
  total.hours += more.hours;
  total.kwh += more.kwh;
}

export function indicesOfSums(sums: Sums): ReliabilityIndices {
  return indicesOf(sums.customers, sums.interruptions, sums.hours, sums.kwh);
}

/** The numerators of each feeder's own customers. */
export function feederSums(network: Network, feeders: Feeders, result: NodeFigures | undefined): FeederSums[] {
  const sums = Array.from({ length: feeders.count }, (_, f) => ({
    ...emptySums(),
    head: network.branchIds[feeders.head[f]!]!,
    index: f,
  }));
  for (let i = 0; i < network.nodeCount; i++) {
    const feeder = sums[feeders.ofNode[i]!];
    if (feeder === undefined) continue;
    if (result !== undefined) addSums(feeder, network, i, result);
    else feeder.customers += network.customers[i]!;
  }
  return sums;
}
