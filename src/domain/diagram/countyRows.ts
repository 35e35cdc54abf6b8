import type { Network } from '../network/network';
import { feederAt, type RadialOrder } from '../powerflow/radialOrder';

/** One horizontal line of the schematic: a feeder, or (head -1) the busbar of a source that a tie ends at. */
export interface CountyRow {
  source: number;
  head: number;
}

export interface CountyTie {
  branch: number;
  open: boolean;
  /** Rows it joins, the upper one first. */
  upper: number;
  lower: number;
}

/** Rounds of ordering by the middle of the partners; more do not shorten the lines visibly. */
const ROUNDS = 4;

/**
 * Feeders as rows, in an order that keeps ties short: substations that are tied stand next to each other, within a substation feeders
 * stand by the middle of the rows that they are tied to.
 */
export function countyRows(
  network: Network,
  order: RadialOrder,
): { rows: CountyRow[]; ties: CountyTie[]; substations: number[] } {
  const rows: CountyRow[] = [];
  for (let f = 0; f < order.feederStart.length; f++) {
    const start = order.feederStart[f]!;
    rows.push({ source: order.node[order.parent[start]!]!, head: order.branch[start]! });
  }
  const busRow = new Map<number, number>();
  const rowOf = (node: number): number => {
    const position = order.position[node]!;
    if (position >= order.suppliedCount) return -1;
    const feeder = feederAt(order, position);
    if (feeder >= 0) return feeder;
    let row = busRow.get(node);
    if (row === undefined) {
      row = rows.push({ source: node, head: -1 }) - 1;
      busRow.set(node, row);
    }
    return row;
  };
  const closing = new Set(order.closing);
  const pairs: { branch: number; open: boolean; a: number; b: number }[] = [];
  for (let branch = 0; branch < network.branchCount; branch++) {
    const open = network.normallyOpen[branch] === 1;
    if (!open && !closing.has(branch)) continue;
    const a = rowOf(network.branchFrom[branch]!);
    const b = rowOf(network.branchTo[branch]!);
    if (a >= 0 && b >= 0 && a !== b) pairs.push({ branch, open, a, b });
  }
  for (let k = 0; k < order.suppliedCount; k++) {
    const source = order.node[k]!;
    const bare = order.parent[k] === -1 && !(k + 1 < order.suppliedCount && order.parent[k + 1] === k);
    if (bare && !busRow.has(source)) rows.push({ source, head: -1 });
  }

  const sorted = sortRows(rows, pairs);
  const place = new Int32Array(rows.length);
  sorted.forEach((row, at) => {
    place[row] = at;
  });
  const ties = pairs.map(({ branch, open, a, b }) => ({
    branch,
    open,
    upper: Math.min(place[a]!, place[b]!),
    lower: Math.max(place[a]!, place[b]!),
  }));
  const placed = sorted.map((row) => rows[row]!);
  return { rows: placed, ties, substations: [...new Set(placed.map((row) => row.source))] };
}

function sortRows(rows: readonly CountyRow[], pairs: readonly { a: number; b: number }[]): number[] {
  const partners: number[][] = rows.map(() => []);
  for (const { a, b } of pairs) {
    partners[a]!.push(b);
    partners[b]!.push(a);
  }
  const bySource = new Map<number, number[]>();
  rows.forEach((row, r) => {
    const list = bySource.get(row.source);
    if (list === undefined) bySource.set(row.source, [r]);
    else list.push(r);
  });
  let substations = chainOf(rows, bySource, partners);
  const place = new Float64Array(rows.length);
  const settle = (): void => {
    let at = 0;
    for (const source of substations) for (const r of bySource.get(source)!) place[r] = at++;
  };
  settle();
  for (let round = 0; round < ROUNDS; round++) {
    const middle = Float64Array.from(rows, (_, r) => mean(partners[r]!, place) ?? place[r]!);
    for (const list of bySource.values()) list.sort((a, b) => middle[a]! - middle[b]! || a - b);
    const centre = new Map(substations.map((s) => [s, mean(bySource.get(s)!, middle)!]));
    if (round > 0) substations = [...substations].sort((a, b) => centre.get(a)! - centre.get(b)!);
    settle();
  }
  return substations.flatMap((source) => bySource.get(source)!);
}

/** Substations along their ties: from the first of the file, always to one tied to those before. */
function chainOf(
  rows: readonly CountyRow[],
  bySource: ReadonlyMap<number, readonly number[]>,
  partners: readonly (readonly number[])[],
): number[] {
  const chain: number[] = [];
  const seen = new Set<number>();
  for (const first of bySource.keys()) {
    if (seen.has(first)) continue;
    seen.add(first);
    const queue = [first];
    for (const source of queue) {
      chain.push(source);
      for (const r of bySource.get(source)!) {
        for (const p of partners[r]!) {
          const other = rows[p]!.source;
          if (seen.has(other)) continue;
          seen.add(other);
          queue.push(other);
        }
      }
    }
  }
  return chain;
}

function mean(of: readonly number[], values: Float64Array): number | null {
  if (of.length === 0) return null;
  return of.reduce((sum, i) => sum + values[i]!, 0) / of.length;
}
