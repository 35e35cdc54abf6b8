import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network1, Network1Branch, Network1Device } from '../../../src/domain/network/network1';
import { evaluateTransfer, type FeederTransfer } from '../../../src/domain/powerflow/evaluateTransfer';
import { build, fixture, read } from './support';

/** N-1 of the feeder behind a branch. */
function transfer(document: Network1, head: string): FeederTransfer {
  const network = read(document);
  return evaluateTransfer(network)!.find((f) => network.branchIds[f.head] === head)!;
}

const tie = (id: string, from: string, to: string, capacityKw: number | null = null): Network1Branch => ({
  id,
  from,
  to,
  normallyOpen: true,
  operateHours: 1,
  capacityKw,
});
const switchAt = (branch: string): Network1Device => ({ branch, end: 'from', kind: 'loadSwitch', operateHours: 1 });

/** Feeder A with three sections of 1000, 800 and 600 kW; feeders B and C with 1500 and 2000 kW behind rated heads. */
function threeFeeders(more: {
  ties: Network1Branch[];
  b?: number;
  c?: number;
  a2?: number;
  devices?: Network1Device[];
}): Network1 {
  const section = (id: string, from: string, to: string, capacityKw: number | null = null): Network1Branch => ({
    id,
    from,
    to,
    capacityKw,
  });
  return build({
    nodes: [
      { id: 'S', kind: 'source' },
      { id: 'T', kind: 'source' },
      { id: 'a1', kind: 'load', peakKw: 1000 },
      { id: 'a2', kind: 'load', peakKw: 800 },
      { id: 'a3', kind: 'load', peakKw: 600 },
      { id: 'b1', kind: 'load', peakKw: 1000 },
      { id: 'b2', kind: 'load', peakKw: 500 },
      { id: 'c1', kind: 'load', peakKw: 2000 },
    ],
    branches: [
      section('A', 'S', 'a1', 5000),
      section('A2', 'a1', 'a2', more.a2 ?? null),
      section('A3', 'a2', 'a3'),
      section('B', 'T', 'b1', more.b ?? 3000),
      section('B2', 'b1', 'b2'),
      section('C', 'T', 'c1', more.c ?? 3000),
      ...more.ties,
    ],
    devices: more.devices ?? [switchAt('A'), switchAt('A2'), switchAt('A3')],
  });
}

