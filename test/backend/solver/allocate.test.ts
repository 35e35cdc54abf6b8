import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allocate, gapOf } from '../../../src/backend/solver/allocate';
import { checkChoice, usageOf } from '../../../src/domain/budget/check';
import { type Portfolio, readPortfolio } from '../../../src/domain/budget/portfolio';
import { randomFrom } from '../../../src/domain/budget/random';
import { generatePortfolio } from '../../bench/allocate/generate';
import { bruteForce } from '../../domain/budget/bruteForce';
import { randomPortfolio } from '../../domain/budget/randomPortfolio';

const folder = new URL('../../fixtures/portfolios/', import.meta.url);

function fixture(file: string): { portfolio: Portfolio; optimum: number } {
  const json = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { expected: { optimum: number } };
  return { portfolio: readPortfolio(json), optimum: json.expected.optimum };
}

/** Splits of real size in fen whose limits are met by a hair: every unit counts. */
function tightInFen(seed: number): Portfolio {
  const random = randomFrom(seed);
  const groups: Portfolio['groups'] = [];
  let sum = 0;
  for (let g = 0; g < 12; g++) {
    const fen = 1_000_000_000 + Math.floor(random() * 1000);
    if (random() < 0.5) sum += fen;
    groups.push({
      id: `g${g}`,
      required: false,
      options: [{ id: `o${g}`, benefit: 100 + Math.floor(random() * 3), uses: [['year', fen]] }],
    });
  }
  return {
    format: 'countyframe.portfolio/1',
    envelopes: [{ id: 'year', minFen: 0, maxFen: sum + 1_000_000_000 - 1 }],
    groups,
    requires: [],
    excludes: [],
    locks: [],
  };
}

describe('allocate', () => {
  it('agrees with brute force on 2,000 random splits with every kind of rule', { timeout: 300_000 }, async () => {
    let infeasible = 0;
    // 21,393: a quick split whose upgrade was taken back without what had come with it.
    for (const seed of [...Array.from({ length: 2000 }, (_, n) => n + 1), 21_393]) {
      const portfolio = randomPortfolio(seed);
      const best = bruteForce(portfolio);
      if (best === null && ++infeasible > 200) continue;
      const split = await allocate(portfolio, { inThread: true });
      if (best === null) {
        expect(split.status, `seed ${seed}`).toBe('infeasible');
        expect([split.objective, split.chosen], `seed ${seed}`).toEqual([null, []]);
        continue;
      }
      expect(split.status, `seed ${seed}`).toBe('optimal');
      expect(split.objective, `seed ${seed}`).toBeCloseTo(best.objective, 9);
      expect(split.gap, `seed ${seed}`).toBe(0);
      expect(checkChoice(portfolio, split.chosen), `seed ${seed}`).toEqual([]);
    }
  });

  it.each(readdirSync(folder))('proves the known optimum of %s', async (file) => {
    const { portfolio, optimum } = fixture(file);
    const split = await allocate(portfolio, { inThread: true });
    expect([split.status, split.objective, split.bound, split.gap]).toEqual(['optimal', optimum, optimum, 0]);
    expect(checkChoice(portfolio, split.chosen)).toEqual([]);
  });

  it('never overspends by a fen where the limit is one fen short, and reports exact sums', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const portfolio = tightInFen(seed);
      const split = await allocate(portfolio, { inThread: true });
      expect(split.status).toBe('optimal');
      expect(split.objective).toBe(bruteForce(portfolio)?.objective);
      expect(Object.entries(split.used)).toEqual(usageOf(portfolio, split.chosen).used);
      expect(split.used.year).toBeLessThanOrEqual(portfolio.envelopes[0]?.maxFen as number);
    }
  });

  it('counts decimal benefits without rounding error', async () => {
    const option = (id: string, benefit: number): Portfolio['groups'][number] => ({
      id,
      required: false,
      options: [{ id, benefit, uses: [] }],
    });
    const portfolio: Portfolio = {
      ...tightInFen(1),
      groups: [option('a', 0.1), option('b', 0.2), option('c', -0.3)],
    };
    const split = await allocate(portfolio, { inThread: true });
    expect([split.status, split.objective, split.chosen]).toEqual(['optimal', 0.3, ['a', 'b']]);
  });

  it('gives the same split and bound on every run', async () => {
    const portfolio = generatePortfolio(120, 'strong', 3);
    const first = await allocate(portfolio, { inThread: true, gap: 0.004 });
    const second = await allocate(portfolio, { inThread: true, gap: 0.004 });
    expect({ ...second, seconds: 0 }).toEqual({ ...first, seconds: 0 });
    expect(first.stoppedBy).toBeUndefined();
    expect(first.gap).toBeLessThanOrEqual(0.004);
  });

  it('reports a gap that its own bound and objective bear out, and a valid bound', async () => {
    const portfolio = generatePortfolio(200, 'loose', 2);
    const rough = await allocate(portfolio, { inThread: true, gap: 0.05 });
    const fine = await allocate(portfolio, { inThread: true, gap: 0.01 });
    expect(rough.gap).toBe(gapOf(rough.objective, rough.bound));
    expect(rough.status).toBe('feasible');
    expect(fine.objective as number).toBeLessThanOrEqual(rough.bound as number);
    expect(checkChoice(portfolio, rough.chosen)).toEqual([]);
  });

  it('keeps the split it starts from where nothing is better', async () => {
    // Two equal ways to spend the year: without a start the first is taken, with one the start stays.
    const portfolio: Portfolio = {
      format: 'countyframe.portfolio/1',
      envelopes: [{ id: 'year', minFen: 0, maxFen: 10 }],
      groups: ['a', 'b', 'c'].map((id) => ({
        id,
        required: false,
        options: [{ id, benefit: 5, uses: [['year', 10] as const] }],
      })),
      requires: [],
      excludes: [],
      locks: [],
    };
    for (const id of ['a', 'b', 'c']) {
      expect((await allocate(portfolio, { inThread: true, start: [id] })).chosen).toEqual([id]);
    }
    // A start that breaks a rule, or names what is not there, is no start.
    expect((await allocate(portfolio, { inThread: true, start: ['a', 'b', 'gone'] })).objective).toBe(5);
  });

  it('says that a time limit of nothing ended it, with a split and a bound', async () => {
    const portfolio = generatePortfolio(200, 'strong', 1);
    const split = await allocate(portfolio, { inThread: true, timeLimitSeconds: 0 });
    expect([split.status, split.stoppedBy]).toEqual(['feasible', 'timeLimit']);
    expect(split.bound as number).toBeGreaterThanOrEqual(split.objective as number);
    expect(checkChoice(portfolio, split.chosen)).toEqual([]);
  });

  it('accepts a portfolio without groups, options or envelopes', async () => {
    const empty: Portfolio = { ...tightInFen(1), envelopes: [], groups: [] };
    expect(await allocate(empty, { inThread: true })).toMatchObject({ status: 'optimal', objective: 0, chosen: [] });
    const hollow: Portfolio = { ...empty, groups: [{ id: 'g', required: true, options: [] }] };
    expect(await allocate(hollow, { inThread: true })).toMatchObject({
      status: 'infeasible',
      conflicts: [{ kind: 'requiredGroup', id: 'g' }],
    });
  });
});
