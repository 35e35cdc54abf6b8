import { describe, expect, it } from 'vitest';
import { allocate } from '../../../src/backend/solver/allocate';
import { solveExact } from '../../../src/backend/solver/exactMip';
import { highsRuntime } from '../../../src/backend/solver/highsRuntime';
import { checkChoice } from '../../../src/domain/budget/check';
import { compactOf } from '../../../src/domain/budget/compact';
import { groupCore } from '../../../src/domain/budget/groupCore';
import type { Portfolio } from '../../../src/domain/budget/portfolio';
import { clustersOf, Pricing, scaleRows } from '../../../src/domain/budget/pricing';
import { randomFrom } from '../../../src/domain/budget/random';
import { relax } from '../../../src/domain/budget/relaxation';

/** Splits in which prerequisites and exclusions tie most groups together, circles among them. */
function tiedPortfolio(seed: number): Portfolio {
  const random = randomFrom(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  const unit = [1, 1e6, 1e9][pick(3)] as number;
  const groups: Portfolio['groups'] = [];
  const ids: string[] = [];
  const totals = [0, 0, 0];
  const count = 10 + pick(12);
  for (let g = 0; g < count; g++) {
    const options: Portfolio['groups'][number]['options'] = [];
    const ways = 1 + pick(4);
    for (let o = 0; o < ways; o++) {
      const uses: [string, number][] = [];
      let weight = 0;
      for (let e = 0; e < totals.length; e++) {
        if (random() < 0.4) continue;
        const fen = Math.round(unit * (1 + random() * 20));
        weight += fen / unit;
        totals[e] = (totals[e] as number) + fen / ways;
        uses.push([`e${e}`, fen]);
      }
      const id = `g${g}o${o}`;
      ids.push(id);
      options.push({ id, benefit: Math.round(weight * (0.5 + random()) * 10), uses });
    }
    groups.push({ id: `g${g}`, required: random() < 0.05, options });
  }
  const any = (): string => ids[pick(ids.length)] as string;
  return {
    format: 'countyframe.portfolio/1',
    envelopes: totals.map((total, e) => ({
      id: `e${e}`,
      minFen: random() < 0.3 ? Math.round(total * 0.15) : 0,
      maxFen: Math.round(total * (0.3 + 0.3 * random())),
    })),
    groups,
    requires: Array.from({ length: 4 + pick(12) }, () => ({
      option: any(),
      needsAnyOf: Array.from({ length: 1 + pick(3) }, any),
    })),
    excludes: Array.from({ length: 2 + pick(10) }, (): [string, string] => [any(), any()]),
    locks: [],
  };
}

describe('groups tied by rules', () => {
  it('reach the optimum that branch and cut finds without the search before it', { timeout: 240_000 }, async () => {
    const highs = await highsRuntime();
    let largest = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const portfolio = tiedPortfolio(seed);
      const problem = compactOf(portfolio);
      largest = Math.max(largest, ...clustersOf(problem).map((c) => c.groups.length));
      const reference = solveExact(highs, groupCore(problem), {
        start: null,
        bound: Number.POSITIVE_INFINITY,
        enough: () => 0,
        shouldStop: () => false,
      });
      const split = await allocate(portfolio, { inThread: true });
      expect(reference.isProven, `seed ${seed}`).toBe(true);
      expect(split.status, `seed ${seed}`).toBe(reference.best === null ? 'infeasible' : 'optimal');
      if (reference.best === null) continue;
      expect(split.objective, `seed ${seed}`).toBe(reference.best.worth);
      expect(checkChoice(portfolio, split.chosen), `seed ${seed}`).toEqual([]);
    }
    // The tree that stands in for large clusters has to have been used.
    expect(largest).toBeGreaterThan(6);
  });

  it('have a linear bound that is never below the optimum', async () => {
    const highs = await highsRuntime();
    for (let seed = 100; seed < 140; seed++) {
      const problem = compactOf(tiedPortfolio(seed));
      const reference = solveExact(highs, groupCore(problem), {
        start: null,
        bound: Number.POSITIVE_INFINITY,
        enough: () => 0,
        shouldStop: () => false,
      });
      const pricing = new Pricing(problem, scaleRows(problem), clustersOf(problem));
      const bound = relax(pricing, 0, () => false)?.bound ?? Number.NEGATIVE_INFINITY;
      if (reference.best) expect(bound * (1 + 1e-9), `seed ${seed}`).toBeGreaterThanOrEqual(reference.best.worth);
    }
  });
});