describe('N-1 by hand', () => {
  it('a margin that suffices takes the whole feeder', () => {
    const result = transfer(threeFeeders({ ties: [tie('t', 'a3', 'b2')], b: 3900 }), 'A');
    expect(result).toMatchObject({ peakKw: 2400, transferableKw: 2400, share: 1, proven: true, divided: 'atSwitches' });
  });

  // B has 1500 left: a3 + a2 = 1400; a1 would make 2400.
  it('whole sections alone are handed over', () => {
    const result = transfer(threeFeeders({ ties: [tie('t', 'a3', 'b2')] }), 'A');
    expect(result).toMatchObject({ transferableKw: 1400, marginKw: 1500, share: 1400 / 2400 });
    expect(result.ties).toHaveLength(1);
    expect(result.ties[0]!.kw).toBe(1400);
  });

  // Would catch: the margin of B counted for each of its two ties (1500 + 1500 would take everything).
  it('a margin that two ties share counts once', () => {
    const result = transfer(threeFeeders({ ties: [tie('t', 'a3', 'b2'), tie('u', 'a1', 'b1')] }), 'A');
    // The best of the sections within 1500 in all: a3 by t (600) and nothing else beats a2 + a3 = 1400 by t.
    expect(result).toMatchObject({ transferableKw: 1400, marginKw: 1500 });
  });

  it('two receivers with margins of their own add up', () => {
    const result = transfer(threeFeeders({ ties: [tie('t', 'a3', 'b2'), tie('u', 'a1', 'c1')] }), 'A');
    // 1400 to B, 1000 to C.
    expect(result).toMatchObject({ transferableKw: 2400, share: 1 });
    expect(result.ties.map((t) => t.kw)).toEqual([1400, 1000]);
  });

  it('limits of ties and ratings of sections hold', () => {
    expect(transfer(threeFeeders({ ties: [tie('t', 'a3', 'b2', 700)], b: 9000 }), 'A').transferableKw).toBe(600);
    // Fed from a3, the section A2 carries a1's 1000 backwards: not through a rating of 900.
    expect(transfer(threeFeeders({ ties: [tie('t', 'a3', 'b2')], b: 9000, a2: 900 }), 'A').transferableKw).toBe(1400);
    expect(transfer(threeFeeders({ ties: [tie('t', 'a3', 'b2')], b: 9000, a2: 1000 }), 'A').transferableKw).toBe(2400);
  });

  it('an overloaded receiver has no margin, and a feeder without ties nothing', () => {
    expect(transfer(threeFeeders({ ties: [tie('t', 'a3', 'b2')], b: 1200 }), 'A')).toMatchObject({
      transferableKw: 0,
      share: 0,
    });
    expect(transfer(threeFeeders({ ties: [] }), 'A')).toMatchObject({ transferableKw: 0, share: 0, ties: [] });
  });

  it('without switches on record the load may be divided anywhere, and says so', () => {
    const result = transfer(
      threeFeeders({ ties: [tie('t', 'a3', 'b2'), tie('u', 'a1', 'c1', 700)], devices: [] }),
      'A',
    );
    expect(result).toMatchObject({ divided: 'anywhere', transferableKw: 2200 });
    expect(result.share).toBeCloseTo(2200 / 2400, 12);
  });

  it('a fuse divides nothing', () => {
    const devices: Network1Device[] = [switchAt('A3'), { branch: 'A2', end: 'from', kind: 'fuse' }];
    expect(transfer(threeFeeders({ ties: [tie('t', 'a3', 'b2')], devices }), 'A').transferableKw).toBe(600);
  });

  // Would catch: the main transformer seen as loaded twice by what merely moves from one of its feeders to the other.
  it('what two feeders have in common keeps its load', () => {
    const document = build({
      nodes: [
        { id: 'S', kind: 'source' },
        { id: 'bus', kind: 'junction' },
        { id: 'a', kind: 'load', peakKw: 1000 },
        { id: 'b', kind: 'load', peakKw: 1000 },
      ],
      branches: [
        { id: 'tx', from: 'S', to: 'bus', kind: 'transformer', capacityKw: 2000 },
        { id: 'A', from: 'bus', to: 'a' },
        { id: 'B', from: 'bus', to: 'b', capacityKw: 1500 },
        tie('t', 'a', 'b'),
      ],
    });
    const network = read(document);
    expect(evaluateTransfer(network, [1])).toMatchObject([{ peakKw: 1000, transferableKw: 500 }]);
  });

  it('RBTS Bus 2: all four feeders can be transferred whole', () => {
    const network = read(fixture('rbts-bus2-A'));
    expect(evaluateTransfer(network)!.map((f) => [f.share, f.divided])).toEqual(Array(4).fill([1, 'atSwitches']));
    const without = read(fixture('rbts-bus2-F'));
    expect(evaluateTransfer(without)!.map((f) => f.share)).toEqual([0, 0, 0, 0]);
  });

  it('is null where the network is meshed', () => {
    const network = read(fixture('pf-33bw-base'));
    network.normallyOpen.fill(0);
    expect(evaluateTransfer(network)).toBeNull();
  });
});

interface Case {
  parents: number[];
  kw: number[];
  rating: number[];
  switched: boolean[];
  ties: { at: number; to: number; capacity: number }[];
  receivers: { kw: number; capacity: number }[];
}

