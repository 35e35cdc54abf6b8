import { describe, expect, it } from 'vitest';
import { allocate } from '../../../src/backend/solver/allocate';
import { displacementOf, marginalValue, moneyCurve } from '../../../src/backend/solver/explainSplit';
import { withCeiling, withLock } from '../../../src/domain/budget/explain';
import { bruteForce } from '../../domain/budget/bruteForce';
import { randomPortfolio } from '../../domain/budget/randomPortfolio';

const here = { inThread: true };

describe('explaining a split', () => {
  it('finds what more money buys and what an option would displace, as brute force does', {
    timeout: 120_000,
  }, async () => {
    let compared = 0;
    for (let seed = 60_000; compared < 60; seed++) {
      const portfolio = randomPortfolio(seed);
      const best = bruteForce(portfolio);
      const envelope = portfolio.envelopes.find((e) => e.maxFen !== null);
      if (!best || !envelope) continue;
      compared++;
      const now = await allocate(portfolio, here);
      const stepFen = Math.ceil((envelope.maxFen as number) / 4);
      const richer = bruteForce(withCeiling(portfolio, envelope.id, (envelope.maxFen as number) + stepFen));
      const more = await marginalValue(portfolio, now, envelope.id, stepFen, here);
      expect(more.isProven, `seed ${seed}`).toBe(true);
      expect(more.gain, `seed ${seed}`).toBeCloseTo((richer?.objective as number) - best.objective, 9);

      const out = portfolio.groups.flatMap((g) => g.options).find((o) => !now.chosen.includes(o.id));
      if (!out) continue;
      const forced = bruteForce(withLock(portfolio, out.id, true));
      const displaced = await displacementOf(portfolio, now, out.id, here);
      expect(displaced.isPossible, `seed ${seed}`).toBe(forced !== null);
      if (forced) expect(displaced.loss, `seed ${seed}`).toBeCloseTo(best.objective - forced.objective, 9);
    }
  });

  it('draws a money curve that never falls', async () => {
    for (const seed of [70_001, 70_002, 70_003]) {
      const portfolio = randomPortfolio(seed);
      const now = await allocate(portfolio, here);
      const envelope = portfolio.envelopes.find((e) => e.maxFen !== null);
      if (!envelope || now.objective === null) continue;
      const curve = await moneyCurve(portfolio, now, envelope.id, 6, here);
      const worths = curve.flatMap((p) => (p.objective === null ? [] : [p.objective]));
      expect(worths).toEqual([...worths].sort((a, b) => a - b));
    }
  });
});
