import { bestFeedSet, type FeedGroup } from './feedSet';
import { type LocalFault, type LocalTie, OUTSIDE } from './localFault';

/** What limited ties give back. */
export interface LimitedSupply {
  /** Hours per vertex; Infinity where no limited tie feeds it. */
  hours: Float64Array;
  /** False where a search was cut short. */
  proven: boolean;
}

const NONE = -1;

/**
 * Rule 3: what is without supply once all devices have opened is fed over ties one after the other (by operateHours, then
 * larger capacity, then id). Each feeds the best connected set of zones around its own that no tie before it feeds; the
 * set's load is taken from the tie's margin and from the margin of every tie its supply comes through.
 *
 * What has a supply of its own at the end, without any tie, is not fed by limited ties in between. Where an unlimited tie
 * reaches an island as well, limited ties can only bring supply earlier.
 * @param fault the zones concerned; ties with capacity Infinity also pass on what a limited tie brings
 * @param firm hours by rule 2 over closed branches and unlimited ties (`firmHours`)
 */
export function limitedSupply(fault: LocalFault, firm: Float64Array): LimitedSupply {
  const { vertices } = fault;
  const count = vertices.length;
  const hours = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const isIsland = findIslands(fault);
  const groupOf = shedGroups(fault, isIsland);
  const fedBy = new Int32Array(count).fill(NONE);
  const ties = [...fault.ties].sort(
    (a, b) => a.operateHours - b.operateHours || b.capacityKw - a.capacityKw || a.order - b.order,
  );
  const margin = ties.map((tie) => tie.capacityKw);
  const suppliedThrough = new Int32Array(ties.length).fill(NONE);
  const isDone = new Uint8Array(ties.length);
  let proven = true;

  const feed = (t: number): boolean => {
    const use = usableEnd(ties[t]!, fault, isIsland, fedBy, hours, firm);
    if (use === undefined) return false;
    isDone[t] = 1;
    let limitKw = margin[t]!;
    for (let up = use.through; up !== NONE; up = suppliedThrough[up]!) limitKw = Math.min(limitKw, margin[up]!);
    const free = freeGroups(fault, use.into, isIsland, groupOf, fedBy);
    const best = bestFeedSet(free.groups, free.root, limitKw);
    if (best === undefined) return true;
    proven &&= best.proven;
    suppliedThrough[t] = use.through;
    margin[t]! -= best.kw;
    for (let up = use.through; up !== NONE; up = suppliedThrough[up]!) margin[up]! -= best.kw;
    const fed = best.groups.flatMap((g) => free.members[g]!);
    for (const v of fed) fedBy[v] = t;
    spread(fault, use.into, use.arrival, fedBy, t, hours);
    for (const v of fed) hours[v] = Math.max(hours[v]!, best.cutHours);
    return true;
  };

  // A tie that feeds may make others usable that come before it in the order: start over.
  for (let t = 0; t < ties.length; t++) if (isDone[t] === 0 && feed(t)) t = -1;
  return { hours, proven };
}

/** Vertices that stay without supply over closed joints once all devices have opened, the faulted zone apart. */
function findIslands({ vertices }: LocalFault): Uint8Array {
  const isIsland = new Uint8Array(vertices.length);
  const seen = new Uint8Array(vertices.length);
  vertices.forEach((start, s) => {
    if (seen[s] === 1 || start.clearHours === Number.POSITIVE_INFINITY) return;
    const members = [s];
    seen[s] = 1;
    let hasEntry = false;
    for (const v of members) {
      hasEntry ||= vertices[v]!.entry;
      for (const { to } of vertices[v]!.joints) {
        if (seen[to] === 1 || vertices[to]!.clearHours === Number.POSITIVE_INFINITY) continue;
        seen[to] = 1;
        members.push(to);
      }
    }
    if (!hasEntry) for (const v of members) isIsland[v] = 1;
  });
  return isIsland;
}

