import fc from 'fast-check';
import type { Network1, Network1Branch, Network1Device, Network1Node } from '../../../src/domain/network/network1';

export interface RandomOptions {
  nodes: number;
  /** Closed branches beyond a tree: loops, second sources, parallel lines. */
  loops: boolean;
  ties: number;
  /** 'limited': most ties have a limit. */
  capacity: 'unlimited' | 'limited';
  /** Operating times to choose from. */
  times: number[];
}

const DEFAULTS: RandomOptions = {
  nodes: 10,
  loops: false,
  ties: 3,
  capacity: 'unlimited',
  times: [0, 0.05, 0.5, 1, 2, 6],
};

interface Draw {
  parents: number[];
  kinds: number[];
  customers: number[];
  kw: number[];
  rates: number[];
  repairs: number[];
  devices: { branch: number; end: boolean; kind: number; time: number }[];
  ties: { a: number; b: number; time: number; kw: number }[];
  loops: { a: number; b: number }[];
  labels: number[];
}

/** Small networks of every shape: ids in random order, devices anywhere, sources and sourceless parts. */
export function randomNetwork(options: Partial<RandomOptions> = {}): fc.Arbitrary<Network1> {
  const o = { ...DEFAULTS, ...options };
  const index = fc.nat(1000);
  return fc
    .record<Draw>({
      parents: fc.array(index, { minLength: 2, maxLength: o.nodes - 1, size: 'max' }),
      kinds: fc.array(fc.nat(9), { minLength: o.nodes, maxLength: o.nodes }),
      customers: fc.array(fc.constantFrom(0, 1, 5, 5, 20), { minLength: o.nodes, maxLength: o.nodes }),
      kw: fc.array(fc.constantFrom(0, 10, 20, 20, 30, 45.3), { minLength: o.nodes, maxLength: o.nodes }),
      rates: fc.array(fc.constantFrom(0, 0.1, 0.25, 0.4), { minLength: o.nodes + 3, maxLength: o.nodes + 3 }),
      repairs: fc.array(fc.constantFrom(0, 0.7, 4, 9, 200), { minLength: o.nodes + 3, maxLength: o.nodes + 3 }),
      devices: fc.array(
        fc.record({ branch: index, end: fc.boolean(), kind: fc.nat(5), time: fc.nat(o.times.length - 1) }),
        { maxLength: 18, size: 'max' },
      ),
      ties: fc.array(fc.record({ a: index, b: index, time: fc.nat(o.times.length - 1), kw: fc.nat(9) }), {
        maxLength: o.ties,
        size: 'max',
      }),
      loops: fc.array(fc.record({ a: index, b: index }), { maxLength: o.loops ? 3 : 0 }),
      labels: fc.uniqueArray(fc.nat(99), { minLength: o.nodes, maxLength: o.nodes }),
    })
    .map((draw) => build(draw, o));
}

function build(draw: Draw, o: RandomOptions): Network1 {
  const count = draw.parents.length + 1;
  const id = (i: number) => `n${draw.labels[i]}`;
  const nodes: Network1Node[] = [];
  for (let i = 0; i < count; i++) {
    const isSource = i === 0 || (o.loops && draw.kinds[i] === 9);
    nodes.push({
      id: id(i),
      kind: isSource ? 'source' : draw.kinds[i]! < 3 ? 'junction' : 'load',
      ...(isSource || draw.kinds[i]! < 3 ? {} : { customers: draw.customers[i]!, averageKw: draw.kw[i]! }),
    });
  }
  const branches: Network1Branch[] = [];
  const failure = (i: number) => ({ failuresPerYear: draw.rates[i]!, repairHours: draw.repairs[i]! });
  draw.parents.forEach((p, k) => {
    // Now and then a node hangs on nothing: a part of its own, or one with a source of its own.
    if (draw.kinds[k + 1] === 2 && k > 1) return;
    const ends = p % 2 === 0 ? { from: id(p % (k + 1)), to: id(k + 1) } : { from: id(k + 1), to: id(p % (k + 1)) };
    branches.push({ id: `b${draw.labels[k]}`, ...ends, ...failure(k) });
  });
  draw.loops.forEach(({ a, b }, k) => {
    if (a % count === b % count) return;
    branches.push({ id: `c${k}`, from: id(a % count), to: id(b % count), ...failure(o.nodes + k) });
  });
  const closed = branches.length;
  draw.ties.forEach(({ a, b, time, kw }, k) => {
    if (a % count === b % count) return;
    branches.push({
      id: `t${(a * 7 + k) % 10}${k}`,
      from: id(a % count),
      to: id(b % count),
      normallyOpen: true,
      operateHours: o.times[time]!,
      capacityKw: o.capacity === 'limited' && kw < 8 ? kw * 15 : null,
      failuresPerYear: 5,
    });
  });
  const kinds = ['breaker', 'fuse', 'disconnector', 'loadSwitch', 'disconnector', 'loadSwitch'] as const;
  const devices: Network1Device[] = draw.devices
    .filter(() => closed > 0)
    .map(({ branch, end, kind, time }) => ({
      branch: branches[branch % branches.length]!.id,
      end: end ? 'from' : 'to',
      kind: kinds[kind]!,
      operateHours: o.times[time]!,
    }));
  return { format: 'countyframe.network/1', nodes, branches, devices };
}

