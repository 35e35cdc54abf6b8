import type { Network } from '../../../../domain/network/network';
import type { Network1 } from '../../../../domain/network/network1';
import { readNetwork } from '../../../../domain/network/readNetwork';

/**
 * A county of feeders, each a trunk with laterals and loads, neighbours tied end to end.
 * @param feeders number of feeders
 * @param branches branches of each
 * @param placed with coordinates
 */
export function county(feeders: number, branches: number, placed = false): Network {
  const document: Network1 = { format: 'countyframe.network/1', title: '云岫县', nodes: [], branches: [], devices: [] };
  for (let f = 0; f < feeders; f++) {
    const station = Math.floor(f / 6);
    if (f % 6 === 0) {
      document.nodes.push({ id: `S${station}`, kind: 'source', name: `${station + 1}号变`, ...at(placed, f * 400, 0) });
    }
    let trunk = `S${station}`;
    for (let k = 0; k < branches; k++) {
      const id = `F${f}-${k}`;
      const isLateral = k % 3 === 2;
      document.nodes.push({
        id,
        kind: isLateral ? 'load' : 'junction',
        name: isLateral ? `${f + 1}线${k}号公变` : `${k}号杆`,
        customers: isLateral ? 40 : 0,
        averageKw: isLateral ? 60 : 0,
        ...at(placed, f * 400 + (isLateral ? 120 : 0), (k + 1) * 120),
      });
      document.branches.push({
        id: `B${f}-${k}`,
        from: trunk,
        to: id,
        kind: 'line',
        lengthKm: 0.12,
        name: k === 0 ? `10kV${f + 1}线` : `${f + 1}线${k}段`,
      });
      if (k % 30 === 0) {
        document.devices!.push({ branch: `B${f}-${k}`, end: 'from', kind: k === 0 ? 'breaker' : 'loadSwitch' });
      }
      if (!isLateral) trunk = id;
    }
    if (f % 2 === 1) {
      const end = branches - 1 - (branches % 3 === 0 ? 1 : 0);
      document.branches.push({
        id: `T${f}`,
        from: `F${f - 1}-${end}`,
        to: `F${f}-${end}`,
        kind: 'tie',
        normallyOpen: true,
        name: `${f}-${f + 1}联络`,
      });
    }
  }
  return readNetwork(document).network;
}

function at(placed: boolean, x: number, y: number): { x?: number; y?: number } {
  return placed ? { x, y } : {};
}
