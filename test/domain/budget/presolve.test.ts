import { describe, expect, it } from 'vitest';
import { checkChoice } from '../../../src/domain/budget/check';
import { compactOf, optionIds } from '../../../src/domain/budget/compact';
import { greedyChoice } from '../../../src/domain/budget/greedy';
import { presolve } from '../../../src/domain/budget/presolve';
import { bruteForce } from './bruteForce';
import { randomPortfolio } from './randomPortfolio';

describe('presolve', () => {
  it('keeps the optimum of random splits (an option dropped wrongly would cost worth)', () => {
    for (let seed = 20_000; seed < 20_600; seed++) {
      const portfolio = randomPortfolio(seed);
      const best = bruteForce(portfolio);
      const reduced = presolve(compactOf(portfolio));
      if (best === null) continue;
      expect(reduced, `seed ${seed}`).not.toBeNull();
      if (!reduced) continue;
      const ids = optionIds(portfolio);
      const kept = new Set([...reduced.origin, ...reduced.fixed].map((o) => ids[o] as string));
      const smaller = {
        ...portfolio,
        groups: portfolio.groups.map((g) => ({ ...g, options: g.options.filter((o) => kept.has(o.id)) })),
        requires: portfolio.requires
          .filter((r) => kept.has(r.option))
          .map((r) => ({ ...r, needsAnyOf: r.needsAnyOf.filter((o) => kept.has(o)) })),
        excludes: portfolio.excludes.filter(([a, b]) => kept.has(a) && kept.has(b)),
        locks: portfolio.locks.filter((l) => kept.has(l.option)),
      };
      expect(bruteForce(smaller)?.objective, `seed ${seed}`).toBeCloseTo(best.objective, 9);
    }
  });

  it('finds contradicting locks without a solver', () => {
    const portfolio = randomPortfolio(1);
    const option = portfolio.groups[0]?.options[0]?.id as string;
    const locks = [
      { option, chosen: true },
      { option, chosen: false },
    ];
    expect(presolve(compactOf({ ...portfolio, locks }))).toBeNull();
  });
});

describe('greedyChoice', () => {
  it('obeys every rule and never beats the best split', () => {
    let found = 0;
    let possible = 0;
    for (let seed = 30_000; seed < 31_000; seed++) {
      const portfolio = randomPortfolio(seed);
      const best = bruteForce(portfolio);
      const greedy = greedyChoice(portfolio);
      if (best) possible++;
      if (!greedy) continue;
      found++;
      expect(checkChoice(portfolio, greedy), `seed ${seed}`).toEqual([]);
      expect(best, `seed ${seed}`).not.toBeNull();
    }
    expect(found).toBeGreaterThan(0.7 * possible);
  });
});
