import type { NetworkColumns } from '../network/network';
import { BLOCK_NODES, type Blocks, createBlockReader, divideIntoBlocks } from './blocks';
import { createFaultSolver } from './faultSolver';
import { buildZones, isLoadPoint, PART_DEAD, type Zones } from './zones';

/** Hours of the period predictions are made for. */
export const HOURS_PER_YEAR = 8760;

/**
 * The set in which reliability is stated (IEEE 1366; DL/T 836: AITC-1 = SAIFI, AIHC-1 = SAIDI, RS-1 = ASAI):
 * SAIFI = Σ λi Ni / Σ Ni, SAIDI = Σ Ui Ni / Σ Ni, CAIDI = SAIDI / SAIFI, ASAI = 1 − SAIDI / T, ENS = Σ Ui Pi
 * for load points i with Ni customers, λi interruptions per year, Ui hours per year, Pi kW on average.
 */
export interface ReliabilityIndices {
  /** Σ Ni: customers with supply in normal operation. */
  customers: number;
  /** Interruptions per customer-year. */
  saifi: number;
  /** Hours per customer-year. */
  saidiHours: number;
  /** Hours per interruption; null where nobody is interrupted. */
  caidiHours: number | null;
  /** Share of the period, 0..1. */
  asai: number;
  /** kWh per year. */
  ensKwh: number;
}

/** Planned work on the network, by a rate. */
export interface PlannedOutageRate {
  /** Planned outages per km and year. */
  outagesPerKmYear: number;
  /** Hours each. */
  hours: number;
}

export interface LoadPointIndices {
  /** Per node, 1/yr; 0 for what is no load point or has no supply in normal operation. */
  interruptionsPerYear: Float64Array;
  /** Per node, h/yr. */
  outageHoursPerYear: Float64Array;
}

/** What each branch's failures cost in a year: their sums over branches are the index's numerators. */
export interface BranchContributions {
  customerInterruptions: Float64Array;
  customerHours: Float64Array;
  unservedKwh: Float64Array;
}

export interface ReliabilityResult extends LoadPointIndices, BranchContributions {
  system: ReliabilityIndices;
  /** Per node: 1 where it has supply in normal operation. */
  isSupplied: Uint8Array;
  /** Planned outages, kept apart from failures; undefined where no rate was given. */
  planned: (LoadPointIndices & { system: ReliabilityIndices }) | undefined;
  /** False where the best set of a limited tie could not be proven (see feedSet.ts). */
  proven: boolean;
}

/**
 * Predicted reliability by failure-mode analysis, one branch failure at a time, in stages (docs/reliability.md).
 * @param network every closed branch with failuresPerYear > 0 needs repairHours
 * @param options planned: adds planned outages as a result of their own; blockNodes: size of the blocks a large network is
 *   analysed in, which changes nothing but time and memory
 * @throws RangeError where a repair time is missing
 */
export function analyseReliability(
  network: NetworkColumns,
  options: { planned?: PlannedOutageRate; blockNodes?: number } = {},
): ReliabilityResult {
  const blockNodes = options.blockNodes ?? BLOCK_NODES;
  const result = emptyResult(network, options.planned !== undefined);
  const totals = { faults: emptyTotals(), planned: emptyTotals() };
  if (network.nodeCount <= 2 * blockNodes) {
    analyseBlock(network, undefined, 0, options.planned, result, totals);
  } else {
    const blocks = divideIntoBlocks(network, blockNodes);
    const read = createBlockReader(network, blocks);
    for (let k = 0; k < blocks.count; k++) analyseBlock(read(k), blocks, k, options.planned, result, totals);
  }
  result.system = indicesOfTotals(totals.faults);
  if (result.planned !== undefined) result.planned.system = indicesOfTotals(totals.planned);
  return result;
}

interface Totals {
  customers: number;
  interruptions: number;
  hours: number;
  kwh: number;
}

function emptyTotals(): Totals {
  return { customers: 0, interruptions: 0, hours: 0, kwh: 0 };
}

function indicesOfTotals({ customers, interruptions, hours, kwh }: Totals): ReliabilityIndices {
  return indicesOf(customers, interruptions, hours, kwh);
}

function emptyResult({ nodeCount, branchCount }: NetworkColumns, hasPlanned: boolean): ReliabilityResult {
  const system = indicesOf(0, 0, 0, 0);
  const points = () => ({
    interruptionsPerYear: new Float64Array(nodeCount),
    outageHoursPerYear: new Float64Array(nodeCount),
  });
  return {
    system,
    ...points(),
    isSupplied: new Uint8Array(nodeCount),
    customerInterruptions: new Float64Array(branchCount),
    customerHours: new Float64Array(branchCount),
    unservedKwh: new Float64Array(branchCount),
    planned: hasPlanned ? { system, ...points() } : undefined,
    proven: true,
  };
}

/**
 * Analyses a network or one block of it, and puts the figures in their places in the result.
 * @param blocks undefined where `network` is the whole
 */
