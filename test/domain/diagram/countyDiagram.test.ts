import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countyDiagram } from '../../../src/domain/diagram/countyDiagram';
import { drawNetwork } from '../../../src/domain/diagram/drawNetwork';
import { paintLoading } from '../../../src/domain/diagram/paints';
import { orderFromSources } from '../../../src/domain/powerflow/radialOrder';
import { generateNetwork } from '../../bench/support/generateNetwork';
import { faultsOf, networks, refsOf, segmentsOf } from './support';

describe('tie schematic of a county', () => {
  it.each([13, 40, 120, 300])('%i feeders: every feeder and tie, no overlaps', (feeders) => {
    const network = generateNetwork({ feeders, branchesPerFeeder: 30, seed: feeders, named: true });
    const share = Float64Array.from({ length: network.branchCount }, (_, b) => (b * 0.37) % 1.3);
    for (const options of [
      { layout: 'county' } as const,
      { layout: 'county', paint: paintLoading(share, 'zh') } as const,
    ]) {
      const drawing = drawNetwork(network, options);
      expect(faultsOf(drawing, { linesThroughTexts: true })).toEqual([]);
      expect(refsOf(drawing, 'feeder').size).toBe(feeders);
      const ties = network.branchIds.filter((_, b) => network.normallyOpen[b] === 1);
      expect(refsOf(drawing, 'branch')).toEqual(new Set(ties));
    }
  });

  it('is chosen by itself for a county, not for a feeder', () => {
    const county = generateNetwork({ feeders: 40, branchesPerFeeder: 30 });
    expect(refsOf(drawNetwork(county), 'feeder').size).toBe(40);
    expect(refsOf(drawNetwork(generateNetwork({ feeders: 1, branchesPerFeeder: 300 })), 'feeder').size).toBe(0);
  });

  it('random networks, ties at busbars and bare sources included, have no overlaps', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const drawing = countyDiagram(network, orderFromSources(network, network.normallyOpen), { legend: [] }, '');
        expect(faultsOf(drawing, { linesThroughTexts: true })).toEqual([]);
        for (const s of segmentsOf(drawing)) expect(s.x1 === s.x2 || s.y1 === s.y2).toBe(true);
      }),
      { numRuns: 400, seed: 21 },
    );
  });
});