/**
 * One feeder whose head fails, cut into many switchable pieces, with several ties of small and often equal limits, from
 * another source and among its pieces: what the order of ties, shared margins and equal loads decide.
 */
export function randomIsland(options: { loops: boolean }): fc.Arbitrary<Network1> {
  const index = fc.nat(1000);
  return fc
    .record({
      pieces: fc.array(
        fc.record({
          parent: index,
          kw: fc.constantFrom(0, 10, 10, 20, 30),
          customers: fc.constantFrom(0, 1, 1, 2),
          device: fc.nat(5),
          time: fc.constantFrom(0.5, 1, 3),
        }),
        { minLength: 3, maxLength: 9, size: 'max' },
      ),
      ties: fc.array(
        fc.record({
          at: index,
          from: fc.nat(3),
          other: index,
          time: fc.constantFrom(0.5, 1, 2),
          kw: fc.constantFrom(10, 20, 30, 40, 40, null),
        }),
        { minLength: 1, maxLength: 5, size: 'max' },
      ),
      loops: fc.array(fc.record({ a: index, b: index }), { maxLength: options.loops ? 2 : 0 }),
      labels: fc.uniqueArray(fc.nat(99), { minLength: 12, maxLength: 12 }),
      tieLabels: fc.uniqueArray(fc.nat(99), { minLength: 5, maxLength: 5 }),
    })
    .map(({ pieces, ties, loops, labels, tieLabels }) => {
      const id = (i: number) => `n${labels[i]}`;
      const nodes: Network1Node[] = [
        { id: 'S', kind: 'source' },
        { id: 'R', kind: 'source' },
      ];
      const branches: Network1Branch[] = [{ id: 'head', from: 'S', to: id(0), failuresPerYear: 1, repairHours: 8 }];
      const devices: Network1Device[] = [{ branch: 'head', end: 'from', kind: 'breaker' }];
      pieces.forEach(({ parent, kw, customers, device, time }, i) => {
        nodes.push({ id: id(i), kind: 'load', averageKw: kw, customers });
        if (i === 0) return;
        branches.push({ id: `b${i}`, from: id(parent % i), to: id(i), failuresPerYear: 0.1, repairHours: 8 });
        const kind = device === 0 ? 'fuse' : 'loadSwitch';
        if (device > 1 || device === 0) devices.push({ branch: `b${i}`, end: 'from', kind, operateHours: time });
        if (device > 4) devices.push({ branch: `b${i}`, end: 'to', kind: 'disconnector', operateHours: 1 });
      });
      loops.forEach(({ a, b }, i) => {
        const [from, to] = [a % pieces.length, b % pieces.length];
        if (from === to) return;
        branches.push({ id: `c${i}`, from: id(from), to: id(to) });
        devices.push({ branch: `c${i}`, end: 'to', kind: 'disconnector', operateHours: 1 });
      });
      ties.forEach(({ at, from, other, time, kw }, i) => {
        const ends = [id(at % pieces.length), from > 0 ? 'R' : id(other % pieces.length)];
        if (ends[0] === ends[1]) return;
        branches.push({
          id: `t${tieLabels[i]}`,
          from: ends[0]!,
          to: ends[1]!,
          normallyOpen: true,
          operateHours: time,
          capacityKw: kw,
        });
      });
      return { format: 'countyframe.network/1', nodes, branches, devices };
    });
}
