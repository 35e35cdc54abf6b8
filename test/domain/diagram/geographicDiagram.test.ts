import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNetwork } from '../../../src/domain/diagram/drawNetwork';
import { hasCoordinates } from '../../../src/domain/diagram/geographicDiagram';
import { generateNetwork } from '../../bench/support/generateNetwork';
import { faultsOf, flat, networks, published, refsOf } from './support';

describe('drawing by coordinates', () => {
  it('nothing covers anything, however near the places are', () => {
    fc.assert(
      fc.property(
        networks,
        fc.array(fc.nat(40), { minLength: 130, maxLength: 130 }),
        fc.nat(6),
        (network, places, gap) => {
          for (let n = 0; n < network.nodeCount; n++) {
            // Some nodes have no place of their own.
            if (n > 3 && gap > 0 && n % (gap + 2) === 0) continue;
            network.nodeX[n] = 1000 * places[2 * n]!;
            network.nodeY[n] = 1000 * places[2 * n + 1]!;
          }
          const drawing = drawNetwork(network, { layout: 'geographic' });
          expect(faultsOf(drawing, { linesThroughTexts: false })).toEqual([]);
        },
      ),
      { numRuns: 200, seed: 41 },
    );
  });

  it('north is up, east is right, one scale for both', () => {
    const network = generateNetwork({ feeders: 1, branchesPerFeeder: 3 });
    [0, 3000, 3000, 0].forEach((x, n) => {
      network.nodeX[n] = x;
      network.nodeY[n] = [0, 0, 1000, 1000][n]!;
    });
    const lines = flat(drawNetwork(network, { layout: 'geographic' }).items).flatMap(({ item }) =>
      item.kind === 'line' ? [item] : [],
    );
    const [first, second] = lines;
    expect(first!.x2 - first!.x1).toBeGreaterThan(0);
    expect(second!.y2).toBeLessThan(second!.y1);
    expect((first!.x2 - first!.x1) / (second!.y1 - second!.y2)).toBeCloseTo(3, 9);
  });

  it('falls back where there are no coordinates', () => {
    const network = published('rbts-bus2-A.json');
    expect(hasCoordinates(network)).toBe(false);
    expect(refsOf(drawNetwork(network, { layout: 'geographic' }), 'branch').size).toBe(network.branchCount);
  });
});