/** Numbers, per island vertex, what can only be fed or shed together: no disconnector or load switch between. */
function shedGroups({ vertices }: LocalFault, isIsland: Uint8Array): Int32Array {
  const groupOf = new Int32Array(vertices.length).fill(NONE);
  let count = 0;
  vertices.forEach((_, s) => {
    if (groupOf[s] !== NONE || isIsland[s] === 0) return;
    const members = [s];
    groupOf[s] = count;
    for (const v of members) {
      for (const { to, shedHours } of vertices[v]!.joints) {
        if (shedHours !== Number.POSITIVE_INFINITY || groupOf[to] !== NONE || isIsland[to] === 0) continue;
        groupOf[to] = count;
        members.push(to);
      }
    }
    count++;
  });
  return groupOf;
}

interface TieUse {
  into: number;
  /** Hours until supply is at the vertex `into`. */
  arrival: number;
  /** The tie whose margin the supply side draws on; NONE where its supply is not limited. */
  through: number;
}

function usableEnd(
  tie: LocalTie,
  { vertices }: LocalFault,
  isIsland: Uint8Array,
  fedBy: Int32Array,
  hours: Float64Array,
  firm: Float64Array,
): TieUse | undefined {
  for (const [from, into] of [tie.ends, [tie.ends[1], tie.ends[0]] as const]) {
    if (into === OUTSIDE || isIsland[into] === 0 || fedBy[into] !== NONE) continue;
    const through = from === OUTSIDE ? NONE : fedBy[from]!;
    const supplied = from === OUTSIDE ? 0 : through !== NONE ? hours[from]! : firm[from]!;
    const arrival = Math.max(supplied, tie.operateHours, vertices[into]!.clearHours);
    if (arrival < firm[into]!) return { into, arrival, through };
  }
  return undefined;
}

/** The groups around a vertex that no tie feeds yet, as a graph of their own. */
function freeGroups(fault: LocalFault, into: number, isIsland: Uint8Array, groupOf: Int32Array, fedBy: Int32Array) {
  const { vertices } = fault;
  const groups: FeedGroup[] = [];
  const members: number[][] = [];
  const place = new Map<number, number>();
  const vertexQueue = [into];
  const seen = new Set(vertexQueue);
  for (const v of vertexQueue) {
    const known = place.get(groupOf[v]!);
    if (known === undefined) {
      place.set(groupOf[v]!, groups.length);
      members.push([v]);
      groups.push({ kw: 0, customers: 0, loadOrders: () => [], links: [], cutHours: 0 });
    } else members[known]!.push(v);
    for (const { to } of vertices[v]!.joints) {
      if (seen.has(to) || isIsland[to] === 0 || fedBy[to] !== NONE) continue;
      seen.add(to);
      vertexQueue.push(to);
    }
  }
  groups.forEach((group, g) => {
    for (const v of members[g]!) {
      const vertex = vertices[v]!;
      group.kw += vertex.kw;
      group.customers += vertex.customers;
      for (const { to, shedHours } of vertex.joints) {
        if (isIsland[to] === 0) continue;
        if (fedBy[to] !== NONE) group.cutHours = Math.max(group.cutHours, shedHours);
        else if (groupOf[to] !== groupOf[v]) group.links.push({ to: place.get(groupOf[to]!)!, shedHours });
      }
    }
    group.loadOrders = () => members[g]!.flatMap((v) => vertices[v]!.loadOrders()).sort((a, b) => a - b);
  });
  return { groups, members, root: place.get(groupOf[into]!)! };
}

/** Rule 2 within the set a tie feeds: supply arrives at `into` and goes on over zones clear of the fault. */
function spread(
  { vertices }: LocalFault,
  into: number,
  arrival: number,
  fedBy: Int32Array,
  tie: number,
  hours: Float64Array,
): void {
  hours[into] = arrival;
  // Sets are small: relaxing until nothing changes is enough, and right with loops too.
  const open = [into];
  for (let v = open.pop(); v !== undefined; v = open.pop()) {
    for (const { to } of vertices[v]!.joints) {
      if (fedBy[to] !== tie) continue;
      const when = Math.max(hours[v]!, vertices[to]!.clearHours);
      if (when < hours[to]!) {
        hours[to] = when;
        open.push(to);
      }
    }
  }
}
