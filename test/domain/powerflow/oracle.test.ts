import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network1 } from '../../../src/domain/network/network1';
import { newtonPowerFlow } from './newtonOracle';
import { fixture, PUBLISHED, solved, voltagesById } from './support';

/** Random forests: 1-3 sources, up to 24 nodes, loads up to those that collapse, capacitors, either direction of branches, open ties. */
const forests: fc.Arbitrary<Network1> = fc
  .record({
    sources: fc.integer({ min: 1, max: 3 }),
    baseKv: fc.constantFrom(0.4, 10, 12.66, 35),
    sourceVoltagePu: fc.constantFrom(1, 1.05, 0.97),
    stress: fc.double({ min: 0.001, max: 8, noNaN: true }),
    nodes: fc.array(
      fc.record({
        parent: fc.nat(1000),
        r: fc.double({ min: 0.01, max: 1, noNaN: true }),
        x: fc.double({ min: 0.01, max: 1, noNaN: true }),
        kw: fc.double({ min: 0, max: 1, noNaN: true }),
        kvar: fc.double({ min: -0.5, max: 1, noNaN: true }),
        turned: fc.boolean(),
      }),
      { minLength: 1, maxLength: 21, size: 'max' },
    ),
    tie: fc.option(fc.tuple(fc.nat(1000), fc.nat(1000))),
  })
  .map(({ sources, baseKv, sourceVoltagePu, stress, nodes, tie }) => {
    const zBase = baseKv * baseKv;
    // Powers in MVA such that the sum over all nodes times a typical path is `stress` per unit.
    const size = (1000 * stress) / nodes.length;
    const document: Network1 = { format: 'countyframe.network/1', baseKv, sourceVoltagePu, nodes: [], branches: [] };
    for (let s = 0; s < sources; s++) document.nodes.push({ id: `s${s}`, kind: 'source', peakKw: 12 });
    nodes.forEach((node, i) => {
      const id = `n${i}`;
      const parent = document.nodes[node.parent % document.nodes.length]!.id;
      document.nodes.push({ id, kind: 'load', peakKw: node.kw * size, peakKvar: node.kvar * size });
      document.branches.push({
        id: `b${i}`,
        from: node.turned ? id : parent,
        to: node.turned ? parent : id,
        rOhm: node.r * zBase * 0.5,
        xOhm: node.x * zBase * 0.5,
      });
    });
    if (tie !== null) {
      const from = document.nodes[tie[0] % document.nodes.length]!.id;
      const to = document.nodes[tie[1] % document.nodes.length]!.id;
      if (from !== to) document.branches.push({ id: 'tie', from, to, normallyOpen: true });
    }
    return document;
  });

describe('against Newton-Raphson on the admittance matrix', () => {
  // Would catch: any mistake the published radial feeders do not show (several sources, capacitors, turned branches, stress).
  it('gives the same voltages and losses on random forests', () => {
    let compared = 0;
    let collapsed = 0;
    fc.assert(
      fc.property(forests, (document) => {
        const { network, flow } = solved(document);
        const oracle = newtonPowerFlow(document);
        // Newton may leave for another solution under extreme stress; it must not find a healthy one the sweep misses.
        const low = oracle === null ? 0 : Math.min(...oracle.voltages.values());
        if (!flow.converged) {
          collapsed++;
          expect(low).toBeLessThan(0.6);
          return;
        }
        if (low < 0.6) return;
        compared++;
        for (const [id, v] of voltagesById(network, flow)) {
          expect(Math.abs(v - oracle!.voltages.get(id)!)).toBeLessThan(1e-9);
        }
        expect(Math.abs(flow.lossKw - oracle!.lossKw)).toBeLessThanOrEqual(1e-8 * oracle!.lossKw + 1e-9);
        expect(Math.abs(flow.lossKvar - oracle!.lossKvar)).toBeLessThanOrEqual(1e-8 * oracle!.lossKvar + 1e-9);
      }),
      { numRuns: 2000, seed: 20261124 },
    );
    expect(compared).toBeGreaterThan(1000);
    expect(collapsed).toBeGreaterThan(5);
  });

  // Would catch an oracle that agrees with nothing but itself.
  it.each(PUBLISHED)('the oracle itself reproduces %s', (name) => {
    const document = fixture(name);
    const oracle = newtonPowerFlow(document)!;
    expect(Math.abs(oracle.lossKw / document.expected.powerFlow.lossKw - 1)).toBeLessThan(1e-8);
  });
});
