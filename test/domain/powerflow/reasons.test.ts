import { describe, expect, it } from 'vitest';
import type { Network1Branch, Network1Node } from '../../../src/domain/network/network1';
import { branchFigures } from '../../../src/domain/powerflow/branchFigures';
import { powerFlowForEvaluation } from '../../../src/domain/powerflow/evaluation';
import { solvePowerFlow } from '../../../src/domain/powerflow/solvePowerFlow';
import { hasMessage } from '../../../src/shared/messages';
import { build, fixture, read, solved } from './support';

const source = (id: string): Network1Node => ({ id, kind: 'source' });
const load = (id: string, peakKw: number, peakKvar = 0): Network1Node => ({ id, kind: 'load', peakKw, peakKvar });
const line = (id: string, from: string, to: string, rOhm = 1, xOhm = 1): Network1Branch => ({
  id,
  from,
  to,
  rOhm,
  xOhm,
});

function reasonOf(document: Parameters<typeof read>[0]): string | undefined {
  const result = solvePowerFlow(read(document));
  if (result.reason !== null) expect(hasMessage(result.reason.code)).toBe(true);
  return result.reason?.code;
}

describe('why there is no power flow', () => {
  const nodes = [source('s'), load('a', 100), load('b', 100)];

  it('names a missing base voltage', () => {
    const { baseKv: _, ...document } = build({ nodes, branches: [line('1', 's', 'a'), line('2', 'a', 'b')] });
    expect(reasonOf(document)).toBe('POWER_FLOW_NO_BASE_KV');
    expect(reasonOf(fixture('rbts-bus2-A'))).toBeDefined();
  });

  it('names missing impedances, one of the two included, but not those of open ties or of dead branches', () => {
    const bare = { id: '2', from: 'a', to: 'b' };
    expect(reasonOf(build({ nodes, branches: [line('1', 's', 'a'), bare] }))).toBe('POWER_FLOW_NO_IMPEDANCE');
    expect(reasonOf(build({ nodes, branches: [line('1', 's', 'a'), { ...bare, rOhm: 1 }] }))).toBe(
      'POWER_FLOW_NO_IMPEDANCE',
    );
    expect(
      reasonOf(
        build({
          nodes,
          branches: [line('1', 's', 'a'), line('2', 'a', 'b'), { ...bare, id: '3', normallyOpen: true }],
        }),
      ),
    ).toBeUndefined();
    const dead = [...nodes, load('x', 5), load('y', 5)];
    const branches = [line('1', 's', 'a'), line('2', 'a', 'b'), { id: '3', from: 'x', to: 'y' }];
    expect(reasonOf(build({ nodes: dead, branches }))).toBeUndefined();
  });

  it('names a closed loop: a ring, two branches in parallel, a ring without supply', () => {
    const ring = [line('1', 's', 'a'), line('2', 'a', 'b'), line('3', 'b', 's')];
    expect(reasonOf(build({ nodes, branches: ring }))).toBe('POWER_FLOW_CLOSED_LOOP');
    expect(reasonOf(build({ nodes, branches: [line('1', 's', 'a'), line('2', 'a', 'b'), line('3', 'a', 'b')] }))).toBe(
      'POWER_FLOW_CLOSED_LOOP',
    );
    const dead = [source('s'), load('a', 1), load('b', 1), load('c', 1)];
    expect(
      reasonOf(build({ nodes: dead, branches: [line('1', 'a', 'b'), line('2', 'b', 'c'), line('3', 'c', 'a')] })),
    ).toBe('POWER_FLOW_CLOSED_LOOP');
  });

  it('names two sources joined, and takes them apart by an open tie', () => {
    const two = [source('s'), source('t'), load('a', 100)];
    expect(reasonOf(build({ nodes: two, branches: [line('1', 's', 'a'), line('2', 'a', 't')] }))).toBe(
      'POWER_FLOW_SOURCES_JOINED',
    );
    expect(reasonOf(build({ nodes: two, branches: [line('1', 's', 't')] }))).toBe('POWER_FLOW_SOURCES_JOINED');
    expect(
      reasonOf(build({ nodes: two, branches: [line('1', 's', 'a'), { ...line('2', 'a', 't'), normallyOpen: true }] })),
    ).toBeUndefined();
  });

  it('names a missing source', () => {
    expect(reasonOf(build({ nodes: [load('a', 1), load('b', 1)], branches: [line('1', 'a', 'b')] }))).toBe(
      'POWER_FLOW_NO_SOURCE',
    );
  });
});

