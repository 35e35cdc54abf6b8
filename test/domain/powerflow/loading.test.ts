import { describe, expect, it } from 'vitest';
import type { Network1 } from '../../../src/domain/network/network1';
import { loadingOf } from '../../../src/domain/powerflow/loading';
import { orderFromSources } from '../../../src/domain/powerflow/radialOrder';
import { build, read, solved } from './support';

const document: Network1 = build({
  nodes: [
    { id: 's', kind: 'source' },
    { id: 'a', kind: 'load', peakKw: 600, peakKvar: 200 },
    { id: 'b', kind: 'load', peakKw: 300 },
    { id: 'c', kind: 'load' },
  ],
  branches: [
    { id: '1', from: 'a', to: 's', rOhm: 1, xOhm: 1, capacityKw: 1200 },
    { id: '2', from: 'a', to: 'b', rOhm: 1, xOhm: 1 },
    { id: '3', from: 'b', to: 'c', rOhm: 1, xOhm: 1, capacityKw: 0 },
  ],
});

describe('loading', () => {
  // Would catch: the sign of a branch written against the supply, losses left out, a rating of zero made infinite or NaN.
  it('compares power with capacity, losses included', () => {
    const { network, flow } = solved(document);
    const loading = loadingOf(network, flow.order, flow);
    expect(loading.kw[0]).toBeCloseTo(900 + flow.lossKw, 6);
    expect(loading.share[0]).toBeCloseTo((900 + flow.lossKw) / 1200, 9);
    expect(loading.share[1]).toBeNaN();
    expect(loading.share[2]).toBe(0);
    expect(loading.heaviest).toBe(0);
  });

  it('compares current with the rated current where one is known', () => {
    const { network, flow } = solved(document);
    const loading = loadingOf(network, flow.order, flow, Float64Array.of(Number.NaN, 10, Number.NaN));
    expect(loading.amps[1]).toBeCloseTo(300 / (Math.sqrt(3) * 10 * flow.voltagesPu[2]!), 6);
    expect(loading.share[1]).toBeCloseTo(loading.amps[1]! / 10, 12);
    expect(loading.heaviest).toBe(1);
  });

  it('adds up peaks where there is no power flow', () => {
    const network = read(document);
    const loading = loadingOf(network, orderFromSources(network, network.normallyOpen), null);
    expect([...loading.kw]).toEqual([900, 300, 0]);
    expect(loading.share[0]).toBe(0.75);
    expect(loading.amps[0]).toBeNaN();
  });
});
