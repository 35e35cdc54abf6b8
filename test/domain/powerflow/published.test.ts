import { describe, expect, it } from 'vitest';
import type { Network1 } from '../../../src/domain/network/network1';
import { branchFigures } from '../../../src/domain/powerflow/branchFigures';
import { powerFlowForEvaluation } from '../../../src/domain/powerflow/evaluation';
import { fixture, PUBLISHED, shuffled, solved, voltagesById } from './support';

const close = (found: number, published: number, relative = 1e-6): void => {
  expect(Math.abs(found - published)).toBeLessThanOrEqual(relative * Math.abs(published));
};

describe.each(PUBLISHED)('published power flow %s', (name) => {
  const document = fixture(name);
  const published = document.expected.powerFlow;

  // Would catch: any wrong base, sign, unit or tree; figures a planner signs.
  it('comes out to 1e-6', () => {
    const { network, flow } = solved(document);
    expect(flow.converged).toBe(true);
    close(flow.lossKw, published.lossKw, 1e-8);
    close(flow.lossKvar, published.lossKvar, 1e-8);
    close(flow.minVoltagePu, published.minVoltagePu, 1e-7);
    const evaluated = powerFlowForEvaluation(network, flow);
    expect(evaluated.minVoltageNode).toBe(published.minVoltageNode);
    expect(Object.keys(evaluated.voltagesPu)).toHaveLength(document.nodes.length);
    for (const [id, v] of Object.entries(published.voltagesPu ?? {})) {
      expect(Math.abs(evaluated.voltagesPu[id]! - v)).toBeLessThan(1e-8);
    }
  });

  // Would catch: a result that leans on the order of the file, on from/to as supply direction, or on numeric ids.
  it('comes out the same when relabelled, reordered and turned around', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const label = (id: string): string => `节点 "${seed}"<${id.padStart(3, '0')}>`;
      const copy: Network1 = {
        ...document,
        nodes: shuffled(document.nodes, seed).map((n) => ({ ...n, id: label(n.id) })),
        branches: shuffled(document.branches, seed + 100).map((b, i) => ({
          ...b,
          id: `b/${b.id}`,
          from: label(i % 2 === 0 ? b.from : b.to),
          to: label(i % 2 === 0 ? b.to : b.from),
        })),
      };
      const { network, flow } = solved(copy);
      close(flow.lossKw, published.lossKw, 1e-8);
      close(flow.lossKvar, published.lossKvar, 1e-8);
      expect(network.nodeIds[flow.minVoltageNode]).toBe(label(published.minVoltageNode));
      const voltages = voltagesById(network, flow);
      for (const [id, v] of Object.entries(published.voltagesPu ?? {})) {
        expect(Math.abs(voltages.get(label(id))! - v)).toBeLessThan(1e-8);
      }
    }
  });

  // Would catch: a per-unit base hidden somewhere. U -> k U, Z -> k^2 Z leaves powers and per-unit voltages alone; S -> c S,
  // Z -> Z / c multiplies the losses by c.
  it('follows the laws of scaling', () => {
    const k = 35 / document.baseKv!;
    const c = 7.3;
    const copy: Network1 = {
      ...document,
      baseKv: document.baseKv! * k,
      nodes: document.nodes.map((n) => ({ ...n, peakKw: (n.peakKw ?? 0) * c, peakKvar: (n.peakKvar ?? 0) * c })),
      branches: document.branches.map((b) => ({
        ...b,
        rOhm: (b.rOhm! * k * k) / c,
        xOhm: (b.xOhm! * k * k) / c,
      })),
    };
    const { flow } = solved(copy);
    close(flow.lossKw, published.lossKw * c, 1e-8);
    close(flow.lossKvar, published.lossKvar * c, 1e-8);
    close(flow.minVoltagePu, published.minVoltagePu, 1e-8);
  });

  // Would catch: powers lost or made between branches, wrong signs of branch flows.
  it('balances power at every node', () => {
    const { network, flow } = solved(document);
    const figures = branchFigures(network, flow.order, flow);
    const injected = Float64Array.from(network.peakKw, (kw) => -kw);
    for (let b = 0; b < network.branchCount; b++) {
      const from = network.branchFrom[b]!;
      const to = network.branchTo[b]!;
      const kw = flow.branchKw[b]!;
      const loss = figures.lossKw[b]!;
      // The sending end is where the power enters.
      injected[from]! -= kw >= 0 ? kw : kw + loss;
      injected[to]! += kw >= 0 ? kw - loss : kw;
    }
    for (let n = 0; n < network.nodeCount; n++) {
      if (network.nodeKind[n] !== 0) expect(Math.abs(injected[n]!)).toBeLessThan(1e-6);
    }
    const head = flow.feeders.reduce((sum, f) => sum + f.headKw, 0);
    close(head, network.peakKw.reduce((a, b) => a + b) + flow.lossKw, 1e-9);
  });
});