describe('edges of the method', () => {
  // Would catch: a two-node formula off by a factor. V^4 - (V0^2 - 2(rp+xq)) V^2 + |z|^2 |s|^2 = 0.
  it('agrees with the closed formula of a single branch', () => {
    const { network, flow } = solved(
      build({
        nodes: [source('s'), load('a', 5000, 3000)],
        branches: [line('1', 's', 'a', 2, 1.5)],
        sourceVoltagePu: 1.03,
      }),
    );
    const [r, x, p, q] = [0.02, 0.015, 5, 3];
    const half = 1.03 ** 2 / 2 - (r * p + x * q);
    const square = half + Math.sqrt(half ** 2 - (r * r + x * x) * (p * p + q * q));
    expect(flow.minVoltagePu).toBeCloseTo(Math.sqrt(square), 11);
    expect(flow.lossKw / ((1000 * r * (p * p + q * q)) / square) - 1).toBeCloseTo(0, 10);
    expect(branchFigures(network, flow.order, flow).amps[0]).toBeCloseTo(
      Math.hypot(5000, 3000) / (Math.sqrt(3) * 10 * Math.sqrt(square)),
      8,
    );
  });

  // Would catch: stopping by the step instead of the distance left, which near collapse is a hundred times larger.
  it.each([0.9, 0.99, 0.999, 0.9999])('is exact at %f of the load that a branch can carry', (share) => {
    // r = 0.1 pu, unity power factor: the most that can be carried is V0^2 / (4 r).
    const p = (share * 1) / (4 * 0.1);
    const { flow } = solved(
      build({ nodes: [source('s'), load('a', p * 1000)], branches: [line('1', 's', 'a', 10, 0)] }),
    );
    expect(flow.converged).toBe(true);
    expect(flow.minVoltagePu).toBeCloseTo((1 + Math.sqrt(1 - share)) / 2, 8);
  });

  it.each([1.0001, 1.01, 1.5, 10, 1e6])('says at %f of that load that there is no solution', (share) => {
    const network = read(
      build({
        nodes: [source('s'), load('a', share * 2500), load('b', 100)],
        branches: [line('1', 's', 'a', 10, 0), line('2', 's', 'b', 1, 1)],
      }),
    );
    const { powerFlow, issues } = solvePowerFlow(network);
    expect(powerFlow!.converged).toBe(false);
    expect(powerFlow!.iterations).toBeLessThanOrEqual(3000);
    expect(issues).toMatchObject([{ code: 'POWER_FLOW_NO_SOLUTION', params: { branch: '1' } }]);
    // The sound feeder keeps its figures, the other has none.
    const evaluated = powerFlowForEvaluation(network, powerFlow!);
    expect(evaluated.lossKw).toBeNull();
    expect(evaluated.minVoltagePu).toBeNull();
    expect(evaluated.minVoltageNode).toBeNull();
    expect(Object.keys(evaluated.voltagesPu)).toEqual(['s', 'b']);
    expect(JSON.parse(JSON.stringify(evaluated))).toEqual(evaluated);
  });

  // Would catch: division by an impedance.
  it('carries branches without impedance', () => {
    const { network, flow } = solved(
      build({
        nodes: [source('s'), load('a', 100), load('b', 100, 50)],
        branches: [line('1', 's', 'a', 0, 0), line('2', 'a', 'b', 0, 0)],
      }),
    );
    expect(flow.lossKw).toBe(0);
    expect([...flow.voltagesPu]).toEqual([1, 1, 1]);
    // All are equal: the smallest id.
    expect(network.nodeIds[flow.minVoltageNode]).toBe('a');
    expect(flow.branchKw[0]).toBeCloseTo(200, 9);
  });

  it('leaves out what has no supply and says so', () => {
    const network = read(
      build({
        nodes: [source('s'), load('a', 100), load('x', 5), load('y', 5)],
        branches: [line('1', 's', 'a'), line('2', 'x', 'y')],
      }),
    );
    const { powerFlow, issues } = solvePowerFlow(network);
    expect(powerFlow!.converged).toBe(true);
    expect(Object.keys(powerFlowForEvaluation(network, powerFlow!).voltagesPu)).toEqual(['s', 'a']);
    expect(issues).toEqual([
      {
        severity: 'info',
        code: 'POWER_FLOW_NOT_SUPPLIED',
        params: { count: 2, id: 'x' },
        where: { entity: 'node', id: 'x' },
      },
    ]);
  });

  // Would catch: a source with its own load counted as a line flow; an empty result that is no result.
  it('takes a source alone', () => {
    const { flow, network } = solved(
      build({ nodes: [{ id: 's', kind: 'source', peakKw: 500 }], branches: [], sourceVoltagePu: 1.02 }),
    );
    expect(flow).toMatchObject({ converged: true, lossKw: 0, lossKvar: 0, minVoltagePu: 1.02 });
    expect(network.nodeIds[flow.minVoltageNode]).toBe('s');
  });

  // Would catch: recursion, and quadratic work, on a very long feeder.
  it('solves a feeder of 200,000 branches in a row', () => {
    const n = 200_000;
    const network = read(
      build({
        nodes: [source('n0'), ...Array.from({ length: n }, (_, i) => load(`n${i + 1}`, 0.01))],
        branches: Array.from({ length: n }, (_, i) => line(`b${i}`, `n${i}`, `n${i + 1}`, 0.00001, 0.00001)),
      }),
    );
    const { powerFlow } = solvePowerFlow(network);
    expect(powerFlow!.converged).toBe(true);
    // Evenly spread load of total P over total R: loss about R P^2 / (3 V^2).
    expect(powerFlow!.lossKw).toBeGreaterThan((1000 * 0.02 * 2 ** 2) / 3);
    expect(powerFlow!.lossKw).toBeLessThan((1.1 * (1000 * 0.02 * 2 ** 2)) / 3);
  });
});
