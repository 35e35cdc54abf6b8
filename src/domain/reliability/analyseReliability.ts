import type { NetworkColumns } from '../network/network';
import { createFaultSolver } from './faultSolver';
import { buildZones, PART_DEAD, type Zones } from './zones';

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
 * @param options planned: adds planned outages as a result of their own
 * @throws RangeError where a repair time is missing
 */
export function analyseReliability(
  network: NetworkColumns,
  options: { planned?: PlannedOutageRate } = {},
): ReliabilityResult {
  const zones = buildZones(network);
  const solver = createFaultSolver(network, zones);
  const faults = sumFaults(zones.zoneCount);
  const plannedSums = options.planned === undefined ? undefined : sumFaults(zones.zoneCount);
  const kmOfZone = plannedSums === undefined ? undefined : lengthByZone(network, zones);
  const customerInterruptions = new Float64Array(network.branchCount);
  const customerHours = new Float64Array(network.branchCount);
  const unservedKwh = new Float64Array(network.branchCount);

  for (let faulted = 0; faulted < zones.zoneCount; faulted++) {
    const firstFailure = zones.failStart[faulted]!;
    const lastFailure = zones.failStart[faulted + 1]!;
    const plannedRate = (kmOfZone?.[faulted] ?? 0) * (options.planned?.outagesPerKmYear ?? 0);
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
        const failures = network.failuresPerYear[branch]!;
        customerInterruptions[branch] = failures * cost.customers;
        customerHours[branch] = failures * cost.customerHours;
        unservedKwh[branch] = failures * cost.kwh;
      }
    }
    if (plannedSums !== undefined && plannedRate > 0) {
      addPlanned(solver.zone, solver.hours, count, plannedRate, options.planned!.hours, plannedSums);
    }
  }

  return {
    system: indices(zones, faults),
    ...byNode(zones, faults),
    isSupplied: suppliedNodes(zones),
    customerInterruptions,
    customerHours,
    unservedKwh,
    planned:
      plannedSums === undefined ? undefined : { system: indices(zones, plannedSums), ...byNode(zones, plannedSums) },
    proven: solver.proven,
  };
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

function suppliedNodes(zones: Zones): Uint8Array {
  return Uint8Array.from(zones.zoneOfNode, (z) => (zones.partKind[zones.part[z]!] === PART_DEAD ? 0 : 1));
}

function byNode(zones: Zones, sums: ZoneSums): LoadPointIndices {
  const nodeCount = zones.zoneOfNode.length;
  const interruptionsPerYear = new Float64Array(nodeCount);
  const outageHoursPerYear = new Float64Array(nodeCount);
  for (let k = 0; k < zones.loadAt.length; k++) {
    const node = zones.loadAt[k]!;
    const zone = zones.zoneOfNode[node]!;
    interruptionsPerYear[node] = sums.interruptions[zone]!;
    outageHoursPerYear[node] = sums.hours[zone]!;
  }
  return { interruptionsPerYear, outageHoursPerYear };
}

function indices(zones: Zones, sums: ZoneSums): ReliabilityIndices {
  let customers = 0;
  let interruptions = 0;
  let hours = 0;
  let kwh = 0;
  for (let z = 0; z < zones.zoneCount; z++) {
    if (zones.partKind[zones.part[z]!] === PART_DEAD) continue;
    customers += zones.customers[z]!;
    interruptions += zones.customers[z]! * sums.interruptions[z]!;
    hours += zones.customers[z]! * sums.hours[z]!;
    kwh += zones.averageKw[z]! * sums.hours[z]!;
  }
  return indicesOf(customers, interruptions, hours, kwh);
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
