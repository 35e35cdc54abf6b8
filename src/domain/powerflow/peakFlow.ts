import type { NetworkColumns } from '../network/network';
import type { RadialOrder } from './radialOrder';

/**
 * Peak load behind each branch, kW, without losses: the flow that planning compares with a rating where no impedances are known.
 * @returns by position of `order`: the load of that node and of all it supplies
 */
export function peakKwBehind(network: Pick<NetworkColumns, 'peakKw'>, order: RadialOrder): Float64Array {
  const sum = new Float64Array(order.node.length);
  for (let k = order.node.length - 1; k >= 0; k--) {
    sum[k]! += network.peakKw[order.node[k]!]!;
    const up = order.parent[k]!;
    if (up >= 0) sum[up]! += sum[k]!;
  }
  return sum;
}
