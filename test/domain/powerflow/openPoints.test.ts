import { describe, expect, it } from 'vitest';
import type { Network1 } from '../../../src/domain/network/network1';
import { evaluateOpenPoints, searchOpenPoints } from '../../../src/domain/powerflow/openPoints';
import { build, fixture, solved } from './support';

const openIds = (document: Network1, open: Uint8Array): string[] =>
  document.branches.flatMap((b, i) => (open[i] ? [b.id] : [])).sort((a, b) => Number(a) - Number(b));

describe('open points', () => {
  // Would catch: losses of the part not put back into the whole, a wrong loop, a candidate that is not radial.
  it.each(['pf-33bw-base', 'pf-69-base'])(
    'every candidate of every tie of %s is what a full power flow says',
    (name) => {
      const document = fixture(name);
      const { network, flow } = solved(document);
      let candidates = 0;
      document.branches.forEach((tie, t) => {
        if (!tie.normallyOpen) return;
        const result = evaluateOpenPoints(network, flow.order, flow, t);
        if (!('candidates' in result)) throw new Error(result.reason);
        for (const c of result.candidates) {
          candidates++;
          const copy: Network1 = {
            ...document,
            branches: document.branches.map((b, i) =>
              i === t || i === c.branch ? { ...b, normallyOpen: i === c.branch } : b,
            ),
          };
          const whole = solved(copy).flow;
          expect(c.converged).toBe(whole.converged);
          if (!c.converged) return;
          expect(c.lossKw / whole.lossKw - 1).toBeCloseTo(0, 9);
          expect(c.minVoltagePu).toBeCloseTo(whole.minVoltagePu, 9);
          expect(c.savingKw).toBeCloseTo(flow.lossKw - whole.lossKw, 6);
        }
      });
      expect(candidates).toBeGreaterThan(40);
    },
  );

  // Published optimum of the 33-bus feeder: 7, 9, 14, 32, 37 open, 139.551 kW.
  it('finds the published reconfiguration of the 33-bus feeder', () => {
    const document = fixture('pf-33bw-base');
    const { network } = solved(document);
    const found = searchOpenPoints(network)!;
    expect(openIds(document, found.open)).toEqual(['7', '9', '14', '32', '37']);
    expect(found.lossKw).toBeCloseTo(139.551347, 5);
    expect(found.lossBeforeKw).toBeCloseTo(202.677126, 5);
  });

  it('finds 98.6046 kW or better on the 69-bus feeder', () => {
    const document = fixture('pf-69-base');
    const { network } = solved(document);
    expect(searchOpenPoints(network)!.lossKw).toBeLessThan(98.6047);
  });

  // Would catch: only loops within one source; switches that are not there.
  it('moves an open point between two sources, only to branches with a switch', () => {
    const line = (id: string, from: string, to: string) => ({ id, from, to, rOhm: 1, xOhm: 1 });
    const document = build({
      nodes: [
        { id: 's', kind: 'source' },
        { id: 't', kind: 'source' },
        ...['a', 'b', 'c', 'd'].map((id) => ({ id, kind: 'load' as const, peakKw: 500 })),
      ],
      branches: [
        line('1', 's', 'a'),
        line('2', 'a', 'b'),
        line('3', 'b', 'c'),
        line('4', 'c', 'd'),
        { ...line('5', 'd', 't'), normallyOpen: true },
      ],
      devices: [
        { branch: '3', end: 'from', kind: 'loadSwitch', operateHours: 1 },
        { branch: '4', end: 'from', kind: 'fuse' },
      ],
    });
    const { network, flow } = solved(document);
    const result = evaluateOpenPoints(network, flow.order, flow, 4);
    if (!('candidates' in result)) throw new Error(result.reason);
    expect(result.candidates.map((c) => network.branchIds[c.branch])).toEqual(['3', '5']);
    expect(result.candidates[1]!.savingKw).toBeCloseTo(0, 9);
    const best = searchOpenPoints(network)!;
    expect(openIds(document, best.open)).toEqual(['3']);
    expect(best.exchanges).toHaveLength(1);
  });

  it('says why a tie cannot be evaluated', () => {
    const document = build({
      nodes: [
        { id: 's', kind: 'source' },
        { id: 'a', kind: 'load', peakKw: 1 },
        { id: 'x', kind: 'load' },
      ],
      branches: [
        { id: '1', from: 's', to: 'a', rOhm: 1, xOhm: 1 },
        { id: '2', from: 'a', to: 'x', normallyOpen: true },
        { id: '3', from: 'a', to: 's', normallyOpen: true },
      ],
    });
    const { network, flow } = solved(document);
    expect(evaluateOpenPoints(network, flow.order, flow, 1)).toEqual({ reason: 'POWER_FLOW_TIE_DEAD' });
    expect(evaluateOpenPoints(network, flow.order, flow, 2)).toEqual({ reason: 'POWER_FLOW_TIE_NO_IMPEDANCE' });
    expect(searchOpenPoints(network)!.exchanges).toEqual([]);
  });
});