function analyseBlock(
  network: NetworkColumns,
  blocks: Blocks | undefined,
  block: number,
  planned: PlannedOutageRate | undefined,
  result: ReliabilityResult,
  totals: { faults: Totals; planned: Totals },
): void {
  const zones = buildZones(network);
  const solver = createFaultSolver(network, zones);
  const faults = sumFaults(zones.zoneCount);
  const plannedSums = planned === undefined ? undefined : sumFaults(zones.zoneCount);
  const kmOfZone = planned === undefined ? undefined : lengthByZone(network, zones);
  const firstBranch = blocks?.branchStart[block] ?? 0;

  for (let faulted = 0; faulted < zones.zoneCount; faulted++) {
    const firstFailure = zones.failStart[faulted]!;
    const lastFailure = zones.failStart[faulted + 1]!;
    const plannedRate = (kmOfZone?.[faulted] ?? 0) * (planned?.outagesPerKmYear ?? 0);
    if (firstFailure === lastFailure && plannedRate === 0) continue;
    const count = solver.solve(faulted);
    if (count === 0) continue;
    // Failures of a zone differ in repair time only; those of equal repair time are summed up together.
    for (let k = firstFailure; k < lastFailure; ) {
      const repairHours = network.repairHours[zones.failAt[k]!]!;
      if (Number.isNaN(repairHours)) throw new RangeError('a branch that fails needs a repair time');
      let next = k;
      let rate = 0;
      while (next < lastFailure && network.repairHours[zones.failAt[next]!] === repairHours) {
        rate += network.failuresPerYear[zones.failAt[next]!]!;
        next++;
      }
      const cost = addFault(zones, solver.zone, solver.hours, count, rate, repairHours, faults);
      for (; k < next; k++) {
        const branch = zones.failAt[k]!;
        const at = blocks === undefined ? branch : blocks.branches[firstBranch + branch]!;
        const failures = network.failuresPerYear[branch]!;
        result.customerInterruptions[at] = failures * cost.customers;
        result.customerHours[at] = failures * cost.customerHours;
        result.unservedKwh[at] = failures * cost.kwh;
      }
    }
    if (plannedSums !== undefined && plannedRate > 0) {
      addPlanned(solver.zone, solver.hours, count, plannedRate, planned!.hours, plannedSums);
    }
  }

  result.proven &&= solver.proven;
  const firstNode = blocks?.nodeStart[block] ?? 0;
  const ownNodes = blocks === undefined ? network.nodeCount : blocks.nodeStart[block + 1]! - firstNode;
  for (let i = 0; i < ownNodes; i++) {
    const at = blocks === undefined ? i : blocks.nodes[firstNode + i]!;
    const zone = zones.zoneOfNode[i]!;
    if (zones.partKind[zones.part[zone]!] === PART_DEAD) continue;
    result.isSupplied[at] = 1;
    if (!isLoadPoint(network, i)) continue;
    result.interruptionsPerYear[at] = faults.interruptions[zone]!;
    result.outageHoursPerYear[at] = faults.hours[zone]!;
    addToTotals(network, i, faults, zone, totals.faults);
    if (plannedSums === undefined || result.planned === undefined) continue;
    result.planned.interruptionsPerYear[at] = plannedSums.interruptions[zone]!;
    result.planned.outageHoursPerYear[at] = plannedSums.hours[zone]!;
    addToTotals(network, i, plannedSums, zone, totals.planned);
  }
}

function addToTotals(network: NetworkColumns, node: number, sums: ZoneSums, zone: number, totals: Totals): void {
  const customers = network.customers[node]!;
  totals.customers += customers;
  totals.interruptions += customers * sums.interruptions[zone]!;
  totals.hours += customers * sums.hours[zone]!;
  totals.kwh += network.averageKw[node]! * sums.hours[zone]!;
}

interface ZoneSums {
  interruptions: Float64Array;
  hours: Float64Array;
}

function sumFaults(zoneCount: number): ZoneSums {
  return { interruptions: new Float64Array(zoneCount), hours: new Float64Array(zoneCount) };
}

function addFault(
  zones: Zones,
  zone: Int32Array,
  hours: Float64Array,
  count: number,
  ratePerYear: number,
  repairHours: number,
  sums: ZoneSums,
) {
  let customers = 0;
  let customerHours = 0;
  let kwh = 0;
  for (let i = 0; i < count; i++) {
    const z = zone[i]!;
    // Repair brings everybody back at the latest.
    const outage = hours[i]! < repairHours ? hours[i]! : repairHours;
    sums.interruptions[z]! += ratePerYear;
    sums.hours[z]! += ratePerYear * outage;
    customers += zones.customers[z]!;
    customerHours += zones.customers[z]! * outage;
    kwh += zones.averageKw[z]! * outage;
  }
  return { customers, customerHours, kwh };
}

/** Planned work: what can be supplied another way is switched over beforehand without an interruption; the rest waits. */
function addPlanned(
  zone: Int32Array,
  hours: Float64Array,
  count: number,
  ratePerYear: number,
  outageHours: number,
  sums: ZoneSums,
): void {
  for (let i = 0; i < count; i++) {
    if (hours[i] !== Number.POSITIVE_INFINITY) continue;
    sums.interruptions[zone[i]!]! += ratePerYear;
    sums.hours[zone[i]!]! += ratePerYear * outageHours;
  }
}

function lengthByZone(network: NetworkColumns, zones: Zones): Float64Array {
  const km = new Float64Array(zones.zoneCount);
  for (let b = 0; b < network.branchCount; b++) {
    const zone = zones.zoneOfBranch[b]!;
    if (zone >= 0 && network.lengthKm[b]! > 0) km[zone]! += network.lengthKm[b]!;
  }
  return km;
}

/**
 * The set of indices from its numerators.
 * @param customers Σ Ni
 * @param customerInterruptions Σ λi Ni
 * @param customerHours Σ Ui Ni, h
 * @param kwh Σ Ui Pi, kWh
 * @param periodHours T, h
 */
export function indicesOf(
  customers: number,
  customerInterruptions: number,
  customerHours: number,
  kwh: number,
  periodHours = HOURS_PER_YEAR,
): ReliabilityIndices {
  const saifi = customers > 0 ? customerInterruptions / customers : 0;
  const saidiHours = customers > 0 ? customerHours / customers : 0;
  return {
    customers,
    saifi,
    saidiHours,
    caidiHours: saifi > 0 ? saidiHours / saifi : null,
    asai: 1 - saidiHours / periodHours,
    ensKwh: kwh,
  };
}
