import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network1, Network1Branch } from '../../../src/domain/network/network1';
import { readNetwork } from '../../../src/domain/network/readNetwork';
import { analyseReliability } from '../../../src/domain/reliability/analyseReliability';
import { randomIsland, randomNetwork } from './randomNetwork';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 500) };

function outcome(json: Network1) {
  const { network } = readNetwork(json);
  const result = analyseReliability(network);
  return {
    network,
    result,
    at: (id: string) => {
      const node = network.nodeIds.indexOf(id);
      return { lambda: result.interruptionsPerYear[node]!, hours: result.outageHoursPerYear[node]! };
    },
  };
}

function neverWorse(before: Network1, after: Network1): void {
  const a = outcome(before);
  const b = outcome(after);
  for (const { id } of before.nodes) {
    expect(b.at(id).lambda).toBeLessThanOrEqual(a.at(id).lambda + 1e-9);
    expect(b.at(id).hours).toBeLessThanOrEqual(a.at(id).hours + 1e-9);
  }
}

function unchanged(before: Network1, after: Network1, rename: (id: string) => string = (id) => id): void {
  const a = outcome(before);
  const b = outcome(after);
  for (const { id } of before.nodes) {
    expect(b.at(rename(id)).lambda).toBeCloseTo(a.at(id).lambda, 9);
    expect(b.at(rename(id)).hours).toBeCloseTo(a.at(id).hours, 9);
  }
  expect(b.result.system.ensKwh).toBeCloseTo(a.result.system.ensKwh, 6);
}

const anyNetwork = fc.oneof(
  randomNetwork({ loops: true, capacity: 'limited' }),
  randomNetwork({ capacity: 'limited' }),
  randomIsland({ loops: true }),
);
const unlimited = fc.oneof(randomNetwork({ loops: true }), randomNetwork());

describe('what improves a network with unlimited ties improves it for everybody', () => {
  it('one more tie', () => {
    const change = fc.record({ a: fc.nat(99), b: fc.nat(99), operateHours: fc.constantFrom(0, 0.5, 3) });
    fc.assert(
      fc.property(unlimited, change, (json, { a, b, operateHours }) => {
        const [from, to] = [json.nodes[a % json.nodes.length]!.id, json.nodes[b % json.nodes.length]!.id];
        fc.pre(from !== to);
        const tie: Network1Branch = { id: 'new', from, to, normallyOpen: true, operateHours };
        neverWorse(json, { ...json, branches: [...json.branches, tie] });
      }),
      RUNS,
    );
  });

  it('one more disconnector or load switch, slow or fast', () => {
    const change = fc.record({
      branch: fc.nat(99),
      end: fc.constantFrom('from' as const, 'to' as const),
      kind: fc.constantFrom('disconnector' as const, 'loadSwitch' as const),
      operateHours: fc.constantFrom(0, 0.5, 3, 30),
    });
    fc.assert(
      fc.property(unlimited, change, (json, { branch, ...device }) => {
        fc.pre(json.branches.length > 0);
        const added = { ...device, branch: json.branches[branch % json.branches.length]!.id };
        neverWorse(json, { ...json, devices: [...(json.devices ?? []), added] });
      }),
      RUNS,
    );
  });

  it('a shorter operating time of a switch or tie', () => {
    fc.assert(
      fc.property(unlimited, fc.nat(99), (json, pick) => {
        const devices = json.devices ?? [];
        const ties = json.branches.filter((b) => b.normallyOpen);
        fc.pre(devices.length + ties.length > 0);
        const at = pick % (devices.length + ties.length);
        const faster = structuredClone(json);
        if (at < devices.length) faster.devices![at]!.operateHours! /= 3;
        else faster.branches.find((b) => b.id === ties[at - devices.length]!.id)!.operateHours! /= 3;
        neverWorse(json, faster);
      }),
      RUNS,
    );
  });
});

