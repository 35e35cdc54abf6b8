import { describe, expect, it } from 'vitest';
import { compactOf } from '../../../src/domain/budget/compact';
import { coreOf } from '../../../src/domain/budget/core';
import { keepsAll } from '../../../src/domain/budget/keepsAll';
import { MatchStage } from '../../../src/domain/budget/matchStage';
import type { Portfolio } from '../../../src/domain/budget/portfolio';
import { clustersOf, Pricing, scaleRows } from '../../../src/domain/budget/pricing';
import { relax } from '../../../src/domain/budget/relaxation';
import { splitOf } from '../../../src/domain/budget/searchSplit';
import { randomFrom } from './randomPortfolio';

const PROJECTS = 9;
const YEARS = 2;

/** Projects of several years, so many of them tied that the set is judged by the tree of its rules. */
function tied(seed: number): Portfolio {
  const random = randomFrom(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  let total = 0;
  const groups = Array.from({ length: PROJECTS }, (_, p) => {
    const fen = 5 + pick(50);
    const worth = 2 + pick(7);
    total += fen;
    const options = Array.from({ length: YEARS }, (_, y) => ({
      id: `p${p}@${y}`,
      benefit: worth * (YEARS + 1 - y),
      uses: [[`y${y}`, fen]] as [string, number][],
    }));
    return { id: `p${p}`, required: false, options };
  });
  const requires: Portfolio['requires'] = [];
  for (let p = 1; p < PROJECTS; p++) {
    const before = pick(p);
    for (let y = 0; y < YEARS; y++) {
      const needsAnyOf = Array.from({ length: y + 1 }, (_, z) => `p${before}@${z}`);
      requires.push({ option: `p${p}@${y}`, needsAnyOf });
    }
  }
  // Circles, which no tree holds.
  const excludes = Array.from({ length: 4 }, (): [string, string] => [
    `p${pick(PROJECTS)}@${pick(YEARS)}`,
    `p${pick(PROJECTS)}@${pick(YEARS)}`,
  ]).filter(([a, b]) => a !== b);
  const envelopes = Array.from({ length: YEARS }, (_, y) => ({
    id: `y${y}`,
    minFen: 0,
    maxFen: Math.round(total * 0.28),
  }));
  return { format: 'countyframe.portfolio/1', envelopes, groups, requires, excludes, locks: [] };
}

describe('MatchStage', () => {
  it('never claims that no better split exists where one does, in sets of tied projects', () => {
    let claims = 0;
    let taken = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const problem = compactOf(tied(seed));
      let best = 0;
      const chosen: number[] = [];
      const visit = (g: number, worth: number): void => {
        if (g === problem.groups) {
          if (worth > best && keepsAll(problem, chosen)) best = worth;
          return;
        }
        visit(g + 1, worth);
        for (let o = problem.groupStart[g] as number; o < (problem.groupStart[g + 1] as number); o++) {
          chosen.push(o);
          visit(g + 1, worth + (problem.benefit[o] as number));
          chosen.pop();
        }
      };
      visit(0, 0);
      const pricing = new Pricing(problem, scaleRows(problem), clustersOf(problem));
      const relaxation = relax(pricing, 0, () => false);
      if (!relaxation) throw new Error('no relaxation');
      const bound = pricing.evaluate(relaxation.price);
      // A poor split to start from: the best is still to be found.
      let worth = Math.max(0, best - 1 - (seed % 5));
      const stage = new MatchStage({
        bound,
        lossLimit: () => bound - worth,
        coreFor: (width) => coreOf(pricing, relaxation.price, bound, width),
        take: (core, choice) => {
          const split = splitOf(core, choice);
          expect(keepsAll(problem, split.options)).toBe(true);
          worth = Math.max(worth, split.worth);
          taken++;
        },
        isOver: () => false,
        enough: () => false,
        shouldStop: () => false,
        random: randomFrom(seed),
        step: problem.grain * (1 - 1e-6),
        noneBelow: (loss) => {
          claims++;
          expect(Math.max(bound - loss, worth), `seed ${seed}`).toBeGreaterThan(best - 1e-6);
        },
        spend: () => undefined,
      });
      stage.sample(5000);
      stage.whole(400_000);
    }
    expect(claims).toBeGreaterThan(20);
    expect(taken).toBeGreaterThan(10);
  });
});
