import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNetwork } from '../../../src/domain/diagram/drawNetwork';
import {
  combinePaints,
  paintChanges,
  paintCustomerHours,
  paintLoading,
  paintVoltages,
} from '../../../src/domain/diagram/paints';
import type { Network } from '../../../src/domain/network/network';
import { generateNetwork } from '../../bench/support/generateNetwork';
import { faultsOf, flat, networks, PUBLISHED, published, refsOf, segmentsOf } from './support';

const ALL = { branches: 'namesAndLengths', nodes: 'all' } as const;

/** Everything painted at once: the most text a drawing can carry. */
function fullPaint(network: Network) {
  const share = Float64Array.from({ length: network.branchCount }, (_, b) => (b * 0.37) % 1.3);
  const voltages = Float64Array.from({ length: network.nodeCount }, (_, n) => 0.9 + ((n * 0.013) % 0.2));
  return combinePaints([
    paintChanges((b) => (['new', 'changed', 'retired', undefined] as const)[b % 4], 'zh'),
    paintLoading(share, 'zh'),
    paintVoltages(network, voltages, 'zh', undefined, true),
  ]);
}

describe('single-line diagram', () => {
  it.each(PUBLISHED)('%s has no overlaps, plain and with everything written on it', (name) => {
    const network = published(name);
    for (const drawing of [
      drawNetwork(network),
      drawNetwork(network, { labels: ALL }),
      drawNetwork(network, { labels: ALL, paint: fullPaint(network) }),
      drawNetwork(network, { labels: { branches: 'none', nodes: 'none' } }),
    ]) {
      expect(faultsOf(drawing, { linesThroughTexts: true })).toEqual([]);
    }
  });

  it.each([5, 6, 8, 13, 20, 40, 77, 120, 200, 300])('feeders of %i branches have no overlaps', (branchesPerFeeder) => {
    for (let seed = 1; seed <= 8; seed++) {
      const network = generateNetwork({ feeders: 1, branchesPerFeeder, seed, named: true });
      expect(faultsOf(drawNetwork(network), { linesThroughTexts: true })).toEqual([]);
      const painted = drawNetwork(network, { labels: ALL, paint: fullPaint(network) });
      expect(faultsOf(painted, { linesThroughTexts: true })).toEqual([]);
    }
  });

  it('random networks of any shape have no overlaps', () => {
    fc.assert(
      fc.property(networks, fc.boolean(), (network, full) => {
        const drawing = drawNetwork(network, full ? { labels: ALL, paint: fullPaint(network) } : {});
        expect(faultsOf(drawing, { linesThroughTexts: true })).toEqual([]);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  // Would catch: islands, ties, or loop-closing branches dropped without a word.
  it('shows every branch, and every node that has a load, a name or a lateral', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const drawing = drawNetwork(network, { labels: ALL });
        expect([...refsOf(drawing, 'branch')].sort()).toEqual([...network.branchIds].sort());
        expect([...refsOf(drawing, 'node')].sort()).toEqual([...network.nodeIds].sort());
      }),
      { numRuns: 150, seed: 12 },
    );
  });

  it('draws at right angles only, sections of the trunk from left to right in their order', () => {
    const network = published('pf-33bw-base.json');
    const drawing = drawNetwork(network);
    for (const s of segmentsOf(drawing)) expect(s.x1 === s.x2 || s.y1 === s.y2).toBe(true);
    const trunk = Array.from({ length: 17 }, (_, i) => String(i + 1));
    const place = new Map(
      flat(drawing.items).flatMap(({ item }) => {
        const line = item.kind === 'group' && item.items[0]?.kind === 'line' ? item.items[0] : null;
        return item.ref?.entity === 'branch' && line !== null ? [[item.ref.id, line] as const] : [];
      }),
    );
    const xs = trunk.map((id) => place.get(id)!.x1);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(new Set(trunk.map((id) => place.get(id)!.y1)).size).toBe(1);
    expect(new Set(trunk.map((id) => place.get(id)!.y2)).size).toBe(1);
  });

  // Would catch: two switches drawn where there is one; the tie's other end not named.
  it('joins trunk ends by a line, other ties by their names at both ends', () => {
    const joined = drawNetwork(published('rbts-bus2-A.json'));
    const texts = (d: typeof joined) => flat(d.items).flatMap(({ item }) => (item.kind === 'text' ? [item.text] : []));
    expect(texts(joined).filter((t) => t === 'T1')).toHaveLength(1);
    expect(flat(joined.items).filter(({ item }) => item.classes?.includes('joined'))).toHaveLength(2);
    const stubs = drawNetwork(published('pf-33bw-base.json'));
    expect(texts(stubs)).toEqual(expect.arrayContaining(['→ 18', '→ 33']));
    const open = flat(stubs.items).filter(({ item }) => item.kind === 'symbol' && item.symbol === 'switchOpen');
    expect(open).toHaveLength(5);
  });

  it('draws chosen feeders alone', () => {
    const network = published('rbts-bus2-A.json');
    const drawing = drawNetwork(network, { feeders: new Set([network.branchIds.indexOf('L12')]) });
    expect(refsOf(drawing, 'branch')).toEqual(new Set(['L12', 'L13', 'L14', 'L15', 'T1']));
  });

  it('meaning has a shape beside the colour', () => {
    const network = published('rbts-bus2-A.json');
    const changes = drawNetwork(network, {
      paint: paintChanges((b) => (['new', 'changed', 'retired'] as const)[b], 'zh'),
    });
    const symbols = flat(changes.items).flatMap(({ item }) => (item.kind === 'symbol' ? [item.symbol] : []));
    expect(symbols.filter((s) => s.startsWith('mark')).sort()).toEqual(['markChanged', 'markNew', 'markRetired']);
    const hours = paintCustomerHours(Float64Array.of(0, 5, 10), 'zh');
    expect(hours.branch!(0)).toBeUndefined();
    expect(hours.branch!(2)).toMatchObject({ figure: '10.0' });
    expect(hours.branch!(1)!.width!).toBeLessThan(hours.branch!(2)!.width!);
  });

  // Would catch: recursion along a trunk.
  it('draws a chain of 50,000 branches', () => {
    const network = generateNetwork({ feeders: 1, branchesPerFeeder: 50_000, seed: 2 });
    expect(refsOf(drawNetwork(network), 'branch').size).toBe(50_000);
  });
});
