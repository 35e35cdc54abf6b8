/**
 * What one failure concerns, as a small graph of its own: zones without supply and, where ties lead there, parts that have
 * no source even without a failure. Built only where the zone tree alone does not answer (loops, several sources, chains
 * of ties, limited ties).
 */
export interface LocalFault {
  vertices: LocalVertex[];
  ties: LocalTie[];
}

export interface LocalVertex {
  /** Average load, kW. */
  kw: number;
  customers: number;
  /** Places, in the order of node ids, of the load points with load or customers; ascending. Read only to break a tie. */
  loadOrders: () => number[];
  /** Hours until the vertex no longer hangs together with the fault; Infinity in the faulted zone itself. */
  clearHours: number;
  /** True where the vertex holds a source or touches, over a closed joint, what the failure leaves supplied. */
  entry: boolean;
  /** Neighbours over closed joints. */
  joints: LocalJoint[];
}

export interface LocalJoint {
  to: number;
  /** Hours until load can be shed at the joint; Infinity where it cannot. */
  shedHours: number;
}

/** The end of a tie that lies in what the failure leaves supplied. */
export const OUTSIDE = -1;

export interface LocalTie {
  /** Vertex at each end, or OUTSIDE. */
  ends: [number, number];
  operateHours: number;
  /** kW; Infinity where nothing limits it in this failure. */
  capacityKw: number;
  /** Place of the tie's id in the order of branch ids. */
  order: number;
}

/** Relative tolerance of comparisons of kW: sums of the same loads in another order, or all scaled, are the same. */
export const KW_TOLERANCE = 1e-9;

/** Whether a load is within a limit, kW. */
export function isWithin(kw: number, limitKw: number): boolean {
  return kw <= limitKw + KW_TOLERANCE * Math.max(kw, limitKw, 1e-3);
}

/**
 * Rule 2 with unlimited ties: hours until each vertex is outside the zone of the fault and has a path to supply over
 * vertices that are, and over ties that are closed.
 *
 * Along a path supply arrives when its last obstacle is gone, max(clearHours, operateHours); the best path is the one
 * where that is least (a bottleneck shortest path, found as Dijkstra's with max in place of the sum).
 * @returns hours per vertex, Infinity where only repair helps
 */
export function firmHours(fault: LocalFault): Float64Array {
  const { vertices, ties } = fault;
  const hours = new Float64Array(vertices.length).fill(Number.POSITIVE_INFINITY);
  const heap: { at: number; hours: number }[] = [];
  const reach = (v: number, arrival: number) => {
    const when = Math.max(arrival, vertices[v]!.clearHours);
    if (when >= hours[v]!) return;
    hours[v] = when;
    pushHeap(heap, { at: v, hours: when });
  };
  const tiesAt = new Map<number, LocalTie[]>();
  for (const tie of ties) {
    if (tie.capacityKw !== Number.POSITIVE_INFINITY) continue;
    for (const end of tie.ends) {
      const list = tiesAt.get(end);
      if (list === undefined) tiesAt.set(end, [tie]);
      else list.push(tie);
    }
  }
  vertices.forEach((vertex, v) => {
    if (vertex.entry) reach(v, 0);
  });
  const cross = (v: number, arrival: number) => {
    for (const tie of tiesAt.get(v) ?? []) {
      const other = tie.ends[0] === v ? tie.ends[1] : tie.ends[0];
      if (other !== OUTSIDE) reach(other, Math.max(arrival, tie.operateHours));
    }
  };
  cross(OUTSIDE, 0);
  for (let next = popHeap(heap); next !== undefined; next = popHeap(heap)) {
    if (next.hours > hours[next.at]!) continue;
    for (const joint of vertices[next.at]!.joints) reach(joint.to, next.hours);
    cross(next.at, next.hours);
  }
  return hours;
}

type HeapItem = { at: number; hours: number };

function pushHeap(heap: HeapItem[], item: HeapItem): void {
  let i = heap.length;
  heap.push(item);
  while (i > 0) {
    const up = (i - 1) >> 1;
    if (heap[up]!.hours <= item.hours) break;
    heap[i] = heap[up]!;
    i = up;
  }
  heap[i] = item;
}

function popHeap(heap: HeapItem[]): HeapItem | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (top === undefined || last === undefined || heap.length === 0) return top;
  let i = 0;
  for (;;) {
    let down = 2 * i + 1;
    if (down >= heap.length) break;
    if (down + 1 < heap.length && heap[down + 1]!.hours < heap[down]!.hours) down++;
    if (heap[down]!.hours >= last.hours) break;
    heap[i] = heap[down]!;
    i = down;
  }
  heap[i] = last;
  return top;
}