const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.record({
    parents: fc.array(fc.nat(100), { minLength: n, maxLength: n }),
    kw: fc.array(fc.nat(9), { minLength: n, maxLength: n }),
    rating: fc.array(fc.constantFrom(3, 6, 10, 1e6), { minLength: n, maxLength: n }),
    switched: fc.array(fc.boolean(), { minLength: n, maxLength: n }),
    ties: fc.array(fc.record({ at: fc.nat(100), to: fc.nat(100), capacity: fc.constantFrom(2, 5, 8, 13, 1e6) }), {
      maxLength: 3,
    }),
    receivers: fc.array(fc.record({ kw: fc.nat(5), capacity: fc.constantFrom(4, 8, 12, 25, 1e6) }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
);

function documentOf(c: Case): Network1 {
  const n = c.parents.length;
  const node = (i: number): string => (i < 0 ? 'S' : `n${i}`);
  return build({
    nodes: [
      { id: 'S', kind: 'source' },
      { id: 'T', kind: 'source' },
      ...c.kw.map((peakKw, i) => ({ id: node(i), kind: 'load' as const, peakKw })),
      ...c.receivers.map((r, i) => ({ id: `r${i}`, kind: 'load' as const, peakKw: r.kw })),
    ],
    branches: [
      ...c.parents.map((p, i) => ({
        id: `b${i}`,
        from: i === 0 ? 'S' : node(p % i),
        to: node(i),
        capacityKw: c.rating[i]!,
      })),
      ...c.receivers.map((r, i) => ({ id: `r${i}`, from: 'T', to: `r${i}`, capacityKw: r.capacity })),
      ...c.ties.map((t, i) => tie(`t${i}`, node(t.at % n), `r${t.to % c.receivers.length}`, t.capacity)),
    ],
    devices: [
      ...c.switched.flatMap((s, i) => (s && i > 0 ? [switchAt(`b${i}`)] : [])),
      // A switch on a receiver does not make the feeder one with switches.
      switchAt('r0'),
    ],
  });
}

/** Every way to give each node to a tie or to none; the definition, without any cleverness. */
function bruteForceKw(c: Case): number {
  const n = c.parents.length;
  const choices = c.ties.length + 1;
  const up = c.parents.map((p, i) => (i === 0 ? -1 : p % i));
  let best = 0;
  for (let code = 0; code < choices ** n; code++) {
    const label = Array.from({ length: n }, (_, i) => Math.floor(code / choices ** i) % choices);
    if (label.some((l, i) => i > 0 && !c.switched[i] && l !== label[up[i]!]!)) continue;
    if (isPossible(c, up, label))
      best = Math.max(
        best,
        label.reduce((sum, l, i) => sum + (l > 0 ? c.kw[i]! : 0), 0),
      );
  }
  return best;
}

function isPossible(c: Case, up: number[], label: number[]): boolean {
  const n = label.length;
  const taken = c.receivers.map(() => 0);
  for (let t = 0; t < c.ties.length; t++) {
    const set = label.flatMap((l, i) => (l === t + 1 ? [i] : []));
    if (set.length === 0) continue;
    const root = c.ties[t]!.at % n;
    if (!set.includes(root)) return false;
    // Walk from the tie's node; what is not reached is not connected.
    const via = new Map<number, { from: number; branch: number }>([[root, { from: -1, branch: -1 }]]);
    const queue = [root];
    for (const i of queue) {
      for (const j of set) {
        if (via.has(j)) continue;
        if (up[j] === i) via.set(j, { from: i, branch: j });
        else if (up[i] === j) via.set(j, { from: i, branch: i });
        else continue;
        queue.push(j);
      }
    }
    if (via.size !== set.length) return false;
    const flow = new Map<number, number>();
    let total = 0;
    for (const i of queue.toReversed()) {
      const out = (flow.get(i) ?? 0) + c.kw[i]!;
      const way = via.get(i)!;
      if (way.branch < 0) total = out;
      else {
        if (out > c.rating[way.branch]!) return false;
        flow.set(way.from, (flow.get(way.from) ?? 0) + out);
      }
    }
    if (total > c.ties[t]!.capacity) return false;
    taken[c.ties[t]!.to % c.receivers.length]! += total;
  }
  // A zone fed with no kW at all needs no margin; otherwise the receiver's rating must hold.
  return taken.every((kw, r) => kw === 0 || kw <= Math.max(0, c.receivers[r]!.capacity - c.receivers[r]!.kw));
}

describe('N-1 by properties', () => {
  it('finds what trying everything finds', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const result = transfer(documentOf(c), 'b0');
        if (result.divided === 'anywhere') return;
        expect(result.proven).toBe(true);
        expect(result.transferableKw).toBeCloseTo(bruteForceKw(c), 6);
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  // Would catch: a greedy division that a larger margin leads astray.
  it('more capacity anywhere never lowers the share', () => {
    fc.assert(
      fc.property(cases, fc.nat(100), fc.integer({ min: 1, max: 10 }), (c, pick, more) => {
        const document = documentOf(c);
        const before = transfer(document, 'b0');
        const branch = document.branches[pick % document.branches.length]!;
        branch.capacityKw = (branch.capacityKw ?? 0) + more;
        const after = transfer(document, 'b0');
        expect(after.transferableKw).toBeGreaterThanOrEqual(before.transferableKw - 1e-6);
        expect(after.marginKw).toBeGreaterThanOrEqual(before.marginKw - 1e-6);
      }),
      { numRuns: 2000, seed: 8 },
    );
  });

  it('never hands over more than ratings and margins allow', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const result = transfer(documentOf(c), 'b0');
        expect(result.transferableKw).toBeLessThanOrEqual(result.marginKw + 1e-9);
        expect(result.marginKw).toBeLessThanOrEqual(result.peakKw + 1e-9);
        expect(result.ties.reduce((sum, t) => sum + t.kw, 0)).toBeCloseTo(result.transferableKw, 6);
      }),
      { numRuns: 1000, seed: 9 },
    );
  });
});
