import type { NetworkColumns } from '../network/network';
import { limitedSupply } from './limitedTies';
import { firmHours, isWithin, type LocalFault, type LocalJoint, type LocalVertex, OUTSIDE } from './localFault';
import { PART_DEAD, PART_TREE, type Zones } from './zones';

/** Evaluates the failure of one zone after the other, without allocating on the way for radial feeders. */
export interface FaultSolver {
  /**
   * Failure-mode analysis of a failure in `faulted` (rules 1 to 3 of docs/reliability.md).
   * @returns number of zones interrupted; they stand in `zone` and `hours` until the next call
   */
  solve(faulted: number): number;
  zone: Int32Array;
  /** Hours until supply is back without repair; Infinity where only repair helps. */
  hours: Float64Array;
  /** Becomes false when a search for the best set of a limited tie had to be cut short. */
  proven: boolean;
}

/**
 * @param network the columns `zones` was built from
 * @param zones its zones
 */
export function createFaultSolver(network: NetworkColumns, zones: Zones): FaultSolver {
  const { parent, parentOpenHours, subtreeEnd, tieStart, tieAt, tieFrom, tieTo, tieBranch, kwThrough, averageKw } =
    zones;
  const clear = new Float64Array(zones.zoneCount);
  /** In the mesh method: 1 + place among the zones concerned, 0 elsewhere. */
  const placeOf = new Int32Array(zones.zoneCount);
  const solver: FaultSolver = {
    solve,
    zone: new Int32Array(zones.zoneCount),
    hours: new Float64Array(zones.zoneCount),
    proven: true,
  };
  const { zone, hours } = solver;
  return solver;

  function solve(faulted: number): number {
    const kind = zones.partKind[zones.part[faulted]!]!;
    // Where nobody is supplied nobody is interrupted.
    if (kind === PART_DEAD) return 0;
    return kind === PART_TREE ? solveTree(faulted) : solveMesh(faulted);
  }

  /**
   * The zone tree. The zone of the fault grows towards the source up to the first breaker or fuse; everything below its
   * top is interrupted. One pass down gives the time each zone is clear of the fault and the time by the feeder's own
   * supply; one pass up and one down carry in what arrives over ties.
   */
  function solveTree(faulted: number): number {
    clear[faulted] = Number.POSITIVE_INFINITY;
    let top = faulted;
    let open = Number.POSITIVE_INFINITY;
    while (parent[top]! >= 0 && parentOpenHours[top]! > 0) {
      open = Math.min(open, parentOpenHours[top]!);
      top = parent[top]!;
      clear[top] = open;
    }
    const end = subtreeEnd[top]!;
    const count = end - top;
    hours[0] = clear[top]!;
    zone[0] = top;
    for (let z = top + 1; z < end; z++) {
      const up = parent[z]!;
      // Zones on the way up from the fault have their time already.
      if (z > faulted || subtreeEnd[z]! <= faulted) clear[z] = Math.min(clear[up]!, parentOpenHours[z]!);
      zone[z - top] = z;
      hours[z - top] = Math.max(hours[up - top]!, clear[z]!);
    }
    if (tieStart[end]! > tieStart[top]!) return supplyOverTies(faulted, top, end);
    return count;
  }

  function supplyOverTies(faulted: number, top: number, end: number): number {
    const count = end - top;
    const affectedKw = kwThrough[end - 1]! - kwThrough[top]! + averageKw[top]! - averageKw[faulted]!;
    let seeded = false;
    let limited = false;
    for (let k = tieStart[top]!; k < tieStart[end]!; k++) {
      const tie = tieAt[k]!;
      const fromInside = tieFrom[tie]! >= top && tieFrom[tie]! < end;
      const toInside = tieTo[tie]! >= top && tieTo[tie]! < end;
      const outer = fromInside ? tieTo[tie]! : tieFrom[tie]!;
      // A chain of ties is not answered by the tree.
      if ((fromInside && toInside) || zones.partKind[zones.part[outer]!] === PART_DEAD) {
        return solveLocally(faulted, zone.slice(0, count));
      }
      const inner = fromInside ? tieFrom[tie]! : tieTo[tie]!;
      const capacityKw = network.capacityKw[tieBranch[tie]!]!;
      if (isWithin(affectedKw, capacityKw) || isEnoughForIsland(faulted, inner, capacityKw)) {
        const arrival = Math.max(network.operateHours[tieBranch[tie]!]!, clear[inner]!);
        if (arrival < hours[inner - top]!) {
          hours[inner - top] = arrival;
          seeded = true;
        }
      } else limited = true;
    }
    if (seeded) passUpAndDown(top, end);
    if (limited) limitedIslands(faulted, top, affectedKw);
    return count;
  }

  /** Whether a tie is the only one of its island and carries all of it: then its limit plays no part. */
  function isEnoughForIsland(faulted: number, inner: number, capacityKw: number): boolean {
    const island = islandTop(faulted, inner);
    if (island < 0) return false;
    const last = subtreeEnd[island]!;
    if (tieStart[last]! - tieStart[island]! > 1) return false;
    return isWithin(kwThrough[last - 1]! - kwThrough[island]! + averageKw[island]!, capacityKw);
  }

  /** The zone below the faulted one under which `inner` lies, -1 where it lies elsewhere. */
  function islandTop(faulted: number, inner: number): number {
    if (inner <= faulted || inner >= subtreeEnd[faulted]!) return -1;
    let z = inner;
    while (parent[z] !== faulted) z = parent[z]!;
    return z;
  }

  function passUpAndDown(top: number, end: number): void {
    for (let z = end - 1; z > top; z--) {
      const up = parent[z]!;
      const when = Math.max(hours[z - top]!, clear[up]!);
      if (when < hours[up - top]!) hours[up - top] = when;
    }
    for (let z = top + 1; z < end; z++) {
      const when = Math.max(hours[parent[z]! - top]!, clear[z]!);
      if (when < hours[z - top]!) hours[z - top] = when;
    }
  }

  /** Limited ties, island by island: each subtree below the faulted zone that has ties. */
  function limitedIslands(faulted: number, top: number, affectedKw: number): void {
    for (let island = faulted + 1; island < subtreeEnd[faulted]!; island = subtreeEnd[island]!) {
      const last = subtreeEnd[island]!;
      if (tieStart[last]! === tieStart[island]!) continue;
      const members = zone.slice(island - top, last - top);
      const firm = hours.slice(island - top, last - top);
      const fault = localFault(faulted, members, affectedKw);
      const supply = limitedSupply(fault, firm);
      solver.proven &&= supply.proven;
      for (let k = 0; k < members.length; k++) {
        const at = island - top + k;
        hours[at] = Math.min(hours[at]!, supply.hours[k]!);
      }
    }
  }

  /** Loops or several sources: looks for what the failure cuts off within its connected part. */
  function solveMesh(faulted: number): number {
    const part = zones.part[faulted]!;
    const first = zones.partStart[part]!;
    const last = zones.partStart[part + 1]!;
    clearHoursInMesh(faulted, first, last);
    const supplied = new Uint8Array(last - first);
    const open: number[] = [];
    const reach = (z: number) => {
      if (supplied[z - first] === 1 || clear[z]! > 0) return;
      supplied[z - first] = 1;
      open.push(z);
    };
    for (let z = first; z < last; z++) if (zones.hasSource[z] === 1) reach(z);
    for (let z = open.pop(); z !== undefined; z = open.pop()) {
      for (let k = zones.adjStart[z]!; k < zones.adjStart[z + 1]!; k++) reach(zones.adjZone[k]!);
    }
    const members: number[] = [];
    for (let z = first; z < last; z++) if (supplied[z - first] === 0) members.push(z);
    return solveLocally(faulted, Int32Array.from(members));
  }

  /** Hours until each zone is clear of the fault: the quickest device on the way, on the slowest way round. */
  function clearHoursInMesh(faulted: number, first: number, last: number): void {
    clear.fill(0, first, last);
    clear[faulted] = Number.POSITIVE_INFINITY;
    const open = [faulted];
    for (let z = open.pop(); z !== undefined; z = open.pop()) {
      for (let k = zones.adjStart[z]!; k < zones.adjStart[z + 1]!; k++) {
        const when = Math.min(clear[z]!, zones.adjOpenHours[k]!);
        if (when <= clear[zones.adjZone[k]!]!) continue;
        clear[zones.adjZone[k]!] = when;
        open.push(zones.adjZone[k]!);
      }
    }
  }

  /** The general method on the zones concerned; `clear` is set for them. */
  function solveLocally(faulted: number, members: Int32Array): number {
    let kw = 0;
    for (const z of members) if (z !== faulted) kw += averageKw[z]!;
    const fault = localFault(faulted, members, kw);
    const firm = firmHours(fault);
    const supply = fault.ties.some((tie) => tie.capacityKw !== Number.POSITIVE_INFINITY)
      ? limitedSupply(fault, firm)
      : undefined;
    solver.proven &&= supply?.proven ?? true;
    members.forEach((z, k) => {
      zone[k] = z;
      hours[k] = Math.min(firm[k]!, supply?.hours[k] ?? Number.POSITIVE_INFINITY);
    });
    return members.length;
  }

  /** The zones concerned as a graph of their own, and the sourceless parts that ties lead into from there. */
  function localFault(faulted: number, members: Int32Array, affectedKw: number): LocalFault {
    const vertices: LocalVertex[] = [];
    const ties: LocalFault['ties'] = [];
    members.forEach((z, k) => {
      placeOf[z] = k + 1;
    });
    const deadParts = new Map<number, number>();
    const tieSeen = new Set<number>();
    const tieQueue: number[] = [];
    const collectTies = (z: number) => {
      for (let k = tieStart[z]!; k < tieStart[z + 1]!; k++) {
        if (tieSeen.has(tieAt[k]!)) continue;
        tieSeen.add(tieAt[k]!);
        tieQueue.push(tieAt[k]!);
      }
    };
    for (const z of members) {
      vertices.push(vertexOf(faulted, z));
      collectTies(z);
    }
    const endOf = (z: number): number => {
      if (placeOf[z]! > 0) return placeOf[z]! - 1;
      const part = zones.part[z]!;
      if (zones.partKind[part] !== PART_DEAD) return OUTSIDE;
      const known = deadParts.get(part);
      if (known !== undefined) return known;
      deadParts.set(part, vertices.length);
      // What never had supply asks for nothing, but a chain of ties may pass through it.
      vertices.push({ kw: 0, customers: 0, loadOrders: () => [], clearHours: 0, entry: false, joints: [] });
      for (let other = zones.partStart[part]!; other < zones.partStart[part + 1]!; other++) collectTies(other);
      return vertices.length - 1;
    };
    for (const tie of tieQueue) {
      const branch = tieBranch[tie]!;
      const capacityKw = network.capacityKw[branch]!;
      ties.push({
        ends: [endOf(tieFrom[tie]!), endOf(tieTo[tie]!)],
        operateHours: network.operateHours[branch]!,
        capacityKw: isWithin(affectedKw, capacityKw) ? Number.POSITIVE_INFINITY : capacityKw,
        order: network.branchOrder[branch]!,
      });
    }
    for (const z of members) placeOf[z] = 0;
    return { vertices, ties };
  }

  function vertexOf(faulted: number, z: number): LocalVertex {
    const joints: LocalJoint[] = [];
    let entry = zones.hasSource[z] === 1;
    for (let k = zones.adjStart[z]!; k < zones.adjStart[z + 1]!; k++) {
      const place = placeOf[zones.adjZone[k]!]!;
      if (place > 0) joints.push({ to: place - 1, shedHours: zones.adjShedHours[k]! });
      else if (zones.adjZone[k] !== faulted) entry = true;
    }
    return {
      kw: averageKw[z]!,
      customers: zones.customers[z]!,
      loadOrders: () => loadOrders(z),
      clearHours: clear[z]!,
      entry,
      joints,
    };
  }

  function loadOrders(z: number): number[] {
    const orders: number[] = [];
    for (let k = zones.loadStart[z]!; k < zones.loadStart[z + 1]!; k++) {
      const node = zones.loadAt[k]!;
      if (network.customers[node]! > 0 || network.averageKw[node]! > 0) orders.push(network.nodeOrder[node]!);
    }
    return orders.sort((a, b) => a - b);
  }
}