describe('one limited tie', () => {
  // Rule 3 feeds the most kW whatever the time it takes, so this holds where no switch is slower than the tie: a larger set
  // that waits for a slower switch than the smaller one did may cost more than it brings.
  it('more capacity never raises the energy not supplied', () => {
    const kw = fc.nat(150);
    fc.assert(
      fc.property(
        fc.oneof(randomNetwork({ ties: 0, times: [0, 0.2, 0.5] }), randomIsland({ loops: true })),
        fc.record({ a: fc.nat(99), b: fc.nat(99), less: kw, more: kw }),
        (json, { a, b, less, more }) => {
          const [from, to] = [json.nodes[a % json.nodes.length]!.id, json.nodes[b % json.nodes.length]!.id];
          fc.pre(from !== to && less < more);
          const devices = json.devices?.map((d) => ({ ...d, operateHours: Math.min(d.operateHours ?? 0, 0.5) }));
          const closed = json.branches.filter((branch) => !branch.normallyOpen);
          const ens = (capacityKw: number | null) => {
            const tie = { id: 'tie', from, to, normallyOpen: true, operateHours: 0.5, capacityKw };
            return outcome({
              ...json,
              branches: [...closed, tie],
              devices: devices?.filter((d) => closed.some((c) => c.id === d.branch)) ?? [],
            }).result.system.ensKwh;
          };
          expect(ens(more)).toBeLessThanOrEqual(ens(less) + 1e-6);
          expect(ens(null)).toBeLessThanOrEqual(ens(more) + 1e-6);
        },
      ),
      RUNS,
    );
  });

  it('a limit that nothing can reach is no limit', () => {
    fc.assert(
      fc.property(fc.oneof(unlimited, randomIsland({ loops: true })), (json) => {
        const limit = (capacityKw: number | null) => ({
          ...json,
          branches: json.branches.map((b) => (b.normallyOpen ? { ...b, capacityKw } : b)),
        });
        unchanged(limit(null), limit(1e6));
      }),
      RUNS,
    );
  });
});

describe('what must not matter', () => {
  it('a branch drawn as two halves', () => {
    fc.assert(
      fc.property(anyNetwork, fc.nat(99), (json, pick) => {
        const closed = json.branches.filter((b) => !b.normallyOpen);
        fc.pre(closed.length > 0);
        const whole = closed[pick % closed.length]!;
        const half = (whole.failuresPerYear ?? 0) / 2;
        const halves: Network1Branch[] = [
          { ...whole, to: 'middle', failuresPerYear: half },
          { ...whole, id: 'half', from: 'middle', failuresPerYear: half },
        ];
        unchanged(json, {
          ...json,
          nodes: [...json.nodes, { id: 'middle', kind: 'junction' }],
          branches: [...json.branches.filter((b) => b.id !== whole.id), ...halves],
          devices: (json.devices ?? []).map((d) =>
            d.branch === whole.id && d.end === 'to' ? { ...d, branch: 'half' } : d,
          ),
        });
      }),
      RUNS,
    );
  });

  it('the order of nodes, branches and devices, and the direction a branch is drawn in', () => {
    fc.assert(
      fc.property(anyNetwork, fc.infiniteStream(fc.nat(1000)), (json, numbers) => {
        const shuffled = <T>(items: T[]): T[] =>
          items
            .map((item) => ({ item, key: numbers.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const turned = new Set(json.branches.filter(() => (numbers.next().value as number) % 2 === 0).map((b) => b.id));
        unchanged(json, {
          ...json,
          nodes: shuffled(json.nodes),
          branches: shuffled(json.branches).map((b) => (turned.has(b.id) ? { ...b, from: b.to, to: b.from } : b)),
          devices: shuffled(json.devices ?? []).map((d) =>
            turned.has(d.branch) ? { ...d, end: d.end === 'from' ? 'to' : 'from' } : d,
          ),
        });
      }),
      RUNS,
    );
  });

  it('other ids in the same order', () => {
    fc.assert(
      fc.property(anyNetwork, (json) => {
        const ids = [...json.nodes, ...json.branches].map((x) => x.id).sort();
        const name = (id: string) => `x${String(ids.indexOf(id)).padStart(4, '0')}`;
        unchanged(
          json,
          {
            ...json,
            nodes: json.nodes.map((n) => ({ ...n, id: name(n.id) })),
            branches: json.branches.map((b) => ({ ...b, id: name(b.id), from: name(b.from), to: name(b.to) })),
            devices: (json.devices ?? []).map((d) => ({ ...d, branch: name(d.branch) })),
          },
          name,
        );
      }),
      RUNS,
    );
  });

  it('the unit of power', () => {
    fc.assert(
      fc.property(anyNetwork, fc.constantFrom(1 / 3, 1000, 0.0137), (json, k) => {
        const scaled = {
          ...json,
          nodes: json.nodes.map((n) => ({ ...n, averageKw: (n.averageKw ?? 0) * k })),
          branches: json.branches.map((b) => ({ ...b, capacityKw: b.capacityKw == null ? null : b.capacityKw * k })),
        };
        expect(outcome(scaled).result.system.ensKwh / k).toBeCloseTo(outcome(json).result.system.ensKwh, 6);
      }),
      RUNS,
    );
  });
});

it('contributions by branch add up to the indices', () => {
  fc.assert(
    fc.property(anyNetwork, (json) => {
      const { result } = outcome(json);
      const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
      const { customers, saifi, saidiHours, ensKwh } = result.system;
      expect(sum(result.customerInterruptions)).toBeCloseTo(saifi * customers, 8);
      expect(sum(result.customerHours)).toBeCloseTo(saidiHours * customers, 8);
      expect(sum(result.unservedKwh)).toBeCloseTo(ensKwh, 8);
    }),
    RUNS,
  );
});
