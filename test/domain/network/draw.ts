import type { Network } from '../../../src/domain/network/network';
import type { Network1, Network1Branch, Network1Device, Network1Node } from '../../../src/domain/network/network1';
import { readNetwork } from '../../../src/domain/network/readNetwork';

type End = { branch: string; end: 'from' | 'to'; kind: Network1Device['kind'] };

/**
 * A network drawn in text, one chain per line: `S1 B- a1 o- a2 oo a3 ~~ b3`.
 * Nodes: S.. is a source, j.. a junction without load, anything else a load of 100 customers and 100 kW.
 * Between them: `--` plain, `B-` breaker at the left, `o-` load switch at the left, `-o` at the right, `oo` at both ends,
 * `f-` fuse at the left, `tx` transformer, `~~` normally open. `4km` after it sets the length (1 km otherwise).
 */
export function drawn(...chains: string[]): Network1 {
  const nodes = new Map<string, Network1Node>();
  const branches: Network1Branch[] = [];
  const devices: End[] = [];
  for (const chain of chains) {
    const words = chain.trim().split(/\s+/);
    let from = words[0]!;
    addNode(nodes, from);
    for (let i = 1; i < words.length; ) {
      const sign = words[i++]!;
      const length = /^[\d.]+km$/.test(words[i]!) ? Number.parseFloat(words[i++]!) : 1;
      const to = words[i++]!;
      addNode(nodes, to);
      const id = `${from}-${to}`;
      branches.push({
        id,
        from,
        to,
        kind: sign === '~~' ? 'tie' : sign === 'tx' ? 'transformer' : 'line',
        lengthKm: length,
        normallyOpen: sign === '~~',
        ...(sign === '~~' ? { operateHours: 1 } : { failuresPerYear: 0.1 * length, repairHours: 5 }),
      });
      if (sign === 'B-') devices.push({ branch: id, end: 'from', kind: 'breaker' });
      if (sign === 'f-') devices.push({ branch: id, end: 'from', kind: 'fuse' });
      if (sign[0] === 'o') devices.push({ branch: id, end: 'from', kind: 'loadSwitch' });
      if (sign[1] === 'o') devices.push({ branch: id, end: 'to', kind: 'loadSwitch' });
      from = to;
    }
  }
  return {
    format: 'countyframe.network/1',
    nodes: [...nodes.values()],
    branches,
    devices: devices.map((d) => (d.kind === 'loadSwitch' ? { ...d, operateHours: 1 } : d)),
  };
}

/** The same, read. */
export function drawnNetwork(...chains: string[]): Network {
  return readNetwork(drawn(...chains)).network;
}

function addNode(nodes: Map<string, Network1Node>, id: string): void {
  if (nodes.has(id)) return;
  if (id.startsWith('S')) nodes.set(id, { id, kind: 'source' });
  else if (id.startsWith('j')) nodes.set(id, { id, kind: 'junction' });
  else nodes.set(id, { id, kind: 'load', customers: 100, averageKw: 100, peakKw: 160 });
}
