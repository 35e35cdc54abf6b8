import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Network1 } from '../../../src/domain/network/network1';
import { readNetwork } from '../../../src/domain/network/readNetwork';
import { analyseReliability, type ReliabilityResult } from '../../../src/domain/reliability/analyseReliability';
import { randomIsland, randomNetwork } from './randomNetwork';

/** Several networks as one, tied to each other here and there, their parts interleaved in the order of nodes. */
function together(networks: Network1[], links: { a: number; b: number; open: number }[]): Network1 {
  const named = networks.map((json, k) => ({
    nodes: json.nodes.map((n) => ({ ...n, id: `${k} ${n.id}` })),
    branches: json.branches.map((b) => ({ ...b, id: `${k} ${b.id}`, from: `${k} ${b.from}`, to: `${k} ${b.to}` })),
    devices: (json.devices ?? []).map((d) => ({ ...d, branch: `${k} ${d.branch}` })),
  }));
  const longest = Math.max(...named.map(({ nodes }) => nodes.length));
  const nodes = Array.from({ length: longest }, (_, i) => named.flatMap((n) => n.nodes[i] ?? [])).flat();
  const ties = links
    .filter(({ a, b }) => a % nodes.length !== b % nodes.length)
    .map(({ a, b, open }, i) => ({
      id: `link ${i}`,
      from: nodes[a % nodes.length]!.id,
      to: nodes[b % nodes.length]!.id,
      normallyOpen: true,
      operateHours: open,
      capacityKw: open === 1 ? 40 : null,
    }));
  return {
    format: 'countyframe.network/1',
    nodes,
    branches: [...named.flatMap((n) => n.branches), ...ties],
    devices: named.flatMap((n) => n.devices),
  };
}

// Would catch a tie, a chain of ties over a sourceless part, or a figure getting lost between blocks.
it('analysing in small blocks gives what analysing the whole gives', () => {
  const one = fc.oneof(randomNetwork({ loops: true, capacity: 'limited' }), randomIsland({ loops: false }));
  const link = fc.record({ a: fc.nat(999), b: fc.nat(999), open: fc.constantFrom(0.05, 1, 2) });
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 3, maxLength: 5 }),
      fc.array(link, { maxLength: 12, size: 'max' }),
      (parts, links) => {
        const { network } = readNetwork(together(parts, links));
        const planned = { outagesPerKmYear: 0, hours: 3 };
        const whole = analyseReliability(network, { planned, blockNodes: 1e9 });
        const blocks = analyseReliability(network, { planned, blockNodes: 1 });
        for (const key of ['saifi', 'saidiHours', 'asai', 'ensKwh', 'customers'] as const) {
          expect(blocks.system[key]).toBeCloseTo(whole.system[key], 9);
        }
        const columns = (result: ReliabilityResult) => ({ ...result, system: 0, planned: 0 });
        expect(columns(blocks)).toEqual(columns(whole));
      },
    ),
    { numRuns: 400 },
  );
});
