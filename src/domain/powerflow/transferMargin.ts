import { MaxFlow } from './maxFlow';
import { marginKw, type TieEnd, type TransferContext } from './transferContext';

/**
 * What ratings and margins let a feeder's neighbours take over, kW, if its load could be divided anywhere: the maximal flow from
 * the sources over receivers, ties and the feeder's own branches to its loads. A margin shared by ties is one arc.
 */
export function transferMargin(
  c: TransferContext,
  start: number,
  end: number,
  ties: readonly TieEnd[],
): { kw: number; kwByTie: number[] } {
  const { network, order } = c;
  const graph = new MaxFlow();
  const supply = graph.addNode();
  const sink = graph.addNode();
  const inside: number[] = [];
  for (let k = start; k < end; k++) {
    const here = graph.addNode();
    inside.push(here);
    const kw = network.peakKw[order.node[k]!]!;
    if (kw > 0) graph.addArc(here, sink, kw);
    if (k > start) {
      const rating = network.capacityKw[order.branch[k]!]!;
      graph.addArc(inside[order.parent[k]! - start]!, here, rating, rating);
    }
  }
  const outside = new Map<number, number>();
  const arcs = ties.map((tie) => {
    const at = receiver(tie.outside);
    return graph.addArc(at, inside[tie.inside - start]!, network.capacityKw[tie.tie]!);
  });
  const kw = graph.run();
  return { kw, kwByTie: arcs.map((arc) => graph.flowIn(arc)) };

  /** The receiver's branches from its source to a position; parts shared with an earlier tie are there already. */
  function receiver(position: number): number {
    const way: number[] = [];
    let k = position;
    while (order.parent[k]! >= 0 && !outside.has(k)) {
      way.push(k);
      k = order.parent[k]!;
    }
    let at = outside.get(k) ?? supply;
    for (const step of way.reverse()) {
      const here = graph.addNode();
      graph.addArc(at, here, marginKw(c, step, start));
      outside.set(step, here);
      at = here;
    }
    return at;
  }
}
