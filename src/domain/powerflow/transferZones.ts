import type { ZoneProblem } from './assignZones';
import { marginKw, subtreeEnd, type TieEnd, type TransferContext } from './transferContext';

/** The zones of a feeder: what hangs together without a switch. */
export interface FeederZones {
  /** Zone of position `start + i`. */
  zoneOf: Int32Array;
  /** Parent zone; -1 for the first. */
  parent: number[];
  kw: number[];
}

export function zonesOf(c: TransferContext, start: number, end: number): FeederZones {
  const { network, order } = c;
  const zoneOf = new Int32Array(end - start);
  const parent = [-1];
  const kw = [0];
  for (let k = start; k < end; k++) {
    let zone = 0;
    if (k > start) {
      const above = zoneOf[order.parent[k]! - start]!;
      zone = c.switches[order.branch[k]!] ? parent.push(above) - 1 : above;
      if (zone === kw.length) kw.push(0);
    }
    zoneOf[k - start] = zone;
    kw[zone]! += network.peakKw[order.node[k]!]!;
  }
  return { zoneOf, parent, kw };
}

/** The limits that zones fed over ties must keep: of the ties, of the receivers, of the rated branches of the feeder itself. */
export function zoneProblem(
  c: TransferContext,
  start: number,
  end: number,
  ties: readonly TieEnd[],
  zones: FeederZones,
): ZoneProblem {
  const { network, order } = c;
  const limit: number[] = [];
  const limitOfReceiver = new Map<number, number>();
  const alongTie = ties.map((tie) => {
    const along: number[] = [];
    if (Number.isFinite(network.capacityKw[tie.tie]!)) along.push(limit.push(network.capacityKw[tie.tie]!) - 1);
    for (let k = tie.outside; order.parent[k]! >= 0; k = order.parent[k]!) {
      if (!Number.isFinite(network.capacityKw[order.branch[k]!]!)) continue;
      let l = limitOfReceiver.get(k);
      if (l === undefined) {
        l = limit.push(marginKw(c, k, start)) - 1;
        limitOfReceiver.set(k, l);
      }
      along.push(l);
    }
    return along;
  });
  const rated: { limit: number; from: number; to: number; below: Map<number, number> }[] = [];
  for (let k = start + 1; k < end; k++) {
    const rating = network.capacityKw[order.branch[k]!]!;
    if (!Number.isFinite(rating)) continue;
    const to = subtreeEnd(order, k);
    const below = new Map<number, number>();
    for (let i = k; i < to; i++) {
      const zone = zones.zoneOf[i - start]!;
      below.set(zone, (below.get(zone) ?? 0) + network.peakKw[order.node[i]!]!);
    }
    rated.push({ limit: limit.push(rating) - 1, from: k, to, below });
  }

  const uses = ties.map((tie, t) =>
    zones.kw.map((kw, zone) => {
      const use: [number, number][] = alongTie[t]!.map((l) => [l, kw]);
      for (const branch of rated) {
        const below = branch.below.get(zone) ?? 0;
        // Power crosses a branch to reach what lies on its other side, seen from the tie.
        const across = tie.inside >= branch.from && tie.inside < branch.to ? kw - below : below;
        if (across > 0) use.push([branch.limit, across]);
      }
      return use;
    }),
  );
  return {
    parent: zones.parent,
    kw: zones.kw,
    tieZone: ties.map((tie) => zones.zoneOf[tie.inside - start]!),
    limit,
    use: (tie, zone) => uses[tie]![zone]!,
  };
}
