import { describe, expect, it } from 'vitest';
import { compactOf } from '../../../src/domain/budget/compact';
import { activityOf, type Core, coreOf } from '../../../src/domain/budget/core';
import { HalfMemory, Halves, ownPrices } from '../../../src/domain/budget/halves';
import type { Portfolio } from '../../../src/domain/budget/portfolio';
import { clustersOf, Pricing, scaleRows } from '../../../src/domain/budget/pricing';
import { relax } from '../../../src/domain/budget/relaxation';
import { randomFrom } from './randomPortfolio';

const GROUPS = 9;

/** Groups of three ways under one to three limits in fen, some with floors. */
function tight(seed: number): Portfolio {
  const random = randomFrom(seed);
  const limits = 1 + (seed % 3);
  const groups = Array.from({ length: GROUPS }, (_, g) => ({
    id: `g${g}`,
    required: random() < 0.3,
    options: Array.from({ length: 3 }, (_, o) => {
      const uses = Array.from({ length: limits }, (_, e): [string, number] => [`e${e}`, Math.round(1e8 * random())]);
      const cost = uses.reduce((sum, [, fen]) => sum + fen, 0);
      return { id: `g${g}o${o}`, benefit: Math.round((cost / 1e6) * (0.8 + 0.4 * random())), uses };
    }),
  }));
  const envelopes = Array.from({ length: limits }, (_, e) => {
    const maxFen = Math.round(GROUPS * 1e8 * (0.2 + 0.3 * random()));
    return { id: `e${e}`, minFen: random() < 0.3 ? Math.round(maxFen * 0.97) : 0, maxFen };
  });
  return { format: 'countyframe.portfolio/1', envelopes, groups, requires: [], excludes: [], locks: [] };
}

/** Least loss of a whole core, by looking at every choice. */
function leastLoss(core: Core): number {
  const n = core.start.length - 1;
  const picked = new Int32Array(n);
  let least = Number.POSITIVE_INFINITY;
  const visit = (i: number, loss: number): void => {
    if (loss >= least) return;
    if (i < n) {
      for (let a = core.start[i] as number; a < (core.start[i + 1] as number); a++) {
        picked[i] = a;
        visit(i + 1, loss + (core.loss[a] as number));
      }
      return;
    }
    let total = loss;
    const used = activityOf(core, picked);
    for (let r = 0; r < core.rows; r++) {
      const [min, max, price] = [core.min[r] as number, core.max[r] as number, core.price[r] as number];
      const value = used[r] as number;
      if (value < min || value > max) return;
      if (price !== 0) total += price * ((price > 0 ? max : min) - value);
    }
    least = Math.min(least, total);
  };
  visit(0, 0);
  return least;
}

describe('Halves', () => {
  it('finds the best split of every core, and none where there is none (a pair missed would prove a worse one)', () => {
    const memory = new HalfMemory();
    let found = 0;
    let none = 0;
    for (let seed = 1; seed <= 90; seed++) {
      const problem = compactOf(tight(seed));
      const pricing = new Pricing(problem, scaleRows(problem), clustersOf(problem));
      const relaxation = relax(pricing, 0, () => false);
      expect(relaxation).not.toBeNull();
      if (!relaxation) continue;
      const bound = pricing.evaluate(relaxation.price);
      const core = coreOf(pricing, relaxation.price, bound, Number.POSITIVE_INFINITY);
      const best = leastLoss(core);
      // The limit is as often just short of the best as just beyond it.
      const limit = Number.isFinite(best) ? best + (seed % 2 === 0 ? 1e-6 : -1e-6) * (1 + best) : 40;
      const view = ownPrices(core);
      const goal = { step: 1, entries: 1e6, work: 1e8, enough: () => false, shouldStop: () => false };
      const run = new Halves(view, limit).run({ ...goal, limit }, memory);
      expect(run.isExhausted, `seed ${seed}`).toBe(true);
      if (best <= limit) {
        found++;
        expect(run.loss, `seed ${seed}`).toBeCloseTo(best, 6);
      } else {
        none++;
        expect(run.choice, `seed ${seed}`).toBeNull();
      }
    }
    expect(Math.min(found, none)).toBeGreaterThan(15);
  });
});
