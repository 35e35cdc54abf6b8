import { describe, expect, it } from 'vitest';
import { bestFeedSet, type FeedGroup } from '../../../src/domain/reliability/feedSet';
import { randomNumbers } from '../../bench/reliabilityProvince';

function groups(kw: number[], links: [number, number, number?][]): FeedGroup[] {
  const made = kw.map((value, g) => ({
    kw: value,
    customers: value > 0 ? 1 : 0,
    loadOrders: () => (value > 0 ? [g] : []),
    links: [] as { to: number; shedHours: number }[],
    cutHours: 0,
  }));
  for (const [a, b, hours] of links) {
    made[a]!.links.push({ to: b, shedHours: hours ?? 1 });
    made[b]!.links.push({ to: a, shedHours: hours ?? 1 });
  }
  return made;
}

describe('the best connected set around a tie', () => {
  it('is not the greedy one: less at the first fork, more in all', () => {
    // 0 - 1(50) - 2(5), 0 - 3(30) - 4(28): within 70 the way over 3 brings 10 + 58, the larger neighbour 10 + 55.
    const best = bestFeedSet(
      groups(
        [10, 50, 5, 30, 28],
        [
          [0, 1],
          [1, 2],
          [0, 3],
          [3, 4],
        ],
      ),
      0,
      70,
    );
    expect(best).toMatchObject({ groups: [0, 3, 4], kw: 68, proven: true });
  });

  it('takes an empty group along to cut at its quick far device instead of its slow near one', () => {
    const island = groups(
      [10, 0, 90],
      [
        [0, 1, 6],
        [1, 2, 0.5],
      ],
    );
    expect(bestFeedSet(island, 0, 50)).toMatchObject({ groups: [0, 1], cutHours: 0.5 });
    const turned = groups(
      [10, 0, 90],
      [
        [0, 1, 0.5],
        [1, 2, 6],
      ],
    );
    expect(bestFeedSet(turned, 0, 50)).toMatchObject({ groups: [0], cutHours: 0.5 });
  });

  it('is nothing where the own group is too big, everything where everything fits', () => {
    const island = groups([10, 20], [[0, 1]]);
    expect(bestFeedSet(island, 0, 9.9)).toBeUndefined();
    expect(bestFeedSet(island, 0, 30)).toMatchObject({ kw: 30, cutHours: 0 });
  });

  // Every sum different: without a bound the states would double with each group.
  it.each([
    ['a bushy tree', false],
    ['the same with loops', true],
  ])('comes to an end on %s of 120 groups', (_, loops) => {
    const random = randomNumbers(7);
    const kw = Array.from({ length: 120 }, () => 10 + random() * Math.PI);
    const links: [number, number][] = kw.slice(1).map((_kw, g) => [Math.floor(random() * (g + 1)), g + 1]);
    if (loops) for (let i = 0; i < 20; i++) links.push([i * 3, i * 5 + 1]);
    const best = bestFeedSet(groups(kw, links), 0, 600)!;
    expect(best.kw).toBeLessThanOrEqual(600 * (1 + 1e-9));
    expect(best.kw).toBeGreaterThan(loops ? 300 : 598);
  });
});
