export interface FlowEdge {
  from: number;
  to: number;
  /** Least and most whole units on the edge. */
  low: number;
  high: number;
}

/**
 * Finds whole units on each edge, within its bounds, that balance at every node (a feasible circulation).
 * Method: lower bounds become demands of an added source and sink; Dinic's maximum flow saturates them or there is none.
 * Deterministic: of equal paths, the one over earlier edges is taken.
 * @returns units per edge in the order given, or null where no circulation exists
 */
export function feasibleFlow(nodeCount: number, edges: FlowEdge[]): number[] | null {
  const source = nodeCount;
  const sink = nodeCount + 1;
  const heads: number[][] = Array.from({ length: nodeCount + 2 }, () => []);
  const to: number[] = [];
  const room: number[] = [];
  const add = (a: number, b: number, capacity: number) => {
    (heads[a] as number[]).push(to.length);
    to.push(b);
    room.push(capacity);
    (heads[b] as number[]).push(to.length);
    to.push(a);
    room.push(0);
  };
  const balance = new Array<number>(nodeCount).fill(0);
  for (const edge of edges) {
    if (edge.high < edge.low) return null;
    add(edge.from, edge.to, edge.high - edge.low);
    balance[edge.to] = (balance[edge.to] as number) + edge.low;
    balance[edge.from] = (balance[edge.from] as number) - edge.low;
  }
  let demand = 0;
  balance.forEach((units, node) => {
    if (units > 0) {
      add(source, node, units);
      demand += units;
    } else if (units < 0) add(node, sink, -units);
  });
  if (maximumFlow(source, sink, heads, to, room) < demand) return null;
  return edges.map((edge, i) => edge.low + (room[2 * i + 1] as number));
}

/** Dinic's algorithm; `room` is left as the residual network. Paths are walked without recursion. */
function maximumFlow(source: number, sink: number, heads: number[][], to: number[], room: number[]): number {
  let flow = 0;
  const level = new Int32Array(heads.length);
  for (;;) {
    level.fill(-1);
    level[source] = 0;
    const queue = [source];
    for (let i = 0; i < queue.length; i++) {
      const node = queue[i] as number;
      for (const e of heads[node] as number[]) {
        const next = to[e] as number;
        if ((room[e] as number) > 0 && level[next] === -1) {
          level[next] = (level[node] as number) + 1;
          queue.push(next);
        }
      }
    }
    if (level[sink] === -1) return flow;
    const tried = new Int32Array(heads.length);
    const path: number[] = [];
    let node = source;
    for (;;) {
      if (node === sink) {
        const units = Math.min(...path.map((e) => room[e] as number));
        for (const e of path) {
          room[e] = (room[e] as number) - units;
          room[e ^ 1] = (room[e ^ 1] as number) + units;
        }
        flow += units;
        path.length = 0;
        node = source;
        continue;
      }
      const outgoing = heads[node] as number[];
      let stepped = false;
      while ((tried[node] as number) < outgoing.length) {
        const e = outgoing[tried[node] as number] as number;
        const next = to[e] as number;
        if ((room[e] as number) > 0 && level[next] === (level[node] as number) + 1) {
          path.push(e);
          node = next;
          stepped = true;
          break;
        }
        tried[node] = (tried[node] as number) + 1;
      }
      if (stepped) continue;
      const back = path.pop();
      if (back === undefined) break;
      node = to[back ^ 1] as number;
      tried[node] = (tried[node] as number) + 1;
    }
  }
}
